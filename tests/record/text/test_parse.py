"""Sentences: none begins inside a running clause."""

import pytest
from spacy.language import Language

from counterclaim.record.text.parse import parse_document
from counterclaim.vocabulary import Capture, Document, Source


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Soldiers burned 40 houses in Kyauk Taing village on Monday, residents said.", 1),
        ("Soldiers burned 40 houses in Kyauk. Taing village was spared, residents said.", 2),
    ],
)
def test_no_break_in_a_name(text: str, count: int, parser: Language) -> None:
    """An unfamiliar name of two words stays whole, and a full stop still ends a sentence."""
    document = Document("d", Capture("0"), None, Source(None), (), None, None, "en", text)
    assert len(parse_document(document, parser)) == count


@pytest.mark.parametrize("rank", ["Brig.", "Cmdr.", "Col.", "Lt. Cmdr.", "Maj."])
def test_rank(rank: str, parser: Language) -> None:
    """The point of an abbreviated rank ends no sentence."""
    text = f"The army spokesman, {rank} Peter Okello, said nobody left the ground."
    document = Document("d", Capture("0"), None, Source(None), (), None, None, "en", text)
    assert [sentence.text for sentence in parse_document(document, parser)] == [text]
