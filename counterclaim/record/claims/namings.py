"""Where a place or a day is named, and how that stands to an event told elsewhere in the text."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from spacy.tokens import Token

from counterclaim.record.claims.drafts import Draft
from counterclaim.record.claims.weighing import Signs
from counterclaim.record.events.ground import find_verb
from counterclaim.record.text.parse import Sentence

NEAR, FAR = 3, 6
"""Sentences back that are told apart one by one, and those that are still near."""
ORIGINS = ("sentence", "previous sentence", "sentence before the previous one", "text before")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Naming(Generic[T]):
    """A place or day named in a sentence; `token` hangs on what is outside the name."""

    sentence: Sentence
    start: int
    token: Token | None
    named: T

    def rank(self, draft: Draft) -> tuple[int, int]:
        """How far the naming is from counting for an event: least in its sentence, then before it, then after it."""
        here, away = draft.sentence, abs(self.start - draft.position)
        if self.sentence.index == here.index:
            return 0, away
        if self.sentence.in_headline:
            return 2, away
        return (1 if self.sentence.index < here.index else 3), away

    def describe_distance(self, draft: Draft) -> str:
        """How it stands to an event: before or after it in its sentence, so many sentences before, further down."""
        here, there = draft.sentence, self.sentence
        if there.index == here.index:
            side = "before" if self.start < draft.position else "after"
            goals = (draft.cue.head.i, draft.cue.token.i)
            clause = self.token is not None and find_verb(self.token).i in goals
            return f"same sentence {side}" + (" clause" if clause else "")
        if there.in_headline:
            return "only headline"
        part = "here" if there.paragraph == here.paragraph else "off"
        gap = here.index - there.index
        if gap < 0:
            return f"later {part}" if gap >= -NEAR else "later far"
        return f"before {gap if gap <= NEAR else 'far' if gap <= FAR else 'very far'} {part}"

    def find_origin(self, draft: Draft) -> str:
        """Where it stands, as what an event was inferred from."""
        if self.sentence.in_headline:
            return "headline"
        gap = draft.sentence.index - self.sentence.index
        return "text below" if gap < 0 else ORIGINS[min(gap, 3)]


def find_nearest(rows: list[Naming[T]], draft: Draft) -> Naming[T]:
    """The naming that counts for an event."""
    return min(rows, key=lambda row: row.rank(draft))


def find_teller(statement: str | None, draft: Draft) -> str:
    """Who says a name: whoever tells the event, another speaker, the text itself."""
    if statement is None:
        return "told by the text"
    told = draft.voice.statement
    return "said with it" if told is not None and statement == told.id else "said by another"


def spread_names(names: list[str], where: str) -> Signs:
    """The signs of a naming, each also by whether it stands in the event's sentence."""
    near = "near" if where.startswith("same") else "off"
    return dict.fromkeys([*names, *(f"{name} {near}" for name in names)], 1.0)


def count_between(best: Naming[T], key: str, namings: Mapping[str, Sequence[Naming[T]]], draft: Draft) -> int:
    """How many other places or days are named between a naming and an event after it."""
    return sum(
        other != key and any(best.start < row.start < draft.position for row in rows) for other, rows in namings.items()
    )
