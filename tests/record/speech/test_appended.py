"""Denials that hang on a noun for what was said before."""

import pytest
from spacy.language import Language

from counterclaim.record.speech.appended import read_appended
from counterclaim.record.text.parse import parse_document
from tests.factory import Make
from tests.record.speech.factory import quote


def list_appended(text: str, parser: Language, make: Make) -> list[tuple[str, str, str]]:
    """(source, cue, content) of each attribution."""
    rows = [row for sentence in parse_document(make(text), parser) for row in read_appended(sentence)]
    return [quote(text, row) for row in rows]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The council says 40 people died in the raid, a toll the air force disputes.",
            ("the air force", "disputes", "a toll"),
        ),
        (
            "Witnesses blamed the border guards, a charge that the ministry has repeatedly denied.",
            ("the ministry", "has repeatedly denied", "a charge"),
        ),
        (
            "Residents put the fire down to a drone, a version their governor, Ivan Koval, scorned.",
            ("their governor, Ivan Koval", "scorned", "a version"),
        ),
        (
            "The rebels say they took the bridge, a claim firmly rejected by the General Staff.",
            ("the General Staff", "firmly rejected", "a claim"),
        ),
        (
            "He spoke of a massacre, an account which was waved aside by the local police.",
            ("the local police", "waved aside", "an account"),
        ),
        (
            "The allegation was promptly dismissed by Colonel Adamu.",
            ("Colonel Adamu", "promptly dismissed", "The allegation"),
        ),
    ],
)
def test_appended(text: str, expected: tuple[str, str, str], parser: Language, make_document: Make) -> None:
    """The noun that sums a claim up is denied by whoever stands in its clause or behind "by"."""
    assert list_appended(text, parser, make_document) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The rebels took the bridge, a blow the army felt at once.",
        "The claim was rejected on Monday.",
        "The convoy, a target the army dismissed, moved on.",
        "The report was written by the ministry.",
        "Doctors counted nine dead, a figure the ministry confirmed.",
    ],
)
def test_nothing_appended(text: str, parser: Language, make_document: Make) -> None:
    """A deed, a target, a denial by nobody and a claim that is confirmed are not denied."""
    assert list_appended(text, parser, make_document) == []
