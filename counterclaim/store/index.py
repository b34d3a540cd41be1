"""Full-text search, the same on both databases: words of texts and of claims, phrases and beginnings of words.

SQLite: FTS5 over the kept rows (external content), `unicode61 remove_diacritics 2`. PostgreSQL: a tsvector that is
made here, word for word as unicode61 would, so that the same query finds the same rows on both.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, Connection, Table, bindparam, column, literal_column, select, text
from sqlalchemy.sql.expression import ColumnElement, FromClause, TableClause, table

from counterclaim.errors import CaseError
from counterclaim.store.facets import INDEXES, write_facets, write_groups
from counterclaim.store.tables import claims, figures, statements, texts

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
    """Nothing; the new texts and claims can be found, on SQLite by their filters too."""
    if connection.dialect.name == "sqlite":
        add_lines(connection, "INSERT INTO text_index (rowid, text)", pick(rows, "texts", "document", "text"))
        for table, name in INDEXES.items():
            extra = ["words"] if table == "claims" else []
            lines = [
                (row["key"], *(row[word] for word in extra), write_facets(table, row)) for row in rows.get(table, [])
            ]
            add_lines(connection, f"INSERT INTO {name} ({', '.join(('rowid', *extra, 'facets'))})", lines)
        return
    for source, (name, key, words) in SEARCHED.items():
        add_vectors(connection, name, pick(rows, source, key, words))


def pick(rows: Mapping[str, Sequence[Mapping[str, Any]]], table: str, key: str, words: str) -> list[tuple[int, str]]:
    """Two columns of a table's new rows."""
    return [(row[key], row[words]) for row in rows.get(table, [])]


def add_lines(connection: Connection, insert: str, lines: Sequence[tuple[Any, ...]]) -> None:
    """Nothing; the lines are in one of SQLite's indexes."""
    if len(lines) > 0:
        connection.exec_driver_sql(f"{insert} VALUES ({', '.join('?' * len(lines[0]))})", list(lines))


def add_vectors(connection: Connection, name: str, fresh: Sequence[tuple[int, str]]) -> None:
    """Nothing; the words are in PostgreSQL's index, by COPY."""
    if len(fresh) == 0:
        return
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
    return (" AND " if sqlite else " & ").join(terms)


@cache
def find_index(source: str) -> TableClause:
    """The full-text index of a kept table."""
    return table(SEARCHED[source][0], column("rowid"))


def match_words(
    connection: Connection, source: str, query: str, groups: Sequence[Sequence[str]] = ()
) -> tuple[FromClause, ColumnElement[bool]]:
    """The index to join, its `rowid` being the row's key, and the condition that a row holds these words.

    `groups`: on SQLite, words of other filters (`facets.make_groups`), joined in the index itself."""
    name = SEARCHED[source][0]
    index = find_index(source)
    if connection.dialect.name != "sqlite":
        bound: BindParameter[str] = bindparam(f"match_{name}", write_match(query, sqlite=False))
        return index, literal_column(f"{name}.words").op("@@")(text(f"(:match_{name})::tsquery").bindparams(bound))
    match = write_match(query, sqlite=True)
    if source == "claims":
        match = f"words : ({match})" + (f" AND {write_groups(source, groups)}" if len(groups) > 0 else "")
    return index, literal_column(name).op("MATCH")(bindparam(f"match_{name}", match))


FACETED = {"statements": statements, "claims": claims, "figures": figures}
STEP = 5_000


def rebuild_index(connection: Connection) -> None:
    """Nothing; all full-text indexes are made anew from the kept rows."""
    sqlite = connection.dialect.name == "sqlite"
    for name in {name for name, _, _ in SEARCHED.values()} | (set(INDEXES.values()) if sqlite else set()):
        connection.exec_driver_sql(
            f"INSERT INTO {name} ({name}) VALUES ('delete-all')" if sqlite else f"TRUNCATE {name}"
        )
    for source in {"texts": texts, **(FACETED if sqlite else {"claims": claims})}.items():
        rebuild_table(connection, *source)


def rebuild_table(connection: Connection, name: str, source: Table) -> None:
    """Nothing; the rows of one table are in the index again."""
    key = source.c.document if name == "texts" else source.c.key
    columns = [column for column in source.c if column.name != "body"]
    last = 0
    while True:
        found = connection.execute(select(*columns).where(key > last).order_by(key).limit(STEP)).mappings().all()
        if len(found) == 0:
            return
        add_rows(connection, {name: [dict(row) for row in found]})
        last = found[-1][key.name]
