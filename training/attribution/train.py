"""The training loop."""

from __future__ import annotations

import random
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from training.attribution.data import Article, Batch, Link, make_batches
from training.attribution.network import POINTERS, Reader


@dataclass(frozen=True)
class Plan:
    """Settings of one run; the seed fixes everything but the order of floating-point sums."""

    epochs: int = 5
    batch: int = 8
    rate: float = 8e-5
    head_rate: float = 6e-4
    warm_up: float = 0.1
    decay: float = 0.01
    clip: float = 1.0
    seed: int = 20260
    member_weight: float = 0.1
    pointer_weight: float = 0.25


@dataclass
class Targets:
    """Anchors of a batch and what the linker should say of them."""

    rows: Tensor
    places: Tensor
    member: Tensor  # [K, S, 3]
    pointer: Tensor  # [K, 4]: index in the scope, or S for none


def choose_anchors(batch: Batch, tags: Tensor, reader: Reader, chance: random.Random) -> Targets:
    """One anchor for every gold link, and the pieces most like an anchor that are none, without any role."""
    shape = reader.shape
    scope = shape.before + shape.after
    length = batch.ids.shape[1]
    found: list[tuple[int, int, Link | None, int]] = []
    for row, shift, link in batch.links:
        inside = [int(a) - shift for a in link.anchors if 1 <= a - shift < length]
        inside = [place for place in inside if batch.mask[row, place] > 0 and batch.tags[row, place, 3] > 0]
        if len(inside) > 0:
            found.append((row, chance.choice(inside), link, shift))
    wrong = torch.sigmoid(tags[:, :, 3]) * (1 - batch.tags[:, :, 3]) * batch.mask
    count = max(len(batch.ids), len(found) // 4)
    for index in torch.topk(wrong.reshape(-1), count).indices.tolist():
        found.append((index // length, index % length, None, 0))
    sizes = batch.mask.sum(1).int().tolist()
    member = np.zeros((len(found), scope, 3), dtype=np.float32)
    pointer = np.full((len(found), len(POINTERS)), scope, dtype=np.int64)
    for number, (row, place, link, shift) in enumerate(found):
        if link is None:
            continue
        for column, role in enumerate(link.roles):
            there = role - shift - place + shape.before
            inside = (role - shift >= 1) & (role - shift < sizes[row] - 1)
            there = there[(there >= 0) & (there < scope) & inside]
            member[number, there, column] = 1
            if len(there) > 0 and column != 1:
                pointer[number, column : column + 2] = there[0], there[-1]
    rows = torch.tensor([f[0] for f in found])
    places = torch.tensor([f[1] for f in found])
    return Targets(rows, places, torch.from_numpy(member), torch.from_numpy(pointer))


def find_loss(reader: Reader, batch: Batch, plan: Plan, chance: random.Random) -> tuple[Tensor, list[float]]:
    """The weighted sum of the losses, and each part's value."""
    hidden, tags = reader.encoder(batch.ids, batch.features, batch.mask)
    each = functional.binary_cross_entropy_with_logits(tags, batch.tags, reduction="none").sum(-1)
    tag_loss = (each * batch.mask).sum() / batch.mask.sum()
    goal = choose_anchors(batch, tags.detach(), reader, chance)
    member, pointer = reader.linker(hidden, tags.detach(), batch.mask, goal.rows, goal.places)
    each = functional.binary_cross_entropy_with_logits(member, goal.member, reduction="none")
    member_loss = each.sum() / len(goal.rows)
    pointer_loss = functional.cross_entropy(pointer.transpose(1, 2).reshape(-1, pointer.shape[1]), goal.pointer.reshape(-1))
    pointer_loss = pointer_loss * len(POINTERS)
    loss = tag_loss + plan.member_weight * member_loss + plan.pointer_weight * pointer_loss
    return loss, [tag_loss.item(), member_loss.item(), pointer_loss.item()]


def find_rate(step: int, total: int, warm: int) -> float:
    """Linear warm-up, then linear decay to zero."""
    return min((step + 1) / warm, max(0.0, (total - step) / (total - warm)))


def train_reader(reader: Reader, articles: list[Article], plan: Plan, out: Path) -> None:
    """Train in place; a checkpoint after every epoch."""
    chance = random.Random(plan.seed)
    reader.encoder.words.weight.requires_grad_(False)
    base, heads = [], []
    for name, weight in reader.named_parameters():
        fresh = name.startswith(("linker", "encoder.tags", "encoder.features"))
        if weight.requires_grad:
            (heads if fresh else base).append(weight)
    groups = [{"params": base, "lr": plan.rate}, {"params": heads, "lr": plan.head_rate}]
    optimizer = torch.optim.AdamW(groups, weight_decay=plan.decay, fused=True)
    rates = [plan.rate, plan.head_rate]
    total, step, began = 0, 0, time.time()
    weights = base + heads
    for epoch in range(plan.epochs):
        batches = make_batches(articles, plan.batch, chance)
        total = total if total > 0 else int(len(batches) * plan.epochs * 1.002)
        reader.train()
        sums = np.zeros(3)
        for number, batch in enumerate(batches):
            for group, rate in zip(optimizer.param_groups, rates, strict=True):
                group["lr"] = rate * find_rate(step, total, int(total * plan.warm_up))
            loss, parts = find_loss(reader, batch, plan, chance)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(weights, plan.clip, foreach=True)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            step += 1
            sums += parts
            if number % 20 == 19:
                tag, member, pointer = sums / 20
                print(
                    f"epoch {epoch + 1} {number + 1}/{len(batches)} tags {tag:.4f} members {member:.3f} "
                    f"pointers {pointer:.3f} seconds {time.time() - began:.0f}",
                    flush=True,
                )
                sums[:] = 0
        torch.save({"weights": reader.state_dict(), "epoch": epoch + 1}, out / f"epoch{epoch + 1}.pt")
