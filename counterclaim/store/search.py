"""Full-text search over documents and claims, with the words around what was found."""

import re
from collections.abc import Sequence
from functools import lru_cache

from sqlalchemy import select

from counterclaim.store.database import Database
from counterclaim.store.filters import order_rows, pass_cursor, select_list, write_cursor
from counterclaim.store.found import Filters, Hit, Page
from counterclaim.store.index import fold_words, parse_query
from counterclaim.store.query import check_limit, load_documents
from counterclaim.store.tables import claims, documents, texts

AROUND = 90
"""Characters shown before and after the first word found: two lines of a terminal in all."""
TOKEN = re.compile(r"[^\W_]+")


def search_documents(database: Database, filters: Filters, *, limit: int = 50, cursor: str | None = None) -> Page[Hit]:
    """Documents whose text holds the words of `filters.text`, the latest to arrive first, with a snippet."""
    with database.read() as connection:
        query, by_text = select_list(connection, documents, filters, documents.c.key, documents.c.id)
        query = pass_cursor(query, documents, cursor, newest=True, by_text=by_text)
        query = order_rows(query, documents, newest=True, by_text=by_text).limit(check_limit(limit) + 1)
        rows = connection.execute(query).all()
        keys = [row.key for row in rows[:limit]]
        known = load_documents(connection, keys)
        words = dict(connection.execute(select(texts.c.document, texts.c.text).where(texts.c.document.in_(keys))).all())
    hits = [Hit("document", row.id, known[row.key], *cut_snippet(words[row.key], filters.text)) for row in rows[:limit]]
    return Page(tuple(hits), write_cursor("", keys[-1]) if len(rows) > limit else None)


def search_claims(database: Database, filters: Filters, *, limit: int = 50, cursor: str | None = None) -> Page[Hit]:
    """Claims whose evidence holds the words of `filters.text`, the latest to arrive first."""
    columns = (claims.c.key, claims.c.id, claims.c.document, claims.c.words)
    with database.read() as connection:
        query, by_text = select_list(connection, claims, filters, *columns)
        query = pass_cursor(query, claims, cursor, newest=True, by_text=by_text)
        query = order_rows(query, claims, newest=True, by_text=by_text).limit(check_limit(limit) + 1)
        rows = connection.execute(query).all()
        known = load_documents(connection, {row.document for row in rows})
    hits = [Hit("claim", row.id, known[row.document], *cut_snippet(row.words, filters.text)) for row in rows[:limit]]
    return Page(tuple(hits), write_cursor("", rows[limit - 1].key) if len(rows) > limit else None)


def cut_snippet(text: str, query: str | None) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text around the first place where the query's words stand, and where they stand in it."""
    parts = [] if query is None else parse_query(query)
    hits = [match.span() for phrase in parts for match in make_pattern(*phrase).finditer(text)]
    if len(hits) < len(parts):
        # Some words stand in the text with diacritics: compared word by word, which takes a millisecond a page.
        found = [(match.start(), match.end(), "".join(fold_words(match.group()))) for match in TOKEN.finditer(text)]
        hits = [span for words, beginning in parts for span in find_phrase(found, words, beginning)]
    first = min((start for start, _ in hits), default=0)
    start = max(0, first - AROUND)
    end = min(len(text), first + AROUND * 2)
    start = start if start == 0 else text.find(" ", start, first) + 1 or start
    inside = sorted({(left - start, right - start) for left, right in hits if start <= left and right <= end})
    return text[start:end], tuple(inside)


@lru_cache(maxsize=64)
def make_pattern(words: tuple[str, ...], beginning: bool) -> re.Pattern[str]:
    """A pattern of a phrase as it stands in most texts: without diacritics, in any case."""
    phrase = r"[\W_]+".join(re.escape(word) for word in words)
    end = "" if beginning else r"(?![^\W_])"
    return re.compile(rf"(?<![^\W_]){phrase}{end}", re.IGNORECASE)


def find_phrase(
    tokens: Sequence[tuple[int, int, str]], words: tuple[str, ...], beginning: bool
) -> list[tuple[int, int]]:
    """Where a phrase stands, word by word."""
    size = len(words)
    spans: list[tuple[int, int]] = []
    for at in range(len(tokens) - size + 1):
        here = [token[2] for token in tokens[at : at + size]]
        last = here[-1].startswith(words[-1]) if beginning else here[-1] == words[-1]
        if last and here[:-1] == list(words[:-1]):
            spans.append((tokens[at][0], tokens[at + size - 1][1]))
    return spans
