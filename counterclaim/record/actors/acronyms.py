"""Bodies that a text also names by their first letters: "the command of the SOF" after "Special Operations Forces"."""

import re
from collections.abc import Iterable

from counterclaim.record.actors.history import Draft

SHORT = re.compile(r"(?:(?:command|headquarters|leadership) of (?:the )?)?(?P<letters>[A-Z]{2,6})")
WORD = re.compile(r"[A-Z][^\W\d_]+")
BODIES = frozenset({"organisation", "government-body", "armed-force", "armed-group", "medium", "unknown"})


def pair_acronyms(drafts: Iterable[Draft]) -> dict[int, Draft]:
    """The body whose first letters each shorter name is, by the identity of the shorter; where two fit, none."""
    rows = [draft for draft in drafts if draft.kind in BODIES]
    long = [(draft, spell_letters(draft.name)) for draft in rows]
    pairs: dict[int, Draft] = {}
    for draft in rows:
        match = SHORT.fullmatch(draft.name)
        fits = [] if match is None else [row for row, letters in long if letters.startswith(match["letters"])]
        if len(fits) == 1 and fits[0] is not draft:
            pairs[id(draft)] = fits[0]
    return pairs


def spell_letters(name: str) -> str:
    """The first letters of a name of several words: "Special Operations Forces of Ukraine" spells SOFU."""
    words = WORD.findall(name)
    return "".join(word[0] for word in words) if len(words) > 1 else ""
