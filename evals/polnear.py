"""PolNeAR's articles: text and brat standoff annotations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

Spans = list[tuple[int, int]]

ENTITY = re.compile("(T\\d+)\t\\S+ ([\\d ;]+)\t")
EVENT = re.compile("E\\d+\t(.*)")


@dataclass(slots=True)
class Attribution:
    """Source, cue and content of one attribution, as character spans; any but content may be empty."""

    source: Spans = field(default_factory=list)
    cue: Spans = field(default_factory=list)
    content: Spans = field(default_factory=list)


def read_articles(folder: Path) -> Iterator[tuple[str, str, list[Attribution]]]:
    """Name, text and attributions of every article of a split, by the first annotator by name."""
    files: dict[str, Path] = {}
    for path in sorted((folder / "attributions").iterdir()):
        files.setdefault(path.stem.rsplit("_", 1)[0], path)
    for name, path in files.items():
        yield name, read_text(folder / "text" / f"{name}.txt"), parse_standoff(read_text(path))


def read_text(path: Path) -> str:
    """A file's text with its line ends as they are, since offsets count them."""
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()


def parse_standoff(text: str) -> list[Attribution]:
    """The attributions of a brat file."""
    spans: dict[str, Spans] = {}
    for line in text.split("\n"):
        found = ENTITY.match(line)
        if found is not None:
            parts = [part.split() for part in found.group(2).split(";")]
            spans[found.group(1)] = [(int(start), int(end)) for start, end in parts]
    items = []
    for line in text.split("\n"):
        found = EVENT.match(line)
        if found is None:
            continue
        item = Attribution()
        for argument in found.group(1).split()[1:]:
            role, name = argument.split(":")
            role = role.rstrip("0123456789").lower()
            if role in ("source", "cue", "content"):
                getattr(item, role).extend(spans.get(name, []))
        for role in ("source", "cue", "content"):
            getattr(item, role).sort()
        items.append(item)
    return items
