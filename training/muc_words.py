"""The words of a relevant message, and what they weigh beside the network: two small models of the MUC-4 eval."""

from __future__ import annotations

from collections import Counter
from math import log

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional

from evals.muc_model import WordModel, count_words

LEAST = 3
"""Messages a word must stand in."""
PENALTY = 0.1
"""Of the squared weights, chosen by cross-validation on dev from 0.03, 0.1, 0.3."""


def train_words(bodies: list[str], wanted: list[int]) -> WordModel:
    """Logistic regression over tf-idf (sublinear, of length one)."""
    counts = [count_words(body) for body in bodies]
    spread = Counter(word for row in counts for word in row)
    rarity = {word: log((1 + len(bodies)) / (1 + n)) + 1 for word, n in spread.items() if n >= LEAST}
    blank = WordModel({word: (value, 0.0) for word, value in rarity.items()}, 0.0)
    index = {word: place for place, word in enumerate(rarity)}
    cells = [(n, index[word], value) for n, row in enumerate(counts) for word, value in blank.weigh(row).items()]
    places = torch.tensor([cell[:2] for cell in cells]).T
    table = torch.sparse_coo_tensor(places, torch.tensor([cell[2] for cell in cells]), (len(bodies), len(index)))
    weights = fit_logistic(table.coalesce(), torch.tensor(wanted, dtype=torch.float32), PENALTY)
    known = {word: (rarity[word], float(weights[place])) for word, place in index.items()}
    return WordModel(known, float(weights[-1]))


def fit_logistic(table: torch.Tensor, wanted: torch.Tensor, penalty: float) -> NDArray[np.float32]:
    """The weights of the columns and the constant, by L-BFGS."""
    weights = torch.zeros(table.shape[1] + 1, requires_grad=True)
    solver = torch.optim.LBFGS([weights], max_iter=100, line_search_fn="strong_wolfe")

    def measure() -> torch.Tensor:
        """The loss and its gradient."""
        solver.zero_grad()
        logits = torch.mm(table, weights[:-1, None])[:, 0] + weights[-1]
        loss = functional.binary_cross_entropy_with_logits(logits, wanted, reduction="sum")
        loss = loss + penalty * (weights[:-1] ** 2).sum() / 2
        loss.backward()  # type: ignore[no-untyped-call]
        return loss

    solver.step(measure)  # type: ignore[no-untyped-call]
    found: NDArray[np.float32] = weights.detach().numpy()
    return found


def cross_words(bodies: list[str], wanted: list[int], folds: int) -> NDArray[np.float64]:
    """The words' logit of each message, from a model that never saw it."""
    words = np.zeros(len(bodies))
    for fold in range(folds):
        rest = [n for n in range(len(bodies)) if n % folds != fold]
        model = train_words([bodies[n] for n in rest], [wanted[n] for n in rest])
        for n in range(fold, len(bodies), folds):
            words[n] = model.score(bodies[n])
    return words


def train_blend(bodies: list[str], sure: list[float], wanted: list[int], folds: int) -> NDArray[np.float32]:
    """What the network's logit, the words' logit and a constant weigh, each from models that never saw the message."""
    words = cross_words(bodies, wanted, folds)
    net = np.log(np.clip(sure, 1e-4, 1 - 1e-4) / (1 - np.clip(sure, 1e-4, 1 - 1e-4)))
    table = torch.tensor(np.stack([net, words], axis=1), dtype=torch.float32)
    return fit_logistic(table, torch.tensor(wanted, dtype=torch.float32), 1.0)
