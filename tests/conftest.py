"""What tests of every stage share: the parser, loaded once, and documents of one text."""

from collections.abc import Callable

import pytest
from spacy.language import Language

from counterclaim.record.text.parse import load_parser
from counterclaim.vocabulary import Capture, Document, Source


@pytest.fixture(scope="session")
def parser() -> Language:
    """The parser that records use, loaded once a session."""
    return load_parser()


@pytest.fixture
def make_document() -> Callable[..., Document]:
    """Makes a document of a text; the first line is its headline if `headline` says so."""

    def make(text: str, *, source: str | None = None, published: str | None = None, headline: bool = False) -> Document:
        document = Document(
            "sha256:test",
            Capture("0"),
            None,
            Source(source),
            (),
            published,
            None if published is None else "text",
            "en",
            text,
        )
        if not headline:
            return document
        first = document.span(0, text.index("\n"))
        return Document(*(getattr(document, name) for name in document.__slots__[:9]), headline=first)

    return make
