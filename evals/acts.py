"""Acts: macro-F1 of `find_act` on our own sentences (gold/acts.jsonl). Rules were made on the half marked "dev".

One author wrote the sentences and the rules, so both halves flatter. The truest number: of the last 60 sentences, put
in other words after the first rules stood, these had 20 right; half of the 60 then went to the rules' dev half.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

from counterclaim.record.speech.acts import find_act
from evals.floors import check_floors, digest_file

GOLD = Path(__file__).parent / "gold" / "acts.jsonl"


def read_gold(part: str) -> list[dict[str, str]]:
    """The gold sentences of one half: dev or report."""
    rows: list[dict[str, str]] = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    return [row for row in rows if row["part"] == part]


def score_acts(part: str) -> tuple[dict[str, float], list[tuple[str, dict[str, str]]]]:
    """F1 in % by act and as their mean, and the mistakes: what was found, and the sentence."""
    both: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    ours: Counter[str] = Counter()
    wrong: list[tuple[str, dict[str, str]]] = []
    for row in read_gold(part):
        found = find_act(row["cue"], row["content"], sentence=row["text"])
        gold[row["act"]] += 1
        ours[found] += 1
        both[found] += found == row["act"]
        if found != row["act"]:
            wrong.append((found, row))
    scores = {act: 200.0 * both[act] / (gold[act] + ours[act]) for act in sorted(gold)}
    return {"macro_f1": sum(scores.values()) / len(scores), **scores}, wrong


def run(args: argparse.Namespace) -> int:  # noqa: ARG001 -- every eval takes the same arguments
    """Print the scores of both halves; 1 where the report half is below its floor."""
    for part in ("dev", "report"):
        scores, wrong = score_acts(part)
        print(f"acts, {part}: " + "  ".join(f"{name} {value:.1f}" for name, value in scores.items()))
        for found, row in wrong:
            print(f"  {found} instead of {row['act']}: {row['text']}")
    return check_floors("acts", scores, digest_file(GOLD))
