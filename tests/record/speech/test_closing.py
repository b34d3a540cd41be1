"""Clauses that end a sentence and say whose it is."""

import pytest
from spacy.language import Language

from counterclaim.record.speech.closing import read_closing
from counterclaim.record.text.parse import parse_document
from tests.factory import Make
from tests.record.speech.factory import quote


def list_closing(text: str, parser: Language, make: Make) -> list[tuple[str, str, str]]:
    """(source, cue, content) of every such clause."""
    found = [item for sentence in parse_document(make(text), parser) for item in read_closing(sentence)]
    return [quote(text, row) for row in found]


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("Three pupils were killed by a mortar bomb, deplores the civil society of Kalehe, whose head was there.",
         "the civil society of Kalehe", "deplores"),
        ("The bridge was hit on Monday, maintains the Karari Union.", "the Karari Union", "maintains"),
        ("Twelve persons perished under rockets of the Rwandan army, the Ministry of Communication charges in a note.",
         "the Ministry of Communication", "charges"),
        ("Six houses were burnt, the mayor laments.", "the mayor", "laments"),
    ],
)  # fmt: skip
def test_closing(text: str, source: str, cue: str, parser: Language, make_document: Make) -> None:
    """Who says it, by which verb; what is said is the clause before."""
    assert list_closing(text, parser, make_document) == [(source, cue, text.split(",")[0])]


@pytest.mark.parametrize(
    "text",
    [
        "The soldiers took the town in Kivu, regretted the losses, and left.",
        "The president visited the wounded in Goma, praised the soldiers and flew home.",
        "He called the general on Monday, informed the president and left.",
        "The army says that six were hurt, the mayor adds in a note.",
        "When the shells fell on the market, the mayor was in a meeting.",
    ],
)
def test_not_closing(text: str, parser: Language, make_document: Make) -> None:
    """What somebody goes on to do, who hears it, and a sentence that is somebody's already."""
    assert list_closing(text, parser, make_document) == []
