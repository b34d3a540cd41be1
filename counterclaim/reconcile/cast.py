"""The cast of one record: its actors as parties, and the conflict and the lands in which all is told."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from counterclaim.data.countries import load_countries
from counterclaim.data.profile import Member, Profile, choose_profile, fits_date, is_full, list_profiles
from counterclaim.reconcile.actors import (
    key_actor,
    make_party,
)
from counterclaim.reconcile.homes import find_home
from counterclaim.reconcile.names import fold_text
from counterclaim.reconcile.standins import settle_actors
from counterclaim.vocabulary import Actor, Record, Statement
from counterclaim.vocabulary.brief import Party


@dataclass(frozen=True, slots=True)
class Cast:
    """The actors of one record, who speaks in it, and the conflict it is about."""

    actors: Mapping[str, Actor]
    statements: Mapping[str, Statement]
    sides: Mapping[str, str]
    """The side of each country that is a party to the conflict."""
    home: str | None
    """The country whose bodies the document names without saying so; None where that is not plain."""
    torn: str | None = None
    """The one country of these conflicts in which a group at home there fights the state: "government soldiers"."""
    ground: str | None = None
    """The country that takes no part in which all is told: its ministries need no name there."""


def gather_cast(record: Record) -> Cast:
    """The actors of a record."""
    profiles = list_conflicts(record)
    sides = map_sides(profiles)
    lands = {code: side for row in profiles for code, side in row.list_lands().items()} if len(profiles) == 1 else {}
    return Cast(
        settle_actors(record),
        {statement.id: statement for statement in record.statements},
        sides,
        find_home(record, {**lands, **sides}),
        find_torn(profiles),
        find_ground(record, sides),
    )


def find_torn(profiles: Iterable[Profile]) -> str | None:
    """The country in which a side that is no state fights that country's, where these conflicts have but one."""
    sides = [side for profile in profiles for side in profile.sides]
    states = {code for side in sides for code in side.countries}
    homes = {row.country for side in sides if len(side.countries) == 0 for row in side.members}
    torn = states & homes
    return min(torn) if len(torn) == 1 else None


def find_ground(record: Record, sides: Mapping[str, str]) -> str | None:
    """The one country besides the parties' in which the towns and districts that a document names lie."""
    lands = {row.country or "" for row in record.places if row.precision in ("point", "district")} - {""}
    return min(lands) if len(lands) == 1 and lands.isdisjoint(sides) else None


def list_conflicts(record: Record) -> list[Profile]:
    """The profile of the conflict that the text is about; where it names too few words of one, the only one of its time
    in whose lands its places lie, else all of its time: its claims must still meet the others'."""
    document = record.document
    chosen = choose_profile(document.text, document.published)
    if chosen is not None:
        return [chosen]
    fitting = [row for row in list_profiles() if fits_date(row, document.published)]
    lands = {row.country for row in record.places if row.country is not None}
    there = [row for row in fitting if not lands.isdisjoint(row.list_lands())]
    return there if len(there) == 1 else fitting


def map_sides(profiles: Iterable[Profile]) -> Mapping[str, str]:
    """The side of each country that is a party to only one of these conflicts, or on one side in all of them."""
    found: dict[str, set[str]] = {}
    for side in (side for profile in profiles for side in profile.sides):
        for code in side.countries:
            found.setdefault(code, set()).add(side.name)
    return {code: min(names) for code, names in found.items() if len(names) == 1}


def find_party(actor: Actor, cast: Cast) -> Party:
    """An actor as claims name it; its side by its country, where the conflict's profile knows it, or by its name."""
    party = make_party(actor)
    if party.side is None and party.country is None and party.kind != "person":
        known = list_members().get(fold_text(party.name))
        return known if known is not None and known.side in cast.sides.values() else party
    country = party.country or (find_country(party.name) if party.kind == "state" else None)
    if country is None or party.side not in (None, load_countries()[country].name):
        return party
    side = cast.sides.get(country, party.side)
    return Party(key_actor(party.name, party.kind, country, side), party.name, party.kind, side, country)


def make_member(member: Member, side: str) -> Party:
    """A member of a side as a party."""
    name = member.names[0]
    return Party(key_actor(name, member.kind, member.country, side), name, member.kind, side, member.country)


@cache
def list_members() -> Mapping[str, Party]:
    """Bodies and groups by every folded name of two words or more that only one side of all profiles has: a text too
    short to choose a profile names them all the same."""
    found: dict[str, set[Party]] = {}
    for side in (side for profile in list_profiles() for side in profile.sides):
        for member in (row for row in side.members if row.kind not in ("person", "medium")):
            party = make_member(member, side.name)
            for form in (fold_text(name) for name in member.names if is_full(name)):
                found.setdefault(form, set()).add(party)
    return {form: min(parties, key=lambda row: row.key) for form, parties in found.items() if len(parties) == 1}


@cache
def find_country(name: str) -> str | None:
    """The country that a name or a demonym names."""
    folded = fold_text(name)
    for code, row in load_countries().items():
        if folded in {fold_text(form) for form in (row.name, *row.aliases, *row.demonyms)}:
            return code
    return None
