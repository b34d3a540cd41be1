"""What the parse says of a clause."""

import pytest
from spacy.language import Language

from counterclaim.record.text.grammar import is_negated
from counterclaim.record.text.modality import find_modality


@pytest.mark.parametrize(
    ("text", "verb", "negated"),
    [
        ("Nothing had been fired at the town of Martakert.", "fired", True),
        ("Not a single rocket was fired at Aghdara.", "fired", True),
        ("Not one Ukrainian drone struck Belgorod.", "struck", True),
        ("Neither side shelled Goma.", "shelled", True),
        ("At no time did Russian troops fire at the bus stop.", "fire", True),
        ("Not only rockets but also shells hit the town of Sderot.", "hit", False),
        ("No fewer than nine people were killed by a Russian shell.", "killed", False),
        ("The army said no fewer than nine workers had been found dead.", "found", False),
        ("No fewer than nine houses were hit and burned down.", "burned", False),
        ("No house was hit and burned down.", "burned", True),
    ],
)
def test_negated(text: str, verb: str, negated: bool, parser: Language) -> None:
    """A subject that is nothing, or a time that is none, denies the verb; "not only" and "no fewer" do not."""
    token = next(token for token in parser(text) if token.text == verb)
    assert is_negated(token) is negated


@pytest.mark.parametrize(
    ("text", "noun", "negated"),
    [
        ("The strike on Lutsk caused no casualties.", "strike", False),
        ("The attack did not take place.", "attack", True),
        ("The shelling did not stop until evening.", "shelling", False),
        ("No attack was carried out on Nyala.", "attack", True),
    ],
)
def test_event_noun_negated(text: str, noun: str, negated: bool, parser: Language) -> None:
    """An event that caused or ended nothing took place all the same."""
    token = next(token for token in parser(text) if token.text == noun)
    assert find_modality(token)[1] is negated
