"""What follows from a person's decision, worked out while they wait. Handed to the web process by the command line.

Part of the pipeline, beside `reconciling`; no model is loaded.
"""

from collections.abc import Iterator
from dataclasses import replace

from counterclaim.reconcile.rules import DEFAULT, Rules
from counterclaim.reconciling import reconcile_case
from counterclaim.store import Author, Database
from counterclaim.store.briefs import count_covers
from counterclaim.store.reconciliation import find_conclusions
from counterclaim.vocabulary import Origin, Review

FOLLOWED = 1_000
"""Documents up to which what follows is worked out at once: about two seconds' work. A larger case waits for its next
reconciling."""


def follow_review(database: Database, review: Review) -> None:
    """Incidents, disputes and grades as they follow from this decision, by the rules of the last reconciling.

    A case that was never reconciled has nothing that could follow."""
    rules = load_rules(database)
    if bears_on_others(review) and rules is not None and count_covers(database) <= FOLLOWED:
        reconcile_case(database, Author(review.by, review.at), rules=rules)


def bears_on_others(review: Review) -> bool:
    """Whether a decision changes what is concluded: one on two claims or actors, or on a grade, or one taken back."""
    return len(review.targets) > 1 or review.undoes is not None


def load_rules(database: Database) -> Rules | None:
    """The rules that the case was last reconciled by, its list of sources with them; None before the first time."""
    judged = find_conclusions(database, "judgement", {"subject": "claim"}, limit=1).items
    if len(judged) == 0:
        return None
    listed = tuple(list_origins(database))
    letters = {row.name: row.letter for row in listed if row.letter != "F"}
    credible = frozenset(row.name for row in listed if row.credible)
    return replace(DEFAULT, version=judged[0].by, letters=letters, credible=credible)


def list_origins(database: Database) -> Iterator[Origin]:
    """Every origin of the case, page by page."""
    cursor: str | None = None
    while True:
        page = find_conclusions(database, "origin", {}, limit=1000, cursor=cursor)
        yield from page.items
        cursor = page.next
        if cursor is None:
            return
