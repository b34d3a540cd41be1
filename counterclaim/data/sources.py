"""A project's own list of sources: how reliable each is, and whose word it takes."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from counterclaim.errors import DataError

LETTERS = frozenset("ABCDEF")
"""Admiralty reliability: A completely reliable … E unreliable, F cannot be judged."""


@dataclass(frozen=True, slots=True)
class SourceList:
    """Letters and credit by a source's name. Nothing stands in it unless a project puts it there."""

    letters: dict[str, str]
    credible: frozenset[str]


def load_sources(path: Path) -> SourceList:
    """The list in a TOML file of tables with `name`, `letter` and `credible`."""
    try:
        rows = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise DataError(f"{path}: expected a TOML file of sources: {error}") from error
    letters: dict[str, str] = {}
    credible: set[str] = set()
    for key, row in rows.items():
        if not isinstance(row, dict) or row.get("letter", "F") not in LETTERS:
            raise DataError(f"{path}: {key}: expected a table with a letter A to F")
        name = str(row.get("name", key))
        letters[name] = row.get("letter", "F")
        if row.get("credible") is True:
            credible.add(name)
    return SourceList(letters, frozenset(credible))
