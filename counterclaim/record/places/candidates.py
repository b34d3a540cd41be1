"""The places a printed name can be: by its key, without generic words, by a demonym, by similar letters."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from counterclaim.data.countries import load_countries
from counterclaim.data.gazetteer import Gazetteer, GazetteerPlace
from counterclaim.data.gazetteer.keys import make_key, strip_direction, strip_generic
from counterclaim.data.gazetteer.layer import ALTERNATE, PRIMARY
from counterclaim.data.profile import Profile

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


def find_candidates(text: str, gazetteer: Gazetteer, profile: Profile | None = None) -> tuple[GazetteerPlace, ...]:
    """Every place that this printed name can be, exactly; none where nothing fits."""
    text = text.strip().removesuffix("'s").removesuffix("’s").removesuffix("'").removesuffix("’")
    key = make_key(text)
    own = find_profile(key, profile, gazetteer)
    demonym = load_demonyms().get(key)
    country = None if demonym is None else gazetteer.find_code(demonym)
    if country is not None:
        return (country, *own)
    found = gazetteer.find(text)
    if len(found) == 0 or AREA_WORD.search(text) is not None:
        found = (*found, *find_shorter(key, gazetteer))
    if len(found) == 0 and "(" not in text:
        short = strip_direction(key)
        found = () if short is None else gazetteer.find(short) or find_shorter(short, gazetteer)
    merged = {place.id: place for place in (*own, *found)}
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
    if profile is None:
        return ()
    for number, place in enumerate(profile.places):
        keys = [make_key(name.name) for name in place.names]
        if key not in keys or place.latitude is None or place.longitude is None:
            continue
        known = match_profile(
            place.names[0].name, [name.name for name in place.names], place.latitude, place.longitude, gazetteer
        )
        if known is not None:
            return (known,)
        kind = {"city": "city", "village": "village", "area": "area", "region": "area"}.get(place.kind, "spot")
        radius = 50.0 if kind == "area" else 0.0
        first = place.names[0].name
        at = (place.latitude, place.longitude, place.country or "", "", "")
        return (
            GazetteerPlace(
                PROFILE_BASE - number, first, kind, *at, 0, 100, radius, PRIMARY, place.claimed_by, "profile"
            ),
        )
    return ()


def match_profile(
    first: str, names: Sequence[str], latitude: float, longitude: float, gazetteer: Gazetteer
) -> GazetteerPlace | None:
    """The gazetteer's place of one of these names nearest to a point, within 25 km."""
    found = [place for name in (first, *names) for place in gazetteer.find(name)]
    near = [
        place for place in found if abs(place.latitude - latitude) < 0.25 and abs(place.longitude - longitude) < 0.3
    ]
    towns = [place for place in near if place.kind in {"city", "village", "camp"}] or near
    return max(towns, key=lambda place: place.population) if len(towns) > 0 else None


def find_similar(text: str, gazetteer: Gazetteer, countries: Sequence[str]) -> tuple[tuple[float, GazetteerPlace], ...]:
    """(ratio, place) of places in the document's countries spelt much like it: "Abheron" for Absheron."""
    key = make_key(text)
    return gazetteer.find_similar(strip_generic(key) or key, countries)[:5]


__all__ = ["ALTERNATE", "find_candidates", "find_similar", "load_capitals", "load_demonyms"]
