"""The kinds of event: complete codes, one list of words each, and the page that documents them."""

from pathlib import Path

import pytest

from counterclaim.data.lexicon import Kind, load_kinds, load_measures, load_victims, load_weapon_events, load_weapons

PAGE = Path(__file__).parents[2] / "docs" / "kinds.md"
PLOVER = {
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
}  # fmt: skip


def format_row(kind: Kind) -> str:
    """The line of docs/kinds.md that a kind must have."""
    mode = kind.plover["mode"] or "–"
    words = ", ".join([*kind.verbs, *kind.nouns][:6])
    return (
        f"| `{kind.name}` | {kind.title} | {kind.plover['event']} / {mode} | {kind.acled_type}: {kind.acled} "
        f"| {kind.cameo} | {kind.ucdp or '–'} | {words} |"
    )


@pytest.mark.parametrize("kind", load_kinds().values(), ids=lambda kind: kind.name)
def test_kind_is_documented(kind: Kind) -> None:
    """Every kind has its row, with the codes of the data file."""
    assert format_row(kind) in PAGE.read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", load_kinds().values(), ids=lambda kind: kind.name)
def test_kind_is_coded(kind: Kind) -> None:
    """Codes are of the four ontologies."""
    assert kind.plover["event"] in PLOVER
    assert kind.cameo.isdigit()
    assert kind.ucdp in ("violence", "")


def test_weapon_kinds_exist() -> None:
    """A kind of event names only weapons that the list of weapons has."""
    assert set(load_weapon_events()) <= {term.kind for term in load_weapons().values()}


def test_words_are_lower_case() -> None:
    """Lexicons hold lemmas in lower case: that is how they are looked up."""
    words = [*load_weapons(), *load_victims(), *load_measures().transitive]
    assert all(word == word.lower() for word in words)
