"""What a source does with words: which contested ones it uses itself, whose claims it carries, who carries its own."""

import json
from collections import Counter

from sqlalchemy import Connection, Select, exists, func, select

from counterclaim.store.conclusions import origins, traces
from counterclaim.store.database import Database
from counterclaim.store.filters import stands
from counterclaim.store.summary import VALUES, keep_while
from counterclaim.store.tables import claims, documents, records, superseded

READ = 500
"""Documents of a source, the latest, whose contested words are counted."""

Use = tuple[str, str, str | None, int, str]
"""A contested term, who contests it, the neutral word if there is one, how often it is used, a document that does."""

LATEST = 2_000
"""Claims over which carriers are counted: each costs a row read from anywhere in the case."""


def count_terms(database: Database, source: str) -> tuple[Use, ...]:
    """The contested words that a source uses in its own voice, most often first."""

    def count(connection: Connection) -> tuple[Use, ...]:
        newer = exists(select(superseded.c.record).where(superseded.c.record == records.c.key))
        query = select(documents.c.id, records.c.rest).join(records, records.c.document == documents.c.key)
        query = query.where(documents.c.source == source, ~newer).order_by(documents.c.sorted_on.desc()).limit(READ)
        uses: Counter[tuple[str, str, str | None]] = Counter()
        seen: dict[tuple[str, str, str | None], str] = {}
        for document, rest in connection.execute(query):
            for row in json.loads(rest)["framing"]:
                if row["voice"] == "source":
                    key = (row["term"].lower(), row["contested_by"], row["neutral"])
                    uses[key] += len(row["spans"])
                    seen.setdefault(key, str(document))
        return tuple(
            (*key, rows, seen[key]) for key, rows in sorted(uses.items(), key=lambda item: (-item[1], item[0]))
        )

    found: tuple[Use, ...] = keep_while(database, f"terms {source}", count)
    return found


def count_carriers(database: Database, ids: tuple[str, ...]) -> tuple[tuple[str, int], ...]:
    """(source, claims) of those who publish what goes back to these origins, most claims first."""
    told = select(traces.c.claim).where(traces.c.origin.in_(ids)).limit(LATEST).subquery()
    query = select(claims.c.source, func.count()).join(told, told.c.claim == claims.c.id)
    query = query.where(claims.c.source.is_not(None), stands(claims)).group_by(claims.c.source)
    return rank_names(database, f"carriers {ids}", query)


def count_carried(database: Database, source: str) -> tuple[tuple[str, int], ...]:
    """(origin, claims) of those whose claims a source publishes, most claims first; itself is one of them."""
    told = select(claims.c.id).where(claims.c.source == source, stands(claims)).order_by(claims.c.sorted_on.desc())
    latest = told.limit(LATEST).subquery()
    query = select(origins.c.name, func.count()).join(traces, traces.c.origin == origins.c.id)
    query = query.join(latest, latest.c.id == traces.c.claim).group_by(origins.c.name)
    return rank_names(database, f"carried {source}", query)


def rank_names(database: Database, name: str, query: Select[str | None, int]) -> tuple[tuple[str, int], ...]:
    """The first names of a count, most first."""

    def count(connection: Connection) -> tuple[tuple[str, int], ...]:
        rows = connection.execute(query.order_by(func.count().desc(), query.selected_columns[0]).limit(VALUES))
        return tuple((str(value), int(number)) for value, number in rows)

    found: tuple[tuple[str, int], ...] = keep_while(database, name, count)
    return found


def find_origins(database: Database, name: str) -> tuple[str, ...]:
    """The ids of the origins of this name: an outlet and a body may share one."""
    with database.read() as connection:
        rows = connection.execute(select(origins.c.id).where(origins.c.name == name).order_by(origins.c.id))
        return tuple(str(row.id) for row in rows)
