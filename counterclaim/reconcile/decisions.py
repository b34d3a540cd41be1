"""What people decided, ready to stand above what the rules judge."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from counterclaim.vocabulary import Review, Verdict
from counterclaim.vocabulary.brief import Party


@dataclass(frozen=True, slots=True)
class Decisions:
    """Reviews that bear on reconciling, the latest of each."""

    same: frozenset[tuple[str, str]] = frozenset()
    """Pairs of claims, ids in order."""
    different: frozenset[tuple[str, str]] = frozenset()
    apart: frozenset[str] = frozenset()
    """Claims that some decision names: compared by themselves."""
    joined: Mapping[str, str] = field(default_factory=dict)
    """Actor keys to the key that people decided they share."""
    findings: Mapping[tuple[str, str], Review] = field(default_factory=dict)
    """By incident and accused."""
    overrides: Mapping[tuple[str, str], Review] = field(default_factory=dict)

    def get_key(self, party: Party) -> str:
        """The key of an actor, after people's decisions."""
        return self.joined.get(party.key, party.key)

    def touches(self, left: str | None, right: str | None) -> bool:
        """Whether both are claims that some decision names."""
        return left is not None and right is not None

    def find(self, left: str | None, right: str | None) -> Verdict | None:
        """What people decided on two claims."""
        if left is None or right is None:
            return None
        pair = (min(left, right), max(left, right))
        if pair in self.same:
            return "same"
        return "different" if pair in self.different else None


NONE = Decisions()


def gather_decisions(reviews: Iterable[Review]) -> Decisions:
    """The decisions in force: what was taken back is gone, so is its taking back; the latest on one target wins."""
    ordered = sorted(reviews, key=lambda review: (review.at, review.id))
    undone = {review.undoes for review in ordered if review.undoes is not None}
    live = [review for review in ordered if review.id not in undone and review.undoes is None]
    pairs = {
        (review.subject, *sorted(review.targets)): review
        for review in live
        if review.subject in ("claim", "actor") and len(review.targets) == 2
    }
    same = {key[1:3] for key, review in pairs.items() if key[0] == "claim" and review.verdict in ("same", "merge")}
    apart = {
        key[1:3] for key, review in pairs.items() if key[0] == "claim" and review.verdict in ("different", "split")
    }
    grades = [review for review in live if review.subject == "grade" and len(review.targets) == 2]
    return Decisions(
        frozenset((left, right) for left, right in same),
        frozenset((left, right) for left, right in apart),
        frozenset(claim for pair in same | apart for claim in pair),
        join_keys([key[1:3] for key, row in pairs.items() if key[0] == "actor" and row.verdict in ("same", "merge")]),
        {(row.targets[0], row.targets[1]): row for row in grades if row.verdict == "finding"},
        {(row.targets[0], row.targets[1]): row for row in grades if row.verdict == "override"},
    )


def join_keys(pairs: Iterable[tuple[str, ...]]) -> dict[str, str]:
    """Each key to the first, by the alphabet, of those decided to be the same."""
    root: dict[str, str] = {}

    def find_root(key: str) -> str:
        while root.get(key, key) != key:
            key = root[key]
        return key

    for pair in sorted(pairs):
        first, second = sorted((find_root(pair[0]), find_root(pair[1])))
        root[second] = first
        root.setdefault(first, first)
    return {key: find_root(key) for key in root}
