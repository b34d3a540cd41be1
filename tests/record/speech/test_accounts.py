"""Whose account a phrase says that the words around it are."""

import pytest
from spacy.language import Language

from counterclaim.record.speech.accounts import read_accounts
from counterclaim.record.text.parse import parse_document
from tests.factory import Make
from tests.record.speech.factory import join


def list_accounts(text: str, parser: Language, make: Make) -> list[tuple[str, str]]:
    """(whose, content) of each phrase, discontinuous parts joined by " … "."""
    rows = [item for sentence in parse_document(make(text), parser) for item in read_accounts(sentence)]
    return [(join(text, row.source), join(text, row.content)) for row in rows]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The convoy, in his telling, was unarmed.", ("his", "The convoy … was unarmed")),
        ("Nine men drowned, by the harbour master's reckoning.", ("the harbour master", "Nine men drowned")),
        ("As she tells it, the guards had fled.", ("she", "the guards had fled")),
        ("The charge is absurd in the eyes of the garrison.", ("the garrison", "The charge is absurd")),
        ("If the prefect is to be believed, nobody fired.", ("the prefect", "nobody fired")),
        ("Six drivers, going by that list, have been hurt.", ("that list", "Six drivers … have been hurt")),
    ],
)
def test_accounts(text: str, expected: tuple[str, str], parser: Language, make_document: Make) -> None:
    """A phrase that says whose account it is gives him the clause around it."""
    assert list_accounts(text, parser, make_document) == [expected]


@pytest.mark.parametrize(
    "text", ["He stood by his account of the raid.", "The group said that, by its own count, it lost 300."]
)
def test_no_accounts(text: str, parser: Language, make_document: Make) -> None:
    """Nor a phrase inside a clause, nor one of who says the whole sentence."""
    assert list_accounts(text, parser, make_document) == []
