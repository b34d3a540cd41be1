"""What reconcile concludes, kept: written as a difference, each changed row in the audit log; read by id and lists."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import Connection, Table, and_, delete, literal, select, tuple_

from counterclaim.contract import from_json
from counterclaim.errors import CaseError
from counterclaim.store.conclusions import CONCLUSIONS, audit, incident_sides, incidents, members
from counterclaim.store.database import Database, insert_rows
from counterclaim.store.filters import match_box, refuse_moments, unpack_cursor, write_cursor
from counterclaim.store.found import Filters, Page
from counterclaim.store.log import Author, Entry, Line, chain_entries, find_head
from counterclaim.store.query import EVERYTHING, check_limit
from counterclaim.store.rows import digest_row, dump_json, make_float
from counterclaim.vocabulary import (
    Difference,
    Dispute,
    Grade,
    Identity,
    Incident,
    Judgement,
    Origin,
    Reconciliation,
    Toll,
    Trace,
)

T = TypeVar("T")

PARTS: dict[str, tuple[str, type[Any]]] = {
    "judgement": ("judgements", Judgement),
    "identity": ("identities", Identity),
    "origin": ("origins", Origin),
    "trace": ("traces", Trace),
    "incident": ("incidents", Incident),
    "toll": ("tolls", Toll),
    "dispute": ("disputes", Dispute),
    "grade": ("grades", Grade),
}
"""The word of `Change.what`, the field of a Reconciliation, and the type. `copies` are judgements about documents."""
RENAMED = {"starts": "start", "ends": "end", "left_id": "left", "right_id": "right"}
"""Columns that have another name than the field they repeat."""
HELD = {
    "incident": ("claims", "documents"),
    "toll": ("figures",),
    "dispute": ("claims", "figures", "tolls"),
    "grade": ("claims",),
}
"""Whose ids each conclusion holds, to be found both ways."""
LINES = 2_000
"""Rows named by one entry of the log: a from-scratch reconciliation is many entries of about 100 KB, not one."""


def save_reconciliation(
    database: Database, difference: Difference, author: Author, *, rules: str | None = None
) -> None:
    """Nothing; new and changed rows are written, removed ids are gone, each of them named in the audit log."""
    with database.write() as connection:
        write_reconciliation(connection, difference, author, rules=rules)


def write_reconciliation(
    connection: Connection, difference: Difference, author: Author, *, rules: str | None = None
) -> None:
    """Nothing; the same within a transaction."""
    lines: list[Line] = []
    for what, (part, _) in PARTS.items():
        fresh = list(getattr(difference.changed, part))
        fresh += list(difference.changed.copies) if what == "judgement" else []
        gone = find_ids(connection, CONCLUSIONS[what], difference.removed)
        known = find_ids(connection, CONCLUSIONS[what], [find_conclusion_id(item) for item in fresh])
        lines += remove_conclusions(connection, what, gone)
        remove_conclusions(connection, what, known)
        lines += insert_conclusions(connection, what, fresh)
    sign_lines(connection, lines, author, difference.changed.rules if rules is None else rules)


def insert_conclusions(connection: Connection, what: str, fresh: Sequence[Any]) -> list[Line]:
    """What the log says of these rows, which are in, with what they hold."""
    table = CONCLUSIONS[what]
    rows = [make_conclusion(table, item) for item in fresh]
    insert_rows(connection, table, rows)
    insert_rows(connection, members, [row for item in fresh for row in make_members(what, item)])
    if what == "incident":
        insert_sides(connection, ((item.id, item.sides) for item in fresh))
    return [(table.name, row["id"], digest_row(table.name, row, {})) for row in rows]


def recount_sides(connection: Connection) -> None:
    """Nothing; the sides of all incidents are taken from their bodies anew."""
    connection.execute(delete(incident_sides))
    bodies = connection.execute(select(incidents.c.id, incidents.c.body)).all()
    insert_sides(connection, ((row.id, json.loads(row.body)["sides"]) for row in bodies))


def insert_sides(connection: Connection, told: Iterable[tuple[str, Iterable[str]]]) -> None:
    """Nothing; these incidents (id, sides) are found by each of their sides."""
    rows = [{"side": side, "incident": name} for name, sides in told for side in sorted(set(sides))]
    insert_rows(connection, incident_sides, rows)


def sign_lines(connection: Connection, lines: Sequence[Line], author: Author, rules: str) -> None:
    """Nothing; the log says what was written and taken away, and by which rules."""
    cut = [Entry("reconcile", None, rules, tuple(lines[at : at + LINES])) for at in range(0, len(lines), LINES)]
    insert_rows(connection, audit, chain_entries(find_head(connection), cut, author))


def find_ids(connection: Connection, table: Table, wanted: Sequence[str]) -> list[str]:
    """Those ids that the table has."""
    found: list[str] = []
    for at in range(0, len(wanted), 1000):
        found += connection.execute(select(table.c.id).where(table.c.id.in_(wanted[at : at + 1000]))).scalars()
    return found


def remove_conclusions(connection: Connection, what: str, ids: Sequence[str]) -> list[Line]:
    """What the log says of conclusions with these ids, which are gone with what they held."""
    table = CONCLUSIONS[what]
    for at in range(0, len(ids), 1000):
        part = ids[at : at + 1000]
        connection.execute(delete(table).where(table.c.id.in_(part)))
        if what in HELD:
            connection.execute(delete(members).where(members.c.conclusion.in_(part)))
        if what == "incident":
            connection.execute(delete(incident_sides).where(incident_sides.c.incident.in_(part)))
    return [(table.name, name, None) for name in ids]


def find_conclusion_id(item: Any) -> str:
    """A conclusion's id; a trace has its claim's."""
    return str(item.claim if isinstance(item, Trace) else item.id)


def make_conclusion(table: Table, item: Any) -> dict[str, Any]:
    """A conclusion's row."""
    row: dict[str, Any] = {"id": find_conclusion_id(item)}
    for column in table.c:
        name = RENAMED.get(column.name, column.name)
        if column.name not in ("id", "body", "sorted_on"):
            value = getattr(item, name)
            value = len(value) if isinstance(value, tuple) else value
            row[column.name] = make_float(value) if isinstance(value, float) else value
    if "sorted_on" in table.c:
        row["sorted_on"] = item.start or ""
    return row | {"body": dump_json(item)}


def make_members(what: str, item: Any) -> Iterator[dict[str, Any]]:
    """Rows that say which ids a conclusion holds."""
    for role in HELD.get(what, ()):
        for name in sorted(set(list_held(item, role))):
            yield {"conclusion": item.id, "role": role, "item": name}


def list_held(item: Any, role: str) -> Iterator[str]:
    """Ids of this kind that a conclusion holds: its own, and those of its positions or points."""
    if isinstance(item, Toll):
        for point in item.points:
            yield point.figure
            yield from point.carriers
    elif isinstance(item, Dispute) and role != "tolls":
        for position in item.positions:
            yield from getattr(position, role)
    else:
        yield from getattr(item, role)


def load_conclusions(database: Database, what: str, ids: Iterable[str] | None = None) -> tuple[Any, ...]:
    """Conclusions of one kind, in the order of their ids: all, or those with these ids."""
    with database.read() as connection:
        return read_conclusions(connection, what, ids)


def read_conclusions(connection: Connection, what: str, ids: Iterable[str] | None = None) -> tuple[Any, ...]:
    """The same on a connection."""
    table, kind = CONCLUSIONS[what], PARTS[what][1]
    query = select(table.c.body).order_by(table.c.id)
    wanted = [] if ids is None else sorted(set(ids))
    cuts = [query.where(table.c.id.in_(wanted[at : at + 1000])) for at in range(0, len(wanted), 1000)]
    bodies = [body for cut in ([query] if ids is None else cuts) for body in connection.execute(cut).scalars()]
    return tuple([from_json(kind, json.loads(body)) for body in bodies])


def load_reconciliation(database: Database, *, rules: str = "") -> Reconciliation:
    """Everything reconcile concluded of this case."""
    parts: dict[str, Any] = {part: load_conclusions(database, what) for what, (part, _) in PARTS.items()}
    parts["copies"] = tuple(item for item in parts["judgements"] if item.subject == "document")
    parts["judgements"] = tuple(item for item in parts["judgements"] if item.subject != "document")
    return Reconciliation(rules=rules, **parts)


def find_holders(database: Database, what: str, items: Iterable[str]) -> tuple[Any, ...]:
    """Conclusions of one kind that hold any of these claims, figures, documents or tolls."""
    wanted = list(items)
    with database.read() as connection:
        query = select(members.c.conclusion).distinct().where(members.c.item.in_(wanted))
        ids = list(connection.execute(query).scalars())
    return load_conclusions(database, what, ids)


def find_related(database: Database, what: str, column: str, value: str) -> tuple[Any, ...]:
    """Conclusions of one kind by a column: grades and disputes of an incident, traces of an origin, …"""
    table, kind = CONCLUSIONS[what], PARTS[what][1]
    if column not in table.c:
        raise CaseError(f"{table.name} have no {column}")
    with database.read() as connection:
        query = select(table.c.body).where(table.c[column] == value).order_by(table.c.id)
        return tuple(from_json(kind, json.loads(body)) for body in connection.execute(query).scalars())


def find_conclusions(
    database: Database, what: str, filters: Mapping[str, str | None], *, limit: int = 50, cursor: str | None = None
) -> Page[Any]:
    """Conclusions of one kind by id, narrowed by columns: {"verdict": "unsure", "subject": "actor"}."""
    table, kind = CONCLUSIONS[what], PARTS[what][1]
    query = select(table.c.id, table.c.body).order_by(table.c.id).limit(check_limit(limit) + 1)
    for name, value in filters.items():
        if name not in table.c:
            raise CaseError(f"{table.name} have no {name}")
        query = query if value is None else query.where(table.c[name] == value)
    if cursor is not None:
        query = query.where(table.c.id > str(unpack_cursor(cursor)[0]))
    with database.read() as connection:
        rows = connection.execute(query).all()
    following = write_cursor(rows[limit - 1].id) if len(rows) > limit else None
    return Page(tuple(from_json(kind, json.loads(row.body)) for row in rows[:limit]), following)


def find_incidents(
    database: Database,
    filters: Filters = EVERYTHING,
    *,
    limit: int = 50,
    cursor: str | None = None,
    newest: bool = True,
) -> Page[Incident]:
    """Incidents by their day, newest first. Filters: kind, place (its name in them), country, box, happened."""
    table = incidents
    refuse_moments(filters)
    query = select(table.c.id, table.c.sorted_on, table.c.body)
    for name in ("kind", "country"):
        value = getattr(filters, name)
        query = query if value is None else query.where(table.c[name] == value)
    if filters.place is not None:
        query = query.where(table.c.title.icontains(filters.place, autoescape=True) | (table.c.place == filters.place))
    if filters.happened_from is not None:
        query = query.where(table.c.ends >= filters.happened_from)
    if filters.happened_to is not None:
        query = query.where(and_(table.c.starts <= filters.happened_to + "\U0010ffff", table.c.starts != ""))
    if cursor is not None:
        moment, name = (str(part) for part in (*unpack_cursor(cursor), "", "")[:2])
        place, here = tuple_(table.c.sorted_on, table.c.id), tuple_(literal(moment), literal(name))
        query = query.where(place < here if newest else place > here)
    order = (column.desc() if newest else column.asc() for column in (table.c.sorted_on, table.c.id))
    with database.read() as connection:
        if filters.box is not None:
            query = query.where(match_box(table, filters.box))
        rows = connection.execute(query.order_by(*order).limit(check_limit(limit) + 1)).all()
    following = write_cursor(rows[limit - 1].sorted_on, rows[limit - 1].id) if len(rows) > limit else None
    return Page(tuple(from_json(Incident, json.loads(row.body)) for row in rows[:limit]), following)
