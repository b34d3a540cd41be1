"""Reported speech by rule: who, by which cue, said which words."""

import pytest
from spacy.language import Language

from counterclaim.record.speech.reports import find_reports
from counterclaim.record.text.parse import parse_document
from tests.factory import Make
from tests.record.speech.factory import quote


def list_reports(text: str, parser: Language, make: Make, *, headline: bool = False) -> list[tuple[str, str, str]]:
    """(source, cue, content) of each attribution, discontinuous parts joined by " … "."""
    document = make(text, headline=headline)
    rows = find_reports(document, parse_document(document, parser))
    return [quote(text, row) for row in rows]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The ministry said that two villages had been shelled.",
            ("The ministry", "said", "that two villages had been shelled"),
        ),
        (
            "Two villages had been shelled overnight, the Defence Ministry said.",
            ("the Defence Ministry", "said", "Two villages had been shelled overnight"),
        ),
        (
            "According to the mayor, shells hit a school.",
            ("the mayor", "According to", "shells hit a school"),
        ),
        (
            "Armenia denied the report.",
            ("Armenia", "denied", "the report"),
        ),
        (
            "Kyiv accused Moscow of shelling the town.",
            ("Kyiv", "accused", "Moscow of shelling the town"),
        ),
        (
            "The guards were accused by the charity of having thrown stun grenades into a crowd.",
            ("the charity", "were accused", "having thrown stun grenades into a crowd"),
        ),
        (
            "Moscow accused Kyiv of shelling the town.",
            ("Moscow", "accused", "Kyiv of shelling the town"),
        ),
        (
            "The media office put the number of dead at 43.",
            ("The media office", "put", "the number of dead at 43"),
        ),
        (
            "The UN has documented 112 attacks on hospitals.",
            ("The UN", "has documented", "112 attacks on hospitals"),
        ),
        (
            "Islamabad called the report a provocation.",
            ("Islamabad", "called", "the report a provocation"),
        ),
        (
            "The rebels rejected this through their spokesman.",
            ("The rebels", "rejected", "this"),
        ),
        (
            "Kinshasa accuses Kigali of sending troops, a charge Kigali denies.",
            ("Kigali", "denies", "a charge"),
        ),
        (
            "The junta is accused by residents of burning 300 houses.",
            ("residents", "is accused", "burning 300 houses"),
        ),
        (
            "State television quoted an army officer as saying that 40 fighters were killed.",
            ("an army officer", "quoted", "40 fighters were killed"),
        ),
        (
            "He has not denied that the army used rockets.",
            ("He", "has not denied", "that the army used rockets"),
        ),
    ],
)
def test_finds_report(text: str, expected: tuple[str, str, str], parser: Language, make_document: Make) -> None:
    """Clauses after and before the cue, objects, accusations and "according to"."""
    assert expected in list_reports(text, parser, make_document)


@pytest.mark.parametrize(
    "text",
    [
        "Artillery fire claimed the lives of three road workers.",
        "They set fire to 21 cars.",
        "The desk spoke to him in Chad.",
        "The village counts 300 houses.",
    ],
)
def test_nothing_said(text: str, parser: Language, make_document: Make) -> None:
    """Verbs of saying that say nothing here: fire claims lives, a village counts houses."""
    assert list_reports(text, parser, make_document) == []


def test_headline_colon(parser: Language, make_document: Make) -> None:
    """In a headline, what stands before a colon speaks."""
    reports = list_reports("Baku: 20 killed in rocket attack\nBody.", parser, make_document, headline=True)
    assert ("Baku", ":", "20 killed in rocket attack") in reports


def test_plain_narrative(parser: Language, make_document: Make) -> None:
    """A sentence that reports nobody's words has no attribution."""
    assert list_reports("Rockets struck the town at dawn and killed two people.", parser, make_document) == []


def test_orphan_goes_on(parser: Language, make_document: Make) -> None:
    """A quotation introduced by the colon of the paragraph before belongs to the same speaker."""
    text = "“They pretend not to see the missiles,” Hajiyev said:\n\n“They are independent on paper only, not in fact.”"
    assert [row[0] for row in list_reports(text, parser, make_document)] == ["Hajiyev", "Hajiyev"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mutombo admitted to 14 dead fighters.", ("Mutombo", "admitted to", "14 dead fighters")),
        ("The ministry's tally, six dead, counts a driver.", ("The ministry", "tally", "six dead")),
        ("The Indian army owns up to one fatality.", ("The Indian army", "owns up to", "one fatality")),
        ("The ministry's count has passed 3,500 dead.", ("The ministry", "count", "has passed 3,500 dead")),
        ("The committee had counted 29 at noon.", ("The committee", "had counted", "29 at noon")),
        ("At least 212 were killed, by the count of a union.", ("a union", "count", "At least 212 were killed")),
    ],
)
def test_owned_up(text: str, expected: tuple[str, str, str], parser: Language, make_document: Make) -> None:
    """Who admits to a loss, and whose number stands beside its noun, answers for it."""
    assert expected in list_reports(text, parser, make_document)


def test_quoted_by(parser: Language, make_document: Make) -> None:
    """What stands before "was quoted as saying by" a medium is said, and the medium's name is not."""
    text = "Two posts were lost, a guard was quoted as saying by Radio Kivu."
    assert ("a guard", "quoted", "Two posts were lost") in list_reports(text, parser, make_document)
