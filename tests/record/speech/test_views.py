"""Judgements that "for" gives to whom it names."""

import pytest
from spacy.language import Language

from counterclaim.record.speech.reports import find_reports
from counterclaim.record.text.parse import parse_document
from tests.factory import Make
from tests.record.speech.factory import join


def list_told(text: str, parser: Language, make: Make) -> list[tuple[str, str]]:
    """(source, content) of each attribution."""
    document = make(text)
    rows = find_reports(document, parse_document(document, parser))
    return [(join(text, row.source), join(text, row.content)) for row in rows]


@pytest.mark.parametrize(
    ("text", "who", "what"),
    [
        ("For Colonel Anton Gusev it was a clean operation.", "Colonel Anton Gusev", "it was a clean operation"),
        ("For General Haddad, this was no massacre.", "General Haddad", "this was no massacre"),
        ("For minister Peter Lam it was “a triumph”.", "minister Peter Lam", "it was “a triumph”"),
    ],
)
def test_judgement_is_of_whom_for_names(text: str, who: str, what: str, parser: Language, make_document: Make) -> None:
    """How somebody in office sees what was done is what he says of it."""
    assert [
        (source, said.rstrip("”") + ("”" if "“" in said else ""))
        for source, said in list_told(text, parser, make_document)
    ] == [(who, what)]


@pytest.mark.parametrize(
    "text",
    [
        "For Maria Petrova it was a long night.",
        "For Ukraine it was a blow.",
        "For General Haddad it was the third war.",
        "For Colonel Anton Gusev the guns were silent.",
    ],
)
def test_telling_is_no_judgement(text: str, parser: Language, make_document: Make) -> None:
    """What the text itself tells of somebody, of a country or in numbers is nobody's judgement."""
    assert list_told(text, parser, make_document) == []
