"""Sentences: none begins inside a running clause."""

import pytest
from spacy.language import Language

from counterclaim.record.text.parse import parse_document
from tests.factory import make_document


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Soldiers burned 40 houses in Kyauk Taing village on Monday, residents said.", 1),
        ("Soldiers burned 40 houses in Kyauk. Taing village was spared, residents said.", 2),
    ],
)
def test_no_break_in_a_name(text: str, count: int, parser: Language) -> None:
    """An unfamiliar name of two words stays whole, and a full stop still ends a sentence."""
    assert len(parse_document(make_document(text), parser)) == count


@pytest.mark.parametrize("rank", ["Brig.", "Cmdr.", "Col.", "Lt. Cmdr.", "Maj."])
def test_rank(rank: str, parser: Language) -> None:
    """The point of an abbreviated rank ends no sentence."""
    text = f"The army spokesman, {rank} Peter Okello, said nobody left the ground."
    assert [sentence.text for sentence in parse_document(make_document(text), parser)] == [text]


def test_one_subject(parser: Language) -> None:
    """A label before the subject is no second subject of the verb."""
    text = "- Luvungi: For the bus stop, Congo's army has raised its figure to seven civilians."
    tokens = parse_document(make_document(text), parser)[0].tokens
    assert [token.text for token in tokens if token.dep_ == "nsubj"] == ["army"]


@pytest.mark.parametrize("name", ["RSF", "SAF", "TNLA", "FARDC"])
def test_acronyms_of_forces(name: str, parser: Language) -> None:
    """The acronym of a profile's force is a subject, whichever it is."""
    text = f"{name} burned down the school in Karari on Monday."
    tokens = parse_document(make_document(text), parser)[0].tokens
    assert [(token.text, token.head.text) for token in tokens if token.dep_ == "nsubj"] == [(name, "burned")]
