"""Lists of what a case holds, a page at a time, in a stable order: by publication, newest first.

With `Filters.text` the order is that of arrival. A cursor is a place in the list, so pages neither repeat nor skip
rows when documents arrive in between.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from sqlalchemy import Connection, Row, Table, func, literal, select

from counterclaim.contract import from_json
from counterclaim.errors import CaseError
from counterclaim.store.database import Database
from counterclaim.store.filters import order_rows, pass_cursor, select_list, write_cursor
from counterclaim.store.found import DocumentRow, Filters, Found, Page
from counterclaim.store.log import find_head
from counterclaim.store.names import find_actors, find_places
from counterclaim.store.tables import (
    ITEMS,
    claims,
    documents,
    figures,
    runs,
    statements,
    superseded,
    texts,
)
from counterclaim.vocabulary import Claim, Figure, Statement

T = TypeVar("T")
EVERYTHING = Filters()
LONGEST = 1000
"""Rows of a page at most."""

SHOWN = ("id", "title", "source", "domain", "url", "published", "language", "version", "size")


def find_documents(
    database: Database,
    filters: Filters = EVERYTHING,
    *,
    limit: int = 50,
    cursor: str | None = None,
    newest: bool = True,
) -> Page[DocumentRow]:
    """Documents, newest publication first. Filters: source, language, published, text."""
    with database.read() as connection:
        columns = (
            documents.c.key,
            documents.c.sorted_on,
            *(documents.c[name] for name in SHOWN),
            runs.c.id.label("run"),
        )
        query, by_text = select_list(connection, documents, filters, *columns)
        query = query.where(runs.c.key == documents.c.run)
        query = pass_cursor(query, documents, cursor, newest=newest, by_text=by_text)
        query = order_rows(query, documents, newest=newest, by_text=by_text).limit(check_limit(limit) + 1)
        rows = connection.execute(query).all()
    return cut_page(rows, limit, make_document)


def find_statements(
    database: Database,
    filters: Filters = EVERYTHING,
    *,
    limit: int = 50,
    cursor: str | None = None,
    newest: bool = True,
) -> Page[Found[Statement]]:
    """Statements. Filters: side, speaker, act, source, published, document."""
    return find_items(database, statements, Statement, filters, (limit, cursor, newest))


def find_claims(
    database: Database,
    filters: Filters = EVERYTHING,
    *,
    limit: int = 50,
    cursor: str | None = None,
    newest: bool = True,
) -> Page[Found[Claim]]:
    """Claims. Filters: all but speaker, measure, scope and language."""
    return find_items(database, claims, Claim, filters, (limit, cursor, newest))


def find_figures(
    database: Database,
    filters: Filters = EVERYTHING,
    *,
    limit: int = 50,
    cursor: str | None = None,
    newest: bool = True,
) -> Page[Found[Figure]]:
    """Figures. Filters: all but speaker, agent, act, language and text; `kind` is that of the figure's claim."""
    return find_items(database, figures, Figure, filters, (limit, cursor, newest))


def find_items(
    database: Database, table: Table, kind: type[T], filters: Filters, where: tuple[int, str | None, bool]
) -> Page[Found[T]]:
    """A page of what stands in records: `where` is limit, cursor and whether the newest come first. Of one document
    everything comes in the order of its text."""
    limit, cursor, newest = where
    newest = newest and filters.document is None
    with database.read() as connection:
        query, by_text = select_list(connection, table, filters, table.c.key)
        query = pass_cursor(query, table, cursor, newest=newest, by_text=by_text)
        query = order_rows(query, table, newest=newest, by_text=by_text).limit(check_limit(limit) + 1)
        # Keys first: sorting thousands of rows with their bodies takes several times as long as without.
        keys = list(connection.execute(query).scalars())
        found = connection.execute(select(*pick_columns(table)).where(table.c.key.in_(keys)))
        by_key = {row.key: row for row in found}
        rows = [by_key[key] for key in keys]
        make = make_found(connection, kind, rows[:limit])
        return cut_page(rows, limit, make)


def pick_columns(table: Table) -> tuple[Any, ...]:
    """The columns from which a `Found` is made."""
    nothing = literal(None)
    point = [table.c[name] if name in table.c else nothing.label(name) for name in ("latitude", "longitude")]
    return (*(table.c[name] for name in ("key", "id", "document", "run", "sorted_on", "body")), *point)


def make_found(connection: Connection, kind: type[T], rows: Iterable[Row[Any]]) -> Callable[[Row[Any]], Found[T]]:
    """How to make a `Found` of each of these rows; their documents are fetched once."""
    keys = {row.document for row in rows}
    known = load_documents(connection, keys)
    query = select(texts.c.document, texts.c.text).where(texts.c.document.in_(keys))
    words = {row.document: row.text for row in connection.execute(query)}
    ran = {row.key: row.id for row in connection.execute(select(runs.c.key, runs.c.id))}

    def make(row: Row[Any]) -> Found[T]:
        item = from_json(kind, json.loads(row.body), text=words[row.document])
        return Found(item, known[row.document], ran[row.run], row.latitude, row.longitude)

    return make


def load_documents(connection: Connection, keys: Iterable[int]) -> dict[int, DocumentRow]:
    """Documents without their texts, by key."""
    columns = (documents.c.key, *(documents.c[name] for name in SHOWN), runs.c.id.label("run"))
    query = select(*columns).where(documents.c.key.in_(list(keys)), runs.c.key == documents.c.run)
    return {row.key: make_document(row) for row in connection.execute(query)}


def make_document(row: Row[Any]) -> DocumentRow:
    """The document of a row with the shown columns."""
    return DocumentRow(**{name: getattr(row, name) for name in (*SHOWN, "run")})


def check_limit(limit: int) -> int:
    """The limit; an error where it is out of bounds."""
    if not 1 <= limit <= LONGEST:
        raise CaseError(f"expected a limit of 1 to {LONGEST}, got {limit}")
    return limit


def cut_page(rows: Any, limit: int, make: Callable[[Row[Any]], T]) -> Page[T]:
    """A page of at most `limit` rows; one more than that tells that there is another page."""
    last = rows[limit - 1] if len(rows) > limit else None
    following = None if last is None else write_cursor(last.sorted_on, last.key)
    return Page(tuple([make(row) for row in rows[:limit]]), following)


def count_items(
    database: Database, what: str, filters: Filters = EVERYTHING, *, by: str | None = None
) -> dict[str | None, int]:
    """How many documents, statements, claims, … there are, by the values of a column (None: all in one, under None).

    Kept until the log grows: counting 1,000,000 claims takes a few hundred milliseconds."""
    table = documents if what == "documents" else ITEMS.get(what)
    if table is None or (by is not None and by not in table.c):
        raise CaseError(f"expected documents, {', '.join(ITEMS)} and one of their columns, got {what!r} by {by!r}")
    with database.read() as connection:
        head = find_head(connection).seq
        kept = database.memory.setdefault("counts", {})
        known = kept.get((what, filters, by))
        if known is None or known[0] != head:
            known = kept[(what, filters, by)] = (head, count_rows(connection, table, filters, by))
    return dict(known[1])


def count_rows(connection: Connection, table: Table, filters: Filters, by: str | None) -> dict[str | None, int]:
    """The rows of a list by the values of a column. Without filters, all of them as an index alone counts them, less
    those that a later version replaced: asking that of each row takes the row from the disk."""
    plain = filters == EVERYTHING and table is not documents
    asked = replace(filters, all_versions=True) if plain else filters
    column = literal(None).label("value") if by is None else table.c[by].label("value")
    query, _ = select_list(connection, table, asked, column, func.count().label("count"))
    query = (query if by is None else query.group_by(column)).select_from(table)
    counts: dict[str | None, int] = {row[0]: int(row[1]) for row in connection.execute(query)}
    if plain:
        gone = query.where(table.c.record.in_(select(superseded.c.record)))
        for value, count in connection.execute(gone):
            counts[value] -= count
    return {value: count for value, count in counts.items() if count > 0 or by is None}


def walk_pages(find: Callable[..., Page[T]], *args: Any, **options: Any) -> Iterator[T]:
    """Every row of a list, page after page."""
    cursor = None
    while True:
        page = find(*args, cursor=cursor, limit=LONGEST // 2, **options)
        yield from page.items
        cursor = page.next
        if cursor is None:
            return


Counts = Mapping[str | None, int]

__all__ = [
    "EVERYTHING",
    "count_items",
    "find_actors",
    "find_claims",
    "find_documents",
    "find_figures",
    "find_places",
    "find_statements",
    "walk_pages",
]
