"""One thing of a case by its id: a document, its record, a capture's bytes, anything with its provenance."""

import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Table, literal, select

from counterclaim.contract import from_json
from counterclaim.errors import CaseError
from counterclaim.store.conclusions import CONCLUSIONS, audit, members, reviews
from counterclaim.store.database import Database
from counterclaim.store.filters import stands
from counterclaim.store.found import DocumentRow, Found
from counterclaim.store.query import load_documents, make_found, pick_columns
from counterclaim.store.tables import ITEMS, blobs, captures, documents, records, runs, skips, texts
from counterclaim.vocabulary import SCHEMA, Actor, Claim, Document, Figure, Place, Record, Statement

KINDS: dict[str, type[Any]] = {
    "statements": Statement,
    "claims": Claim,
    "figures": Figure,
    "actors": Actor,
    "places": Place,
}


@dataclass(frozen=True, slots=True)
class CaptureRow:
    """A capture without its bytes."""

    id: str
    sha256: str
    url: str | None
    name: str
    found_in: str | None
    retrieved: str | None
    media_type: str | None
    status: int | None
    headers: dict[str, str]
    size: int | None
    """Bytes; None where they are not in the case."""


def load_text(database: Database, document: str) -> str:
    """A document's text."""
    with database.read() as connection:
        query = select(texts.c.text).join(documents, documents.c.key == texts.c.document)
        text = connection.execute(query.where(documents.c.id == document)).scalar()
    if text is None:
        raise CaseError(f"{document}: no such document in this case")
    return str(text)


def load_document(database: Database, document: str) -> Document:
    """A document as it was read."""
    with database.read() as connection:
        return rebuild_document(find_row(connection, document))


def find_row(connection: Connection, document: str) -> Any:
    """A document's row with its text."""
    query = select(documents.c.key, documents.c.body, texts.c.text).join(texts, texts.c.document == documents.c.key)
    row = connection.execute(query.where(documents.c.id == document)).first()
    if row is None:
        raise CaseError(f"{document}: no such document in this case")
    return row


def rebuild_document(row: Any) -> Document:
    """The document of a row with body and text."""
    return from_json(Document, json.loads(row.body) | {"text": row.text})


def load_record(database: Database, document: str, *, run: str | None = None) -> Record:
    """The record of a document: the newest, or that of this run."""
    with database.read() as connection:
        row = find_row(connection, document)
        query = select(records, runs.c.id.label("named")).join(runs, runs.c.key == records.c.run)
        query = query.where(records.c.document == row.key)
        query = query if run is None else query.where(runs.c.id == run)
        record = connection.execute(query.order_by(records.c.key.desc()).limit(1)).first()
        if record is None:
            raise CaseError(f"{document}: no record of it by run {run}")
        return rebuild_record(connection, row, record)


def rebuild_record(connection: Connection, document: Any, record: Row[Any]) -> Record:
    """The record from its rows."""
    return rebuild_records(connection, {record.document: document}, [record])[0]


def rebuild_records(connection: Connection, known: Mapping[int, Any], found: Sequence[Row[Any]]) -> list[Record]:
    """Records from their rows, in their order; `known`: their documents by key. One query a table for all of them."""
    ran = {row.key: row for row in connection.execute(select(runs).where(runs.c.key.in_({row.run for row in found})))}
    bodies: dict[tuple[int, str], list[Any]] = {}
    for name, table in ITEMS.items():
        query = select(table.c.record, table.c.body).where(table.c.record.in_([row.key for row in found]))
        for record, body in connection.execute(query.order_by(table.c.record, table.c.position)):
            bodies.setdefault((record, name), []).append(json.loads(body))
    return [rebuild_one(known[row.document], row, ran[row.run], bodies) for row in found]


def rebuild_one(document: Any, record: Row[Any], run: Row[Any], bodies: Mapping[tuple[int, str], list[Any]]) -> Record:
    """One record from its row and the bodies of what stands in it."""
    plain: dict[str, Any] = {
        "schema": SCHEMA,
        "run": {"version": run.version, "models": json.loads(run.models), "settings": run.settings},
        "document": json.loads(document.body) | {"text": document.text},
        **json.loads(record.rest),
        **{name: bodies.get((record.key, name), []) for name in ITEMS},
    }
    return from_json(Record, plain)


def load_records(database: Database, names: Sequence[str]) -> list[Record]:
    """The newest records of these documents, in the order of their arrival: some hundred at once, not all of a case."""
    with database.read() as connection:
        query = select(documents.c.key, documents.c.body, texts.c.text).join(texts, texts.c.document == documents.c.key)
        known = {row.key: row for row in connection.execute(query.where(documents.c.id.in_(names)))}
        rows = connection.execute(select(records).where(records.c.document.in_(known)).order_by(records.c.key))
        newest = {row.document: row for row in rows}
        return rebuild_records(connection, known, list(newest.values()))


def walk_records(database: Database, *, all_versions: bool = False, after: int = 0) -> Iterator[tuple[int, Record]]:
    """Every record that stands, in the order of arrival, with its place in that order: `after` goes on from one."""
    while True:
        with database.read() as connection:
            query = select(records).where(records.c.key > after).order_by(records.c.key).limit(100)
            found = connection.execute(query).all()
            if len(found) == 0:
                return
            query = select(documents.c.key, documents.c.body, texts.c.text).where(
                texts.c.document == documents.c.key, documents.c.key.in_([row.document for row in found])
            )
            if not all_versions:
                query = query.where(stands(documents))
            known = {row.key: row for row in connection.execute(query)}
            kept = [row for row in found if row.document in known]
            made = rebuild_records(connection, known, kept)
        yield from zip((row.key for row in kept), made, strict=True)
        after = found[-1].key


def load_bytes(database: Database, sha256: str) -> bytes:
    """The bytes with this SHA-256, as received."""
    with database.read() as connection:
        packed = connection.execute(select(blobs.c.packed).where(blobs.c.sha256 == sha256)).scalar()
    if packed is None:
        raise CaseError(f"{sha256}: its bytes are not in this case")
    return zlib.decompress(packed)


def list_captures(database: Database, document: str) -> tuple[CaptureRow, ...]:
    """Captures that a document was read from, the first first."""
    names = ("id", "sha256", "url", "name", "found_in", "retrieved", "media_type", "status", "headers")
    query = select(*(captures.c[name] for name in names), blobs.c.size)
    query = query.join(documents, documents.c.key == captures.c.document)
    query = query.join(blobs, blobs.c.sha256 == captures.c.sha256, isouter=True)
    query = query.where(documents.c.id == document).order_by(captures.c.key)
    with database.read() as connection:
        rows = connection.execute(query).all()
    return tuple(CaptureRow(**(row._asdict() | {"headers": json.loads(row.headers)})) for row in rows)


def find_newest(database: Database, address: str) -> CaptureRow | None:
    """The newest capture of an address, asked or answered; None where the case has none."""
    names = ("id", "sha256", "url", "name", "found_in", "retrieved", "media_type", "status", "headers")
    query = select(*(captures.c[name] for name in names), literal(None).label("size"))
    with database.read() as connection:
        found = [
            connection.execute(query.where(column == address).order_by(captures.c.key.desc()).limit(1)).first()
            for column in (captures.c.url, captures.c.name)
        ]
    row = next((row for row in found if row is not None), None)
    return None if row is None else CaptureRow(**(row._asdict() | {"headers": json.loads(row.headers)}))


def has_capture(database: Database, name: str) -> bool:
    """Whether the case has the capture with this id."""
    with database.read() as connection:
        return connection.execute(select(captures.c.key).where(captures.c.id == name)).first() is not None


def list_versions(database: Database, document: str) -> tuple[DocumentRow, ...]:
    """Every version of the page that a document is one of, the oldest first."""
    with database.read() as connection:
        lineage = select(documents.c.lineage).where(documents.c.id == document).scalar_subquery()
        query = select(documents.c.key).where(documents.c.lineage == lineage).order_by(documents.c.version)
        keys = connection.execute(query).scalars().all()
        known = load_documents(connection, keys)
    return tuple(known[key] for key in keys)


def load_items(database: Database, what: str, ids: list[str]) -> dict[str, Found[Any]]:
    """Statements, claims, figures, actors or places with these ids, the newest record's where several have it."""
    table = ITEMS[what]
    with database.read() as connection:
        rows = connection.execute(select(*pick_columns(table)).where(table.c.id.in_(ids)).order_by(table.c.key)).all()
        make = make_found(connection, KINDS[what], rows)
        return {row.id: make(row) for row in rows}


def list_named() -> dict[str, Table]:
    """The tables whose rows have ids, by what their rows are called."""
    kept = {"documents": documents, **ITEMS, "captures": captures, "runs": runs, "skips": skips, "reviews": reviews}
    return kept | CONCLUSIONS


def find_kind(database: Database, name: str) -> str | None:
    """What an id names: documents, statements, claims, …, captures, runs, incident, dispute, …; None: nothing here."""
    with database.read() as connection:
        for kind, table in list_named().items():
            if connection.execute(select(table.c.id).where(table.c.id == name).limit(1)).first() is not None:
                return kind
    return None


def find_beginning(database: Database, beginning: str) -> str:
    """The only id that begins so; lists show ids shortened. An error where none does, or several do."""
    found: set[str] = set()
    with database.read() as connection:
        for table in list_named().values() if beginning != "" else ():
            after = select(table.c.id).where(table.c.id >= beginning).order_by(table.c.id).distinct().limit(2)
            found.update(name for name in connection.execute(after).scalars() if name.startswith(beginning))
    if len(found) > 1:
        raise CaseError(f"{beginning}: several ids in this case begin so: {', '.join(sorted(found)[:3])} …")
    if len(found) == 0:
        raise CaseError(f"{beginning}: nothing in this case has this id")
    return found.pop()


def show_thing(database: Database, name: str) -> dict[str, Any]:
    """Anything by its id or its beginning, as JSON: what it is, its evidence, where it came from, what concludes from
    it, who said what about it since."""
    kind = find_kind(database, name)
    if kind is None:
        name = find_beginning(database, name)
        kind = find_kind(database, name)
    assert kind is not None
    shown: dict[str, Any] = {"what": kind, "id": name}
    if kind in ITEMS:
        shown |= show_item(database, kind, name)
    elif kind == "documents":
        document = load_document(database, name)
        shown["document"] = document
        shown["captures"] = list_captures(database, name)
        shown["versions"] = list_versions(database, name)
    else:
        shown |= show_row(database, kind, name)
    return shown | show_traces(database, name)


def show_item(database: Database, kind: str, name: str) -> dict[str, Any]:
    """A statement, claim, figure, actor or place, with quotes of every span and its document's captures."""
    found = load_items(database, kind, [name])[name]
    spans = [getattr(found.item, field, ()) for field in ("evidence", "spans", "mentions")]
    content = getattr(found.item, "content", None)
    quotes = [span for group in (*spans, () if content is None else content.spans) for span in group]
    return {
        "item": found.item,
        "evidence": [{"start": span.start, "end": span.end, "quote": span.quote} for span in quotes],
        "document": found.document,
        "run": found.run,
        "captures": list_captures(database, found.document.id),
    }


def show_row(database: Database, kind: str, name: str) -> dict[str, Any]:
    """A row of any other table."""
    table = list_named()[kind]
    with database.read() as connection:
        row = connection.execute(select(table).where(table.c.id == name)).one()
    if "body" in table.c:
        return {"item": json.loads(row.body)}
    return {"item": {key: value for key, value in row._asdict().items() if key not in ("key", "document", "run")}}


def show_traces(database: Database, name: str) -> dict[str, Any]:
    """Conclusions that hold an id, and the log's entries about it."""
    with database.read() as connection:
        held = connection.execute(
            select(members.c.conclusion, members.c.role).where(members.c.item == name).limit(100)
        ).all()
        names = (audit.c.seq, audit.c.at, audit.c.by, audit.c.action, audit.c.why)
        entries = connection.execute(
            select(*names).where(audit.c.subject == name).order_by(audit.c.seq).limit(100)
        ).all()
    return {"held_by": [row._asdict() for row in held], "log": [row._asdict() for row in entries]}
