"""Adding documents one by one gives what reconciling all of them from scratch gives, in whatever order they come."""

import random

import pytest

from counterclaim.reconcile.blocks import is_placed
from counterclaim.reconcile.case import reconcile
from counterclaim.reconcile.difference import apply_difference
from counterclaim.reconcile.incremental import update
from counterclaim.reconcile.library import Library
from counterclaim.reconcile.rules import Rules
from counterclaim.vocabulary import Reconciliation, Review
from counterclaim.vocabulary.brief import Brief
from evals.case_gold import list_briefs, load_half
from evals.synthetic import make_documents

EMPTY = Reconciliation("", (), (), (), (), (), (), (), (), ())


def add_stepwise(documents: list[tuple[Brief, ...]], rules: Rules) -> Reconciliation:
    """The reconciliation after adding documents one by one."""
    library, case = Library(rules), reconcile((), rules=rules)
    for briefs in documents:
        difference = update(library, briefs, rules=rules)
        case = apply_difference(case, difference)
        library.add_briefs(briefs)
        library.remove_rows(difference.removed)
        library.add_rows(difference.changed)
    return case


def compare_parts(left: Reconciliation, right: Reconciliation) -> None:
    """Part by part, so that a failure names the part."""
    for part in ("copies", "identities", "origins", "traces", "incidents", "tolls", "disputes", "grades", "judgements"):
        assert getattr(left, part) == getattr(right, part), part


@pytest.mark.parametrize("seed", range(3))
def test_made_case_any_order(seed: int) -> None:
    """A made-up case of forty documents, shuffled, one by one or at once."""
    documents = list(make_documents(40, seed))
    random.Random(seed).shuffle(documents)
    rules = Rules()
    whole = reconcile((brief for briefs in documents for brief in briefs), rules=rules)
    compare_parts(add_stepwise(documents, rules), whole)


@pytest.mark.parametrize("seed", range(2))
def test_gold_case_any_order(seed: int) -> None:
    """The gold case's choosing half, shuffled, one by one or at once."""
    half = load_half("choose")
    groups: dict[str, list[Brief]] = {}
    for brief in list_briefs(half):
        groups.setdefault(brief.cover.document, []).append(brief)
    documents = [tuple(group) for group in groups.values()]
    random.Random(seed).shuffle(documents)
    rules = Rules(credible=half.credible)
    whole = reconcile((brief for briefs in documents for brief in briefs), rules=rules)
    compare_parts(add_stepwise(documents, rules), whole)


@pytest.mark.parametrize("seed", range(4))
def test_decisions_any_order(seed: int) -> None:
    """Documents that come one by one to a case in which people joined and parted claims, and joined actors."""
    draw, documents, rules = random.Random(seed), list(make_documents(40, seed)), Rules()
    draw.shuffle(documents)
    known, later = [brief for briefs in documents[:27] for brief in briefs], documents[27:]
    joined = draw.sample([brief.id for brief in known if is_placed(brief)], 2)
    parted = draw.sample(max((row.claims for row in reconcile(known, rules=rules).incidents), key=len), 2)
    actors = draw.sample(sorted({brief.claimant.key for brief in known}), 2)
    made = (("claim", joined, "same"), ("claim", parted, "different"), ("actor", actors, "same"))
    reviews = [
        Review(f"r{number}", subject, tuple(targets), verdict, {}, "", "anna", f"2026-01-0{number + 1}")  # type: ignore[arg-type]
        for number, (subject, targets, verdict) in enumerate(made)
    ]
    library, case = Library(rules), reconcile(known, reviews, rules)
    library.add_briefs(known)
    library.add_rows(case)
    for briefs in later:
        difference = update(library, briefs, reviews, rules)
        case = apply_difference(case, difference)
        library.add_briefs(briefs)
        library.remove_rows(difference.removed)
        library.add_rows(difference.changed)
    compare_parts(case, reconcile((brief for briefs in documents for brief in briefs), reviews, rules))
