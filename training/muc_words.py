"""The words of a relevant message, what its record tells, and what both weigh beside the network: linear models."""

from __future__ import annotations

from collections import Counter
from math import log

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional

from evals.muc_model import WordModel, count_words
from evals.muc_pages import Page
from evals.muc_places import Places, find_told
from evals.muc_told import count_told

LEAST = 3
"""Messages a word must stand in."""
PENALTY = 0.1
"""Of the squared weights, chosen by cross-validation on dev from 0.03, 0.1, 0.3."""
SHARES = (1.0, 0.5)
"""Of the words and of what the record tells; the latter chosen on dev, tst1 and tst2 from 0.3, 0.5, 0.8, 1.2."""

Bags = tuple[Counter[str], Counter[str]]
"""The words of a message, and what its record tells."""


def count_bags(page: Page, places: Places) -> Bags:
    """What the models of a message's relevance see of it."""
    return count_words(page.body), count_told(page, find_told(page, places))


def train_words(bags: list[Bags], wanted: list[int]) -> tuple[WordModel, WordModel]:
    """Logistic regression over tf-idf (sublinear) of the words and of what the record tells, together."""
    blanks = [make_blank([row[part] for row in bags], share) for part, share in enumerate(SHARES)]
    index = {
        key: place for place, key in enumerate((n, word) for n, blank in enumerate(blanks) for word in blank.known)
    }
    cells = [
        (number, index[part, word], value)
        for number, row in enumerate(bags)
        for part, blank in enumerate(blanks)
        for word, value in blank.weigh(row[part]).items()
    ]
    places = torch.tensor([cell[:2] for cell in cells]).T
    table = torch.sparse_coo_tensor(places, torch.tensor([cell[2] for cell in cells]), (len(bags), len(index)))
    weights = fit_logistic(table.coalesce(), torch.tensor(wanted, dtype=torch.float32), PENALTY)
    words, told = (
        {word: (rarity, float(weights[index[part, word]])) for word, (rarity, _) in blank.known.items()}
        for part, blank in enumerate(blanks)
    )
    return WordModel(words, float(weights[-1]), SHARES[0]), WordModel(told, 0.0, SHARES[1])


def make_blank(counts: list[Counter[str]], share: float) -> WordModel:
    """A model that knows how rare each word is, and no weight yet."""
    spread = Counter(word for row in counts for word in row)
    rarity = {word: log((1 + len(counts)) / (1 + n)) + 1 for word, n in spread.items() if n >= LEAST}
    return WordModel({word: (value, 0.0) for word, value in rarity.items()}, 0.0, share)


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


def score_bags(models: tuple[WordModel, WordModel], bags: Bags) -> float:
    """The logit of a message."""
    return sum(model.score(counts) for model, counts in zip(models, bags, strict=True))


def cross_words(bags: list[Bags], wanted: list[int], folds: int) -> NDArray[np.float64]:
    """The logit of each message, from models that never saw it."""
    logits = np.zeros(len(bags))
    for fold in range(folds):
        rest = [n for n in range(len(bags)) if n % folds != fold]
        models = train_words([bags[n] for n in rest], [wanted[n] for n in rest])
        for n in range(fold, len(bags), folds):
            logits[n] = score_bags(models, bags[n])
    return logits


def train_blend(bags: list[Bags], sure: list[float], wanted: list[int], folds: int) -> NDArray[np.float32]:
    """What the network's logit, the other models' and a constant weigh, each from models that never saw the message."""
    said = cross_words(bags, wanted, folds)
    net = np.log(np.clip(sure, 1e-4, 1 - 1e-4) / (1 - np.clip(sure, 1e-4, 1 - 1e-4)))
    table = torch.tensor(np.stack([net, said], axis=1), dtype=torch.float32)
    return fit_logistic(table, torch.tensor(wanted, dtype=torch.float32), 1.0)
