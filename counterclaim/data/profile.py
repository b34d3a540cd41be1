"""Conflict profiles: the sides of one conflict, who belongs to them, and the words they contest.

A profile takes no side: places carry the names both sides use, and a contested term says who contests it. It is a
TOML file; docs/profiles.md describes the keys.
"""

import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, cast

from counterclaim.data.countries import load_countries
from counterclaim.errors import DataError
from counterclaim.vocabulary import ActorKind

ENOUGH = 3
"""How many of a profile's words a text must hold for the profile to be chosen unasked. One or two also stand in
the last paragraph of articles about something else; chosen by reading, not by a score."""

SHORT = 120
"""Words of a text so short that its subject needs no third word: two different ones are enough where one is no
country's name ("Azerbaijani artillery", "the Artsakh Defence Army") or both sides are named. Chosen by reading."""

FORCES = frozenset({"armed-force", "armed-group"})
"""Kinds of members by whose full name alone a conflict is known."""

ACRONYM = 4
"""Letters from which an abbreviation is as good as a full name."""

OTHERS = 2
"""How many of these must not be one country's name: Russia alone is also named in news of Syria, India in cricket."""


@dataclass(frozen=True, slots=True)
class Member:
    """An actor that belongs to a side; the first name is the one printed."""

    names: tuple[str, ...]
    kind: ActorKind
    country: str | None


@dataclass(frozen=True, slots=True)
class ProfileSide:
    """One party to the conflict."""

    name: str
    countries: tuple[str, ...]
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A name of a place and the side that uses it; None where both do."""

    name: str
    used_by: str | None


@dataclass(frozen=True, slots=True)
class Held:
    """Who held a place from one day to another; an open end is None."""

    by: str
    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True)
class ProfilePlace:
    """A place with the names both sides use."""

    names: tuple[PlaceName, ...]
    kind: str
    country: str | None
    latitude: float | None
    longitude: float | None
    claimed_by: tuple[str, ...]
    held: tuple[Held, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A contested term, which side contests it, and a word neither does, if there is one."""

    term: str
    contested_by: str
    neutral: str | None


@dataclass(frozen=True, slots=True)
class Period:
    """A named stretch of time: "the 44-day war"."""

    names: tuple[str, ...]
    start: date
    end: date | None


@dataclass(frozen=True, slots=True)
class Profile:
    """One conflict."""

    name: str
    title: str
    start: date
    end: date | None
    about: tuple[str, ...]
    """Words that suggest this conflict."""
    sides: tuple[ProfileSide, ...]
    places: tuple[ProfilePlace, ...]
    terms: tuple[Term, ...]
    periods: tuple[Period, ...]

    def find_side(self, country: str | None) -> str | None:
        """The side that this country is a party of."""
        return next((side.name for side in self.sides if country is not None and country in side.countries), None)

    def list_lands(self) -> dict[str, str]:
        """Countries by the side that is at home there: the parties, and the land of a group that fights another's."""
        lands = {code: side.name for side in self.sides for code in side.countries}
        homes = {row.country: side.name for side in self.sides for row in side.members if row.country is not None}
        return homes | lands


@cache
def list_profiles() -> tuple[Profile, ...]:
    """The profiles that come with the package, by name."""
    folder = files("counterclaim.data").joinpath("conflicts")
    found = [entry for entry in folder.iterdir() if entry.name.endswith(".toml")]
    return tuple(
        parse_profile(entry.read_text(encoding="utf-8"), entry.name)
        for entry in sorted(found, key=lambda entry: entry.name)
    )


def load_profile(path: str | Path) -> Profile:
    """The profile in this file, or the one of this name that comes with the package."""
    named = {profile.name: profile for profile in list_profiles()}
    if str(path) in named:
        return named[str(path)]
    try:
        return parse_profile(Path(path).read_text(encoding="utf-8"), str(path))
    except OSError as error:
        known = ", ".join(named)
        raise DataError(f"{path}: no such conflict profile: expected a TOML file or one of {known}") from error


def choose_profile(text: str, published: str | None) -> Profile | None:
    """The profile most of whose words the text holds, if these are enough and the date allows it."""
    scored = [(count_words(profile, text), profile.name, profile) for profile in list_profiles()]
    fitting = [row for row in scored if row[0] > 0 and fits_date(row[2], published)]
    return max(fitting)[2] if len(fitting) > 0 else None


def count_words(profile: Profile, text: str) -> int:
    """How often words that suggest the profile stand in the text; 0 where they do not suffice."""
    counts = Counter(re.findall("|".join(rf"\b{re.escape(word)}" for word in profile.about), text))
    names = {load_countries()[code].name for side in profile.sides for code in side.countries}
    most = max((counts[name] for name in names), default=0)
    sides = [{load_countries()[code].name for code in side.countries} & counts.keys() for side in profile.sides]
    forces = list_forces()[profile.name]
    if counts.total() > 0 and any(re.search(rf"\b{re.escape(name)}\b", text) is not None for name in forces):
        return counts.total()
    if all(word.islower() for word in counts):
        return 0  # "junta" alone is any country's
    telling = len(counts.keys() - names) > 0 or sum(len(named) > 0 for named in sides) > 1
    if len(counts) > 1 and telling and len(text.split()) <= SHORT:
        return counts.total()
    return counts.total() if counts.total() >= ENOUGH and counts.total() - most >= OTHERS else 0


@cache
def list_forces() -> dict[str, tuple[str, ...]]:
    """Full names of the forces that only one conflict has, by its profile: "Rapid Support Forces", "M23"."""
    named = {
        profile.name: {
            name
            for side in profile.sides
            for member in side.members
            if member.kind in FORCES
            for name in member.names
            if is_full(name)
        }
        for profile in list_profiles()
    }
    every = Counter(name for names in named.values() for name in names)
    return {key: tuple(sorted(name for name in names if every[name] == 1)) for key, names in named.items()}


@cache
def list_acronyms() -> tuple[str, ...]:
    """The acronyms of everybody named in a profile, by the alphabet: "FARDC", "RSF", "TNLA"."""
    members = (member for profile in list_profiles() for side in profile.sides for member in side.members)
    names = {name for member in members for name in member.names}
    return tuple(sorted(name for name in names if name.isupper() and name.isalpha() and len(name) > 2))


def is_full(name: str) -> bool:
    """Whether a name is nobody else's: one of several words, a long abbreviation or one with a number in it, "LTTE" and
    "M23", not "PDF"."""
    short = name.isupper() and name.isalpha() and len(name) >= ACRONYM
    return " " in name or short or any(character.isdigit() for character in name)


def fits_date(profile: Profile, published: str | None) -> bool:
    """Whether a text of that day can be about the conflict: not one from before it began."""
    return published is None or published[:10] >= profile.start.isoformat()


def parse_profile(text: str, name: str) -> Profile:
    """The profile this TOML text describes; an error names the file and the key."""
    try:
        table = tomllib.loads(text)
        return build_profile(table)
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{name}: not a TOML file: {error}") from error
    except (KeyError, TypeError, AttributeError) as error:
        raise DataError(f"{name}: not a conflict profile: expected the key {error}") from error


def build_profile(table: dict[str, Any]) -> Profile:
    """A profile from its TOML table."""
    return Profile(
        table["name"],
        table["title"],
        table["start"],
        table.get("end"),
        tuple(table["about"]),
        tuple(build_side(side) for side in table["side"]),
        tuple(build_place(place) for place in table.get("place", ())),
        tuple(Term(term["term"], term["contested_by"], term.get("neutral")) for term in table.get("term", ())),
        tuple(Period(tuple(row["names"]), row["start"], row.get("end")) for row in table.get("period", ())),
    )


def build_side(table: dict[str, Any]) -> ProfileSide:
    """A side; members stand in one array per kind of actor."""
    members = tuple(
        Member((names,) if isinstance(names, str) else tuple(names), cast(ActorKind, kind), table.get("country"))
        for kind, rows in table.get("members", {}).items()
        for names in rows
    )
    return ProfileSide(table["name"], tuple(table.get("countries", ())), members)


def build_place(table: dict[str, Any]) -> ProfilePlace:
    """A place; `names` are used by both sides, `names_by` by one."""
    shared = [PlaceName(name, None) for name in table.get("names", ())]
    own = [PlaceName(name, side) for side, names in table.get("names_by", {}).items() for name in names]
    latitude, longitude = table.get("at", (None, None))
    held = tuple(Held(row["by"], row.get("start"), row.get("end")) for row in table.get("held", ()))
    claimed = tuple(table.get("claimed_by", ()))
    return ProfilePlace((*shared, *own), table["kind"], table.get("country"), latitude, longitude, claimed, held)
