"""The commands of a case, as a person runs them: collect, list, find, show, export, prove, and catch a changed byte."""

import json
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from typer.testing import CliRunner, Result

from counterclaim.cli import app
from counterclaim.cli.lists import FILTERS, LISTED
from counterclaim.errors import CaseError
from counterclaim.store import Filters, create_case
from counterclaim.store.filters import NAMED, OTHERS
from counterclaim.store.tables import claims, documents, figures, statements
from counterclaim.store.write import add_batch
from tests.store.factory import AUTHOR, RUN, make_addition


def run(*words: str | Path, fails: bool = False) -> Result:
    """What a command printed; it must leave with 0, or not."""
    result = CliRunner().invoke(app, [str(word) for word in words])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert (result.exit_code != 0) == fails, result.output
    return result


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A case of three documents."""
    path = tmp_path / "a.case"
    made = create_case(str(path), AUTHOR)
    add_batch(made, [make_addition(number) for number in range(3)], RUN, AUTHOR)
    made.close()
    return path


@pytest.mark.parametrize("what", list(LISTED))
def test_lists_print(case: Path, what: str) -> None:
    """Every list in every form; pages follow each other by cursor."""
    for form in ("table", "json", "jsonl", "csv"):
        assert run(what, case, "--format", form).stdout.strip() != ""
    page = json.loads(run(what, case, "--format", "json", "--limit", "1").stdout)
    assert len(page["items"]) == 1
    if page["next"] is not None:
        after = json.loads(run(what, case, "--format", "json", "--limit", "1", "--cursor", page["next"]).stdout)
        assert after["items"] != page["items"]


def test_filters_are_those_of_store() -> None:
    """Every filter of the store has its option, at each list that can apply it."""
    assert set(FILTERS) == set(Filters.__slots__) - {"all_versions"}
    tables = {"documents": documents, "statements": statements, "claims": claims, "figures": figures}
    for what, table in tables.items():
        can = (set(NAMED[table]) | set(OTHERS[table])) - {"all_versions"}
        assert set(LISTED[what]) == can - ({"claimant"} if what == "statements" else set())


def test_figures_are_filtered(case: Path) -> None:
    """A filter of the command line reaches the list."""
    assert len(run("figures", case, "--measure", "killed", "--format", "jsonl").stdout.splitlines()) == 3
    assert run("figures", case, "--box", "0,0,1,1", "--format", "jsonl").stdout == ""


def test_phrase_is_found(case: Path) -> None:
    """A phrase is found in texts and in claims."""
    assert "Armenia shelled Ganja" in run("search", case, '"shelled ganja"').stdout
    assert run("search", case, "den*", "--claims").stdout.count("denial-") == 3


def test_claim_is_shown(case: Path) -> None:
    """`show` prints evidence and provenance; an unknown id is a plain error."""
    claim = json.loads(run("claims", case, "--format", "json").stdout)["items"][0]["id"]
    shown = json.loads(run("show", case, claim).stdout)
    assert shown["evidence"][0]["quote"] != ""
    with pytest.raises(CaseError, match="nothing in this case has this id"):
        run("show", case, "claim-none")


def test_beginning_of_id_is_enough(case: Path) -> None:
    """Lists show a document's id shortened, and `show` takes what they show; a beginning of several is refused."""
    name = json.loads(run("documents", case, "--format", "json").stdout)["items"][0]["id"]
    listed = run("documents", case).stdout
    assert name not in listed
    assert name[:19] in listed
    assert json.loads(run("show", case, name[:19]).stdout)["document"]["id"] == name
    with pytest.raises(CaseError, match="several ids in this case begin so"):
        run("show", case, "sha256:")
    with pytest.raises(CaseError, match="nothing in this case has this id"):
        run("show", case, "")


@pytest.mark.parametrize("moment", ["5 October", "2020/10/04", "yesterday", ""])
def test_no_date_is_refused(case: Path, moment: str) -> None:
    """What is no date is not compared as if it were one."""
    for words in (("claims", "--published-from"), ("figures", "--happened-to"), ("incidents", "--happened-from")):
        with pytest.raises(CaseError, match="expected a date like 2020-10-04"):
            run(words[0], case, words[1], moment)


def test_pictures_are_no_failure(tmp_path: Path) -> None:
    """Pictures beside saved pages are counted and the run succeeds; a page that is none fails it and is named once."""
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "logo.png").write_bytes(b"\x89PNG")
    assert "0 added, 0 changed, 0 same text, 0 known, 1 skipped" in run("add", tmp_path / "a.case", folder).stdout
    (folder / "none.txt").write_bytes(b"\x00\x01")
    said = run("add", tmp_path / "a.case", folder, fails=True)
    assert "1 input gave no document" in said.output
    assert said.output.count("none.txt") == 1


def test_conclusions_come_in_pages(case: Path) -> None:
    """Lists of what was concluded come page after page, narrowed by filters; all of them as JSON."""
    assert run("reconcile", case, "--by", "anna").stdout.startswith("3 new documents; changed: 1 incident, 0 tolls, ")
    (incident,) = json.loads(run("incidents", case, "--place", "ganja", "--format", "json").stdout)
    assert json.loads(run("incidents", case, "--kind", "abduction", "--format", "json").stdout) == []
    assert "Ganja" in run("timeline", case, "--happened-from", "2020-10-01").stdout
    disputes = [json.loads(line) for line in run("disputes", case, "--format", "jsonl").stdout.splitlines()]
    assert {row["incident"] for row in disputes} == {incident["id"]}
    assert len(run("disputes", case, "--kind", disputes[0]["kind"], "--limit", "1").stdout.splitlines()) > 2
    assert json.loads(run("show", case, incident["id"]).stdout)["log"] == []
    assert "whole: " in run("audit", "verify", case).stdout


@pytest.mark.parametrize("form", ["csv", "jsonl", "geojson"])
def test_case_is_exported(case: Path, tmp_path: Path, form: str) -> None:
    """One file per format."""
    run("export", case, "--to", form, "-o", tmp_path / "out")
    assert (tmp_path / "out").stat().st_size > 500


def test_exported_records_make_same_case(case: Path, tmp_path: Path) -> None:
    """Records exported and added to a new case are the same claims."""
    run("export", case, "--to", "jsonl", "-o", tmp_path / "out.jsonl")
    run("add", tmp_path / "b.case", tmp_path / "out.jsonl")
    ids = [
        {json.loads(line)["id"] for line in run("claims", path, "--format", "jsonl", "--all").stdout.splitlines()}
        for path in (case, tmp_path / "b.case")
    ]
    assert ids[0] == ids[1]


def test_changed_byte_is_caught(case: Path, tmp_path: Path) -> None:
    """`audit verify` passes, also against a deposited head, and then catches one byte changed by hand."""
    run("audit", "export", case, "-o", tmp_path / "head.json")
    assert run("audit", "verify", case, "--head", tmp_path / "head.json").stdout.startswith("whole: ")
    engine = create_engine(f"sqlite:///{case}")
    with engine.begin() as connection:
        connection.execute(text("UPDATE texts SET text = replace(text, '27', '72') WHERE document = 2"))
    engine.dispose()
    said = run("audit", "verify", case, fails=True).stdout
    assert said.startswith("TOUCHED: texts sha256:")


def test_case_is_cared_for(case: Path, tmp_path: Path) -> None:
    """info, backup, vacuum, merge and migrate."""
    assert "3  documents" in run("case", "info", case).stdout
    assert json.loads(run("case", "info", case, "--json").stdout)["counts"]["claims"] == 6
    run("case", "backup", case, tmp_path / "b.case")
    run("case", "vacuum", tmp_path / "b.case", "--rebuild")
    assert run("case", "merge", tmp_path / "c.case", tmp_path / "b.case").stdout.startswith("3 added")
    assert run("case", "merge", tmp_path / "c.case", case).stdout.startswith("0 added")
    assert "already at" in run("migrate", case).stdout
