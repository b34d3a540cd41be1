"""Articles of our own with the marks of who says what: war news, densest where PolNeAR has little (denials, figures,
headlines, reports of reports).

`articles/*.txt`: a line with conflict and day, then the article. `{3s:…}` marks the words that name the source of the
third attribution, `{3c:…}` its cue, `{3q deny>1:…}` its content with its act and the attribution it answers; marks may
nest, and a content may come in pieces, of which the first carries the act.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from counterclaim.errors import DataError
from counterclaim.vocabulary import Act
from evals.polnear import Attribution, Spans

FOLDER = Path(__file__).parent / "articles"
MARK = re.compile(r"\{(\d+)(s|c|q)(?: ([a-z]+)(?:>(\d+))?)?:")
EDGE = " ,"
"""What a stretch of words neither begins nor ends with."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One marked stretch: the attribution's number, its role (s, c, q), its act and what it answers, and where."""

    number: int
    role: str
    act: str | None
    answers: int | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Marked:
    """One attribution with its act and the number of the one that it answers."""

    number: int
    attribution: Attribution
    act: str
    answers: int | None


def read_articles(folder: Path = FOLDER) -> Iterator[tuple[str, str, list[Marked]]]:
    """Name, text and attributions of every marked article; `DataError` with the file where marks are wrong."""
    for path in sorted(folder.glob("*.txt")):
        try:
            text, marks = parse_marks(path.read_text(encoding="utf-8").split("\n", 1)[1].strip())
            yield path.stem, text, gather_marks(text, marks)
        except DataError as error:
            raise DataError(f"{path}: {error}") from error


def is_held(name: str) -> bool:
    """Whether an article is kept from training, to choose by: every fifth."""
    return int(name[-2:]) % 5 == 0


def parse_marks(source: str) -> tuple[str, list[Mark]]:
    """The text without its marks, and the marks with their places in it."""
    text: list[str] = []
    marks: list[Mark] = []
    begun: list[tuple[re.Match[str], int]] = []
    place = 0
    while place < len(source):
        if source[place] == "{":
            found = MARK.match(source, place)
            if found is None:
                raise DataError(f"expected a mark such as {{3s:…}}, not {source[place : place + 20]!r}")
            begun.append((found, len(text)))
            place = found.end()
            continue
        if source[place] == "}":
            if len(begun) == 0:
                raise DataError(f"a mark ends that none began, before {source[place + 1 : place + 20]!r}")
            found, start = begun.pop()
            answers = None if found[4] is None else int(found[4])
            marks.append(Mark(int(found[1]), found[2], found[3], answers, start, len(text)))
        else:
            text.append(source[place])
        place += 1
    if len(begun) > 0:
        raise DataError(f"a mark has no end: {begun[-1][0].group()!r}")
    return "".join(text), marks


def gather_marks(text: str, marks: list[Mark]) -> list[Marked]:
    """The attributions of the marks, by number."""
    return [gather_attribution(text, number, marks) for number in sorted({mark.number for mark in marks})]


def gather_attribution(text: str, number: int, marks: list[Mark]) -> Marked:
    """One attribution: its source and cue are cut out of its content."""
    spans = {role: sorted((m.start, m.end) for m in marks if (m.number, m.role) == (number, role)) for role in "scq"}
    if len(spans["q"]) == 0:
        raise DataError(f"attribution {number} has no content")
    opened = min((m for m in marks if (m.number, m.role) == (number, "q")), key=lambda m: m.start)
    if opened.act is None or opened.act not in get_args(Act):
        raise DataError(f"attribution {number}: expected one of {get_args(Act)}, not {opened.act!r}")
    content = spans["q"]
    for cut in spans["s"] + spans["c"]:
        content = [piece for span in content for piece in cut_span(span, cut)]
    content = [trim_span(span, text) for span in content]
    kept = [span for span in content if span[0] < span[1]]
    return Marked(number, Attribution(spans["s"], spans["c"], kept), opened.act, opened.answers)


def cut_span(span: tuple[int, int], cut: tuple[int, int]) -> Spans:
    """A span without what another takes of it."""
    if cut[1] <= span[0] or cut[0] >= span[1]:
        return [span]
    return [piece for piece in ((span[0], cut[0]), (cut[1], span[1])) if piece[0] < piece[1]]


def trim_span(span: tuple[int, int], text: str) -> tuple[int, int]:
    """A span without the blanks and commas at its ends."""
    start, end = span
    while start < end and text[start] in EDGE:
        start += 1
    while start < end and text[end - 1] in EDGE:
        end -= 1
    return start, end
