"""Places of MUC-4: the task's own list of containing areas (part of the corpus), and the places told in a message."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from evals.muc_pages import Page, Word
from evals.muc_texts import load_keys
from evals.muc_values import norm

LINE = re.compile(r"^([A-Z][A-Z .]+):\s*([^*?]+?)\s*(?:\*.*|VALIDATED.*|message.*)?$")
LONGEST = 5
"""Words of the longest place name looked for."""
Places = dict[str, tuple[str, ...]]
"""The fills that a name may stand for, the commonest first."""


@dataclass(frozen=True, slots=True)
class Told:
    """A place name in a message: its sentence and word, and the fill that names it from the country down."""

    sentence: int
    word: int
    size: int
    path: str
    before: str


@lru_cache(maxsize=2)
def load_places(corpora: Path) -> Places:
    """The fills of each place name: from the keys of dev by their number, then from the task's list."""
    found: dict[str, Counter[str]] = {}
    for templates in load_keys(corpora, "dev").values():
        for template in templates:
            for fill in template.get("location"):
                for value in fill.values:
                    add_place(found, value, 1)
    folder = corpora / "muc4" / "TASKDOC" / "templ-doc-more"
    for path in sorted(folder.glob("containing-areas-part*")):
        for line in path.read_text(encoding="latin-1").splitlines():
            match = LINE.match(line.strip())
            if match is not None:
                add_place(found, f"{match[1].strip()}: {match[2].strip()}", 0)
    return {name: tuple(path for path, _ in paths.most_common(4)) for name, paths in found.items()}


def add_place(found: dict[str, Counter[str]], path: str, count: int) -> None:
    """Count the places of one fill by their names."""
    parts = [part.strip() for part in path.split(":")]
    found.setdefault(norm(parts[0]), Counter())[parts[0]] += count
    for end in range(2, len(parts) + 1):
        name = norm(re.sub(r"\([^)]*\)", "", parts[end - 1]))
        if len(name) > 2 and " - " not in parts[end - 1]:
            found.setdefault(name, Counter())[": ".join(parts[:end])] += count


def find_told(page: Page, places: Places) -> list[Told]:
    """Every place name of a message, longest first at each word, in the country most of the message speaks of."""
    seen = list(find_names(page, places))
    plain = Counter(path.split(":")[0] for *_, paths in seen for path in paths[:1])
    told = []
    for number, index, size, paths in seen:
        words = page.sentences[number]
        before = words[index - 1][1].lower() if index > 0 else ""
        path = max(paths, key=lambda path: plain[path.split(":")[0]] if ":" in path else 0)
        told.append(Told(number, index, size, path, before))
    return told


def find_names(page: Page, places: Places) -> Iterator[tuple[int, int, int, tuple[str, ...]]]:
    """(sentence, word, words, fills) of every place name."""
    for number, words in enumerate(page.sentences):
        index = 0
        while index < len(words):
            size = match_place(page, words, index, places)
            if size > 0:
                yield number, index, size, places[read_name(page, words, index, size)]
            index += max(size, 1)


def match_place(page: Page, words: list[Word], index: int, places: Places) -> int:
    """How many words from here are a place name; 0 if none."""
    if words[index][3] not in ("PROPN", "NOUN", "ADJ", "DET") or not words[index][1][:1].isupper():
        return 0
    for size in range(min(LONGEST, len(words) - index), 0, -1):
        if read_name(page, words, index, size) in places:
            return size
    return 0


def read_name(page: Page, words: list[Word], index: int, size: int) -> str:
    """The normal form of some words."""
    start = words[index][0]
    last = words[index + size - 1]
    return norm(page.body[start : last[0] + len(last[1])])


def find_default(told: list[Told]) -> str | None:
    """The country most places of the message lie in."""
    counts = Counter(row.path.split(":")[0].strip() for row in told)
    return counts.most_common(1)[0][0] if len(counts) > 0 else None
