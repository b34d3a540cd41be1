"""What to look at next, what stands, and what can be learned from it."""

import pytest

from counterclaim.errors import CaseError
from counterclaim.review.decide import make_examples, make_review, undo_review
from counterclaim.review.queue import Task, collect_decisions, find_effective, order_tasks, rank_claim
from counterclaim.vocabulary.case import Review

TASKS = [Task("claim", (name,), use, (), name) for name, use in (("low", 0.5), ("high", 3.0), ("middle", 1.0))]


def decide(target: str, by: str, verdict: str = "accept") -> Review:
    """A review of one claim."""
    return make_review("claim", (target,), verdict, by, reason="because")


def test_useful_first() -> None:
    """Disputed, doubted and large claims come first, with their reasons."""
    use, reasons = rank_claim(disputed=True, score=0.4, toll=99)
    assert use == pytest.approx(3.0 + 1.2 + 2.0)
    assert len(reasons) == 3
    assert rank_claim(disputed=False, score=0.9, toll=0) == (0.0, ())
    assert [task.title for task in order_tasks(TASKS, (), "ann", wanted=1)] == ["high", "middle", "low"]


def test_one_reviewer() -> None:
    """What anyone has decided is done."""
    assert [task.title for task in order_tasks(TASKS, [decide("high", "ann")], "ben", wanted=1)] == ["middle", "low"]


def test_two_reviewers() -> None:
    """What one has decided comes first for the other, and is done for the first."""
    reviews = [decide("low", "ann")]
    assert order_tasks(TASKS, reviews, "ben", wanted=2)[0].title == "low"
    assert [task.title for task in order_tasks(TASKS, reviews, "ann", wanted=2)] == ["high", "middle"]


def test_undo() -> None:
    """What is taken back stands no more, both rows stay, and only one's own can be taken back."""
    first = decide("high", "ann", "reject")
    back = undo_review(first, "ann")
    assert find_effective([first, back]) == ()
    assert collect_decisions([first, back]) == ()
    with pytest.raises(CaseError, match="ann's"):
        undo_review(first, "ben")
    with pytest.raises(CaseError, match="not undone"):
        undo_review(back, "ann")


def test_last_word() -> None:
    """A person's last word on a thing is theirs; two people who differ disagree; comments decide nothing."""
    reviews = [
        decide("high", "ann"),
        decide("high", "ann", "reject"),
        decide("high", "ben"),
        decide("high", "ann", "comment"),
    ]
    (decision,) = collect_decisions(reviews)
    assert decision.verdicts == (("ann", "reject"), ("ben", "accept"))
    assert not decision.agreed


@pytest.mark.parametrize(
    ("targets", "verdict", "reason"),
    [
        ((), "accept", ""),
        (("a",), "maybe", ""),
        (("a",), "merge", ""),
        (("a",), "reject", " "),
        (("a",), "correct", ""),
    ],
)
def test_refused(targets: tuple[str, ...], verdict: str, reason: str) -> None:
    """Unknown verdicts, missing targets, reasons or corrections are refused."""
    with pytest.raises(CaseError):
        make_review("claim", targets, verdict, "ann", reason=reason)


def test_training_examples() -> None:
    """A standing correction becomes an example with the machine's original; one taken back does not."""
    kept = make_review("claim", ("c1",), "correct", "ann", value={"low": 14, "colour": "red"})
    gone = decide("c2", "ann")
    reviews = [kept, gone, undo_review(gone, "ann")]
    examples = list(make_examples(reviews, {"c1": {"low": 41}, "c2": {}}))
    assert [(row["claim"], row["machine"], row["person"]) for row in examples] == [("c1", {"low": 41}, {"low": 14})]
