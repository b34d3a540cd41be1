"""Patterns kept as data: each list of denials.toml as one regular expression."""

import re
import tomllib
from functools import cache
from importlib.resources import files

from counterclaim.errors import DataError


@cache
def load_pattern(name: str) -> re.Pattern[str]:
    """The pattern of this name in denials.toml, without case; a `DataError` where it is no regular expression."""
    text = files("counterclaim.data").joinpath("denials.toml").read_text(encoding="utf-8")
    try:
        return re.compile("|".join(f"(?:{part})" for part in tomllib.loads(text)[name]), re.IGNORECASE)
    except re.error as error:
        raise DataError(f"data/denials.toml: {name}: expected a regular expression: {error}") from error
