"""Counts and joins that pages show: never more rows than a page can hold, never a scan without a bound."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, exists, func, literal, or_, select, tuple_

from counterclaim.contract import from_json
from counterclaim.store.conclusions import (
    CONCLUSIONS,
    audit,
    disputes,
    grades,
    identities,
    incident_sides,
    incidents,
    members,
    reviews,
    tolls,
)
from counterclaim.store.counted import FACETS, count_all, read_values
from counterclaim.store.database import Database
from counterclaim.store.filters import list_names, select_list, stands, unpack_cursor, write_cursor
from counterclaim.store.found import Filters, Page
from counterclaim.store.query import check_limit
from counterclaim.store.reconciliation import PARTS
from counterclaim.store.tables import claims, documents, figures, skips
from counterclaim.vocabulary import Identity, Incident, Toll

BOUND = 3_000
"""Rows that a count under filters looks at. Each is a page of the file of its own: on 650,000 claims, not in memory and
on a busy machine, 20,000 took 17 s, so that 3,000 stay within some seconds the first time and 100 ms afterwards."""
VALUES = 12
"""Values of a facet: what fits on a screen beside the list."""


@dataclass(frozen=True, slots=True)
class IncidentFilters:
    """What a list of incidents is narrowed to."""

    kind: str | None = None
    place: str | None = None
    start: str | None = None
    end: str | None = None
    grade: str | None = None
    side: str | None = None


def keep_while(database: Database, name: str, make: Any) -> Any:
    """What `make` gives for a connection, kept until something else than a review is written."""
    with database.read() as connection:
        head = find_change(connection)
        kept = database.memory.setdefault("summaries", {})
        known = kept.get(name)
        if known is None or known[0] != head:
            if len(kept) > 500:
                kept.clear()
            known = kept[name] = (head, make(connection))
    return known[1]


def find_change(connection: Connection) -> int:
    """The last entry of the audit log that is no review: reviews change no count but their own."""
    query = select(audit.c.seq).where(audit.c.action != "review").order_by(audit.c.seq.desc()).limit(1)
    return int(connection.execute(query).scalar() or 0)


def list_sides(database: Database) -> tuple[str, ...]:
    """The sides that claims are made for, by the alphabet: one step down the index for each."""
    with database.read() as connection:
        return tuple(list_names(connection, claims, "side"))


def count_tables(database: Database) -> dict[str, int]:
    """How many rows of each kind a case holds."""
    tables = {
        "documents": documents,
        "incidents": incidents,
        "disputes": disputes,
        "tolls": tolls,
        "not taken in": skips,
    }

    def count(connection: Connection) -> dict[str, int]:
        whole = {name: select(func.count()).select_from(table) for name, table in tables.items()}
        found = {name: int(connection.execute(query).scalar_one()) for name, query in whole.items()}
        kept = {"claims": count_all(connection, "act"), "figures": count_all(connection, "measure")}
        return {"documents": found["documents"], **kept, **found}

    with database.read() as connection:
        decided = int(connection.execute(select(func.count()).select_from(reviews)).scalar_one())
    return {**keep_while(database, "tables", count), "reviews": decided}


def count_facets(
    database: Database, filters: Filters, measure: str | None, *, measures: bool = True
) -> dict[str, tuple[tuple[str, int], ...]]:
    """The most frequent values of the columns that claims are narrowed by, and of figures' `measures` where asked."""

    def count(connection: Connection) -> dict[str, tuple[tuple[str, int], ...]]:
        if filters == Filters() and measure is None:
            return {name: read_values(connection, name, VALUES) for name in (*FACETS, "measure")}
        rows = read_facets(connection, filters, measure)
        found = {name: rank_values(row[place] for row in rows) for place, name in enumerate(FACETS, 1)}
        told = read_measures(connection, [row.id for row in rows]) if measures else ()
        return found | {"measure": rank_values(told)}

    return dict(keep_while(database, f"facets {filters} {measure} {measures}", count))


def read_facets(connection: Connection, filters: Filters, measure: str | None) -> list[Any]:
    """Id and facets of the claims under these filters, at most BOUND. With a measure they are found by its figures:
    asking each claim of a large case for one took minutes where few have it."""
    columns = (claims.c.id, *(claims.c[name] for name in FACETS))
    if measure is None:
        return read_bounded(connection, filters, *columns)
    query, _ = select_list(connection, claims, filters, *columns)
    asked = replace(filters, act=None, text=None, agent=None, measure=measure)
    told, _ = select_list(connection, figures, asked, figures.c.claim)
    told = told.where(figures.c.claim.is_not(None)).order_by(figures.c.sorted_on.desc()).limit(BOUND)
    ids = connection.execute(told).scalars().all()
    return [row for cut in cut_ids(ids) for row in connection.execute(query.where(claims.c.id.in_(cut)))]


def read_bounded(connection: Connection, filters: Filters, *columns: Any) -> list[Any]:
    """Claims under these filters, at most BOUND: first among those that an index finds quickly, and where these are
    fewer, among all."""
    rows: list[Any] = []
    for some in (True, False):
        query, _ = select_list(connection, claims, filters, *columns, some=some)
        if len(rows) < BOUND:
            rows = list(connection.execute(query.limit(BOUND)))
    return rows


def rank_values(values: Iterable[str | None]) -> tuple[tuple[str, int], ...]:
    """The most frequent values with their rows, most first."""
    counts = Counter(value for value in values if value is not None)
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:VALUES])


def read_measures(connection: Connection, ids: Sequence[str]) -> Iterator[str]:
    """The measure of each figure of these claims."""
    for cut in cut_ids(ids):
        yield from connection.execute(select(figures.c.measure).where(figures.c.claim.in_(cut))).scalars()


def count_claims(database: Database, filters: Filters) -> int | None:
    """How many claims there are; None where there are more than are worth counting."""

    def count(connection: Connection) -> int | None:
        rows = len(read_bounded(connection, filters, claims.c.key))
        return None if rows == BOUND else rows

    found: int | None = keep_while(database, f"claims {filters}", count)
    return found


def count_within(database: Database, ids: Sequence[str]) -> dict[str, tuple[int, int]]:
    """How many claims and figures each of these documents has."""
    counts = {id_: [0, 0] for id_ in ids}
    with database.read() as connection:
        for place, table in enumerate((claims, figures)):
            query = select(documents.c.id, func.count()).join(table, table.c.document == documents.c.key)
            query = query.where(documents.c.id.in_(ids), stands(table)).group_by(documents.c.id)
            for id_, rows in connection.execute(query):
                counts[id_][place] = int(rows)
    return {id_: (first, second) for id_, (first, second) in counts.items()}


def limit_incidents(filters: IncidentFilters) -> Iterator[ColumnElement[bool]]:
    """One condition for each filter."""
    if filters.kind is not None:
        yield incidents.c.kind == filters.kind
    if filters.place is not None:
        yield or_(incidents.c.title.icontains(filters.place, autoescape=True), incidents.c.place == filters.place)
    if filters.start is not None:
        yield incidents.c.ends >= filters.start
    if filters.end is not None:
        # The first day by the column that lists are ordered by: its index is read, not every later row.
        yield and_(incidents.c.sorted_on <= filters.end + "\U0010ffff", incidents.c.sorted_on != "")
    if filters.grade is not None:
        own = select(grades.c.id).where(grades.c.incident == incidents.c.id)
        given = exists(own.where(grades.c.grade == filters.grade))
        yield or_(given, ~exists(own)) if filters.grade == "Ungraded" else given
    if filters.side is not None:
        yield has_side(filters.side)


def has_side(side: str) -> ColumnElement[bool]:
    """That the incident names this side among those that its claims are made for, as its page says. Asked row by row,
    so that a page of a list looks at no more incidents than it shows."""
    own = select(incident_sides.c.side).where(incident_sides.c.incident == incidents.c.id)
    return exists(own.where(incident_sides.c.side == side))


def name_incidents(database: Database, ids: Sequence[str]) -> dict[str, str]:
    """The titles of these incidents."""
    found: dict[str, str] = {}
    with database.read() as connection:
        for cut in cut_ids(ids):
            query = select(incidents.c.id, incidents.c.title).where(incidents.c.id.in_(cut))
            found |= {str(row.id): str(row.title) for row in connection.execute(query)}
    return found


def find_incidents(database: Database, filters: IncidentFilters, *, limit: int, cursor: str | None) -> Page[Incident]:
    """Incidents, the latest first, undated ones last."""
    table = incidents
    query = select(table.c.id, table.c.sorted_on, table.c.body).where(*limit_incidents(filters))
    if cursor is not None:
        moment, name = (str(part) for part in (*unpack_cursor(cursor), "", "")[:2])
        query = query.where(tuple_(table.c.sorted_on, table.c.id) < tuple_(literal(moment), literal(name)))
    query = query.order_by(table.c.sorted_on.desc(), table.c.id.desc()).limit(check_limit(limit) + 1)
    with database.read() as connection:
        rows = connection.execute(query).all()
    following = write_cursor(rows[limit - 1].sorted_on, rows[limit - 1].id) if len(rows) > limit else None
    return Page(tuple(from_json(Incident, json.loads(row.body)) for row in rows[:limit]), following)


def count_incidents(database: Database, filters: IncidentFilters) -> int | None:
    """How many incidents there are; None where there are more than are worth counting."""

    def count(connection: Connection) -> int | None:
        query = select(incidents.c.id).where(*limit_incidents(filters)).limit(BOUND).subquery()
        rows = int(connection.execute(select(func.count()).select_from(query)).scalar_one())
        return None if rows == BOUND else rows

    found: int | None = keep_while(database, f"incidents {filters}", count)
    return found


def count_days(database: Database, filters: IncidentFilters) -> tuple[tuple[str, int], ...]:
    """Incidents by the day they began on, in order of time."""

    def count(connection: Connection) -> tuple[tuple[str, int], ...]:
        day = func.substr(incidents.c.sorted_on, 1, 10)
        query = select(day, func.count()).where(*limit_incidents(filters), incidents.c.sorted_on != "")
        rows = connection.execute(query.group_by(day).order_by(day))
        return tuple((str(value), int(number)) for value, number in rows)

    found: tuple[tuple[str, int], ...] = keep_while(database, f"days {filters}", count)
    return found


def load_of_incidents(database: Database, what: str, ids: Sequence[str]) -> tuple[Any, ...]:
    """Grades or disputes of these incidents."""
    table, kind = CONCLUSIONS[what], PARTS[what][1]
    found: list[str] = []
    with database.read() as connection:
        for cut in cut_ids(ids):
            query = select(table.c.body).where(table.c.incident.in_(cut)).order_by(table.c.id)
            found += connection.execute(query).scalars()
    return tuple(from_json(kind, json.loads(body)) for body in found)


def cut_ids(ids: Iterable[str]) -> Iterator[list[str]]:
    """The ids in parts that a statement can hold."""
    wanted = sorted(set(ids))
    for at in range(0, len(wanted), 1000):
        yield wanted[at : at + 1000]


def find_incident_ids(database: Database, ids: Sequence[str]) -> dict[str, str]:
    """The incident of each of these claims that has one."""
    found: dict[str, str] = {}
    with database.read() as connection:
        for cut in cut_ids(ids):
            query = select(members.c.item, members.c.conclusion).join(incidents, incidents.c.id == members.c.conclusion)
            query = query.where(members.c.role == "claims", members.c.item.in_(cut))
            found |= {str(row.item): str(row.conclusion) for row in connection.execute(query)}
    return found


def find_tolls(database: Database, *, measure: str | None, side: str | None, claimant: str | None) -> tuple[Toll, ...]:
    """Running tolls, at most 400."""
    asked = {"measure": measure, "claimant_side": side, "claimant": claimant}
    query = select(tolls.c.body).order_by(tolls.c.id).limit(400)
    for name, value in asked.items():
        query = query if value is None else query.where(tolls.c[name] == value)
    with database.read() as connection:
        bodies = list(connection.execute(query).scalars())
    return tuple(from_json(Toll, json.loads(body)) for body in bodies)


def find_actors(database: Database, name: str | None, *, limit: int, cursor: str | None) -> Page[Identity]:
    """Actors across documents by the alphabet."""
    query = select(identities.c.id, identities.c.name, identities.c.body).where(identities.c.subject == "actor")
    if name is not None:
        query = query.where(identities.c.name.icontains(name, autoescape=True))
    if cursor is not None:
        last, id_ = (str(part) for part in (*unpack_cursor(cursor), "", "")[:2])
        query = query.where(tuple_(identities.c.name, identities.c.id) > tuple_(literal(last), literal(id_)))
    query = query.order_by(identities.c.name, identities.c.id).limit(check_limit(limit) + 1)
    with database.read() as connection:
        rows = connection.execute(query).all()
    following = write_cursor(rows[limit - 1].name, rows[limit - 1].id) if len(rows) > limit else None
    return Page(tuple(from_json(Identity, json.loads(row.body)) for row in rows[:limit]), following)
