"""Which names of a text are places: the people of countries by table, the rest by a log-linear model over clues.

The model is a table of weights (spotter.json) learnt by logistic regression: training/place_spotter.py.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from counterclaim.data.gazetteer import Gazetteer
from counterclaim.data.gazetteer.keys import make_key
from counterclaim.record.places.clues import beside_places, list_clues, read_ground
from counterclaim.record.places.spot import Candidate, list_candidates
from counterclaim.record.text.parse import Sentence


@dataclass(frozen=True, slots=True)
class Spotter:
    """The model: a weight for each clue, and the chance from which a name counts as a place."""

    weights: Mapping[str, float]
    bias: float
    threshold: float


@dataclass(frozen=True, slots=True)
class Spotted:
    """A candidate with its chance of naming a place."""

    candidate: Candidate
    chance: float


@cache
def load_spotter() -> Spotter:
    """The model that comes with the package."""
    text = files("counterclaim.record.places").joinpath("spotter.json").read_text(encoding="utf-8")
    table = json.loads(text)
    return Spotter(table["weights"], table["bias"], table["threshold"])


def describe_candidates(
    sentences: Sequence[Sentence], gazetteer: Gazetteer, extra: frozenset[str] = frozenset()
) -> tuple[list[Candidate], list[list[str]]]:
    """A document's candidates and their clues."""
    candidates = list_candidates(sentences, gazetteer, extra)
    ground = read_ground(candidates)
    beside = beside_places(candidates, gazetteer)
    clues = [
        [*list_clues(candidate, gazetteer.find(candidate.text), ground), *more]
        for candidate, more in zip(candidates, beside, strict=True)
    ]
    return candidates, clues


def spot_places(
    sentences: Sequence[Sentence], gazetteer: Gazetteer, spotter: Spotter, extra: frozenset[str] = frozenset()
) -> list[Spotted]:
    """Every candidate with its chance; names of peoples, and those of the conflict profile (`extra`), are sure."""
    candidates, clues = describe_candidates(sentences, gazetteer, extra)
    return [
        Spotted(
            candidate, 1.0 if candidate.people or make_key(candidate.text) in extra else weigh_clues(found, spotter)
        )
        for candidate, found in zip(candidates, clues, strict=True)
    ]


def weigh_clues(clues: Sequence[str], spotter: Spotter) -> float:
    """The chance that these clues speak of a place."""
    total = spotter.bias + sum(spotter.weights.get(clue, 0.0) for clue in set(clues))
    return 1 / (1 + math.exp(-max(-50.0, min(50.0, total))))
