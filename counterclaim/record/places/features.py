"""What speaks for one candidate of a name, as numbers: itself, the words beside it, the document around it."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from counterclaim.data.gazetteer import GazetteerPlace
from counterclaim.data.gazetteer.layer import ALTERNATE, STRIPPED
from counterclaim.record.places.candidates import AREA_WORD, CITY_WORD, load_capitals
from counterclaim.record.places.mentions import NameGroup

Matrix = NDArray[np.float64]

LOCAL = (
    "population",
    "fame",
    "alternate",
    "stripped",
    "country",
    "admin1",
    "admin2",
    "city",
    "neighbourhood",
    "village",
    "area",
    "water",
    "continent",
    "spot",
    "first",
    "rank",
    "capital",
    "area_word",
    "city_word",
    "within_admin",
    "within_country",
    "holds",
    "country_named",
    "admin_named",
    "profile",
)
CONTEXT = ("country_mass", "admin_mass", "near_mass", "close_mass", "country_top", "admin_top")
PROMINENCE = {"continent": 9.0, "area": 7.3, "sea": 7.0, "lake": 6.5, "river": 6.5, "range": 6.5, "line": 6.0}
PROMINENCE |= {"island": 6.0, "spot": 5.5, "camp": 5.0, "village": 3.0}
"""Stands in for the logarithm of the population of places that have none: a region is known like a large city."""
MANY = 20_000
"""People that a seat of government has at least; its name may also be that of hamlets."""
NEAR, CLOSE = 300.0, 60.0
"""Kilometres: what is told of together often lies in one region, or in one district."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a document says of its ground before any name is resolved."""

    countries: Counter[str]
    """How often each country is named, by name or demonym."""
    admins: Counter[str]
    """How often each province is named whose name is that of few other places."""
    profile: frozenset[str]
    """The countries of the conflict profile."""
    parents: dict[str, frozenset[str]]
    """Codes of countries and provinces that each key can name."""


def read_setting(
    groups: Sequence[NameGroup], found: Sequence[Sequence[GazetteerPlace]], profile: frozenset[str]
) -> Setting:
    """The setting of a document's names."""
    countries: Counter[str] = Counter()
    admins: Counter[str] = Counter()
    parents: dict[str, frozenset[str]] = {}
    for group, places in zip(groups, found, strict=True):
        named = {
            place.country
            for place in places
            if place.kind == "country" or (place.radius > 0 and place.country != "" and place.kind == "area")
        }
        inside = {place.admin1 for place in places if place.kind == "admin1"}
        parents[group.key] = frozenset(named | inside | {place.admin2 for place in places if place.kind == "admin2"})
        if len(named) == 1:
            countries.update({next(iter(named)): len(group.mentions)})
        if len(inside) == 1:
            admins.update({next(iter(inside)): len(group.mentions)})
    return Setting(countries, admins, profile, parents)


def describe_local(
    group: NameGroup, places: Sequence[GazetteerPlace], setting: Setting, groups: Mapping[str, Sequence[GazetteerPlace]]
) -> Matrix:
    """One row of LOCAL features for each candidate of a name."""
    area_word = AREA_WORD.search(group.text) is not None
    city_word = CITY_WORD.search(group.text) is not None
    within = frozenset().union(*(setting.parents.get(key, frozenset()) for key in group.within))
    held = [place for key in group.holds for place in groups.get(key, ())]
    held_codes = {code for place in held for code in (place.country, place.admin1, place.admin2)}
    capital = load_capitals().get(group.key)
    own_countries = setting.parents.get(group.key, frozenset())
    rows = np.zeros((len(places), len(LOCAL)))
    most = max((place.population for place in places), default=0)
    better = [
        sum(
            other.country == place.country and measure_prominence(other) > measure_prominence(place) for other in places
        )
        for place in places
    ]
    for row, place in enumerate(places):
        kind = place.kind
        code = (
            place.country
            if kind == "country"
            else place.admin1
            if kind == "admin1"
            else place.admin2
            if kind == "admin2"
            else ""
        )
        named = setting.countries.get(place.country, 0) - (len(group.mentions) if place.country in own_countries else 0)
        in_admin = setting.admins.get(place.admin1, 0) if kind != "admin1" else 0
        rows[row] = (
            measure_prominence(place) / 8,
            math.log2(place.fame + 1) / 8,
            place.how == ALTERNATE,
            place.how == STRIPPED,
            kind == "country",
            kind == "admin1",
            kind == "admin2",
            kind == "city",
            kind == "neighbourhood",
            kind in {"village", "camp"},
            kind in {"area", "range", "line", "island"},
            kind in {"sea", "river", "lake"},
            kind == "continent",
            kind == "spot",
            place.population == most,
            math.log2(better[row] + 1),
            capital == place.country and kind == "city" and place.population > MANY,
            area_word and kind in {"admin1", "admin2", "area"},
            city_word and kind not in {"admin1", "admin2", "area", "country"},
            place.admin1 in within or (place.admin2 != "" and place.admin2 in within),
            place.country in within and place.country != "",
            code != "" and code in held_codes,
            math.log2(max(named, 0) + 1),
            math.log2(in_admin + 1),
            place.country in setting.profile,
        )
    return rows


def measure_prominence(place: GazetteerPlace) -> float:
    """The logarithm of its population, or what stands in for it."""
    return math.log10(place.population + 1) if place.population > 0 else PROMINENCE.get(place.kind, 0.0)


def unit_vectors(places: Sequence[GazetteerPlace]) -> Matrix:
    """Points on the unit sphere."""
    lat = np.radians([place.latitude for place in places])
    lon = np.radians([place.longitude for place in places])
    return np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)


def describe_context(
    found: Sequence[Sequence[GazetteerPlace]],
    chances: Sequence[NDArray[np.float64]],
    weights: Sequence[float],
    literal: Sequence[bool],
) -> list[Matrix]:
    """One row of CONTEXT features for each candidate of each name, from the first guesses at the other names.

    Of every other name its three likeliest candidates count, each with its chance and the name's weight; whether it
    lies near only where it is `literal`: "Kyiv says" brings no village near Kyiv to mind.
    """
    heads: list[tuple[int, GazetteerPlace, float]] = []
    for number, (places, chance) in enumerate(zip(found, chances, strict=True)):
        best = [int(place) for place in np.argsort(-chance)[:3]] if len(places) > 0 else []
        heads += [(number, places[place], float(chance[place]) * weights[number]) for place in best]
    owners = np.array([head[0] for head in heads])
    mass = np.array([head[2] for head in heads])
    points = unit_vectors([head[1] for head in heads]) if len(heads) > 0 else np.zeros((0, 3))
    small = np.array(
        [
            literal[head[0]] and head[1].kind not in {"country", "continent", "sea"} and head[1].radius < 400
            for head in heads
        ],
        dtype=bool,
    )
    country = np.array([head[1].country for head in heads])
    admin = np.array([head[1].admin1 for head in heads])
    tables: list[Matrix] = []
    for number, places in enumerate(found):
        rows = np.zeros((len(places), len(CONTEXT)))
        others = owners != number if len(heads) > 0 else np.zeros(0, dtype=bool)
        total = float(mass[others].sum()) if len(heads) > 0 else 0.0
        if len(places) > 0 and total > 0:
            rows = context_rows(places, points[others], mass[others], small[others], country[others], admin[others])
        tables.append(rows)
    return tables


def context_rows(
    places: Sequence[GazetteerPlace],
    points: Matrix,
    mass: NDArray[np.float64],
    small: NDArray[np.bool_],
    country: NDArray[np.str_],
    admin: NDArray[np.str_],
) -> Matrix:
    """CONTEXT features of one name's candidates."""
    total = mass.sum()
    cosine = unit_vectors(places) @ points.T
    near = (cosine > math.cos(NEAR / 6371)) & small
    close = (cosine > math.cos(CLOSE / 6371)) & small
    countries: dict[str, float] = {}
    admins: dict[str, float] = {}
    for code, inside, part in zip(country, admin, mass, strict=True):
        countries[str(code)] = countries.get(str(code), 0.0) + float(part)
        admins[str(inside)] = admins.get(str(inside), 0.0) + float(part)
    top, first = max(countries.values()), max(admins.values())
    rows = np.zeros((len(places), len(CONTEXT)))
    rows[:, 2] = np.log2(1 + near @ mass)
    rows[:, 3] = np.log2(1 + close @ mass)
    for row, place in enumerate(places):
        in_country = countries.get(place.country, 0.0) if place.country != "" else 0.0
        in_admin = admins.get(place.admin1, 0.0) if place.admin1 != "" else 0.0
        whole = in_country if place.kind == "country" else in_admin if place.kind == "admin1" else 0.0
        rows[row, 2] = max(rows[row, 2], math.log2(1 + whole))
        if place.kind == "admin1":
            rows[row, 3] = max(rows[row, 3], math.log2(1 + whole))
        rows[row, 0], rows[row, 1] = in_country / total, in_admin / total
        rows[row, 4], rows[row, 5] = in_country == top, in_admin == first and in_admin > 0
    return rows
