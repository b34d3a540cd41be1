"""Idioms of blame: who is named, by whom."""

import pytest
from spacy.language import Language

from counterclaim.record.speech.blaming import read_blaming
from counterclaim.record.text.blaming import find_shifted
from counterclaim.record.text.parse import parse_document
from tests.factory import Make


@pytest.mark.parametrize(
    ("text", "verb", "who", "whom"),
    [
        ("Hezbollah held Israel responsible for the attack.", "held", "Hezbollah", "Israel"),
        ("The mayor was quick to hold the Ukrainian army responsible.", "hold", "The mayor", "army"),
        ("Police hold the rebels responsible for the blast at the market of Pikit.", "hold", "Police", "rebels"),
        ("The governor had pinned the deaths on Ukraine.", "pinned", "The governor", "Ukraine"),
        ("Kigali pointed the finger at the Congolese army.", "pointed", "Kigali", "army"),
        ("The army laid the blame on the rebels.", "laid", "The army", "rebels"),
        ("Moscow put the blame for the strike on Kyiv.", "put", "Moscow", "Kyiv"),
        ("A police chief put the killing down to the rebels.", "put", "A police chief", "rebels"),
        ("Residents pointed to the Congolese army.", "pointed", "Residents", "army"),
        ("Islamabad laid the killing of three villagers at India's door.", "laid", "Islamabad", "India"),
    ],
)
def test_blaming(text: str, verb: str, who: str, whom: str, parser: Language, make_document: Make) -> None:
    """The idiom's subject accuses whom it names."""
    sentence = parse_document(make_document(text), parser)[0]
    token = next(row for row in sentence.tokens if row.text == verb)
    found, named = read_blaming(token, sentence), find_shifted(token)
    assert found is not None
    assert text[slice(*found.source[0])] == who
    assert named is not None
    assert named.text == whom


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Kyiv did not hold Minsk responsible for the strike.", "hold"),
        ("Israel will hold Lebanon responsible for any attack.", "hold"),
        ("The mayor pinned a medal on the soldier.", "pinned"),
        ("The mayor pointed to the shortages.", "pointed"),
        ("The mayor put the book down to the left.", "put"),
        ("The mayor laid a wreath at the door of the church.", "laid"),
    ],
)
def test_no_blaming(text: str, verb: str, parser: Language, make_document: Make) -> None:
    """What is not done, is to come, or is no blame accuses nobody."""
    sentence = parse_document(make_document(text), parser)[0]
    token = next(row for row in sentence.tokens if row.text == verb)
    assert read_blaming(token, sentence) is None
