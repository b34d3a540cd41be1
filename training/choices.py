"""Learn where and when events are that their own clause does not say.

    python -m training.choices sites|days [--folds 10] [--write]

A conditional logit over the signs of `counterclaim/record/claims/sites.py` or `days.py`, fitted by L-BFGS to the
figures and incidents of the gold that may be looked at. Folds are of whole documents; they print how many of the
places or days asked are right, wrong and missing, by the rules alone and with the choice.
"""

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from counterclaim.pipeline import load_recorder
from counterclaim.record.claims import days, sites
from counterclaim.record.claims.weighing import weigh_rows
from counterclaim.settings import load_settings
from evals.dispatches import load_dispatches
from training.choice_rows import SPLITS, Page, Row, make_day_rows, make_site_rows, read_page

OUT = Path(__file__).parent.parent / "counterclaim" / "record" / "claims"
RARE = 3
"""Fewest documents in which a sign stands that is weighed."""
SMOOTH = 10.0
"""Weight of half the squared weights beside the sum of losses, chosen in folds among 1, 3, 10 and 30."""
LEAST = 0.02
"""Weights that count less are left out."""
Vector = NDArray[np.float64]


@dataclass(frozen=True)
class Choice:
    """What is chosen: its rows, the lines from which a choice is taken, the weight of an answer that the gold lacks."""

    rows: Callable[[Page], Iterator[Row]]
    line: float
    against: float
    unasked: float
    """Mostly there is none; sometimes nobody looked for one, with days more often than with places."""


CHOICES = {
    "sites": Choice(make_site_rows, sites.LINE, sites.AGAINST, 0.5),
    "days": Choice(make_day_rows, days.LINE, days.AGAINST, 0.15),
}


def list_names(rows: list[Row]) -> list[str]:
    """The signs that are weighed."""
    seen: dict[str, set[str]] = {}
    for row in rows:
        for signs in row.signs.values():
            for name, value in signs.items():
                if value != 0:
                    seen.setdefault(name, set()).add(row.name)
    return sorted(name for name, texts in seen.items() if len(texts) >= RARE)


def lay_out(rows: list[Row], names: list[str]) -> csr_matrix:
    """The signs of every candidate of every row, one below the other, as a matrix."""
    at = {name: index for index, name in enumerate(names)}
    candidates = [signs for row in rows for signs in row.signs.values()]
    cells = [(i, at[n], v) for i, signs in enumerate(candidates) for n, v in signs.items() if n in at and v != 0]
    numbers, columns, values = zip(*cells, strict=True)
    return csr_matrix((values, (numbers, columns)), shape=(len(candidates), len(names)))


def list_terms(rows: list[Row], unasked: float) -> list[tuple[slice, list[int], float]]:
    """(candidates, the right ones among them, weight) of every answer asked for that is among the candidates."""
    terms, start = [], 0
    for row in rows:
        candidates = list(row.signs)
        part = slice(start, start + len(candidates))
        start += len(candidates)
        for key in row.asked:
            right = [i for i, item in enumerate(candidates) if (item is None if key is None else key in row.keys[item])]
            if len(right) > 0:
                terms.append((part, right, unasked if key is None else 1.0))
    return terms


def fit_weights(rows: list[Row], unasked: float) -> dict[str, float]:
    """The weights under which the gold is likeliest."""
    names = list_names(rows)
    table, terms = lay_out(rows, names), list_terms(rows, unasked)

    def loss(weights: Vector) -> tuple[float, Vector]:
        scores = table @ weights
        slope, value = np.zeros(len(scores)), SMOOTH / 2 * float((weights**2).sum())
        for part, right, weight in terms:
            shares = np.exp(scores[part] - scores[part].max())
            shares /= shares.sum()
            told = np.zeros(len(shares))
            told[right] = shares[right] / shares[right].sum()
            value -= weight * float(np.log(shares[right].sum()))
            slope[part] += weight * (shares - told)
        return value, table.T @ slope + SMOOTH * weights

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B").x
    return {name: float(value) for name, value in zip(names, found, strict=True)}


def print_folds(rows: list[Row], choice: Choice, folds: int) -> None:
    """Right, wrong and missing answers by the rules and by the choice of models that never saw the document."""
    names = sorted({row.name for row in rows})
    total: dict[tuple[str, str], Counter[str]] = {}
    for fold in range(folds):
        held = set(names[fold::folds])
        weights = fit_weights([row for row in rows if row.name not in held], choice.unasked)
        for row in (row for row in rows if row.name in held and row.chosen):
            best, share = weigh_rows(row.signs, weights)
            line = choice.line if row.ruled is None else choice.against
            picks = {"rules": row.ruled, "chosen": best if share >= line else row.ruled}
            for how, pick in picks.items():
                count_asked(row, pick, total.setdefault((row.split, how), Counter()))
    for (split, how), counts in sorted(total.items()):
        print(f"{split:12} {how:8}", *(f"{name} {counts[name]}" for name in ("right", "wrong", "missing", "unasked")))


def count_asked(row: Row, pick: str | None, counts: Counter[str]) -> None:
    """Add the answers of one row."""
    for key in row.asked:
        if key is None:
            counts["unasked"] += pick is not None
        elif pick is None:
            counts["missing"] += 1
        else:
            counts["right" if key in row.keys.get(pick, set()) else "wrong"] += 1


def main() -> int:
    """Fit, print, and write with --write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("choice", choices=sorted(CHOICES))
    parser.add_argument("--folds", type=int, default=10)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    choice, tools = CHOICES[options.choice], load_recorder(load_settings())
    pages = (read_page(gold, split, tools) for split in SPLITS for gold in load_dispatches(split))
    rows = [row for page in pages for row in choice.rows(page)]
    print_folds(rows, choice, options.folds)
    if options.write:
        found = fit_weights(rows, choice.unasked)
        kept = {name: round(value, 2) for name, value in found.items() if abs(value) >= LEAST}
        text = json.dumps(kept, indent=0, ensure_ascii=False) + "\n"
        (OUT / f"{options.choice}.json").write_text(text, encoding="utf-8")
        print(len(kept), "weights")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
