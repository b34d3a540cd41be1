"""A person's verdict as a row beside the machine's original, and what can be learned from it."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, get_args

from counterclaim.errors import CaseError
from counterclaim.review.queue import find_effective
from counterclaim.vocabulary import make_id, to_json
from counterclaim.vocabulary.case import Review, ReviewVerdict

VERDICTS: tuple[ReviewVerdict, ...] = get_args(ReviewVerdict)
NEED_REASON = {"reject", "split", "finding", "override", "comment"}
"""Verdicts that are worth nothing to the next person without a reason."""
PAIRS = {"same", "different", "merge", "split"}
FIELDS = ("act", "claimant", "agents", "targets", "weapons", "place", "time", "low", "high", "kind")
"""What a correction may put instead of what the machine read."""
LONGEST = 4000
"""Characters of a reason."""


def make_review(
    subject: str,
    targets: tuple[str, ...],
    verdict: str,
    by: str,
    *,
    reason: str = "",
    value: Mapping[str, Any] | None = None,
) -> Review:
    """A review, checked: a known verdict, as many targets as it takes, a reason where one is needed."""
    if verdict not in VERDICTS:
        raise CaseError(f"expected a verdict among {', '.join(VERDICTS)}, not {verdict[:40]!r}")
    if len(targets) == 0 or any(len(target) == 0 or len(target) > 200 for target in targets):
        raise CaseError("expected the ids that the verdict is about")
    if verdict in PAIRS and len(targets) != 2:
        raise CaseError(f"{verdict} is about two ids, not {len(targets)}")
    if verdict in NEED_REASON and reason.strip() == "":
        raise CaseError(f"{verdict} needs a reason: the next person will ask for it")
    if len(reason) > LONGEST:
        raise CaseError(f"a reason has at most {LONGEST} characters, not {len(reason)}")
    kept = (
        {} if value is None else {name: item for name, item in value.items() if name in FIELDS or verdict != "correct"}
    )
    if verdict == "correct" and len(kept) == 0:
        raise CaseError(f"a correction says what is right: at least one of {', '.join(FIELDS)}")
    at = datetime.now(UTC).isoformat(timespec="microseconds")
    id_ = make_id("review", subject, *targets, verdict, by, at)
    return Review(id_, subject, targets, verdict, kept, reason.strip(), by, at)


def undo_review(review: Review, by: str) -> Review:
    """The row that takes a review back. Both stay; only one's own may be taken back."""
    if review.by != by:
        raise CaseError(f"this review is {review.by}'s; {by} can decide otherwise beside it, but not take it back")
    if review.undoes is not None:
        raise CaseError("an undoing is not undone: decide anew")
    at = datetime.now(UTC).isoformat(timespec="microseconds")
    id_ = make_id("review", review.id, "undo", by, at)
    return Review(id_, review.subject, review.targets, review.verdict, {}, "taken back", by, at, undoes=review.id)


def make_examples(reviews: Iterable[Review], originals: Mapping[str, Mapping[str, Any]]) -> Iterable[dict[str, Any]]:
    """Training examples: for each standing verdict on a claim, what the machine read and what a person says.

    `originals` are claims by id with their document's text around the evidence (`context`), as the store gives them.
    """
    for review in find_effective(reviews):
        if review.subject != "claim" or review.verdict not in {"accept", "correct", "reject"}:
            continue
        original = originals.get(review.targets[0])
        if original is not None:
            yield {
                "claim": review.targets[0],
                "verdict": review.verdict,
                "machine": original,
                "person": to_json(review.value),
                "reason": review.reason,
                "by": review.by,
                "at": review.at,
            }
