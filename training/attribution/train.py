"""The training loop."""

from __future__ import annotations

import random
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.distributed as dist
from torch import Tensor, nn
from torch.multiprocessing.spawn import spawn
from torch.nn import functional

from training.attribution.data import Article, Batch, Link, make_batches
from training.attribution.network import POINTERS, Reader, Shape


@dataclass(frozen=True)
class Plan:
    """Settings of one run; the seed fixes everything but the order of floating-point sums."""

    cycles: tuple[tuple[int, float], ...] = ((3, 8e-5), (3, 6e-5), (2, 8e-5), (2, 5e-5))  # epochs, highest rate
    batch: int = 16
    own: int = 400  # texts of our own besides the articles: 6 % as many pieces
    dispatches: int = 4  # times that the gold dispatches that may be looked at come up in an epoch
    processes: int = 2
    head_factor: float = 7.5  # the new weights learn this much faster
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
    indices = torch.topk(wrong.reshape(-1), count).indices.tolist()
    found.extend((index // length, index % length, None, 0) for index in indices)
    sizes = batch.mask.sum(1).int().tolist()
    member = np.zeros((len(found), scope, 3), dtype=np.float32)
    pointer = np.full((len(found), len(POINTERS)), scope, dtype=np.int64)
    for number, (row, place, target, shift) in enumerate(found):
        if target is None:
            continue
        for column, role in enumerate(target.roles):
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
    with halve_precision():
        hidden, tags = reader.encoder(batch.ids, batch.features, batch.mask)
    tags = tags.float()
    each = functional.binary_cross_entropy_with_logits(tags, batch.tags, reduction="none").sum(-1)
    tag_loss = (each * batch.mask).sum() / batch.mask.sum()
    goal = choose_anchors(batch, tags.detach(), reader, chance)
    with halve_precision():
        member, pointer = reader.linker(hidden, tags.detach(), batch.mask, goal.rows, goal.places)
    member, pointer = member.float(), pointer.float()
    each = functional.binary_cross_entropy_with_logits(member, goal.member, reduction="none")
    member_loss = each.sum() / len(goal.rows)
    pointer_loss = functional.cross_entropy(
        pointer.transpose(1, 2).reshape(-1, pointer.shape[1]), goal.pointer.reshape(-1)
    )
    pointer_loss = pointer_loss * len(POINTERS)
    loss = tag_loss + plan.member_weight * member_loss + plan.pointer_weight * pointer_loss
    return loss, [tag_loss.item(), member_loss.item(), pointer_loss.item()]


def halve_precision() -> torch.autocast:
    """16-bit matrix products where the processor has them (three times faster there, slower elsewhere)."""
    return torch.autocast("cpu", torch.bfloat16, enabled=torch.cpu._is_avx512_bf16_supported())


def find_rate(step: int, total: int, warm: int) -> float:
    """Linear warm-up, then linear decay to zero."""
    return min((step + 1) / warm, max(0.0, (total - step) / (total - warm)))


def train_reader(reader: Reader, articles: list[Article], plan: Plan, out: Path) -> None:
    """Train in place, one cycle of warm-up and decay after the other; a checkpoint after every epoch.

    Several processes of one thread each share every batch and meet once a step to add their gradients: on a machine
    with other work this is twice as fast as one process of several threads, which meet after every operator.
    """
    reader.encoder.words.weight.requires_grad_(False)
    out.mkdir(parents=True, exist_ok=True)
    torch.save({"weights": reader.state_dict()}, out / "start.pt")
    address = f"file://{out.resolve()}/meeting-{time.time_ns()}"
    spawn(run_worker, args=(articles, plan, out, address), nprocs=plan.processes)  # type: ignore[no-untyped-call]  # torch gives it no types
    last = f"cycle{len(plan.cycles)}-epoch{plan.cycles[-1][0]}.pt"
    reader.load_state_dict(torch.load(out / last, weights_only=True)["weights"])


def run_worker(rank: int, articles: list[Article], plan: Plan, out: Path, address: str) -> None:
    """One process's part of the training; the first prints and saves."""
    torch.set_num_threads(1)
    dist.init_process_group("gloo", init_method=address, rank=rank, world_size=plan.processes)
    reader = Reader(Shape())
    reader.load_state_dict(torch.load(out / "start.pt", weights_only=True)["weights"])
    reader.encoder.words.weight.requires_grad_(False)
    torch.manual_seed(plan.seed + rank)
    order, chance = random.Random(plan.seed), random.Random(plan.seed + rank)
    for number, (epochs, rate) in enumerate(plan.cycles):
        train_cycle(reader, articles, plan, Cycle(number + 1, epochs, rate, order, chance, out, rank))
    dist.destroy_process_group()


def add_gradients(weights: list[nn.Parameter]) -> None:
    """Replace every gradient, in place, by the mean over the processes."""
    gradients = [weight.grad if weight.grad is not None else torch.zeros_like(weight) for weight in weights]
    flat = torch.cat([gradient.reshape(-1) for gradient in gradients])
    dist.all_reduce(flat)
    flat /= dist.get_world_size()
    parts = flat.split([gradient.numel() for gradient in gradients])  # type: ignore[no-untyped-call]  # torch gives it no types
    for weight, part in zip(weights, parts, strict=True):
        weight.grad = part.view_as(weight)


@dataclass(frozen=True)
class Cycle:
    """One warm-up and decay of the learning rate."""

    number: int
    epochs: int
    rate: float
    order: random.Random  # of the windows: the same in every process
    chance: random.Random  # of the anchors
    out: Path
    rank: int


def train_cycle(reader: Reader, articles: list[Article], plan: Plan, cycle: Cycle) -> None:
    """Train for a cycle's epochs."""
    base, heads = split_weights(reader)
    rates = (cycle.rate, cycle.rate * plan.head_factor)
    groups = [{"params": base, "lr": rates[0]}, {"params": heads, "lr": rates[1]}]
    optimizer = torch.optim.AdamW(groups, weight_decay=plan.decay, fused=True)
    total, step, began = 0, 0, time.time()
    for epoch in range(cycle.epochs):
        batches = make_batches(articles, plan.batch, cycle.order, (cycle.rank, plan.processes))
        total = total if total > 0 else int(len(batches) * cycle.epochs * 1.002)  # later epochs may have a few more
        reader.train()
        sums = np.zeros(3)
        for number, batch in enumerate(batches):
            for group, rate in zip(optimizer.param_groups, rates, strict=True):
                group["lr"] = rate * find_rate(step, total, max(1, int(total * plan.warm_up)))
            loss, parts = find_loss(reader, batch, plan, cycle.chance)
            loss.backward()  # type: ignore[no-untyped-call]  # torch gives it no types
            add_gradients(base + heads)
            torch.nn.utils.clip_grad_norm_(base + heads, plan.clip, foreach=True)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            step += 1
            sums += parts
            if number % 20 == 19 and cycle.rank == 0:
                tag, member, pointer = sums / 20
                place = f"cycle {cycle.number} epoch {epoch + 1} {number + 1}/{len(batches)}"
                losses = f"tags {tag:.4f} members {member:.3f} pointers {pointer:.3f}"
                print(f"{place} {losses} seconds {time.time() - began:.0f}", flush=True)
                sums[:] = 0
        if cycle.rank == 0:
            torch.save({"weights": reader.state_dict()}, cycle.out / f"cycle{cycle.number}-epoch{epoch + 1}.pt")


def split_weights(reader: Reader) -> tuple[list[nn.Parameter], list[nn.Parameter]]:
    """The pretrained weights, and the new ones that learn faster. The word embeddings stay as they are."""
    base: list[nn.Parameter] = []
    heads: list[nn.Parameter] = []
    for name, weight in reader.named_parameters():
        if weight.requires_grad:
            (heads if name.startswith(("linker", "encoder.tags", "encoder.features")) else base).append(weight)
    return base, heads
