"""Claims in brief, kept beside the records they repeat, so that a new document is compared with what it can touch.

Derived rows: made again from the records at any time, in no audit log, exported nowhere. Documents whose claims are
still to be brought in, or taken out, are marked (`conclusions.PENDING`, `STALE`) by whoever writes them.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Select, delete, func, select

from counterclaim.contract import from_json
from counterclaim.store.brief_rows import read_brief, write_brief
from counterclaim.store.conclusions import PENDING, STALE, blocks, briefs, covers
from counterclaim.store.database import Database, insert_rows
from counterclaim.store.rows import dump_json
from counterclaim.vocabulary.brief import Brief, Cover

MANY = 500
"""Ids in one query: SQLite takes 32,766 variables, PostgreSQL 65,535; a plan for fewer is made faster."""


@dataclass(frozen=True, slots=True)
class Pending:
    """What reconcile has not taken in, or out, yet."""

    fresh: tuple[str, ...]
    """Documents that are new."""
    begun: frozenset[str]
    """Those of them that have claims in brief already: a whole reconciliation that was interrupted left them."""
    stale: tuple[str, ...]
    """Documents with claims in brief that a later version stands in for."""


def list_pending(database: Database) -> Pending:
    """What reconcile has to take in: found by marks, so that it costs the same in a case of any size."""
    marked = select(blocks.c.item).order_by(blocks.c.item)
    with database.read() as connection:
        fresh = tuple(connection.execute(marked.where(blocks.c.key == PENDING)).scalars())
        stale = tuple(connection.execute(marked.where(blocks.c.key == STALE)).scalars())
        begun = select(covers.c.document).join(blocks, blocks.c.item == covers.c.document)
        known = connection.execute(begun.where(blocks.c.key == PENDING)).scalars()
        return Pending(fresh, frozenset(known), stale)


def count_covers(database: Database) -> int:
    """In how many documents the claims are in brief."""
    with database.read() as connection:
        return int(connection.execute(select(func.count()).select_from(covers)).scalar_one())


BriefRows = tuple[str, str, tuple[tuple[str, str], ...]]
"""A document's id, its cover's body, and id and body of each claim in brief: as they go from process to process."""


def pack_briefs(name: str, found: Sequence[Brief]) -> BriefRows:
    """A document's claims in brief as rows. A document without claims is remembered too."""
    cover = dump_json(found[0].cover) if len(found) > 0 else ""
    return name, cover, tuple((brief.id, write_brief(brief)) for brief in found)


def write_briefs(connection: Connection, packed: Sequence[BriefRows]) -> None:
    """Nothing; these documents have exactly these claims in brief. Their marks stay until they are reconciled."""
    forget_briefs(connection, [name for name, _, _ in packed])
    insert_rows(connection, covers, [{"document": name, "body": body} for name, body, _ in packed])
    rows = [{"id": key, "document": name, "body": body} for name, _, found in packed for key, body in found]
    insert_rows(connection, briefs, rows)


def forget_briefs(connection: Connection, names: Sequence[str]) -> None:
    """Nothing; the claims in brief of these documents are gone."""
    for part in cut_ids(names):
        connection.execute(delete(briefs).where(briefs.c.document.in_(part)))
        connection.execute(delete(covers).where(covers.c.document.in_(part)))


def clear_marks(connection: Connection, key: str, names: Sequence[str]) -> None:
    """Nothing; these documents are marked so no more."""
    for part in cut_ids(names):
        connection.execute(delete(blocks).where(blocks.c.key == key, blocks.c.item.in_(part)))


def cut_ids(ids: Iterable[str]) -> Iterator[list[str]]:
    """Ids, each once and in order, as many as one query takes."""
    wanted = sorted(set(ids))
    return (wanted[at : at + MANY] for at in range(0, len(wanted), MANY))


def walk_briefs(database: Database) -> Iterator[Brief]:
    """Every claim in brief, document by document. What they have in common is one object: a case has a million."""
    with database.read() as connection:
        known: dict[str, Cover] = {}
        for name, body in connection.execute(select(covers.c.document, covers.c.body)):
            if body != "":
                known[name] = from_json(Cover, json.loads(body))
        query = select(briefs.c.document, briefs.c.body).execution_options(yield_per=10_000)
        for name, body in connection.execute(query):
            yield read_brief(json.loads(body), known[name])


def load_briefs(connection: Connection, ids: Iterable[str]) -> list[Brief]:
    """The claims in brief with these ids, as far as they are there."""
    query = select(briefs.c.document, briefs.c.body)
    return read_rows(connection, (query.where(briefs.c.id.in_(part)) for part in cut_ids(ids)))


def load_documents(connection: Connection, names: Iterable[str]) -> list[Brief]:
    """The claims in brief of these documents."""
    query = select(briefs.c.document, briefs.c.body)
    return read_rows(connection, (query.where(briefs.c.document.in_(part)) for part in cut_ids(names)))


def read_rows(connection: Connection, queries: Iterable[Select[tuple[str, str]]]) -> list[Brief]:
    """The claims in brief that these queries find, with their covers."""
    rows = [row for query in queries for row in connection.execute(query)]
    known = load_covers(connection, {row.document for row in rows})
    return [read_brief(json.loads(row.body), known[row.document]) for row in rows]


def load_covers(connection: Connection, names: Collection[str]) -> Mapping[str, Cover]:
    """The covers of these documents."""
    query = select(covers.c.body)
    parts = (connection.execute(query.where(covers.c.document.in_(part))).scalars() for part in cut_ids(names))
    found = (from_json(Cover, json.loads(body)) for part in parts for body in part if body != "")
    return {cover.document: cover for cover in found}
