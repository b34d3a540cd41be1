"""The audit log read: proof that no row and no stored byte was altered, added or taken away, or which was first.

Kept rows were written in the order of the log, so verifying reads each table once from its beginning, in step with
the manifests. Concluded rows (and settings) change: the log says what each was last. What is derived from them
(full-text indexes, `members`, `blocks`) is not part of the proof and can be made anew (`counterclaim case vacuum`).
"""

import hashlib
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Row, Table, func, select

from counterclaim.errors import CaseError
from counterclaim.store.conclusions import CONCLUSIONS, audit, review_targets, reviews, settings
from counterclaim.store.database import Database
from counterclaim.store.log import GENESIS, Head, find_head, hash_entry
from counterclaim.store.rows import digest_row
from counterclaim.store.schema import read_setting
from counterclaim.store.tables import ITEMS, blobs, captures, documents, records, runs, skips, superseded, texts

STREAMED: dict[str, Table] = {
    table.name: table for table in (runs, documents, texts, captures, records, skips, reviews, *ITEMS.values())
}
"""Kept tables in the order of arrival by their key."""
CHANGING: dict[str, Table] = {table.name: table for table in (*CONCLUSIONS.values(), settings)}
LINKED: dict[str, Table] = {"document": documents, "record": records, "run": runs, "by": records}
"""The table that a link's column points into."""
STEP = 500
"""Rows of each table held in memory at a time while they are read in step."""


@dataclass(frozen=True, slots=True)
class Finding:
    """The first thing that is not as the log says."""

    what: str
    """Table of the row, or "audit" for the log itself."""
    id: str
    problem: str
    seq: int | None
    """The log's entry that it contradicts."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What verifying came to: how much was read, the chain's end, and the first finding if there is one."""

    entries: int
    rows: int
    head: Head
    finding: Finding | None


class AlteredError(Exception):
    """Carries the first finding out of the reading. Not an error of ours: it is caught in `verify_case`."""

    def __init__(self, what: str, name: str, problem: str, seq: int | None) -> None:
        """Something is not as the log says."""
        super().__init__(problem)
        self.finding = Finding(what, name, problem, seq)


@dataclass(slots=True)
class Reading:
    """Where verifying has come to in each table."""

    connection: Connection
    streams: dict[str, Iterator[Row[Any]]] = field(default_factory=dict)
    names: dict[str, dict[int, str]] = field(default_factory=dict)
    """Ids of runs, documents and records by key, as they were read: what links mean."""
    changing: dict[tuple[str, str], tuple[str | None, int]] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    rows: int = 0


def verify_case(database: Database, *, deposited: Head | None = None) -> Verdict:
    """Whether everything is as the log says, and the first thing that is not.

    `deposited`: a head that `audit export` gave earlier; without one, a log cut off at its end together with its rows
    cannot be told from a shorter log."""
    entries = 0
    head = Head(0, GENESIS, None)
    with database.read() as connection:
        reading = Reading(connection)
        try:
            for entry in walk_entries(connection):
                check_entry(entry, head)
                head = Head(entry.seq, entry.hash, entry.at)
                check_deposit(head, deposited)
                for table, name, digest in unpack_lines(entry):
                    check_line(reading, (table, name, digest), entry.seq)
                entries += 1
            check_deposit(head, deposited, final=True)
            check_ends(reading)
            check_changing(reading)
        except AlteredError as altered:
            return Verdict(entries, reading.rows, head, altered.finding)
    return Verdict(entries, reading.rows, head, None)


def walk_entries(connection: Connection) -> Iterator[Row[Any]]:
    """The log's entries in order."""
    last = 0
    while True:
        query = select(audit).where(audit.c.seq > last).order_by(audit.c.seq).limit(STEP)
        found = connection.execute(query).all()
        if len(found) == 0:
            return
        yield from found
        last = found[-1].seq


def check_entry(entry: Row[Any], before: Head) -> None:
    """Nothing; `AlteredError` where an entry is not the one that follows the one before."""
    name = str(entry.seq)
    if entry.seq != before.seq + 1:
        raise AlteredError("audit", str(before.seq + 1), "is missing from the log", entry.seq)
    if entry.previous != before.hash or hash_entry(before.hash, entry._asdict()) != entry.hash:
        raise AlteredError("audit", name, "is not the entry that was written: its hash does not follow", entry.seq)
    try:
        whole = zlib.decompress(entry.manifest)
    except zlib.error:
        whole = b""
    if hashlib.sha256(whole).hexdigest() != entry.digest:
        raise AlteredError("audit", name, "has another manifest than the one that was written", entry.seq)


def check_deposit(head: Head, deposited: Head | None, *, final: bool = False) -> None:
    """Nothing; `AlteredError` where the chain does not go through the head that was deposited."""
    if deposited is None:
        return
    if (head.seq == deposited.seq and head.hash != deposited.hash) or (final and head.seq < deposited.seq):
        raise AlteredError("audit", str(deposited.seq), "is not the entry whose hash was deposited", deposited.seq)


def unpack_lines(entry: Row[Any]) -> list[tuple[str, str, str | None]]:
    """The manifest of an entry."""
    return [(table, name, digest) for table, name, digest in json.loads(zlib.decompress(entry.manifest))]


def check_line(reading: Reading, line: tuple[str, str, str | None], seq: int) -> None:
    """Nothing; `AlteredError` where the row that a manifest names is not there as it was written."""
    table, name, digest = line
    reading.rows += 1
    if table in CHANGING:
        reading.changing[table, name] = (digest, seq)
    elif table == "blobs":
        check_blob(reading, name, digest, seq)
    elif table == "superseded":
        check_superseded(reading, name, digest, seq)
    elif table in STREAMED:
        check_streamed(reading, STREAMED[table], line, seq)
    else:
        raise AlteredError(table, name, "is named by the log, and there is no such table", seq)


def check_streamed(reading: Reading, table: Table, line: tuple[str, str, str | None], seq: int) -> None:
    """Nothing; `AlteredError` where the next row of a table is not the one that the log names."""
    _, name, digest = line
    if table.name not in reading.streams:
        reading.streams[table.name] = walk_table(reading.connection, table)
    row = next(reading.streams[table.name], None)
    if row is None:
        raise AlteredError(table.name, name, "was taken away", seq)
    values = row._asdict()
    links = {column: find_name(reading, column, values[column]) for column in list_links(table)}
    found = links["document"] if table is texts else values["id"]
    if table.name in ("runs", "documents", "records"):
        reading.names.setdefault(table.name, {})[values["key"]] = values["id"]
    if table is texts:
        del values["document"]
        links = {"document": links["document"]}
    if found == name and digest_row(table.name, values, links) == digest:
        check_targets(reading, table, values)
        return
    if found == name:
        raise AlteredError(table.name, name, "was altered", seq)
    raise name_stranger(reading, table, name, str(found), seq)


def list_links(table: Table) -> list[str]:
    """The columns of a table that name rows of others: a review's `by` is a person and names none."""
    return [name for name in LINKED if name in table.c and len(table.c[name].foreign_keys) > 0]


def find_name(reading: Reading, column: str, key: int | None) -> str | None:
    """The id that a link stands for; the key itself where nothing that was read so far has it."""
    if key is None:
        return None
    return reading.names.get(LINKED[column].name, {}).get(key, f"#{key}")


def name_stranger(reading: Reading, table: Table, name: str, found: str, seq: int) -> AlteredError:
    """What it means that another row stands where this one should: altered, taken away, or one was added."""
    if table is texts:
        return AlteredError(table.name, name, "was altered or taken away", seq)
    there = reading.connection.execute(select(table.c.id).where(table.c.id == name).limit(1)).first()
    if there is None:
        known = any(found == line[1] for line in list_named(reading.connection, table.name, seq))
        return AlteredError(
            table.name, name, "was taken away" if known else "was altered, its id too, or taken away", seq
        )
    return AlteredError(table.name, found, f"was added: the log knows no such row before {name}", seq)


def list_named(connection: Connection, table: str, seq: int) -> Iterator[tuple[str, str, str | None]]:
    """Lines about a table in this entry and the thousand after it."""
    query = select(audit.c.manifest).where(audit.c.seq >= seq, audit.c.seq < seq + 1000).order_by(audit.c.seq)
    for manifest in connection.execute(query).scalars():
        yield from (line for line in json.loads(zlib.decompress(manifest)) if line[0] == table)


def check_targets(reading: Reading, table: Table, values: dict[str, Any]) -> None:
    """Nothing; `AlteredError` where a review's targets are not those of its body."""
    if table is not reviews:
        return
    query = select(review_targets.c.target).where(review_targets.c.review == values["key"])
    held = list(reading.connection.execute(query.order_by(review_targets.c.position)).scalars())
    if held != json.loads(values["body"])["targets"]:
        raise AlteredError("review_targets", values["id"], "was altered", None)


def check_blob(reading: Reading, name: str, digest: str | None, seq: int) -> None:
    """Nothing; `AlteredError` where stored bytes are not those with this SHA-256."""
    row = reading.connection.execute(select(blobs).where(blobs.c.sha256 == name)).first()
    reading.counts["blobs"] = reading.counts.get("blobs", 0) + 1
    if row is None:
        raise AlteredError("blobs", name, "was taken away", seq)
    try:
        whole = zlib.decompress(row.packed)
    except zlib.error:
        raise AlteredError("blobs", name, "was altered: its bytes cannot be unpacked", seq) from None
    same = hashlib.sha256(whole).hexdigest() == name.removeprefix("sha256:")
    if not same or digest_row("blobs", row._asdict(), {}) != digest:
        raise AlteredError("blobs", name, "was altered", seq)


def check_superseded(reading: Reading, name: str, digest: str | None, seq: int) -> None:
    """Nothing; `AlteredError` where a record is not superseded as the log says."""
    query = select(superseded, records.c.id.label("name")).join(records, records.c.key == superseded.c.record)
    row = reading.connection.execute(query.where(records.c.id == name)).first()
    reading.counts["superseded"] = reading.counts.get("superseded", 0) + 1
    if row is None:
        raise AlteredError("superseded", name, "was taken away", seq)
    after = reading.connection.execute(select(records.c.id).where(records.c.key == row.by)).scalar()
    if digest_row("superseded", {"why": row.why}, {"record": name, "by": after}) != digest:
        raise AlteredError("superseded", name, "was altered", seq)


def walk_table(connection: Connection, table: Table) -> Iterator[Row[Any]]:
    """A table's rows in the order of arrival."""
    key = table.c.document if table is texts else table.c.key
    last = -1
    while True:
        found = connection.execute(select(table).where(key > last).order_by(key).limit(STEP)).all()
        yield from found
        if len(found) < STEP:
            return
        last = getattr(found[-1], key.name)


def check_ends(reading: Reading) -> None:
    """Nothing; `AlteredError` where a kept table has more rows than the log names."""
    for table in STREAMED.values():
        stream = reading.streams.get(table.name)
        row = next(walk_table(reading.connection, table) if stream is None else stream, None)
        if row is not None:
            name = find_name(reading, "document", row.document) if table is texts else row.id
            raise AlteredError(table.name, str(name), "was added: the log does not know it", None)
    for table in (blobs, superseded):
        count = reading.connection.execute(select(func.count()).select_from(table)).scalar_one()
        if count != reading.counts.get(table.name, 0):
            raise AlteredError(
                table.name, "?", f"has {count} rows, the log names {reading.counts.get(table.name, 0)}", None
            )


def check_changing(reading: Reading) -> None:
    """Nothing; `AlteredError` where a concluded row is not what the log last said."""
    for name, table in CHANGING.items():
        key = table.c.name if table is settings else table.c.id
        for row in reading.connection.execute(select(table).order_by(key)):
            values = row._asdict()
            title = str(values["name"] if table is settings else values["id"])
            digest, seq = reading.changing.pop((name, title), (None, None))
            if digest is None:
                raise AlteredError(name, title, "was added: the log does not know it", seq)
            if digest_row(name, values, {}) != digest:
                raise AlteredError(name, title, "was altered", seq)
    for (name, title), (digest, seq) in reading.changing.items():
        if digest is not None:
            raise AlteredError(name, title, "was taken away", seq)


def export_head(database: Database) -> dict[str, Any]:
    """What to deposit elsewhere: the case's id and the end of its chain. It fixes everything before it."""
    with database.read() as connection:
        head = find_head(connection)
        case = read_setting(connection, "id")
    return {"schema": "counterclaim/audit/1", "case": case, "seq": head.seq, "hash": head.hash, "at": head.at}


def read_head(plain: Any) -> Head:
    """The head that `export_head` gave."""
    if not isinstance(plain, dict) or plain.get("schema") != "counterclaim/audit/1":
        raise CaseError("expected a deposited head with schema counterclaim/audit/1")
    return Head(int(plain["seq"]), str(plain["hash"]), plain.get("at"))
