"""PolNeAR articles as word pieces with labels, and batches of windows of them."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor

from counterclaim.record.speech.pieces import Pieces, cut_pieces, pack_windows
from evals.polnear import Attribution
from training.attribution.network import ROLES

CLS, SEP, PAD, MASK = 101, 102, 0, 103
HIDDEN = 0.08  # share of pieces hidden in training
WINDOW = 252  # pieces, without [CLS] and [SEP]


@dataclass(frozen=True)
class Link:
    """One gold attribution: pieces that may anchor it and the pieces of each role."""

    anchors: NDArray[np.int64]
    roles: tuple[NDArray[np.int64], ...]


@dataclass(frozen=True)
class Article:
    """One article with its labels."""

    name: str
    pieces: Pieces
    links: list[Link]
    tags: NDArray[np.float32]  # [pieces, 4]


@dataclass(frozen=True)
class Batch:
    """Windows padded to one length, and the links anchored in them."""

    ids: Tensor
    features: Tensor
    mask: Tensor
    tags: Tensor
    links: list[tuple[int, int, Link]]  # row, piece number of the window's first column, link


def label_article(name: str, text: str, gold: list[Attribution], tokenizer: Tokenizer) -> Article:
    """The article's pieces and, for each attribution, the pieces of its roles."""
    pieces = cut_pieces(text, tokenizer)
    tags = np.zeros((len(pieces), 4), dtype=np.float32)
    links = []
    for item in gold:
        roles = tuple(find_pieces(pieces, getattr(item, role)) for role in ROLES)
        source, cue, content = roles
        if len(content) == 0:
            continue
        anchors = cue if len(cue) > 0 else find_stand_in(text, pieces, int(content[0]))
        for column, role in enumerate((source, cue, content, anchors)):
            tags[role, column] = 1
        links.append(Link(anchors, roles))
    return Article(name, pieces, links, tags)


def find_pieces(pieces: Pieces, spans: list[tuple[int, int]]) -> NDArray[np.int64]:
    """Numbers of the pieces that the spans touch."""
    hit = np.zeros(len(pieces), dtype=bool)
    for start, end in spans:
        hit |= (pieces.starts < end) & (pieces.ends > start)
    return np.flatnonzero(hit)


def find_stand_in(text: str, pieces: Pieces, first: int) -> NDArray[np.int64]:
    """The piece that stands for a missing cue: a colon before the content, else the content's first piece."""
    if first > 0 and text[pieces.starts[first - 1] : pieces.ends[first - 1]] == ":":
        return np.array([first - 1])
    return np.array([first])


def make_batches(
    articles: list[Article], size: int, chance: random.Random | None, share: tuple[int, int] = (0, 1)
) -> list[Batch]:
    """All windows in batches of like length, or one process's share of each; `chance` moves borders and shuffles."""
    windows = []
    for article in articles:
        first = None if chance is None else chance.randint(WINDOW // 4, WINDOW)
        windows += [(article, a, b) for a, b in pack_windows(article.pieces, limit=WINDOW, first=first)]
    if chance is not None:
        chance.shuffle(windows)
    windows.sort(key=lambda w: (w[2] - w[1]) // 16)
    groups = [windows[i : i + size] for i in range(0, len(windows), size)]
    if chance is not None:
        chance.shuffle(groups)
    batches = [make_batch(group[share[0] :: share[1]]) for group in groups if len(group) >= share[1]]
    return batches if chance is None else [hide_pieces(batch, chance) for batch in batches]


def hide_pieces(batch: Batch, chance: random.Random) -> Batch:
    """The batch with some of its pieces hidden: what a word is must then be read from its neighbours."""
    drawn = torch.rand(batch.ids.shape, generator=torch.Generator().manual_seed(chance.getrandbits(32)))
    hidden = (drawn < HIDDEN) & (batch.ids > MASK)
    return replace(batch, ids=torch.where(hidden, MASK, batch.ids))


def make_batch(group: list[tuple[Article, int, int]]) -> Batch:
    """One padded batch."""
    length = max(b - a for _, a, b in group) + 2
    ids = np.full((len(group), length), PAD, dtype=np.int64)
    features = np.zeros((len(group), length, 3), dtype=np.int64)
    mask = np.zeros((len(group), length), dtype=np.float32)
    tags = np.zeros((len(group), length, 4), dtype=np.float32)
    links: list[tuple[int, int, Link]] = []
    for row, (article, a, b) in enumerate(group):
        size = b - a
        ids[row, : size + 2] = [CLS, *article.pieces.ids[a:b], SEP]
        mask[row, : size + 2] = 1
        features[row, 1 : size + 1] = article.pieces.features[a:b]
        tags[row, 1 : size + 1] = article.tags[a:b]
        inside = (link for link in article.links if ((link.anchors >= a) & (link.anchors < b)).any())
        links.extend((row, a - 1, link) for link in inside)
    pieces, columns, kept, roles = (torch.from_numpy(x) for x in (ids, features, mask, tags))
    return Batch(pieces, columns, kept, roles, links)
