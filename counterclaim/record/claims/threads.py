"""Which event told before another one belongs to: the one a definite noun points at, the paragraph's, the lead's.

A sentence that only tells what came of an attack goes on about the one told last; "the attack" is the last of its
kind; a sentence that begins with "Separately" goes on about nothing before it.
"""

import re
from collections.abc import Iterator

from counterclaim.record.claims.drafts import Draft, Plan
from counterclaim.record.claims.frames import PHYSICAL, Setting
from counterclaim.record.claims.inferring import count_days
from counterclaim.record.events.cue import RESULTS, Cue
from counterclaim.record.events.ground import Ground, contains
from counterclaim.record.events.roles import STRIKING
from counterclaim.record.text.grammar import iterate_heads
from counterclaim.vocabulary import Place

REACH = 2
"""Sentences back from which a setting is taken across paragraphs: a news paragraph has one to three."""
PAST = 3
"""Days before the main event from which another one is only told as its background."""
BREAKS = re.compile(
    r"^\W*(?:meanwhile|separately|elsewhere|in (?:a )?(?:separate|another|other|different)|on another|in an unrelated"
    r"|in a further incident)\b",
    re.IGNORECASE,
)
"""How a sentence begins that tells of something else."""
VICTIMS = re.compile(
    r"\bthe (?:dead|injured|wounded|victims?|fatalities|casualties|missing|deceased|slain|survivors|bodies)\b|\btoll\b"
    r"|\bof the (?:dead|injured|wounded|victims)\b|\bamong (?:them|the dead|those killed)\b",
    re.IGNORECASE,
)
CAUSED = re.compile(
    r"^[^;:]{0,40}\b(?:after|when|as|while|where)\b[^;:]*$|^[^;:,]{0,40}\b(?:to|in|during|under)\s+(?:(?:an?|the)\s+)?(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
"""What joins a result to the strike that is told after it."""
ASSAULTS = frozenset({"attack", "offensive", "assault", "advance", "raid", "incursion"})
"""Nouns of what is repelled."""
ASSAULT_KINDS = frozenset({"ground-assault", "attack", "armed-clash"})
GENERIC = frozenset({"attack", "bombing", "killing", "ground-assault"})


class Thread:
    """The drafts of a document with their settings, and which of them goes on about which."""

    def __init__(self, plan: Plan, ground: Ground, settings: list[Setting]) -> None:
        self.plan = plan
        self.ground = ground
        self.settings = settings
        """Shared with the story that completes them one after the other."""
        self.main: int | None = None
        self.roundup = False

    def is_usable(self, index: int) -> bool:
        """Whether a draft tells an event of the body that happened, so that others may belong to it."""
        draft, setting = self.plan.drafts[index], self.settings[index]
        told = setting.modality in ("actual", "attempted") and not draft.cue.negated and not draft.running
        return told and setting.kind in PHYSICAL and not draft.sentence.in_headline

    def get_place(self, setting: Setting) -> Place | None:
        """The place of a setting, if it has one."""
        return self.ground.get_first(setting.places)

    def is_background(self, index: int) -> bool:
        """Whether an event is told as something that was before the main one."""
        if self.main is None or index == self.main:
            return False
        gap = count_days(self.settings[index].time, self.settings[self.main].time)
        return gap is not None and gap > PAST

    def find_source(self, index: int) -> int | None:
        """The event told before that this one belongs to or goes on about."""
        draft = self.plan.drafts[index]
        beside = self.find_beside(index)
        if beside is not None:
            return beside
        if BREAKS.match(draft.sentence.text) is not None:
            return self.find_within(index)
        if draft.cue.definite:
            named = self.find_named(index)
            if named is not None:
                return named
        return self.find_thread(index)

    def find_beside(self, index: int) -> int | None:
        """The one strike of the same sentence that a result told before it came of, however the parse joins them:
        "a barn burned down after a rocket struck it at dawn"."""
        own, here = self.settings[index], self.plan.drafts[index].sentence.index
        if own.kind not in RESULTS or self.plan.drafts[index].running:
            return None
        near = [
            other
            for other, draft in enumerate(self.plan.drafts)
            if draft.sentence.index == here and self.settings[other].kind in STRIKING and self.is_usable(other)
        ]
        if len(near) != 1 or near[0] < index or not self.is_same_place(own, self.settings[near[0]]):
            return None
        between = self.plan.drafts[index].sentence.document.text[
            self.plan.drafts[index].cue.span.end : self.plan.drafts[near[0]].cue.span.start
        ]
        return near[0] if CAUSED.search(between) is not None else None

    def find_named(self, index: int) -> int | None:
        """The event a definite noun points at: of the nearest sentence that tells one of its kind, the first; a strike
        before what came of one."""
        own = self.settings[index]
        fitting = [j for j in self.list_before(index) if self.is_same_kind(index, j)]
        if len(own.places) > 0:
            fitting = [
                j for j in fitting if len(self.settings[j].places) > 0 and self.is_same_place(own, self.settings[j])
            ]
        fitting = self.climb_results(index, fitting)
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
        own = self.settings[index]
        result = own.kind in RESULTS or is_blamed(self.plan.drafts[index].cue)
        open_ = len(own.places) == 0 and own.time is None
        for other in range(index - 1, -1, -1):
            earlier = self.plan.drafts[other].sentence.index < here
            beside = open_ and not is_aside(self.plan.drafts[other].cue)
            if self.is_usable(other) and (earlier or result or beside):
                yield other

    def is_same_kind(self, index: int, other: int) -> bool:
        """Whether a definite noun may point at an event: "the shelling", "the attack" at any strike."""
        one, two = self.settings[index].kind, self.settings[other].kind
        if one == "armed-clash" and self.plan.drafts[index].cue.token.lemma_.lower() in ASSAULTS:
            return two in ASSAULT_KINDS
        wider = one in GENERIC and two in STRIKING | {"killing", "wounding"}
        return one == two or wider or (two in GENERIC and one in STRIKING)

    def is_close_kind(self, index: int, other: int) -> bool:
        """Whether no fight comes between: "the attack" is the assault and not the exchange of fire that it led to."""
        return self.settings[other].kind != "armed-clash" or self.settings[index].kind == "armed-clash"

    def climb_results(self, index: int, fitting: list[int]) -> list[int]:
        """The events a definite noun may point at, without the fights and the results that came of an earlier one."""
        strikes = [j for j in fitting if self.settings[j].kind in STRIKING and self.is_close_kind(index, j)]
        if len(fitting) == 0 or len(strikes) == 0:
            return fitting
        first = self.settings[fitting[0]]
        own = first.kind in RESULTS and any(not place.inferred for place in first.places)
        return fitting if own else strikes

    def find_thread(self, index: int) -> int | None:
        """The event that the text is at: of this paragraph, the one before, or the lead's."""
        draft, own = self.plan.drafts[index], self.settings[index]
        last = next(self.list_before(index), None)
        if last is None:
            return None
        last = self.find_front(last, index)
        before = self.plan.drafts[last]
        gap = draft.sentence.index - before.sentence.index
        if before.sentence.paragraph == draft.sentence.paragraph:
            return last
        follows = own.kind in RESULTS or draft.cue.weak
        if not follows or self.main is None:
            return last if gap <= REACH and not self.is_labelled(draft) else None
        again = VICTIMS.search(draft.sentence.text) is not None
        if not self.roundup and (again or self.is_background(last) or gap > REACH):
            return self.main
        return last if gap <= REACH and not self.is_labelled(draft) else None

    def find_front(self, last: int, index: int) -> int:
        """The event that a sentence is about, where its last one only stands in a clause of what was before: "rockets
        killed five in Terter, hours after shells had damaged a clinic in Stepanakert"."""
        if not is_earlier(self.plan.drafts[last].cue):
            return last
        here = self.plan.drafts[last].sentence.index
        return next(
            (
                j
                for j in self.list_before(index)
                if self.plan.drafts[j].sentence.index == here and not is_earlier(self.plan.drafts[j].cue)
            ),
            last,
        )

    def is_labelled(self, draft: Draft) -> bool:
        """Whether a paragraph has its own label: nothing comes into it from another."""
        return draft.sentence.paragraph in self.ground.labels

    def is_apart(self, own: Setting, before: Setting) -> bool:
        """Whether two events have days of their own that cannot be one."""
        one, two = own.time, before.time
        if one is None or two is None or one.inferred or one.start is None or two.start is None:
            return False
        return (one.end or one.start)[:10] < two.start[:10] or (two.end or two.start)[:10] < one.start[:10]

    def is_same_place(self, own: Setting, before: Setting) -> bool:
        """Whether two settings have one place, or one of them none."""
        one, two = self.get_place(own), self.get_place(before)
        return one is None or two is None or contains(one, two) or contains(two, one)


def is_earlier(cue: Cue) -> bool:
    """Whether an event is told in a clause of what was before the sentence's own: "after shells had hit the clinic"."""
    return any(
        verb.dep_ == "advcl"
        and any(child.dep_ == "mark" and child.lower_ in ("after", "since") for child in verb.children)
        and any(child.dep_ == "aux" and child.lower_ == "had" for child in verb.children)
        for verb in (cue.head, *iterate_heads(cue.head))
    )


def is_blamed(cue: Cue) -> bool:
    """Whether an event noun only says what is blamed for the event told before: "were killed, blaming tank fire"."""
    verb = cue.token.head.head if cue.token.dep_ == "pobj" else cue.token.head
    return cue.token.pos_ in ("NOUN", "PROPN") and cue.token.dep_ in ("dobj", "pobj") and verb.lemma_ == "blame"


def is_aside(cue: Cue) -> bool:
    """Whether an event is told in a relative clause: "the army, which took the town last August, said"."""
    return any(verb.dep_ == "relcl" for verb in (cue.head, *iterate_heads(cue.head)))


def is_policy(cue: Cue) -> bool:
    """Whether a verb tells what a state does to people by law, which no attack brings about: "expelled thousands"."""
    return cue.token.lemma_.lower() in ("expel", "deport", "intern", "conscript", "expulsion", "deportation")


def is_repelled(cue: Cue, own: Setting, before: Setting) -> bool:
    """Whether a sentence says that the assault told before was repelled: it is that assault, and no second fight."""
    noun = cue.token.lemma_.lower() in ASSAULTS
    return noun and cue.definite and own.kind == "armed-clash" and before.kind in ASSAULT_KINDS


def is_fired(draft: Draft, own: Setting, before: Setting) -> bool:
    """Whether somebody "fired" what was told just before to have come down: shells or rockets, and no bullets."""
    plain = draft.cue.token.lemma_ == "fire" and len(draft.cue.arms) == 0 and own.kind == "shooting"
    return plain and before.kind in ("shelling", "missile-strike")
