"""Laying a record beside its gold: quotes as word positions, names and places as keys, one-to-one pairs."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

A = TypeVar("A")
B = TypeVar("B")

WORD = re.compile(r"\w+", re.UNICODE)
SMALL = {"the", "of", "a", "an", "s", "in", "and", "for", "republic", "state"}
SPELLINGS = {
    "defense": "defence", "armed": "forces", "army": "forces", "military": "forces", "troops": "forces",
    "units": "forces", "soldiers": "forces", "force": "forces", "armenian": "armenia",
    "azerbaijani": "azerbaijan", "azeri": "azerbaijan",
    "russian": "russia", "ukrainian": "ukraine", "israeli": "israel", "palestinian": "palestine", "sudanese": "sudan",
    "congolese": "congo", "rwandan": "rwanda", "indian": "india", "pakistani": "pakistan", "burmese": "myanmar",
    "officials": "official", "ministries": "ministry", "idf": "israel", "defences": "defence",
    "fighters": "", "combatants": "",
}  # fmt: skip
"""One form for words that name the same office or party in another form or spelling."""


LOOSE = 0.6
"""Names that differ both ways need more than this: "Defence Ministry of Armenia" and "of Azerbaijan" share half."""


class Words:
    """The words of a document with their offsets, and where a quote lies among them."""

    def __init__(self, text: str) -> None:
        found = list(WORD.finditer(text))
        self.words = [match.group().casefold() for match in found]
        self.starts = [match.start() for match in found]
        self.ends = [match.end() for match in found]
        line = text.find("\n")
        self.headline = sum(start < line for start in self.starts) if line > 0 else 0

    def locate(self, quote: str, *, head: bool = False) -> set[int]:
        """Positions of the quote's words: in the headline where `head`, else after it if possible; none: empty."""
        wanted = [match.group().casefold() for match in WORD.finditer(quote)]
        size = len(wanted)
        places = [i for i in range(len(self.words) - size + 1) if self.words[i : i + size] == wanted]
        preferred = [i for i in places if (i < self.headline) == head]
        chosen = (preferred or places)[:1]
        return {chosen[0] + step for step in range(size)} if size > 0 and len(chosen) > 0 else set()

    def cover(self, spans: Iterable[Sequence[int]]) -> set[int]:
        """Positions of the words that meet any of these character spans."""
        ranges = [(span[0], span[1]) for span in spans]
        return {
            position
            for position, (start, end) in enumerate(zip(self.starts, self.ends, strict=True))
            if any(start < high and low < end for low, high in ranges)
        }


def normalize_name(name: str) -> frozenset[str]:
    """The telling words of a name: folded, one spelling, without articles."""
    words = (SPELLINGS.get(word, word) for word in (match.group().casefold() for match in WORD.finditer(name)))
    return frozenset(word for word in words if word not in SMALL and word != "")


def compare_names(left: str, right: str) -> float:
    """Share of telling words in common; 0 where each has words the other lacks and too few agree."""
    a, b = normalize_name(left), normalize_name(right)
    share = len(a & b) / len(a | b) if len(a | b) > 0 else 0.0
    return share if a <= b or b <= a or share > LOOSE else 0.0


def resolve_key(names: Iterable[str | None], table: dict[str, list[str]]) -> set[str]:
    """Keys of the table's entries that the first usable name fits best.

    Half of the telling words must agree: "Yershov" is "Pavel Yershov", "the ministry" is not yet
    "Defence Ministry of Armenia".
    """
    for name in names:
        if not name:
            continue
        scores = {key: max(compare_names(name, alias) for alias in aliases) for key, aliases in table.items()}
        best = max(scores.values(), default=0.0)
        return {key for key, score in scores.items() if score == best} if best >= 0.5 else set()
    return set()


def score_overlap(left: set[int], right: set[int]) -> float:
    """Intersection over union."""
    return len(left & right) / len(left | right) if len(left | right) > 0 else 0.0


def score_containment(left: set[int], right: set[int]) -> float:
    """Share of the smaller set that lies in the larger."""
    return len(left & right) / min(len(left), len(right)) if min(len(left), len(right)) > 0 else 0.0


def pair_greedily(left: Sequence[A], right: Sequence[B], score: Callable[[A, B], float]) -> list[tuple[int, int]]:
    """One-to-one pairs with a score above zero, best first."""
    scored = [(score(a, b), -i, -j) for i, a in enumerate(left) for j, b in enumerate(right)]
    pairs: list[tuple[int, int]] = []
    for value, i, j in sorted(scored, reverse=True):
        if value > 0 and all(-i != p and -j != q for p, q in pairs):
            pairs.append((-i, -j))
    return pairs


def list_spans(item: dict[str, Any] | None, key: str = "spans") -> list[list[int]]:
    """The spans of a part of a record, or none."""
    return list((item or {}).get(key) or [])
