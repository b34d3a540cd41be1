"""Full-text search, the same on both databases: words of texts and of claims, phrases and beginnings of words.

SQLite: FTS5 over the kept rows (external content), `unicode61 remove_diacritics 2`. PostgreSQL: a tsvector that is
made here, word for word as unicode61 would, so that the same query finds the same rows on both.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, column, literal_column, text
from sqlalchemy.sql.expression import ColumnElement, FromClause, table

from counterclaim.errors import CaseError

WORD = re.compile(r"[^\W_]+")
LONGEST = 16_383
"""PostgreSQL keeps no position beyond this in a tsvector: phrases are not found further on, words are."""
TSVECTOR = 900_000
"""Bytes of a tsvector's literal before the last words of a very long text are left out (PostgreSQL's end is 1 MB)."""
TERMS = 32
"""Words of a query that are read; more would only slow it."""

SEARCHED = {"texts": ("text_index", "document", "text"), "claims": ("claim_index", "key", "words")}
"""The kept table; its index, the column that is the index's rowid, and the column that is indexed."""


def fold_words(words: str) -> list[str]:
    """The words as they are compared: lower case, without diacritics."""
    plain = unicodedata.normalize("NFD", words.lower())
    return WORD.findall("".join(char for char in plain if not unicodedata.combining(char)))


def add_rows(connection: Connection, rows: Mapping[str, Sequence[Mapping[str, Any]]]) -> None:
    """Nothing; the new texts and claims can be found."""
    for source, (name, key, words) in SEARCHED.items():
        fresh = [(row[key], row[words]) for row in rows.get(source, [])]
        if len(fresh) == 0:
            continue
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql(f"INSERT INTO {name} (rowid, {words}) VALUES (?, ?)", fresh)
        else:
            add_vectors(connection, name, fresh)


def add_vectors(connection: Connection, name: str, fresh: Sequence[tuple[int, str]]) -> None:
    """Nothing; the words are in PostgreSQL's index, by COPY."""
    driver = connection.connection.driver_connection
    assert driver is not None
    with driver.cursor() as cursor, cursor.copy(f"COPY {name} (rowid, words) FROM STDIN") as copy:
        for key, words in fresh:
            copy.write_row((key, make_vector(words)))


def make_vector(words: str) -> str:
    """A tsvector's literal: each word with its positions."""
    places: dict[str, list[str]] = {}
    for position, word in enumerate(fold_words(words), 1):
        places.setdefault(word[:500], []).append(str(min(position, LONGEST)))
    parts: list[str] = []
    size = 0
    for word, found in places.items():
        part = f"'{word}':{','.join(dict.fromkeys(found[:255]))}"
        size += len(part.encode()) + 1
        if size > TSVECTOR:
            break
        parts.append(part)
    return " ".join(parts)


def parse_query(query: str) -> list[tuple[tuple[str, ...], bool]]:
    """The query's parts: words of a phrase, and whether its last word is only a beginning ("gan*")."""
    parts: list[tuple[tuple[str, ...], bool]] = []
    for phrase, single in re.findall(r'"([^"]*)"|([^\s"]+)', query):
        raw = phrase or single
        words = tuple(fold_words(raw))
        if len(words) > 0:
            parts.append((words, raw.rstrip().endswith("*")))
    if len(parts) == 0:
        raise CaseError(f"expected at least one word to search for, got {query[:80]!r}")
    return parts[:TERMS]


def write_match(query: str, *, sqlite: bool) -> str:
    """The query in the database's own language; nothing of the user's words is read as an operator."""
    terms: list[str] = []
    for words, beginning in parse_query(query):
        if sqlite:
            terms.append('"' + " ".join(words) + '"' + ("*" if beginning else ""))
        else:
            quoted = [f"'{word}'" for word in words]
            quoted[-1] += ":*" if beginning else ""
            terms.append("(" + " <-> ".join(quoted) + ")")
    return (" " if sqlite else " & ").join(terms)


def match_words(connection: Connection, source: str, query: str) -> tuple[FromClause, ColumnElement[bool]]:
    """The index to join, its `rowid` being the row's key, and the condition that a row holds these words."""
    name = SEARCHED[source][0]
    index = table(name, column("rowid"))
    sqlite = connection.dialect.name == "sqlite"
    bound: BindParameter[str] = bindparam(f"match_{name}", write_match(query, sqlite=sqlite))
    if sqlite:
        return index, literal_column(name).op("MATCH")(bound)
    return index, literal_column(f"{name}.words").op("@@")(text(f"(:match_{name})::tsquery").bindparams(bound))


def rebuild_index(connection: Connection) -> None:
    """Nothing; SQLite's full-text indexes are made anew from the kept rows."""
    for name, _, _ in SEARCHED.values():
        connection.exec_driver_sql(f"INSERT INTO {name} ({name}) VALUES ('rebuild')")
