"""Thresholds of the decoder, chosen on articles of train that the network has not seen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from counterclaim.record.speech.attributions import decode_link, decode_windows
from counterclaim.record.speech.encoder import Encoder, Window
from counterclaim.record.speech.words import join_words, list_spans
from evals.attribution import Page, count_article, find_scores, match_contents
from evals.polnear import Attribution

# where the search starts: what an earlier search ended with
START = {
    "anchor": 0.2,  # a piece this likely to stand in a cue is linked; lower only costs time
    "pointer_share": 0.2,  # weight of the pointers against the memberships
    "cue": 0.3,
    "source": 0.2,
    "content": 0.3,
    "gap": 0,  # words
    "crumb": 0.05,  # share of the longest stretch
    "score": 0.22,
    "same_content": 0.5,  # IoU
    "same_cue": 0.15,  # IoU
    "distinct": 0.5,  # so likely a candidate inside another one, or of another speaker, is no repetition
    "doubt": 0.1,  # a word less likely content than this by its tag is in no content
    "loose": 0.45,  # a word this likely content by its tag, in no link's content, goes to a content beside it
    "leaning": 0.03,  # if the link leans to it at least this much
    "weight_bias": 0.0,  # logistic regression of being right, fitted below
    "weight_anchor": 1.0,
    "weight_mean": 0.5,
    "weight_weakest": 0.5,
    "weight_length": 0.5,
}
GRID: dict[str, Sequence[float]] = {
    "score": tuple(round(0.16 + 0.02 * step, 2) for step in range(13)),
    "content": (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5),
    "pointer_share": (0.0, 0.1, 0.2, 0.3, 0.45, 0.6),
    "source": (0.2, 0.3, 0.4, 0.5),
    "same_cue": (0.05, 0.15, 0.3, 0.5),
    "same_content": (0.5, 0.65, 0.8, 0.9),
    "crumb": (0.0, 0.05, 0.1, 0.2),
    "gap": (0, 1, 2),
    "cue": (0.3, 0.4, 0.5),
    "doubt": (0.0, 0.1, 0.2),
    "loose": (0.3, 0.4, 0.5, 0.6),
    "leaning": (0.0, 0.03, 0.1),
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
        ours = decode_windows(text, windows, decode)
        count_article(
            text,
            [(item.source, item.cue, item.content) for item in gold],
            [(item.source, item.cue, item.content) for item in ours],
            counts,
        )
    return find_scores(counts)


def fit_weights(read: list[Read], decode: dict[str, float]) -> dict[str, float]:
    """The thresholds with the weights of a logistic regression: does a candidate match a gold content?"""
    rows, right = [], []
    for text, gold, windows in read:
        page = Page(text)
        wanted = [tokens for tokens in (page.find_tokens(item.content) for item in gold) if len(tokens) > 0]
        facts, given = list_candidates(text, windows, decode, page)
        hits = {ours for _, ours in match_contents(wanted, given)}
        rows += [[1.0, *one.values()] for one in facts]
        right += [float(number in hits) for number in range(len(facts))]
    weights = regress(np.array(rows), np.array(right))
    names = ["weight_bias", *(name for name in START if name.startswith("weight_") and name != "weight_bias")]
    return {**decode, **dict(zip(names, (round(float(w), 4) for w in weights), strict=True))}


def list_candidates(
    text: str, windows: list[Window], decode: dict[str, float], page: Page
) -> tuple[list[dict[str, float]], list[frozenset[int]]]:
    """Facts and content tokens of every candidate of an article."""
    facts, tokens = [], []
    for window in windows:
        words = join_words(text, window)
        for link in window.links:
            one = decode_link(words, window, link, decode)
            if (one.content & words.spoken).any():
                facts.append(one.facts)
                tokens.append(page.find_tokens(list_spans(words, one.content)))
    return facts, tokens


def regress(rows: NDArray[np.float64], right: NDArray[np.float64]) -> NDArray[np.float64]:
    """Weights of a logistic regression by Newton's method, with a ridge of 1."""
    weights = np.zeros(rows.shape[1])
    for _ in range(25):
        chance = 1 / (1 + np.exp(-rows @ weights))
        curve = (rows * (chance * (1 - chance))[:, None]).T @ rows + np.eye(len(weights))
        weights += np.linalg.solve(curve, rows.T @ (right - chance) - weights)
    return weights


def choose_thresholds(read: list[Read], rounds: int = 2) -> tuple[dict[str, float], dict[str, float]]:
    """The thresholds with the best goal, changed one at a time, and their scores."""
    best = fit_weights(read, dict(START))
    scores = score_decoder(read, best)
    for _ in range(rounds):
        best = fit_weights(read, best)
        scores = score_decoder(read, best)
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
    """End-to-end F1 and, as much, the share of attributed words that is found: a missed statement is lost for good."""
    return scores["end_to_end"] + scores["content_tokens"] + 0.2 * scores["recall_indirect"]
