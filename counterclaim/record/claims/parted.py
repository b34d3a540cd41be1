"""Counts of one event at several places: "killed 12 civilians in Poonch and five in Leepa" is an event at each.

The counts stand under one verb, each with a place right after it; the second and the next become events of their own
that share everything with the first but place and count.
"""

import re
from collections.abc import Iterator

from counterclaim.record.claims.drafts import Draft, Plan
from counterclaim.record.events.cue import Cue

PLACED = re.compile(r"(?:\s+(?!and\b|or\b)[a-z’'-]+){0,3}?\s+(?:in|at|near|outside)\s+(?:the\s+)?(?=[A-Z])")
"""A place right after a count: "12 civilians in Poonch", "another in Hirnyk", "One person was killed in"."""
LISTED = re.compile(r"(?:,|\band\b|;)\s*(?:\w+\s+){0,3}$")
"""What stands before a count that goes on a list."""


def part_row(row: Draft, plan: Plan) -> Iterator[Draft]:
    """The events of one more place each that a draft's counts tell; their counts leave the draft."""
    if row.running or len(row.counts) < 2:
        return
    text = row.sentence.text
    placed = [number for number in row.counts if is_placed(number, plan, text)]
    for number in placed[1:]:
        mention = plan.placed[number].count.mention
        if LISTED.search(text[: mention.span.start - row.sentence.start]) is None:
            continue
        token = mention.noun or mention.last
        cue = Cue(
            row.sentence, token, token, mention.span, row.cue.kind, row.cue.modality, row.cue.negated, counted=True
        )
        later = [other for other in row.counts if plan.placed[other].count.whole == number]
        row.counts = [other for other in row.counts if other != number and other not in later]
        plan.cues[row.sentence.index] = (*plan.cues[row.sentence.index], cue)
        yield Draft(cue, row.voice, counts=[number, *later], part_of=row)


def is_placed(number: int, plan: Plan, text: str) -> bool:
    """Whether a count has a place of its own right after it."""
    count = plan.placed[number].count
    start = count.mention.span.end - count.sentence.start
    return count.whole is None and PLACED.match(text, start) is not None
