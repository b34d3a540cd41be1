"""python -m evals muc4 --corpora PATH [--splits tst3]: our record as MUC-4 templates, against the answer keys."""

from __future__ import annotations

import argparse
from pathlib import Path

from evals.floors import check_floors, digest_folder
from evals.muc_features import list_phrases
from evals.muc_model import FILE, load_models
from evals.muc_net import load_nets, read_signs
from evals.muc_pages import Page, load_reader, read_page
from evals.muc_places import load_places
from evals.muc_score import SLOTS, Tally, score_casualties, score_document, score_relevance
from evals.muc_templates import Settings, make_templates, read_scene
from evals.muc_texts import Template, load_cases, load_keys, load_texts

GE = {"core": 58.8, "relevance": 89.5, "casualties exact": 64.4, "casualties tolerant": 67.3}
"""The best full-template system of 1992 (tst3 and tst4 together), to hold our figures against."""


def read_pages(corpora: Path, split: str) -> dict[str, Page]:
    """Every message of a split through the record stage."""
    reader = load_reader(load_cases(corpora / "polnear" / "train" / "text"))
    return {name: read_page(text, reader) for name, text in load_texts(corpora, split).items()}


def predict(pages: dict[str, Page], corpora: Path, settings: Settings) -> dict[str, list[Template]]:
    """The templates of every message."""
    nets, models, places = load_nets(FILE), load_models(), load_places(corpora)
    signs = {name: read_signs(page, list_phrases(page), nets) for name, page in pages.items()}
    scenes = {name: read_scene(page, signs[name], places, models) for name, page in pages.items()}
    return {name: make_templates(scene, settings) for name, scene in scenes.items()}


def compute_scores(
    keys: dict[str, list[Template]], given: dict[str, list[Template]], years: dict[str, int | None]
) -> tuple[dict[str, float], dict[str, Tally]]:
    """(headline figures, tally of each core slot)."""
    slots = {slot: Tally() for slot in SLOTS}
    for name, templates in keys.items():
        for slot, tally in score_document(templates, given.get(name, []), years.get(name)).items():
            slots[slot].add(tally)
    core = Tally()
    for tally in slots.values():
        core.add(tally)
    return {
        "core": core.f,
        "core precision": 100 * core.precision,
        "core recall": 100 * core.recall,
        "relevance": score_relevance(keys, given).f,
        "casualties exact": score_casualties(keys, given, tolerant=False).f,
        "casualties tolerant": score_casualties(keys, given, tolerant=True).f,
    }, slots


def run(args: argparse.Namespace) -> int:
    """Score the splits and print the figures beside GE's of 1992; 0 unless a floor is missed."""
    if args.corpora is None or not (args.corpora / "muc4").exists() or not FILE.exists():
        print("muc4: skipped: no corpus (--corpora PATH)")
        return 0
    failed = 0
    for split in (args.split or "tst3").split(","):
        pages, keys = read_pages(args.corpora, split), load_keys(args.corpora, split)
        years = {name: None if page.day is None else page.day.year for name, page in pages.items()}
        scores, slots = compute_scores(keys, predict(pages, args.corpora, Settings()), years)
        print(f"muc4, {split}: {len(keys)} messages")
        for name, value in scores.items():
            print(f"{name:<22} {value:5.1f}" + (f"   (GE 1992: {GE[name]})" if name in GE else ""))
        if args.errors:
            for slot, tally in slots.items():
                print(f"  {slot:<18} R {100 * tally.recall:5.1f}  P {100 * tally.precision:5.1f}  F {tally.f:5.1f}")
        digest = digest_folder(args.corpora / "muc4" / split)
        if split == "tst3":
            failed += check_floors("muc4", {name: value / 100 for name, value in scores.items()}, digest)
    return failed
