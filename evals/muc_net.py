"""The small network of the MUC-4 eval, on numpy: what each noun phrase of a message is to the incidents it tells.

Each phrase enters with the encoder's hidden states of its head, of the word that governs it and of its sentence, and
with its features; one layer of attention lets the phrases of a message see one another (how far apart two sentences
are enters as a bias). Several networks, alike but for their random start, are averaged. `training/muc4.py` makes the
weights: 8-bit columns with a scale each.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from evals.muc_model import hash_feature
from evals.muc_pages import Page
from evals.muc_phrases import Phrase, find_governor
from evals.muc_templates import Signs
from evals.muc_values import find_head

Floats = NDArray[np.floating[Any]]
HEADS = 4
EPSILON = 1e-5
FAR = (0, 1, 2, 5)
"""Sentences apart: none, one, two, up to five, more; before and after apart."""


@dataclass(frozen=True, slots=True)
class Net:
    """The arrays of one network by name, and the row of each known feature."""

    arrays: dict[str, Floats]
    rows: dict[int, int]


def read_signs(page: Page, phrases: list[Phrase], nets: Sequence[Net]) -> Signs:
    """What the networks say of a message, averaged."""
    group = number_groups(phrases)
    if len(phrases) == 0:
        none = np.zeros((0, 7), dtype=np.float32)
        return Signs([], group, none, none, none, none, none, none, 0.0, none.sum(axis=0))
    parts = [run_net(net, page, phrases, group) for net in nets]
    mean = {name: np.mean([part[name] for part in parts], axis=0) for name in parts[0]}
    document = mean.pop("document")
    return Signs(phrases, group, **mean, relevant=float(document[0]), types=document[1:])


def number_groups(phrases: list[Phrase]) -> NDArray[np.int64]:
    """The number of each phrase's head among the heads of a message."""
    heads: dict[str, int] = {}
    return np.array([heads.setdefault(find_head(phrase.text), len(heads)) for phrase in phrases], dtype=np.int64)


def read_vectors(page: Page, phrases: list[Phrase]) -> Floats:
    """[phrases, 3 x width]: hidden states of the head, of what governs it, the mean of the sentence."""
    means = [part.astype(np.float32).mean(axis=0) for part in page.vectors]
    return np.stack([
        np.concatenate([
            page.vectors[phrase.sentence][phrase.head],
            page.vectors[phrase.sentence][find_governor(page.sentences[phrase.sentence], phrase.head)],
            means[phrase.sentence],
        ]).astype(np.float32)
        for phrase in phrases
    ])  # fmt: skip


def bucket_distances(phrases: list[Phrase]) -> NDArray[np.int64]:
    """How far apart the sentences of two phrases are, in ten classes."""
    sentences = np.array([phrase.sentence for phrase in phrases])
    gap = sentences[:, None] - sentences[None, :]
    near = np.searchsorted(FAR, np.abs(gap))
    apart: NDArray[np.int64] = np.where(gap > 0, near + 5, near)
    return apart


def run_net(net: Net, page: Page, phrases: list[Phrase], group: NDArray[np.int64]) -> dict[str, Floats]:
    """The probabilities of one network."""
    a = net.arrays
    rows = [
        sorted({net.rows[key] for key in map(hash_feature, phrase.features) if key in net.rows}) for phrase in phrases
    ]
    known = np.stack([a["emb"][row].sum(axis=0) for row in rows])
    x = normalise(read_vectors(page, phrases) @ a["inp.w"] + a["inp.b"] + known @ a["inp2.w"] + a["inp2.b"], a, "ln0")
    x = attend(np.maximum(x, 0), bucket_distances(phrases), a)
    told = {name: x @ a[f"{name}.w"] + a[f"{name}.b"] for name in ("role", "type", "effect", "damage", "confidence")}
    told["role"] += np.stack([a["lin"][row].sum(axis=0) for row in rows])
    weight = soften((x @ a["pool.w"] + a["pool.b"])[:, 0])
    whole = np.concatenate([weight @ x, x.mean(axis=0)]) @ a["document.w"] + a["document.b"]
    entity = np.stack([add_logits(told["role"][group == number]) for number in range(group.max() + 1)])
    return {name: squash(value) for name, value in (told | {"entity": entity, "document": whole}).items()}


def attend(x: Floats, distances: NDArray[np.int64], a: dict[str, Floats]) -> Floats:
    """One layer of attention and its feed-forward part (Vaswani 2017, normalised after)."""
    count, width = x.shape
    query, key, value = (x @ a["qkv.w"] + a["qkv.b"]).reshape(count, 3, HEADS, -1).transpose(1, 2, 0, 3)
    scores = query @ key.transpose(0, 2, 1) / np.sqrt(width / HEADS) + a["bias"][:, distances]
    mixed = (soften(scores) @ value).transpose(1, 0, 2).reshape(count, width)
    x = normalise(x + mixed @ a["o.w"] + a["o.b"], a, "n1")
    return normalise(x + np.maximum(x @ a["f1.w"] + a["f1.b"], 0) @ a["f2.w"] + a["f2.b"], a, "n2")


def normalise(x: Floats, a: dict[str, Floats], name: str) -> Floats:
    """Layer normalisation."""
    centred = x - x.mean(axis=-1, keepdims=True)
    scaled: Floats = centred / np.sqrt((centred**2).mean(axis=-1, keepdims=True) + EPSILON)
    return scaled * a[f"{name}.w"] + a[f"{name}.b"]


def soften(scores: Floats) -> Floats:
    """Softmax over the last axis."""
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    softened: Floats = raised / raised.sum(axis=-1, keepdims=True)
    return softened


def squash(logits: Floats) -> Floats:
    """Logistic function."""
    squashed: Floats = 1 / (1 + np.exp(-np.clip(logits, -30, 30)))
    return squashed


def add_logits(logits: Floats) -> Floats:
    """Logarithm of the sum of exponentials down the first axis: any of the mentions."""
    top = logits.max(axis=0)
    total: Floats = np.log(np.exp(logits - top).sum(axis=0)) + top
    return total


@lru_cache(maxsize=1)
def load_nets(path: Path) -> list[Net]:
    """The networks of the weights file."""
    with np.load(path) as data:
        count = 1 + max(int(key.split(".")[0][3:]) for key in data.files if key.startswith("net"))
        return [unpack_net(data, f"net{number}.") for number in range(count)]


def unpack_net(data: Any, prefix: str) -> Net:
    """One network: columns times their scales."""
    arrays: dict[str, Floats] = {}
    for key in data.files:
        name = key.removeprefix(prefix)
        if key.startswith(prefix) and not name.endswith((".scale", "rows")):
            values = data[key].astype(np.float32)
            arrays[name] = values * data[f"{key}.scale"] if f"{key}.scale" in data.files else values
    return Net(arrays, {int(key): row for row, key in enumerate(data["rows"])})
