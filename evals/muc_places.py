"""Places of MUC-4: the task's own list of containing areas (part of the corpus), and the places told in a message."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from evals.muc_pages import Page
from evals.muc_texts import load_keys
from evals.muc_values import norm

LINE = re.compile(r"^([A-Z][A-Z .]+):\s*([^*?]+?)\s*(?:\*.*|VALIDATED.*|message.*)?$")
LONGEST = 5
"""Words of the longest place name looked for."""
LOCATIVE = frozenset({"in", "at", "near", "of", "outside", "from", "on", "between", "to", "around"})


@dataclass(frozen=True, slots=True)
class Told:
    """A place name in a message: its sentence and word, and the fill that names it from the country down."""

    sentence: int
    word: int
    size: int
    path: str
    good: bool


@lru_cache(maxsize=2)
def load_places(corpora: Path) -> dict[str, str]:
    """The fill of each place name: from the task's list, then from the keys of dev."""
    found: dict[str, str] = {}
    folder = corpora / "muc4" / "TASKDOC" / "templ-doc-more"
    for path in sorted(folder.glob("containing-areas-part*")):
        for line in path.read_text(encoding="latin-1").splitlines():
            match = LINE.match(line.strip())
            if match is not None:
                add_place(found, f"{match[1].strip()}: {match[2].strip()}")
    for templates in load_keys(corpora, "dev").values():
        for template in templates:
            for fill in template.get("location"):
                for value in fill.values:
                    if ":" in value:
                        add_place(found, value)
    return found


def add_place(found: dict[str, str], path: str) -> None:
    """Add the places of one fill, the widest first; the first entry of a name stays."""
    parts = [part.strip() for part in path.split(":")]
    found.setdefault(norm(parts[0]), parts[0])
    for end in range(2, len(parts) + 1):
        name = norm(re.sub(r"\([^)]*\)", "", parts[end - 1]))
        if len(name) > 2 and " - " not in parts[end - 1]:
            found.setdefault(name, ": ".join(parts[:end]))


def find_told(page: Page, places: dict[str, str]) -> list[Told]:
    """Every place name of a message, longest first at each word, the dateline's too."""
    told = []
    for number, words in enumerate(page.sentences):
        index = 0
        while index < len(words):
            size = match_place(page, words, index, places)
            if size > 0:
                name = read_name(page, words, index, size)
                before = words[index - 1][1].lower() if index > 0 else ""
                told.append(Told(number, index, size, places[name], before in LOCATIVE or before == ","))
            index += max(size, 1)
    return told


def match_place(
    page: Page, words: list[tuple[int, str, str, str, str, str, int]], index: int, places: dict[str, str]
) -> int:
    """How many words from here are a place name; 0 if none."""
    if words[index][3] not in ("PROPN", "NOUN", "ADJ", "DET") or not words[index][1][:1].isupper():
        return 0
    for size in range(min(LONGEST, len(words) - index), 0, -1):
        if read_name(page, words, index, size) in places:
            return size
    return 0


def read_name(page: Page, words: list[tuple[int, str, str, str, str, str, int]], index: int, size: int) -> str:
    """The normal form of some words."""
    start = words[index][0]
    last = words[index + size - 1]
    return norm(page.body[start : last[0] + len(last[1])])


def choose_place(told: list[Told], sentences: list[int], default: str | None) -> str | None:
    """The place of an incident told in these sentences: of the first that has any, then of its neighbours."""
    for shift in (0, -1, 1, -2, 2):
        for number in sentences:
            near = [row for row in told if row.sentence == number + shift]
            best = [row for row in near if row.good] or near
            if len(best) > 0:
                return choose_finest(best)
    return default


def choose_finest(rows: list[Told]) -> str:
    """The first place, or one of the same sentence that lies inside it."""
    first = rows[0]
    inside = [row for row in rows if row.path.startswith(first.path + ":")]
    beside = [row for row in rows[1:3] if row.path.split(":")[0] == first.path.split(":")[0]]
    deeper = [row for row in beside if first.path.count(":") == 0 and row.path.count(":") > 0]
    return (inside or deeper or [first])[0].path


def find_default(told: list[Told]) -> str | None:
    """The country most places of the message lie in."""
    counts: dict[str, int] = {}
    for row in told:
        country = row.path.split(":")[0].strip()
        counts[country] = counts.get(country, 0) + 1
    return max(counts, key=lambda name: counts[name]) if len(counts) > 0 else None
