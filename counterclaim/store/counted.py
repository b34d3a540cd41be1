"""Counts of what a whole case claims, kept beside the rows: by side, act, kind, …, source and voice, accused.

Only what stands is counted: a row whose record a later version or run replaced is taken off again.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, delete, func, select
from sqlalchemy.dialects import postgresql, sqlite

from counterclaim.store.conclusions import tallies
from counterclaim.store.tables import claims, figures, superseded

FACETS = ("side", "act", "kind", "claimant", "source")
"""Columns that claims are counted by, as figures are by their measure."""
ACCUSING = ("accuse", "condemn")
SHOWN = {
    "claims": ("key", "record", *FACETS, "voice", "agent"),
    "figures": ("key", "record", "measure"),
}
"""The columns that are read to count anew."""
STEP = 20_000
Tally = tuple[str, str, str, str]
"""What is counted, the value, what it is counted with, the side; empty where there is none, being part of the key."""


def count_rows(connection: Connection, rows: Mapping[str, Sequence[Mapping[str, Any]]]) -> None:
    """Nothing; new claims and figures are counted, and those of records that they replace are not any more."""
    counts: Counter[Tally] = Counter()
    replaced = [row["record"] for row in rows.get("superseded", [])]
    for table in (claims, figures):
        counts.update(key for row in rows.get(table.name, []) for key in list_tallies(table.name, row))
        if len(replaced) > 0:
            columns = [table.c[name] for name in SHOWN[table.name]]
            old = connection.execute(select(*columns).where(table.c.record.in_(replaced))).mappings()
            counts.subtract(key for row in old for key in list_tallies(table.name, dict(row)))
    add_tallies(connection, counts)


def list_tallies(table: str, row: Mapping[str, Any]) -> Iterator[Tally]:
    """What one claim or figure counts towards."""
    if table == "figures":
        yield "measure", row["measure"], "", ""
        return
    for name in FACETS:
        if row[name] is not None:
            yield name, row[name], "", ""
    if row["source"] is not None:
        yield "voice", row["source"], row["voice"], row["side"] or ""
    if row["act"] in ACCUSING and row["claimant"] is not None and row["agent"] is not None:
        yield "accusation", row["claimant"], row["agent"], row["side"] or ""


def add_tallies(connection: Connection, counts: Mapping[Tally, int]) -> None:
    """Nothing; the counts are added to those that are kept."""
    keys = ("what", "value", "other", "side")
    changed = {key: rows for key, rows in counts.items() if rows != 0}
    lines = [{**dict(zip(keys, key, strict=True)), "rows": rows} for key, rows in changed.items()]
    if len(lines) == 0:
        return
    fresh = (sqlite if connection.dialect.name == "sqlite" else postgresql).insert(tallies)
    total = {"rows": tallies.c["rows"] + fresh.excluded["rows"]}
    connection.execute(fresh.on_conflict_do_update(index_elements=[tallies.c[key] for key in keys], set_=total), lines)
    if min(changed.values()) < 0:
        connection.execute(delete(tallies).where(tallies.c["rows"] <= 0))


def recount_rows(connection: Connection) -> None:
    """Nothing; everything is counted anew."""
    connection.execute(delete(tallies))
    for table in (claims, figures):
        counts: Counter[Tally] = Counter()
        columns = [table.c[name] for name in SHOWN[table.name]]
        query = select(*columns).where(table.c.record.not_in(select(superseded.c.record))).order_by(table.c.key)
        last = 0
        while len(found := connection.execute(query.where(table.c.key > last).limit(STEP)).mappings().all()) > 0:
            counts.update(key for row in found for key in list_tallies(table.name, dict(row)))
            last = found[-1]["key"]
        add_tallies(connection, counts)


def read_values(connection: Connection, what: str, limit: int) -> tuple[tuple[str, int], ...]:
    """The most frequent values of one column with their rows, most first."""
    return tuple((row.value, int(row.number)) for row in read_tallies(connection, what, limit))


def read_tallies(connection: Connection, what: str, limit: int | None = None) -> Sequence[Any]:
    """Tallies of one kind (value, other, side, number), the largest first."""
    number = tallies.c["rows"]
    query = select(tallies.c.value, tallies.c.other, tallies.c.side, number.label("number"))
    query = query.where(tallies.c.what == what).order_by(number.desc(), tallies.c.value, tallies.c.other)
    return connection.execute(query.limit(limit)).all()


def count_all(connection: Connection, what: str) -> int:
    """How many rows have a value of this column."""
    total = select(func.coalesce(func.sum(tallies.c["rows"]), 0)).where(tallies.c.what == what)
    return int(connection.execute(total).scalar_one())
