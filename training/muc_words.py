"""The words of a relevant message, what its record tells, and what both weigh beside the network: linear models."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional

from evals.muc_bags import BagModel, Bags, WordModel
from evals.muc_features import list_phrases
from evals.muc_pages import Page
from evals.muc_places import Places, find_told
from evals.muc_templates import TARGETS
from evals.muc_texts import Template
from evals.muc_told import count_message, cut_passages
from training.muc_labels import find_owners, is_relevant

LEAST = {"whole": 3, "passage": 4}
"""Texts a word must stand in; a word of one sentence stands in up to three passages."""
PENALTY = 0.1
"""Of the squared weights, chosen by cross-validation on dev from 0.03, 0.1, 0.3."""
SHARES = (1.0, 0.5)
"""Of the words and of what the record tells; the latter chosen on dev, tst1 and tst2 from 0.3, 0.5, 0.8, 1.2."""
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Message:
    """A message as the models of relevance see it: whether it is relevant, and whether each passage tells a target."""

    relevant: int
    whole: Bags
    passages: list[Bags]
    told: list[int]


def read_message(page: Page, templates: list[Template], places: Places) -> Message:
    """A message with what its key says of it."""
    rows = list(cut_passages(page))
    sentences = find_sentences(page, templates)
    told = [int(any(number in sentences for number in numbers)) for numbers, _ in rows]
    whole = count_message(page, find_told(page, places))
    return Message(is_relevant(templates), whole, [bags for _, bags in rows], told)


def find_sentences(page: Page, templates: list[Template]) -> set[int]:
    """The sentences that name a target of a template."""
    if len(templates) == 0:
        return set()
    phrases = list_phrases(page)
    owners = zip(phrases, find_owners(phrases, templates), strict=True)
    return {
        phrase.sentence
        for phrase, owner in owners
        if any(role in TARGETS and not templates[number].optional for number, role, _ in owner)
    }


def train_models(messages: Sequence[Message]) -> tuple[BagModel, BagModel]:
    """The models of whole messages and of passages."""
    whole = train_bags([message.whole for message in messages], [m.relevant for m in messages], LEAST["whole"])
    passages = [bags for message in messages for bags in message.passages]
    return whole, train_bags(passages, [n for message in messages for n in message.told], LEAST["passage"])


def train_bags(bags: list[Bags], wanted: list[int], least: int) -> BagModel:
    """Logistic regression over tf-idf (sublinear) of the words and of what the record tells, together."""
    blanks = [make_blank([row[part] for row in bags], share, least) for part, share in enumerate(SHARES)]
    columns = [(part, word) for part, blank in enumerate(blanks) for word in blank.known]
    index = {column: place for place, column in enumerate(columns)}
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
    return BagModel(WordModel(words, SHARES[0]), WordModel(told, SHARES[1]), float(weights[-1]))


def make_blank(counts: list[Counter[str]], share: float, least: int) -> WordModel:
    """A model that knows how rare each word is, and no weight yet."""
    spread = Counter(word for row in counts for word in row)
    rarity = {word: log((1 + len(counts)) / (1 + n)) + 1 for word, n in spread.items() if n >= least}
    return WordModel({word: (value, 0.0) for word, value in rarity.items()}, share)


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


def cross_messages(messages: Sequence[Message], folds: int) -> Floats:
    """[messages, 2]: the logits of each whole message and of its likeliest passage, by models that never saw it."""
    logits = np.zeros((len(messages), 2))
    for fold in range(folds):
        whole, passage = train_models([message for n, message in enumerate(messages) if n % folds != fold])
        for n in range(fold, len(messages), folds):
            best = max((passage.score(bags) for bags in messages[n].passages), default=passage.constant)
            logits[n] = whole.score(messages[n].whole), best
    return logits


def train_blend(messages: Sequence[Message], sure: list[float], folds: int) -> NDArray[np.float32]:
    """What the networks, the whole message, its likeliest passage and a constant weigh, by models that never saw it."""
    net = np.log(np.clip(sure, 1e-4, 1 - 1e-4) / (1 - np.clip(sure, 1e-4, 1 - 1e-4)))
    table = torch.tensor(np.column_stack([net, cross_messages(messages, folds)]), dtype=torch.float32)
    wanted = torch.tensor([message.relevant for message in messages], dtype=torch.float32)
    return fit_logistic(table, wanted, 1.0)
