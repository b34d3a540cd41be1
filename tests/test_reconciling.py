"""A case in a database: what one more document changes equals reconciling everything, and nothing is written twice."""

from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from counterclaim import preparing, reconciling
from counterclaim.errors import CaseError
from counterclaim.following import follow_review, load_rules
from counterclaim.reconcile.case import reconcile
from counterclaim.reconcile.rules import DEFAULT
from counterclaim.reconciling import make_rules, reconcile_case
from counterclaim.review.decide import make_review, undo_review
from counterclaim.store import Database, create_case
from counterclaim.store.audit import verify_case
from counterclaim.store.briefs import walk_briefs
from counterclaim.store.reconciliation import load_reconciliation
from counterclaim.store.reviews import save_review
from counterclaim.store.write import add_batch
from counterclaim.vocabulary import Review
from tests.store.factory import AUTHOR, RUN, make_addition

TOWNS = ("Ganja", "Tartar", "Barda")


def make_case(path: Path, numbers: range) -> Database:
    """A case of accusations and denials about three towns: different numbers, one day."""
    database = create_case(str(path), AUTHOR)
    add_documents(database, numbers)
    return database


def add_documents(database: Database, numbers: range) -> None:
    """Documents of these numbers."""
    made = [make_addition(number, town=TOWNS[number % 3], killed=str(20 + number % 2)) for number in numbers]
    add_batch(database, made, RUN, AUTHOR)


def test_case_one_by_one(tmp_path: Path) -> None:
    """Three documents added to twenty, each by itself, give what all at once give."""
    stepwise = make_case(tmp_path / "a.case", range(20))
    assert reconcile_case(stepwise, AUTHOR).whole
    for number in range(20, 23):
        add_documents(stepwise, range(number, number + 1))
        assert not reconcile_case(stepwise, AUTHOR).whole
    at_once = make_case(tmp_path / "b.case", range(23))
    reconcile_case(at_once, AUTHOR, whole=True)
    assert load_reconciliation(stepwise) == load_reconciliation(at_once)


def test_case_repeated(tmp_path: Path) -> None:
    """Reconciling again what has not changed changes nothing."""
    database = make_case(tmp_path / "a.case", range(5))
    first = reconcile_case(database, AUTHOR)
    assert first.changed["incident"] > 0
    assert reconcile_case(database, AUTHOR).changed == {}
    assert reconcile_case(database, AUTHOR, whole=True).changed == {}


def test_decision_is_followed(tmp_path: Path) -> None:
    """Two claims that a person says are of different events part at once; taken back, the incident is whole again."""
    database = make_case(tmp_path / "a.case", range(6))
    reconcile_case(database, AUTHOR)
    before = load_reconciliation(database)
    claims = max((row.claims for row in before.incidents), key=len)
    decided = save_review(database, make_review("claim", (claims[0], claims[1]), "different", "rana"))
    follow_review(database, decided)
    parted = [set(row.claims) for row in load_reconciliation(database).incidents]
    assert not any({claims[0], claims[1]} <= found for found in parted)
    follow_review(database, save_review(database, undo_review(decided, "rana")))
    assert load_reconciliation(database).incidents == before.incidents
    assert verify_case(database).finding is None


def test_sources_outlive_a_decision(tmp_path: Path) -> None:
    """What follows from a decision is worked out with the list of sources that the case was reconciled with."""
    listed = tmp_path / "sources.toml"
    listed.write_text('[azernews]\nname = "Azernews"\nletter = "B"\ncredible = true\n', encoding="utf-8")
    database = make_case(tmp_path / "a.case", range(6))
    rules = make_rules(listed)
    reconcile_case(database, AUTHOR, rules=rules)
    kept = load_rules(database)
    assert kept is not None
    assert (kept.version, dict(kept.letters), kept.credible) == (rules.version, {"Azernews": "B"}, {"Azernews"})


def test_case_in_processes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Claims in brief that several processes make are those that one makes."""
    alone, shared = make_case(tmp_path / "a.case", range(12)), make_case(tmp_path / "b.case", range(12))
    reconcile_case(alone, AUTHOR)
    monkeypatch.setattr(preparing, "FEW", 4)
    monkeypatch.setattr(preparing, "BATCH", 3)
    monkeypatch.setattr(reconciling, "TIDY", 1)
    reconcile_case(shared, AUTHOR, jobs=2)
    assert (tmp_path / "b.case-wal").stat().st_size == 0
    assert set(walk_briefs(alone)) == set(walk_briefs(shared))
    assert load_reconciliation(alone) == load_reconciliation(shared)


def test_interrupted_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Interrupted after some claims were made ready, or before the last write: nothing is concluded, the next run is
    as if nothing had happened."""
    database, other = make_case(tmp_path / "a.case", range(30)), make_case(tmp_path / "b.case", range(30))
    reconcile_case(other, AUTHOR)
    monkeypatch.setattr(preparing, "BATCH", 7)
    for name, calls in (("write_briefs", 3), ("reconcile", 1), ("write_whole", 1), ("clear_marks", 1)):
        with monkeypatch.context() as patch:
            patch.setattr(reconciling, name, fail_at(getattr(reconciling, name), calls))
            with pytest.raises(KeyboardInterrupt):
                reconcile_case(database, AUTHOR)
        assert load_reconciliation(database).incidents == ()
    assert reconcile_case(database, AUTHOR).documents == 30
    assert load_reconciliation(database) == load_reconciliation(other)
    assert verify_case(database).finding is None


def test_interrupted_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One new document comes in whole or not at all, whatever was being written."""
    database, other = make_case(tmp_path / "a.case", range(20)), make_case(tmp_path / "b.case", range(21))
    reconcile_case(other, AUTHOR)
    reconcile_case(database, AUTHOR)
    before = load_reconciliation(database)
    add_documents(database, range(20, 21))
    for name in ("write_briefs", "write_reconciliation", "add_blocks", "clear_marks"):
        with monkeypatch.context() as patch:
            patch.setattr(reconciling, name, fail_at(getattr(reconciling, name), 1))
            with pytest.raises(KeyboardInterrupt):
                reconcile_case(database, AUTHOR)
        assert load_reconciliation(database) == before
    outcome = reconcile_case(database, AUTHOR)
    assert (outcome.documents, outcome.whole) == (1, False)
    assert load_reconciliation(database) == load_reconciliation(other)


def fail_at(function: Callable[..., Any], calls: int) -> Callable[..., Any]:
    """The function, interrupted after it has done its work for the last of so many calls."""
    made = count(1)

    def call(*args: Any, **options: Any) -> Any:
        result = function(*args, **options)
        if next(made) >= calls:
            raise KeyboardInterrupt
        return result

    return call


def test_two_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was brought together before another run wrote is not written over it."""
    database = make_case(tmp_path / "a.case", range(5))
    plain = reconciling.reconcile

    def interfere(*args: Any) -> Any:
        monkeypatch.undo()
        reconcile_case(database, AUTHOR)
        return plain(*args)

    monkeypatch.setattr(reconciling, "reconcile", interfere)
    with pytest.raises(CaseError, match="another process reconciled this case meanwhile"):
        reconcile_case(database, AUTHOR)
    assert verify_case(database).finding is None
    assert reconcile_case(database, AUTHOR).changed == {}


def test_decisions_stand(tmp_path: Path) -> None:
    """A new decision has everything made again; a document that comes later is brought in by itself, under it."""
    database, other = make_case(tmp_path / "a.case", range(20)), make_case(tmp_path / "b.case", range(21))
    reconcile_case(database, AUTHOR)
    grade = load_reconciliation(database).grades[0]
    target = (grade.incident, grade.accused)
    review = Review("review-1", "grade", target, "override", {"grade": "Fair"}, "known to me", "anna", AUTHOR.at)
    for case in (database, other):
        save_review(case, review)
    assert reconcile_case(database, AUTHOR).whole
    add_documents(database, range(20, 21))
    assert not reconcile_case(database, AUTHOR).whole
    reconcile_case(other, AUTHOR)
    assert load_reconciliation(database) == load_reconciliation(other)
    assert "review-1" in {row.override for row in load_reconciliation(database).grades}


def test_changed_page(tmp_path: Path) -> None:
    """A new version of a page takes the place of the old one: reconciled as if that had never been there."""
    database = make_case(tmp_path / "a.case", range(8))
    reconcile_case(database, AUTHOR)
    add_batch(database, [make_addition(3, town="Ganja", killed="77", url="https://example.org/3")], RUN, AUTHOR)
    outcome = reconcile_case(database, AUTHOR)
    assert (outcome.documents, outcome.whole) == (1, True)
    briefs = tuple(walk_briefs(database))
    assert len({brief.cover.document for brief in briefs}) == 8
    assert load_reconciliation(database, rules=DEFAULT.version) == reconcile(briefs)


def test_rules_name_list(tmp_path: Path) -> None:
    """A project's own list of sources is in the version of the rules, so that grades name it."""
    path = tmp_path / "sources.toml"
    path.write_text('[meridian]\nname = "Meridian"\nletter = "B"\ncredible = true\n', encoding="utf-8")
    rules = make_rules(path)
    assert rules.credible == {"Meridian"}
    assert rules.version.startswith(DEFAULT.version + "+")
