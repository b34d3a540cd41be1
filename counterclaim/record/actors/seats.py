"""Whose body speaks where only its seat says so: "prosecutors in Baku", "In Moscow, the Defence Ministry told …"."""

import re
from calendar import day_name, month_name
from dataclasses import replace

from counterclaim.data.countries import load_countries
from counterclaim.data.lexicon import load_words
from counterclaim.record.actors.known import Found, load_capitals
from counterclaim.vocabulary import Document

HELD = r"(?:[\w’'-]+-(?:run|held|controlled|ruled|administered|governed|occupied) )?"
"""Who holds the town, before its name: "Hamas-run Gaza"."""
AFTER = re.compile(rf" (?:in|at) {HELD}(?P<town>[A-Z][\w’'-]+)\b(?! (?:and|or)\b)")
BEFORE = re.compile(r"(?:^|[.!?\n”\"] *)In (?P<town>[A-Z][\w’'-]+), (?:the )?$")
GOVERNMENTS = {"government", "authorities", "leadership"}
"""What governs a state, which its capital names as well: "the authorities in Asmara"."""
DATES = {*month_name, *day_name}
NEAR = 40
"""Characters before a body in which its seat opens the sentence: "In Azerbaijan's capital" is no town's name."""


def seat_body(found: Found, document: Document) -> Found:
    """The mention with the country whose seat stands beside it; a guest there ("the embassy in Moscow")
    and a body whose country is known are left as they are."""
    if found.country is not None or found.side is not None or not is_seated(found, document):
        return found
    text = document.text
    beside = AFTER.match(text, found.end) or BEFORE.search(text[max(0, found.start - NEAR) : found.start])
    if beside is None:
        return found
    country = load_capitals().get(beside["town"])
    if country is not None and found.name.lower() in GOVERNMENTS:
        return replace(
            found, kind="state", name=load_countries()[country].name, key=f"state {country}", country=country
        )
    if country is not None:
        return replace(found, country=country)
    return leave_elsewhere(found, beside["town"]) if beside.start() == found.end else found


def leave_elsewhere(found: Found, town: str) -> Found:
    """A government's body that sits in a town of nobody known: it goes by that town and points back to no other."""
    if found.kind != "government-body" or town in DATES:
        return found
    name = f"{found.name} in {town}"
    return replace(found, name=name, key=f"body {name.lower()}", named=True, definite=False)


def is_seated(found: Found, document: Document) -> bool:
    """Whether it is a body, an office or officials that a government or an army has in its own towns."""
    words = document.text[found.start : found.end].lower().split()
    if not load_words("guests").isdisjoint(words):
        return False
    return found.kind in ("government-body", "armed-force") or not load_words("seated").isdisjoint(words)
