"""python -m training.muc4 CORPORA CACHE: train the linear models that the MUC-4 eval fills templates with.

Trained on dev alone; thresholds are chosen on tst1 and tst2 (evals/muc_templates.py). CACHE is a folder where the pages
read by the record stage are kept between runs: reading 1,600 messages takes minutes, training one.
"""

from __future__ import annotations

import pickle
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from counterclaim.record.record import load_tools
from counterclaim.vocabulary import Run
from evals.muc_model import BITS, FILE, describe_place, describe_text, hash_feature
from evals.muc_pages import Page, Phrase, list_phrases, read_page
from evals.muc_texts import Template, load_cases, load_keys, load_texts
from evals.muc_values import credit_string, find_head

ROLES = ("individual", "organization", "physical", "name", "description", "instrument")
CONFIDENCES = (
    "REPORTED AS FACT",
    "SUSPECTED OR ACCUSED",
    "SUSPECTED OR ACCUSED BY AUTHORITIES",
    "CLAIMED OR ADMITTED",
    "POSSIBLE",
)
SMALL = 0.02
"""Weights nearer to zero are left out of the file; they change no decision on tst1."""


def load_pages(corpora: Path, cache: Path, split: str) -> dict[str, Page]:
    """The pages of a split, from the cache if they are in it."""
    path = cache / f"muc_{split}.pages"
    if path.exists():
        return dict(pickle.loads(path.read_bytes()))
    tools = load_tools(Run("", {}, ""), encoder=False)
    cases = load_cases(corpora / "polnear" / "train" / "text")
    pages = {name: read_page(text, cases, tools) for name, text in load_texts(corpora, split).items()}
    path.write_bytes(pickle.dumps(pages))
    return pages


def label_phrases(phrases: list[Phrase], templates: list[Template]) -> list[set[str]]:
    """The roles of each phrase in the templates of its message."""
    labels: list[set[str]] = [set() for _ in phrases]
    for template in templates:
        for role in ROLES:
            for fill in template.get(role):
                for index in match_fill(fill.values, phrases):
                    labels[index].add(role)
    return labels


def match_fill(values: tuple[str, ...], phrases: list[Phrase]) -> list[int]:
    """The phrases a fill may have been taken from: those that would be right, else those with its head."""
    scored = [max(credit_string(value, phrase.text) for value in values) for phrase in phrases]
    right = [index for index, score in enumerate(scored) if score == 1.0]
    heads = {find_head(value) for value in values}
    return right or [
        index for index, phrase in enumerate(phrases) if scored[index] > 0 and find_head(phrase.text) in heads
    ]


def make_matrix(rows: Iterable[list[str]]) -> csr_matrix:
    """Hashed features as a sparse matrix of zeros and ones."""
    indices: list[int] = []
    ends = [0]
    for row in rows:
        indices += sorted({hash_feature(feature) for feature in row})
        ends.append(len(indices))
    values = np.ones(len(indices), dtype=np.float32)
    return csr_matrix((values, indices, ends), shape=(len(ends) - 1, 1 << BITS))


def train_model(
    name: str, rows: list[list[str]], labels: list[set[str]], classes: tuple[str, ...], c: float
) -> dict[str, np.ndarray]:
    """The arrays of one model."""
    matrix = make_matrix(rows)
    columns, constants = [], []
    for label in classes:
        wanted = np.array([label in row for row in labels])
        if wanted.sum() in (0, len(wanted)):
            columns.append(np.zeros(1 << BITS))
            constants.append(-9.0 if wanted.sum() == 0 else 9.0)
            continue
        fitted = LogisticRegression(C=c, solver="liblinear", max_iter=200).fit(matrix, wanted)
        columns.append(fitted.coef_[0])
        constants.append(fitted.intercept_[0])
    weights = np.stack(columns, axis=1)
    used = np.flatnonzero(np.abs(weights).max(axis=1) >= SMALL)
    print(f"{name}: {len(rows)} rows, {len(used)} weights", flush=True)
    return {
        f"{name}.classes": np.array(classes),
        f"{name}.rows": used.astype(np.int32),
        f"{name}.weights": weights[used].astype(np.float16),
        f"{name}.constants": np.array(constants, dtype=np.float32),
    }


def list_types(templates: list[Template], *, required: bool = False) -> set[str]:
    """The types of incident in a key."""
    return {v for t in templates if not (required and t.optional) for fill in t.get("type") for v in fill.values}


def read_sentence_types(phrases: list[Phrase], templates: list[Template]) -> Iterator[tuple[int, set[str]]]:
    """(sentence, types of the templates whose names stand in it)."""
    found: dict[int, set[str]] = {}
    for template in templates:
        for role in ROLES:
            for fill in template.get(role):
                for index in match_fill(fill.values, phrases):
                    found.setdefault(phrases[index].sentence, set()).update(list_types([template]))
    yield from sorted(found.items())


def label_effects(
    phrases: list[Phrase], templates: list[Template], role: str, slot: str
) -> Iterator[tuple[int, set[str]]]:
    """(phrase, effects) of the targets of a key."""
    for template in templates:
        for fill in template.get(slot):
            if len(fill.tags) > 0:
                for index in match_fill(fill.tags, phrases):
                    yield index, set(fill.values)
        tagged = {tag for fill in template.get(slot) for tag in fill.tags}
        for target in template.get(role):
            if not set(target.values) & tagged:
                for index in match_fill(target.values, phrases):
                    yield index, {"NONE"}


def label_confidence(phrases: list[Phrase], templates: list[Template]) -> Iterator[tuple[int, set[str]]]:
    """(phrase, confidence) of the organizations of a key."""
    for template in templates:
        for fill in template.get("confidence"):
            for index in match_fill(fill.tags, phrases) if len(fill.tags) > 0 else []:
                yield index, set(fill.values)


def main() -> None:
    """Train every model and write the file."""
    corpora, cache = Path(sys.argv[1]), Path(sys.argv[2])
    pages, keys = load_pages(corpora, cache, "dev"), load_keys(corpora, "dev")
    phrases = {name: list_phrases(page) for name, page in pages.items()}
    sets: dict[str, tuple[list[list[str]], list[set[str]]]] = {
        name: ([], []) for name in ("role", "type", "sentence", "effect", "damage", "confidence")
    }

    def add(name: str, features: list[str], labels: set[str]) -> None:
        """Add one row to a model's data."""
        sets[name][0].append(features)
        sets[name][1].append(labels)

    for name, text in load_texts(corpora, "dev").items():
        templates = keys.get(name, [])
        relevant = {"RELEVANT"} if any(not t.optional for t in templates) else set()
        if len(relevant) > 0 or len(templates) == 0:
            add("type", describe_text(text.body), relevant | list_types(templates))
    for name, page in pages.items():
        own, templates = phrases[name], keys.get(name, [])
        for phrase, labels in zip(own, label_phrases(own, templates), strict=True):
            add("role", phrase.features, labels)
        for number, types in read_sentence_types(own, templates):
            add("sentence", describe_place(page, number), types)
        for index, effects in label_effects(own, templates, "description", "effect"):
            add("effect", own[index].features, effects)
        for index, effects in label_effects(own, templates, "name", "effect"):
            add("effect", own[index].features, effects)
        for index, effects in label_effects(own, templates, "physical", "physical-effect"):
            add("damage", own[index].features, effects)
        for index, values in label_confidence(own, templates):
            add("confidence", own[index].features, values)
    types = ("ATTACK", "BOMBING", "KIDNAPPING", "ARSON", "ROBBERY", "HIJACKING", "FORCED WORK STOPPAGE")
    arrays: dict[str, np.ndarray] = {}
    arrays |= train_model("role", *sets["role"], ROLES, 0.5)
    arrays |= train_model("type", *sets["type"], ("RELEVANT", *types), 0.1)
    arrays |= train_model("sentence", *sets["sentence"], types, 0.2)
    arrays |= train_model(
        "effect", *sets["effect"], ("DEATH", "INJURY", "NO INJURY OR DEATH", "NO INJURY", "NONE"), 0.3
    )
    arrays |= train_model("damage", *sets["damage"], ("DESTROYED", "SOME DAMAGE", "NO DAMAGE", "NONE"), 0.3)
    arrays |= train_model("confidence", *sets["confidence"], CONFIDENCES, 0.3)
    np.savez_compressed(FILE, **arrays)


if __name__ == "__main__":
    main()
