"""Claims in brief: the night meant by news of the next day, and what a denial denies."""

import pytest

from counterclaim.reconcile.briefs import blames_other, find_denied, make_when, shelve_record
from counterclaim.vocabulary import (
    Agent,
    Capture,
    Claim,
    Claimant,
    Document,
    Event,
    Phrase,
    Place,
    PlacePrecision,
    Record,
    Run,
    Source,
    Span,
    Statement,
    TimeReference,
)
from counterclaim.vocabulary.brief import Party
from tests.reconcile.factory import ARMENIA, AZERBAIJAN


@pytest.mark.parametrize(
    ("published", "start"),
    [
        ("2024-01-22T18:00:00+02:00", "2024-01-21T20:00"),
        ("2024-01-22T23:00:00+02:00", "2024-01-22T20:00"),
        ("2024-01-25T10:00:00+02:00", "2024-01-22T20:00"),
        (None, "2024-01-22T20:00"),
    ],
)
def test_night_before(published: str | None, start: str) -> None:
    """ "On the night of 22 January", in news of the 22nd, is the night that began on the 21st."""
    night = TimeReference("2024-01-22T20:00", "2024-01-23T06:00", "part", "the night of 22 January", ())
    when = make_when(night, published)
    assert when is not None
    assert when.start == start


@pytest.mark.parametrize(
    ("words", "named", "denied"),
    [
        ("We launched nothing from there today", False, "responsibility"),
        ("Our units did not open fire on the district", False, "responsibility"),
        ("Azerbaijani forces did not fire at the town", True, "responsibility"),
        ("Vessels in the area were far away and did not fire a single round", False, "responsibility"),
        ("Nothing was fired at the town", False, "event"),
        ("The information about a strike by an Azerbaijani drone is false", True, "event"),
        ("The report that Azerbaijani forces shelled the town is a lie", True, "event"),
    ],
)
def test_what_is_denied(words: str, named: bool, denied: str) -> None:
    """Who says what its own forces did not do denies its responsibility; a report called false is denied as a whole."""
    agents = (Agent("a", "Azerbaijan", "Azerbaijani forces", ()),) if named else ()
    content = Phrase(words, (Span(0, len(words), words),))
    said = Statement("s", None, None, Phrase("said", ()), content, "direct", "deny", 1.0)
    event = Event("shelling", {}, None, "", "actual", True)
    who = Claimant("a", "Azerbaijan", "Azerbaijan", "Azerbaijan")
    claim = Claim("c", "s", who, "deny", None, "event", None, event, agents, (), (), None, None, (), False, ())
    assert find_denied(claim, AZERBAIJAN, (AZERBAIJAN,) if named else (), said) == denied


def test_blames_other() -> None:
    """Who names only another party as having done it admits nothing; whose nobody knows, that is open."""
    gunmen = Party("body:gunmen:", "gunmen", "armed-group")
    assert blames_other((ARMENIA,), AZERBAIJAN)
    assert not blames_other((AZERBAIJAN,), AZERBAIJAN)
    assert not blames_other((ARMENIA, AZERBAIJAN), AZERBAIJAN)
    assert not blames_other((gunmen,), AZERBAIJAN)
    assert not blames_other((), AZERBAIJAN)


@pytest.mark.parametrize(
    ("precisions", "only"),
    [
        (("area",), "P0"),
        (("area", "country"), "P0"),
        (("area", "point"), "P1"),
        (("area", "area"), None),
        (("province",), None),
    ],
)
def test_only_place(precisions: tuple[PlacePrecision, ...], only: str | None) -> None:
    """What leaves its place out is at the only point of its document, else in its only area."""
    places = tuple(
        Place(str(number), f"P{number}", number, 1.0, 2.0, "CD", None, precision, 1.0, ())
        for number, precision in enumerate(precisions)
    )
    document = Document("d", Capture("c"), None, Source("Halyard", None), (), None, None, "en", "Shells fell.")
    record = Record("schema", Run("0", {}, ""), document, (), (), (), (), places, (), (), (), ())
    shelf = shelve_record(record)
    assert (None if shelf.only is None else shelf.only.name) == only
