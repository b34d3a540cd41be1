"""Learn which statements deny without a word of denying.

    python -m training.denials [--folds 10] [--write]

A logistic regression over the signs of `counterclaim/record/claims/countering.py`, fitted by L-BFGS to the statements
that nothing else takes for denials, of the gold that may be looked at and of the marked articles. Folds are of whole
documents; they print what all denials come to, those of the rules and those of the model.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

import counterclaim
from counterclaim.pipeline import load_recorder
from counterclaim.record.claims.answering import Desk
from counterclaim.record.claims.countering import Signs, list_candidates
from counterclaim.record.claims.links import turn_claims
from counterclaim.record.claims.make import gather_claims
from counterclaim.record.record import Tools, read_document
from counterclaim.record.text.unwrap import unwrap_document
from counterclaim.settings import load_settings
from counterclaim.vocabulary import Statement
from evals.alignment import Words, score_containment, score_overlap
from evals.dispatches import encode_raw, get_quotes, load_dispatches
from training.attribution.marks import read_articles

OUT = Path(__file__).parent.parent / "counterclaim" / "record" / "claims" / "countering.json"
LINES = (-0.6, -0.4, -0.2, 0.0, 0.2, 0.4)
SAME, TOUCH, MOST = 0.5, 0.3, 0.5
"""Word overlap from which a statement is a gold one; share of the smaller one's words in common from which it is in a
denial; the same where the gold tells it as something else beside a denial."""
RARE = 5
"""Fewest documents in which a word stands that is weighed."""
SMOOTH = 3.3
"""Weight of half the squared weights beside the sum of losses: 1 and 10 make both kinds of denials a point worse."""
SPLITS = ("dev", "articles", "articles-2", "marked")
LEAST = 0.02
"""Weights that count less are left out."""
Vector = NDArray[np.float64]


@dataclass(frozen=True)
class Text:
    """One document to learn from: what is said, as quotes, and which of it denies."""

    name: str
    split: str
    data: bytes
    said: list[tuple[list[str], bool, bool]]  # quotes, whether in the headline, whether it denies
    denials: list[tuple[list[str], bool]]


@dataclass(frozen=True)
class Row:
    """One statement: None of `signs` where the rules take it for a denial already."""

    text: Text
    signs: Signs | None
    denies: bool


def read_texts() -> Iterator[Text]:
    """The dispatches and articles that may be looked at, and the marked articles."""
    for split in SPLITS[:-1]:
        for row in load_dispatches(split):
            said = [(get_quotes(s), bool(s.get("head")), s.get("act") == "deny") for s in row["statements"]]
            denials = [(get_quotes(item), bool(item.get("head"))) for item in row["denials"]]
            yield Text(row["id"], split, encode_raw(row), said, denials)
    for name, text, marked in read_articles():
        quotes = [[text[slice(*span)] for span in row.attribution.content] for row in marked]
        said = [(words, False, row.act == "deny") for words, row in zip(quotes, marked, strict=True)]
        yield Text(name, "marked", text.encode(), said, [(words, False) for words, _, deny in said if deny])


def make_rows(text: Text, tools: Tools) -> list[Row]:
    """The statements of one document with their signs, and whether each denies."""
    document = unwrap_document(counterclaim.read(text.data))
    reading = read_document(document, tools)
    turned = turn_claims(gather_claims(reading).claims, reading)
    signs = {row.id: found for row, found in list_candidates(turned, Desk.lay(turned, reading), reading)}
    denied = {claim.statement for claim in turned if claim.act == "deny"}
    words = Words(document.text)
    kept = [row for row in reading.statements if row.id in signs or row.id in denied]
    return [Row(text, signs.get(row.id), is_denial(row, text, words)) for row in kept]


def is_denial(statement: Statement, text: Text, words: Words) -> bool:
    """Whether the gold has it as a denial."""

    def locate(quotes: list[str], head: bool) -> set[int]:
        return set().union(*(words.locate(quote, head=head) for quote in quotes))

    content = words.cover([(span.start, span.end) for span in statement.content.spans])
    cue = [] if statement.cue is None else [(span.start, span.end) for span in statement.cue.spans]
    places = [locate(quotes, head) for quotes, head in text.denials]
    touch = max((score_containment(place, content | words.cover(cue)) for place in places), default=0.0)
    same = [(score_overlap(locate(quotes, head), content), deny) for quotes, head, deny in text.said]
    overlap, deny = max(same, default=(0.0, False))
    if overlap < SAME:
        return touch >= TOUCH
    return deny or touch >= MOST


def list_names(rows: list[Row]) -> list[str]:
    """The signs that are weighed."""
    seen: dict[str, set[str]] = {}
    for row in rows:
        for name in row.signs or {}:
            seen.setdefault(name, set()).add(row.text.name)
    return ["bias", *sorted(name for name, texts in seen.items() if len(texts) >= RARE)]


def lay_out(rows: list[Row], names: list[str]) -> csr_matrix:
    """The signs as a matrix, with 1 for the bias."""
    at = {name: index for index, name in enumerate(names)}
    cells = [(i, 0, 1.0) for i in range(len(rows))]
    cells += [(i, at[n], v) for i, row in enumerate(rows) for n, v in (row.signs or {}).items() if n in at]
    numbers, columns, values = zip(*cells, strict=True)
    return csr_matrix((values, (numbers, columns)), shape=(len(rows), len(names)))


def fit_weights(rows: list[Row], names: list[str]) -> Vector:
    """The weights under which the gold is likeliest."""
    table = lay_out(rows, names)
    denies = np.array([1.0 if row.denies else -1.0 for row in rows])

    def loss(weights: Vector) -> tuple[float, Vector]:
        margin = denies * (table @ weights)
        wrong = 1 / (1 + np.exp(margin))
        value = np.logaddexp(0, -margin).sum() + SMOOTH / 2 * (weights**2).sum()
        return float(value), SMOOTH * weights - table.T @ (denies * wrong)

    return np.asarray(minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B").x, dtype=float)


def hold_out(rows: list[Row], folds: int) -> Iterator[tuple[Row, float]]:
    """Every candidate with its log odds by a model that never saw its document."""
    documents = sorted({row.text.name for row in rows})
    for fold in range(folds):
        held = set(documents[fold::folds])
        train = [row for row in rows if row.signs is not None and row.text.name not in held]
        names = list_names(train)
        weights = fit_weights(train, names)
        test = [row for row in rows if row.signs is not None and row.text.name in held]
        yield from zip(test, lay_out(test, names) @ weights, strict=True)


def print_folds(rows: list[Row], folds: int) -> None:
    """Precision, recall and F1 of all denials by line, for each kind of text."""
    scored = list(hold_out(rows, folds))
    for split in SPLITS:
        gold = sum(row.denies for row in rows if row.text.split == split)
        ruled = Counter(row.denies for row in rows if row.text.split == split and row.signs is None)
        for line in (99.0, *LINES):
            found = ruled + Counter(row.denies for row, odds in scored if row.text.split == split and odds >= line)
            right, total = found[True], sum(found.values())
            f1 = 2 * right / (gold + total)
            print(f"{split:10} line {line:5.1f}  p {right / total:.3f}  r {right / gold:.3f}  F1 {f1:.3f}")


def main() -> int:
    """Fit, print, and write with --write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folds", type=int, default=10)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    tools = load_recorder(load_settings())
    rows = [row for text in read_texts() for row in make_rows(text, tools)]
    print_folds(rows, options.folds)
    if options.write:
        train = [row for row in rows if row.signs is not None]
        names = list_names(train)
        table = dict(zip(names, (round(float(value), 2) for value in fit_weights(train, names)), strict=True))
        kept = {name: value for name, value in table.items() if abs(value) >= LEAST or name == "bias"}
        OUT.write_text(json.dumps(kept, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
        print(len(kept), "weights")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
