"""Adding documents one by one gives what reconciling all of them from scratch gives, in whatever order they come."""

import random

import pytest

from counterclaim.reconcile.case import reconcile
from counterclaim.reconcile.difference import apply_difference
from counterclaim.reconcile.incremental import update
from counterclaim.reconcile.library import Library
from counterclaim.reconcile.rules import Rules
from counterclaim.vocabulary import Reconciliation
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
