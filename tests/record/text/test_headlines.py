"""Headlines in the present tense whose verb is a noun as well."""

import pytest

from counterclaim.record.text.headlines import find_verb, mend_headline
from counterclaim.record.text.parse import load_parser


@pytest.fixture(scope="module")
def parser():  # type: ignore[no-untyped-def]
    """The parser, once."""
    return load_parser()


@pytest.mark.parametrize(
    ("line", "verb", "subject"),
    [
        ("Gunmen ambush bus near Maiduguri", "ambush", "Gunmen"),
        ("Rebels attack convoy in Ituri", "attack", "Rebels"),
        ("Army shells clinic in Mutur", "shells", "Army"),
        ("Navy fires at fishing boat off Mullaitivu", "fires", "Navy"),
        ("Russia bombs market in Kherson", "bombs", "Russia"),
        ("Ukraine bombs market in Kherson", "bombs", "Ukraine"),
        ("Taliban capture district in Kunduz", "capture", "Taliban"),
        ("Army's warplanes burn cattle market in Tawila", "burn", "warplanes"),
    ],
)
def test_hidden_verb_is_a_verb(parser, line: str, verb: str, subject: str) -> None:  # type: ignore[no-untyped-def]
    """Who attacks whom is read where the parser takes the verb for a noun; sides exchanged, it is the same."""
    doc = mend_headline(parser(line), parser)
    found = next(token for token in doc if token.text == verb)
    assert doc.text == line
    assert found.pos_ == "VERB"
    assert [child.text for child in found.children if child.dep_ == "nsubj"] == [subject]
    assert any(child.dep_ in ("dobj", "prep") for child in found.children)


@pytest.mark.parametrize(
    "line",
    [
        "Russian missile strikes on Kharkiv", "Israeli air strikes kill 12 in Gaza", "Suicide bomb attack in Kabul",
        "Rebel attack victims buried", "Army raids in Jenin", "Mortar shells land in village",
        "Teachers strike over pay in Lagos", "Hospital strike toll rises", "Armenia shells Ganja, Baku says",
    ],
)  # fmt: skip
def test_nouns_stay_nouns(parser, line: str) -> None:  # type: ignore[no-untyped-def]
    """A blow told by a noun, and a headline that has its verb, are left as they are."""
    assert find_verb(parser(line)) is None
