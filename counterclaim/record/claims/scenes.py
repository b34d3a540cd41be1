"""What an event takes from the text around it: from the event it belongs to, its paragraph's label, the lead.

A sentence that only tells what came of an attack ("Two residents were killed.") happened where and when the attack
did; "the attack" is the last one told of; a paragraph under "KHERSON:" is about Kherson; a headline is about what the
text below it tells. In a roundup nothing leaks from one place's paragraph into the next one's.
"""

import re
from dataclasses import replace

from counterclaim.record.claims.acting import is_same_side
from counterclaim.record.claims.background import mark_historic
from counterclaim.record.claims.drafts import Draft, Plan
from counterclaim.record.claims.frames import PHYSICAL, Setting, read_setting
from counterclaim.record.claims.inferring import (
    infer_agents,
    infer_period,
    infer_place,
    infer_time,
    lies_within,
    name_link,
    names_same,
)
from counterclaim.record.claims.seats import place_speaker
from counterclaim.record.claims.summaries import sum_up
from counterclaim.record.claims.threads import BREAKS, GENERIC, Thread, is_blamed, is_fired, is_policy, is_repelled
from counterclaim.record.events.anaphora import find_antecedent
from counterclaim.record.events.cue import RESULTS
from counterclaim.record.events.daylabels import label_days
from counterclaim.record.events.ground import Ground, Spot, contains
from counterclaim.record.events.roles import STRIKING
from counterclaim.record.events.when import find_opening_time
from counterclaim.record.events.where import make_place
from counterclaim.record.speech.voices import get_party
from counterclaim.vocabulary import Place, TimeReference

ORIGINS = ("sentence", "previous sentence", "sentence before the previous one", "event told before")
AHEAD = 3
"""Sentences ahead in which a lead's event may get its day."""
MANY = 4
"""Different places of events from which a text is a roundup: no paragraph takes its place from the lead."""
HARMLESS = frozenset({"interception", "territory-taken", "territory-retaken", "withdrawal"})
"""Kinds whose doer did not do the harm that is told after them."""
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
KNOWN = re.compile(r"(?i:the|its|their) [a-z -]+$")
"""A target the reader knows already, and not by a name of its own: "the hospital"."""
OTHER_TIME = re.compile(
    r"\b(?:earlier|previously|before|ago|since|last (?:week|month|year|spring|summer|autumn|winter)|in recent|over the"
    r"|repeatedly|former"
    r"|(?:in|of) (?:19|20)\d\d|so far|during|daily|often|always|used to)\b",
    re.IGNORECASE,
)
"""Words that tell of another time than the story's day."""
SOON = re.compile(
    r"\b(?:hours?|minutes?|moments?|shortly|soon) (?:later|after(?:wards?)?|earlier|before)\b"
    r"|\b(?:later|earlier) (?:that|the same) (?:day|night|morning|afternoon|evening)\b|\bsimultaneously\b"
    r"|\b(?:at|around|about) the same time\b|\ban? (?:few|couple of) (?:hours|minutes) (?:later|earlier)\b",
    re.IGNORECASE,
)
"""Words by which an event was on the day of the one told before."""


def settle_drafts(plan: Plan, ground: Ground) -> list[Setting]:
    """The setting of each draft by rule, in their order."""
    story, reading = Story(plan, ground), ground.reading
    for index in range(len(plan.drafts)):
        story.settle(index)
    story.date_rest()
    story.place_rest()
    settings = [mark_historic(story.fill_headline(index), draft, reading) for index, draft in enumerate(plan.drafts)]
    settings = [mark_beside(index, plan, settings) for index in range(len(settings))]
    return sum_up(plan, settings, ground)


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
        self.days = label_days(ground.reading)
        self.thread = Thread(plan, ground, self.settings)
        self.thread.main = self.main = self.find_main()
        self.thread.roundup = self.is_roundup()
        self.date_main()

    def find_main(self) -> int | None:
        """The event of the lead: the first of the body that has a place or a time."""
        for index, setting in enumerate(self.settings):
            if self.thread.is_usable(index) and (len(setting.places) > 0 or setting.time is not None):
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
            if gap > AHEAD or BREAKS.match(self.plan.drafts[later].sentence.text) is not None:
                return
            if (
                self.thread.is_usable(later)
                and alike
                and other.time is not None
                and self.thread.is_same_place(own, other)
            ):
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
            if same and self.thread.is_usable(later) and lies_within(other.time, own.time):
                return later
        return index

    def is_roundup(self) -> bool:
        """Whether the text tells of many places, so that a lead's place holds for its own paragraph only."""
        labels = {spot.place.id for spot in self.ground.labels.values()}
        kept: list[Place] = []
        for index, setting in enumerate(self.settings):
            place = self.thread.get_place(setting)
            if place is None or not self.thread.is_usable(index) or self.thread.is_background(index):
                continue
            if not any(contains(other, place) or contains(place, other) for other in kept):
                kept.append(place)
        return len(labels) >= 2 or len(kept) >= MANY

    def settle(self, index: int) -> None:
        """Complete one draft's setting from what is settled before it."""
        draft = self.plan.drafts[index]
        if draft.sentence.in_headline:
            return
        own = self.settings[index]
        if draft.part_of is not None:
            whole = next(j for j, row in enumerate(self.plan.drafts) if row is draft.part_of)
            self.settings[index] = replace(self.settings[whole], places=own.places)
            return
        if own.time is None and not draft.running:
            own = replace(own, time=self.days.get(draft.sentence.paragraph))
        if len(own.places) == 0 and not draft.running:
            own = self.place_antecedent(draft, own)
        if len(own.places) == 0 and not draft.running:
            own = self.place_scene(index, own)
        source = self.find_same_doer(index, own, self.thread.find_source(index))
        if source is not None:
            own = self.inherit(draft, own, source)
        self.settings[index] = place_speaker(draft, self.place_label(draft, own), self.ground)

    def find_same_doer(self, index: int, own: Setting, source: int | None) -> int | None:
        """The event that one draft goes on from; the last one of the same doers where it names them: "the Indian
        strikes" are not the Pakistani shelling told of just before."""
        if source is None or not self.plan.drafts[index].cue.definite or len(own.agents) == 0:
            return source
        others = self.settings[source].agents
        if len(others) == 0 or names_same(own.agents, others):
            return source
        alike = (
            row
            for row in reversed(range(index))
            if self.thread.is_usable(row) and names_same(own.agents, self.settings[row].agents)
        )
        return next(alike, source)

    def place_antecedent(self, draft: Draft, own: Setting) -> Setting:
        """The setting with the place that "there" or "the town" points back to."""
        told = [row.places[0].id for row in reversed(self.settings) if len(row.places) > 0]
        spot = find_antecedent(draft.cue, draft.results, self.ground, told)
        return own if spot is None else replace(own, places=(make_place(spot, "antecedent"),))

    def place_scene(self, index: int, own: Setting) -> Setting:
        """The setting at the place that opens a sentence before it in the paragraph which tells no event: "At Mubana a
        crowd stopped the convoy. Two drivers were beaten to death"; on the day that opens it too."""
        here = self.plan.drafts[index].sentence
        told = [row.sentence.index for row in self.plan.drafts[:index] if row.sentence.paragraph == here.paragraph]
        last = max((row for row in told if row != here.index), default=-1)
        for sentence in reversed(self.ground.reading.sentences[: here.index]):
            if sentence.paragraph != here.paragraph or sentence.index <= last or sentence.in_headline:
                return own
            spot = next((row for row in self.ground.list_spots(sentence) if row.fronted and not row.origin), None)
            if spot is not None and own.kind in PHYSICAL and BREAKS.match(here.tokens.text) is None:
                time = own.time or find_opening_time(sentence, self.ground.reading)
                return replace(own, places=(make_place(spot, "sentence before"),), time=time)
        return own

    def place_label(self, draft: Draft, own: Setting) -> Setting:
        """The setting with its paragraph's label as place, where nothing nearer says one."""
        spot: Spot | None = self.ground.labels.get(draft.sentence.paragraph)
        if spot is None or len(own.places) > 0 or own.kind not in PHYSICAL | {"displacement", "siege", "blockade"}:
            return own
        return replace(own, places=(make_place(spot, "label"),))

    def inherit(self, draft: Draft, own: Setting, index: int) -> Setting:
        """The setting with what it leaves open taken from an event told before."""
        other, before = self.plan.drafts[index], self.settings[index]
        gap = draft.sentence.index - other.sentence.index
        origin = ORIGINS[min(abs(gap), 3)]
        one, definite = self.thread.is_same_place(own, before), draft.cue.definite
        told = before.kind in RESULTS and any(not place.inferred for place in before.places)
        again = definite and own.kind in GENERIC and (before.kind in STRIKING or told) and one
        repelled = one and is_repelled(draft.cue, own, before)
        come_of = own.kind in RESULTS and not is_policy(draft.cue)
        follows = come_of or draft.cue.weak or (definite and self.is_alike(own, before)) or again
        follows = follows or repelled or is_blamed(draft.cue)
        if draft.running:
            day = self.ground.reading.document.published
            return replace(own, time=own.time or infer_period(before.time, draft.sentence.text, day, origin))
        fired = gap <= 1 and one and is_fired(draft, own, before)
        if (again and own.kind == "attack" and not told) or repelled or fired:
            own = replace(own, kind=before.kind)
        here = other.sentence.paragraph == draft.sentence.paragraph
        goes_on = self.goes_on(own, before, here=here) and not is_policy(draft.cue)
        apart = self.thread.is_apart(own, before) and not draft.cue.definite
        finer = gap == 0 and other.position > draft.position and self.is_finer(before, own)
        if (len(own.places) == 0 or finer) and (follows or goes_on) and (here or not apart) and len(before.places) > 0:
            own = replace(own, places=(replace(before.places[0], inferred=True, inferred_from=origin),))
        same_place = self.thread.is_same_place(own, before)
        physical = own.kind in PHYSICAL and own.modality == "actual" and not is_policy(draft.cue)
        again = follows or (goes_on and here)
        vague = own.time is not None and again and before.time is not None and lies_within(before.time, own.time)
        soon = SOON.search(draft.sentence.text) is not None
        near_by = same_place and (here or len(before.places) > 0 or all(row.inferred for row in own.places))
        if (own.time is None or vague) and before.time is not None and physical and (near_by or follows or soon):
            own = replace(own, time=infer_time(before.time, origin))
        placed = any(not place.inferred for place in own.places)
        near = len(before.places) > 0 or not placed
        doing = before.kind not in HARMLESS or own.kind in HARMLESS
        foreign = tells_on(draft, other) and not self.tells_own(draft, other, before)
        if follows and len(own.agents) == 0 and same_place and not apart and near and doing and foreign:
            own = replace(own, agents=infer_agents(before.agents, name_link(draft.cue, origin)))
        return own

    def tells_own(self, draft: Draft, other: Draft, before: Setting) -> bool:
        """Whether what somebody else told was done by the side of who tells this: going on about it admits nothing."""
        parties = (get_party(agent, self.ground.reading) for agent in before.agents)
        voices = draft.voice.actor is not None and draft.voice.actor is not other.voice.actor
        return voices and any(is_same_side(draft.voice.actor, party) for party in parties)

    def is_finer(self, inner: Setting, outer: Setting) -> bool:
        """Whether one place lies in the other: "died in the region, where a bomb hit a bus in Antonivka"."""
        one, two = self.thread.get_place(inner), self.thread.get_place(outer)
        return one is not None and two is not None and one.id != two.id and contains(two, one)

    def is_alike(self, own: Setting, before: Setting) -> bool:
        """Whether two settings are of one kind of event."""
        return own.kind == before.kind

    def goes_on(self, own: Setting, before: Setting, *, here: bool) -> bool:
        """Whether an event of its own goes on where the one before was: the same deed, or something known there."""
        if own.kind == "interception" and before.kind in STRIKING and here and len(own.places) == 0:
            return True
        if own.kind == before.kind and (len(own.agents) == 0 or names_same(own.agents, before.agents)):
            return True
        if here and own.kind in FOLLOWING:
            return True
        return any(KNOWN.match(target.text) is not None for target in own.targets)

    def date_rest(self) -> None:
        """Give the lead's day to the events that have none, where every dated event of the text is of that one day."""
        day = self.find_day()
        if day is None:
            return
        for index, own in enumerate(self.settings):
            draft = self.plan.drafts[index]
            text = draft.sentence.text
            open_time = own.time is None and self.thread.is_usable(index)
            if open_time and OTHER_TIME.search(text) is None and BREAKS.match(text) is None:
                self.settings[index] = replace(own, time=infer_time(day, "lead"))

    def place_rest(self) -> None:
        """Give the lead's place to what came of an attack and has none, where every event of the text is there."""
        lead = None if self.main is None or self.thread.roundup else self.thread.get_place(self.settings[self.main])
        if self.main is None or lead is None or lead.precision in ("country", "area"):
            return
        told = [index for index in range(len(self.settings)) if self.thread.is_usable(index)]
        others = [row for index in told if (row := self.thread.get_place(self.settings[index])) is not None]
        if not all(contains(lead, row) or contains(row, lead) for row in others):
            return
        place = infer_place(self.settings[self.main].places[0], "lead")
        for index in (index for index in told if index > self.main and self.is_here(index, lead)):
            own, text = self.settings[index], self.plan.drafts[index].sentence.text
            apart = self.thread.is_apart(own, self.settings[self.main]) or OTHER_TIME.search(text) is not None
            if len(own.places) == 0 and own.kind in RESULTS and not apart and BREAKS.match(text) is None:
                self.settings[index] = replace(own, places=(place,))

    def is_here(self, index: int, lead: Place) -> bool:
        """Whether a draft's paragraph names no other place than the lead's, and its sentence no attack elsewhere."""
        here, paragraph = self.plan.drafts[index].sentence.index, self.plan.drafts[index].sentence.paragraph
        for draft, row in zip(self.plan.drafts, self.settings, strict=True):
            if draft.sentence.index == here and row.kind in STRIKING and self.thread.get_place(row) != lead:
                return False
        near = [row for row in self.ground.reading.sentences if row.paragraph == paragraph]
        spots = (spot.place for row in near for spot in self.ground.list_spots(row) if not spot.owner)
        return all(contains(lead, place) or contains(place, lead) for place in spots)

    def find_day(self) -> TimeReference | None:
        """The one day of a text: the time of the lead's event, if no other event has a day of its own that differs."""
        main = None if self.main is None else self.settings[self.main].time
        if main is None or main.precision not in ("minute", "hour", "part", "day"):
            return None
        for index, setting in enumerate(self.settings):
            dated = setting.time is not None and not setting.time.inferred and self.thread.is_usable(index)
            if dated and self.thread.is_apart(setting, self.settings[self.main or 0]):
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
        place, known = self.thread.get_place(below), self.thread.get_place(own)
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
        if self.are_opposed(own, below):
            return False
        fits = below.kind == own.kind or own.kind in RESULTS | GENERIC or below.kind in RESULTS | GENERIC
        return fits and self.thread.is_same_place(own, below)

    def are_opposed(self, one: Setting, two: Setting) -> bool:
        """Whether two events were done by different sides: a state's and a group's, or those of two countries."""
        doers = [[get_party(agent, self.ground.reading) for agent in row.agents] for row in (one, two)]
        known = [[(row.kind == "armed-group", row.country) for row in rows if row is not None] for rows in doers]
        if len(known[0]) == 0 or len(known[1]) == 0 or names_same(one.agents, two.agents):
            return False
        (group, country), (other, land) = known[0][0], known[1][0]
        return (group is not other and country != land) or (None not in (country, land) and country != land)

    def share_counts(self, draft: Draft, index: int) -> int:
        """How many counts a headline shares with an event of the body."""
        counts = self.plan.placed
        one = {(counts[n].count.measure, counts[n].count.mention.low) for n in draft.counts}
        two = {(counts[n].count.measure, counts[n].count.mention.low) for n in self.plan.drafts[index].counts}
        return len(one & two)


def tells_on(draft: Draft, other: Draft) -> bool:
    """Whether who did the one told before is this voice's to tell too: the text's own, or the same speaker's; what one
    side says of the other is not for the rest of the text to repeat."""
    if other.voice.statement is None:
        return True
    return draft.voice.statement is not None and draft.voice.claimant == other.voice.claimant
