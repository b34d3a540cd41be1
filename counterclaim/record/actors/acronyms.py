"""Whom a text also names by less: "the command of the SOF" after "Special Operations Forces", "the governor"."""

import re
from collections.abc import Iterable

from counterclaim.record.actors.history import Draft

SHORT = re.compile(r"(?:(?:command|headquarters|leadership) of (?:the )?)?(?P<letters>[A-Z]{2,6})")
WORD = re.compile(r"[A-Z][^\W\d_]+")
OFFICE = re.compile(
    r"(?:(?:regional|local|city|provincial|district|town|village) )?(?P<office>governor|mayor|president)"
)
"""An office of which a place has one."""
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


def pair_offices(drafts: Iterable[Draft]) -> dict[int, Draft]:
    """The only named person of the text who holds the office that "the governor" or "the regional governor" names."""
    rows = [draft for draft in drafts if draft.kind == "person"]
    named = [draft for draft in rows if not draft.key.startswith("role ") and draft.role is not None]
    pairs: dict[int, Draft] = {}
    for draft in rows:
        word = OFFICE.fullmatch(draft.name) if draft.key.startswith("role ") else None
        holders = [row for row in named if word is not None and holds_office(row, word["office"])]
        if len(holders) == 1 and draft.country in (None, holders[0].country):
            pairs[id(draft)] = holders[0]
    return pairs


def holds_office(draft: Draft, office: str) -> bool:
    """Whether a named person's role is this office, and not only somebody's there: a governor's aide is none."""
    return (
        re.search(rf"(?:^|\b(?!deputy|former|acting)\w+ ){office}(?: of\b| in\b|$)", draft.role or "", re.IGNORECASE)
        is not None
    )


def spell_letters(name: str) -> str:
    """The first letters of a name of several words: "Special Operations Forces of Ukraine" spells SOFU."""
    words = WORD.findall(name)
    return "".join(word[0] for word in words) if len(words) > 1 else ""
