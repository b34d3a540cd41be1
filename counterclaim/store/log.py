"""The audit log written: one entry for every change, each holding the hash of the one before.

An entry's manifest lists every row it wrote ([table, id, SHA-256 of the content]; null for a row taken away), its
digest is the manifest's SHA-256, and its hash covers digest, who, when, what and the previous hash. So no row and no
entry can be altered, added or removed without the chain saying where; `verify` reads it.
"""

import hashlib
import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from counterclaim.store.conclusions import audit

GENESIS = "0" * 64
"""What stands for the hash before the first entry."""

Line = tuple[str, str, str | None]
"""Table, id, digest of the row's content (None: taken away)."""


@dataclass(frozen=True, slots=True)
class Author:
    """By whom and when a change is made. Every change has one."""

    by: str
    at: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One change, before it has its place in the chain."""

    action: str
    subject: str | None
    why: str | None
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """The end of the chain: what to deposit elsewhere."""

    seq: int
    hash: str
    at: str | None


def pack_lines(lines: Iterable[Line]) -> bytes:
    """The manifest as bytes, not yet packed."""
    return json.dumps([list(line) for line in lines], ensure_ascii=False, separators=(",", ":")).encode()


def hash_entry(previous: str, entry: Mapping[str, Any]) -> str:
    """The hash that an entry has after this previous one."""
    names = ("seq", "at", "by", "action", "subject", "why", "digest")
    content = json.dumps([previous, *(entry[name] for name in names)], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()


def find_head(connection: Connection) -> Head:
    """The last entry's number and hash."""
    query = select(audit.c.seq, audit.c.hash, audit.c.at).order_by(audit.c.seq.desc()).limit(1)
    row = connection.execute(query).first()
    return Head(0, GENESIS, None) if row is None else Head(int(row.seq), row.hash, row.at)


def chain_entries(head: Head, entries: Sequence[Entry], author: Author) -> list[dict[str, Any]]:
    """The rows of these entries, in order, after this head."""
    rows: list[dict[str, Any]] = []
    previous = head.hash
    for seq, entry in enumerate(entries, head.seq + 1):
        manifest = pack_lines(entry.lines)
        row = {
            "seq": seq,
            "at": author.at,
            "by": author.by,
            "action": entry.action,
            "subject": entry.subject,
            "why": entry.why,
            "manifest": zlib.compress(manifest, 6),
            "digest": hashlib.sha256(manifest).hexdigest(),
            "previous": previous,
        }
        row["hash"] = previous = hash_entry(previous, row)
        rows.append(row)
    return rows
