"""Whole quotations that the encoder's tags call content and no link claims, given to whoever speaks.

A link starts from a cue, so a quotation that stands without one is lost to it: a quotation that goes on after its
speaker's sentence ("…," she said. "Then help came."), a reader's letter signed with a dash, a paragraph between marks
alone. A quotation right after an attribution goes on with it; a name after a dash signs it; another
has no named speaker.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace

from counterclaim.record.reading import Attribution, Offsets
from counterclaim.record.speech.orphans import FEWEST, WHOLE, WORD, Run, join_spans
from counterclaim.record.speech.quotations import Quotation, find_quotations

ENDING = re.compile(r"[.!?\u2026]['\u2019\u201c\u201d\"\u00bb]*\s*$")
"""A title between marks ends without one of these: "Met accused of whitewashing," by Kathianne Boniello."""
SIGNATURE = re.compile(
    r"['\u2019]?[\"\u201c\u201d\u00bb]?\s*[\u2015\u2014\u2013-]{1,2}\s*"
    r"(?P<name>[^\W\d_a-z][^\n,;:.!?\"]{2,60}?)[\s,.]*(?:\n|$)"
)
SENTENCE = re.compile(r"[.!?\u2026][\"\u201d\u00bb'\u2019]?\s+\w")
SPOKEN_BY = re.compile(r"[^\S\n]*\w")
MOST = 0.8
"""Share of a quotation that one attribution must hold, loose words counted, to get these; .5 to .95 do the same."""
SURE = 0.5
"""Score of a quotation found so: no candidate was weighed, so neither likely nor unlikely."""


def add_quotations(text: str, items: list[Attribution], loose: list[Run]) -> list[Attribution]:
    """The attributions, with the loose words of quotations: in the one whose speaker speaks them, or as new ones."""
    runs = sorted(loose)
    starts = [start for start, _ in runs]
    quotations = find_quotations(text)
    holders = list_holders(items, quotations)
    ends = sorted((item.content[-1][1], number) for number, item in enumerate(items))
    added: dict[int, list[Run]] = {}
    new: list[Attribution] = []
    for quotation in quotations:
        inside = runs[bisect_left(starts, quotation.start - 2) : bisect_left(starts, quotation.end)]
        holder = find_holder(holders.get(quotation.start, {}), quotation, inside)
        if holder is not None:
            added.setdefault(holder, []).extend(inside)
        elif is_whole(text, quotation, inside):
            span = take_marks(text, quotation)
            owner = find_owner(text, ends, items, span) if ends_speech(text, span[1]) else None
            if owner is None:
                new.append(Attribution(find_signature(text, quotation.end), (), (span,), SURE))
            else:
                added.setdefault(owner, []).append(span)
    grown = [
        replace(item, content=join_spans((*item.content, *added[number]))) if number in added else item
        for number, item in enumerate(items)
    ]
    return grown + new


def list_holders(items: list[Attribution], quotations: tuple[Quotation, ...]) -> dict[int, dict[int, int]]:
    """For each quotation, by its start, how many of its characters each attribution holds."""
    ends = [quotation.end for quotation in quotations]
    held: dict[int, dict[int, int]] = {}
    for number, item in enumerate(items):
        for start, end in item.content:
            at = bisect_right(ends, start)
            while at < len(quotations) and quotations[at].start < end:
                inside = min(end, quotations[at].end) - max(start, quotations[at].start)
                row = held.setdefault(quotations[at].start, {})
                row[number] = row.get(number, 0) + inside
                at += 1
    return held


def find_holder(held: dict[int, int], quotation: Quotation, inside: list[Run]) -> int | None:
    """The only attribution that holds some of a quotation, where it holds most of it with these stretches."""
    if len(held) != 1 or len(inside) == 0:
        return None
    ((number, size),) = held.items()
    size += sum(end - start for start, end in inside)
    return number if size > MOST * (quotation.end - quotation.start) else None


def is_whole(text: str, quotation: Quotation, runs: list[Run]) -> bool:
    """Whether a quotation is a sentence or more, loose nearly from end to end."""
    loose = sum(len(WORD.findall(text, *run)) for run in runs)
    if loose < FEWEST or not text[quotation.start : quotation.end].lstrip(" '\u2018.\u2026")[:1].isupper():
        return False
    closing = text[max(quotation.start, quotation.end - 4) : quotation.end + 1]
    return ENDING.search(closing) is not None and loose >= WHOLE * len(
        WORD.findall(text, quotation.start, quotation.end)
    )


def take_marks(text: str, quotation: Quotation) -> Run:
    """The quotation with the marks around it."""
    closed = quotation.end < len(text) and not text[quotation.end].isspace()
    return quotation.start - 1, quotation.end + int(closed)


def find_owner(text: str, ends: list[Run], items: list[Attribution], span: Run) -> int | None:
    """The attribution with a speaker right after whose sentence, in its paragraph, the quotation stands."""
    at = bisect_right(ends, (span[0], len(items))) - 1
    if at < 0:
        return None
    number = ends[at][1]
    if at > 0 and ends[at - 1][0] == ends[at][0]:
        return None  # a report in a report, or two speakers of one content: whose speech goes on is open
    item = items[number]
    after = max(end for _, end in (*item.source, *item.cue, *item.content))
    between = text[after : span[0]]
    if len(item.source) == 0 or after > span[0] or "\n" in between or SENTENCE.search(between) is not None:
        return None
    return number


def ends_speech(text: str, end: int) -> bool:
    """Whether a quotation ends its paragraph or another follows: after it may come who says it, whom no link saw."""
    return SPOKEN_BY.match(text, end) is None


def find_signature(text: str, end: int) -> Offsets:
    """The name after a dash at the paragraph's end, as a source; empty without one."""
    found = SIGNATURE.match(text, end)
    return () if found is None else (found.span("name"),)
