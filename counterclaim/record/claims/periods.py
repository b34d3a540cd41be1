"""The period of a running total that does not say it itself: "over the same period", "since that date", a headline.

A bulletin names its first day once. What it goes on to count, and what its headline sums up, is counted from that day.
"""

import re
from dataclasses import replace

from counterclaim.record.claims.drafts import Draft, Plan
from counterclaim.record.claims.frames import Setting
from counterclaim.record.claims.inferring import infer_time
from counterclaim.vocabulary import TimeReference

BACK = re.compile(
    r"\b(?:(?:the|this|that) same (?:period|time|span|stretch)|(?:over|in|during) (?:this|that) (?:period|time)"
    r"|since (?:then|that (?:date|day|time)))\b",
    re.IGNORECASE,
)
"""Words that point back to a period told before."""
FAR = 2
"""Paragraphs in which a period goes on."""


def share_periods(plan: Plan, settings: list[Setting]) -> list[Setting]:
    """The settings, a running total without a period of its own in that of the total before it or, for a headline, of
    the text's same number."""
    shared = list(settings)
    for index, draft in enumerate(plan.drafts):
        if not draft.running or is_stated(shared[index].time):
            continue
        found = find_below(draft, plan, settings) if draft.sentence.in_headline else find_before(index, plan, shared)
        if found is not None:
            shared[index] = replace(shared[index], time=found)
    return shared


def is_stated(time: TimeReference | None) -> bool:
    """Whether a total says from when it counts."""
    return is_period(time) and time is not None and not time.inferred


def is_period(time: TimeReference | None) -> bool:
    """Whether a time is of more than a day."""
    return time is not None and time.start is not None and time.start[:10] != (time.end or "")[:10]


def find_below(draft: Draft, plan: Plan, settings: list[Setting]) -> TimeReference | None:
    """The period of the text's total of the same number."""
    numbers = list_numbers(draft, plan)
    for other, setting in zip(plan.drafts, settings, strict=True):
        same = other.running and not other.sentence.in_headline and len(numbers & list_numbers(other, plan)) > 0
        if same and is_stated(setting.time):
            return infer_time(setting.time, "text below")
    return None


def list_numbers(draft: Draft, plan: Plan) -> set[tuple[str, int | None]]:
    """What a draft counts, and how many."""
    return {(plan.placed[number].count.measure, plan.placed[number].count.mention.low) for number in draft.counts}


def find_before(index: int, plan: Plan, settings: list[Setting]) -> TimeReference | None:
    """The period of the last total told before that has one: near by, where words point back to it, or in the same
    paragraph."""
    draft = plan.drafts[index]
    back = BACK.search(draft.sentence.text) is not None
    for other in reversed(range(index)):
        told, time = plan.drafts[other], settings[other].time
        gap = draft.sentence.paragraph - told.sentence.paragraph
        if gap > (FAR if back else 0) or told.sentence.in_headline:
            return None
        if told.running and time is not None and is_period(time):
            return infer_time(time, "event told before")
    return None
