"""Clauses set into what they report."""

import pytest
from spacy.language import Language

from counterclaim.record.reading import Attribution
from counterclaim.record.speech.insertions import read_insertions
from counterclaim.record.speech.reports import find_reports
from counterclaim.record.speech.yielding import yield_around
from counterclaim.record.text.parse import parse_document
from tests.factory import Make
from tests.record.speech.factory import quote


def list_inserted(text: str, parser: Language, make: Make) -> list[tuple[str, str, str]]:
    """(source, cue, content) of each clause set in, discontinuous parts joined by " … "."""
    rows = [item for sentence in parse_document(make(text), parser) for item in read_insertions(sentence)]
    return [quote(text, row) for row in rows]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Some 2,300 villagers, the relief board notes, have crossed the river.",
            ("the relief board", "notes", "Some 2,300 villagers … have crossed the river"),
        ),
        (
            "The clinic took in 31 people; nine of them, its ledger says, were soldiers.",
            ("its ledger", "says", "nine of them … were soldiers"),
        ),
        (
            "Six houses, inspectors of the municipal housing office estimate, cannot be saved.",
            ("inspectors of the municipal housing office", "estimate", "Six houses … cannot be saved"),
        ),
        (
            "Two of the trucks, she told us on Friday, were never found.",
            ("she", "told", "Two of the trucks … were never found"),
        ),
        (
            "The depot – the governor insisted – held only grain.",
            ("the governor", "insisted", "The depot … held only grain"),
        ),
        (
            "The prefect puts the dead at 12 (the thirteenth, his deputy explains, being a smuggler).",
            ("his deputy", "explains", "the thirteenth … being a smuggler"),
        ),
        (
            "The post was empty, runs a notice of the engineers, and the road mined.",
            ("a notice of the engineers", "runs", "The post was empty … and the road mined"),
        ),
        (
            "The bridge, says a note of the engineers, was mined on Sunday.",
            ("a note of the engineers", "says", "The bridge … was mined on Sunday"),
        ),
        (
            "Gunmen burned the market, the guild reported on Monday, and carried off two guards.",
            ("the guild", "reported", "Gunmen burned the market … and carried off two guards"),
        ),
        (
            "It was false, he added, that the pumps had been hit.",
            ("he", "added", "It was false … that the pumps had been hit"),
        ),
        (
            "Of any further losses, it went on, the command had no word.",
            ("it", "went on", "Of any further losses … the command had no word"),
        ),
    ],
)
def test_inserted(text: str, expected: tuple[str, str, str], parser: Language, make_document: Make) -> None:
    """A clause with a speaker and a verb of saying between two marks reports the clause around it."""
    assert list_inserted(text, parser, make_document) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "In May, three reports, two claims, and a film appeared.",
        "The raid, the army's report, and its echo in the press were news.",
        "In the occupied part, to which we have no access, local authorities reported 21 killed and 68 injured, "
        "among them a family.",
        "Kyiv, which Moscow says fired first, was silent.",
        "Six people died, officials said, a day after the raid.",
        "Soldiers did it, says Tesfaye, who was riding behind.",
        "The mission, as the mayor said, was over.",
        '"The town fell," the mayor said, "before noon."',
        "Officials said, citing the police, that two had died.",
    ],
)
def test_not_inserted(text: str, parser: Language, make_document: Make) -> None:
    """Nouns in a list, numbers reported, clauses that end their sentence and quotations are none."""
    assert list_inserted(text, parser, make_document) == []


def test_clause_alone(parser: Language, make_document: Make) -> None:
    """Where "where …, and" opens the clause, what is before it and behind its comma is another's."""
    text = "The pass, where a bus was stopped on Friday and, drivers say, two men vanished, is closed by the army."
    assert list_inserted(text, parser, make_document) == [("drivers", "say", "two men vanished")]


def test_other_speaker(parser: Language, make_document: Make) -> None:
    """What another speaker says behind "while" does not belong to the clause around."""
    text = "The number of dead, the clinic wrote on Monday, rose to nine, while the Red Crescent said ten had died."
    assert list_inserted(text, parser, make_document)[0][2] == "The number of dead … rose to nine"


def test_repeated(parser: Language, make_document: Make) -> None:
    """A pronoun that only goes on with what its sentence has begun gives no second report."""
    text = "Residents of Kula tell another story: soldiers, they say, took eleven men away on Friday."
    document = make_document(text)
    rows = find_reports(document, parse_document(document, parser))
    assert [text[slice(*row.source[0])] for row in rows] == ["Residents of Kula"]


def test_yields() -> None:
    """A content that runs into the clause around another cue ends where that begins."""
    text = "called it baseless: the jet, it said, was unarmed"
    at = text.index("the jet")
    inserted = Attribution(((29, 31),), ((32, 37),), ((at, 27), (39, len(text))), 0.96)
    item = Attribution((), ((0, 6),), ((7, 27),), 0.7)
    kept = yield_around(item, (inserted,))
    assert kept is not None
    assert text[slice(*kept.content[0])].rstrip() == "it baseless:"
