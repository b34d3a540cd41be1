"""A user's own places: a dump of GeoNames (allCountries.txt, UA.txt …) or a CSV file, made into a layer.

GeoNames dumps have 19 columns between tabs and no header (the readme of its export says which). A CSV has a header with
at least name, latitude and longitude (or lat, lon); also read are id, names (other names, between "|"), kind, country
(its two letters or its name), admin1, population, radius (kilometres) and source. Commas, semicolons or tabs divide it.
"""

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from zlib import crc32

from counterclaim.data.countries import load_countries
from counterclaim.data.gazetteer.keys import is_latin, make_key
from counterclaim.data.gazetteer.layer import KINDS, Row, save_layer
from counterclaim.errors import DataError

COLUMNS = 19
CLASSES = {"P": "village", "A": "area", "L": "area", "H": "river", "T": "range", "S": "spot", "V": "area"}
"""Our kind by GeoNames feature class; roads (R) and undersea features (U) are left out."""
CODES = {"ADM1": "admin1", "ADM2": "admin2", "PCLI": "country", "PPLX": "neighbourhood", "ISL": "island", "LK": "lake"}
CODES |= {"SEA": "sea", "CONT": "continent", "CMP": "camp", "CMPRF": "camp", "PPLA": "city", "PPLC": "city"}
NEEDED = ("name", "latitude", "longitude")
ALIASES = {"lat": "latitude", "lon": "longitude", "lng": "longitude", "long": "longitude", "type": "kind"}
OWN_BASE = 1_000_000_000
"""Ids of places without one count down from here by a checksum of what they are."""


def add_places(source: Path, folder: Path) -> tuple[Path, int]:
    """The layer file made of a user's places in this folder, and how many they are."""
    try:
        rows = list(read_places(source))
    except UnicodeDecodeError as error:
        raise DataError(f"{source}: expected text in UTF-8, unpacked; byte {error.start} is none") from error
    except OSError as error:
        raise DataError(f"{source}: cannot be read: {error.strerror or error}") from error
    if len(rows) == 0:
        raise DataError(f"{source}: no places: expected a GeoNames dump or a CSV with name, latitude and longitude")
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{source.stem}.npz"
    return target, save_layer(rows, target, source.name)


def read_places(source: Path) -> Iterator[Row]:
    """The places of a file, whichever of the two formats it has."""
    with source.open(encoding="utf-8-sig") as file:
        first = file.readline()
    if first.strip() == "":
        raise DataError(f"{source}: expected a GeoNames dump or a CSV with a header, got an empty first line")
    return read_dump(source) if first.count("\t") == COLUMNS - 1 else read_table(source, first)


def read_dump(source: Path) -> Iterator[Row]:
    """The places of a GeoNames dump."""
    with source.open(encoding="utf-8") as file:
        for number, line in enumerate(file, start=1):
            cells = line.rstrip("\n").split("\t")
            if len(cells) != COLUMNS:
                raise DataError(f"{source}:{number}: expected {COLUMNS} columns, got {len(cells)}")
            kind = CODES.get(cells[7]) or CLASSES.get(cells[6])
            if kind is not None:
                yield make_dumped(cells, kind, f"{source}:{number}")


def make_dumped(cells: list[str], kind: str, where: str) -> Row:
    """One line of a GeoNames dump."""
    names = [cells[2], *cells[3].split(",")]
    population = read_count(cells[14], where)
    province = f"{cells[8]}.{cells[10]}" if cells[10] != "" else ""
    return Row(
        read_count(cells[0], where),
        cells[1],
        tuple(dict.fromkeys(name for name in names if name != "" and is_latin(name))),
        "city" if kind == "village" and population >= 5000 else kind,
        read_degrees(cells[4], 90, where),
        read_degrees(cells[5], 180, where),
        cells[8],
        province,
        f"{province}.{cells[11]}" if province != "" and cells[11] != "" else "",
        population,
        cells[3].count(","),
    )


def read_table(source: Path, header: str) -> Iterator[Row]:
    """The places of a CSV file."""
    mark = max(",;\t", key=header.count)
    with source.open(encoding="utf-8-sig", newline="") as file:
        table = csv.reader(file, delimiter=mark)
        names = [ALIASES.get(name.strip().lower(), name.strip().lower()) for name in next(table)]
        missing = [name for name in NEEDED if name not in names]
        if len(missing) > 0:
            raise DataError(
                f"{source}: expected a GeoNames dump or a CSV with the columns {', '.join(NEEDED)}; it lacks"
                f" {', '.join(missing)} and has {', '.join(names)}"
            )
        for number, cells in enumerate(table, start=2):
            if any(cell.strip() != "" for cell in cells):
                named = dict(zip(names, (cell.strip() for cell in cells), strict=False))
                yield make_listed(dict.fromkeys(NEEDED, "") | named, f"{source}:{number}", source.name)


def make_listed(cells: dict[str, str], where: str, origin: str) -> Row:
    """One line of a CSV."""
    name, kind = cells["name"].strip(), cells.get("kind", "") or "village"
    if name == "" or kind not in KINDS:
        raise DataError(f"{where}: expected a name and a kind of {', '.join(KINDS)}, got {name!r} and {kind!r}")
    digits = cells.get("id", "")
    number = int(digits) if digits.isdigit() else -OWN_BASE - crc32(f"{name}|{cells['latitude']}".encode()) % OWN_BASE
    return Row(
        number,
        name,
        tuple(other.strip() for other in cells.get("names", "").split("|") if other.strip() != ""),
        kind,
        read_degrees(cells["latitude"], 90, where),
        read_degrees(cells["longitude"], 180, where),
        read_country(cells.get("country", ""), where),
        cells.get("admin1", ""),
        population=read_count(cells.get("population", ""), where),
        fame=30,
        radius=float(read_count(cells.get("radius", ""), where)),
        details={"source": cells.get("source", "") or origin},
    )


def read_count(text: str, where: str) -> int:
    """A whole number, 0 where none is printed; an error says what came."""
    digits = text.strip().replace(" ", "").replace(",", "")
    if digits == "":
        return 0
    if not re.fullmatch(r"\d+(?:\.\d+)?", digits):
        raise DataError(f"{where}: expected a number, got {text!r}")
    return int(float(digits))


def read_country(text: str, where: str) -> str:
    """The code of a country given by its code or one of its names; "" where none is given."""
    if text == "" or text.upper() in load_countries():
        return text.upper()
    key = make_key(text)
    found = [row.code for row in load_countries().values() if key in {make_key(n) for n in (row.name, *row.aliases)}]
    if len(found) != 1:
        raise DataError(f"{where}: expected a country by its two letters or its name, got {text!r}")
    return found[0]


def read_degrees(text: str, most: int, where: str) -> float:
    """Degrees of latitude or longitude; an error says what came."""
    try:
        degrees = float(text)
    except ValueError:
        degrees = float("nan")
    if not -most <= degrees <= most:
        raise DataError(f"{where}: expected degrees from -{most} to {most}, got {text!r}")
    return degrees
