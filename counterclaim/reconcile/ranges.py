"""Figures as ranges, what they are of, and which of two can both be true."""

from dataclasses import dataclass
from math import inf

from counterclaim.vocabulary import Scope, TollPoint
from counterclaim.vocabulary.brief import Brief, Count

ABOUT = 0.1
"""How far "about" reaches: "about 20" and 21 can both be true, "about 20" and 30 cannot. Our convention."""

PEOPLE = frozenset({"killed", "injured", "casualties", "missing", "captured", "detained", "abducted", "displaced"})


@dataclass(frozen=True, slots=True)
class Tally:
    """A count of one origin, with what it is of."""

    count: Count
    brief: Brief
    origin: str
    low: float
    high: float
    place: int
    """Its place among the claim's counts."""

    @property
    def topic(self) -> tuple[str, str | None, str | None]:
        """What is counted: measure, unit and group. Only counts of one topic are compared."""
        return (self.count.measure, find_unit(self.count), self.count.group)


def find_unit(count: Count) -> str | None:
    """The unit counted; people, where a measure of people names none."""
    if count.unit is None and count.measure in PEOPLE:
        return "people"
    return count.unit


def list_tallies(brief: Brief, origin: str, scope: Scope) -> list[Tally]:
    """A claim's counts of this scope with their ranges; what is unknown is open. A denied event counts nothing."""
    counts = () if brief.negated else brief.counts
    return [
        Tally(count, brief, origin, *find_range(count), place)
        for place, count in enumerate(counts)
        if count.scope == scope
    ]


def find_range(count: Count | TollPoint) -> tuple[float, float]:
    """Lowest and highest number that a figure allows."""
    low = 0.0 if count.low is None else float(count.low)
    high = inf if count.high is None else float(count.high)
    if count.bound == "about":
        return low * (1 - ABOUT), high * (1 + ABOUT)
    return low, high


def can_agree(left: Tally, right: Tally) -> bool:
    """Whether two counts of one topic can both be true.

    A range that contains the other number agrees with it. A part never exceeds the whole: "3 civilians" agrees with
    "5 killed", "7 civilians" does not. Counts of different victims (civilians, soldiers; two nations) are not compared.
    """
    nations = {left.count.nationality, right.count.nationality} - {None}
    if len(nations) > 1:
        return True
    status, other = left.count.status, right.count.status
    if status == other:
        return left.low <= right.high and right.low <= left.high
    if status is not None and other is not None:
        return True
    part, whole = (left, right) if other is None else (right, left)
    return part.low <= whole.high
