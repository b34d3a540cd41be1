"""Patterns kept as data: each list of denials.toml as one regular expression."""

import re
from functools import cache

from counterclaim.data.lexicon import read_table
from counterclaim.errors import DataError


@cache
def load_pattern(name: str) -> re.Pattern[str]:
    """The pattern of this name in denials.toml, without case; a `DataError` where it is no regular expression."""
    try:
        return re.compile("|".join(f"(?:{part})" for part in read_table("denials.toml")[name]), re.IGNORECASE)
    except re.error as error:
        raise DataError(f"data/denials.toml: {name}: expected a regular expression: {error}") from error
