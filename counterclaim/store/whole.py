"""A whole reconciliation written: a million rows, of which only those that differ from what is kept are touched.

Both are walked in the order of their ids, so neither is held in memory twice.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from counterclaim.store.conclusions import CONCLUSIONS, members
from counterclaim.store.log import Author
from counterclaim.store.reconciliation import (
    LINES,
    PARTS,
    find_conclusion_id,
    insert_conclusions,
    remove_conclusions,
    sign_lines,
)
from counterclaim.store.rows import dump_json
from counterclaim.vocabulary import Reconciliation

MANY = 50_000
"""Rows from which the index of members is made anew: in the order of conclusions its rows come in no order, and each
would touch another page."""


@dataclass(frozen=True, slots=True)
class Changed:
    """What differs between the conclusions of one kind and those kept."""

    what: str
    fresh: tuple[Any, ...]
    """New rows and rows that changed."""
    replaced: tuple[str, ...]
    """The ids of those that changed."""
    gone: tuple[str, ...]

    @property
    def count(self) -> int:
        """How many rows it concerns."""
        return len(self.fresh) + len(self.gone)


def compare_kept(connection: Connection, case: Reconciliation) -> Iterator[Changed]:
    """What of each kind differs from what is kept."""
    for what, (part, _) in PARTS.items():
        rows = (*getattr(case, part), *(case.copies if what == "judgement" else ()))
        yield compare_rows(connection, what, sorted(rows, key=find_conclusion_id))


def compare_rows(connection: Connection, what: str, rows: Sequence[Any]) -> Changed:
    """What of one kind differs; `rows` come in the order of their ids."""
    table = CONCLUSIONS[what]
    query = select(table.c.id, table.c.body).order_by(table.c.id).execution_options(yield_per=LINES)
    fresh: list[Any] = []
    replaced: list[str] = []
    gone: list[str] = []
    at = 0
    for name, body in connection.execute(query):
        while at < len(rows) and find_conclusion_id(rows[at]) < name:
            fresh.append(rows[at])
            at += 1
        if at == len(rows) or find_conclusion_id(rows[at]) != name:
            gone.append(name)
            continue
        if dump_json(rows[at]) != body:
            fresh.append(rows[at])
            replaced.append(name)
        at += 1
    return Changed(what, (*fresh, *rows[at:]), tuple(replaced), tuple(gone))


def write_whole(connection: Connection, case: Reconciliation, author: Author) -> dict[str, int]:
    """How many rows of each kind changed; what is kept is this reconciliation, and the log names every row."""
    found = list(compare_kept(connection, case))
    index = next(iter(members.indexes))
    many = sum(changed.count for changed in found) >= MANY
    if many:
        index.drop(connection)
    for changed in found:
        lines = remove_conclusions(connection, changed.what, changed.gone)
        remove_conclusions(connection, changed.what, changed.replaced)
        sign_lines(connection, lines, author, case.rules)
        for start in range(0, len(changed.fresh), LINES):
            part = changed.fresh[start : start + LINES]
            sign_lines(connection, insert_conclusions(connection, changed.what, part), author, case.rules)
    if many:
        index.create(connection)
    return {changed.what: changed.count for changed in found}
