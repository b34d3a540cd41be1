"""python -m training.muc4 CORPORA CACHE: train the models that the MUC-4 eval fills templates with (evals/muc4.npz).

Trained on dev alone; thresholds are chosen by `training.muc_choose`. CACHE is a folder where the pages read by the
record stage are kept between runs: reading 1,300 messages takes six minutes, each of the twelve networks two to six.
"""

from __future__ import annotations

import pickle
import sys
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from evals.muc_features import list_phrases
from evals.muc_model import BITS, FILE, Models
from evals.muc_net import Net, read_signs
from evals.muc_pages import Page, load_reader, read_page
from evals.muc_places import Places, load_places
from evals.muc_templates import Signs
from evals.muc_texts import Template, load_cases, load_keys, load_texts
from training.muc_labels import is_relevant, make_sample
from training.muc_net import Sample, shrink_array, train_network
from training.muc_rankers import train_rankers
from training.muc_words import train_blend, train_words

SEEDS = (0, 1, 2)
FOLDS = 3
SIGNS = "muc_dev.signs"
"""What the networks of the cross-validation say of dev, in the cache."""
LEAST = 4
"""Phrases of dev that a feature must stand in to have a row of its own."""


def load_pages(corpora: Path, cache: Path, split: str) -> dict[str, Page]:
    """The pages of a split, from the cache if they are in it."""
    path = cache / f"muc_{split}.pages"
    if path.exists():
        return dict(pickle.loads(path.read_bytes()))
    reader = load_reader(load_cases(corpora / "polnear" / "train" / "text"))
    pages = {name: read_page(text, reader) for name, text in load_texts(corpora, split).items()}
    path.write_bytes(pickle.dumps(pages))
    return pages


def count_features(samples: list[Sample]) -> NDArray[np.int64]:
    """The row of each hashed feature that is common enough, -1 for the rest."""
    counts = np.zeros(1 << BITS, dtype=np.int64)
    for sample in samples:
        for feature in sample.features:
            counts[feature] += 1
    rows = np.full(1 << BITS, -1, dtype=np.int64)
    common = np.flatnonzero(counts >= LEAST)
    rows[common] = np.arange(len(common))
    return rows


def train_nets(samples: list[Sample], seeds: tuple[int, ...]) -> list[Net]:
    """One network for each random start, with the rows of their features."""
    rows = count_features(samples)
    known = {int(key): int(rows[key]) for key in np.flatnonzero(rows >= 0)}
    return [Net(train_network(samples, rows, seed), known) for seed in seeds]


def cross_read(pages: dict[str, Page], samples: dict[str, Sample], path: Path) -> dict[str, Signs]:
    """What networks say of each message of dev that they never saw; kept in the cache."""
    if not path.exists():
        names = list(samples)
        signs: dict[str, Signs] = {}
        for fold in range(FOLDS):
            nets = train_nets([samples[name] for n, name in enumerate(names) if n % FOLDS != fold], SEEDS)
            for name in names[fold::FOLDS]:
                signs[name] = read_signs(pages[name], list_phrases(pages[name]), nets)
        path.write_bytes(pickle.dumps(signs))
    return dict(pickle.loads(path.read_bytes()))


def pack_models(nets: list[Net], models: Models) -> dict[str, NDArray[np.generic]]:
    """Every array of the weights file."""
    arrays: dict[str, NDArray[np.generic]] = {"rows": np.array(list(nets[0].rows), dtype=np.int32)}
    for number, net in enumerate(nets):
        for name, array in net.arrays.items():
            small, scale = shrink_array(name, array)
            arrays[f"net{number}.{name}"] = small
            if scale is not None:
                arrays[f"net{number}.{name}.scale"] = scale
    for name, ranker in models.rankers.items():
        kept = {feature: weight for feature, weight in ranker.weights.items() if abs(weight) >= 0.01}
        arrays[f"{name}.names"] = np.frombuffer("\n".join(kept).encode("utf-8"), dtype=np.uint8)
        arrays[f"{name}.weights"] = np.array(list(kept.values()), dtype=np.float16)
        arrays[f"{name}.constant"] = np.array(ranker.constant, dtype=np.float32)
    words = {word: row for word, row in models.words.known.items() if abs(row[1]) >= 0.02}
    arrays["words.names"] = np.frombuffer("\n".join(words).encode("utf-8"), dtype=np.uint8)
    arrays["words.rarity"] = np.array([row[0] for row in words.values()], dtype=np.float16)
    arrays["words.weights"] = np.array([row[1] for row in words.values()], dtype=np.float16)
    arrays["words.constant"] = np.array(models.words.constant, dtype=np.float32)
    return arrays | {"blend": np.array(models.blend, dtype=np.float32)}


def train_linear(
    pages: dict[str, Page], keys: dict[str, list[Template]], signs: dict[str, Signs], places: Places
) -> Models:
    """The linear models, from what networks say of messages that they never saw."""
    rankers = train_rankers(pages, keys, signs, places)
    sure = [(name, is_relevant(keys.get(name, []))) for name in pages]
    bodies, wanted = [pages[name].body for name, n in sure if n >= 0], [n for _, n in sure if n >= 0]
    blend = train_blend(bodies, [signs[name].relevant for name, n in sure if n >= 0], wanted, FOLDS)
    return Models(rankers, train_words(bodies, wanted), (float(blend[0]), float(blend[1]), float(blend[2])))


def main() -> None:
    """Train every model and write the file."""
    torch.set_num_threads(1)
    corpora, cache = Path(sys.argv[1]), Path(sys.argv[2])
    pages, keys = load_pages(corpora, cache, "dev"), load_keys(corpora, "dev")
    places = load_places(corpora)
    samples = {name: make_sample(page, keys.get(name, []), places) for name, page in pages.items()}
    models = train_linear(pages, keys, cross_read(pages, samples, cache / SIGNS), places)
    np.savez_compressed(FILE, **pack_models(train_nets(list(samples.values()), SEEDS), models))  # type: ignore[arg-type]
    print(f"{FILE}: {FILE.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
