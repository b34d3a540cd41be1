"""What words and claims are about, coarsely: by which a denial and what it denies meet though they share no word."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from counterclaim.errors import DataError


@cache
def load_topics() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """(topic, its words) of data/topics.toml; a `DataError` where a word is no regular expression."""
    return tuple((row["name"], compile_words(row["name"], row["words"])) for row in read_rows())


@cache
def load_kinds() -> dict[str, frozenset[str]]:
    """The topics of each kind of event."""
    found: dict[str, set[str]] = {}
    for row in read_rows():
        for kind in row["kinds"]:
            found.setdefault(kind, set()).add(row["name"])
    return {kind: frozenset(names) for kind, names in found.items()}


def find_topics(text: str, kind: str | None = None) -> frozenset[str]:
    """The topics of some words, with those of a kind of event."""
    told = frozenset(name for name, words in load_topics() if words.search(text) is not None)
    return told | (load_kinds().get(kind, frozenset()) if kind is not None else frozenset())


def read_rows() -> list[dict[str, Any]]:
    """The rows of the file."""
    table = tomllib.loads(files("counterclaim.data").joinpath("topics.toml").read_text(encoding="utf-8"))
    return list(table["topic"])


def compile_words(name: str, words: list[str]) -> re.Pattern[str]:
    """One pattern of all the words of a topic."""
    try:
        return re.compile("|".join(f"(?:{word})" for word in words), re.IGNORECASE)
    except re.error as error:
        raise DataError(f"data/topics.toml: {name}: expected regular expressions: {error}") from error
