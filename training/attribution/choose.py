"""Thresholds of the decoder, chosen on articles of train that the network has not seen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from counterclaim.record.attributions import read_window
from counterclaim.record.encoder import Encoder, Window
from evals.attribution import count_article, find_scores
from evals.polnear import Attribution

START = {
    "anchor": 0.2,  # a piece this likely to stand in a cue is linked; lower only costs time
    "pointer_share": 0.3,  # weight of the pointers against the memberships
    "cue": 0.5,
    "source": 0.4,
    "content": 0.4,
    "gap": 1,  # words
    "crumb": 0.1,  # share of the longest stretch
    "score": 0.25,
    "same_content": 0.8,  # IoU
    "same_cue": 0.3,  # IoU
}
GRID: dict[str, Sequence[float]] = {
    "score": (0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45),
    "content": (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5),
    "pointer_share": (0.0, 0.15, 0.3, 0.45, 0.6),
    "source": (0.2, 0.3, 0.4, 0.5),
    "same_cue": (0.05, 0.15, 0.3, 0.5),
    "same_content": (0.5, 0.65, 0.8, 0.9),
    "crumb": (0.0, 0.1, 0.2),
    "gap": (0, 1, 2),
    "cue": (0.3, 0.4, 0.5),
}

Read = tuple[str, list[Attribution], list[Window]]


def read_held_out(folder: Path, articles: list[tuple[str, str, list[Attribution]]]) -> list[Read]:
    """The model's windows for each article, without hidden states."""
    encoder = Encoder(folder)
    empty = np.zeros((0, 0), dtype=np.float32)
    return [
        (text, gold, [replace(window, hidden=empty) for window in encoder.read(text)]) for _, text, gold in articles
    ]


def score_decoder(read: list[Read], decode: dict[str, float]) -> dict[str, float]:
    """Scores in % with these thresholds."""
    counts: Counter[str] = Counter()
    for text, gold, windows in read:
        ours = [item for window in windows for item in read_window(text, window, decode)]
        count_article(
            text,
            [(item.source, item.cue, item.content) for item in gold],
            [(item.source, item.cue, item.content) for item in ours],
            counts,
        )
    return find_scores(counts)


def choose_thresholds(read: list[Read], rounds: int = 2) -> tuple[dict[str, float], dict[str, float]]:
    """The thresholds with the best goal, changed one at a time, and their scores."""
    best = dict(START)
    scores = score_decoder(read, best)
    for _ in range(rounds):
        for name, values in GRID.items():
            for value in values:
                tried = {**best, name: value}
                if tried == best:
                    continue
                found = score_decoder(read, tried)
                if find_goal(found) > find_goal(scores) + 1e-9:
                    best, scores = tried, found
    return best, scores


def find_goal(scores: dict[str, float]) -> float:
    """End-to-end F1 first; found contents and their tokens break near ties."""
    return scores["end_to_end"] + 0.3 * scores["content_iou"] + 0.3 * scores["content_tokens"]
