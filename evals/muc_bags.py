"""Two bags of a text, its words and what its record tells, and linear models over both together."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from math import log, sqrt

Bags = tuple[Counter[str], Counter[str]]
"""The words of a message, or of a few of its sentences, and what its record tells there."""


@dataclass(frozen=True, slots=True)
class WordModel:
    """A linear model over one bag: (rarity, weight) of each known word, and the length all are brought to together."""

    known: dict[str, tuple[float, float]]
    share: float = 1.0

    def weigh(self, counts: Counter[str]) -> dict[str, float]:
        """How much each known word counts: often here, rare elsewhere; all together of one length."""
        found = {word: (1 + log(n)) * self.known[word][0] for word, n in counts.items() if word in self.known}
        length = sqrt(sum(value**2 for value in found.values())) or 1.0
        return {word: self.share * value / length for word, value in found.items()}

    def score(self, counts: Counter[str]) -> float:
        """What the words add to the logit."""
        return sum(value * self.known[word][1] for word, value in self.weigh(counts).items())


@dataclass(frozen=True, slots=True)
class BagModel:
    """A linear model over both bags."""

    words: WordModel
    told: WordModel
    constant: float

    def score(self, bags: Bags) -> float:
        """The logit of a text."""
        return self.words.score(bags[0]) + self.told.score(bags[1]) + self.constant


def count_words(body: str) -> Counter[str]:
    """The words of a text, in small letters."""
    return Counter(re.findall(r"[a-z][a-z'-]*|\d+", body.lower()))
