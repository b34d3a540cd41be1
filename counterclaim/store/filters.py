"""Filters and cursors as SQL conditions."""

import base64
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, and_, exists, func, literal, or_, select, tuple_

from counterclaim.errors import CaseError
from counterclaim.store.conclusions import members
from counterclaim.store.facets import FACETS, find_few, join_few, make_groups
from counterclaim.store.found import Filters
from counterclaim.store.index import find_index, match_words
from counterclaim.store.tables import actors, claims, documents, figures, places, statements, superseded

NAMED = {
    documents: {"source": "source", "language": "language"},
    statements: {"side": "side", "speaker": "speaker", "claimant": "speaker", "act": "act", "source": "source"},
    claims: {name: name for name in ("side", "claimant", "agent", "place", "country", "kind", "act", "source")},
    figures: {name: name for name in ("side", "claimant", "place", "country", "kind", "measure", "scope", "source")},
    actors: {"kind": "kind", "country": "country"},
    places: {"country": "country"},
}
"""The column behind each filter that a list can apply by equality. Those in FREE are indexed: see `list_names`."""
FREE = {"side", "claimant", "speaker", "agent", "place", "source"}
"""Filters by names that people type."""
DATED = {"published_from", "published_to", "document", "all_versions"}
WHERE = {"box", "happened_from", "happened_to"}
OTHERS = {
    documents: {*DATED, "text"} - {"document"},
    statements: DATED,
    claims: {*DATED, *WHERE, "text", "incident"},
    figures: {*DATED, *WHERE, "incident"},
    actors: DATED,
    places: DATED,
}
NAMES = 500
"""At most so many different names behind one filter word: more is no filter."""


def refuse_unfit(table: Table, filters: Filters) -> None:
    """Nothing; an error names a filter that this list cannot apply."""
    can = set(NAMED[table]) | OTHERS[table]
    for field in fields(filters):
        if getattr(filters, field.name) not in (None, False) and field.name not in can:
            raise CaseError(f"{table.name} cannot be filtered by {field.name}; they can by {', '.join(sorted(can))}")


MOMENT = re.compile(r"\d{4}(-\d\d(-\d\d([T ]\d\d:\d\d.*)?)?)?")


def refuse_moments(filters: Filters) -> None:
    """Nothing; an error names what is no date. Compared as text, "5 October" would be later than everything."""
    for name in ("happened_from", "happened_to", "published_from", "published_to"):
        value = getattr(filters, name)
        if value is not None and MOMENT.fullmatch(value) is None:
            option = name.replace("_", " ")
            raise CaseError(f"{option}: expected a date like 2020-10-04, 2020-10 or 2020, got {value[:40]!r}")


def make_conditions(
    table: Table, filters: Filters, named: Mapping[str, Sequence[str]]
) -> Iterator[ColumnElement[bool]]:
    """One condition for each filter, but for the full text. `named`: values by column, from `resolve_names`."""
    for column, values in named.items():
        yield table.c[column] == values[0] if len(values) == 1 else table.c[column].in_(values)
    if filters.published_from is not None:
        yield table.c.sorted_on >= filters.published_from
    if filters.published_to is not None:
        yield and_(table.c.sorted_on <= close_day(filters.published_to), table.c.sorted_on != "")
    if filters.document is not None:
        yield table.c.document == select(documents.c.key).where(documents.c.id == filters.document).scalar_subquery()
    if filters.happened_from is not None:
        yield func.coalesce(table.c.ends, table.c.starts) >= filters.happened_from
    if filters.happened_to is not None:
        yield func.coalesce(table.c.starts, table.c.ends) <= close_day(filters.happened_to)
    if filters.box is not None:
        yield match_box(table, filters.box)
    if filters.incident is not None:
        within = select(members.c.item).where(members.c.conclusion == filters.incident, members.c.role == "claims")
        yield (table.c.id if table is claims else table.c.claim).in_(within)
    if not filters.all_versions:
        yield stands(table)


def resolve_names(connection: Connection, table: Table, filters: Filters) -> dict[str, list[str]]:
    """The values that each filter by equality lets through, by column."""
    found: dict[str, list[str]] = {}
    for name, column in NAMED[table].items():
        value = getattr(filters, name)
        if value is not None:
            found[column] = match_name(connection, table, column, value) if name in FREE else [value]
    return found


def close_day(moment: str) -> str:
    """The last moment of a day, month or year given without its time: everything that begins with it."""
    return moment + "\U0010ffff"


def stands(table: Table) -> ColumnElement[bool]:
    """That no later version or run replaced the record a row stands in."""
    if table is documents:
        from counterclaim.store.tables import records

        newer = select(records.c.key).join(superseded, superseded.c.record == records.c.key)
        return ~exists(newer.where(records.c.document == documents.c.key))
    return ~exists(select(superseded.c.record).where(superseded.c.record == table.c.record))


def match_name(connection: Connection, table: Table, column: str, value: str) -> list[str]:
    """This name, where something is called so; else all names that contain it; what nothing is called where none do."""
    target = table.c[column]
    if connection.execute(select(literal(1)).where(target == value).limit(1)).first() is not None:
        return [value]
    wanted = value.casefold()
    found = [name for name in list_names(connection, table, column) if wanted in name.casefold()]
    return found[:NAMES] if len(found) > 0 else [value]


def list_names(connection: Connection, table: Table, column: str) -> Iterator[str]:
    """Every different value of an indexed column, in order: one step down the index for each, whatever their number."""
    target = table.c[column]
    first = select(func.min(target).label("name")).cte("names", recursive=True)
    following = select(func.min(target)).where(target > first.c.name).correlate(first).scalar_subquery()
    names = first.union_all(select(following).where(first.c.name.is_not(None)))
    for name in connection.execute(select(names.c.name).where(names.c.name.is_not(None))).scalars():
        yield str(name)


def match_box(table: Table, box: Sequence[float]) -> ColumnElement[bool]:
    """That the point lies in the box. The sum keeps SQLite from sorting all of a wide box found by index."""
    west, south, east, north = box
    if not (-90 <= south <= north <= 90 and -180 <= west <= 180 and -180 <= east <= 180):
        raise CaseError(f"expected a box west,south,east,north in degrees, got {','.join(map(str, box))}")
    latitude, longitude = table.c.latitude + 0.0, table.c.longitude + 0.0
    across = longitude.between(west, east) if west <= east else or_(longitude >= west, longitude <= east)
    return and_(latitude.between(south, north), across)


def select_list(
    connection: Connection, table: Table, filters: Filters, *columns: Any, some: bool = False
) -> tuple[Select[Any], bool]:
    """The rows of a list, not yet in order, and whether they come by full text (then in the order of arrival). `some`:
    where they are many, the first that arrived will do, as for a count with a bound."""
    refuse_unfit(table, filters)
    refuse_moments(filters)
    named = resolve_names(connection, table, filters)
    query = select(*columns).where(*make_conditions(table, filters, named))
    faceted = connection.dialect.name == "sqlite" and table.name in FACETS
    groups = make_groups(filters, named) if faceted else []
    if filters.text is not None:
        source = "texts" if table is documents else table.name
        index, matches = match_words(connection, source, filters.text, groups)
        return query.join_from(index, table, index.c.rowid == table.c.key).where(matches), True
    few = find_few(connection, table.name, groups, some=some) if faceted else None
    return (query if few is None else join_few(query, table, few)), False


def order_rows(query: Select[Any], table: Table, *, newest: bool, by_text: bool) -> Select[Any]:
    """The rows in the list's order: by publication, or by arrival where they come by full text."""
    columns = [find_order(table)] if by_text else [table.c.sorted_on, table.c.key]
    return query.order_by(*(column.desc() if newest else column.asc() for column in columns))


def find_order(table: Table) -> ColumnElement[int]:
    """The order of arrival of what comes by full text: the index's own, so that it gives a page and stops."""
    return find_index("texts" if table is documents else table.name).c.rowid


def pass_cursor(query: Select[Any], table: Table, cursor: str | None, *, newest: bool, by_text: bool) -> Select[Any]:
    """Only what comes after the cursor."""
    if cursor is None:
        return query
    moment, key = read_cursor(cursor)
    if by_text:
        order = find_order(table)
        return query.where(order < key if newest else order > key)
    place, here = tuple_(table.c.sorted_on, table.c.key), tuple_(literal(moment), literal(key))
    return query.where(place < here if newest else place > here)


def write_cursor(*parts: str | int | None) -> str:
    """A place in a list, as text that survives a URL."""
    return base64.urlsafe_b64encode(json.dumps(parts).encode()).decode().rstrip("=")


def read_cursor(cursor: str) -> tuple[str, int]:
    """The place that `write_cursor` wrote: what the list is sorted on, and the row's key."""
    parts = unpack_cursor(cursor)
    if len(parts) != 2 or not isinstance(parts[0], str) or type(parts[1]) is not int or abs(parts[1]) >= 2**63:
        raise CaseError(f"expected a cursor that a page gave, got {cursor[:40]!r}")
    return parts[0], parts[1]


def unpack_cursor(cursor: str) -> list[Any]:
    """What `write_cursor` was given."""
    try:
        parts = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except ValueError as error:
        raise CaseError(f"expected a cursor that a page gave, got {cursor[:40]!r}") from error
    if not isinstance(parts, list):
        raise CaseError(f"expected a cursor that a page gave, got {cursor[:40]!r}")
    return parts
