"""Exchange the sides of every claim: the reconciliation exchanges them, and nothing else changes."""

from dataclasses import replace

import pytest

from counterclaim.reconcile.case import reconcile
from counterclaim.vocabulary.brief import Brief, Party
from evals.case_swap import count_different, swap_brief
from evals.synthetic import make_documents
from tests.reconcile.factory import ARMENIA, AZERBAIJAN, day, make_brief, make_count

NAMES = {"Azerbaijan": "Armenia", "Armenia": "Azerbaijan", "AZ": "AM", "AM": "AZ"}
NAMES |= {"DR Congo": "Rwanda", "Rwanda": "DR Congo", "CD": "RW", "RW": "CD"}
NAMES |= {"Redland": "Blueland", "Blueland": "Redland"}


def find_different(briefs: list[Brief]) -> dict[str, int]:
    """Rows that differ when the sides are exchanged, by part."""
    swapped = [swap_brief(brief, NAMES) for brief in briefs]
    return count_different(reconcile(briefs), reconcile(swapped), NAMES)


def count_losses(name: str, claimant: Party, low: int, nation: str | None) -> Brief:
    """A running total of soldiers killed."""
    count = make_count(
        name, low, status="combatant", nationality=nation, scope="running", when=day("2020-09-27"), as_of="2020-10-04"
    )
    return make_brief(name, claimant=claimant, counts=(count,))


@pytest.mark.parametrize(("own", "nation"), [(AZERBAIJAN, "AZ"), (ARMENIA, "AM")])
def test_own_losses_disputed(own: Party, nation: str) -> None:
    """An army's own losses, whose nation it need not say, and the enemy's count of them: one topic either way."""
    other = ARMENIA if own is AZERBAIJAN else AZERBAIJAN
    briefs = [count_losses("1", own, 90, None), count_losses("2", other, 400, nation)]
    assert find_different(briefs) == {}
    dispute = reconcile(briefs).disputes[0]
    assert dispute.topic == f"killed, combatant, {nation}"
    assert [position.label for position in dispute.positions] == ["90", "400"]


@pytest.mark.parametrize("side", ["DR Congo", "Rwanda"])
def test_known_side_wins(side: str) -> None:
    """A side that one document knows is known of the origin, whatever stands first in the alphabet."""
    code = "CD" if side == "DR Congo" else "RW"
    party = Party("body:army", "army spokesman", "armed-force", None, code)
    briefs = [make_brief("1", claimant=party), make_brief("2", claimant=replace(party, side=side))]
    assert [row.sides for row in reconcile(briefs).incidents] == [(side,)]
    assert find_different(briefs) == {}


def test_state_speaks() -> None:
    """A claimant that is called what its side is called."""
    state = Party("state:AZ", "Azerbaijan", "state", "Azerbaijan", "AZ")
    assert find_different([make_brief("1", claimant=state), make_brief("2", claimant=ARMENIA, act="deny")]) == {}


@pytest.mark.parametrize("seed", range(4))
def test_made_case(seed: int) -> None:
    """A made-up case of sixty documents with denials, reprints and totals."""
    assert find_different([brief for group in make_documents(60, seed) for brief in group]) == {}
