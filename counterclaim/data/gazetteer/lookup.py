"""Looking places up: by a name's key, by similar letters within countries, by code, by nearness."""

import math
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from counterclaim.data.gazetteer.keys import make_key, strip_generic
from counterclaim.data.gazetteer.layer import ALTERNATE, KINDS, Layer, load_layer
from counterclaim.errors import DataError

SHIPPED = Path(__file__).parent / "places.npz"
EARTH = 6371.0
"""Kilometres: the mean radius."""
SIMILAR = 82.0
"""Ratio of equal letters (0–100) from which two names may be one. Chosen on printed variants of our own gold list."""


@dataclass(frozen=True, slots=True)
class GazetteerPlace:
    """One place of the gazetteer, as found under one name."""

    id: int
    name: str
    kind: str
    latitude: float
    longitude: float
    country: str
    admin1: str
    admin2: str
    population: int
    fame: int
    radius: float
    how: int
    """How the name asked for belongs to it: layer.PRIMARY, ALTERNATE or STRIPPED."""
    claimed_by: tuple[str, ...] = ()
    origin: str = ""

    @property
    def geonames(self) -> int | None:
        """Its GeoNames id; None for places of our own or a user's."""
        return self.id if self.id > 0 else None


class Gazetteer:
    """The layers, one behind the other; earlier ones win where two have the same place."""

    def __init__(self, layers: Iterable[Layer]) -> None:
        self.layers = tuple(layers)
        self.find = lru_cache(maxsize=1 << 15)(self._find)
        self.find_similar = lru_cache(maxsize=1 << 12)(self._find_similar)
        self.has_name = lru_cache(maxsize=1 << 17)(self._has_name)
        rows = [row for layer in self.layers for row in layer.details.values()]
        self.people = frozenset(make_key(word) for row in rows for word in row.get("people", ()))
        """Keys of the adjectives and nouns for the people of places that are no countries."""

    def __len__(self) -> int:
        """How many places."""
        return sum(len(layer) for layer in self.layers)

    def _find(self, name: str) -> tuple[GazetteerPlace, ...]:
        """The places of this name, best known first; none where no layer has it."""
        key = make_key(name)
        found: dict[int, GazetteerPlace] = {}
        for layer in self.layers:
            for place, how in layer.find_key(key):
                row = make_place(layer, place, how)
                found.setdefault(row.id, row)
        return tuple(sorted(found.values(), key=lambda row: (-row.population, row.how, row.id)))

    def _has_name(self, name: str) -> bool:
        """Whether any place has this name."""
        key = make_key(name)
        return any(len(layer.find_key(key)) > 0 for layer in self.layers)

    def prints_name(self, name: str) -> bool:
        """Whether any place has this name as printed: "Car" is not CAR, nor "Mass" the state of Mass."""
        if len(name) > 5 or name.isupper() or "." in name:
            return self.has_name(name)
        return any(not other.isupper() and not other.endswith(".") for other in self.list_spellings(name))

    def prints_capitals(self, name: str) -> bool:
        """Whether any place has this name in capitals throughout: "UAE", but not "SANA"."""
        return any(other == name for other in self.list_spellings(name))

    def list_spellings(self, name: str) -> Iterator[str]:
        """The names of places that have the same key as this one, as they are printed."""
        key = make_key(name)
        for layer in self.layers:
            for place, _ in layer.find_key(key):
                yield from (other for other in layer.list_names(place) if make_key(other) == key)

    def find_generic(self, name: str) -> tuple[GazetteerPlace, ...]:
        """The places of this name without "province", "city of" …"""
        short = strip_generic(make_key(name))
        return () if short is None else self.find(short)

    def find_code(self, code: str) -> GazetteerPlace | None:
        """The country, province or district of this code: "AZ", "UA.07", "US.LA.079"."""
        for layer in self.layers:
            place = code_table(layer).get(code)
            if place is not None:
                return make_place(layer, place, 0)
        return None

    def find_number(self, number: int) -> GazetteerPlace | None:
        """The place of this id."""
        for layer in self.layers:
            rows = np.flatnonzero(layer.columns["id"] == number)
            if len(rows) > 0:
                return make_place(layer, int(rows[0]), 0)
        return None

    def _find_similar(self, name: str, countries: tuple[str, ...]) -> tuple[tuple[float, GazetteerPlace], ...]:
        """(ratio, place) of places in these countries with a similar name, the most similar first; under that name.

        The first letter must agree, and names of fewer than five letters have none: too many differ by one.
        """
        key = make_key(name)
        if len(key) < 5:
            return ()
        found: dict[int, tuple[float, GazetteerPlace]] = {}
        for layer in self.layers:
            for country in dict.fromkeys(countries):
                forms, places = country_names(layer, country).get(key[0], ([], []))
                for other, ratio, at in process.extract(key, forms, scorer=fuzz.ratio, score_cutoff=SIMILAR, limit=20):
                    row = make_place(layer, places[at], ALTERNATE)
                    if row.id not in found or found[row.id][0] < ratio:
                        found[row.id] = (ratio, replace(row, name=other.title()))
        return tuple(sorted(found.values(), key=lambda pair: (-pair[0], -pair[1].population, pair[1].id)))

    def find_nearest(self, latitude: float, longitude: float) -> GazetteerPlace | None:
        """The town nearest to a point: by it one knows a point's country and province without polygons."""
        best: tuple[float, GazetteerPlace] | None = None
        for layer in self.layers:
            kinds = layer.columns["kind"] == KINDS.index("city")
            gap = flat_gap(layer, latitude, longitude)
            gap[~kinds] = np.inf
            place = int(np.argmin(gap)) if len(gap) > 0 else -1
            if place >= 0 and (best is None or gap[place] < best[0]):
                best = (float(gap[place]), make_place(layer, place, 0))
        return None if best is None else best[1]


def flat_gap(layer: Layer, latitude: float, longitude: float) -> NDArray[Any]:
    """Squared degrees between a point and every place, a degree of longitude shortened by latitude."""
    north = layer.columns["latitude"] - latitude
    east = (layer.columns["longitude"] - longitude + 180) % 360 - 180
    gap: NDArray[Any] = north**2 + (east * math.cos(math.radians(latitude))) ** 2
    return gap


def make_place(layer: Layer, place: int, how: int) -> GazetteerPlace:
    """A place of a layer as a value."""
    columns, codes = layer.columns, layer.codes
    number = int(columns["id"][place])
    details = layer.details.get(str(number), {}) if number < 0 or len(layer.details) < 4096 else {}
    return GazetteerPlace(
        number,
        layer.list_names(place)[0],
        KINDS[int(columns["kind"][place])],
        float(columns["latitude"][place]),
        float(columns["longitude"][place]),
        codes[int(columns["country"][place])],
        codes[int(columns["admin1"][place])],
        codes[int(columns["admin2"][place])],
        int(columns["population"][place]),
        int(columns["fame"][place]),
        float(columns["radius"][place]),
        how,
        tuple(details.get("claimed_by", ())),
        str(details.get("source", layer.origin)),
    )


TABLES: dict[int, dict[str, int]] = {}
COUNTRY_NAMES: dict[tuple[int, str], dict[str, tuple[list[str], list[int]]]] = {}


def code_table(layer: Layer) -> dict[str, int]:
    """Places by code: countries by theirs, provinces and districts by the code of their own row."""
    if id(layer) not in TABLES:
        columns = layer.columns
        table: dict[str, int] = {}
        for kind, column in (("country", "country"), ("admin1", "admin1"), ("admin2", "admin2")):
            for place in np.flatnonzero(columns["kind"] == KINDS.index(kind)):
                table.setdefault(layer.codes[int(columns[column][place])], int(place))
        TABLES[id(layer)] = table
    return TABLES[id(layer)]


def country_names(layer: Layer, country: str) -> dict[str, tuple[list[str], list[int]]]:
    """The keys of all names in a country and their places, by first letter; those of one place by the alphabet, so that
    of two equally like a name always the same is taken."""
    if (id(layer), country) not in COUNTRY_NAMES:
        table: dict[str, tuple[list[str], list[int]]] = {}
        if country in layer.codes:
            code = layer.codes.index(country)
            kinds = layer.columns["kind"]
            for place in np.flatnonzero(layer.columns["country"] == code):
                area = KINDS[int(kinds[place])] in {"admin1", "admin2"}
                for form in sorted(list_forms(layer.list_names(int(place)), area=area)):
                    forms, places = table.setdefault(form[0], ([], []))
                    forms.append(form)
                    places.append(int(place))
        COUNTRY_NAMES[(id(layer), country)] = table
    return COUNTRY_NAMES[(id(layer), country)]


def list_forms(names: Iterable[str], *, area: bool) -> set[str]:
    """The keys of these names, and those of areas without "province" …; plain names are only made small, for speed."""
    keys = {name.lower() if name.isascii() and name.isalpha() else make_key(name) for name in names}
    if area:
        keys |= {short for key in keys if (short := strip_generic(key)) is not None}
    return keys - {""}


def measure_gap(first: tuple[float, float], second: tuple[float, float]) -> float:
    """Kilometres between two points, by the haversine formula."""
    left, right = math.radians(first[0]), math.radians(second[0])
    east = math.radians(second[1] - first[1])
    chord = math.sin((right - left) / 2) ** 2 + math.cos(left) * math.cos(right) * math.sin(east / 2) ** 2
    return 2 * EARTH * math.asin(math.sqrt(min(1.0, chord)))


def user_folder() -> Path:
    """Where `counterclaim gazetteer add` keeps its files: COUNTERCLAIM_GAZETTEER, else the user's data folder."""
    named = os.environ.get("COUNTERCLAIM_GAZETTEER")
    if named is not None:
        return Path(named)
    home = os.environ.get("XDG_DATA_HOME")
    return (Path.home() / ".local" / "share" if home is None else Path(home)) / "counterclaim" / "gazetteer"


@cache
def load_gazetteer(path: Path | None = None) -> Gazetteer:
    """The shipped gazetteer behind what a user added: the file or folder at `path`, else the user's data folder."""
    where = user_folder() if path is None else path
    added = sorted(where.glob("*.npz")) if where.is_dir() else []
    if path is not None and not path.is_dir():
        added = [path]
    if not SHIPPED.exists():
        raise DataError(f"{SHIPPED}: the gazetteer is missing: build it with training/gazetteer.py")
    return Gazetteer([*(load_layer(file) for file in added), load_layer(SHIPPED)])
