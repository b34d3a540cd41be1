"""What an event takes from the text around it: from the event it belongs to, its paragraph's label, the lead.

A sentence that only tells what came of an attack ("Two residents were killed.") happened where and when the attack
did; "the attack" is the last one told of; a paragraph under "KHERSON:" is about Kherson; a headline is about what the
text below it tells. In a roundup nothing leaks from one place's paragraph into the next one's.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from counterclaim.record.anaphora import find_antecedent
from counterclaim.record.cue import RESULTS
from counterclaim.record.drafts import Draft, Plan
from counterclaim.record.frames import PHYSICAL, Setting, read_setting
from counterclaim.record.ground import Ground, Spot, contains
from counterclaim.record.inferring import (
    count_days,
    infer_agents,
    infer_place,
    infer_time,
    lies_within,
    names_same,
    subtract_days,
)
from counterclaim.record.reading import Reading
from counterclaim.record.roles import STRIKING
from counterclaim.record.where import make_place
from counterclaim.vocabulary import Place, TimeReference

ORIGINS = ("sentence", "previous sentence", "sentence before the previous one", "event told before")
REACH = 2
"""Sentences back from which a setting is taken across paragraphs: a news paragraph has one to three."""
AHEAD = 3
"""Sentences ahead in which a lead's event may get its day."""
MANY = 4
"""Different places of events from which a text is a roundup: no paragraph takes its place from the lead."""
OLD = 365
"""Days after which an event is background: an anniversary or another war, not what the text reports."""
PAST = 3
"""Days before the main event from which another one is only told as its background."""
BREAKS = re.compile(
    r"^\W*(?:meanwhile|separately|elsewhere|in (?:a )?(?:separate|another|other|different)|on another|in an unrelated"
    r"|in a further incident)\b",
    re.IGNORECASE,
)
"""How a sentence begins that tells of something else."""
FOLLOWING = RESULTS | {
    "withdrawal",
    "detention",
    "abduction",
    "looting",
    "evacuation",
    "shooting",
    "release",
    "torture",
}
"""Kinds that, told in the same paragraph without a place, go on about the event before."""
VICTIMS = re.compile(
    r"\bthe (?:dead|injured|wounded|victims?|fatalities|casualties|missing|deceased|slain|survivors|bodies)\b|\btoll\b"
    r"|\bof the (?:dead|injured|wounded|victims)\b|\bamong (?:them|the dead|those killed)\b",
    re.IGNORECASE,
)
KNOWN = re.compile(r"(?i:the) [a-z -]+$")
"""A target the reader knows already, and not by a name of its own: "the hospital"."""
OTHER_TIME = re.compile(
    r"\b(?:earlier|previously|before|ago|since|last (?:week|month|year|spring|summer|autumn|winter)|in recent|over the"
    r"|repeatedly|former"
    r"|(?:in|of) (?:19|20)\d\d|so far|during|daily|often|always|used to)\b",
    re.IGNORECASE,
)
"""Words that tell of another time than the story's day."""
GENERIC = frozenset({"attack", "bombing", "killing", "ground-assault"})


def settle_drafts(plan: Plan, reading: Reading) -> list[Setting]:
    """The setting of each draft, in their order."""
    story = Story(plan, Ground(reading))
    for index in range(len(plan.drafts)):
        story.settle(index)
    story.date_rest()
    settings = [mark_historic(story.fill_headline(index), reading) for index in range(len(plan.drafts))]
    return [mark_beside(index, plan, settings) for index in range(len(settings))]


def mark_beside(index: int, plan: Plan, settings: list[Setting]) -> Setting:
    """The setting, historic too if it has no time of its own and another event of its sentence is long past."""
    own, here = settings[index], plan.drafts[index].sentence.index
    if own.time is not None and not own.time.inferred:
        return own
    beside = [row for draft, row in zip(plan.drafts, settings, strict=True) if draft.sentence.index == here]
    return replace(own, historic=True) if any(row.historic for row in beside) else own


class Story:
    """The drafts of a document with their settings while they are completed one after the other."""

    def __init__(self, plan: Plan, ground: Ground) -> None:
        self.plan = plan
        self.ground = ground
        self.settings = [read_setting(draft, plan, ground) for draft in plan.drafts]
        self.main = self.find_main()
        self.roundup = self.is_roundup()
        self.date_main()

    def is_usable(self, index: int) -> bool:
        """Whether a draft tells an event of the body that happened, so that others may belong to it."""
        draft, setting = self.plan.drafts[index], self.settings[index]
        told = setting.modality in ("actual", "attempted") and not draft.cue.negated and not draft.running
        return told and setting.kind in PHYSICAL and not draft.sentence.in_headline

    def find_main(self) -> int | None:
        """The event of the lead: the first of the body that has a place or a time."""
        for index, setting in enumerate(self.settings):
            if self.is_usable(index) and (len(setting.places) > 0 or setting.time is not None):
                return self.find_exact(index)
        return None

    def date_main(self) -> None:
        """Give the lead's event the day that the text tells it with further down."""
        if self.main is None or self.settings[self.main].time is not None:
            return
        own = self.settings[self.main]
        for later in range(self.main + 1, len(self.settings)):
            other = self.settings[later]
            gap = self.plan.drafts[later].sentence.index - self.plan.drafts[self.main].sentence.index
            alike = {own.kind, other.kind} <= STRIKING | RESULTS and names_same(own.agents, other.agents)
            if gap > AHEAD or BREAKS.match(self.plan.drafts[later].sentence.tokens.text) is not None:
                return
            if self.is_usable(later) and alike and other.time is not None and self.is_same_place(own, other):
                self.settings[self.main] = replace(own, time=infer_time(other.time, "text below"))
                return

    def find_exact(self, index: int) -> int:
        """The first later telling of an event that gives its day, where the first gives a longer stretch."""
        own = self.settings[index]
        if own.time is None or own.time.precision in ("minute", "hour", "part", "day") or len(own.places) == 0:
            return index
        for later in range(index + 1, len(self.settings)):
            other = self.settings[later]
            same = len(other.places) > 0 and other.places[0].id == own.places[0].id
            if same and self.is_usable(later) and lies_within(other.time, own.time):
                return later
        return index

    def is_roundup(self) -> bool:
        """Whether the text tells of many places, so that a lead's place holds for its own paragraph only."""
        labels = {spot.place.id for spot in self.ground.labels.values()}
        kept: list[Place] = []
        for index, setting in enumerate(self.settings):
            place = self.get_place(setting)
            if place is None or not self.is_usable(index) or self.is_background(index):
                continue
            if not any(contains(other, place) or contains(place, other) for other in kept):
                kept.append(place)
        return len(labels) >= 2 or len(kept) >= MANY

    def get_place(self, setting: Setting) -> Place | None:
        """The place of a setting, if it has one."""
        return None if len(setting.places) == 0 else self.ground.places.get(setting.places[0].id)

    def is_background(self, index: int) -> bool:
        """Whether an event is told as something that was before the main one."""
        if self.main is None or index == self.main:
            return False
        gap = count_days(self.settings[index].time, self.settings[self.main].time)
        return gap is not None and gap > PAST

    def settle(self, index: int) -> None:
        """Complete one draft's setting from what is settled before it."""
        draft = self.plan.drafts[index]
        if draft.sentence.in_headline:
            return
        own = self.settings[index]
        if len(own.places) == 0 and not draft.running:
            own = self.place_antecedent(draft, own)
        source = self.find_source(index)
        if source is not None:
            own = self.inherit(draft, own, source)
        self.settings[index] = self.place_label(draft, own)

    def place_antecedent(self, draft: Draft, own: Setting) -> Setting:
        """The setting with the place that "there" or "the town" points back to."""
        told = [row.places[0].id for row in reversed(self.settings) if len(row.places) > 0]
        spot = find_antecedent(draft.cue, draft.results, self.ground, told)
        return own if spot is None else replace(own, places=(make_place(spot, "antecedent"),))

    def place_label(self, draft: Draft, own: Setting) -> Setting:
        """The setting with its paragraph's label as place, where nothing nearer says one."""
        spot: Spot | None = self.ground.labels.get(draft.sentence.paragraph)
        if spot is None or len(own.places) > 0 or own.kind not in PHYSICAL | {"displacement", "siege", "blockade"}:
            return own
        return replace(own, places=(make_place(spot, "label"),))

    def find_source(self, index: int) -> int | None:
        """The event told before that this one belongs to or goes on about."""
        draft, own = self.plan.drafts[index], self.settings[index]
        if BREAKS.match(draft.sentence.tokens.text) is not None:
            return self.find_within(index)
        if draft.cue.definite and len(own.places) == 0:
            named = self.find_named(index)
            if named is not None:
                return named
        return self.find_thread(index)

    def find_named(self, index: int) -> int | None:
        """The event a definite noun points at: of the nearest sentence that tells one of its kind, the first."""
        fitting = [j for j in self.list_before(index) if self.is_same_kind(index, j)]
        if len(fitting) == 0:
            return None
        near = self.plan.drafts[fitting[0]].sentence.index
        return min(j for j in fitting if self.plan.drafts[j].sentence.index == near)

    def find_within(self, index: int) -> int | None:
        """The event of the same sentence that a result came of."""
        here = self.plan.drafts[index].sentence.index
        near = [j for j in self.list_before(index) if self.plan.drafts[j].sentence.index == here]
        return near[0] if len(near) > 0 and self.settings[index].kind in RESULTS else None

    def list_before(self, index: int) -> Iterator[int]:
        """The usable drafts before one, the nearest first; a sentence's results only after its events."""
        here = self.plan.drafts[index].sentence.index
        result = self.settings[index].kind in RESULTS
        for other in range(index - 1, -1, -1):
            earlier = self.plan.drafts[other].sentence.index < here
            if self.is_usable(other) and (earlier or result):
                yield other

    def is_same_kind(self, index: int, other: int) -> bool:
        """Whether a definite noun may point at an event: "the shelling", "the attack" at any strike."""
        one, two = self.settings[index].kind, self.settings[other].kind
        wider = one in GENERIC and two in STRIKING | {"killing", "wounding"}
        return one == two or wider or (two in GENERIC and one in STRIKING)

    def find_thread(self, index: int) -> int | None:
        """The event that the text is at: of this paragraph, the one before, or the lead's."""
        draft, own = self.plan.drafts[index], self.settings[index]
        last = next(self.list_before(index), None)
        if last is None:
            return None
        before = self.plan.drafts[last]
        gap = draft.sentence.index - before.sentence.index
        if before.sentence.paragraph == draft.sentence.paragraph:
            return last
        follows = own.kind in RESULTS or draft.cue.weak
        if not follows or self.main is None:
            return last if gap <= REACH and not self.is_labelled(draft) else None
        again = VICTIMS.search(draft.sentence.tokens.text) is not None
        if not self.roundup and (again or self.is_background(last) or gap > REACH):
            return self.main
        return last if gap <= REACH and not self.is_labelled(draft) else None

    def is_labelled(self, draft: Draft) -> bool:
        """Whether a paragraph has its own label: nothing comes into it from another."""
        return draft.sentence.paragraph in self.ground.labels

    def inherit(self, draft: Draft, own: Setting, index: int) -> Setting:
        """The setting with what it leaves open taken from an event told before."""
        other, before = self.plan.drafts[index], self.settings[index]
        gap = draft.sentence.index - other.sentence.index
        origin = ORIGINS[min(abs(gap), 3)]
        again = draft.cue.definite and own.kind in GENERIC and before.kind in STRIKING
        follows = own.kind in RESULTS or draft.cue.weak or (draft.cue.definite and self.is_alike(own, before)) or again
        if draft.running:
            return own if own.time is not None else replace(own, time=infer_time(before.time, origin))
        if again and own.kind == "attack":
            own = replace(own, kind=before.kind)
        here = other.sentence.paragraph == draft.sentence.paragraph
        goes_on = self.goes_on(own, before, here=here)
        apart = self.is_apart(own, before) and not draft.cue.definite
        if len(own.places) == 0 and (follows or goes_on) and not apart and len(before.places) > 0:
            own = replace(own, places=(replace(before.places[0], inferred=True, inferred_from=origin),))
        same_place = self.is_same_place(own, before)
        physical = own.kind in PHYSICAL and own.modality == "actual"
        again = follows or (goes_on and here)
        vague = own.time is not None and again and before.time is not None and lies_within(before.time, own.time)
        if (own.time is None or vague) and before.time is not None and physical and (same_place or follows):
            own = replace(own, time=infer_time(before.time, origin))
        placed = any(not place.inferred for place in own.places)
        if follows and len(own.agents) == 0 and same_place and not apart and (len(before.places) > 0 or not placed):
            own = replace(own, agents=infer_agents(before.agents, origin))
        return own

    def is_apart(self, own: Setting, before: Setting) -> bool:
        """Whether two events have days of their own that cannot be one."""
        one, two = own.time, before.time
        if one is None or two is None or one.inferred or one.start is None or two.start is None:
            return False
        return (one.end or one.start)[:10] < two.start[:10] or (two.end or two.start)[:10] < one.start[:10]

    def is_alike(self, own: Setting, before: Setting) -> bool:
        """Whether two settings are of one kind of event."""
        return own.kind == before.kind

    def goes_on(self, own: Setting, before: Setting, *, here: bool) -> bool:
        """Whether an event of its own goes on where the one before was: the same deed, or something known there."""
        if own.kind == before.kind and (len(own.agents) == 0 or names_same(own.agents, before.agents)):
            return True
        if here and own.kind in FOLLOWING:
            return True
        return any(KNOWN.match(target.text) is not None for target in own.targets)

    def is_same_place(self, own: Setting, before: Setting) -> bool:
        """Whether two settings have one place, or one of them none."""
        one, two = self.get_place(own), self.get_place(before)
        return one is None or two is None or contains(one, two) or contains(two, one)

    def date_rest(self) -> None:
        """Give the lead's day to the events that have none, where every dated event of the text is of that one day."""
        day = self.find_day()
        if day is None:
            return
        for index, own in enumerate(self.settings):
            draft = self.plan.drafts[index]
            text = draft.sentence.tokens.text
            open_time = own.time is None and self.is_usable(index)
            if open_time and OTHER_TIME.search(text) is None and BREAKS.match(text) is None:
                self.settings[index] = replace(own, time=infer_time(day, "lead"))

    def find_day(self) -> TimeReference | None:
        """The one day of a text: the time of the lead's event, if no other event has a day of its own that differs."""
        main = None if self.main is None else self.settings[self.main].time
        if main is None or main.precision not in ("minute", "hour", "part", "day"):
            return None
        for index, setting in enumerate(self.settings):
            dated = setting.time is not None and not setting.time.inferred and self.is_usable(index)
            if dated and self.is_apart(setting, self.settings[self.main or 0]):
                return None
        return main

    def fill_headline(self, index: int) -> Setting:
        """A headline's setting with what it leaves open taken from the event below that it tells of."""
        own, draft = self.settings[index], self.plan.drafts[index]
        if not draft.sentence.in_headline:
            return own
        best = max(
            (j for j in range(len(self.settings)) if self.may_tell(own, j)),
            key=lambda j: (self.share_counts(draft, j), self.settings[j].kind == own.kind, -j),
            default=None,
        )
        if best is None:
            return own
        below = self.settings[best]
        place, known = self.get_place(below), self.get_place(own)
        if place is not None and (known is None or (known.id != place.id and contains(known, place))):
            own = replace(own, places=(infer_place(below.places[0], "text below"),))
        if own.time is None:
            own = replace(own, time=infer_time(below.time, "text below"))
        if len(own.agents) == 0 and own.kind in RESULTS:
            own = replace(own, agents=infer_agents(below.agents, "text below"))
        return own

    def may_tell(self, own: Setting, index: int) -> bool:
        """Whether a headline may be about an event of the body."""
        below, draft = self.settings[index], self.plan.drafts[index]
        if (
            below.modality not in ("actual", "attempted")
            or draft.cue.negated
            or draft.running
            or draft.sentence.in_headline
        ):
            return False
        fits = below.kind == own.kind or own.kind in RESULTS | GENERIC or below.kind in RESULTS | GENERIC
        return fits and self.is_same_place(own, below)

    def share_counts(self, draft: Draft, index: int) -> int:
        """How many counts a headline shares with an event of the body."""
        counts = self.plan.placed
        one = {(counts[n].count.measure, counts[n].count.mention.low) for n in draft.counts}
        two = {(counts[n].count.measure, counts[n].count.mention.low) for n in self.plan.drafts[index].counts}
        return len(one & two)


def mark_historic(setting: Setting, reading: Reading) -> Setting:
    """The setting marked as background if its time is long past on the document's day."""
    published = reading.document.published
    end = None if setting.time is None else setting.time.end
    if published is None or end is None:
        return setting
    age = subtract_days(published, end)
    return replace(setting, historic=True) if age is not None and age > OLD else setting
