"""A claim in brief as the body of a row, and back. What is None or empty is left out: half of a claim's fields are.

What claims share (parties, sites, times) is read as one object: a case holds a million claims, and reconciling all of
them holds them in memory at once.
"""

from collections.abc import Callable, Mapping
from dataclasses import fields
from functools import lru_cache
from sys import intern
from typing import Any

from counterclaim.store.rows import WRITE
from counterclaim.vocabulary import to_json
from counterclaim.vocabulary.brief import Brief, Count, Cover, Party, Site, When

SHARED = 200_000
"""Objects of one type that are kept to be shared."""

share_party = lru_cache(SHARED)(Party)
share_site = lru_cache(SHARED)(Site)
share_when = lru_cache(SHARED)(When)
LISTS = ("relays", "agents", "targets", "weapons", "counts")
"""The fields of a claim in brief that are lists."""


def write_brief(brief: Brief) -> str:
    """The body of a claim's row: its cover stands once a document."""
    plain = {field.name: to_json(getattr(brief, field.name)) for field in fields(brief) if field.name != "cover"}
    plain["counts"] = [drop_empty(count) for count in plain["counts"]]
    return WRITE(drop_empty(plain))


def drop_empty(plain: Mapping[str, Any]) -> dict[str, Any]:
    """What says something."""
    return {key: value for key, value in plain.items() if value is not None and value != []}


def read_brief(plain: dict[str, Any], cover: Cover) -> Brief:
    """The claim of a row's body."""
    values: dict[str, Any] = {**NOTHING, **plain, "cover": cover}
    for name, read in READERS.items():
        if name in plain:
            values[name] = read(plain[name])
    return Brief(**values)


def read_party(plain: Mapping[str, Any]) -> Party:
    """An actor as a claim names it."""
    return share_party(plain["key"], plain["name"], plain["kind"], plain["side"], plain["country"])


def read_site(plain: Mapping[str, Any] | None) -> Site | None:
    """A place as a claim names it."""
    return None if plain is None else share_site(*(plain[name] for name in SITE))


def read_when(plain: Mapping[str, Any] | None) -> When | None:
    """A time as a claim names it."""
    return None if plain is None else share_when(plain["start"], plain["end"], plain["precision"], plain["inferred"])


@lru_cache(SHARED)
def share_words(words: tuple[str, ...]) -> tuple[str, ...]:
    """These words as one object for all claims that have them."""
    return tuple(intern(word) for word in words)


@lru_cache(SHARED)
def share_parties(parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """These actors as one object for all claims that name them."""
    return parties


def read_parties(plain: list[Mapping[str, Any]]) -> tuple[Party, ...]:
    """Several actors as a claim names them."""
    return share_parties(tuple([read_party(party) for party in plain]))


def read_words(plain: list[str]) -> tuple[str, ...]:
    """Several words of a claim."""
    return share_words(tuple(plain))


def read_count(plain: dict[str, Any]) -> Count:
    """A figure in brief."""
    values = {**COUNTED, **plain, "site": read_site(plain.get("site")), "when": read_when(plain.get("when"))}
    for name in ("measure", "bound", "unit", "status", "scope"):
        values[name] = None if values[name] is None else intern(values[name])
    return Count(**values)


SITE = tuple(field.name for field in fields(Site))
NOTHING: Mapping[str, Any] = {field.name: () if field.name in LISTS else None for field in fields(Brief)}
COUNTED: Mapping[str, Any] = {field.name: None for field in fields(Count)}
READERS: Mapping[str, Callable[[Any], Any]] = {
    "claimant": read_party,
    "relays": read_parties,
    "agents": read_parties,
    "targets": read_words,
    "weapons": read_words,
    "site": read_site,
    "when": read_when,
    "counts": lambda plain: tuple([read_count(count) for count in plain]),
    **dict.fromkeys(("voice", "act", "denied", "responsibility", "kind", "family", "modality"), intern),
}
"""How a field is read that is no plain value, or that many claims share."""
