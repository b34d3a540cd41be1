"""One temporal expression as the grammar caught it."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Match:
    """One expression: which rule saw it, where, and the words it caught. `clock` and `part` are joined neighbours."""

    rule: str
    start: int
    end: int
    groups: Mapping[str, str | None]
    clock: Mapping[str, str | None] | None = None
    part: Mapping[str, str | None] | None = None
    base: "Match | None" = None
    """The day that an offset counts from: "July 4" in "three days after July 4"."""
