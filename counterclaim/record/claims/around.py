"""The events told around one event, as signs for where and when it was: the one before, the strike, the same count."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from counterclaim.record.claims.drafts import Draft, Plan
from counterclaim.record.claims.frames import PHYSICAL, Setting
from counterclaim.record.claims.threads import VICTIMS
from counterclaim.record.claims.weighing import Signs
from counterclaim.record.events.cue import RESULTS
from counterclaim.record.events.roles import STRIKING

FEW, MANY = 2, 7
"""Places or days up to which a text tells of one scene, and above which of many."""
SMALL = 2
"""Counts up to this one are too common to say that two sentences tell of one event."""


@dataclass(slots=True)
class Around:
    """The drafts of a document, with what each takes from its own clause or was given, as keys; None: nothing."""

    plan: Plan
    settings: list[Setting]
    keys: list[str | None]
    owned: list[bool]
    """Whether a draft's own clause says it."""
    usable: list[bool] = field(init=False)
    counted: list[set[tuple[str, int]]] = field(init=False)

    def __post_init__(self) -> None:
        self.usable = [self.is_usable(index) for index in range(len(self.settings))]
        self.counted = [self.list_counts(index) for index in range(len(self.settings))]

    def is_usable(self, index: int) -> bool:
        """Whether a draft tells an event of the body that happened."""
        draft, setting = self.plan.drafts[index], self.settings[index]
        told = setting.modality in ("actual", "attempted") and not draft.cue.negated
        return told and setting.kind in PHYSICAL and not draft.sentence.in_headline

    def relate(self, index: int) -> list[tuple[str, str]]:
        """(key, sign) of the events told around a draft, each sign with how far off its event is."""
        here = self.plan.drafts[index].sentence
        found: dict[str, str] = {}
        rows: list[tuple[str, str]] = []
        for sign, other in self.list_events(index):
            key = self.keys[other]
            if key is None or sign in found:
                continue
            found[sign] = key
            there = self.plan.drafts[other].sentence
            gap = min(abs(here.index - there.index), 3)
            part = "here" if there.paragraph == here.paragraph else "off"
            rows += [(key, sign), (key, f"{sign} {gap}"), (key, f"{sign} {part}")]
        return rows

    def add_signs(
        self,
        rows: dict[str | None, Signs],
        index: int,
        group: str,
        beside: Sequence[str],
        compare: Callable[[str, str, str], Signs],
    ) -> None:
        """Add to each candidate what the events around a draft say for it, and how it stands to theirs `beside`."""
        for key, sign in self.relate(index):
            if key in rows:
                rows[key] |= {sign: 1.0, f"{sign} {group}": 1.0}
            for other in rows if sign in beside else ():
                if other is not None:
                    rows[other] |= compare(other, key, sign)

    def list_events(self, index: int) -> Iterator[tuple[str, int]]:
        """(sign, draft) of the events around a draft, the nearest first."""
        yield from self.list_before(index)
        yield from self.list_after(index)
        for other, draft in enumerate(self.plan.drafts):
            if other != index and len(self.counted[index] & self.counted[other]) > 0:
                yield "same count", other
            if draft.sentence.in_headline:
                yield "headline event", other
        yield from (("main event", other) for other in range(len(self.keys)) if self.usable[other])

    def list_before(self, index: int) -> Iterator[tuple[str, int]]:
        """(sign, draft) of the events told before."""
        own, voice = self.settings[index], self.plan.drafts[index].voice
        for other in range(index - 1, -1, -1):
            kind = self.settings[other].kind
            if self.usable[other]:
                yield "event before", other
                if kind in STRIKING:
                    yield "strike before", other
                if kind == own.kind:
                    yield "kind before", other
                if self.owned[other]:
                    yield "own before", other
            if self.plan.drafts[other].voice.claimant == voice.claimant:
                yield "voice before", other

    def list_after(self, index: int) -> Iterator[tuple[str, int]]:
        """(sign, draft) of the events told after it whose own clause says the place or day."""
        paragraph = self.plan.drafts[index].sentence.paragraph
        for other in range(index + 1, len(self.keys)):
            if self.usable[other] and self.owned[other]:
                yield "event after", other
                if self.plan.drafts[other].sentence.paragraph == paragraph:
                    yield "event after here", other

    def list_counts(self, index: int) -> set[tuple[str, int]]:
        """What a draft counts, with how many."""
        rows = [self.plan.placed[number].count for number in self.plan.drafts[index].counts]
        return {(row.measure, row.mention.low) for row in rows if (row.mention.low or 0) > SMALL and row.mention.low}


def describe_none(draft: Draft, own: Setting, group: str, *, ruled: bool, names: int) -> Signs:
    """What speaks for an event that none of the places or days named in a text holds for; `ruled`: the rules have none
    for it."""
    return {
        "none": 1.0,
        f"none {group}": 1.0,
        "none ruled": float(ruled),
        f"none ruled {group}": float(ruled),
        "none few": float(names <= FEW),
        "none many": float(names > MANY),
        "none unsaid": float(draft.voice.statement is None),
        "none modality": float(own.modality not in ("actual", "attempted")),
    }


def find_group(draft: Draft, own: Setting) -> str:
    """What sort of telling a draft is, by which the signs weigh differently."""
    if draft.sentence.in_headline:
        return "headline"
    if draft.running:
        return "running"
    if own.kind in RESULTS:
        return "known" if draft.cue.definite or VICTIMS.search(draft.sentence.text) is not None else "result"
    if draft.cue.definite:
        return "definite"
    return "strike" if own.kind in STRIKING else "other"
