"""A text cut at every boundary of its evidence, so that overlapping highlights need no nesting."""

import itertools
from collections.abc import Iterable
from dataclasses import dataclass

from counterclaim.vocabulary import Record, Span

LAYERS = ("statements", "claims", "figures", "places", "times", "actors", "other")
NARROW = ("figure", "time", "place", "actor", "other", "claim", "statement")
"""Which of several items under the pointer is meant: the one whose words are usually the fewest."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Evidence of one recorded item."""

    id: str
    layer: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Segment:
    """Characters that the same items cover. `opens` are the items whose first words these are."""

    text: str
    layers: tuple[str, ...]
    ids: tuple[str, ...]
    opens: tuple[str, ...]
    headline: bool = False


def cut_text(text: str, marks: Iterable[Mark], headline: Span | None = None) -> tuple[Segment, ...]:
    """The segments of a text in order; together they are the text, character for character.

    One sweep over the sorted boundaries: the cost grows with the marks, not with their product.
    """
    kept = sorted((mark for mark in marks if 0 <= mark.start < mark.end <= len(text)), key=lambda mark: mark.start)
    edges = {0, len(text), *(mark.start for mark in kept), *(mark.end for mark in kept)}
    if headline is not None:
        edges |= {headline.start, headline.end}
    cuts = sorted(edges)
    segments: list[Segment] = []
    active: list[Mark] = []
    opened: set[str] = set()
    upcoming = iter(kept)
    waiting = next(upcoming, None)
    for start, end in itertools.pairwise(cuts):
        active = [mark for mark in active if mark.end > start]
        while waiting is not None and waiting.start == start:
            active.append(waiting)
            waiting = next(upcoming, None)
        inside = headline is not None and headline.start <= start < headline.end
        segments.append(make_segment(text[start:end], active, opened, headline=inside))
    return tuple(segments)


def make_segment(text: str, active: list[Mark], opened: set[str], *, headline: bool) -> Segment:
    """One segment; adds the items that it opens to `opened`."""
    ordered = sorted(active, key=lambda mark: (NARROW.index(mark.layer), mark.end - mark.start, mark.id))
    ids = tuple(dict.fromkeys(mark.id for mark in ordered))
    opens = tuple(id_ for id_ in ids if id_ not in opened)
    opened.update(opens)
    return Segment(text, tuple(sorted({mark.layer for mark in active})), ids, opens, headline)


def list_marks(record: Record) -> tuple[Mark, ...]:
    """The evidence of everything in a record. Places, times and the rest are numbered where they have no id."""
    marks: list[Mark] = []
    for statement in record.statements:
        cue = () if statement.cue is None else statement.cue.spans
        speaker = () if statement.speaker is None else statement.speaker.spans
        marks += mark_spans(statement.id, "statement", (*statement.content.spans, *cue, *speaker))
    for claim in record.claims:
        marks += mark_spans(claim.id, "claim", claim.evidence)
    for figure in record.figures:
        marks += mark_spans(figure.id, "figure", figure.spans)
    for place in record.places:
        marks += mark_spans(place.id, "place", place.mentions)
    for actor in record.actors:
        marks += mark_spans(actor.id, "actor", actor.mentions)
    for number, time in enumerate(record.times, 1):
        marks += mark_spans(f"T-{number}", "time", time.spans)
    for number, legal in enumerate(record.legal, 1):
        marks += mark_spans(f"L-{number}", "other", legal.spans)
    for number, framing in enumerate(record.framing, 1):
        marks += mark_spans(f"W-{number}", "other", framing.spans)
    return tuple(marks)


def mark_spans(item: str, layer: str, spans: Iterable[Span]) -> list[Mark]:
    """A mark for each span of one item."""
    return [Mark(item, layer, span.start, span.end) for span in spans]
