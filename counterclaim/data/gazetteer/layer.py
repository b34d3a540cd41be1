"""One file of places: columns of numbers, names by place, and a table from the hash of a name's key to places.

Everything is a NumPy array in one compressed file, so that it loads in a fraction of a second and needs no server:
names are found by binary search over hashes, and read as text only when they are shown or compared by letters.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from counterclaim.data.gazetteer.keys import hash_key, make_key, strip_generic
from counterclaim.errors import DataError

FORMAT = 1
KINDS = (
    "city",
    "country",
    "admin1",
    "admin2",
    "area",
    "sea",
    "river",
    "lake",
    "range",
    "line",
    "camp",
    "village",
    "continent",
    "island",
    "spot",
    "neighbourhood",
)
PRIMARY, ALTERNATE, STRIPPED = 0, 1, 2
"""How a name belongs to a place: its own; another; its own without "province", "county" …"""


@dataclass(frozen=True, slots=True)
class Row:
    """One place as it goes into a layer."""

    id: int
    name: str
    names: tuple[str, ...]
    kind: str
    latitude: float
    longitude: float
    country: str = ""
    admin1: str = ""
    admin2: str = ""
    population: int = 0
    fame: int = 0
    """How many names it has in any language: a measure of how widely it is known."""
    radius: float = 0.0
    """Kilometres around the point that still are this place; 0 for a point."""
    details: dict[str, Any] = field(default_factory=dict)
    """claimed_by, source, note: what only some places have."""


@dataclass(frozen=True, slots=True)
class Layer:
    """The columns of one file."""

    origin: str
    columns: dict[str, NDArray[Any]]
    codes: tuple[str, ...]
    details: dict[str, dict[str, Any]]
    blob: bytes

    def __len__(self) -> int:
        """How many places."""
        return len(self.columns["id"])

    def find_key(self, key: str) -> tuple[tuple[int, int], ...]:
        """(place, how the name belongs to it) of every place of this key."""
        hashes = self.columns["hashes"]
        wanted = np.uint64(hash_key(key))
        first = int(np.searchsorted(hashes, wanted))
        if first >= len(hashes) or hashes[first] != wanted:
            return ()
        starts = self.columns["starts"]
        posts = self.columns["posts"][int(starts[first]) : int(starts[first + 1])]
        return tuple((int(post) >> 2, int(post) & 3) for post in posts)

    def list_names(self, place: int) -> list[str]:
        """The names of a place, its own first."""
        spots = self.columns["name_starts"]
        return self.blob[int(spots[place]) : int(spots[place + 1])].decode("utf-8").split("\t")


def save_layer(rows: Sequence[Row], path: Path, origin: str) -> int:
    """Write places into one file; how many."""
    codes = sorted({code for row in rows for code in (row.country, row.admin1, row.admin2)} | {""})
    number = {code: index for index, code in enumerate(codes)}
    posts, blob, spots = index_names(rows)
    hashes = np.array(sorted(posts), dtype=np.uint64)
    lengths = [len(posts[int(value)]) for value in hashes]
    details = {str(row.id): row.details for row in rows if len(row.details) > 0}
    meta = {"format": FORMAT, "origin": origin, "codes": codes, "details": details}
    with path.open("wb") as file:
        np.savez_compressed(
            file,
            meta=np.frombuffer(json.dumps(meta, ensure_ascii=False).encode("utf-8"), dtype=np.uint8),
            blob=np.frombuffer(blob, dtype=np.uint8),
            name_starts=np.array(spots, dtype=np.uint32),
            hashes=hashes,
            starts=np.concatenate(([0], np.cumsum(lengths))).astype(np.uint32),
            posts=np.array([post for value in hashes for post in posts[int(value)]], dtype=np.uint32),
            id=np.array([row.id for row in rows], dtype=np.int32),
            kind=np.array([KINDS.index(row.kind) for row in rows], dtype=np.uint8),
            latitude=np.array([row.latitude for row in rows], dtype=np.float32),
            longitude=np.array([row.longitude for row in rows], dtype=np.float32),
            population=np.array([min(row.population, 2**31 - 1) for row in rows], dtype=np.int32),
            fame=np.array([min(row.fame, 255) for row in rows], dtype=np.uint8),
            radius=np.array([row.radius for row in rows], dtype=np.float32),
            country=np.array([number[row.country] for row in rows], dtype=np.uint32),
            admin1=np.array([number[row.admin1] for row in rows], dtype=np.uint32),
            admin2=np.array([number[row.admin2] for row in rows], dtype=np.uint32),
        )
    return len(rows)


def index_names(rows: Sequence[Row]) -> tuple[dict[int, list[int]], bytes, list[int]]:
    """Places by the hash of their keys; all names as one text, and where each place's begin."""
    posts: dict[int, list[int]] = {}
    blob, spots = bytearray(), [0]
    for place, row in enumerate(rows):
        blob += "\t".join(dict.fromkeys((row.name, *row.names))).encode("utf-8")
        spots.append(len(blob))
        for key, how in name_keys(row):
            posts.setdefault(hash_key(key), []).append(place << 2 | how)
    return posts, bytes(blob), spots


def name_keys(row: Row) -> Iterable[tuple[str, int]]:
    """The keys of a place and how each belongs to it; the best way wins."""
    found: dict[str, int] = {}
    for how, names in ((PRIMARY, (row.name,)), (ALTERNATE, row.names)):
        for name in names:
            key = make_key(name)
            if key != "":
                found.setdefault(key, how)
            short = strip_generic(key) if row.kind in {"admin1", "admin2", "area"} else None
            if short is not None:
                found.setdefault(short, STRIPPED)
    return found.items()


def load_layer(path: Path) -> Layer:
    """The layer in a file."""
    try:
        with np.load(path, allow_pickle=False) as file:
            columns = {name: file[name] for name in file.files}
    except (OSError, ValueError) as error:
        raise DataError(f"{path}: not a gazetteer file: {error}") from error
    meta = json.loads(columns.pop("meta").tobytes())
    if meta.get("format") != FORMAT:
        raise DataError(f"{path}: gazetteer format {meta.get('format')}: expected {FORMAT}; build it again")
    blob = columns.pop("blob").tobytes()
    return Layer(meta["origin"], columns, tuple(meta["codes"]), meta["details"], blob)
