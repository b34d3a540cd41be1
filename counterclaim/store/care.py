"""A case as a whole: what is in it, copies of it, its file made small, another case taken in."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, and_, func, or_, select, text

from counterclaim.errors import CaseError
from counterclaim.store.audit import export_head
from counterclaim.store.conclusions import CONCLUSIONS, audit, reviews
from counterclaim.store.counted import recount_rows
from counterclaim.store.database import Database, insert_rows, measure_size, report_errors
from counterclaim.store.facets import INDEXES
from counterclaim.store.fetch import load_bytes, load_record
from counterclaim.store.index import SEARCHED, rebuild_index
from counterclaim.store.log import Author, Entry, chain_entries, find_head
from counterclaim.store.names import recount_names
from counterclaim.store.reconciliation import recount_sides
from counterclaim.store.reviews import list_reviews, save_review
from counterclaim.store.schema import open_case, read_setting
from counterclaim.store.tables import ITEMS, blobs, captures, documents, runs, skips, superseded
from counterclaim.store.write import Addition, add_batch
from counterclaim.vocabulary import Arrival, Capture, Missed, Run

BATCH = 50
"""Captures of one transaction of a merge: each takes some ten milliseconds."""


PARTIAL = ("media", "damaged")
"""Kinds of skips that say of an archive that some of it gave nothing, whatever the rest gave."""


@dataclass(frozen=True, slots=True)
class SkipCount:
    """How many inputs were missed for one reason, and one of them."""

    stage: str
    kind: str
    count: int
    example: str
    why: str


@dataclass(frozen=True, slots=True)
class Info:
    """What a case holds."""

    id: str | None
    created: str | None
    size: int
    """Bytes on disk."""
    counts: dict[str, int]
    sources: dict[str, int]
    """Documents of the twenty largest sources."""
    published: tuple[str | None, str | None]
    """The earliest and the latest publication."""
    skipped: tuple[SkipCount, ...]
    """Inputs that gave nothing, and did not on a later try."""
    runs: tuple[Run, ...]
    head: dict[str, Any]


def describe_case(database: Database) -> Info:
    """What a case holds, and what it could not take in."""
    tables = {"documents": documents, "captures": captures, "blobs": blobs, **ITEMS, "superseded": superseded}
    tables |= {table.name: table for table in CONCLUSIONS.values()} | {"reviews": reviews, "audit": audit}
    with database.read() as connection:
        counts = {
            name: int(connection.execute(select(func.count()).select_from(table)).scalar_one())
            for name, table in tables.items()
        }
        by_source = select(documents.c.source, func.count()).group_by(documents.c.source)
        rows = connection.execute(by_source.order_by(func.count().desc(), documents.c.source).limit(20)).all()
        dated = select(func.min(documents.c.sorted_on), func.max(documents.c.sorted_on))
        first, last = connection.execute(dated.where(documents.c.sorted_on != "")).one()
        ran = connection.execute(select(runs).order_by(runs.c.key)).all()
        return Info(
            id=read_setting(connection, "id"),
            created=read_setting(connection, "created"),
            size=measure_size(database),
            counts=counts,
            sources={"unknown" if name is None else name: count for name, count in rows},
            published=(first, last),
            skipped=tuple(count_skips(connection)),
            runs=tuple(Run(row.version, json.loads(row.models), row.settings) for row in ran),
            head=export_head(database),
        )


def count_skips(connection: Connection) -> Iterator[SkipCount]:
    """Why inputs were missed, the most frequent reason first; those that a later try took in are left out."""
    taken = select(captures.c.key).where(captures.c.document.is_not(None))
    led = and_(captures.c.found_in == skips.c.what, skips.c.what.like("http%"), skips.c.kind.not_in(PARTIAL))
    taken = taken.where(or_(captures.c.url == skips.c.what, captures.c.name == skips.c.what, led))
    query = select(skips.c.stage, skips.c.kind, func.count().label("count"), func.min(skips.c.key).label("first"))
    query = query.where(~taken.exists()).group_by(skips.c.stage, skips.c.kind)
    for row in connection.execute(query.order_by(func.count().desc(), skips.c.stage, skips.c.kind)).all():
        example = connection.execute(select(skips.c.what, skips.c.why).where(skips.c.key == row.first)).one()
        yield SkipCount(row.stage, row.kind, int(row[2]), example.what, example.why)


def list_skips(database: Database, *, kind: str | None = None) -> tuple[Missed, ...]:
    """Every input that was missed, in order; of one kind or of all."""
    query = select(skips.c.what, skips.c.stage, skips.c.kind, skips.c.why, skips.c.at).order_by(skips.c.key)
    query = query if kind is None else query.where(skips.c.kind == kind)
    with database.read() as connection:
        return tuple(Missed(*row) for row in connection.execute(query))


def backup_case(database: Database, target: Path) -> int:
    """Bytes of a copy of the case as it is at this moment; writers may go on meanwhile. The target must not exist."""
    if not database.is_sqlite:
        raise CaseError("a PostgreSQL case is backed up by pg_dump, or copied by: counterclaim case merge NEW CASE")
    if target.exists():
        raise CaseError(f"{target}: expected a new file, found one that exists")
    try:
        with report_errors(str(target)), database.engine.connect() as connection:
            connection.connection.driver_connection.execute("VACUUM INTO ?", (str(target),))  # type: ignore[union-attr]
    except CaseError:
        target.unlink(missing_ok=True)
        raise
    return target.stat().st_size


def vacuum_case(database: Database, *, rebuild: bool = False) -> tuple[int, int]:
    """Bytes before and after: the full-text indexes joined into one segment (or made anew), empty pages given back."""
    before = measure_size(database)
    with database.write() as connection:
        if rebuild:
            rebuild_index(connection)
            recount_names(connection)
            recount_rows(connection)
            recount_sides(connection)
        if database.is_sqlite:
            for name in (*(name for name, _, _ in SEARCHED.values()), *INDEXES.values()):
                connection.exec_driver_sql(f"INSERT OR IGNORE INTO {name} ({name}) VALUES ('optimize')")
    with report_errors(database.address), database.engine.connect() as connection:
        if database.is_sqlite:
            driver = connection.connection.driver_connection
            assert driver is not None
            for statement in ("VACUUM", "ANALYZE", "PRAGMA wal_checkpoint(TRUNCATE)"):
                driver.execute(statement).fetchall()
        else:
            connection.execution_options(isolation_level="AUTOCOMMIT").execute(text("VACUUM ANALYZE"))
    return before, measure_size(database)


def merge_case(database: Database, other: str, author: Author) -> dict[str, int]:
    """How many captures of another case were new, known, …: all it holds is taken in, nothing twice.

    Captures come in the order they arrived there. Reviews keep who made them and when. What reconcile concluded there
    is left out: it follows from the claims, and reconciling the joint case makes it anew."""
    outcomes: dict[str, int] = {}
    source = open_case(other)
    try:
        head = export_head(source)
        additions = walk_additions(source)
        while len(batch := list(islice(additions, BATCH))) > 0:
            with_run = [addition for addition, _ in batch]
            for added in add_batch(database, with_run, batch[0][1], author):
                outcomes[added.outcome] = outcomes.get(added.outcome, 0) + 1
        for review in list_reviews(source):
            save_review(database, review)
    finally:
        source.close()
    if set(outcomes) - {"known", "skipped"} or outcomes.get("skipped", 0) > 0:
        sign_merge(database, head, author)
    return outcomes


def sign_merge(database: Database, head: dict[str, Any], author: Author) -> None:
    """Nothing; the log says which case was taken in, and at which end of its chain."""
    with database.write() as connection:
        entry = Entry("merge", head["case"], f"{head['seq']}:{head['hash']}", ())
        insert_rows(connection, audit, chain_entries(find_head(connection), [entry], author))


def walk_additions(database: Database) -> Iterator[tuple[Addition, Run]]:
    """Every capture of a case in the order of arrival, with its bytes and record, then the inputs it missed."""
    known = load_runs(database)
    last = 0
    while True:
        with database.read() as connection:
            query = select(captures, documents.c.id.label("read_as"), blobs.c.sha256.label("kept"))
            query = query.join(documents, documents.c.key == captures.c.document, isouter=True)
            query = query.join(blobs, blobs.c.sha256 == captures.c.sha256, isouter=True)
            found = connection.execute(query.where(captures.c.key > last).order_by(captures.c.key).limit(BATCH)).all()
        for row in found:
            data = b"" if row.kept is None else load_bytes(database, row.sha256)
            capture = Capture(row.sha256, row.url, row.retrieved, row.media_type)
            arrival = Arrival(capture, data, row.name, row.lineage, row.found_in, row.status, json.loads(row.headers))
            record = None if row.read_as is None else load_record(database, row.read_as)
            yield Addition(arrival, record), known[row.run]
        if len(found) < BATCH:
            break
        last = found[-1].key
    for missed in list_skips(database):
        yield Addition(None, missed=missed), next(iter(known.values()))


def load_runs(database: Database) -> dict[int, Run]:
    """The case's runs by key."""
    with database.read() as connection:
        rows = connection.execute(select(runs).order_by(runs.c.key)).all()
    return {row.key: Run(row.version, json.loads(row.models), row.settings) for row in rows}
