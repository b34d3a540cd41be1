"""Words that the encoder's tags call content and that no link claims, given to the attribution they belong to.

A link sees 80 pieces each way and one window, so it loses the middle of a sentence it doubts and the later paragraphs
of a long quotation. The tags see neither limit. Words beside an attribution's content go to it; a paragraph that is all
content and opens with a quotation mark goes on with what the paragraph before said. Other loose words stay loose: on
articles kept from training fewer than half of them are anybody's content.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from counterclaim.record.reading import Attribution, Offsets
from counterclaim.record.speech.words import Bools, Candidate, Words, list_runs

WHOLE = 0.8
"""Share of a paragraph's words that must be loose for it to go on with a quotation; .6 finds the same paragraphs."""
FEWEST = 5
"""Words such a paragraph needs; 10 finds the same on the articles kept from training."""
MARKS = 2
"""Marks of punctuation that may stand between a content and the loose words beside it."""
OPENING = "\"'\u201c\u201e\u00ab\u2018`"
WORD = re.compile(r"\w+")
PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")

Run = tuple[int, int]


def adopt_words(
    words: Words, tagged: Bools, chosen: list[Candidate], least: float
) -> tuple[list[Candidate], list[Run]]:
    """The candidates with the loose words beside their contents, and the runs of loose words that are left: `tagged`
    content by the encoder. A link must lean to them at least this much."""
    claimed = np.zeros(len(tagged), dtype=bool)
    for one in chosen:
        claimed |= one.source | one.cue | one.content
    adopted, left = list(chosen), []
    for start, end in split_runs(tagged & ~claimed, words):
        if not words.spoken[start:end].any():
            continue
        best = find_neighbour(words, adopted, (start, end), least)
        if best is None:
            left.append((start, end))
            continue
        content = adopted[best].content.copy()
        before, after = reach_content(words, content, start, -1), reach_content(words, content, end - 1, 1)
        content[start if before is None else before : end if after is None else after] = True
        adopted[best] = replace(adopted[best], content=content)
    return adopted, left


def split_runs(loose: Bools, words: Words) -> list[Run]:
    """Runs of loose words, none over the end of a paragraph."""
    runs = []
    for start, end in list_runs(loose):
        cuts = (start + 1 + np.flatnonzero(np.diff(words.paragraphs[start:end]))).tolist()
        runs += list(zip([start, *cuts], [*cuts, end], strict=True))
    return runs


def find_neighbour(words: Words, chosen: list[Candidate], run: Run, least: float) -> int | None:
    """The candidate whose content touches the run and whose link leans most to it; None if none leans enough."""
    start, end = run
    leanings = [
        (float(one.leaning[start:end].mean()), number)
        for number, one in enumerate(chosen)
        if reach_content(words, one.content, start, -1) is not None
        or reach_content(words, one.content, end - 1, 1) is not None
    ]
    best = max(leanings, default=None)
    return None if best is None or best[0] < least else best[1]


def reach_content(words: Words, content: Bools, place: int, step: int) -> int | None:
    """The content's nearest word in this direction, in the same paragraph and over a few marks at most."""
    for at in range(place + step, place + step * (MARKS + 2), step):
        if not 0 <= at < len(content) or words.paragraphs[at] != words.paragraphs[place]:
            return None
        if content[at]:
            return at
        if words.spoken[at]:
            return None
    return None


def continue_quotations(text: str, items: list[Attribution], loose: list[Run]) -> list[Attribution]:
    """The attributions with the paragraphs of loose words that go on with what the paragraph before quotes."""
    if len(loose) == 0 or len(items) == 0:
        return items
    paragraphs = [(found.start(), found.end()) for found in PARAGRAPH.finditer(text)]
    starts = [start for start, _ in paragraphs]
    last: dict[int, int] = {}  # paragraph -> the attribution whose content ends last in it
    for number, item in enumerate(items):
        for _, end in item.content:
            at = bisect_right(starts, end - 1) - 1
            if at not in last or end >= items[last[at]].content[-1][1]:
                last[at] = number
    added: dict[int, list[Run]] = {}
    for start, end in sorted(loose):
        at = bisect_right(starts, start) - 1
        if at - 1 in last and is_quotation(text, paragraphs[at], (start, end)):
            last[at] = last[at - 1]
            added.setdefault(last[at], []).append(trim(text, paragraphs[at]))
    return [
        replace(item, content=join_spans((*item.content, *added.get(number, ())))) for number, item in enumerate(items)
    ]


def is_quotation(text: str, paragraph: Run, loose: Run) -> bool:
    """Whether a paragraph opens with a quotation mark and is loose nearly from end to end."""
    if text[slice(*trim(text, paragraph))][:1] not in OPENING:
        return False
    count = len(WORD.findall(text, *loose))
    return count >= FEWEST and count >= WHOLE * len(WORD.findall(text, *paragraph))


def trim(text: str, run: Run) -> Run:
    """A stretch without blanks at its edges."""
    words = text[run[0] : run[1]]
    return run[1] - len(words.lstrip()), run[0] + len(words.rstrip())


def join_spans(spans: Iterable[Run]) -> Offsets:
    """The spans in order, those that meet as one."""
    joined: list[Run] = []
    for start, end in sorted(spans):
        if len(joined) > 0 and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
