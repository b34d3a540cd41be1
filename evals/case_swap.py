"""The sides exchanged: what is said of one is said of the other, and nothing else may change."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from counterclaim.data.profile import list_profiles
from counterclaim.vocabulary import Reconciliation, to_json
from counterclaim.vocabulary.brief import Brief, Count, Party

PARTS = ("incidents", "disputes", "grades", "tolls", "traces", "judgements", "copies")


def pair_sides() -> dict[str, str]:
    """Every side's name and country to the other side's, for profiles of two sides; a side that fights in two wars is
    exchanged in the first, as it can be exchanged with one other only."""
    names: dict[str, str] = {}
    for profile in list_profiles():
        if len(profile.sides) == 2 and all(side.name not in names for side in profile.sides):
            left, right = profile.sides
            names |= {left.name: right.name, right.name: left.name}
            for one, other in zip(left.countries[:1], right.countries[:1], strict=False):
                names |= {one: other, other: one}
    return names


def swap_brief(brief: Brief, names: Mapping[str, str]) -> Brief:
    """A claim with the sides exchanged."""
    return replace(
        brief,
        cover=replace(brief.cover, source=swap_party(brief.cover.source, names)),
        claimant=swap_party(brief.claimant, names),
        relays=tuple(swap_party(party, names) for party in brief.relays),
        agents=tuple(swap_party(party, names) for party in brief.agents),
        counts=tuple(swap_count(count, names) for count in brief.counts),
    )


def swap_party(party: Party, names: Mapping[str, str]) -> Party:
    """An actor of the other side; its key stays, and its own name where it is not the side's ("Armenia said")."""
    return replace(
        party, name=names.get(party.name, party.name), side=swap(party.side, names), country=swap(party.country, names)
    )


def swap_count(count: Count, names: Mapping[str, str]) -> Count:
    """A figure of the other side's victims."""
    return replace(count, nationality=swap(count.nationality, names))


def swap(name: str | None, names: Mapping[str, str]) -> str | None:
    """The other side's name."""
    return None if name is None else names.get(name, name)


def count_different(here: Reconciliation, there: Reconciliation, names: Mapping[str, str]) -> dict[str, int]:
    """How many rows of each part only one reconciliation has, after exchanging the names back; parts without any are
    left out."""
    found: dict[str, int] = {}
    for part in PARTS:
        left = Counter(flatten(row, {}) for row in getattr(here, part))
        right = Counter(flatten(row, names) for row in getattr(there, part))
        differing = max((left - right).total(), (right - left).total())
        found |= {part: differing} if differing > 0 else {}
    return found


def flatten(row: Any, names: Mapping[str, str]) -> str:
    """A row as text without ids made of side names, wordings and the order of sides."""
    return repr(normalise(to_json(row), names))


def normalise(value: Any, names: Mapping[str, str]) -> Any:
    """Plain values with names exchanged; lists without order, since names are listed by the alphabet.

    Places do not change sides: an incident's country, and a place called like a side ("in Ukraine").
    """
    if isinstance(value, dict):
        fixed = {"place", "place_name"} | ({"country"} if "latitude" in value else set())
        kept = {key: item for key, item in value.items() if key not in ("id", "explanation", "title", "tolls")}
        kept |= {"topic": value["topic"].split(", ")} if "topic" in value else {}
        return sorted((key, repr(item if key in fixed else normalise(item, names))) for key, item in kept.items())
    if isinstance(value, list):
        return sorted(repr(normalise(item, names)) for item in value)
    return swap_words(value, names) if isinstance(value, str) else value


def swap_words(words: str, names: Mapping[str, str]) -> str:
    """A value with the names exchanged, in a reason too: "attributed to Armenia"."""
    if words in names:
        return names[words]
    sides = sorted((name for name in names if len(name) > 2), key=len, reverse=True)
    pattern = rf"(?<= to )({'|'.join(map(re.escape, sides))})\Z"
    return re.sub(pattern, lambda match: names[match[1]], words) if len(sides) > 0 else words
