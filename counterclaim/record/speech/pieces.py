"""A text cut into word pieces and the pieces packed into windows, for the encoder.

The training code uses the same functions, so that what the model learned on is what it is given.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from counterclaim.data.countries import load_likeness

Ints = NDArray[np.int64]

# Characters handed to the tokenizer at once and the longest run kept in one piece of work: bounds
# the memory of a document of one line. 4,000 characters are about 1,000 word pieces.
SEGMENT = 4_000

QUOTE = re.compile("``|''|[\"\u201c\u201d\u201e\u201f\u00ab\u00bb]")
CLOSING_ONLY = "\u201d\u00bb"
OPENING_ONLY = "\u201c\u00ab``"
SENTENCE_END = re.compile("[.!?\u2026][\"'\u201d\u2019\u00bb)\\]]*\\s+(?=[\"'\u201c\u2018\u00ab(\\[]*[A-Z0-9])")
LETTER = re.compile("[^\\W\\d_]")
NATION = re.compile("\\b[A-Z][a-z]{3,}\\b")
LATIN = re.compile("[A-Za-z\u00c0-\u024f]")

OUTSIDE, INSIDE, MARK = 0, 1, 2  # values of the quotation feature
MIDDLE, PARAGRAPH, SENTENCE = 0, 1, 2  # values of the position feature
NO_CASE, LOWER, TITLE, UPPER, MIXED = 0, 1, 2, 3, 4  # values of the case feature
FEATURE_SIZES = (5, 3, 3)  # case, quotation, position


@dataclass(frozen=True, slots=True)
class Shift:
    """A replaced word: where it stands in what the model reads, and where in the text."""

    start: int
    end: int
    printed_start: int
    printed_end: int


@dataclass(frozen=True, slots=True)
class Pieces:
    """Word pieces of a text: vocabulary ids, character offsets, features and paragraph numbers."""

    ids: Ints
    starts: Ints
    ends: Ints
    features: Ints  # [pieces, 3]: case, quotation, position
    paragraphs: Ints

    def __len__(self) -> int:
        return len(self.ids)


def cut_pieces(text: str, tokenizer: Tokenizer) -> Pieces:
    """The word pieces of a text, paragraph by paragraph; paragraphs without Latin letters are left out."""
    columns: list[Ints] = []
    for number, (start, end) in enumerate(split_paragraphs(text)):
        line = text[start:end]
        if is_foreign(line):
            continue
        marks = find_quotes(line)
        sentences = {0} | {m.end() for m in SENTENCE_END.finditer(line)}
        for low, high in split_segments(line):
            columns.append(_cut_segment(line[low:high], tokenizer, (marks, sentences, low, start, number)))
    table = np.concatenate(columns) if len(columns) > 0 else np.zeros((0, 7), dtype=np.int64)
    return Pieces(table[:, 0], table[:, 1], table[:, 2], table[:, 3:6], table[:, 6])


def split_paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of every line that is not blank."""
    start = 0
    for line in text.split("\n"):
        if len(line.strip()) > 0:
            yield start, start + len(line)
        start += len(line) + 1


def split_segments(line: str) -> Iterator[tuple[int, int]]:
    """Cuts of a paragraph no longer than SEGMENT, at a space where there is one."""
    start = 0
    while len(line) - start > SEGMENT:
        cut = line.rfind(" ", start + SEGMENT // 2, start + SEGMENT)
        cut = start + SEGMENT if cut < 0 else cut
        yield start, cut
        start = cut
    yield start, len(line)


def is_foreign(line: str) -> bool:
    """Whether fewer than half of the letters of a line are Latin: the model reads English only."""
    sample = line[:SEGMENT]
    letters = len(LETTER.findall(sample))
    return letters > 0 and 2 * len(LATIN.findall(sample)) < letters


def find_quotes(line: str) -> Ints:
    """Per character: OUTSIDE, INSIDE double quotation marks, or a MARK itself.

    An opening mark that is not closed runs to the end of its paragraph, as in news style.
    """
    state = np.zeros(len(line) + 1, dtype=np.int64)
    opened: int | None = None
    for found in QUOTE.finditer(line):
        mark = found.group()
        if opened is None and mark not in CLOSING_ONLY:
            opened = found.end()
        elif opened is not None and mark not in OPENING_ONLY:
            state[opened : found.start()] = INSIDE
            opened = None
    if opened is not None:
        state[opened:] = INSIDE
    for found in QUOTE.finditer(line):
        state[found.start() : found.end()] = MARK
    return state


def _cut_segment(segment: str, tokenizer: Tokenizer, place: tuple[Ints, set[int], int, int, int]) -> Ints:
    """One row per piece: id, start, end, case, quotation, position, paragraph."""
    marks, sentences, low, offset, number = place
    blind, shifts = blind_nations(segment)
    coded = tokenizer.encode(blind, add_special_tokens=False)
    rows = np.zeros((len(coded.ids), 7), dtype=np.int64)
    for row, (piece, offsets) in enumerate(zip(coded.ids, coded.offsets, strict=True)):
        start, end = restore_offsets(offsets, shifts)
        position = MIDDLE
        if start + low in sentences:
            position = PARAGRAPH if start + low == 0 else SENTENCE
        rows[row] = (
            piece,
            start + low + offset,
            end + low + offset,
            find_case(segment[start:end]),
            marks[start + low],
            position,
            number,
        )
    return rows


def blind_nations(segment: str) -> tuple[str, list[Shift]]:
    """The segment with one well-known nation's words for every nation's, and where they stand."""
    like = load_likeness()
    parts: list[str] = []
    shifts: list[Shift] = []
    done = length = 0
    for word in NATION.finditer(segment):
        model = like.get(word.group())
        if model is not None:
            parts += [segment[done : word.start()], model]
            length += word.start() - done
            shifts.append(Shift(length, length + len(model), word.start(), word.end()))
            length += len(model)
            done = word.end()
    return "".join((*parts, segment[done:])), shifts


def restore_offsets(offsets: tuple[int, int], shifts: list[Shift]) -> tuple[int, int]:
    """Offsets in the segment as printed; a piece of a replaced word has the whole word's."""
    number = bisect_right(shifts, offsets[0], key=lambda shift: shift.start) - 1
    if number < 0:
        return offsets
    shift = shifts[number]
    if offsets[0] < shift.end:
        return shift.printed_start, shift.printed_end
    moved = shift.printed_end - shift.end
    return offsets[0] + moved, offsets[1] + moved


def find_case(word: str) -> int:
    """Case class of a word piece."""
    if word.islower():
        return LOWER
    if word.isupper():
        return UPPER if len(word) > 1 else TITLE
    if word.istitle():
        return TITLE
    return MIXED if LETTER.search(word) is not None else NO_CASE


def pack_windows(pieces: Pieces, *, limit: int, first: int | None = None) -> list[tuple[int, int]]:
    """Start and end of windows of at most `limit` pieces that begin at paragraphs, else at sentences.

    `first` makes the first window shorter: training uses it to see other borders in every epoch.
    A paragraph longer than a window is cut at sentence starts, else where the window ends.
    """
    total = len(pieces)
    breaks = np.ones(total + 1, dtype=np.int64)  # rank of a cut before this piece
    if total > 0:
        changed = np.flatnonzero(np.diff(pieces.paragraphs)) + 1
        breaks[:total][pieces.features[:, 2] == SENTENCE] = 2
        breaks[changed] = 3
    breaks[0] = breaks[total] = 3
    windows: list[tuple[int, int]] = []
    start = 0
    while start < total:
        room = limit if first is None or start > 0 else max(1, min(first, limit))
        end = _find_break(breaks, start, min(start + room, total))
        windows.append((start, end))
        start = end
    return windows


def _find_break(breaks: Ints, start: int, end: int) -> int:
    """The last paragraph start up to `end`, else the last sentence start, else `end`."""
    ranks = breaks[start + 1 : end + 1]
    for rank in (3, 2):
        found = np.flatnonzero(ranks >= rank)
        if len(found) > 0:
            return start + 1 + int(found[-1])
    return end
