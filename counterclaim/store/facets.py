"""Filters together, fast: SQLite walks one index for a list, which takes long where each filter alone fits many rows
and all of them together few. So each claim, figure and statement has its filter values as words of a full-text index,
and their intersection tells whether the rows are few. PostgreSQL joins its indexes itself.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from math import floor
from typing import Any

from sqlalchemy import Connection, Select, Table, func, select, text

from counterclaim.store.found import Filters

FACETS = {
    "statements": ("side", "speaker", "act", "source"),
    "claims": ("side", "claimant", "agent", "place", "country", "kind", "act", "source"),
    "figures": ("side", "claimant", "place", "country", "kind", "measure", "scope", "source"),
}
"""Columns whose values are words of the index, by table."""
INDEXES = {"statements": "statement_index", "claims": "claim_index", "figures": "figure_index"}
FINE = 10
"""Parts of a degree of the finer grid: cells of about 8 by 11 km at 40 degrees north, a town and its fields."""
FEW = 6_000
"""Rows up to which they are fetched and sorted. With more among 1,000,000 claims, a page of 50 is found by walking
about 50 / 6,000 of a list, 8,000 rows; either costs 50 to 80 ms at some 10 microseconds a row (a busy machine)."""
SHORT = 31
"""Days up to which a claim's or a question's time is written day by day; beyond it, by months or years."""
MONTHS = 36
CHOICES = 100
"""At most so many words for one filter (names that contain the words, cells of a box): joining more is slower than
walking."""


@lru_cache(maxsize=100_000)
def make_word(name: str, value: object) -> str:
    """The word of the index that stands for a value of a column."""
    return name[0] + hashlib.sha256(f"{name}={value}".encode("utf-8", "surrogatepass")).hexdigest()[:11]


def write_facets(table: str, row: Mapping[str, Any]) -> str:
    """The words of one row."""
    words = [make_word(name, row[name]) for name in FACETS[table] if row[name] is not None]
    if row.get("latitude") is not None and row.get("longitude") is not None:
        words += [make_word("cell", cell) for cell in (find_cell(row, 1), find_cell(row, FINE))]
    words += [make_word(grain, value) for grain, value in list_times(row.get("starts"), row.get("ends"))]
    return " ".join(words)


def list_times(start: str | None, end: str | None) -> Iterator[tuple[str, str]]:
    """Days, months and years that a time touches, as fine as its length allows; "only" marks the finest it has."""
    first, last = read_day(start or end), read_day(end or start, last=True)
    if first is None or last is None or last < first:
        return
    years, months, days = list_years(first, last), list_months(first, last), (last - first).days + 1
    for year in years:
        yield "year", year
        if len(months) > MONTHS:
            yield "only", year
    if len(months) <= MONTHS:
        for month in months:
            yield "month", month
            if days > SHORT:
                yield "only", month
    if days <= SHORT:
        for offset in range(days):
            yield "day", (first + timedelta(offset)).isoformat()


def read_day(moment: str | None, *, last: bool = False) -> date | None:
    """The day of an ISO date or time; the first or last one of a month or year."""
    if moment is None:
        return None
    parts = moment[:10].split("-")
    try:
        year, month, day = (int(part) for part in (*parts, "1", "1")[:3])
        if not last or len(parts) == 3:
            return date(year, month, day)
        following = date(year + 1, 1, 1) if len(parts) == 1 else date(year + month // 12, month % 12 + 1, 1)
        return following - timedelta(1)
    except ValueError:
        return None


def list_years(first: date, last: date) -> list[str]:
    """The years from one day to another; of more than a hundred the outer ones."""
    years = range(first.year, last.year + 1)
    return [f"{year:04d}" for year in (years if len(years) <= CHOICES else (first.year, last.year))]


def list_months(first: date, last: date) -> list[str]:
    """The months from one day to another."""
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    places = range(first.month - 1, first.month - 1 + min(count, MONTHS + 1))
    return [f"{first.year + at // 12:04d}-{at % 12 + 1:02d}" for at in places]


def ask_times(start: str, end: str) -> list[str] | None:
    """Words of which a claim that touches this time has one; None where the time is too long to say."""
    first, last = read_day(start), read_day(end, last=True)
    if first is None or last is None or last < first:
        return None
    years, months, days = list_years(first, last), list_months(first, last), (last - first).days + 1
    only = [make_word("only", value) for value in (*years, *months)]
    if days <= SHORT:
        return only + [make_word("day", (first + timedelta(offset)).isoformat()) for offset in range(days)]
    if len(months) <= MONTHS:
        return only + [make_word("month", month) for month in months]
    return [make_word("year", year) for year in years] if len(years) <= CHOICES else None


def find_cell(row: Mapping[str, Any], parts: int) -> str:
    """The cell of a grid of 1/parts of a degree that a row's point lies in."""
    return f"{parts}:{floor(row['latitude'] * parts)},{floor(row['longitude'] * parts)}"


def ask_box(box: Sequence[float]) -> list[str] | None:
    """Words of which every point in the box has one: its cells, fine ones if they are few; None if all are too many."""
    west, south, east, north = box
    for parts in (FINE, 1):
        columns = list(range(floor(west * parts), floor(east * parts) + 1))
        if west > east:
            columns = [*range(floor(west * parts), 180 * parts + 1), *range(-180 * parts, floor(east * parts) + 1)]
        rows = range(floor(south * parts), floor(north * parts) + 1)
        if len(columns) * len(rows) <= CHOICES:
            return [make_word("cell", f"{parts}:{row},{column}") for row in rows for column in columns]
    return None


def make_groups(filters: Filters, named: Mapping[str, Sequence[str]]) -> list[list[str]]:
    """For each filter the words of which a row that passes has one; `named`: values by column."""
    groups = [[make_word(column, value) for value in values] for column, values in named.items()]
    if filters.happened_from is not None or filters.happened_to is not None:
        times = ask_times(filters.happened_from or "0001", filters.happened_to or "9999-12-31")
        groups += [] if times is None else [times]
    if filters.box is not None:
        cells = ask_box(filters.box)
        groups += [] if cells is None else [cells]
    return [group for group in groups if 0 < len(group) <= CHOICES]


def find_few(
    connection: Connection, table: str, groups: Sequence[Sequence[str]], *, some: bool = False
) -> list[int] | None:
    """Keys of all rows that can pass, where they are few; None where they are many or one index is enough. `some`: the
    first FEW where they are many. Counting the claims of one month read every claim up to it, a second and more."""
    if len(groups) == 0 or (len(groups) == 1 and len(groups[0]) == 1):
        return None
    name = INDEXES[table]
    query = text(f"SELECT rowid FROM {name} WHERE {name} MATCH :words LIMIT :few")
    keys = connection.execute(query, {"words": write_groups(table, groups), "few": FEW + 1}).scalars().all()
    return list(keys[:FEW]) if some or len(keys) <= FEW else None


def write_groups(table: str, groups: Iterable[Sequence[str]]) -> str:
    """The words of each group joined by OR, the groups by AND. Only the index of claims holds other words too."""
    match = " AND ".join(f"({' OR '.join(group)})" for group in groups)
    return f"facets : ({match})" if table == "claims" else match


def join_few(query: Select[Any], table: Table, keys: Sequence[int]) -> Select[Any]:
    """Only rows with these keys."""
    few = func.json_each(json.dumps(keys)).table_valued("value")
    return query.where(table.c.key.in_(select(few.c.value)))
