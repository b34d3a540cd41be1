"""python -m training.muc4 CORPORA CACHE [--relevance]: train the models of the MUC-4 eval (evals/muc4.npz).

Trained on dev alone; thresholds are chosen by `training.muc_choose`. CACHE is a folder where the pages read by the
record stage are kept between runs: reading 1,300 messages takes six minutes, each of the twelve networks two to six.
With --relevance only the linear models of relevance are trained again, beside the weights that are there; that needs
nine of the networks, for what they say of messages that they never saw.
"""

from __future__ import annotations

import argparse
import pickle
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from evals.muc_bags import BagModel
from evals.muc_features import list_phrases
from evals.muc_model import BITS, FILE, Ranker
from evals.muc_net import Net, read_signs
from evals.muc_pages import Page, load_reader, read_page
from evals.muc_places import Places, load_places
from evals.muc_templates import Signs
from evals.muc_texts import Template, load_cases, load_keys, load_texts
from training.muc_labels import is_relevant, make_sample
from training.muc_net import Sample, shrink_array, train_network
from training.muc_rankers import train_rankers
from training.muc_words import read_message, train_blend, train_models

SEEDS = (0, 1, 2)
FOLDS = 3
SIGNS = "muc_dev.signs"
"""What the networks of the cross-validation say of dev, in the cache."""
PHRASES = ("rows", "net", "date.", "location.", "pair.")
"""What the arrays begin with that have nothing to do with relevance."""
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


Arrays = dict[str, NDArray[np.generic]]
"""Part of the weights file."""


def pack_nets(nets: list[Net]) -> Arrays:
    """The networks, as the weights file has them."""
    arrays: Arrays = {"rows": np.array(list(nets[0].rows), dtype=np.int32)}
    for number, net in enumerate(nets):
        for name, array in net.arrays.items():
            small, scale = shrink_array(name, array)
            arrays[f"net{number}.{name}"] = small
            if scale is not None:
                arrays[f"net{number}.{name}.scale"] = scale
    return arrays


def pack_rankers(rankers: dict[str, Ranker]) -> Arrays:
    """The models of days, places and pairs, as the weights file has them."""
    arrays: Arrays = {}
    for name, ranker in rankers.items():
        kept = {feature: weight for feature, weight in ranker.weights.items() if abs(weight) >= 0.01}
        arrays[f"{name}.names"] = np.frombuffer("\n".join(kept).encode("utf-8"), dtype=np.uint8)
        arrays[f"{name}.weights"] = np.array(list(kept.values()), dtype=np.float16)
        arrays[f"{name}.constant"] = np.array(ranker.constant, dtype=np.float32)
    return arrays


def pack_bags(name: str, model: BagModel) -> Arrays:
    """A model over both bags, as the weights file has it.

    Words that weigh nothing are kept: they count in the length of a text.
    """
    arrays: Arrays = {f"{name}.constant": np.array(model.constant, dtype=np.float32)}
    for part, words in ((f"{name}.words", model.words), (f"{name}.told", model.told)):
        arrays[f"{part}.names"] = np.frombuffer("\n".join(words.known).encode("utf-8"), dtype=np.uint8)
        arrays[f"{part}.rarity"] = np.array([row[0] for row in words.known.values()], dtype=np.float16)
        arrays[f"{part}.weights"] = np.array([row[1] for row in words.known.values()], dtype=np.float16)
        arrays[f"{part}.share"] = np.array(words.share, dtype=np.float32)
    return arrays


def train_relevance(
    pages: dict[str, Page], keys: dict[str, list[Template]], signs: dict[str, Signs], places: Places
) -> Arrays:
    """The models of relevance, from what networks say of messages that they never saw."""
    known = [name for name in pages if is_relevant(keys.get(name, [])) >= 0]
    messages = [read_message(pages[name], keys.get(name, []), places) for name in known]
    blend = train_blend(messages, [signs[name].relevant for name in known], FOLDS)
    whole, passage = train_models(messages)
    return pack_bags("whole", whole) | pack_bags("passage", passage) | {"blend": blend.astype(np.float32)}


def train_phrases(
    pages: dict[str, Page], keys: dict[str, list[Template]], samples: dict[str, Sample], tools: tuple[Places, Path]
) -> Arrays:
    """Networks of all of dev, and the models of days, places and pairs that learn from cross-validated ones."""
    rankers = train_rankers(pages, keys, cross_read(pages, samples, tools[1] / SIGNS), tools[0])
    return pack_nets(train_nets(list(samples.values()), SEEDS)) | pack_rankers(rankers)


def read_arrays() -> Arrays:
    """The arrays of the weights file that is there, without those of relevance."""
    with np.load(FILE) as data:
        return {name: data[name] for name in data.files if name.startswith(PHRASES)}


def main() -> None:
    """Train every model, or those of relevance alone, and write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("cache", type=Path)
    parser.add_argument("--relevance", action="store_true")
    options = parser.parse_args()
    torch.set_num_threads(1)
    pages, keys = load_pages(options.corpora, options.cache, "dev"), load_keys(options.corpora, "dev")
    places = load_places(options.corpora)
    samples = {name: make_sample(page, keys.get(name, []), places) for name, page in pages.items()}
    arrays = read_arrays() if options.relevance else train_phrases(pages, keys, samples, (places, options.cache))
    arrays |= train_relevance(pages, keys, cross_read(pages, samples, options.cache / SIGNS), places)
    np.savez_compressed(FILE, **arrays)  # type: ignore[arg-type]
    print(f"{FILE}: {FILE.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
