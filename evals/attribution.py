"""Attribution on PolNeAR: which contents are found, and whose they are said to be.

Rules, in our own code: tokens are runs of word characters, so that punctuation and quotation marks never count.
Contents are matched one to one, best overlap first, where the tokens in common are at least half of all tokens of
both (IoU). A source is right where its IoU is at least half, or gold and ours both have none. "End to end" is both.
"""

from __future__ import annotations

import argparse
import re
import resource
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from counterclaim.record.speech.attributions import find_attributions
from counterclaim.record.speech.encoder import load_encoder
from evals.floors import check_floors, digest_folder
from evals.polnear import read_articles

TOKEN = re.compile(r"\w+")
DOUBLE = re.compile("``|''|[\"\u201c\u201d\u201e\u201f\u00ab\u00bb]")
CLOSING, OPENING = ("\u201d", "\u00bb"), ("\u201c", "\u00ab", "``")
HALF = 0.5

SpanList = Sequence[tuple[int, int]]
Item = tuple[SpanList, SpanList, SpanList]  # source, cue, content
Tokens = frozenset[int]


class Page:
    """A text's tokens and which of them stand inside double quotation marks."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.token_at: dict[int, int] = {}
        for number, found in enumerate(TOKEN.finditer(text)):
            for place in range(found.start(), found.end()):
                self.token_at[place] = number
        self.quoted = frozenset().union(*(self.find_tokens(s) for s in self._find_quotations()))

    def find_tokens(self, spans: SpanList) -> Tokens:
        """Numbers of the tokens that the spans touch."""
        return frozenset(
            self.token_at[place] for start, end in spans for place in range(start, end) if place in self.token_at
        )

    def _find_quotations(self) -> Iterable[SpanList]:
        """Stretches between double marks, paragraph by paragraph; an open one runs to the paragraph's end."""
        for paragraph in re.finditer(r"[^\n]+", self.text):
            opened: int | None = None
            for found in DOUBLE.finditer(paragraph.group()):
                place = paragraph.start() + found.start()
                if opened is None and found.group() not in CLOSING:
                    opened = place
                elif opened is not None and found.group() not in OPENING:
                    yield [(opened, place)]
                    opened = None
            if opened is not None:
                yield [(opened, paragraph.end())]

    def find_manner(self, content: Tokens) -> str:
        """direct where at least nine tenths are quoted, indirect where none is, mixed between."""
        share = len(content & self.quoted) / len(content)
        return "direct" if share >= 0.9 else "mixed" if share > 0 else "indirect"


def find_overlap(one: Tokens, other: Tokens) -> float:
    """Intersection over union."""
    return len(one & other) / len(one | other) if len(one | other) > 0 else 0.0


def match_contents(gold: list[Tokens], ours: list[Tokens]) -> list[tuple[int, int]]:
    """Pairs of gold and our contents, best overlap first, each used once."""
    pairs = [(-find_overlap(g, o), i, j) for i, g in enumerate(gold) for j, o in enumerate(ours) if len(g & o) > 0]
    used_gold: set[int] = set()
    used_ours: set[int] = set()
    chosen = []
    for overlap, i, j in sorted(pairs):
        if -overlap >= HALF and i not in used_gold and j not in used_ours:
            used_gold.add(i)
            used_ours.add(j)
            chosen.append((i, j))
    return chosen


def count_article(text: str, gold: Iterable[Item], ours: Iterable[Item], counts: Counter[str]) -> None:
    """Add one article's counts."""
    page = Page(text)
    wanted, given = ([_find_sets(page, item) for item in items] for items in (gold, ours))
    wanted, given = ([item for item in items if len(item[2]) > 0] for items in (wanted, given))
    every_wanted = frozenset().union(*(item[2] for item in wanted))
    every_given = frozenset().union(*(item[2] for item in given))
    counts["articles"] += 1
    counts["token both"] += len(every_wanted & every_given)
    counts["token gold"] += len(every_wanted)
    counts["token ours"] += len(every_given)
    counts["gold"] += len(wanted)
    counts["ours"] += len(given)
    for item in wanted:
        counts[f"gold {page.find_manner(item[2])}"] += 1
    for i, j in match_contents([item[2] for item in wanted], [item[2] for item in given]):
        _count_pair(wanted[i], given[j], page.find_manner(wanted[i][2]), counts)


def _find_sets(page: Page, item: Item) -> tuple[Tokens, Tokens, Tokens]:
    return page.find_tokens(item[0]), page.find_tokens(item[1]), page.find_tokens(item[2])


def _count_pair(
    wanted: tuple[Tokens, Tokens, Tokens], given: tuple[Tokens, Tokens, Tokens], manner: str, counts: Counter[str]
) -> None:
    """Add one matched pair's counts."""
    counts["matched"] += 1
    counts[f"matched {manner}"] += 1
    counts["exact"] += wanted[2] == given[2]
    right = find_overlap(wanted[0], given[0]) >= HALF if len(wanted[0]) > 0 else len(given[0]) == 0
    counts["end to end"] += right
    if len(wanted[0]) > 0:
        counts["with source"] += 1
        counts["source right"] += right
    if len(wanted[1]) > 0:
        counts["with cue"] += 1
        counts["cue right"] += find_overlap(wanted[1], given[1]) >= HALF


def find_scores(counts: Counter[str]) -> dict[str, float]:
    """F1 and shares in %, by the names used in floors.json."""
    scores = {
        "content_tokens": find_f1(counts["token both"], counts["token ours"], counts["token gold"]),
        "content_iou": find_f1(counts["matched"], counts["ours"], counts["gold"]),
        "content_exact": find_f1(counts["exact"], counts["ours"], counts["gold"]),
        "end_to_end": find_f1(counts["end to end"], counts["ours"], counts["gold"]),
        "source_given_content": find_share(counts["source right"], counts["with source"]),
        "cue_given_content": find_share(counts["cue right"], counts["with cue"]),
    }
    for manner in ("direct", "mixed", "indirect"):
        scores[f"recall_{manner}"] = find_share(counts[f"matched {manner}"], counts[f"gold {manner}"])
    return scores


def find_f1(both: int, ours: int, gold: int) -> float:
    """F1 in %."""
    return 200.0 * both / (ours + gold) if ours + gold > 0 else 0.0


def find_share(part: int, whole: int) -> float:
    """A share in %."""
    return 100.0 * part / whole if whole > 0 else 0.0


@dataclass(frozen=True, slots=True)
class Cost:
    """What a run took."""

    articles: int
    seconds: float
    megabytes: float


def read_split(folder: Path) -> tuple[Counter[str], Cost]:
    """Counts over a split's articles, and what finding the attributions cost: CPU seconds of this process."""
    encoder = load_encoder()
    counts: Counter[str] = Counter()
    seconds = 0.0
    for _, text, gold in read_articles(folder):
        began = time.process_time()
        ours = find_attributions(text, encoder)
        seconds += time.process_time() - began
        count_article(
            text,
            [(item.source, item.cue, item.content) for item in gold],
            [(item.source, item.cue, item.content) for item in ours],
            counts,
        )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024  # Linux gives kilobytes
    return counts, Cost(counts["articles"], seconds, peak)


def print_table(counts: Counter[str], cost: Cost) -> None:
    """Print the scores and the cost."""
    print(f"attribution: {counts['articles']} articles, {counts['gold']} gold, {counts['ours']} ours")
    for name, value in find_scores(counts).items():
        print(f"  {name:24}{value:6.1f}")
    print(f"  {cost.articles / cost.seconds:.2f} articles per CPU-second, {cost.megabytes:.0f} MB at most")


def run(args: argparse.Namespace) -> int:
    """Print the table; 1 where a score is below its floor, 0 where the corpus is not there."""
    split = args.split or "dev"
    folder: Path | None = None if args.corpora is None else args.corpora / "polnear" / split
    if folder is None or not folder.is_dir():
        print(f"attribution: skipped: expected PolNeAR in {folder or 'the folder given by --corpora'}")
        return 0
    counts, cost = read_split(folder)
    print_table(counts, cost)
    return 0 if split != "dev" else check_floors("attribution", find_scores(counts), digest_folder(folder))
