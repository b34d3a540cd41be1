"""Collecting into a case: every input counted, repeats and interruptions harmless, many processes in order."""

import gzip
import json
import os
from pathlib import Path

import pytest

from counterclaim.acquire.limits import Limits
from counterclaim.collect import Step, add_inputs
from counterclaim.store import open_case
from counterclaim.store.audit import verify_case
from counterclaim.store.care import describe_case
from counterclaim.store.query import count_items, find_documents, walk_pages
from tests.acquire.conftest import Site, site  # noqa: F401  # a fixture
from tests.collect.recorders import make_recorder
from tests.store.factory import make_record


def write_files(folder: Path, *contents: str) -> Path:
    """A folder of files with these contents, named in their order."""
    folder.mkdir(exist_ok=True)
    for number, content in enumerate(contents):
        (folder / f"{number:04d}.txt").write_text(content)
    return folder


def add(case: Path, *sources: Path | str, jobs: int = 1) -> list[Step]:
    """What became of each input."""
    limits = Limits(private=True, delay=0.0)
    return list(add_inputs(str(case), [str(source) for source in sources], make_recorder(jobs), limits=limits, by="t"))


def list_outcomes(steps: list[Step]) -> list[str]:
    """Outcomes in order."""
    return [step.added.outcome for step in steps]


def test_repeated_run_adds_nothing(tmp_path: Path) -> None:
    """A second run finds everything known and leaves the log as it is."""
    folder = write_files(tmp_path / "in", "1", "2", "3")
    assert list_outcomes(add(tmp_path / "a.case", folder)) == ["added"] * 3
    before = (tmp_path / "a.case").read_bytes()
    assert list_outcomes(add(tmp_path / "a.case", folder)) == ["known"] * 3
    assert (tmp_path / "a.case").read_bytes() == before


def test_changed_file_is_version(tmp_path: Path) -> None:
    """A changed file becomes a new version, with the claims that changed."""
    folder = write_files(tmp_path / "in", "1 14")
    add(tmp_path / "a.case", folder)
    write_files(tmp_path / "in", "1 21")
    (step,) = add(tmp_path / "a.case", folder)
    assert (step.added.outcome, len(step.added.came), len(step.added.went)) == ("version", 1, 1)


def test_failures_are_counted(tmp_path: Path) -> None:
    """What is no news, and what our own bugs miss, is stored with its reason; the others go on; no text is shown."""
    steps = add(tmp_path / "a.case", write_files(tmp_path / "in", "1", "advert", "bug", "2"))
    assert list_outcomes(steps) == ["added", "skipped", "skipped", "added"]
    database = open_case(str(tmp_path / "a.case"))
    reasons = {(skip.stage, skip.kind): skip.why for skip in describe_case(database).skipped}
    assert set(reasons) == {("read", "notnews"), ("record", "internal")}
    assert "secret" not in reasons["record", "internal"]
    assert describe_case(database).counts["captures"] == 4
    database.close()


def test_odd_names_are_kept(tmp_path: Path) -> None:
    """A file name that is not UTF-8, and one with line breaks and spreadsheet formulas, are names like others."""
    folder = write_files(tmp_path / "in")
    for number, name in enumerate((b"caf\xe9.txt", b"=cmd|\n'x.txt", "Гянджа.txt".encode())):
        Path(os.fsdecode(os.fsencode(folder) + b"/" + name)).write_text(str(number))
    assert list_outcomes(add(tmp_path / "a.case", folder)) == ["added"] * 3
    assert list_outcomes(add(tmp_path / "a.case", folder)) == ["known"] * 3
    database = open_case(str(tmp_path / "a.case"))
    assert verify_case(database).finding is None
    database.close()


@pytest.mark.parametrize("text", ["a\0b", "a\ud800b"])
def test_unstorable_text_is_missed(tmp_path: Path, text: str) -> None:
    """A record whose text no database can hold is one skip, and stops nothing."""
    plain = make_record(1).to_json()
    plain["document"]["text"] += text
    lines = [json.dumps(plain), json.dumps(make_record(2).to_json())]
    (tmp_path / "in.jsonl").write_text("\n".join(lines))
    assert sorted(list_outcomes(add(tmp_path / "a.case", tmp_path / "in.jsonl"))) == ["added", "skipped"]


@pytest.mark.slow
def test_processes_keep_order(tmp_path: Path) -> None:
    """Recorded by several processes, documents are stored in the order of their files."""
    folder = write_files(tmp_path / "in", *(str(number) for number in range(30)))
    steps = add(tmp_path / "a.case", folder, jobs=2)
    assert [step.name for step in steps] == [f"in/{number:04d}.txt" for number in range(30)]


@pytest.mark.slow
def test_dying_process_costs_one(tmp_path: Path) -> None:
    """A document on which the process dies is missed; all others are recorded."""
    contents = [str(number) for number in range(9)]
    contents[4] = "crash"
    steps = add(tmp_path / "a.case", write_files(tmp_path / "in", *contents), jobs=2)
    assert sorted(list_outcomes(steps)) == ["added"] * 8 + ["skipped"]
    (missed,) = [step.missed for step in steps if step.missed is not None]
    assert (missed.kind, missed.what) == ("crash", "in/0004.txt")


def test_site_into_case(tmp_path: Path, site: Site) -> None:  # noqa: F811  # the fixture
    """Every bad answer of a real server is a stored skip with its reason; asked again, nothing is stored twice."""
    paths = ("none", "feed", "huge", "picture", "moved?file:///x", "nothing", "torn", "loop", "private/1")
    site.robots = (200, b"User-agent: *\nDisallow: /private")
    (tmp_path / "cut.warc.gz").write_bytes(gzip.compress(b"WARC/1.1 and then nothing of the kind")[:-9])
    inputs = [*(f"{site.base}/{path}" for path in (*paths, "busy/9/9999")), "file:///etc/passwd"]
    for _ in range(2):
        add(tmp_path / "a.case", *inputs, str(tmp_path / "cut.warc.gz"))
    database = open_case(str(tmp_path / "a.case"))
    skipped = {skip.kind: skip.count for skip in describe_case(database).skipped}
    assert skipped == {
        "status": 2, "feed": 1, "size": 1, "media": 1, "scheme": 2, "empty": 1, "damaged": 2, "redirects": 1,
        "robots": 1,
    }  # fmt: skip
    assert count_items(database, "documents") == {None: 0}
    assert verify_case(database).finding is None
    assert list(walk_pages(find_documents, database)) == []
    database.close()
