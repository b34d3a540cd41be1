"""Reconcile and the store together: what is new in a case is brought together with what is there.

Part of the pipeline; apart from it because the commands that only list what was concluded load no model.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from counterclaim.data.sources import load_sources
from counterclaim.reconcile.actors import list_blocks
from counterclaim.reconcile.briefs import make_briefs
from counterclaim.reconcile.case import reconcile
from counterclaim.reconcile.difference import compare_cases
from counterclaim.reconcile.incremental import update
from counterclaim.reconcile.library import block_keys
from counterclaim.reconcile.rules import DEFAULT, Rules
from counterclaim.reconcile.tolls import find_topic, toll_keys
from counterclaim.store import Author, Database
from counterclaim.store.briefs import (
    CaseFinder,
    count_covers,
    list_pending,
    load_briefs,
    remove_briefs,
    save_briefs,
)
from counterclaim.store.fetch import load_record
from counterclaim.store.reconciliation import find_conclusions, load_reconciliation, save_blocks, save_reconciliation
from counterclaim.store.reviews import list_reviews
from counterclaim.vocabulary import Change, Difference
from counterclaim.vocabulary.brief import Brief

PART = 0.2
"""From this share of new documents on, everything is made again: one document by itself costs about as much processor
time as eight from scratch (18 and 2.3 ms at 4,000 made documents), and writes a log entry of its own."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What reconciling a case did."""

    documents: int
    """New since the last time."""
    whole: bool
    """Whether everything was reconciled from scratch."""
    changes: tuple[Change, ...]


def make_rules(sources: Path | None) -> Rules:
    """The rules with a project's own list of sources; the version then names the list too."""
    if sources is None:
        return DEFAULT
    listed = load_sources(sources)
    digest = hashlib.sha256(sources.read_bytes()).hexdigest()[:8]
    return replace(DEFAULT, version=f"{DEFAULT.version}+{digest}", letters=listed.letters, credible=listed.credible)


def reconcile_case(database: Database, author: Author, *, rules: Rules = DEFAULT, whole: bool = False) -> Outcome:
    """What is new in the case brought together with what is there: only what it touches, where that is less work."""
    fresh, stale = list_pending(database)
    judged = find_conclusions(database, "judgement", {"subject": "claim"}, limit=1).items
    other = len(judged) == 0 or judged[0].by != rules.version
    before = count_covers(database)
    decided = len(list_reviews(database)) > 0
    if whole or other or decided or len(stale) > 0 or len(fresh) > PART * before:
        return reconcile_whole(database, author, rules, fresh, stale)
    changes: list[Change] = []
    for name in fresh:
        changes += add_document(database, author, rules, name)
    return Outcome(len(fresh), False, tuple(changes))


def reconcile_whole(
    database: Database, author: Author, rules: Rules, fresh: Sequence[str], stale: Sequence[str]
) -> Outcome:
    """Everything from scratch; only rows that differ are written."""
    for name in fresh:
        save_briefs(database, {name: make_briefs(load_record(database, name))})
    remove_briefs(database, stale)
    briefs = tuple(load_briefs(database))
    case = reconcile(briefs, list_reviews(database), rules)
    difference = compare_cases(load_reconciliation(database), case)
    write_difference(database, author, difference, briefs, rules)
    return Outcome(len(fresh), True, difference.changes)


def add_document(database: Database, author: Author, rules: Rules, name: str) -> tuple[Change, ...]:
    """One new document: the rows it touches."""
    briefs = make_briefs(load_record(database, name))
    difference = update(CaseFinder(database), briefs, (), rules)
    save_briefs(database, {name: briefs})
    write_difference(database, author, difference, briefs, rules)
    return difference.changes


def write_difference(
    database: Database, author: Author, difference: Difference, briefs: Iterable[Brief], rules: Rules
) -> None:
    """Nothing; the rows and the keys under which the next document finds them are written."""
    save_reconciliation(database, difference, author, rules=rules.version)
    keys = {brief.id: set(block_keys(brief, rules.window)) for brief in briefs}
    moved = [trace.claim for trace in difference.changed.traces if trace.claim not in keys]
    known = {brief.id: brief for brief in (*briefs, *load_briefs(database, moved))}
    keys |= {brief: set(block_keys(known[brief], rules.window)) for brief in moved}
    for trace in difference.changed.traces:
        keys[trace.claim] |= set(toll_keys(known[trace.claim], trace.origin))
    rows = {row.id: {f"who:{block}" for block in list_blocks(row)} for row in difference.changed.identities}
    rows |= {toll.id: {f"topic:{find_topic(toll)}"} for toll in difference.changed.tolls}
    save_blocks(database, keys | rows)
