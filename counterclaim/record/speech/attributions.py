"""Who said which words: source, cue and content spans, decoded from one pass of the encoder."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from counterclaim.record.reading import Attribution, Offsets
from counterclaim.record.speech.encoder import ANCHOR, CONTENT, CUE, SOURCE, Encoder, Floats, Link, Window
from counterclaim.record.speech.orphans import adopt_words, continue_quotations
from counterclaim.record.speech.unlinked import add_quotations
from counterclaim.record.speech.words import (
    Bools,
    Candidate,
    Words,
    average,
    close_gaps,
    join_words,
    list_runs,
    list_spans,
    strip_marks,
)

PAIRS = {
    '"': '"',
    "'": "'",
    "\u201c": "\u201d",
    "\u2018": "\u2019",
    "\u201e": "\u201c\u201d",
    "\u00ab": "\u00bb",
    "(": ")",
}
"""Opening marks, and what may close each."""
HALF = 0.5
BEFORE_CLOSING = ",.?!\u2026"


def find_attributions(text: str, encoder: Encoder) -> tuple[Attribution, ...]:
    """Every attribution of a text, in the order of the content's first character."""
    return decode_windows(text, encoder.read(text), encoder.settings.decode)


def decode_windows(text: str, windows: Iterable[Window], decode: dict[str, float]) -> tuple[Attribution, ...]:
    """The attributions of a text's windows; a quotation goes on over paragraphs and from window to window."""
    found: list[Attribution] = []
    loose: list[tuple[int, int]] = []
    for window in windows:
        items, left = read_window(text, window, decode)
        found += items
        loose += left
    found = add_quotations(text, continue_quotations(text, found, loose), loose)
    return tuple(sorted(found, key=lambda item: (item.content[0], item.content[-1][1], item.cue)))


def read_window(text: str, window: Window, decode: dict[str, float]) -> tuple[list[Attribution], list[tuple[int, int]]]:
    """The attributions of one window, and the stretches that are content by the tags but nobody's by the links."""
    if len(window.pieces) == 0:
        return [], []
    words = join_words(text, window)
    candidates = [decode_link(words, window, link, decode) for link in window.links]
    tags = average(words, window.tags[:, CONTENT])
    certain = drop_doubted(drop_doubles(candidates, words, decode), words, tags >= decode["doubt"])
    chosen, left = adopt_words(words, tags >= decode["loose"], certain, decode["leaning"])
    chosen = [end_before(one, chosen, words, text) for one in chosen]
    items = [
        Attribution(
            list_spans(words, one.source),
            list_spans(words, one.cue),
            balance_quotes(text, list_spans(words, one.content)),
            one.score,
        )
        for one in chosen
    ]
    return items, [(int(words.starts[start]), int(words.ends[end - 1])) for start, end in left]


def decode_link(words: Words, window: Window, link: Link, decode: dict[str, float]) -> Candidate:
    """Words whose probability of a role, by membership and by the pointers to its ends, reaches the threshold."""
    size = len(window.pieces)
    members = spread(link.members, link.first, size)
    share = decode["pointer_share"]
    source = mix(members[:, SOURCE], find_hull(link, 0, size), share)
    content = mix(members[:, CONTENT], find_hull(link, 2, size), share)
    stretch_content(content, window, link, decode["content"])
    leaning = average(words, members[:, CONTENT])
    source, cue, content = (average(words, role) for role in (source, members[:, CUE], content))
    cue_words = cue >= decode["cue"]
    source_words = keep_source(source, words, decode["source"])
    content_words = keep_content(content, words, decode, cue_words)
    facts = find_facts(float(window.tags[link.anchor, ANCHOR]), content[content_words & words.spoken])
    return Candidate(source_words, cue_words, content_words, leaning, facts, weigh_facts(facts, decode))


def find_facts(anchor: float, content: Floats) -> dict[str, float]:
    """What tells a right candidate from a wrong one: how sure its anchor and its content's words are, and how many."""
    if len(content) == 0:
        return {}
    facts = {"anchor": anchor, "mean": float(content.mean()), "weakest": float(content.min())}
    return {**{name: to_logit(value) for name, value in facts.items()}, "length": math.log(len(content))}


def weigh_facts(facts: dict[str, float], decode: dict[str, float]) -> float:
    """The probability that a candidate is right, by the logistic regression of training; 0 without content."""
    if len(facts) == 0:
        return 0.0
    total = decode["weight_bias"] + sum(decode[f"weight_{name}"] * value for name, value in facts.items())
    return 1.0 / (1.0 + math.exp(-total))


def to_logit(probability: float) -> float:
    """Log odds, within those of 0.0001 and 0.9999."""
    kept = min(max(probability, 1e-4), 1 - 1e-4)
    return math.log(kept / (1 - kept))


def spread(values: Floats, first: int, size: int) -> Floats:
    """Values of a scope placed in the window, zero elsewhere."""
    placed = np.zeros((size, *values.shape[1:]), dtype=np.float32)
    placed[first : first + len(values)] = values
    return placed


def find_hull(link: Link, column: int, size: int) -> Floats:
    """Per piece: the probability that it lies between the role's first and last piece."""
    begun = np.cumsum(link.pointers[:-1, column])
    going = np.cumsum(link.pointers[-2::-1, column + 1])[::-1]
    hull: Floats = spread((begun * going).astype(np.float32), link.first, size)
    return hull


def stretch_content(content: Floats, window: Window, link: Link, threshold: float) -> None:
    """Carry a content on, in place, where it reaches the end of its link's scope: a long quotation goes on for as long
    as the encoder's own tags say content, up to the paragraph's end."""
    first, last = link.first, link.first + len(link.members) - 1
    paragraphs, tags = window.pieces.paragraphs, window.tags[:, CONTENT]
    for place, step in ((last, 1), (first, -1)):
        if content[place] < threshold:
            continue
        place += step
        while 0 <= place < len(content) and paragraphs[place] == paragraphs[link.anchor] and tags[place] >= HALF:
            content[place] = tags[place]
            place += step


def mix(member: Floats, hull: Floats, share: float) -> Floats:
    """Weighted geometric mean: both must agree, so that a speaker inside a quotation stays out of it."""
    mixed: Floats = np.power(member, 1.0 - share) * np.power(hull, share)
    return mixed


def keep_source(probability: Floats, words: Words, threshold: float) -> Bools:
    """The one stretch of words with the most probability; small gaps belong to it."""
    kept = close_gaps(probability >= threshold, words, widest=1)
    runs = list_runs(kept)
    if len(runs) > 1:
        best = max(runs, key=lambda run: float(probability[run[0] : run[1]].sum()))
        kept = np.zeros_like(kept)
        kept[best[0] : best[1]] = True
    return strip_marks(kept, words)


def keep_content(probability: Floats, words: Words, decode: dict[str, float], cue: Bools) -> Bools:
    """Words of the content: gaps closed unless the cue stands in them, crumbs dropped."""
    kept = close_gaps((probability >= decode["content"]) & ~cue, words, widest=int(decode["gap"]), barrier=cue)
    runs = list_runs(kept)
    if len(runs) <= 1:
        return kept
    weights = [int(words.spoken[start:end].sum()) for start, end in runs]
    for (start, end), weight in zip(runs, weights, strict=True):
        if weight < decode["crumb"] * max(weights):
            kept[start:end] = False
    return kept


def drop_doubted(candidates: list[Candidate], words: Words, likely: Bools) -> list[Candidate]:
    """The candidates without the words that the encoder's own tags all but rule out as anybody's content."""
    kept = [replace(one, content=one.content & likely) for one in candidates]
    return [one for one in kept if (one.content & words.spoken).any()]


def drop_doubles(candidates: list[Candidate], words: Words, decode: dict[str, float]) -> list[Candidate]:
    """Likely candidates, the likeliest first, without those that repeat a likelier one's content or cue."""
    chosen: list[Candidate] = []
    for one in sorted(candidates, key=lambda candidate: -candidate.score):
        if one.score < decode["score"] or not (one.content & words.spoken).any():
            continue
        if all(not repeats(one, other, decode) for other in chosen):
            chosen.append(one)
    return chosen


def repeats(one: Candidate, other: Candidate, decode: dict[str, float]) -> bool:
    """Whether two candidates are the same attribution: nearly one content, or one cue and overlapping contents. A
    likely one that stands inside the other, or has its own speaker and cue, is none the less another."""
    if one.score >= decode["distinct"] and (
        stands_inside(one, other) or stands_inside(other, one) or differ(one, other)
    ):
        return False
    both = int((one.content & other.content).sum())
    overlap = both / max(1, int((one.content | other.content).sum()))
    same_cue = bool((one.cue & other.cue).any())
    return overlap > decode["same_content"] or (same_cue and overlap > decode["same_cue"])


def end_before(one: Candidate, others: list[Candidate], words: Words, text: str) -> Candidate:
    """The candidate with its content ending where its speaker's next cue begins: "said it had left and denied that …".
    A content that only stands after both cues is said by both."""
    content = one.content
    for other in others:
        if other is one or not (one.source & other.source).any() or not other.cue.any() or not one.cue.any():
            continue
        cue = int(np.flatnonzero(other.cue)[0])
        if np.flatnonzero(one.cue)[0] < cue and not (other.cue & one.content).any() and content[:cue].any():
            content = content & (np.arange(len(content)) < cue)
    if content is one.content or not (content & words.spoken).any():
        return one
    last = int(np.flatnonzero(content)[-1])
    while last > 0 and text[words.starts[last] : words.ends[last]] in {"and", "but", ",", ";"}:
        content[last] = False
        last -= 1
    return replace(one, content=content) if (content & words.spoken).any() else one


def stands_inside(one: Candidate, other: Candidate) -> bool:
    """Whether a candidate's cue is a part of what the other says, as in "A said that B denied that …"."""
    return bool(one.cue.any()) and not (one.cue & ~other.content).any()


def differ(one: Candidate, other: Candidate) -> bool:
    """Whether each has a speaker and a cue of its own: "rebels claimed, and the army denied, the capture"."""
    return all(
        bool(left.any() and right.any()) and not (left & right).any()
        for left, right in ((one.source, other.source), (one.cue, other.cue))
    )


def balance_quotes(text: str, spans: Offsets) -> Offsets:
    """Spans with the marks at their edges, where one of a pair, or both, were left outside."""
    balanced = []
    for start, end in spans:
        if start > 0 and _find_closing(text, text[start - 1], end) is not None:
            start -= 1
        stop = _find_closing(text, text[start], end)
        balanced.append((start, end if stop is None else stop))
    return tuple(balanced)


def _find_closing(text: str, opening: str, end: int) -> int | None:
    """Where a stretch that begins with this mark ends when its closing mark is taken in; None without one."""
    closing = PAIRS.get(opening)
    if closing is None:
        return None
    if text[end - 1] in closing:
        return end
    stop = end
    while stop < len(text) and stop - end < 2 and text[stop] in BEFORE_CLOSING:
        stop += 1
    return stop + 1 if stop < len(text) and text[stop] in closing else None
