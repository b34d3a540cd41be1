"""Linear models of the MUC-4 eval: which day, which place, and whether two targets are of one incident."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional

from evals.muc_model import Ranker
from evals.muc_pages import Page
from evals.muc_pairs import describe_pair, read_setting
from evals.muc_places import Places, find_told
from evals.muc_rank import Choice, describe_choice, list_days, list_places, mark_choices
from evals.muc_templates import DAY, PLACE, TARGETS, Signs
from evals.muc_texts import Template
from training.muc_labels import find_owners, is_right

Row = tuple[list[str], float, float]
"""Features, label, weight."""
PENALTY = {"date": 1.0, "location": 1.0, "pair": 10.0}
"""Of the squared weights, chosen on tst1 and tst2 from 1, 3, 10, 30."""


def train_rankers(
    pages: dict[str, Page], keys: dict[str, list[Template]], signs: dict[str, Signs], places: Places
) -> dict[str, Ranker]:
    """The three models; that of pairs needs the other two."""
    rankers: dict[str, Ranker] = {}
    known = [(page, signs[name], keys[name]) for name, page in pages.items() if len(keys.get(name, [])) > 0]
    for slot in ("date", "location"):
        rows = [row for page, sign, templates in known for row in list_choices(page, sign, templates, places, slot)]
        rankers[slot] = fit_ranker(rows, PENALTY[slot])
    rows = [row for page, sign, templates in known for row in list_pairs(page, sign, templates, (places, rankers))]
    rankers["pair"] = fit_ranker(rows, PENALTY["pair"])
    return rankers


def list_choices(page: Page, signs: Signs, templates: list[Template], places: Places, slot: str) -> Iterator[Row]:
    """Every day or place of a message for every template: whether it would be right."""
    phrases = signs.phrases
    choices = read_choices(page, signs, places)[slot]
    year = None if page.day is None else page.day.year
    owners = find_owners(phrases, templates)
    for number, template in enumerate(templates):
        first: dict[tuple[str, int], int] = {}
        for phrase, owner in zip(phrases, owners, strict=True):
            for _, role, place in (row for row in owner if row[0] == number):
                first.setdefault((role, place), phrase.sentence)
        if template.optional or len(first) == 0:
            continue
        order = sorted(set(first.values()))
        if len(template.get(slot)) > 0:
            for choice in choices:
                yield describe_choice(choice, order, choices), float(is_right(slot, template, choice, year)), 1.0


def read_choices(page: Page, signs: Signs, places: Places) -> dict[str, list[Choice]]:
    """The days and places of a message with what the network says of them."""
    days, sites = list_days(page), list_places(page, find_told(page, places))
    return {"date": mark_choices(days, signs, DAY), "location": mark_choices(sites, signs, PLACE)}


def list_pairs(
    page: Page, signs: Signs, templates: list[Template], tools: tuple[Places, dict[str, Ranker]]
) -> Iterator[Row]:
    """Every two targets of templates of one type: whether a template has both."""
    phrases, choices = signs.phrases, read_choices(page, signs, tools[0])
    setting = read_setting(page, choices["location"], choices["date"], tools[1])
    kinds = [{value for fill in template.get("type") for value in fill.values} for template in templates]
    owned = [
        (phrase, {row for row in owner if row[1] in TARGETS})
        for phrase, owner in zip(phrases, find_owners(phrases, templates), strict=True)
        if any(row[1] in TARGETS for row in owner)
    ]
    rows = []
    for (one, first), (two, second) in combinations(owned, 2):
        a, b = {row[0] for row in first}, {row[0] for row in second}
        alike = set().union(*(kinds[n] for n in a)) & set().union(*(kinds[n] for n in b))
        if len(first & second) == 0 and len(alike) > 0:
            rows.append((describe_pair(page, one, two, setting), float(len(a & b) > 0)))
    yield from ((features, label, len(rows) ** -0.5) for features, label in rows)


def fit_ranker(rows: Iterable[Row], penalty: float) -> Ranker:
    """Logistic regression with squared weights held down, by L-BFGS."""
    rows = list(rows)
    index: dict[str, int] = {}
    pairs = [(n, index.setdefault(feature, len(index))) for n, row in enumerate(rows) for feature in row[0]]
    table = torch.sparse_coo_tensor(torch.tensor(pairs).T, torch.ones(len(pairs)), (len(rows), len(index))).coalesce()
    wanted, shares = torch.tensor([row[1] for row in rows]), torch.tensor([row[2] for row in rows])
    weights = torch.zeros(len(index) + 1, requires_grad=True)
    solver = torch.optim.LBFGS([weights], max_iter=200, line_search_fn="strong_wolfe")

    def measure() -> torch.Tensor:
        """The loss and its gradient."""
        solver.zero_grad()
        logits = torch.sparse.mm(table, weights[:-1, None])[:, 0] + weights[-1]
        loss = functional.binary_cross_entropy_with_logits(logits, wanted, weight=shares, reduction="sum")
        loss = loss + penalty * (weights[:-1] ** 2).sum() / 2
        loss.backward()  # type: ignore[no-untyped-call]
        return loss

    solver.step(measure)  # type: ignore[no-untyped-call]
    found: NDArray[np.float32] = weights.detach().numpy()
    return Ranker({name: float(found[place]) for name, place in index.items()}, float(found[-1]))
