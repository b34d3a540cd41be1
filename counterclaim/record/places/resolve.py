"""Which place each name of a document means: two passes of a log-linear model over the candidates.

The first pass sees a name alone, the words beside it and the countries named; the second also where the first put the
other names (country, province, distance). Weights are learnt (training/place_weights.py) and kept in weights.json.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from counterclaim.data.gazetteer import Gazetteer, GazetteerPlace
from counterclaim.data.profile import Profile
from counterclaim.record.places.candidates import find_candidates
from counterclaim.record.places.features import (
    CONTEXT,
    LOCAL,
    Matrix,
    describe_context,
    describe_local,
    read_setting,
    unit_vectors,
)
from counterclaim.record.places.mentions import NameGroup

Vector = NDArray[np.float64]
OWN = 0.1
"""What a spot is likelier by for being on our own list of what wars are told of: "Gaza" alone is not Mozambique's."""
LEADING = 8
"""Candidates looked at when those in one spot are pooled."""
SPOT = 40.0
"""Kilometres within which two candidates are one spot."""


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each feature counts: in the first pass (LOCAL) and in the second (LOCAL + CONTEXT)."""

    first: Vector
    second: Vector


@dataclass(frozen=True, slots=True)
class Described:
    """A document's names with their candidates and LOCAL features."""

    groups: Sequence[NameGroup]
    found: Sequence[Sequence[GazetteerPlace]]
    local: Sequence[Matrix]


@dataclass(frozen=True, slots=True)
class Resolved:
    """One name's place with its chance among the candidates; None where nothing in the gazetteer fits."""

    group: NameGroup
    place: GazetteerPlace | None
    score: float
    reasons: tuple[str, ...]
    candidates: int


@cache
def load_weights() -> Weights:
    """The weights that come with the package."""
    table: Mapping[str, Mapping[str, float]] = json.loads(
        files("counterclaim.record.places").joinpath("weights.json").read_text(encoding="utf-8")
    )
    first = np.array([table["first"].get(name, 0.0) for name in LOCAL])
    second = np.array([table["second"].get(name, 0.0) for name in (*LOCAL, *CONTEXT)])
    return Weights(first, second)


def describe_names(groups: Sequence[NameGroup], gazetteer: Gazetteer, profile: Profile | None) -> Described:
    """The names with what each can be."""
    found = [find_candidates(group.text, gazetteer, profile) for group in groups]
    countries = () if profile is None else (code for side in profile.sides for code in side.countries)
    setting = read_setting(groups, found, frozenset(countries))
    by_key = {group.key: places for group, places in zip(groups, found, strict=True)}
    local = [describe_local(group, places, setting, by_key) for group, places in zip(groups, found, strict=True)]
    return Described(groups, found, local)


def soften(scores: Vector) -> Vector:
    """Chances that add up to one."""
    if len(scores) == 0:
        return scores
    powers = np.exp(scores - scores.max())
    chances: Vector = powers / powers.sum()
    return chances


def add_context(described: Described, first: Vector) -> list[Matrix]:
    """LOCAL and CONTEXT features of every name, given the first pass's weights."""
    chances = [soften(rows @ first) for rows in described.local]
    weights = [float(np.log2(1 + len(group.mentions))) for group in described.groups]
    literal = [any(mention.use == "literal" for mention in group.mentions) for group in described.groups]
    context = describe_context(described.found, chances, weights, literal)
    return [np.hstack([rows, more]) for rows, more in zip(described.local, context, strict=True)]


def resolve_names(described: Described, weights: Weights) -> list[Resolved]:
    """The likeliest place of every name."""
    answers: list[Resolved] = []
    tables = add_context(described, weights.first)
    for group, places, rows in zip(described.groups, described.found, tables, strict=True):
        if len(places) == 0:
            answers.append(Resolved(group, None, 0.0, ("not in the gazetteer",), 0))
            continue
        chances = soften(rows @ weights.second)
        best, score = choose_pooled(places, chances)
        reasons = explain_choice(rows[best], weights.second, len(places))
        answers.append(Resolved(group, places[best], score, reasons, len(places)))
    return answers


def choose_pooled(places: Sequence[GazetteerPlace], chances: Vector) -> tuple[int, float]:
    """The likeliest candidate of the likeliest spot, and the chance of the spot.

    A town, its district and its province are one answer to "where".

    "Gaza" is the city, the Strip or the governorate: together they are likelier than a province of Mozambique.
    """
    leading = [int(place) for place in np.argsort(-chances)[:LEADING]]
    if len(leading) < 3 or places[leading[0]].kind == "country":
        return leading[0], float(chances[leading[0]])
    points = unit_vectors([places[place] for place in leading])
    close = points @ points.T > math.cos(SPOT / 6371)
    pooled = close @ chances[leading] + np.array([OWN if place_is_own(places[row]) else 0.0 for row in leading])
    best = max(range(len(leading)), key=lambda row: (round(float(pooled[row]), 9), -row))
    members = [row for row in range(len(leading)) if close[best, row]]
    return leading[members[0]], float(chances[[leading[row] for row in members]].sum())


def place_is_own(place: GazetteerPlace) -> bool:
    """Whether it is of our own list, which has what reports of wars name and no package lists."""
    return place.id < 0 and place.origin != "profile"


def explain_choice(row: Vector, weights: Vector, count: int) -> tuple[str, ...]:
    """The features that spoke most for the choice."""
    if count == 1:
        return ("the only place of this name",)
    parts = row * weights
    names = (*LOCAL, *CONTEXT)
    order = [int(index) for index in np.argsort(-parts)[:4] if parts[int(index)] > 0.2]
    return tuple(names[index] for index in order)
