"""A choice among candidates by what speaks for and against each: a conditional logit, its weights learned.

The weights are in a file beside the code; how they were learned is told in training/README.md. No sign is a word of
the text or a name, so that no side and no place is weighed otherwise than another.
"""

import json
import math
from collections.abc import Mapping
from functools import cache
from importlib import resources

from counterclaim.errors import DataError

Signs = dict[str, float]


@cache
def load_weights(name: str) -> dict[str, float]:
    """The weight of every sign of one choice."""
    path = resources.files("counterclaim.record.claims") / f"{name}.json"
    weights: dict[str, float] = json.loads(path.read_text(encoding="utf-8"))
    if not all(math.isfinite(value) for value in weights.values()):
        raise DataError(f"{path}: expected finite weights")
    return weights


def weigh_rows(rows: Mapping[str | None, Signs], weights: Mapping[str, float]) -> tuple[str | None, float]:
    """The likeliest candidate and its probability; None: that there is none."""
    odds = {key: sum(weights.get(name, 0.0) * value for name, value in signs.items()) for key, signs in rows.items()}
    best = max(odds, key=lambda key: odds[key])
    return best, 1 / sum(math.exp(value - odds[best]) for value in odds.values())
