"""Reconciliations of one case after each other: what one of them concludes holds only as long as no other wrote.

A case has a turn, a number that every reconciliation raises. One document is brought in under the writers' lock. A
whole case takes minutes, in which nobody should wait: it is brought together beside the lock, and written only if the
turn is still the one that it began with.
"""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, delete, not_, select, text

from counterclaim.errors import CaseError
from counterclaim.store.conclusions import DECIDED, PENDING, STALE, TURN, blocks
from counterclaim.store.database import Database, insert_rows
from counterclaim.vocabulary import Review, make_id

MANY = 10_000
"""Rows of one statement: a million are not held as dictionaries at once."""


def find_turn(database: Database) -> int:
    """The number of reconciliations so far."""
    with database.read() as connection:
        return read_turn(connection)


def read_turn(connection: Connection) -> int:
    """The same on a connection."""
    return int(connection.execute(select(blocks.c.item).where(blocks.c.key == TURN)).scalar() or 0)


def take_turn(connection: Connection, turn: int) -> None:
    """Nothing; the case has its next turn. An error where another reconciliation took it."""
    if read_turn(connection) != turn:
        raise CaseError("another process reconciled this case meanwhile; run it again")
    connection.execute(delete(blocks).where(blocks.c.key == TURN))
    insert_rows(connection, blocks, [{"key": TURN, "item": str(turn + 1)}])


def know_decisions(database: Database, reviews: Sequence[Review]) -> bool:
    """Whether the last reconciliation knew just these decisions."""
    with database.read() as connection:
        known = connection.execute(select(blocks.c.item).where(blocks.c.key == DECIDED)).scalar()
    return (known or name_decisions(())) == name_decisions(reviews)


def keep_decisions(connection: Connection, reviews: Sequence[Review]) -> None:
    """Nothing; this reconciliation knew these decisions."""
    connection.execute(delete(blocks).where(blocks.c.key == DECIDED))
    insert_rows(connection, blocks, [{"key": DECIDED, "item": name_decisions(reviews)}])


def name_decisions(reviews: Sequence[Review]) -> str:
    """One word for decisions, which are never changed, only added."""
    return make_id("decisions", *(review.id for review in reviews))


def add_blocks(connection: Connection, rows: Iterable[tuple[str, str]]) -> None:
    """Nothing; items can be found by these keys too."""
    found = [{"key": key, "item": item} for key, item in rows]
    if len(found) > 0:
        connection.execute(text("INSERT INTO blocks (key, item) VALUES (:key, :item) ON CONFLICT DO NOTHING"), found)


def clear_blocks(connection: Connection) -> None:
    """Nothing; no item is found by any key. Marks stay."""
    connection.execute(delete(blocks).where(not_(blocks.c.key.in_((PENDING, STALE, TURN, DECIDED)))))


def insert_blocks(connection: Connection, rows: Iterable[tuple[str, str]]) -> None:
    """Nothing; items can be found by these keys, none of which is there. Sorted, so that the table is written from
    front to back: in any order each row touches another page of it."""
    found = sorted(set(rows))
    for at in range(0, len(found), MANY):
        insert_rows(connection, blocks, [{"key": key, "item": item} for key, item in found[at : at + MANY]])
