"""Who publishes, who accuses whom, what to look at next, and the log: lists for pages, each with a bound."""

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, and_, func, select

from counterclaim.contract import from_json
from counterclaim.store.conclusions import audit, disputes, identities, judgements, members
from counterclaim.store.counted import read_tallies
from counterclaim.store.database import Database
from counterclaim.store.filters import list_names, read_cursor, stands, write_cursor
from counterclaim.store.query import check_limit
from counterclaim.store.summary import cut_ids, keep_while
from counterclaim.store.tables import claims, documents, figures, skips, statements
from counterclaim.vocabulary import Judgement

LATEST = 5_000
"""Claims or figures, the latest published, that these lists look at: exact up to there; a larger case would be read
from end to end for them (650,000 claims: 10 s)."""
Doubt = tuple[str, float | None, int | None, bool]
"""A claim's id, the score of its statement, its largest figure, whether it is disputed."""


def list_sources(database: Database) -> tuple[tuple[str, str | None, str | None, int, int, int, int], ...]:
    """(name, domain, side, documents, claims, claims of its own, claims carried) of each source, most documents first.

    A source's side is the one its own voice speaks for most often.
    """

    def count(connection: Connection) -> tuple[Any, ...]:
        named = select(documents.c.source, func.count().label("rows")).where(documents.c.source.is_not(None))
        voices, sides = count_voices(connection)
        made = []
        domains = read_domains(connection)
        for row in connection.execute(named.group_by(documents.c.source)):
            own, carried = voices.get((row.source, "source"), 0), voices.get((row.source, "speaker"), 0)
            side = sides.get(row.source, (0, None))[1]
            made.append((row.source, domains.get(row.source), side, int(row.rows), own + carried, own, carried))
        return tuple(sorted(made, key=lambda row: (-row[3], row[0])))

    found: tuple[Any, ...] = keep_while(database, "sources", count)
    return found


def count_voices(connection: Connection) -> tuple[dict[tuple[str, str], int], dict[str, tuple[int, str]]]:
    """Claims by source and voice, and the side that each source's own voice speaks for most often, with its claims."""
    voices: dict[tuple[str, str], int] = {}
    sides: dict[str, tuple[int, str]] = {}
    for source, voice, side, rows in read_tallies(connection, "voice"):
        voices[source, voice] = voices.get((source, voice), 0) + int(rows)
        if voice == "source" and side != "":
            sides[source] = max(sides.get(source, (0, "")), (int(rows), str(side)))
    return voices, sides


def read_domains(connection: Connection) -> dict[str, str | None]:
    """The domain of each source's latest document: one step down the index for each, not a look at every document."""
    found: dict[str, str | None] = {}
    for name in list_names(connection, documents, "source"):
        latest = select(documents.c.domain).where(documents.c.source == name)
        query = latest.order_by(documents.c.sorted_on.desc()).limit(1)
        found[name] = connection.execute(query).scalar()
    return found


def count_accusations(database: Database) -> tuple[tuple[str, str | None, str, str | None, int], ...]:
    """(claimant, side, accused, side of the accused, claims) of who accuses whom, most often first, at most 200."""

    def count(connection: Connection) -> tuple[Any, ...]:
        rows = read_tallies(connection, "accusation", 200)
        known = select(identities.c.name, identities.c.side).where(identities.c.name.in_({row.other for row in rows}))
        sides = {row.name: row.side for row in connection.execute(known)}
        return tuple((row.value, row.side or None, row.other, sides.get(row.other), int(row.number)) for row in rows)

    found: tuple[Any, ...] = keep_while(database, "accusations", count)
    return found


def find_unsure(database: Database, *, limit: int) -> tuple[Judgement, ...]:
    """Judgements about claims that the machine left open."""
    query = select(judgements.c.body).where(judgements.c.subject == "claim", judgements.c.verdict == "unsure")
    with database.read() as connection:
        bodies = list(
            connection.execute(query.order_by(judgements.c.score.desc(), judgements.c.id).limit(limit)).scalars()
        )
    return tuple(from_json(Judgement, json.loads(body)) for body in bodies)


def find_doubtful(database: Database, *, limit: int) -> tuple[Doubt, ...]:
    """Claims worth a look: disputed ones, those with the largest figures, those whose statement the machine doubts."""

    def find(connection: Connection) -> tuple[Doubt, ...]:
        held = select(members.c.item).join(disputes, disputes.c.id == members.c.conclusion)
        latest = select(figures.c.claim, figures.c.low).where(stands(figures), figures.c.claim.is_not(None))
        kept = latest.order_by(figures.c.sorted_on.desc()).limit(LATEST).subquery()
        large = select(kept.c.claim).where(kept.c.low.is_not(None)).order_by(kept.c.low.desc()).limit(limit)
        disputed = set(connection.execute(held.where(members.c.role == "claims").limit(limit * 2)).scalars())
        wanted = [*sorted(disputed), *connection.execute(large).scalars()]
        tolls = find_largest(connection, wanted)
        scores = load_scores(connection, wanted)
        return tuple(
            (id_, scores[id_], tolls.get(id_), id_ in disputed) for id_ in dict.fromkeys(wanted) if id_ in scores
        )

    found: tuple[Doubt, ...] = keep_while(database, f"doubtful {limit}", find)
    return found


def find_largest(connection: Connection, ids: Sequence[str]) -> dict[str, int]:
    """The largest lower end among the figures of each of these claims."""
    found: dict[str, int] = {}
    for cut in cut_ids(ids):
        query = select(figures.c.claim, func.max(figures.c.low)).where(
            figures.c.claim.in_(cut), figures.c.low.is_not(None)
        )
        found |= {str(claim): int(low) for claim, low in connection.execute(query.group_by(figures.c.claim))}
    return found


def load_scores(connection: Connection, ids: Sequence[str]) -> dict[str, float | None]:
    """The score of the statement that each of these claims stands in; None for the source's own voice."""
    found: dict[str, float | None] = {}
    said = and_(statements.c.id == claims.c.statement, statements.c.record == claims.c.record)
    for cut in cut_ids(ids):
        query = (
            select(claims.c.id, statements.c.body)
            .outerjoin(statements, said)
            .where(claims.c.id.in_(cut), stands(claims))
        )
        for id_, body in connection.execute(query):
            found[str(id_)] = None if body is None else json.loads(body).get("score")
    return found


def page_log(
    database: Database, *, limit: int, cursor: str | None
) -> tuple[tuple[tuple[str, str, str, str | None, str | None], ...], str | None]:
    """((when, who, what, target, why), …) of the audit log, newest first, and the next cursor."""
    query = select(audit.c.seq, audit.c.at, audit.c.by, audit.c.action, audit.c.subject, audit.c.why)
    query = query if cursor is None else query.where(audit.c.seq < read_cursor(cursor)[1])
    with database.read() as connection:
        rows = connection.execute(query.order_by(audit.c.seq.desc()).limit(check_limit(limit) + 1)).all()
    following = write_cursor("", rows[limit - 1].seq) if len(rows) > limit else None
    return tuple((row.at, row.by, row.action, row.subject, row.why) for row in rows[:limit]), following


def list_skips(database: Database, *, limit: int) -> tuple[Any, ...]:
    """What was seen and not taken in: rows with what, why and at, the latest first."""
    query = select(skips.c.what, skips.c.why, skips.c.at).order_by(skips.c.key.desc()).limit(limit)
    with database.read() as connection:
        return tuple(connection.execute(query).all())
