"""What to look at next: the claims and judgements where a person's look is of most use come first."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from counterclaim.vocabulary.case import Review

Subject = Literal["claim", "pair"]
DISPUTED, UNSURE, LOW_SCORE = 3.0, 4.0, 2.0
"""A judgement the machine left open stops a clustering and comes first; a disputed claim is read by everyone; a
statement that the machine itself doubts is often wrong. Chosen, not measured: the order, no decision, hangs on them."""
DOUBTFUL = 0.6
"""Statement scores below this count as doubted by the machine."""


@dataclass(frozen=True, slots=True)
class Task:
    """Something to look at: one claim, or two ids of which the machine is unsure whether they are the same."""

    subject: Subject
    targets: tuple[str, ...]
    use: float
    reasons: tuple[str, ...]
    title: str

    @property
    def id(self) -> str:
        """The targets as one word of an address."""
        return "~".join(self.targets)


@dataclass(frozen=True, slots=True)
class Decision:
    """What people said of one thing, the last word of each, and whether they agree."""

    targets: tuple[str, ...]
    verdicts: tuple[tuple[str, str], ...]
    """(who, verdict)."""

    @property
    def agreed(self) -> bool:
        """Whether all who looked say the same."""
        return len({verdict for _, verdict in self.verdicts}) <= 1


def rank_claim(*, disputed: bool, score: float | None, toll: int | None) -> tuple[float, tuple[str, ...]]:
    """How useful a look at this claim is, and why: disputed, doubted by the machine, or about many people."""
    reasons: list[str] = []
    use = 0.0
    if disputed:
        use += DISPUTED
        reasons.append("disputed")
    if score is not None and score < DOUBTFUL:
        use += LOW_SCORE * (1 - score)
        reasons.append(f"machine is unsure ({score:.2f})")
    if toll is not None and toll > 0:
        use += math.log10(1 + toll)
        reasons.append(f"figure of {toll:,}")
    return use, tuple(reasons)


def find_effective(reviews: Iterable[Review]) -> tuple[Review, ...]:
    """Reviews that stand: neither taken back nor an undoing. An undoing can itself not be undone: decide anew."""
    kept = tuple(reviews)
    undone = {review.undoes for review in kept if review.undoes is not None}
    return tuple(review for review in kept if review.undoes is None and review.id not in undone)


def collect_decisions(reviews: Iterable[Review]) -> tuple[Decision, ...]:
    """The last standing word of each person on each thing; comments decide nothing."""
    last: dict[tuple[str, ...], dict[str, str]] = {}
    for review in find_effective(reviews):
        if review.verdict != "comment":
            last.setdefault(review.targets, {})[review.by] = review.verdict
    return tuple(Decision(targets, tuple(sorted(said.items()))) for targets, said in last.items())


def order_tasks(tasks: Iterable[Task], reviews: Iterable[Review], reviewer: str, *, wanted: int) -> tuple[Task, ...]:
    """Tasks this reviewer has not decided and that fewer than `wanted` people have, most useful first.

    With two wanted, what one person has decided waits for a second and comes before what nobody has seen: agreement
    can only be measured on things that two have seen.
    """
    said = {decision.targets: {who for who, _ in decision.verdicts} for decision in collect_decisions(reviews)}
    open_tasks = [
        task
        for task in tasks
        if reviewer not in said.get(task.targets, set()) and len(said.get(task.targets, ())) < wanted
    ]
    return tuple(sorted(open_tasks, key=lambda task: (-len(said.get(task.targets, ())), -task.use, task.targets)))


def list_values(decisions: Sequence[Decision]) -> tuple[tuple[str, ...], ...]:
    """The units that agreement is measured on: the verdicts on each thing."""
    return tuple(tuple(verdict for _, verdict in decision.verdicts) for decision in decisions)
