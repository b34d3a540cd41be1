"""The weights of the MUC-4 eval, `muc4.npz`: networks for phrases, linear models for days, places and pairs."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import exp, log
from pathlib import Path
from typing import Any

import numpy as np

from evals.muc_bags import BagModel, Bags, WordModel

BITS = 18
"""Size of the hash: 262,144 buckets for some 150,000 features of dev; fewer than one in three collide."""
FILE = Path(__file__).parent / "muc4.npz"


@dataclass(frozen=True, slots=True)
class Ranker:
    """A linear model over named features."""

    weights: dict[str, float]
    constant: float

    def score(self, features: Iterable[str]) -> float:
        """The logit of some features."""
        return sum(self.weights.get(feature, 0.0) for feature in features) + self.constant


@dataclass(frozen=True, slots=True)
class Models:
    """The linear models: days, places and pairs by name; of whole messages and of passages; the blend.

    `blend` is what the network, the whole message, its likeliest passage, and a constant weigh.
    """

    rankers: dict[str, Ranker]
    whole: BagModel
    passage: BagModel
    blend: tuple[float, ...]

    def judge(self, sure: float, whole: Bags, passages: Sequence[Bags]) -> float:
        """The probability that a message is relevant, from the network's and what all of it and its passages say."""
        best = max((self.passage.score(bags) for bags in passages), default=self.passage.constant)
        return self.mix(sure, self.whole.score(whole), best)

    def mix(self, sure: float, whole: float, best: float) -> float:
        """The probability that a message is relevant, from the network's and the other models' logits."""
        sure = min(max(sure, 1e-4), 1 - 1e-4)
        signs = (log(sure / (1 - sure)), whole, best, 1.0)
        return 1 / (1 + exp(-sum(weight * sign for weight, sign in zip(self.blend, signs, strict=True))))


def hash_feature(feature: str) -> int:
    """The bucket of a feature."""
    return zlib.crc32(feature.encode("utf-8")) % (1 << BITS)


def unpack_ranker(data: Any, name: str) -> Ranker:
    """One linear model of the weights file."""
    names = bytes(data[f"{name}.names"]).decode("utf-8").split("\n")
    weights = data[f"{name}.weights"].astype(np.float32)
    return Ranker(dict(zip(names, map(float, weights), strict=True)), float(data[f"{name}.constant"]))


def unpack_words(data: Any, name: str) -> WordModel:
    """One bag's part of a model of the weights file."""
    known = bytes(data[f"{name}.names"]).decode("utf-8").split("\n")
    columns = [map(float, data[f"{name}.{column}"].astype(np.float32)) for column in ("rarity", "weights")]
    return WordModel(dict(zip(known, zip(*columns, strict=True), strict=True)), float(data[f"{name}.share"]))


def unpack_bags(data: Any, name: str) -> BagModel:
    """One model over both bags of the weights file."""
    words, told = (unpack_words(data, f"{name}.{part}") for part in ("words", "told"))
    return BagModel(words, told, float(data[f"{name}.constant"]))


@lru_cache(maxsize=1)
def load_models(path: Path = FILE) -> Models:
    """The linear models of the weights file."""
    with np.load(path) as data:
        rankers = {name: unpack_ranker(data, name) for name in ("date", "location", "pair")}
        whole, passage = (unpack_bags(data, name) for name in ("whole", "passage"))
        return Models(rankers, whole, passage, tuple(map(float, data["blend"])))
