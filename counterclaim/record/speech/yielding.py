"""What a content gives up to another speaker whose words it only runs into."""

from dataclasses import replace

from counterclaim.record.reading import Attribution
from counterclaim.record.speech.clauses import SURE
from counterclaim.record.speech.surrounding import INSERTED

CLAUSE = 40
"""Characters between a semicolon and the speaker or cue of the clause that it opens."""


def cut_foreign(item: Attribution, ruled: tuple[Attribution, ...], text: str) -> Attribution:
    """The attribution without what stands beyond another speaker's cue in a gap of its content, or after a
    semicolon."""
    content = sorted(item.content)
    for other in ruled:
        marks = (*other.source, *other.cue)
        if other.score < SURE or len(other.source) == 0 or any(mark in item.cue for mark in other.cue):
            continue
        first, last = min(start for start, _ in marks), max(end for _, end in marks)
        between = first >= content[0][1] and last <= content[-1][0]
        if between and any(left < end and start < right for left, right in other.content for start, end in content[1:]):
            behind = len(item.cue) > 0 and item.cue[0][0] > last
            content = [span for span in content if (span[0] >= last if behind else span[1] <= first)]
        at = text.rfind("; ", content[0][0], first)
        if at >= 0 and first - at < CLAUSE and any(start <= first and last <= end for start, end in content):
            content = [(start, min(end, at)) for start, end in content if start < at]
    return replace(item, content=tuple(content))


def yield_around(item: Attribution, ruled: tuple[Attribution, ...]) -> Attribution | None:
    """The attribution without what a clause set into the text says with another cue, where its content only runs into
    it: "called that baseless: [the jet, it said, was unarmed]". None if nothing is left."""
    content = item.content
    for other in ruled:
        if other.score < INSERTED or any(mark in item.cue for mark in other.cue):
            continue
        first, last = other.content[0][0], max(end for _, end in (*other.content, *other.cue))
        holds = any(start <= first and last <= end for start, end in content)
        within = all(first <= start and end <= last for start, end in (*content, *item.cue))
        if not holds and not within:
            parts = [part for start, end in content for part in ((start, min(end, first)), (max(start, last), end))]
            content = tuple(part for part in parts if part[0] < part[1])
    return replace(item, content=content) if len(content) > 0 else None
