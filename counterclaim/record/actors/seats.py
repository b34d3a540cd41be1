"""Whose body speaks where only its seat says so: "prosecutors in Baku", "In Moscow, the Defence Ministry told …"."""

import re
from dataclasses import replace
from datetime import date

from counterclaim.data.countries import load_countries
from counterclaim.data.lexicon import load_words
from counterclaim.data.profile import Profile
from counterclaim.record.actors.known import Found
from counterclaim.record.actors.mentions import load_capitals
from counterclaim.vocabulary import Document

AFTER = re.compile(r" (?:in|at) (?P<town>[A-Z][\w’'-]+)\b(?! (?:and|or)\b)")
BEFORE = re.compile(r"(?:^|[.!?\n”\"] *)In (?P<town>[A-Z][\w’'-]+), (?:the )?$")
GOVERNMENTS = {"government", "authorities", "leadership"}
"""What governs a state, which its capital names as well: "the authorities in Asmara"."""
NEAR = 40
"""Characters before a body in which its seat opens the sentence: "In Azerbaijan's capital" is no town's name."""


def seat_body(found: Found, document: Document, profile: Profile | None) -> Found:
    """The mention with the country, or the side, whose seat stands beside it; a guest there ("the embassy in Moscow")
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
    holder = None if profile is None else find_keeper(beside["town"], profile, document.published)
    side = None if profile is None else next((row for row in profile.sides if row.name == holder), None)
    if side is None:
        return found
    return replace(found, side=side.name, country=side.countries[0] if len(side.countries) == 1 else None)


def is_seated(found: Found, document: Document) -> bool:
    """Whether it is a body, an office or officials that a government or an army has in its own towns."""
    words = document.text[found.start : found.end].lower().split()
    if not load_words("guests").isdisjoint(words):
        return False
    return found.kind in ("government-body", "armed-force") or not load_words("seated").isdisjoint(words)


def find_keeper(town: str, profile: Profile, published: str | None) -> str | None:
    """The side that holds the town of this name on the day of publication."""
    if published is None or len(published) < 10:
        return None
    day = date.fromisoformat(published[:10])
    rows = (row for row in profile.places if any(name.name == town for name in row.names))
    held = (held for row in rows for held in row.held)
    return next(
        (row.by for row in held if (row.start is None or row.start <= day) and (row.end is None or day < row.end)),
        None,
    )
