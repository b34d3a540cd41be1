"""Which group "the group" is."""

import pytest
from spacy.language import Language

from tests.factory import Make
from tests.record.actors.test_find import find, name_of


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "Hezbollah fired at the town. The wounded went to the Carmel Medical Center. The terror group said it was "
            "a base.",
            "The terror group",
            "Hezbollah",
        ),
        (
            "Two militants died. Hezbollah buried one. Militants fired again. The pro-Iran group said nothing.",
            "The pro-Iran group",
            "Hezbollah",
        ),
        (
            "Human Rights Watch counted 22 dead. Boko Haram denied it. The rights group said it had names.",
            "The rights group",
            "Human Rights Watch",
        ),
        (
            "Boko Haram burned a school. The Dikwa Hospital took in ten. The group said nothing of it.",
            "The group",
            "Boko Haram",
        ),
    ],
)
def test_group(text: str, words: str, name: str, parser: Language, make_document: Make) -> None:
    """A group is no hospital, an armed one no monitor, and one with a name before "militants"."""
    assert name_of(text, words, find(text, parser, make_document)) == name


@pytest.mark.parametrize("teller", ["Karima Lawyers' Group", "Doctors Network"])
def test_group_with_a_name_is_itself(teller: str, parser: Language, make_document: Make) -> None:
    """A group that goes by a name of its own is not the armed one that it tells of."""
    text = f"Boko Haram stormed a hamlet and shot nine villagers, the {teller} said."
    assert name_of(text, f"the {teller}", find(text, parser, make_document)) != "Boko Haram"


def test_words_with_a_possessive_are_peaceful(parser: Language, make_document: Make) -> None:
    """ "The charity's" says what kind of group it is as "charity" does."""
    text = "Human Rights Watch counted 22 dead. Boko Haram denied it. The rights' group said it had names."
    assert name_of(text, "The rights' group", find(text, parser, make_document)) == "Human Rights Watch"
