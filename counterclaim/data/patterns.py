"""Patterns kept as data: each list of denials.toml and of countering.toml as one regular expression."""

import re
from functools import cache

from counterclaim.data.lexicon import read_table
from counterclaim.errors import DataError


@cache
def load_pattern(name: str) -> re.Pattern[str]:
    """The pattern of this name in denials.toml, without case; a `DataError` where it is no regular expression."""
    return join_parts("denials.toml", name, read_table("denials.toml")[name])


@cache
def load_ways() -> dict[str, re.Pattern[str]]:
    """The ways of answering of countering.toml, each with its pattern."""
    return {name: join_parts("countering.toml", name, parts) for name, parts in read_table("countering.toml").items()}


def join_parts(file: str, name: str, parts: list[str]) -> re.Pattern[str]:
    """One pattern of a list."""
    try:
        return re.compile("|".join(f"(?:{part})" for part in parts), re.IGNORECASE)
    except re.error as error:
        raise DataError(f"data/{file}: {name}: expected a regular expression: {error}") from error
