"""Reconcile and the store together: what is new in a case is brought together with what is there.

Part of the pipeline; apart from it because the commands that only list what was concluded load no model.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from counterclaim.data.sources import load_sources
from counterclaim.preparing import prepare_documents
from counterclaim.reconcile.actors import list_blocks
from counterclaim.reconcile.briefs import make_briefs
from counterclaim.reconcile.case import reconcile
from counterclaim.reconcile.copies import BANDS, band_key
from counterclaim.reconcile.incremental import update
from counterclaim.reconcile.library import block_keys, claim_keys
from counterclaim.reconcile.rules import DEFAULT, Rules
from counterclaim.reconcile.tolls import find_rivalry, toll_keys
from counterclaim.store import Author, Database
from counterclaim.store.briefs import (
    Pending,
    clear_marks,
    count_covers,
    forget_briefs,
    list_pending,
    pack_briefs,
    walk_briefs,
    write_briefs,
)
from counterclaim.store.conclusions import PENDING, STALE
from counterclaim.store.fetch import load_record
from counterclaim.store.finder import CaseFinder
from counterclaim.store.reconciliation import find_conclusions, write_reconciliation
from counterclaim.store.reviews import list_reviews
from counterclaim.store.turns import (
    add_blocks,
    clear_blocks,
    find_turn,
    insert_blocks,
    keep_decisions,
    know_decisions,
    read_turn,
    take_turn,
)
from counterclaim.store.whole import write_whole
from counterclaim.vocabulary import Difference, Reconciliation, Review
from counterclaim.vocabulary.brief import Brief

PART = 0.1
"""From this share of new documents on, everything is made again: one document by itself costs about ten times as much
processor time as one of many (docs/reconcile.md), and writes a log entry of its own."""


TIDY = 20
"""Batches of claims in brief, of some three MB each, after which SQLite's write-ahead log is emptied."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What reconciling a case did."""

    documents: int
    """New since the last time."""
    whole: bool
    """Whether everything was reconciled from scratch."""
    changed: Mapping[str, int]
    """How many rows of each kind are new, differ or went: "incident", "dispute", …"""


def make_rules(sources: Path | None) -> Rules:
    """The rules with a project's own list of sources; the version then names the list too."""
    if sources is None:
        return DEFAULT
    listed = load_sources(sources)
    digest = hashlib.sha256(sources.read_bytes()).hexdigest()[:8]
    return replace(DEFAULT, version=f"{DEFAULT.version}+{digest}", letters=listed.letters, credible=listed.credible)


def reconcile_case(
    database: Database, author: Author, *, rules: Rules = DEFAULT, whole: bool = False, jobs: int = 1
) -> Outcome:
    """What is new in the case brought together with what is there: only what it touches, where that is less work."""
    pending, reviews = list_pending(database), list_reviews(database)
    if whole or needs_whole(database, pending, rules) or not know_decisions(database, reviews):
        return reconcile_whole(database, author, rules, pending, jobs)
    changed: Counter[str] = Counter()
    for name in pending.fresh:
        changed.update(add_document(database, author, rules, name, reviews))
    return Outcome(len(pending.fresh), False, {what: count for what, count in changed.items() if count > 0})


def needs_whole(database: Database, pending: Pending, rules: Rules) -> bool:
    """Whether what is new cannot be brought in document by document, or not as fast."""
    judged = find_conclusions(database, "judgement", {"subject": "claim"}, limit=1).items
    if len(judged) == 0 or judged[0].by != rules.version or len(pending.stale) > 0 or len(pending.begun) > 0:
        return True
    return len(pending.fresh) > PART * count_covers(database)


def reconcile_whole(database: Database, author: Author, rules: Rules, pending: Pending, jobs: int) -> Outcome:
    """Everything from scratch; only rows that differ are written.

    Claims in brief are kept as they are made, some hundred documents at a time, and their documents stay marked as new
    until everything is written: a run that was interrupted goes on from there."""
    turn, reviews = find_turn(database), list_reviews(database)
    names = [name for name in pending.fresh if name not in pending.begun]
    for number, packed in enumerate(prepare_documents(database, names, jobs), 1):
        with database.write() as connection:
            write_briefs(connection, packed)
        if number % TIDY == 0:
            database.tidy_log()
    with database.write() as connection:
        forget_briefs(connection, pending.stale)
    briefs = tuple(walk_briefs(database))
    case = reconcile(briefs, reviews, rules)
    with database.write() as connection:
        take_turn(connection, turn)
        keep_decisions(connection, reviews)
        changed = write_whole(connection, case, author)
        clear_blocks(connection)
        for rows in list_keys(briefs, case, rules):
            insert_blocks(connection, rows)
        clear_marks(connection, PENDING, pending.fresh)
        clear_marks(connection, STALE, pending.stale)
    database.tidy_log()
    return Outcome(len(pending.fresh), True, {what: count for what, count in changed.items() if count > 0})


def list_keys(briefs: Sequence[Brief], case: Reconciliation, rules: Rules) -> Iterator[Iterator[tuple[str, str]]]:
    """Every key of a case with what it finds, in parts that do not overlap: one of copies' bands is 100,000 rows."""
    origins = {trace.claim: trace.origin for trace in case.traces}
    signed = [brief for brief in briefs if brief.order == 0 and len(brief.cover.signature) > 0]
    for band in range(BANDS):
        yield ((band_key(brief.cover, band), brief.id) for brief in signed)
    yield (
        (key, brief.id)
        for brief in briefs
        for key in (*claim_keys(brief, rules.window), *toll_keys(brief, origins[brief.id]))
    )
    yield list_row_keys(case)


def list_row_keys(case: Reconciliation) -> Iterator[tuple[str, str]]:
    """The keys of actors and of running totals."""
    for row in case.identities:
        yield from ((f"who:{block}", row.id) for block in list_blocks(row))
    for toll in case.tolls:
        yield f"topic:{find_rivalry(toll)}", toll.id


def add_document(
    database: Database, author: Author, rules: Rules, name: str, reviews: Sequence[Review]
) -> Counter[str]:
    """One new document: how many rows of each kind it touches."""
    briefs = make_briefs(load_record(database, name))
    with database.write() as connection:
        take_turn(connection, read_turn(connection))
        finder = CaseFinder(connection)
        difference = update(finder, briefs, reviews, rules)
        write_briefs(connection, [pack_briefs(name, briefs)])
        write_reconciliation(connection, difference, author, rules=rules.version)
        add_blocks(connection, list_changed_keys(finder, briefs, difference, rules))
        clear_marks(connection, PENDING, [name])
    return Counter(change.what for change in difference.changes)


def list_changed_keys(
    finder: CaseFinder, briefs: Iterable[Brief], difference: Difference, rules: Rules
) -> Iterator[tuple[str, str]]:
    """The keys under which the next document finds these claims and rows."""
    known = {brief.id: brief for brief in briefs}
    for brief in known.values():
        yield from ((key, brief.id) for key in block_keys(brief, rules.window))
    moved = [trace.claim for trace in difference.changed.traces if trace.claim not in known]
    known |= {brief.id: brief for brief in finder.load_briefs(moved)}
    for trace in difference.changed.traces:
        yield from ((key, trace.claim) for key in toll_keys(known[trace.claim], trace.origin))
    yield from list_row_keys(difference.changed)
