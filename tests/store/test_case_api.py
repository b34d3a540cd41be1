"""A case from Python."""

import pytest

import counterclaim
from counterclaim.errors import CaseError
from counterclaim.store import Database
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


def test_unknown_filter_refused(database: Database) -> None:
    """A filter that there is not is an error that names those that there are."""
    with counterclaim.open(database.address) as case, pytest.raises(CaseError, match="no filter 'town'"):
        case.claims(town="Ganja")
