"""Claims in brief, kept beside the records they repeat, so that a new document is compared with what it can touch.

Derived rows: made again from the records at any time, in no audit log, exported nowhere.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, delete, func, select

from counterclaim.contract import from_json
from counterclaim.store.conclusions import briefs, covers
from counterclaim.store.database import Database, insert_rows
from counterclaim.store.filters import stands
from counterclaim.store.reconciliation import find_blocked, find_related, load_conclusions
from counterclaim.store.rows import dump_json
from counterclaim.store.tables import documents, records
from counterclaim.vocabulary import Identity, Judgement, Origin, Toll, to_json
from counterclaim.vocabulary.brief import Brief, Cover, Party

MANY = 500
"""Ids in one query: SQLite takes 32,766 variables, PostgreSQL 65,535; a plan for fewer is made faster."""

BLANK = Cover("", Party("", ""), None, None, None, (), (), 0)


def save_briefs(database: Database, found: Mapping[str, Sequence[Brief]]) -> None:
    """Nothing; these documents have exactly these claims in brief. A document without claims is remembered too."""
    with database.write() as connection:
        forget_documents(connection, list(found))
        rows = [brief for group in found.values() for brief in group]
        known = {brief.cover.document: dump_json(brief.cover) for brief in rows}
        insert_rows(connection, covers, [{"document": name, "body": known.get(name, "")} for name in found])
        insert_rows(connection, briefs, [make_row(brief) for brief in rows])


def remove_briefs(database: Database, names: Sequence[str]) -> None:
    """Nothing; documents that a later version replaced have no briefs any more."""
    with database.write() as connection:
        forget_documents(connection, names)


def count_covers(database: Database) -> int:
    """In how many documents the claims are in brief."""
    with database.read() as connection:
        return int(connection.execute(select(func.count()).select_from(covers)).scalar_one())


def make_row(brief: Brief) -> dict[str, Any]:
    """A brief's row: its cover stands once a document."""
    plain = to_json(brief)
    del plain["cover"]
    return {"id": brief.id, "document": brief.cover.document, "body": json.dumps(plain, ensure_ascii=False)}


def forget_documents(connection: Connection, names: Sequence[str]) -> None:
    """Nothing; the briefs of these documents are gone."""
    for at in range(0, len(names), MANY):
        part = names[at : at + MANY]
        connection.execute(delete(briefs).where(briefs.c.document.in_(part)))
        connection.execute(delete(covers).where(covers.c.document.in_(part)))


def list_pending(database: Database) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Documents that stand and have no briefs yet, and documents with briefs that stand no more."""
    kept = select(covers.c.document)
    query = select(documents.c.id).join(records, records.c.document == documents.c.key).where(stands(documents))
    with database.read() as connection:
        fresh = connection.execute(query.where(documents.c.id.not_in(kept)).distinct().order_by(documents.c.id))
        added = tuple(fresh.scalars())
        standing = select(documents.c.id).where(stands(documents))
        stale = connection.execute(kept.where(covers.c.document.not_in(standing)).order_by(covers.c.document))
        return added, tuple(stale.scalars())


def load_briefs(database: Database, ids: Iterable[str] | None = None) -> Iterator[Brief]:
    """Claims in brief, in the order of their ids: all, or those with these ids, as far as they are there."""
    with database.read() as connection:
        query = select(briefs.c.document, briefs.c.body).order_by(briefs.c.id)
        wanted = None if ids is None else sorted(set(ids))
        cuts = [None] if wanted is None else [wanted[at : at + MANY] for at in range(0, len(wanted), MANY)]
        rows = [
            row
            for cut in cuts
            for row in connection.execute(query if cut is None else query.where(briefs.c.id.in_(cut)))
        ]
        known = load_covers(connection, {row.document for row in rows})
    for row in rows:
        brief = from_json(Brief, json.loads(row.body) | {"cover": PLAIN})
        yield replace(brief, cover=known[row.document])


PLAIN = to_json(BLANK)


def load_covers(connection: Connection, names: Collection[str]) -> dict[str, Cover]:
    """The covers of these documents."""
    wanted = sorted(names)
    cuts = [wanted[at : at + MANY] for at in range(0, len(wanted), MANY)]
    query = select(covers.c.body)
    rows = [body for cut in cuts for body in connection.execute(query.where(covers.c.document.in_(cut))).scalars()]
    found = (from_json(Cover, json.loads(body)) for body in rows)
    return {cover.document: cover for cover in found}


class CaseFinder:
    """A case as `reconcile.incremental.update` asks for it (`reconcile.library.Finder`)."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def find_briefs(self, keys: Collection[str]) -> Iterable[Brief]:
        """The claims kept under any of these keys."""
        found = find_blocked(self.database, sorted(keys))
        return load_briefs(self.database, {item for items in found.values() for item in items})

    def load_briefs(self, ids: Collection[str]) -> Iterable[Brief]:
        """The claims with these ids."""
        return load_briefs(self.database, ids)

    def find_copies(self, names: Collection[str]) -> Iterable[Judgement]:
        """The judgements that one of these documents copies an earlier one."""
        found = [row for name in sorted(names) for row in find_related(self.database, "judgement", "right_id", name)]
        return [row for row in found if row.subject == "document"]

    def find_identities(self, ids: Collection[str], blocks: Collection[str]) -> Iterable[Identity]:
        """The actors with these ids or in these blocks."""
        found = find_blocked(self.database, [f"who:{block}" for block in sorted(blocks)])
        wanted = set(ids).union(*found.values())
        rows: tuple[Identity, ...] = load_conclusions(self.database, "identity", wanted)
        return rows

    def find_origins(self, ids: Collection[str]) -> Iterable[Origin]:
        """The origins with these ids."""
        rows: tuple[Origin, ...] = load_conclusions(self.database, "origin", ids)
        return rows

    def find_tolls(self, topics: Collection[str]) -> Iterable[Toll]:
        """The series of these topics."""
        found = find_blocked(self.database, [f"topic:{topic}" for topic in sorted(topics)])
        rows: tuple[Toll, ...] = load_conclusions(
            self.database, "toll", {item for ids in found.values() for item in ids}
        )
        return rows
