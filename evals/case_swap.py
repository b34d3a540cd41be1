"""The sides exchanged: what is said of one is said of the other, and nothing else may change."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from counterclaim.data.profile import list_profiles
from counterclaim.vocabulary import Reconciliation, to_json
from counterclaim.vocabulary.brief import Brief, Count, Party

PARTS = ("incidents", "disputes", "grades", "tolls", "traces", "judgements", "copies")


def pair_sides() -> dict[str, str]:
    """Every side's name and country to the other side's, for profiles of two sides."""
    names: dict[str, str] = {}
    for profile in list_profiles():
        if len(profile.sides) == 2:
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
    """An actor of the other side; its key and its own name stay."""
    return replace(party, side=swap(party.side, names), country=swap(party.country, names))


def swap_count(count: Count, names: Mapping[str, str]) -> Count:
    """A figure of the other side's victims."""
    return replace(count, nationality=swap(count.nationality, names))


def swap(name: str | None, names: Mapping[str, str]) -> str | None:
    """The other side's name."""
    return None if name is None else names.get(name, name)


def count_different(here: Reconciliation, there: Reconciliation, names: Mapping[str, str]) -> int:
    """Rows of one reconciliation that the other has not, after exchanging the names back."""
    differing = 0
    for part in PARTS:
        left = sorted(flatten(row, {}) for row in getattr(here, part))
        right = sorted(flatten(row, names) for row in getattr(there, part))
        differing += sum(one != other for one, other in zip(left, right, strict=False)) + abs(len(left) - len(right))
    return differing


def flatten(row: Any, names: Mapping[str, str]) -> str:
    """A row as text without ids made of side names, wordings and the order of sides."""
    return repr(normalise(to_json(row), names))


def normalise(value: Any, names: Mapping[str, str]) -> Any:
    """Plain values with names exchanged; lists without order, since names are listed by the alphabet.

    An incident's country stays: places do not change sides.
    """
    if isinstance(value, dict):
        left_out = ("id", "explanation", "title", "tolls", "country" if "latitude" in value else "")
        kept = {key: item for key, item in value.items() if key not in left_out}
        kept |= {"topic": value["topic"].split(", ")} if "topic" in value else {}
        return sorted((key, repr(normalise(item, names))) for key, item in kept.items())
    if isinstance(value, list):
        return sorted(repr(normalise(item, names)) for item in value)
    return names.get(value, value) if isinstance(value, str) else value
