"""What tests of every stage share: the parser, loaded once, and documents of one text."""

import pytest
from spacy.language import Language

from counterclaim.record.text.parse import load_parser
from tests import factory


@pytest.fixture(scope="session")
def parser() -> Language:
    """The parser that records use, loaded once a session."""
    return load_parser()


@pytest.fixture
def make_document() -> factory.Make:
    """Makes a document of a text; the first line is its headline if `headline` says so."""
    return factory.make_document
