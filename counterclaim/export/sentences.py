"""The sentence around a piece of evidence, with the evidence marked."""

import re
from collections.abc import Iterable

from rich.text import Text

from counterclaim.vocabulary import Span

END = re.compile(r"[.!?…][\"'”’»)\]]*\s+(?=[\"'“‘«(\[]*[A-Z0-9])")
ABBREVIATED = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Col|Lt|Maj|Sgt|Capt|Brig|St|Sen|Rep|Gov|No|vs|Oct|Nov|Dec|Jan|Feb|Aug|Sept|Sep))\.\s*$"
)
MARGIN = 140
"""Characters of a very long sentence shown on either side of the evidence."""


def find_sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence around these characters begins and ends, inside its line."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    last = len(text) if last == -1 else last
    for stop in END.finditer(text, first, last):
        if ABBREVIATED.search(text, first, stop.end()) is not None:
            continue
        if stop.end() <= start:
            first = stop.end()
        elif stop.start() >= end - 1:
            last = stop.end()
            break
    return first, last


def join_sentences(text: str, spans: Iterable[Span]) -> list[tuple[int, int, list[Span]]]:
    """(start, end, evidence) of each sentence that holds evidence, in order."""
    found: dict[tuple[int, int], list[Span]] = {}
    for span in sorted(set(spans)):
        found.setdefault(find_sentence(text, span.start, span.end), []).append(span)
    return [(start, end, inside) for (start, end), inside in sorted(found.items())]


def mark_sentence(text: str, sentence: tuple[int, int, list[Span]], *, plain: bool) -> Text:
    """The sentence with its evidence underlined; without styles, between ‹ and ›."""
    first, last, spans = sentence
    low, high = min(span.start for span in spans), max(span.end for span in spans)
    start = first if low - first <= 2 * MARGIN else text.rfind(" ", first, low - MARGIN) + 1
    end = last if last - high <= 2 * MARGIN else text.find(" ", high + MARGIN)
    shown = Text(style="dim") if not plain else Text()
    shown.append("… " if start > first else "")
    place = start + len(text[start:end]) - len(text[start:end].lstrip())
    for left, right in merge_spans(spans):
        shown.append(flatten_prose(text[place:left]))
        words = flatten_prose(text[left:right])
        shown.append(f"‹{words}›" if plain else words, style="not dim underline")
        place = right
    shown.append(flatten_prose(text[place:end]).rstrip())
    return shown.append(" …" if end < last else "")


def merge_spans(spans: list[Span]) -> list[tuple[int, int]]:
    """Offsets of the spans, overlapping ones joined."""
    merged: list[tuple[int, int]] = []
    for span in sorted(spans):
        if len(merged) > 0 and span.start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], span.end))
        else:
            merged.append((span.start, span.end))
    return merged


def flatten(text: str) -> str:
    """The text on one line, without what would move a terminal's cursor or turn its direction."""
    return re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]", " ", text)


def flatten_prose(text: str) -> str:
    """Words of an article on one line: an indent inside a paragraph is one blank."""
    return re.sub(" {2,}", " ", flatten(text))
