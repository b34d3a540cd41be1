"""How many documents name each actor and each place: kept beside the rows, since it is dear to count."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, delete, func, literal, select, text, tuple_
from sqlalchemy.dialects import postgresql, sqlite

from counterclaim.errors import CaseError
from counterclaim.store.conclusions import names
from counterclaim.store.database import Database
from counterclaim.store.filters import unpack_cursor, write_cursor
from counterclaim.store.found import ActorRow, Page, PlaceRow
from counterclaim.store.tables import ITEMS

KEYS = ("what", "name", "kind", "side", "country", "geonames")
STANDS = "NOT EXISTS (SELECT 1 FROM superseded WHERE superseded.record = {0}.record)"
COUNT = (
    "INSERT INTO names (what, name, kind, side, country, geonames, latitude, longitude, documents, mentions) "
    "SELECT 'actors', name, kind, coalesce(side, ''), coalesce(country, ''), 0, NULL, NULL, count(*), sum(mentions) "
    f"FROM actors WHERE {STANDS.format('actors')} GROUP BY name, kind, coalesce(side, ''), coalesce(country, '')",
    "INSERT INTO names (what, name, kind, side, country, geonames, latitude, longitude, documents, mentions) "
    "SELECT 'places', name, '', '', coalesce(country, ''), coalesce(geonames, 0), min(latitude), min(longitude), "
    f"count(*), sum(mentions) FROM places WHERE {STANDS.format('places')} "
    "GROUP BY name, coalesce(country, ''), coalesce(geonames, 0)",
)
"""Counts everything anew, on both databases."""


def recount_names(connection: Connection) -> None:
    """Nothing; all names are counted anew."""
    connection.execute(delete(names))
    for statement in COUNT:
        connection.execute(text(statement))


def count_names(connection: Connection, rows: Mapping[str, Sequence[Mapping[str, Any]]]) -> None:
    """Nothing; the names of new rows are counted, and those of records that they replace are not any more."""
    counts: dict[tuple[Any, ...], list[Any]] = {}
    replaced = [row["record"] for row in rows.get("superseded", [])]
    for what in ("actors", "places"):
        add_counts(counts, what, rows.get(what, []), 1)
        if len(replaced) > 0:
            table = ITEMS[what]
            old = [
                dict(row) for row in connection.execute(select(table).where(table.c.record.in_(replaced))).mappings()
            ]
            add_counts(counts, what, old, -1)
    if len(counts) == 0:
        return
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    fresh = dialect.insert(names)
    both = {column: names.c[column] + fresh.excluded[column] for column in ("documents", "mentions")}
    write = fresh.on_conflict_do_update(index_elements=[names.c[key] for key in KEYS], set_=both)
    columns = (*KEYS, "latitude", "longitude", "documents", "mentions")
    connection.execute(write, [dict(zip(columns, (*key, *value), strict=True)) for key, value in counts.items()])
    connection.execute(delete(names).where(names.c.documents <= 0))


def add_counts(
    counts: dict[tuple[Any, ...], list[Any]], what: str, rows: Iterable[Mapping[str, Any]], sign: int
) -> None:
    """Nothing; the rows of one table are counted."""
    for row in rows:
        kind, side = row.get("kind") or "", row.get("side") or ""
        key = (what, row["name"], kind, side, row["country"] or "", row.get("geonames") or 0)
        count = counts.setdefault(key, [row.get("latitude"), row.get("longitude"), 0, 0])
        count[2] += sign
        count[3] += sign * row["mentions"]


def find_actors(
    database: Database, *, name: str | None = None, limit: int = 50, cursor: str | None = None
) -> Page[ActorRow]:
    """Names of actors by alphabet, with the number of documents; across forms of a name see reconcile's identities."""
    page = find_names(database, "actors", name, limit, cursor)
    made = [
        ActorRow(row.name, row.kind, row.side or None, row.country or None, row.documents, row.mentions)
        for row in page.items
    ]
    return Page(tuple(made), page.next)


def find_places(
    database: Database, *, name: str | None = None, limit: int = 50, cursor: str | None = None
) -> Page[PlaceRow]:
    """Places by alphabet, with the number of documents."""
    page = find_names(database, "places", name, limit, cursor)
    made = [(row.name, row.country or None, row.geonames or None) for row in page.items]
    counts = [(row.latitude, row.longitude, row.documents, row.mentions) for row in page.items]
    return Page(tuple(PlaceRow(*row, *count) for row, count in zip(made, counts, strict=True)), page.next)


def find_names(database: Database, what: str, name: str | None, limit: int, cursor: str | None) -> Page[Any]:
    """A page of names, or of those that contain these words, whatever their case."""
    keys = [names.c[key] for key in KEYS[1:]]
    query = select(names).where(names.c.what == what)
    if not 1 <= limit <= 1000:
        raise CaseError(f"expected a limit of 1 to 1000, got {limit}")
    if cursor is not None:
        query = query.where(tuple_(*keys) > tuple_(*(literal(part) for part in read_names(cursor))))
    if name is not None:
        query = query.where(func.lower(names.c.name).contains(name.lower(), autoescape=True))
    with database.read() as connection:
        rows = connection.execute(query.order_by(*keys).limit(limit + 1)).all()
    last = rows[limit - 1] if len(rows) > limit else None
    following = None if last is None else write_cursor(*(getattr(last, key) for key in KEYS[1:]))
    return Page(tuple(rows[:limit]), following)


def read_names(cursor: str) -> list[Any]:
    """The place in the list that a cursor names."""
    parts = unpack_cursor(cursor)
    whole = len(parts) == 5 and all(isinstance(part, str) for part in parts[:4]) and type(parts[4]) is int
    if not whole or abs(parts[4]) >= 2**63:
        raise CaseError(f"expected a cursor that a page gave, got {cursor[:40]!r}")
    return parts
