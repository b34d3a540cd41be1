"""Learn the weights of place resolution from one gold corpus, and say how they do on the others.

    python -m training.place_weights --corpora PATH --train lgl [--folds 5] [--write]

A log-linear model over each name's candidates (features.py), fitted by L-BFGS to put its mass on candidates with the
gold id or within 161 km. The second pass is fitted on features made with the first pass's weights.
"""

import argparse
import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from counterclaim.data.gazetteer import load_gazetteer
from counterclaim.record.places.features import CONTEXT, LOCAL
from counterclaim.record.places.mentions import Mention, group_mentions
from counterclaim.record.places.resolve import Described, Weights, add_context, describe_names, resolve_names
from evals.place_corpora import GoldPlace, GoldText, read_corpus
from evals.place_score import is_near, is_right

SMOOTH = 0.003
"""Weight of the squared weights in the loss; 0.001–0.01 differ by less than half a point on LGL's folds."""
BY_HAND = 1.5
"""Weight of lying in a country of the conflict profile: no gold corpus has profiles. As much as a factor of ten
thousand in population; chosen on our own list of conflict names."""
Vector = NDArray[np.float64]
OUT = Path(__file__).parent.parent / "counterclaim" / "record" / "places" / "weights.json"


class Case:
    """One article with its described names and which candidates are right."""

    def __init__(self, text: GoldText) -> None:
        mentions = [Mention(row.start, row.end, row.text) for row in text.places]
        self.text = text
        self.described: Described = describe_names(group_mentions(text.text, mentions), load_gazetteer(), None)
        self.gold: list[list[GoldPlace]] = []
        self.right: list[Vector] = []
        at = {(row.start, row.end): row for row in text.places}
        for group, places in zip(self.described.groups, self.described.found, strict=True):
            gold = [at[mention.start, mention.end] for mention in group.mentions]
            gold = [row for row in gold if row.latitude is not None]
            hits = [sum(is_near(row, place) for row in gold) for place in places]
            self.gold.append(gold)
            self.right.append(np.array(hits, dtype=float))


def fit_weights(tables: list[NDArray[np.float64]], right: list[Vector], size: int) -> Vector:
    """The weights under which the right candidates are likeliest."""
    kept = [(rows, hits) for rows, hits in zip(tables, right, strict=True) if len(rows) > 1 and hits.sum() > 0]
    kept = [(rows, hits) for rows, hits in kept if not bool(np.all(hits > 0))]
    stacked = np.vstack([rows for rows, _ in kept])
    positive = np.concatenate([hits > 0 for _, hits in kept])
    weight = np.array([hits.max() for _, hits in kept])
    starts = np.concatenate(([0], np.cumsum([len(rows) for rows, _ in kept])[:-1]))
    owner = np.repeat(np.arange(len(kept)), [len(rows) for rows, _ in kept])

    def loss(weights: Vector) -> tuple[float, Vector]:
        scores = stacked @ weights
        scores = np.exp(scores - np.maximum.reduceat(scores, starts)[owner])
        chance = scores / np.add.reduceat(scores, starts)[owner]
        good = np.add.reduceat(chance * positive, starts) + 1e-12
        target = chance * positive / good[owner]
        value = -(weight * np.log(good)).sum() / weight.sum() + SMOOTH * (weights**2).sum()
        slope = stacked.T @ ((chance - target) * weight[owner]) / weight.sum() + 2 * SMOOTH * weights
        return float(value), slope

    best = minimize(loss, np.zeros(size), jac=True, method="L-BFGS-B", options={"maxiter": 400})
    return np.asarray(best.x, dtype=float)


def learn(cases: list[Case]) -> Weights:
    """Both passes' weights."""
    right = [hits for case in cases for hits in case.right]
    first = fit_weights([rows for case in cases for rows in case.described.local], right, len(LOCAL))
    tables = [rows for case in cases for rows in add_context(case.described, first)]
    return Weights(first, fit_weights(tables, right, len(LOCAL) + len(CONTEXT)))


def score(cases: list[Case], weights: Weights) -> dict[str, float]:
    """Share of gold names with coordinates that are right: strictly (id or 161 km), with areas, and at best."""
    near = wide = best = total = 0
    for case in cases:
        answers = resolve_names(case.described, weights)
        for answer, gold, hits in zip(answers, case.gold, case.right, strict=True):
            total += len(gold)
            near += sum(is_near(row, answer.place) for row in gold)
            wide += sum(is_right(row, answer.place, load_gazetteer()) for row in gold)
            best += int(hits.max()) if len(hits) > 0 else 0
    return {"near": near / total, "right": wide / total, "ceiling": best / total}


def main() -> int:
    """Fit, print, and write with --write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--train", default="lgl")
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    files = {path.stem: path for path in (options.corpora / "places").glob("*.xml")}
    cases = {name: [Case(text) for text in read_corpus(path)] for name, path in files.items()}
    train = cases[options.train]
    weights = learn(train)
    for name, rows in cases.items():
        print(name, {key: round(value, 4) for key, value in score(rows, weights).items()})
    folds = [train[fold :: options.folds] for fold in range(options.folds)]
    held = [score(fold, learn([case for other in folds if other is not fold for case in other])) for fold in folds]
    print(f"{options.train} in {options.folds} folds", round(float(np.mean([row["right"] for row in held])), 4))
    for name, one, two in zip((*LOCAL, *CONTEXT), (*weights.first, *[0.0] * len(CONTEXT)), weights.second, strict=True):
        print(f"{name:18} {one:7.2f} {two:7.2f}")
    if options.write:
        weights.first[LOCAL.index("profile")] = weights.second[LOCAL.index("profile")] = BY_HAND
        table = {
            "trained_on": options.train,
            "first": {name: round(float(value), 3) for name, value in zip(LOCAL, weights.first, strict=True)},
            "second": {
                name: round(float(value), 3) for name, value in zip((*LOCAL, *CONTEXT), weights.second, strict=True)
            },
        }
        OUT.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
