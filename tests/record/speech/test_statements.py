"""Statements: speaker, manner, nesting."""

from dataclasses import replace

import pytest
from spacy.language import Language

from counterclaim.record.actors.cast import Actors
from counterclaim.record.actors.find import find_actors
from counterclaim.record.reading import Attribution, PlaceReading
from counterclaim.record.speech.reports import find_reports
from counterclaim.record.speech.statements import find_statements
from counterclaim.record.text.parse import parse_document
from counterclaim.vocabulary import Statement
from tests.factory import Make


def find(text: str, parser: Language, make: Make) -> tuple[Statement, ...]:
    """The statements of a text, by rule."""
    document = make(text)
    sentences = parse_document(document, parser)
    actors = find_actors(document, sentences, PlaceReading((), ()), None)
    return find_statements(document, find_reports(document, sentences), actors)


@pytest.mark.parametrize(
    ("text", "manner"),
    [
        ("“We did not fire on the town,” the ministry said.", "direct"),
        ("The ministry said it did not fire on the town.", "indirect"),
        ("The ministry said it “did not fire” on the town.", "mixed"),
        ("Officials hope that the truce will hold.", "belief"),
    ],
)
def test_manner(text: str, manner: str, parser: Language, make_document: Make) -> None:
    """Direct, indirect and mixed by quotation marks; belief by the cue."""
    assert [row.manner for row in find(text, parser, make_document)] == [manner]


def test_nested_statement(parser: Language, make_document: Make) -> None:
    """A says that B denied it: the denial's parent is A's statement."""
    outer, inner = find("The UN said that Rwanda denied that it had sent troops.", parser, make_document)
    assert outer.parent is None
    assert inner.parent == outer.id
    assert inner.speaker is not None
    assert inner.speaker.name == "Rwanda"


def test_same_reading_same_ids(parser: Language, make_document: Make) -> None:
    """Reading the same text twice gives the same ids."""
    text = "The ministry said that two villages had been shelled."
    assert [row.id for row in find(text, parser, make_document)] == [
        row.id for row in find(text, parser, make_document)
    ]


def test_nobody_says_nothing(parser: Language, make_document: Make) -> None:
    """ "No group has admitted the attack" is nobody's statement."""
    assert find("No group has admitted carrying out the attack.", parser, make_document) == ()


def test_closed_quotations_stay_apart(make_document: Make) -> None:
    """A closed quotation and the next one after a colon are two statements; an unclosed one goes on."""
    for mark, count in (("”", 2), ("", 1)):
        first, second = f"“They pretend not to see it,{mark}", "“They showed it once again.”"
        text = f"{first} he said:\n\n{second}"
        start = text.index(second)
        cue = text.index("said")
        item = Attribution(
            ((cue - 3, cue - 1),), ((cue, cue + 4),), ((0, len(first)), (start, start + len(second))), 0.9
        )
        assert len(find_statements(make_document(text), [item], Actors((), (), None))) == count


def test_holes_close(make_document: Make) -> None:
    """A hole of a word in a content closes; one that another cue fills, or a sentence ends in, does not."""
    text = "Officials said two shells hit the village. It burned."
    at = text.index("two shells")
    item = Attribution(((0, 9),), ((10, 14),), ((at, at + 10), (at + 15, at + 26)), 0.9)
    (statement,) = find_statements(make_document(text), [item], Actors((), (), None))
    assert statement.content.text == "two shells hit the village"


def test_dateline_is_not_said(parser: Language, make_document: Make) -> None:
    """What a statement holds of the dateline is not what was said."""
    opening = "MOSCOW, July 15."
    text = f"{opening} Missiles struck a barracks, the ministry said."
    document = make_document(text)
    document = replace(document, dateline=document.span(0, len(opening)))
    content = ((len("MOSCOW, July "), text.index(", the ministry")),)
    said = Attribution(
        ((text.index("the ministry"), text.index(" said")),), ((text.index("said"), len(text) - 1),), content, 1.0
    )
    sentences = parse_document(document, parser)
    actors = find_actors(document, sentences, PlaceReading((), ()), None)
    assert [row.content.text for row in find_statements(document, [said], actors)] == ["Missiles struck a barracks"]
