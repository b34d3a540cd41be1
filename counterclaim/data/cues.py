"""Words that report speech or thought: cues.toml by how they report."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def load_cues() -> Mapping[str, frozenset[str]]:
    """The words of cues.toml by how they report: clause, object, of, to, belief, noun."""
    table = tomllib.loads(files("counterclaim.data").joinpath("cues.toml").read_text(encoding="utf-8"))
    return {name: frozenset(words) for name, words in table.items()}
