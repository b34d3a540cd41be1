"""A user's own places: a dump of GeoNames (allCountries.txt, UA.txt …) or a CSV file, made into a layer.

GeoNames dumps have 19 columns between tabs and no header (the readme of its export says which). A CSV has a header with
at least name, latitude and longitude; also read are id, names (other names, between "|"), kind, country, admin1,
population, radius and source.
"""

import csv
from collections.abc import Iterator
from pathlib import Path
from zlib import crc32

from counterclaim.data.gazetteer.keys import is_latin
from counterclaim.data.gazetteer.layer import KINDS, Row, save_layer
from counterclaim.errors import DataError

COLUMNS = 19
CLASSES = {"P": "village", "A": "area", "L": "area", "H": "river", "T": "range", "S": "spot", "V": "area"}
"""Our kind by GeoNames feature class; roads (R) and undersea features (U) are left out."""
CODES = {"ADM1": "admin1", "ADM2": "admin2", "PCLI": "country", "PPLX": "neighbourhood", "ISL": "island", "LK": "lake"}
CODES |= {"SEA": "sea", "CONT": "continent", "CMP": "camp", "CMPRF": "camp", "PPLA": "city", "PPLC": "city"}
OWN_BASE = 1_000_000_000
"""Ids of places without one count down from here by a checksum of what they are."""


def add_places(source: Path, folder: Path) -> tuple[Path, int]:
    """The layer file made of a user's places in this folder, and how many they are."""
    rows = list(read_places(source))
    if len(rows) == 0:
        raise DataError(f"{source}: no places: expected a GeoNames dump or a CSV with name, latitude and longitude")
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{source.stem}.npz"
    return target, save_layer(rows, target, source.name)


def read_places(source: Path) -> Iterator[Row]:
    """The places of a file, whichever of the two formats it has."""
    try:
        with source.open(encoding="utf-8-sig") as file:
            first = file.readline()
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"{source}: cannot be read as a list of places: {error}") from error
    return read_dump(source) if first.count("\t") == COLUMNS - 1 else read_table(source)


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
    population = int(cells[14] or 0)
    province = f"{cells[8]}.{cells[10]}" if cells[10] != "" else ""
    return Row(
        int(cells[0]),
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


def read_table(source: Path) -> Iterator[Row]:
    """The places of a CSV file."""
    with source.open(encoding="utf-8-sig", newline="") as file:
        table = csv.DictReader(file)
        missing = {"name", "latitude", "longitude"} - set(table.fieldnames or ())
        if len(missing) > 0:
            raise DataError(
                f"{source}: expected a GeoNames dump or a CSV with the columns {', '.join(sorted(missing))}"
            )
        for number, cells in enumerate(table, start=2):
            yield make_listed({key: value or "" for key, value in cells.items()}, f"{source}:{number}", source.name)


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
        cells.get("country", "").upper(),
        cells.get("admin1", ""),
        population=int(cells.get("population", "") or 0),
        fame=30,
        radius=float(cells.get("radius", "") or 0),
        details={"source": cells.get("source", "") or origin},
    )


def read_degrees(text: str, most: int, where: str) -> float:
    """Degrees of latitude or longitude; an error says what came."""
    try:
        degrees = float(text)
    except ValueError:
        degrees = float("nan")
    if not -most <= degrees <= most:
        raise DataError(f"{where}: expected degrees from -{most} to {most}, got {text!r}")
    return degrees
