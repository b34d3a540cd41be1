"""The places a printed name can be: by its key, without generic words, by a demonym, by similar letters."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from counterclaim.data.countries import load_countries
from counterclaim.data.gazetteer import Gazetteer, GazetteerPlace
from counterclaim.data.gazetteer.keys import make_key, strip_direction, strip_generic
from counterclaim.data.gazetteer.layer import PRIMARY
from counterclaim.data.profile import Profile, ProfilePlace

MOST = 60
"""Candidates kept of one name, the most populous; the rest is hamlets. San Jose has 300."""
AREA_WORD = re.compile(
    r"\b(?:province|oblast|region|governorate|county|district|rayon|raion|prefecture|department|territory|state|division"
    r"|parish|municipality|township|republic|krai)s?\b",
    re.IGNORECASE,
)
CITY_WORD = re.compile(r"\b(?:city|town|village|settlement|outskirts|downtown|centre of|center of)\b", re.IGNORECASE)
AREAS = {"admin1", "admin2", "area"}
PROFILE_BASE = -1_000_000
"""Ids of profile places that no gazetteer has count down from here."""


@cache
def load_demonyms() -> Mapping[str, str]:
    """Country code by the key of an adjective or noun for its people; the adjective of two countries names none."""
    found: dict[str, set[str]] = {}
    for country in load_countries().values():
        for word in country.demonyms:
            found.setdefault(make_key(word), set()).add(country.code)
    names = {make_key(name) for country in load_countries().values() for name in (country.name, *country.aliases)}
    return {key: next(iter(codes)) for key, codes in found.items() if len(codes) == 1 and key not in names}


@cache
def load_capitals() -> Mapping[str, str]:
    """Country code by the key of its seat of government."""
    return {make_key(city): country.code for country in load_countries().values() for city in country.capitals}


@cache
def load_country_keys() -> Mapping[str, str]:
    """Country code by the key of each of its names."""
    rows = load_countries().values()
    return {make_key(name): country.code for country in rows for name in (country.name, *country.aliases)}


def find_candidates(text: str, gazetteer: Gazetteer, profile: Profile | None = None) -> tuple[GazetteerPlace, ...]:
    """Every place that this printed name can be, exactly; none where nothing fits."""
    text = text.strip().removesuffix("'s").removesuffix("’s").removesuffix("'").removesuffix("’")
    key = make_key(text)
    own = find_profile(key, profile, gazetteer)
    if len(own) > 0:
        return own
    demonym = load_demonyms().get(key)
    country = None if demonym is None else gazetteer.find_code(demonym)
    if country is not None:
        return (country,)
    found = gazetteer.find(text)
    if len(found) == 0 or AREA_WORD.search(text) is not None:
        found = (*found, *find_shorter(key, gazetteer))
    if len(found) == 0 and "(" not in text:
        short = strip_direction(key)
        found = () if short is None else gazetteer.find(short) or find_shorter(short, gazetteer)
    merged = {place.id: place for place in found}
    return tuple(merged.values())[:MOST]


def find_shorter(key: str, gazetteer: Gazetteer) -> tuple[GazetteerPlace, ...]:
    """Places of the name without "region", "city of" …; areas first where a word for an area was left out."""
    short = strip_generic(key)
    if short is None:
        return ()
    found = gazetteer.find(short)
    if AREA_WORD.search(key) is not None:
        areas = tuple(place for place in found if place.kind in AREAS)
        return areas if len(areas) > 0 else found
    towns = tuple(place for place in found if place.kind not in AREAS)
    return towns if len(towns) > 0 else found


def find_profile(key: str, profile: Profile | None, gazetteer: Gazetteer) -> tuple[GazetteerPlace, ...]:
    """The place of the conflict profile that has this name, as the gazetteer's own where it has one there."""
    place = None if profile is None else index_profile(profile, gazetteer).get(key)
    return () if place is None else (place,)


INDEXES: dict[int, tuple[Profile, dict[str, GazetteerPlace]]] = {}


def index_profile(profile: Profile, gazetteer: Gazetteer) -> Mapping[str, GazetteerPlace]:
    """The located places of a profile by the key of each of their names."""
    kept = INDEXES.get(id(profile))
    if kept is None or kept[0] is not profile:
        found: dict[str, GazetteerPlace] = {}
        for number, place in enumerate(profile.places):
            row = locate_profile(place, number, gazetteer)
            if row is not None:
                found.update({make_key(name.name): row for name in place.names})
        kept = INDEXES[id(profile)] = (profile, found)
    return kept[1]


def locate_profile(place: ProfilePlace, number: int, gazetteer: Gazetteer) -> GazetteerPlace | None:
    """A profile's place: the gazetteer's of one of its names there, else one of its own; None without coordinates."""
    if place.latitude is None or place.longitude is None:
        return None
    names = [name.name for name in place.names]
    kind = {"city": "city", "village": "village", "area": "area", "region": "area"}.get(place.kind, "spot")
    reach = 2.0 if kind == "area" else 0.25
    found = [row for name in names for row in gazetteer.find(name)]
    near = [
        row
        for row in found
        if abs(row.latitude - place.latitude) < reach and abs(row.longitude - place.longitude) < reach
    ]
    alike = [row for row in near if (row.kind in AREAS) == (kind == "area")] or near
    if len(alike) > 0:
        best = max(alike, key=lambda row: (row.kind == kind, row.population))
        return replace(best, how=PRIMARY, claimed_by=best.claimed_by or place.claimed_by)
    radius = 50.0 if kind == "area" else 0.0
    at = (place.latitude, place.longitude, place.country or "", "", "")
    return GazetteerPlace(
        PROFILE_BASE - number, names[0], kind, *at, 0, 100, radius, PRIMARY, place.claimed_by, "profile"
    )


def find_similar(text: str, gazetteer: Gazetteer, countries: Sequence[str]) -> tuple[tuple[float, GazetteerPlace], ...]:
    """(ratio, place) of places in the document's countries spelt much like it: "Abheron" for Absheron."""
    key = make_key(text)
    return gazetteer.find_similar(strip_generic(key) or key, tuple(countries))[:5]
