"""Small linear models over hashed features, trained on MUC-4 dev: what a phrase is, what a message tells.

Weights are 16-bit floats of the features that carry any; `evals/muc4.npz` holds all models. Logistic regression, one
class against all others, so that a phrase may be a perpetrator and a target of two incidents.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from evals.muc_pages import Page

BITS = 18
"""Size of the hash: 262,144 buckets for some 150,000 features of dev; fewer than one in three collide."""
FILE = Path(__file__).parent / "muc4.npz"


@dataclass(frozen=True, slots=True)
class Model:
    """One linear model: names of its classes, a column of weights for each, and the constants."""

    classes: tuple[str, ...]
    weights: NDArray[np.float32]
    constants: NDArray[np.float32]

    def score(self, features: Iterable[str]) -> dict[str, float]:
        """The probability of each class."""
        rows = sorted({hash_feature(feature) for feature in features})
        total = self.weights[rows].sum(axis=0) + self.constants
        return {name: float(1 / (1 + np.exp(-value))) for name, value in zip(self.classes, total, strict=True)}


def hash_feature(feature: str) -> int:
    """The bucket of a feature."""
    return zlib.crc32(feature.encode("utf-8")) % (1 << BITS)


@lru_cache(maxsize=1)
def load_models(path: Path = FILE) -> dict[str, Model]:
    """Every model of the file by name."""
    with np.load(path) as data:
        names = sorted({key.split(".")[0] for key in data.files})
        return {name: unpack_model(data, name) for name in names}


def unpack_model(data: np.lib.npyio.NpzFile, name: str) -> Model:
    """One model with its empty rows put back."""
    classes = tuple(str(item) for item in data[f"{name}.classes"])
    weights = np.zeros((1 << BITS, len(classes)), dtype=np.float32)
    weights[data[f"{name}.rows"]] = data[f"{name}.weights"].astype(np.float32)
    return Model(classes, weights, data[f"{name}.constants"].astype(np.float32))


def describe_text(body: str) -> list[str]:
    """Features of a message: its words and word pairs, those of its first paragraphs apart."""
    words = [word.lower() for word in re.findall(r"[A-Za-z][A-Za-z'-]*|\d+", body)]
    found = {f"w={word}" for word in words} | {f"p={a}_{b}" for a, b in pairwise(words)}
    found |= {f"top={word}" for word in words[:120]}
    return sorted(found)


def describe_place(page: Page, number: int) -> list[str]:
    """Features of a sentence for the type of incident it tells: its words, its neighbours' words, its events."""
    found = set()
    for shift, mark in ((0, "s"), (-1, "b"), (1, "a"), (-2, "bb")):
        if 0 <= number + shift < len(page.sentences):
            found |= {f"{mark}={word[2].lower()}" for word in page.sentences[number + shift]}
    words = page.sentences[number]
    first, last = words[0][0], words[-1][0]
    for claim in page.claims:
        if claim.event is not None and claim.event.cue is not None and first <= claim.event.cue.start <= last:
            found.add(f"kind={claim.event.kind}:{claim.event.modality}")
    return sorted(found)
