"""Learn where events are that their own clause does not place.

    python -m training.sites [--folds 10] [--write]

A conditional logit over the signs of `counterclaim/record/claims/sites.py`, fitted by L-BFGS to the figures and
incidents of the gold that may be looked at. Folds are of whole documents; they print how many of the places asked are
right, wrong and missing, by the rules alone and with the choice.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize  # type: ignore[import-untyped]
from scipy.sparse import csr_matrix  # type: ignore[import-untyped]

import counterclaim
from counterclaim.pipeline import load_recorder
from counterclaim.record.claims.drafts import Plan
from counterclaim.record.claims.make import lay_plan
from counterclaim.record.claims.scenes import settle_drafts
from counterclaim.record.claims.sites import AGAINST, LINE, Sites, is_open, is_placed
from counterclaim.record.claims.weighing import Signs, weigh_rows
from counterclaim.record.events.cue import RESULTS
from counterclaim.record.events.ground import Ground
from counterclaim.record.record import Tools, read_document
from counterclaim.record.text.unwrap import unwrap_document
from counterclaim.settings import load_settings
from evals.alignment import Words, pair_greedily, resolve_key, score_containment
from evals.dispatches import encode_raw, get_quotes, load_dispatches

OUT = Path(__file__).parent.parent / "counterclaim" / "record" / "claims" / "sites.json"
SPLITS = ("dev", "articles", "articles-2")
RARE = 3
"""Fewest documents in which a sign stands that is weighed."""
SMOOTH = 10.0
"""Weight of half the squared weights beside the sum of losses, chosen in folds among 1, 3, 10 and 30."""
UNASKED = 0.5
"""Weight of an event for which the gold asks no place: mostly there is none, sometimes nobody looked for one."""
LEAST = 0.02
"""Weights that count less are left out."""
Vector = NDArray[np.float64]
Gold = dict[str, Any]


@dataclass(frozen=True)
class Row:
    """One event without a place of its own: its candidates, and which the gold has, each time it asks."""

    name: str
    split: str
    signs: dict[str | None, Signs]
    keys: dict[str | None, set[str]]
    asked: list[str | None]
    ruled: str | None
    chosen: bool
    """Whether it is one whose place is chosen."""


def read_rows(tools: Tools) -> Iterator[Row]:
    """The rows of every document that may be looked at."""
    for split in SPLITS:
        for gold in load_dispatches(split):
            yield from make_rows(gold, split, tools)


def make_rows(gold: Gold, split: str, tools: Tools) -> Iterator[Row]:
    """The rows of one document."""
    reading = read_document(unwrap_document(counterclaim.read(encode_raw(gold))), tools)
    plan, _ = lay_plan(reading)
    ground = Ground(reading)
    settings = settle_drafts(plan, ground)
    sites, words = Sites(plan, settings, ground), Words(reading.document.text)
    keys: dict[str | None, set[str]] = {key: name_site(key, sites, gold["places"]) for key in sites.namings}
    asked = ask_figures(gold, plan, words)
    asked = ask_incidents(gold, plan, words) | asked
    for index, places in asked.items():
        own = settings[index]
        if not is_placed(own):
            ruled = own.places[0].id if len(own.places) > 0 else None
            chosen = is_open(plan.drafts[index], own)
            yield Row(gold["id"], split, sites.describe(index), keys | {None: set()}, places, ruled, chosen)


def name_site(key: str, sites: Sites, table: dict[str, list[str]]) -> set[str]:
    """The gold's keys of a place, by its name and by what it is called."""
    found = resolve_key([sites.places[key].name], table)
    return found.union(*(resolve_key([row.spot.mention.span.quote], table) for row in sites.namings[key]))


def ask_figures(gold: Gold, plan: Plan, words: Words) -> dict[int, list[str | None]]:
    """The places that the gold has for the figures of each draft."""
    rows = [row for row in gold["figures"] if not row.get("optional")]
    places = [locate_item(row, words) for row in rows]
    counts = [item.count for item in plan.placed]
    covered = [words.cover([(row.mention.span.start, row.mention.span.end)]) for row in counts]

    def compare(i: int, j: int) -> float:
        found = (counts[j].measure, counts[j].mention.low, counts[j].mention.high)
        same = (rows[i]["m"], rows[i]["low"], rows[i]["high"]) == found
        return 1.0 + score_containment(places[i], covered[j]) if same else 0.0

    asked: dict[int, list[str | None]] = {}
    for i, j in pair_greedily(range(len(rows)), range(len(counts)), compare):
        for index, draft in enumerate(plan.drafts):
            if j in draft.counts:
                asked.setdefault(index, []).append(rows[i].get("place"))
    return asked


def ask_incidents(gold: Gold, plan: Plan, words: Words) -> dict[int, list[str | None]]:
    """The place that the gold has for the incident each draft tells of."""
    asked: dict[int, list[str | None]] = {}
    for row in gold["incidents"]:
        place, kinds = locate_item(row, words), {row["kind"], *row.get("also_kinds", []), *RESULTS}
        for index, draft in enumerate(plan.drafts):
            cue = words.cover([(draft.cue.span.start, draft.cue.span.end)])
            if len(cue) > 0 and cue <= place and draft.cue.kind in kinds:
                asked.setdefault(index, [row.get("place")])
    return asked


def locate_item(item: Gold, words: Words) -> set[int]:
    """Positions of a gold item's words in the text."""
    return set().union(*(words.locate(quote, head=bool(item.get("head"))) for quote in get_quotes(item)))


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


def list_terms(rows: list[Row]) -> list[tuple[slice, list[int], float]]:
    """(candidates, the right ones among them, weight) of every answer asked for that is among the candidates."""
    terms, start = [], 0
    for row in rows:
        candidates = list(row.signs)
        part = slice(start, start + len(candidates))
        start += len(candidates)
        for key in row.asked:
            right = [i for i, item in enumerate(candidates) if (item is None if key is None else key in row.keys[item])]
            if len(right) > 0:
                terms.append((part, right, UNASKED if key is None else 1.0))
    return terms


def fit_weights(rows: list[Row]) -> dict[str, float]:
    """The weights under which the gold is likeliest."""
    names = list_names(rows)
    table, terms = lay_out(rows, names), list_terms(rows)

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


def print_folds(rows: list[Row], folds: int) -> None:
    """Right, wrong and missing places by the rules and by the choice of models that never saw the document."""
    names = sorted({row.name for row in rows})
    total: dict[tuple[str, str], Counter[str]] = {}
    for fold in range(folds):
        held = set(names[fold::folds])
        weights = fit_weights([row for row in rows if row.name not in held])
        for row in (row for row in rows if row.name in held and row.chosen):
            best, share = weigh_rows(row.signs, weights)
            line = LINE if row.ruled is None else AGAINST
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
    parser.add_argument("--folds", type=int, default=10)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    rows = list(read_rows(load_recorder(load_settings())))
    print_folds(rows, options.folds)
    if options.write:
        kept = {name: round(value, 2) for name, value in fit_weights(rows).items() if abs(value) >= LEAST}
        OUT.write_text(json.dumps(kept, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
        print(len(kept), "weights")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
