"""A case from Python."""

import re
from pathlib import Path
from typing import get_type_hints

import pytest

import counterclaim
from counterclaim.errors import CaseError
from counterclaim.reconciling import reconcile_case
from counterclaim.store import Database, Filters, create_case
from counterclaim.store.found import FilterWords
from counterclaim.store.write import add_batch
from tests.store.factory import AUTHOR, RUN, make_addition


def test_queries_are_typed(database: Database) -> None:
    """What the commands give, as objects."""
    add_batch(database, [make_addition(number, killed=str(20 + number)) for number in range(3)], RUN, AUTHOR)
    with counterclaim.open(database.address) as case:
        assert sorted(found.item.low or 0 for found in case.figures(measure="killed", place="Ganja")) == [20, 21, 22]
        assert {found.item.act for found in case.claims(act="deny")} == {"deny"}
        assert [row.name for row in case.actors("armen")] == ["Armenia"]
        assert [row.name for row in case.places()] == ["Ganja"]
        assert len(case.search("shelled").items) == 3
        assert len(case.page("statements", limit=2).items) == 2
        (first, *_) = case.records()
        assert case.record(first.document.id) == first
        assert case.document(first.document.id) == first.document
        assert case.show(first.claims[0].id)["what"] == "claims"
        assert case.verify().finding is None
        assert case.head()["seq"] == case.info().head["seq"]


def test_conclusions_are_typed(database: Database) -> None:
    """What was concluded, as objects; an incident's claims by its id."""
    add_batch(database, [make_addition(number) for number in range(2)], RUN, AUTHOR)
    reconcile_case(database, AUTHOR)
    with counterclaim.open(database.address) as case:
        (incident,) = case.incidents(place="ganja")
        assert {found.item.id for found in case.claims(incident=incident.id)} == set(incident.claims)
        assert {row.incident for row in case.disputes(kind="responsibility-denied")} == {incident.id}
        assert [row.incident for row in case.grades(accused="Armenia")] == [incident.id]
        assert list(case.tolls()) == []
        assert "Ministry of Defence" in {row.name for row in case.origins()}
        assert len(case.search_claims("den*").items) == 2


def test_words_are_filters() -> None:
    """The words that a type checker knows are the filters that there are."""
    assert get_type_hints(FilterWords) == get_type_hints(Filters)


def test_example_of_docs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The example of docs/case.md prints what stands under it."""
    page = (Path(__file__).parents[2] / "docs" / "case.md").read_text(encoding="utf-8")
    found = re.search(r"```python\n(.*?)```\n\n```text\n(.*?)```", page, re.DOTALL)
    assert found is not None
    made = create_case(str(tmp_path / "karabakh.case"), AUTHOR)
    add_batch(made, [make_addition(number, killed=str(20 + number)) for number in range(2)], RUN, AUTHOR)
    reconcile_case(made, AUTHOR)
    made.close()
    monkeypatch.chdir(tmp_path)
    exec(found[1], {})  # the page's own words
    assert capsys.readouterr().out == found[2]


def test_unknown_filter_refused(database: Database) -> None:
    """A filter that there is not is an error that names those that there are."""
    with counterclaim.open(database.address) as case, pytest.raises(CaseError, match="no filter 'town'"):
        case.claims(town="Ganja")  # type: ignore[call-arg]  # that is what is tested
