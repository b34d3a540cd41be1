"""A document as it is read: which sentence stands where."""

import pytest
from spacy.language import Language

from counterclaim.record.actors.cast import Actors
from counterclaim.record.reading import PlaceReading, Reading
from counterclaim.record.text.parse import parse_document
from tests.factory import make_document


@pytest.mark.parametrize(
    ("words", "before"),
    [("Nobody", "Rebels shelled Sake."), ("Rebels", None), ("The", None)],
)
def test_step_back(words: str, before: str | None, parser: Language) -> None:
    """The sentence before another is the one in its own paragraph."""
    document = make_document("Rebels shelled Sake. Nobody was hurt.\nThe army left Goma.")
    sentences = parse_document(document, parser)
    reading = Reading(document, sentences, (), Actors((), (), None), PlaceReading((), ()), (), None)
    sentence = reading.find_sentence(document.text.index(words))
    assert sentence is not None
    found = reading.step_back(sentence)
    assert (None if found is None else found.text) == before
