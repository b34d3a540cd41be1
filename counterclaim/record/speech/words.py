"""The words of a window, runs of them, and which of them a link gives to each role."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from counterclaim.record.reading import Offsets
from counterclaim.record.speech.encoder import Floats, Window

Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Words:
    """The words and punctuation marks of a window: runs of word pieces that touch."""

    firsts: Ints  # number of each word's first piece
    starts: Ints  # character offsets
    ends: Ints
    spoken: Bools  # whether it holds a letter or digit
    paragraphs: Ints  # number of its paragraph


@dataclass(frozen=True, slots=True)
class Candidate:
    """One decoded link: which words of its window belong to each role."""

    source: Bools
    cue: Bools
    content: Bools
    leaning: Floats  # how far the link takes each word for content, whatever was kept
    facts: dict[str, float]
    score: float


def join_words(text: str, window: Window) -> Words:
    """The words of a window. A piece begins one unless it continues letters or digits of the piece before."""
    pieces = window.pieces
    spoken = np.array([text[start].isalnum() for start in pieces.starts.tolist()], dtype=bool)
    fresh = np.ones(len(pieces), dtype=bool)
    fresh[1:] = ~((pieces.starts[1:] == pieces.ends[:-1]) & spoken[1:] & spoken[:-1])
    firsts = np.flatnonzero(fresh)
    lasts = np.append(firsts[1:], len(pieces)) - 1
    return Words(firsts, pieces.starts[firsts], pieces.ends[lasts], spoken[firsts], pieces.paragraphs[firsts])


def average(words: Words, values: Floats) -> Floats:
    """Mean over the pieces of each word."""
    counts = np.diff(np.append(words.firsts, len(values)))
    mean: Floats = (np.add.reduceat(values, words.firsts) / counts).astype(np.float32)
    return mean


def close_gaps(kept: Bools, words: Words, *, widest: int, barrier: Bools | None = None) -> Bools:
    """Fill gaps of at most `widest` spoken words between kept ones, but none that holds a barrier."""
    closed = kept.copy()
    runs = list_runs(kept)
    for (_, end), (start, _) in pairwise(runs):
        blocked = barrier is not None and bool(barrier[end:start].any())
        if not blocked and int(words.spoken[end:start].sum()) <= widest:
            closed[end:start] = True
    return closed


def list_runs(kept: Bools) -> list[tuple[int, int]]:
    """Start and end of every run of kept words."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], kept, [False]]).astype(np.int8)))
    return [(int(start), int(end)) for start, end in zip(edges[::2], edges[1::2], strict=True)]


def strip_marks(kept: Bools, words: Words) -> Bools:
    """Without punctuation at the edges of every run."""
    stripped = kept.copy()
    for start, end in list_runs(kept):
        while start < end and not words.spoken[start]:
            stripped[start] = False
            start += 1
        while end > start and not words.spoken[end - 1]:
            end -= 1
            stripped[end] = False
    return stripped


def list_spans(words: Words, kept: Bools) -> Offsets:
    """Character spans of the runs of kept words that hold a letter or digit."""
    return tuple(
        (int(words.starts[start]), int(words.ends[end - 1]))
        for start, end in list_runs(kept)
        if words.spoken[start:end].any()
    )
