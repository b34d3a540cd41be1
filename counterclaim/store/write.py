"""Captures, documents and records into the case: in small transactions, each whole or not at all.

What is already there is left alone: a capture by its id, a document by its id, a record by document and run. A page
that changed becomes the next version of its document, and the lists show the new version's record.
"""

import hashlib
import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from sqlalchemy import Connection, Table, delete, select

from counterclaim.store import index
from counterclaim.store.conclusions import PENDING, STALE, audit, blocks
from counterclaim.store.counted import count_rows
from counterclaim.store.database import Database, insert_rows, next_key
from counterclaim.store.log import Author, Entry, Line, chain_entries, find_head
from counterclaim.store.names import count_names
from counterclaim.store.rows import (
    clean_name,
    digest_row,
    dump_json,
    find_record_id,
    find_run_id,
    make_document_row,
    make_item_rows,
)
from counterclaim.store.tables import ITEMS, blobs, captures, documents, records, runs, skips, superseded, texts
from counterclaim.vocabulary import Arrival, Missed, Record, Run

Outcome = Literal["added", "version", "known", "copy", "skipped"]
"""A new document; a new version of one; a capture that was there; a new capture of a known document; no document."""

KEPT = (runs, blobs, documents, texts, captures, records, superseded, skips, *ITEMS.values())
"""In the order in which rows may be inserted: what is named stands before what names it."""


@dataclass(frozen=True, slots=True)
class Addition:
    """What one input came to: a capture with its record, or the reason why there is none."""

    arrival: Arrival | None
    record: Record | None = None
    missed: Missed | None = None


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one addition. For a new version: claims that came and claims that went, by id."""

    outcome: Outcome
    document: str | None = None
    came: tuple[str, ...] = ()
    went: tuple[str, ...] = ()


@dataclass(slots=True)
class Batch:
    """The rows of one transaction, gathered table by table, and the log entries about them."""

    connection: Connection
    author: Author
    rows: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    keys: dict[str, int] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    replaced: list[str] = field(default_factory=list)
    """Documents that a new version stands in for."""

    def put(self, table: Table, row: Mapping[str, Any], links: Mapping[str, str | None], name: str = "") -> int:
        """The key of a row that will be inserted, noted in the current log entry under its id."""
        keyed = "key" in table.c
        if keyed and table.name not in self.keys:
            self.keys[table.name] = next_key(self.connection, table)
        key = self.keys.get(table.name, 0)
        whole = {"key": key, **row} if keyed else dict(row)
        self.keys[table.name] = key + 1
        self.rows.setdefault(table.name, []).append(whole)
        self.lines.append((table.name, name if name != "" else row["id"], digest_row(table.name, row, links)))
        return key

    def close_entry(self, action: str, subject: str | None, why: str | None = None) -> None:
        """Nothing; what was put since the last entry is one entry of the log."""
        if len(self.lines) > 0:
            self.entries.append(Entry(action, subject, why, tuple(self.lines)))
            self.lines = []

    def flush(self) -> None:
        """Nothing; all rows, the full-text index and the log are written."""
        for table in KEPT:
            insert_rows(self.connection, table, self.rows.get(table.name, []))
        index.add_rows(self.connection, self.rows)
        self.mark_documents()
        count_names(self.connection, self.rows)
        count_rows(self.connection, self.rows)
        insert_rows(self.connection, audit, chain_entries(find_head(self.connection), self.entries, self.author))
        self.rows, self.entries = {}, []

    def mark_documents(self) -> None:
        """Nothing; reconcile finds which documents are new, and which it took in stand no more. Derived rows: the log
        does not name them."""
        fresh = [{"key": PENDING, "item": row["id"]} for row in self.rows.get("documents", [])]
        insert_rows(self.connection, blocks, fresh)
        for name in self.replaced:
            waiting = delete(blocks).where(blocks.c.key == PENDING, blocks.c.item == name)
            if self.connection.execute(waiting).rowcount == 0:
                insert_rows(self.connection, blocks, [{"key": STALE, "item": name}])
        self.replaced = []


def add_batch(database: Database, additions: Sequence[Addition], run: Run, author: Author) -> tuple[Added, ...]:
    """What became of each addition, all of them in one transaction. `run`: who captured, where no record says so."""
    with database.write() as connection:
        batch = Batch(connection, author)
        writer = Writer(batch, find_known(connection, additions), put_run(batch, run))
        outcomes = tuple(writer.add(addition) for addition in additions)
        batch.flush()
    return outcomes


def find_known(connection: Connection, additions: Iterable[Addition]) -> set[str]:
    """Ids of captures, documents, skips and blobs among these that the case has."""
    arrivals = [addition.arrival for addition in additions if addition.arrival is not None]
    missed = [addition.missed.id for addition in additions if addition.missed is not None]
    wanted = [
        (captures.c.id, [arrival.id for arrival in arrivals]),
        (blobs.c.sha256, [arrival.capture.sha256 for arrival in arrivals]),
        (skips.c.id, missed),
    ]
    known: set[str] = set()
    for column, ids in wanted:
        if len(ids) > 0:
            known.update(connection.execute(select(column).where(column.in_(ids))).scalars())
    return known


def put_run(batch: Batch, run: Run) -> tuple[int, str]:
    """The run's key and id; its row is put where it is new."""
    name = find_run_id(run)
    key = batch.connection.execute(select(runs.c.key).where(runs.c.id == name)).scalar()
    if key is None:
        for row in batch.rows.get("runs", []):
            if row["id"] == name:
                return int(row["key"]), name
        models = json.dumps(dict(run.models), sort_keys=True, ensure_ascii=False)
        row = {"id": name, "version": run.version, "models": models, "settings": run.settings}
        key = batch.put(runs, row, {})
        batch.close_entry("run", name)
    return int(key), name


@dataclass(frozen=True, slots=True)
class Latest:
    """The newest version of a page."""

    version: int
    document: int
    name: str
    """The document's id."""
    record: int
    text: str


@dataclass(slots=True)
class Writer:
    """Adds one addition after the other to a batch, seeing what the case and the batch hold already."""

    batch: Batch
    known: set[str]
    run: tuple[int, str]
    made: dict[str, int] = field(default_factory=dict)
    """Documents of this batch, by id."""
    latest: dict[str, Latest] = field(default_factory=dict)
    """Of this batch, by lineage."""
    ran: dict[str, tuple[int, str]] = field(default_factory=dict)

    def add(self, addition: Addition) -> Added:
        """What became of it."""
        arrival = addition.arrival
        if arrival is None:
            self.put_skip(addition.missed)
            return Added("skipped")
        if arrival.id in self.known:
            return Added("known")
        self.known.add(arrival.id)
        self.put_blob(arrival)
        if addition.record is None:
            self.put_capture(arrival, None, None)
            self.put_skip(addition.missed)
            self.batch.close_entry("capture", arrival.id)
            return Added("skipped")
        added = self.put_record(arrival, addition.record)
        self.batch.close_entry("add", added.document, clean_name(arrival.name))
        return added

    def put_skip(self, missed: Missed | None) -> None:
        """Nothing; the reason is kept, once."""
        if missed is None or missed.id in self.known:
            return
        self.known.add(missed.id)
        at = self.batch.author.at if missed.at is None else missed.at
        what = clean_name(missed.what)
        row = {"id": missed.id, "what": what, "stage": missed.stage, "kind": missed.kind, "why": clean_name(missed.why)}
        self.batch.put(skips, row | {"at": at, "run": self.run[0]}, {"run": self.run[1]})
        self.batch.close_entry("skip", what, missed.kind)

    def put_blob(self, arrival: Arrival) -> None:
        """Nothing; the bytes are kept, once for any number of captures."""
        sha256 = arrival.capture.sha256
        if sha256 in self.known or len(arrival.data) == 0:
            return
        if hashlib.sha256(arrival.data).hexdigest() != sha256.removeprefix("sha256:"):
            raise ValueError(f"{arrival.name}: its bytes do not have the SHA-256 {sha256}")
        self.known.add(sha256)
        row = {"sha256": sha256, "size": len(arrival.data), "packed": zlib.compress(arrival.data, 6)}
        self.batch.put(blobs, row, {}, sha256)

    def put_capture(self, arrival: Arrival, document: int | None, name: str | None) -> None:
        """Nothing; the capture is kept, with the document read from it."""
        capture = arrival.capture
        row = {
            "id": arrival.id,
            "sha256": capture.sha256,
            "url": clean_name(capture.url),
            "name": clean_name(arrival.name),
            "lineage": arrival.lineage,
            "found_in": clean_name(arrival.found_in),
            "retrieved": capture.retrieved,
            "media_type": capture.media_type,
            "status": arrival.status,
            "headers": dump_json({name: clean_name(value) for name, value in arrival.headers.items()}),
            "document": document,
            "run": self.run[0],
        }
        self.batch.put(captures, row, {"document": name, "run": self.run[1]})

    def put_record(self, arrival: Arrival, record: Record) -> Added:
        """What became of a record: document, text, capture, the record and all that stands in it."""
        document = record.document
        key = self.find_document(document.id)
        if key is not None:
            self.put_capture(arrival, key, document.id)
            return Added("copy", document.id)
        before = self.find_latest(arrival.lineage)
        if before is not None and before.text == document.text:
            self.put_capture(arrival, before.document, before.name)
            return Added("copy", before.name)
        run_key, run_id = self.find_run(record.run)
        version = 1 if before is None else before.version + 1
        row = make_document_row(document) | {"lineage": arrival.lineage, "version": version, "run": run_key}
        key = self.made[document.id] = self.batch.put(documents, row, {"run": run_id})
        self.batch.put(texts, {"document": key, "text": document.text}, {"document": document.id}, document.id)
        self.put_capture(arrival, key, document.id)
        record_key, record_id = self.put_items(record, key, (run_key, run_id))
        self.latest[arrival.lineage] = Latest(version, key, document.id, record_key, document.text)
        if before is None:
            return Added("added", document.id)
        old = self.batch.connection.execute(select(records.c.id).where(records.c.key == before.record)).scalar()
        self.supersede(before.record, old, record_key, record_id)
        self.batch.replaced.append(before.name)
        return Added("version", document.id, *self.compare_claims(before.record, record))

    def find_run(self, run: Run) -> tuple[int, str]:
        """The key and id of a record's run."""
        name = find_run_id(run)
        if name not in self.ran:
            waiting, self.batch.lines = self.batch.lines, []
            self.ran[name] = put_run(self.batch, run)
            self.batch.lines = waiting
        return self.ran[name]

    def find_document(self, name: str) -> int | None:
        """The key of a document that the case or this batch has."""
        if name in self.made:
            return self.made[name]
        key = self.batch.connection.execute(select(documents.c.key).where(documents.c.id == name)).scalar()
        return None if key is None else int(key)

    def find_latest(self, lineage: str) -> Latest | None:
        """The newest version of this page that the case or this batch has, with its newest record."""
        if lineage in self.latest:
            return self.latest[lineage]
        columns = (documents.c.version, documents.c.key, documents.c.id, records.c.key.label("record"), texts.c.text)
        query = select(*columns)
        query = query.join(records, records.c.document == documents.c.key)
        query = query.join(texts, texts.c.document == documents.c.key).where(documents.c.lineage == lineage)
        query = query.order_by(documents.c.version.desc(), records.c.key.desc()).limit(1)
        row = self.batch.connection.execute(query).first()
        return None if row is None else Latest(*row)

    def put_items(self, record: Record, document: int, run: tuple[int, str]) -> tuple[int, str]:
        """The record's key and id; everything that stands in it is put."""
        name = find_record_id(record.document.id, run[1])
        parts = ("times", "legal", "framing", "skipped")
        rest = dump_json({part: getattr(record, part) for part in parts})
        links: dict[str, str | None] = {"document": record.document.id, "run": run[1]}
        shared = {"document": document, "run": run[0]}
        key = self.batch.put(records, {"id": name, **shared, "rest": rest}, links)
        for table, rows in make_item_rows(record).items():
            for row in rows:
                self.batch.put(ITEMS[table], {**row, **shared, "record": key}, links | {"record": name})
        return key, name

    def supersede(self, before: int, old: str | None, after: int, new: str) -> None:
        """Nothing; the lists show the new record instead of the old one."""
        if old is None:
            old = next(row["id"] for row in self.batch.rows["records"] if row["key"] == before)
        row = {"record": before, "by": after, "why": "version"}
        self.batch.put(superseded, row, {"record": old, "by": new}, old)

    def compare_claims(self, before: int, record: Record) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Claims of the new version that the old one lacks, in words and fields, and the old one's that are gone."""
        table = ITEMS["claims"]
        query = select(table.c.id, *(table.c[name] for name in COMPARED)).where(table.c.record == before)
        old = {tuple(row)[1:]: row[0] for row in self.batch.connection.execute(query)}
        for row in self.batch.rows.get("claims", []):
            if row["record"] == before:
                old[tuple(row[name] for name in COMPARED)] = row["id"]
        rows = make_item_rows(record)["claims"]
        new = {tuple(row[name] for name in COMPARED): row["id"] for row in rows}
        came = tuple(name for content, name in new.items() if content not in old)
        return came, tuple(name for content, name in old.items() if content not in new)


COMPARED = ("claimant", "voice", "act", "kind", "agent", "target", "place", "starts", "words")
"""What makes two versions' claims the same: not their ids, which also hash where in the text they stand."""
