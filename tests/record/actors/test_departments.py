"""Two departments, or two countries' departments, are never one body."""

import pytest
from spacy.language import Language

from tests.factory import Make
from tests.record.actors.test_find import find, name_of

RUSSIAN = "The Russian Defence Ministry said two ships were hit. The {} told reporters that nobody was lost."
HEALTH = "Syria's Interior Ministry said it had left. Three people were killed, the {} said."


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (RUSSIAN, "Defence Ministry in Kyiv", "Ukrainian Defence Ministry"),
        (RUSSIAN.replace("Russian", "Ukrainian"), "Defence Ministry in Moscow", "Russian Defence Ministry"),
        (RUSSIAN, "Defence Ministry in Donetsk", "Defence Ministry in Donetsk"),
        (RUSSIAN, "ministry in Moscow", "Russian Defence Ministry"),
        (RUSSIAN, "ministry", "Russian Defence Ministry"),
    ],
)
def test_seat(text: str, words: str, name: str, parser: Language, make_document: Make) -> None:
    """A ministry in a capital is that country's; one that sits elsewhere is no ministry named before."""
    told = text.format(words)
    assert name_of(told, words, find(told, parser, make_document)) == name


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Health Ministry", "Health Ministry"),
        ("Ministry of Agriculture", "Ministry of Agriculture"),
        ("transport ministry", "transport ministry"),
        ("interior ministry", "Syrian Interior Ministry"),
        ("ministry", "Syrian Interior Ministry"),
        ("same ministry", "Syrian Interior Ministry"),
    ],
)
def test_department(words: str, name: str, parser: Language, make_document: Make) -> None:
    """A ministry with a department points back to that department alone."""
    told = HEALTH.format(words)
    assert name_of(told, words, find(told, parser, make_document)) == name


def test_department_of_country(parser: Language, make_document: Make) -> None:
    """A department goes by its name and its country: "Thailand's labour ministry" and "the Thai Ministry of Labour"."""
    told = "Thailand's labour ministry said four Thais died. The committee met. The Labour Ministry said it was five."
    assert name_of(told, "Labour Ministry", find(told, parser, make_document)) == "Thai Labour Ministry"


def test_office_by_less(parser: Language, make_document: Make) -> None:
    """ "The media office" is the one named in full before, not whoever spoke last."""
    told = (
        "The Government Media Office said three died. The Qassam Brigades said a tank burned. The Media Office said "
        "that it was four."
    )
    actors = find(told, parser, make_document, "israel-gaza")
    assert name_of(told, "The Media Office", actors) == name_of(told, "Government Media Office", actors)
