"""A wrapped verbatim text is recorded as prose, and every span is cut from the text itself."""

from collections.abc import Callable
from dataclasses import replace

from counterclaim.record.text.unwrap import cut_again, unwrap_document
from counterclaim.vocabulary import Document, Phrase

TEXT = "The ministry said that two\n   soldiers were killed near Agdere."


def test_spans_are_cut_again(make_document: Callable[..., Document]) -> None:
    """A phrase found in the prose quotes the document's own characters; its words stand on one line."""
    document = replace(make_document(TEXT), wraps=((26, 30),))
    prose = unwrap_document(document)
    assert prose.text == TEXT.replace("\n", " ")
    phrase = cut_again(Phrase.of(prose.span(23, 38)), document)
    assert phrase.spans == (document.span(23, 38),)
    assert phrase.text == "two soldiers"


def test_unwrapped_stays(make_document: Callable[..., Document]) -> None:
    """A text that was not wrapped is read as it is."""
    document = make_document(TEXT)
    assert unwrap_document(document) is document
