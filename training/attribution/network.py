"""The network: MiniLM with small extra input embeddings, token tags, and links conditioned on an anchor."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from counterclaim.record.speech.pieces import FEATURE_SIZES

ROLES = ("source", "cue", "content")
TAGS = (*ROLES, "anchor")
POINTERS = ("source_start", "source_end", "content_start", "content_end")


@dataclass(frozen=True)
class Shape:
    """Sizes of the network."""

    layers: int = 6
    width: int = 384
    heads: int = 12
    inner: int = 1536
    vocabulary: int = 30522
    positions: int = 512
    link_width: int = 128
    link_heads: int = 4
    link_layers: int = 2
    before: int = 80  # pieces before the anchor that a link can reach: 99 % of gold ends lie within
    after: int = 80
    dropout: float = 0.1


class Layer(nn.Module):
    """One transformer layer, normalised after each residual as in BERT."""

    def __init__(self, width: int, heads: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.query = nn.Linear(width, width)
        self.key = nn.Linear(width, width)
        self.value = nn.Linear(width, width)
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=1e-12)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, eps=1e-12)
        self.drop = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """x [batch, length, width]; mask [batch, 1, 1, length], 0 or a large negative number."""
        batch, length, width = x.shape
        size = width // self.heads
        q, k, v = (
            f(x).view(batch, length, self.heads, size).transpose(1, 2) for f in (self.query, self.key, self.value)
        )
        weights = torch.softmax(q @ k.transpose(2, 3) / math.sqrt(size) + mask.to(q.dtype), dim=-1)
        mixed = weights.to(v.dtype) @ v
        mixed = self.out(mixed.transpose(1, 2).reshape(batch, length, width))
        x = self.norm1(x + self.drop(mixed))
        done: Tensor = self.norm2(x + self.drop(self.down(functional.gelu(self.up(x)))))
        return done


class Encoder(nn.Module):
    """Word pieces and their features to hidden states and tag logits."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.words = nn.Embedding(shape.vocabulary, shape.width)
        self.places = nn.Embedding(shape.positions, shape.width)
        tables = [nn.Embedding(n, shape.width) for n in FEATURE_SIZES]
        for table in tables:
            nn.init.zeros_(table.weight)
        self.features = nn.ModuleList(tables)
        self.norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.drop = nn.Dropout(shape.dropout)
        self.layers = nn.ModuleList(
            [Layer(shape.width, shape.heads, shape.inner, shape.dropout) for _ in range(shape.layers)]
        )
        self.tags = nn.Linear(shape.width, len(TAGS))

    def forward(self, ids: Tensor, features: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """ids [B, T], features [B, T, 3], mask [B, T] float 0/1 -> hidden [B, T, width], tags [B, T, 4]."""
        x = self.words(ids) + self.places.weight[: ids.shape[1]]
        for number, table in enumerate(self.features):
            x = x + table(features[:, :, number])
        x = self.drop(self.norm(x))
        bias = ((1.0 - mask) * -10000.0)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, bias)
        return x, self.tags(x)


class Linker(nn.Module):
    """For an anchor (a piece of a cue) and every piece near it: is it in the source, cue or content of that cue?

    The sum of what the piece is, what the anchor is, their product, their distance and the piece's tags goes
    through small transformer layers, so that the answer for one piece depends on those for the others.
    """

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        width = shape.link_width
        self.before, self.span = shape.before, shape.before + shape.after
        self.piece = nn.Linear(shape.width, 2 * width)
        self.anchor = nn.Linear(shape.width, 2 * width)
        self.product = nn.Linear(width, width, bias=False)
        self.tags = nn.Linear(len(TAGS), width, bias=False)
        self.distance = nn.Parameter(torch.zeros(self.span, width))
        self.norm = nn.LayerNorm(width)
        self.layers = nn.ModuleList(
            [Layer(width, shape.link_heads, 2 * width, shape.dropout) for _ in range(shape.link_layers)]
        )
        self.member = nn.Linear(width, len(ROLES))
        self.pointer = nn.Linear(width, len(POINTERS))
        self.nothing = nn.Linear(width, len(POINTERS))
        nn.init.normal_(self.distance, std=0.02)
        nn.init.constant_(self.member.bias, -3.0)  # roles are rare: start from their share

    def forward(
        self, hidden: Tensor, tags: Tensor, mask: Tensor, rows: Tensor, places: Tensor
    ) -> tuple[Tensor, Tensor]:
        """hidden [B, T, W], tags [B, T, 4], mask [B, T]; anchors rows [K], places [K] ->
        member logits [K, S, 3] and pointer logits [K, S + 1, 4], the last being "there is none"."""
        length = hidden.shape[1]
        target = places[:, None] + torch.arange(-self.before, self.span - self.before)[None, :]
        inside = (target >= 0) & (target < length)
        flat = rows[:, None] * length + target.clamp(min=0).minimum(torch.zeros_like(target) + (length - 1))
        known = mask.reshape(-1)[flat] * inside.to(mask.dtype)
        key, factor = self.piece(hidden).chunk(2, dim=-1)
        near = rows * length + places
        query, scale = self.anchor(hidden.reshape(-1, hidden.shape[2])[near]).chunk(2, dim=-1)
        width = key.shape[-1]
        known_pieces = (key + self.tags(torch.sigmoid(tags))).reshape(-1, width)[flat]
        product = self.product(factor.reshape(-1, width)[flat] * scale[:, None])
        x = known_pieces + product + (query[:, None] + self.distance[None])
        x = self.norm(x)
        bias = ((1.0 - known) * -10000.0)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, bias)
        member = self.member(x) + ((1.0 - known) * -30.0)[:, :, None]
        pointer = self.pointer(x) + ((1.0 - known) * -10000.0)[:, :, None]
        nothing = self.nothing(x[:, self.before])[:, None]
        return member, torch.cat([pointer, nothing], dim=1)


class Reader(nn.Module):
    """Encoder and linker."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.encoder = Encoder(shape)
        self.linker = Linker(shape)


def load_base(reader: Reader, path: Path, layers: tuple[int, ...]) -> None:
    """Fill the encoder with MiniLM's published weights (safetensors, BERT's names)."""
    theirs = load_file(str(path))
    ours: dict[str, Tensor] = {}
    token_type = theirs["embeddings.token_type_embeddings.weight"][0]
    ours["words.weight"] = theirs["embeddings.word_embeddings.weight"]
    ours["places.weight"] = theirs["embeddings.position_embeddings.weight"] + token_type
    for part in ("weight", "bias"):
        ours[f"norm.{part}"] = theirs[f"embeddings.LayerNorm.{part}"]
        for new, old in enumerate(layers):
            for mine, name in LAYER_NAMES.items():
                ours[f"layers.{new}.{mine}.{part}"] = theirs[f"encoder.layer.{old}.{name}.{part}"]
    missing, unexpected = reader.encoder.load_state_dict(ours, strict=False)
    left = [name for name in missing if not name.startswith(("features", "tags"))]
    if len(left) > 0 or len(unexpected) > 0:
        raise ValueError(f"{path}: weights do not fit: missing {left}, unexpected {unexpected}")


LAYER_NAMES = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "out": "attention.output.dense",
    "norm1": "attention.output.LayerNorm",
    "up": "intermediate.dense",
    "down": "output.dense",
    "norm2": "output.LayerNorm",
}
