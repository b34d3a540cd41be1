"""What people decided: one row each, never changed; taking one back is another row."""

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import select

from counterclaim.contract import from_json
from counterclaim.errors import CaseError
from counterclaim.store.conclusions import audit, review_targets, reviews
from counterclaim.store.database import Database, insert_rows, next_key
from counterclaim.store.filters import read_cursor, write_cursor
from counterclaim.store.found import Page
from counterclaim.store.log import Author, Entry, chain_entries, find_head
from counterclaim.store.query import check_limit
from counterclaim.store.rows import digest_row, dump_json
from counterclaim.vocabulary import Review


def save_review(database: Database, review: Review) -> Review:
    """The review, kept and in the audit log; the same one again adds nothing."""
    with database.write() as connection:
        if connection.execute(select(reviews.c.id).where(reviews.c.id == review.id)).first() is not None:
            return review
        if review.undoes is not None:
            undone = select(reviews.c.id).where(reviews.c.id == review.undoes)
            if connection.execute(undone).first() is None:
                raise CaseError(f"{review.undoes}: no such review to take back")
        names = ("id", "subject", "verdict", "by", "at", "undoes")
        row: dict[str, Any] = {name: getattr(review, name) for name in names} | {"body": dump_json(review)}
        key = next_key(connection, reviews)
        insert_rows(connection, reviews, [{"key": key, **row}])
        targets = [{"review": key, "position": at, "target": name} for at, name in enumerate(review.targets)]
        insert_rows(connection, review_targets, targets)
        line = ("reviews", review.id, digest_row("reviews", row, {}))
        why = review.verdict if review.undoes is None else f"taken back: {review.verdict}"
        entry = Entry("review", review.targets[0] if len(review.targets) > 0 else None, why, (line,))
        author = Author(review.by, review.at)
        insert_rows(connection, audit, chain_entries(find_head(connection), [entry], author))
    return review


def list_reviews(database: Database, targets: Iterable[str] | None = None) -> tuple[Review, ...]:
    """Reviews in the order they were made, those taken back too: of these ids, or all."""
    query = select(reviews.c.body).order_by(reviews.c.key)
    if targets is not None:
        held = select(review_targets.c.review).where(review_targets.c.target.in_(list(targets)))
        query = query.where(reviews.c.key.in_(held))
    with database.read() as connection:
        return tuple(from_json(Review, json.loads(body)) for body in connection.execute(query).scalars())


def list_standing(database: Database, targets: Iterable[str] | None = None) -> tuple[Review, ...]:
    """Reviews that no later one took back, without those that only take one back."""
    made = list_reviews(database, targets)
    with database.read() as connection:
        undone = set(connection.execute(select(reviews.c.undoes).where(reviews.c.undoes.is_not(None))).scalars())
    return tuple(review for review in made if review.id not in undone and review.undoes is None)


def page_reviews(
    database: Database, *, by: str | None = None, limit: int = 50, cursor: str | None = None
) -> Page[Review]:
    """Reviews, the latest first; of one person or of all."""
    query = select(reviews.c.key, reviews.c.body).order_by(reviews.c.key.desc()).limit(check_limit(limit) + 1)
    query = query if by is None else query.where(reviews.c.by == by)
    query = query if cursor is None else query.where(reviews.c.key < read_cursor(cursor)[1])
    with database.read() as connection:
        rows = connection.execute(query).all()
    following = write_cursor("", rows[limit - 1].key) if len(rows) > limit else None
    return Page(tuple(from_json(Review, json.loads(row.body)) for row in rows[:limit]), following)
