"""python -m training.muc_choose CORPORA CACHE: choose the thresholds of the MUC-4 eval; print them and what they reach.

After `training.muc4`. On dev with what networks of the cross-validation say, which never saw the message (kept in
CACHE), together with tst1 and tst2 with those of the weights file. One setting after the other takes the value with
the best core F, twice round.
"""

from __future__ import annotations

import pickle
import sys
from copy import deepcopy
from pathlib import Path

from evals.muc4 import compute_scores
from evals.muc_features import list_phrases
from evals.muc_model import FILE, load_models
from evals.muc_net import load_nets, read_signs
from evals.muc_pages import Page
from evals.muc_places import Places, load_places
from evals.muc_templates import ROLES, Scene, Settings, Signs, make_templates, read_scene
from evals.muc_texts import Template, load_keys
from training.muc4 import FOLDS, SIGNS, load_pages
from training.muc_labels import is_relevant
from training.muc_words import cross_messages, read_message

VALUES = {
    "relevant": (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6), "type": (0.2, 0.3, 0.4, 0.5),
    "member": (0.2, 0.3, 0.4, 0.5),
    "join": (0.3, 0.4, 0.5, 0.6, 0.7), "share": (0.4, 0.5, 0.6, 0.7), "mention": (0.3, 0.5, 0.7, 0.9),
    "effect": (0.4, 0.5, 0.6, 0.7), "damage": (0.4, 0.5, 0.6),
    "total": (0.0, 0.5, 1.0, 1.3, 1.5, 1.8),
    **dict.fromkeys(ROLES, (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75)),
}  # fmt: skip


def main() -> None:
    """Choose and print."""
    corpora, cache = Path(sys.argv[1]), Path(sys.argv[2])
    pages = {split: load_pages(corpora, cache, split) for split in ("dev", "tst1", "tst2")}
    signs: dict[str, Signs] = pickle.loads((cache / SIGNS).read_bytes())
    for name, page in (pages["tst1"] | pages["tst2"]).items():
        signs[name] = read_signs(page, list_phrases(page), load_nets(FILE))
    keys = {name: row for split in pages for name, row in load_keys(corpora, split).items()}
    every = pages["dev"] | pages["tst1"] | pages["tst2"]
    scenes = {n: read_scene(page, signs[n], load_places(corpora), load_models()) for n, page in every.items()}
    judge_fairly(scenes, pages["dev"], keys, load_places(corpora))
    years = {name: None if page.day is None else page.day.year for name, page in every.items()}

    def measure(settings: Settings, part: str = "") -> dict[str, float]:
        """The scores of some settings on the messages whose names begin so."""
        given = {name: make_templates(scene, settings) for name, scene in scenes.items() if name.startswith(part)}
        return compute_scores({name: keys.get(name, []) for name in given}, given, years)[0]

    best = choose_settings(measure)
    print(best)
    for part in ("DEV", "TST1", "TST2"):
        print(part, {name: round(value, 1) for name, value in measure(best, part).items()})


def judge_fairly(
    scenes: dict[str, Scene], dev: dict[str, Page], keys: dict[str, list[Template]], places: Places
) -> None:
    """Give the messages of dev the relevance that models tell which never saw them: those of the weights file have
    learned them all."""
    known = [name for name in dev if is_relevant(keys.get(name, [])) >= 0]
    messages = [read_message(dev[name], keys.get(name, []), places) for name in known]
    for name, logits in zip(known, cross_messages(messages, FOLDS), strict=True):
        scenes[name].relevant = load_models().mix(scenes[name].signs.relevant, *map(float, logits))


def choose_settings(measure) -> Settings:  # type: ignore[no-untyped-def]
    """The settings with the best core F, one after the other, twice round."""
    best = Settings()
    top = measure(best)["core"]
    for _ in range(2):
        for name, values in VALUES.items():
            for value in values:
                tried = deepcopy(best)
                if name in ROLES:
                    tried.role[name] = value
                else:
                    setattr(tried, name, value)
                score = measure(tried)["core"]
                if score > top:
                    best, top = tried, score
        print(round(top, 2), best, flush=True)
    return best


if __name__ == "__main__":
    main()
