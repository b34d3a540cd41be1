"""Who a pronoun that speaks stands for."""

import pytest
from spacy.language import Language

from tests.factory import Make
from tests.record.actors.test_find import find, name_of

BEFORE = "Samir Nasser said eleven bodies came in.\n"


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            BEFORE
            + 'Hamas said nobody was armed, a line that an army spokesman, Major Uri Dagan, dismissed. "They say '
            'so each time," he wrote.',
            "he",
            "Uri Dagan",
        ),
        (
            BEFORE + 'A fisherman, Pedro Gil, was thrown into the harbour. "My boat is gone. It was new," he said.',
            "he",
            "Pedro Gil",
        ),
        (
            BEFORE + 'The sister of one of the drivers was in tears. "He left at five. He took the bread," she said.',
            "she",
            "sister of one of the drivers",
        ),
        (
            "Adviser Tesfaye Bekele gave that up on Friday, when he conceded that soldiers had crossed.",
            "he",
            "Tesfaye Bekele",
        ),
        (
            "Colonel Anton Gusev did not speak of a bridge. When a reporter did, he replied that it stood.",
            "he",
            "Anton Gusev",
        ),
        (
            "Ana Ruiz said the law would pass. A clerk, Pedro Gil, said it was loud. It was over, she said.",
            "she",
            "Ana Ruiz",
        ),
    ],
)
def test_person(text: str, words: str, name: str, parser: Language, make_document: Make) -> None:
    """He and she are the nearest person who is a subject, of that sex, over a quotation and before who spoke farther
    back."""
    assert name_of(text, words, find(text, parser, make_document)) == name


@pytest.mark.parametrize(("one", "other"), [("Russia", "Ukraine"), ("Ukraine", "Russia")])
def test_body(one: str, other: str, parser: Language, make_document: Make) -> None:
    """It is the subject of its sentence, not who is only named later in it; with the sides exchanged too."""
    names = {"Russia": "Russian Foreign Ministry", "Ukraine": "Ukrainian Foreign Ministry"}
    text = f"{one}'s foreign ministry handed {other}'s envoy a letter about what it called a raid."
    assert name_of(text, "it", find(text, parser, make_document)) == names[one]


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Governor Musa Idris, who said two guards died, was not hurt.", "who", "Musa Idris"),
        ("We read the letter by General Mbuyi of the Congolese army, who says no plane flew.", "who", "Mbuyi"),
        ("The Health Ministry, which says three died, counts again.", "which", "Health Ministry"),
    ],
)
def test_relative(text: str, words: str, name: str, parser: Language, make_document: Make) -> None:
    """Who and which that say something are whom their clause belongs to, and who is no body."""
    start = text.rindex(words)
    actors = find(text, parser, make_document, spoken=[(start, start + len(words))])
    assert name_of(text, words, actors) == name


@pytest.mark.parametrize("army", ["Malian", "Kenyan"])
def test_it_is_nobody_told_of(army: str, parser: Language, make_document: Make) -> None:
    """It is not whom its own words accuse in passing: the speaker stands in the sentence before."""
    text = (
        "A report was written by the Independent Rights Commission. "
        f"Forty people died when a helicopter flown by the {army} army fired on a wedding, it says."
    )
    assert name_of(text, "it", find(text, parser, make_document)) == "Independent Rights Commission"


def test_it_is_its_own_topic(parser: Language, make_document: Make) -> None:
    """A body that opens a paragraph by what "it" says of it speaks of itself, a hospital seldom does."""
    text = "A doctor of the Red Cross said so.\n\nThe Kenyan army has lost four men near Kismayo, it announced."
    assert name_of(text, "it", find(text, parser, make_document)) == "Kenyan armed forces"


@pytest.mark.parametrize("answer", ["admitted that one shell had fallen short", "denied it"])
@pytest.mark.parametrize("body", ["The army", "The navy"])
def test_accused_owns_up(answer: str, body: str, parser: Language, make_document: Make) -> None:
    """Who owns up to what a relief group told, or denies it, is whom the group told of, and not the group."""
    text = f"{body} shelled the camp on Monday, the relief group Mercy Bridge said. It {answer}."
    assert name_of(text, "It", find(text, parser, make_document)) == body.removeprefix("The ")


def test_party_owns_up_itself(parser: Language, make_document: Make) -> None:
    """A party that told of another's deed goes on speaking of itself."""
    text = "Armenia's army shelled Barda, Azerbaijan's army said. It admitted that two soldiers were lost."
    assert name_of(text, "It", find(text, parser, make_document)) == "Azerbaijani armed forces"


def test_team_speaks(parser: Language, make_document: Make) -> None:
    """A body's team is one that "it" can stand for."""
    text = "The ministry's press team said the jet had left. It denied any strike."
    assert name_of(text, "It", find(text, parser, make_document)) == "ministry's press team"
