"""Titles with "of" in front of a name."""

import pytest
from spacy.language import Language


@pytest.mark.parametrize(
    ("line", "last", "title"),
    [
        ("Minister of Health Iman Nasser said that the bridge had been destroyed.", "Nasser", "Minister"),
        ('"It was destroyed," Inspector General of Police Lul Deng Akol told reporters.', "Akol", "General"),
        ("Director of Operations Marta Oliynyk, who saw it, blamed the army.", "Oliynyk", "Director"),
    ],
)
def test_title_hangs_on_the_name(line: str, last: str, title: str, parser: Language) -> None:
    """Who speaks is the person, and the title is a part of the name."""
    doc = parser(line)
    name = next(token for token in doc if token.text == last)
    assert name.dep_ == "nsubj"
    assert next(token for token in doc if token.text == title).head == name


@pytest.mark.parametrize(
    ("line", "subject"),
    [
        ("The Ministry of Health Gaza put the dead at 14.", "Ministry"),
        ("The Minister of Health blamed Northern Command.", "Minister"),
        ("The Chief of Staff Monday blamed the army.", "Chief"),
    ],
)
def test_no_name_behind_it(line: str, subject: str, parser: Language) -> None:
    """A body with its place, and a title with no name behind it, stay as they are."""
    assert next(token for token in parser(line) if token.text == subject).dep_ == "nsubj"


@pytest.mark.parametrize("name", ["Kyaw Than Naing", "Saw Htoo Lay", "Said Ahmed Omar"])
def test_names_like_words(name: str, parser: Language) -> None:
    """Names that are other words in English are read as names."""
    doc = parser(f'"The bridge is gone," {name}, a farmer, told reporters.')
    assert all(token.pos_ == "PROPN" for token in doc if token.text in name.split())
