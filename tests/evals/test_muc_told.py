"""What the record tells of a MUC-4 message counts for its relevance beside its words. No model is loaded."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from counterclaim.vocabulary import Agent, Claim, Claimant, Event, Span, Target, TimeReference
from evals.muc_bags import BagModel, Bags, WordModel
from evals.muc_model import Models
from evals.muc_pages import Page
from evals.muc_told import count_told, cut_passages

VOICE = Claimant(None, None, None, None)
EVENT = Event("bombing", {}, None, None, "actual", False, Span(8, 14, "bombed"))


def make_claim(*civilian: bool | None, day: str | None = None, event: Event | None = EVENT) -> Claim:
    """That rebels bombed somebody, some day."""
    time = None if day is None else TimeReference(day, day, "day", "then", ())
    agents = (Agent(None, None, "the rebels", ()),)
    targets = tuple(Target(None, None, "the peasants", (), flag) for flag in civilian)
    return Claim("c", None, VOICE, "assert", None, None, None, event, agents, targets, (), None, time, (), False, ())


def make_page(*claims: Claim, opening: int = 0) -> Page:
    """A page of three sentences of one word each, the first of which opens at a character."""
    rows = [[(opening + 20 * number, "Word", "word", "NOUN", "NN", "ROOT", 0)] for number in range(3)]
    return Page("TST", "Word", date(1990, 1, 9), rows, claims, (), (), [])


@pytest.mark.parametrize(
    ("civilian", "expected"),
    [((False, True), "civilian"), ((False, None), "fighter"), ((None,), "unknown"), ((), "nobody")],
)
def test_harmed(civilian: tuple[bool | None, ...], expected: str) -> None:
    """A claim is one of harm to civilians if any of its targets is one."""
    assert count_told(make_page(make_claim(*civilian)), [])[f"kind=bombing/{expected}"] == 1


@pytest.mark.parametrize(
    ("day", "expected"),
    [("1990-01-08", "day"), ("1989-11-09", "months"), ("1989-11-07", "year"), ("1980", "vague"), (None, "unknown")],
)
def test_age(day: str | None, expected: str) -> None:
    """How long ago an event was is told from the message's own day; two months are a border."""
    assert count_told(make_page(make_claim(day=day)), [])[f"when={expected}"] == 1


def test_opening() -> None:
    """An event of the first two sentences is told apart from one further down."""
    assert count_told(make_page(make_claim()), [])["first:kind=bombing"] == 1
    claim = make_claim(event=Event("bombing", {}, None, None, "actual", False, Span(40, 46, "bombed")))
    assert count_told(make_page(claim), [])["first:kind=bombing"] == 0


def test_no_event() -> None:
    """A claim that tells no event of ours is counted as such."""
    assert count_told(make_page(make_claim(event=None)), [])["claim=none"] == 1


def test_passages() -> None:
    """Three sentences running are a passage; a claim belongs to those that have the sentence of its event."""
    rows = [[(20 * number, "Word", "word", "NOUN", "NN", "ROOT", 0)] for number in range(5)]
    page = Page("TST", ("Word" + " " * 16) * 5, date(1990, 1, 9), rows, (make_claim(),), (), (), [])
    passages = list(cut_passages(page))
    assert [numbers for numbers, _ in passages] == [range(3), range(1, 4), range(2, 5)]
    assert [bags[0]["word"] for _, bags in passages] == [3, 3, 3]
    assert [bags[1]["kind=bombing"] for _, bags in passages] == [1, 1, 0]


def make_bags(word: str, told: str) -> Bags:
    """One word and one thing told."""
    return Counter([word]), Counter([told])


def test_judge() -> None:
    """What the record tells moves the relevance of a message whose words say nothing, by its share alone."""
    told = WordModel({"fighter": (2.0, -1.0), "civilian": (2.0, 1.0)}, 0.5)
    model = BagModel(WordModel({"bomb": (1.0, 0.0)}), told, 0.0)
    models = Models({}, model, model, (1.0, 1.0, 0.0, 0.0))
    judged = [models.judge(0.5, make_bags("bomb", name), []) for name in ("civilian", "fighter", "unknown")]
    assert judged[0] > 0.5 > judged[1]
    assert judged[2] == 0.5
    assert told.score(Counter(["civilian"])) == 0.5


def test_likeliest_passage() -> None:
    """One passage is enough for a message to be relevant, whatever the others say."""
    model = BagModel(WordModel({"bomb": (1.0, 3.0), "harvest": (1.0, -3.0)}), WordModel({}), 0.0)
    models = Models({}, model, model, (0.0, 0.0, 1.0, 0.0))
    passages = [make_bags("harvest", "none"), make_bags("bomb", "none")]
    assert models.judge(0.5, passages[0], passages) > 0.9
    assert models.judge(0.5, passages[1], passages[:1]) < 0.1
