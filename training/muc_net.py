"""The small network of the MUC-4 eval in torch, and its training; `evals/muc_net.py` runs it on numpy.

A mention is labelled with a role if it prints what the key prints; the group of all phrases with one head is labelled
if any of them is, and learns through the sum of their exponentials, as only the whole message says whether a role is
filled. Confidence, effects, damage, types and the relevance of the message are learned beside the roles.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil, sqrt

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from evals.muc_net import HEADS

SIZES = {"role": 8, "type": 7, "effect": 5, "damage": 4, "confidence": 5}
WEIGHTS = {"type": 0.3, "effect": 0.3, "damage": 0.3, "confidence": 0.3}
MENTION = 0.4
IRRELEVANT = 0.5
"""Weight of the phrases of irrelevant messages: they are never asked for where the message is told apart."""
WIDTH, EMBEDDED = 96, 24
EPOCHS, RATE, DECAY, BATCH = 8, 2e-3, 1e-2, 12
DROPPED, DROPPED_VECTORS, DROPPED_FEATURES = 0.4, 0.2, 0.3


@dataclass(slots=True)
class Sample:
    """One message: inputs and labels. `marked` names the rows that have a label of a task at all."""

    vectors: NDArray[np.float16]
    features: list[NDArray[np.int64]]
    distances: NDArray[np.int64]
    group: NDArray[np.int64]
    labels: dict[str, NDArray[np.float32]]
    marked: dict[str, NDArray[np.float32]]
    relevant: int
    types: NDArray[np.float32]


class Network(nn.Module):
    """The network; names of its parts are those of the weights file."""

    def __init__(self, rows: int, width: int) -> None:
        super().__init__()
        self.emb = nn.EmbeddingBag(rows, EMBEDDED, mode="sum")
        nn.init.normal_(self.emb.weight, std=0.1)
        self.lin = nn.EmbeddingBag(rows, SIZES["role"], mode="sum")
        nn.init.zeros_(self.lin.weight)
        self.inp, self.inp2, self.ln0 = nn.Linear(width, WIDTH), nn.Linear(EMBEDDED, WIDTH), nn.LayerNorm(WIDTH)
        self.qkv, self.o = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.f1, self.f2 = nn.Linear(WIDTH, 2 * WIDTH), nn.Linear(2 * WIDTH, WIDTH)
        self.n1, self.n2 = nn.LayerNorm(WIDTH), nn.LayerNorm(WIDTH)
        self.bias = nn.Parameter(torch.zeros(HEADS, 10))
        tasks = {f"to_{name}": nn.Linear(WIDTH, size) for name, size in SIZES.items()}
        nn.init.constant_(tasks["to_role"].bias, -4.0)
        self.tasks = nn.ModuleDict(tasks)
        self.pool, self.document = nn.Linear(WIDTH, 1), nn.Linear(2 * WIDTH, 8)
        self.drop, self.drop_in = nn.Dropout(DROPPED), nn.Dropout(DROPPED_VECTORS)
        self.drop_features = nn.Dropout(DROPPED_FEATURES)

    def forward(self, batch: dict[str, Tensor]) -> dict[str, Tensor]:
        """The logits of every phrase and of every message."""
        mask = batch["mask"]
        count, length = mask.shape
        known = self.emb(batch["features"], batch["offsets"]).view(count, length, -1)
        x = self.inp(self.drop_in(batch["vectors"])) + self.inp2(self.drop_features(known))
        away = torch.zeros_like(mask).masked_fill(mask == 0, -1e9)
        x = self.attend(self.drop(torch.relu(self.ln0(x))), batch["distances"], away)
        told: dict[str, Tensor] = {name: self.tasks[f"to_{name}"](self.drop(x)) for name in SIZES}
        told["role"] = told["role"] + self.lin(batch["features"], batch["offsets"]).view(count, length, -1)
        weight = torch.softmax(self.pool(x)[..., 0] + away, -1)
        mean = (x * mask[..., None]).sum(1) / mask.sum(1, keepdim=True).clamp(min=1)
        told["document"] = self.document(self.drop(torch.cat([(weight[..., None] * x).sum(1), mean], -1)))
        return told

    def attend(self, x: Tensor, distances: Tensor, away: Tensor) -> Tensor:
        """One layer of attention and its feed-forward part."""
        count, length, width = x.shape
        query, key, value = self.qkv(x).view(count, length, 3, HEADS, -1).permute(2, 0, 3, 1, 4)
        scores = query @ key.transpose(-1, -2) / sqrt(width / HEADS)
        scores = scores + self.bias[:, distances].permute(1, 0, 2, 3) + away[:, None, None, :]
        mixed = (torch.softmax(scores, -1) @ value).permute(0, 2, 1, 3).reshape(count, length, width)
        x = self.n1(x + self.drop(self.o(mixed)))
        done: Tensor = self.n2(x + self.drop(self.f2(torch.relu(self.f1(x)))))
        return done


def cut_batches(samples: list[Sample], dice: random.Random) -> Iterator[list[Sample]]:
    """All samples in random order, those of like length together."""
    order = dice.sample(samples, len(samples))
    for start in range(0, len(order), BATCH * 8):
        part = sorted(order[start : start + BATCH * 8], key=lambda sample: len(sample.features))
        groups = [part[low : low + BATCH] for low in range(0, len(part), BATCH)]
        yield from dice.sample(groups, len(groups))


def collate(samples: list[Sample], rows: NDArray[np.int64]) -> dict[str, Tensor]:
    """The inputs of some messages, padded to the longest."""
    length = max(len(sample.features) for sample in samples)
    vectors = np.zeros((len(samples), length, samples[0].vectors.shape[1]), dtype=np.float32)
    mask = np.zeros((len(samples), length), dtype=np.float32)
    distances = np.zeros((len(samples), length, length), dtype=np.int64)
    features: list[NDArray[np.int64]] = []
    sizes: list[int] = []
    for number, sample in enumerate(samples):
        size = len(sample.features)
        vectors[number, :size], mask[number, :size] = sample.vectors, 1
        distances[number, :size, :size] = sample.distances
        known = [row[row >= 0] for row in (rows[feature] for feature in sample.features)]
        features += known
        sizes += [len(row) for row in known] + [0] * (length - size)
    offsets = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    found = {"vectors": vectors, "mask": mask, "distances": distances, "offsets": offsets.astype(np.int64)}
    return {name: torch.from_numpy(table) for name, table in (found | {"features": np.concatenate(features)}).items()}


def add_logits(logits: Tensor, group: Tensor, count: int) -> Tensor:
    """The logarithm of the sum of exponentials over the rows of each group."""
    top = torch.full((count, logits.shape[1]), -1e9)
    top = top.scatter_reduce(0, group[:, None].expand_as(logits), logits.detach(), "amax")
    total = torch.zeros(count, logits.shape[1]).index_add(0, group, torch.exp(logits - top[group]))
    return torch.log(total.clamp(min=1e-9)) + top


def measure_loss(told: dict[str, Tensor], samples: list[Sample]) -> Tensor:
    """The loss of a batch, per message."""
    total = torch.zeros(())
    for number, sample in enumerate(samples):
        size = len(sample.features)
        role, wanted = told["role"][number, :size], torch.from_numpy(sample.labels["role"])
        weight = IRRELEVANT if sample.relevant == 0 else 1.0
        group = torch.from_numpy(sample.group)
        count = int(group.max()) + 1
        whole = torch.zeros(count, wanted.shape[1]).scatter_reduce(0, group[:, None].expand_as(wanted), wanted, "amax")
        entity = cross(add_logits(role, group, count), whole)
        total = total + weight * (entity + MENTION * cross(role, wanted))
        for name, share in WEIGHTS.items():
            marks = torch.from_numpy(sample.marked[name])
            total = total + share * cross(told[name][number, :size], torch.from_numpy(sample.labels[name]), marks)
        wanted = torch.from_numpy(np.concatenate([[max(sample.relevant, 0)], sample.types]).astype(np.float32))
        sure = torch.ones(8)
        sure[0] = float(sample.relevant >= 0)
        total = (
            total
            + (
                sure * functional.binary_cross_entropy_with_logits(told["document"][number], wanted, reduction="none")
            ).sum()
        )
    return total / len(samples)


def cross(logits: Tensor, wanted: Tensor, marks: Tensor | None = None) -> Tensor:
    """Cross entropy, summed over the rows that are marked."""
    each = functional.binary_cross_entropy_with_logits(logits, wanted, reduction="none").sum(-1)
    return each.sum() if marks is None else (each * marks).sum()


def train_network(samples: list[Sample], rows: NDArray[np.int64], seed: int) -> dict[str, NDArray[np.float32]]:
    """The arrays of one trained network by the names of the weights file."""
    torch.manual_seed(seed)
    dice = random.Random(seed)
    samples = [sample for sample in samples if len(sample.features) > 0]
    network = Network(int(rows.max()) + 1, samples[0].vectors.shape[1])
    optimizer = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=DECAY)
    steps = EPOCHS * (ceil(len(samples) / BATCH) + 8)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=steps)
    for epoch in range(EPOCHS):
        network.train()
        total = 0.0
        for batch in cut_batches(samples, dice):
            loss = measure_loss(network(collate(batch, rows)), batch)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(network.parameters(), 5.0)
            optimizer.step()
            schedule.step()
            total += float(loss.detach())
        print(f"network {seed}, epoch {epoch}: loss {total:.1f}", flush=True)
    return export_network(network)


def export_network(network: Network) -> dict[str, NDArray[np.float32]]:
    """The arrays as the numpy network reads them: matrices turned, names shortened."""
    arrays: dict[str, NDArray[np.float32]] = {}
    for name, value in network.state_dict().items():
        array = value.numpy()
        if name in ("emb.weight", "lin.weight", "bias"):
            arrays[name.split(".")[0]] = array
            continue
        part = name.removeprefix("tasks.to_").replace(".weight", ".w").replace(".bias", ".b")
        arrays[part] = array.T if array.ndim == 2 else array
    return arrays


def shrink_array(name: str, array: NDArray[np.float32]) -> tuple[NDArray[np.generic], NDArray[np.float32] | None]:
    """A matrix as 8-bit columns with their scales, rows of features in 6 bits; a vector as it is, in 16 bits."""
    if array.ndim < 2 or array.size < 1000:
        return array.astype(np.float16), None
    scale = np.maximum(np.abs(array).max(axis=0), 1e-8) / (31 if name in ("emb", "lin") else 127)
    return np.round(array / scale).astype(np.int8), scale.astype(np.float32)
