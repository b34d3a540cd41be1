"""Gold places in the stand-off format of BRAT, as GeoWebNews has them: N.txt with N.ann beside it.

A line "T1<tab>Literal 10 16<tab>Ankara" is an annotation, "#1<tab>AnnotatorNotes T1<tab>323786" its GeoNames number, or
its latitude and longitude. An annotation without a note, or with one that is neither, counts for recognition alone.
"""

import re
from pathlib import Path

from evals.place_corpora import GoldPlace, GoldText, fix_offsets

NO_PLACES = {"Non_Toponym", "Literal_Expression", "Non_Lit_Expression"}
"""Types that hold places, or are spoken of by a place's kind, but are no names of places."""
UNPLACED = {"Demonym", "Language", "Homonym"}
"""Names that are found but are not looked up on a map."""
DEGREES = re.compile(r"(-?\d{1,3}\.\d+)\s*[,; ]\s*(-?\d{1,3}\.\d+)")
NUMBER = re.compile(r"(?<![\d.])(\d{4,9})(?![\d.])")


def read_folder(folder: Path) -> list[GoldText]:
    """The texts of a folder that have annotations, in the order of their names."""
    return [read_text(path) for path in sorted(folder.glob("*.ann")) if path.with_suffix(".txt").exists()]


def read_text(path: Path) -> GoldText:
    """One text with its annotations."""
    text = path.with_suffix(".txt").read_text(encoding="utf-8-sig", errors="replace")
    lines = [line.split("\t") for line in path.read_text(encoding="utf-8-sig", errors="replace").splitlines()]
    notes = {cells[1].split()[-1]: cells[2] for cells in lines if cells[0].startswith("#") and len(cells) > 2}
    rows = [read_row(cells, notes) for cells in lines if cells[0].startswith("T") and len(cells) > 2]
    places = tuple(fix_offsets(text, row) for row in rows if row is not None)
    return GoldText(path.stem, text, None, None, places)


def read_row(cells: list[str], notes: dict[str, str]) -> GoldPlace | None:
    """The place of one annotation; None where its type is none."""
    kind, *numbers = re.split(r"[ ;]", cells[1])
    if kind in NO_PLACES or len(numbers) < 2:
        return None
    start, end = int(numbers[0]), int(numbers[-1])
    note = "" if kind in UNPLACED else notes.get(cells[0], "")
    degrees, number = DEGREES.search(note), NUMBER.search(note)
    if degrees is not None:
        return GoldPlace(start, end, cells[2], float(degrees[1]), float(degrees[2]), None, "")
    return GoldPlace(start, end, cells[2], None, None, None if number is None else int(number[1]), "")
