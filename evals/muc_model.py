"""The weights of the MUC-4 eval, `muc4.npz`: networks for phrases, linear models for days, places and pairs."""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import exp, log, sqrt
from pathlib import Path
from typing import Any

import numpy as np

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
class WordModel:
    """A linear model over the words of a message, or over what its record tells: (rarity, weight) of each known one.

    `share` is the length of the whole beside those of other models, whose logits are added.
    """

    known: dict[str, tuple[float, float]]
    constant: float
    share: float = 1.0

    def weigh(self, counts: Counter[str]) -> dict[str, float]:
        """How much each known word counts: often here, rare elsewhere; all together of one length."""
        found = {word: (1 + log(n)) * self.known[word][0] for word, n in counts.items() if word in self.known}
        length = sqrt(sum(value**2 for value in found.values())) or 1.0
        return {word: self.share * value / length for word, value in found.items()}

    def score(self, counts: Counter[str]) -> float:
        """The logit of a message."""
        return sum(value * self.known[word][1] for word, value in self.weigh(counts).items()) + self.constant


def count_words(body: str) -> Counter[str]:
    """The words of a text, in small letters."""
    return Counter(re.findall(r"[a-z][a-z'-]*|\d+", body.lower()))


@dataclass(frozen=True, slots=True)
class Models:
    """The linear models: days, places and pairs by name; the words of a message and what its record tells; the blend.

    `blend` is what the network, the words with the record, and a constant weigh.
    """

    rankers: dict[str, Ranker]
    words: WordModel
    told: WordModel
    blend: tuple[float, float, float]

    def judge(self, sure: float, words: Counter[str], told: Counter[str]) -> float:
        """The probability that a message is relevant, from the network's, its words and what its record tells."""
        return self.mix(sure, self.words.score(words) + self.told.score(told))

    def mix(self, sure: float, said: float) -> float:
        """The probability that a message is relevant, from the network's and the logit of words and record."""
        sure = min(max(sure, 1e-4), 1 - 1e-4)
        logit = self.blend[0] * log(sure / (1 - sure)) + self.blend[1] * said + self.blend[2]
        return 1 / (1 + exp(-logit))


def hash_feature(feature: str) -> int:
    """The bucket of a feature."""
    return zlib.crc32(feature.encode("utf-8")) % (1 << BITS)


def unpack_ranker(data: Any, name: str) -> Ranker:
    """One linear model of the weights file."""
    names = bytes(data[f"{name}.names"]).decode("utf-8").split("\n")
    weights = data[f"{name}.weights"].astype(np.float32)
    return Ranker(dict(zip(names, map(float, weights), strict=True)), float(data[f"{name}.constant"]))


def unpack_words(data: Any, name: str) -> WordModel:
    """One model over words, or over what the record tells, of the weights file."""
    known = bytes(data[f"{name}.names"]).decode("utf-8").split("\n")
    columns = [map(float, data[f"{name}.{column}"].astype(np.float32)) for column in ("rarity", "weights")]
    constant, share = map(float, data[f"{name}.constants"])
    return WordModel(dict(zip(known, zip(*columns, strict=True), strict=True)), constant, share)


@lru_cache(maxsize=1)
def load_models(path: Path = FILE) -> Models:
    """The linear models of the weights file."""
    with np.load(path) as data:
        rankers = {name: unpack_ranker(data, name) for name in ("date", "location", "pair")}
        net, said, constant = map(float, data["blend"])
        return Models(rankers, unpack_words(data, "words"), unpack_words(data, "told"), (net, said, constant))
