"""What somebody goes by whom the text describes, and who "one" or "another" of several is."""

import pytest
from spacy.language import Language

from tests.factory import Make
from tests.record.actors.test_find import find, name_of


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("The spokesman for the south, who calls himself Abu Yusuf al-Ansari, denied it.", "spokesman", "Ansari"),
        ("A colonel known as Viper said his unit took the hill.", "colonel", "Viper"),
        ("The rebel spokesman, who goes by the name Tiger, denied it.", "spokesman", "Tiger"),
        ("A driver identified only as Okello said nine men fell.", "driver", "Okello"),
        ("The spokesman, who calls himself a patriot, denied it.", "spokesman", "spokesman"),
    ],
)
def test_goes_by(text: str, words: str, name: str, parser: Language, make_document: Make) -> None:
    """Somebody with a role is who he says he is called."""
    assert (name_of(text, words, find(text, parser, make_document)) or "").endswith(name)


def test_article_of_surname(parser: Language, make_document: Make) -> None:
    """A surname is one with and without its Arabic article."""
    text = "General Abu Yusuf al-Ansari denied it. Ansari said the village stood."
    actors = find(text, parser, make_document)
    assert name_of(text, "Ansari said", actors) == "Abu Yusuf al-Ansari"


@pytest.mark.parametrize(("people", "name"), [("Russian bloggers", "Russian blogger"), ("Two villagers", "villager")])
def test_one_of_several(people: str, name: str, parser: Language, make_document: Make) -> None:
    """One of several is none of those named before, and he goes on as "he"; another is somebody else."""
    text = f"Petro Vasyl said no.\n\n{people} were not sure. One wrote that it burned. Another said that it stood."
    starts = [text.index(word) for word in ("One", "Another")]
    actors = find(text, parser, make_document, spoken=[(starts[0], starts[0] + 3), (starts[1], starts[1] + 7)])
    found = [actors.resolve(start, start + 3) for start in starts]
    assert [None if actor is None else actor.name for actor in found] == [name, name]
    assert found[0] != found[1]


def test_given_name(parser: Language, make_document: Make) -> None:
    """A single name that is the given name of one person is hers."""
    text = "Oksana Petrivna kept the keys. A reporter, Ira Dovhan, asked why. Oksana said nobody had been told."
    assert name_of(text, "Oksana said", find(text, parser, make_document)) == "Oksana Petrivna"


def test_given_name_of_two(parser: Language, make_document: Make) -> None:
    """Where two have it, it is neither's for sure."""
    text = "Oksana Petrivna kept the keys. Oksana Dovhan asked why. Oksana said nobody had been told."
    assert name_of(text, "Oksana said", find(text, parser, make_document)) == "Oksana"
