"""Words by which claims of several documents are brought together: linkage.toml."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

Words = Mapping[str, Mapping[str, tuple[str, ...]]]


@cache
def load_words() -> Words:
    """Every table of linkage.toml."""
    text = files("counterclaim.data").joinpath("linkage.toml").read_text(encoding="utf-8")
    return {table: {name: tuple(words) for name, words in rows.items()} for table, rows in tomllib.loads(text).items()}
