"""python -m evals gold [--split dev] [--errors]: the gold dispatches read as a user would read them, and scored."""

import argparse
import json
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np

from evals.dispatches import digest_gold, encode_raw, load_dispatches
from evals.gold_score import Score

DRAWS = 2000  # bootstrap draws: enough for the second digit of a 95 % interval
SEED = 20201006
FLOORS = {"report": "gold", "articles-report": "gold articles"}
"""What floors a split is held against; those that may be looked at have none."""
F1 = ("statements", "figures", "shares", "supersedes", "incidents slots", "incidents strict", "denials")
SHARES = (
    "document", "statement manner", "statement act",
    "figure claimant", "figure scope", "figure bound", "figure place", "figure time",
    "figure status", "figure group", "figure nationality", "figure unit",
    "incident claimant", "incident act", "denial links", "denial kind", "hard negatives", "nonevents",
)  # fmt: skip


def record_dispatch(dispatch: dict[str, Any], folder: Path) -> dict[str, Any]:
    """The JSON record of a dispatch, read from a file as the command would."""
    import counterclaim

    path = folder / f"{dispatch['id']}.{'html' if dispatch['media'] == 'html' else 'txt'}"
    path.write_bytes(encode_raw(dispatch))
    printed: dict[str, Any] = json.loads(json.dumps(counterclaim.record(counterclaim.read(path)).to_json()))
    return printed


def score_dispatches(dispatches: list[dict[str, Any]]) -> tuple[list[Counter[str]], list[str]]:
    """Counts per dispatch and error lines; a dispatch that cannot be read stops the eval."""
    counts, lines = [], []
    with tempfile.TemporaryDirectory() as folder:
        for dispatch in dispatches:
            score = Score(dispatch, record_dispatch(dispatch, Path(folder)))
            counts.append(score.counts)
            lines += [f"{dispatch['id']} ({dispatch['layout']})", *score.errors] if len(score.errors) > 0 else []
    return counts, lines


def compute_scores(counts: Counter[str]) -> dict[str, float]:
    """F1 of the lists and shares of right answers; what was never asked is left out."""
    scores: dict[str, float] = {}
    for name in F1:
        tp, fp, fn = (counts[f"{name}.{part}"] for part in ("tp", "fp", "fn"))
        if tp + fp + fn > 0:
            scores[f"{name} F1"] = 2 * tp / (2 * tp + fp + fn)
            scores[f"{name} precision"] = tp / max(tp + fp, 1)
            scores[f"{name} recall"] = tp / max(tp + fn, 1)
    for name in SHARES:
        if counts[f"{name}.asked"] > 0:
            scores[name] = counts[f"{name}.right"] / counts[f"{name}.asked"]
    tp, fp, fn = (counts[f"figures.{part}"] for part in ("tp", "fp", "fn"))
    if tp > 0 and counts["figure claimant.asked"] > 0:
        both = tp * counts["figure claimant.right"] / counts["figure claimant.asked"]
        scores["figures with claimant F1"] = 2 * both / (2 * tp + fp + fn)
    return scores


def draw_intervals(counts: list[Counter[str]]) -> dict[str, tuple[float, float]]:
    """95 % intervals over dispatches drawn with replacement."""
    generator = np.random.default_rng(SEED)
    names = sorted({name for item in counts for name in item})
    table = np.array([[item[name] for name in names] for item in counts])
    draws: dict[str, list[float]] = {}
    for _ in range(DRAWS):
        total = table[generator.integers(0, len(counts), len(counts))].sum(axis=0)
        sample: Counter[str] = Counter(dict(zip(names, total.tolist(), strict=True)))
        for name, value in compute_scores(sample).items():
            draws.setdefault(name, []).append(value)
    return {name: (float(np.quantile(v, 0.025)), float(np.quantile(v, 0.975))) for name, v in draws.items()}


def print_scores(total: Counter[str], intervals: dict[str, tuple[float, float]]) -> dict[str, float]:
    """Print one line per score and return them."""
    scores = compute_scores(total)
    for name, value in scores.items():
        low, high = intervals[name]
        part = name.removesuffix(" F1")
        asked = total[f"{name}.asked"] or total[f"{part}.tp"] + total[f"{part}.fn"]
        size = f"n={asked}" if asked > 0 and " precision" not in name and " recall" not in name else ""
        print(f"{name:<28} {value:6.3f}  [{low:.3f}, {high:.3f}]  {size}")
    if "hard negatives" in scores:
        print(f"{'false figures on negatives':<28} {100 * (1 - scores['hard negatives']):5.1f} %")
    return scores


def run(args: argparse.Namespace) -> int:
    """Score the split and hold it against its floors."""
    from evals.floors import check_floors

    split = args.split or "report"
    dispatches = load_dispatches(split)
    counts, lines = score_dispatches(dispatches)
    if args.errors:
        print("\n".join(lines))
    print(f"gold, {split}: {len(dispatches)} dispatches")
    scores = print_scores(sum(counts, Counter()), draw_intervals(counts))
    return check_floors(FLOORS[split], scores, digest_gold(split)) if split in FLOORS else 0
