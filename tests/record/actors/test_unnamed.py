"""Who speaks is the noun that heads a source, not somebody named behind it."""

import pytest
from spacy.language import Language

from tests.factory import Make
from tests.record.actors.test_find import find


def name_speaker(text: str, words: str, parser: Language, make: Make) -> str | None:
    """The name of the actor that these words speak for."""
    start = text.index(words)
    found = find(text, parser, make).find_speaker(start, start + len(words))
    return None if found is None else found.name


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "A monk interviewed by Agence Nord said the roof burned.",
            "A monk interviewed by Agence Nord",
            "monk",
        ),
        (
            "A security source in the Lebanese army said two men were held.",
            "A security source in the Lebanese army",
            "security source in the Lebanese army",
        ),
        ("A UN report seen by Reuters said twelve died.", "A UN report seen by Reuters", "UN report"),
        (
            "UN Security Council resolutions demand a withdrawal.",
            "UN Security Council resolutions",
            "UN Security Council",
        ),
        ("The UN peacekeeping force said a tank fired.", "The UN peacekeeping force", "UN peacekeeping force"),
        ("The army's report said nobody was hurt.", "The army's report", "army"),
        ("A rival charity, Crumb, said three died.", "A rival charity, Crumb", "Crumb"),
        ("Clashes left six dead, according to the health zone.", "the health zone", "health zone"),
        ("The health ministry in rebel-held Tezna said two died.", "The health ministry", "health ministry in Tezna"),
        (
            'According to the Relief Commissioner, Omar Naim Baig, three died. "It is over," he said.',
            "the Relief Commissioner, Omar Naim Baig",
            "Omar Naim Baig",
        ),
        (
            "Dr. Amina Warsame of the Jowhar district hospital, who had counted three, said twenty were flown out.",
            "Dr. Amina Warsame of the Jowhar district hospital, who had counted three",
            "Amina Warsame",
        ),
    ],
)
def test_head_speaks(text: str, words: str, name: str, parser: Language, make_document: Make) -> None:
    """An agency that asks a monk, the UN in "a UN report" and the hospital of a doctor do not speak; a
    charity that is named between commas goes by its name, and a town held by somebody by the town's."""
    assert name_speaker(text, words, parser, make_document) == name


def test_two_spokesmen(parser: Language, make_document: Make) -> None:
    """Whom somebody speaks for tells one spokesman from another."""
    text = "A spokesman for the rebels said the town fell. A spokesman for the governor said it stood."
    one = name_speaker(text, "A spokesman for the rebels", parser, make_document)
    other = name_speaker(text, "A spokesman for the governor", parser, make_document)
    assert (one, other) == ("spokesman for the rebels", "spokesman for the governor")
