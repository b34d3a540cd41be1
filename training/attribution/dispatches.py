"""The gold dispatches that may be looked at as attributions to learn from: news of wars, which PolNeAR hardly has.

The gold names the speaker, the cue and the words said, but not where the speaker is named: here the parse tells, by the
cue's subject, or the nearest of the speaker's names in the cue's sentence. Where neither does, the attribution has no
source, and so neither where the outlet's voice is all there is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from spacy.tokens import Token

import counterclaim
from counterclaim.record.speech.stretches import span_source
from counterclaim.record.text.parse import Sentence, load_parser, parse_document
from evals.alignment import compare_names
from evals.dispatches import GOLD, encode_raw, get_quotes, load_dispatches
from evals.polnear import Attribution

Span = tuple[int, int]
OPENING, CLOSING = "“\"‘'«", "”\"’'»"
THAT = re.compile(r"\bthat\s+[“\"‘'«]?$")
PRONOUNS = {"he", "she", "it", "they", "we", "i", "who", "which", "that", "others", "some", "many"}
SUBJECTS = {"nsubj", "nsubjpass", "agent"}
ACCUSING = re.compile(r"accus|blam", re.IGNORECASE)
ACCUSED = 80
"""Characters that whoever is accused takes between cue and content: part of the content in PolNeAR."""
NEAR = 0.5
"""Share of the telling words of a name that must agree."""


def read_dispatches(folder: Path = GOLD) -> Iterator[tuple[str, str, list[Attribution]]]:
    """Name, text and attributions of every dispatch that may be looked at."""
    parser = load_parser()
    for dispatch in (row for split in ("dev", "articles", "articles-2") for row in load_dispatches(split, folder)):
        document = counterclaim.read(encode_raw(dispatch))
        sentences = parse_document(document, parser)
        found = [find_attribution(item, dispatch, document.text, sentences) for item in dispatch["statements"]]
        yield dispatch["id"], document.text, [item for item in found if item is not None]


def find_attribution(
    item: dict[str, Any], dispatch: dict[str, Any], text: str, sentences: tuple[Sentence, ...]
) -> Attribution | None:
    """One statement of the gold as spans of the text; None in the outlet's own voice and where a quote is not found."""
    if item["by"] == "source":
        return None
    content = [find_quote(quote, text, head=bool(item.get("head"))) for quote in get_quotes(item)]
    spans = [widen_quote(span, text) for span in content if span is not None]
    if len(spans) < len(content):
        return None
    cue = find_cue(item.get("cue"), spans, text)
    if cue is not None and ACCUSING.search(text[cue[0] : cue[1]]) and 0 < spans[0][0] - cue[1] <= ACCUSED:
        spans[0] = (cue[1] + 1, spans[0][1])
    names = dispatch.get("actors", {}).get(item["by"], [])
    source = find_source(names, cue, spans, sentences)
    return Attribution([] if source is None else [source], [] if cue is None else [cue], sorted(spans))


def find_quote(quote: str, text: str, *, head: bool) -> Span | None:
    """Where a quote stands: in the body, unless it is the headline's."""
    first = 0 if head else text.find("\n") + 1
    start = text.find(quote, first)
    start = start if start >= 0 else text.find(quote)
    return None if start < 0 else (start, start + len(quote))


def widen_quote(span: Span, text: str) -> Span:
    """With the quotation marks around it and "that" before it, as PolNeAR has them."""
    start, end = span
    if start > 0 and text[start - 1] in OPENING:
        start -= 1
    if end < len(text) and text[end] in CLOSING:
        end += 1
    elif text[end : end + 1] in {",", "."} and text[end + 1 : end + 2] in CLOSING and end + 1 < len(text):
        end += 2
    before = THAT.search(text[max(0, start - 6) : start])
    return (start if before is None else start - len(before.group()), end)


def find_cue(cue: str | None, content: list[Span], text: str) -> Span | None:
    """The occurrence of the cue nearest to the content, in its paragraph."""
    if cue is None or cue == "":
        return None
    first = text.rfind("\n", 0, content[0][0]) + 1
    last = text.find("\n", content[-1][1])
    last = len(text) if last < 0 else last
    edge = r"\b" if cue[0].isalnum() else ""
    close = r"\b" if cue[-1].isalnum() else ""
    pattern = re.compile(edge + re.escape(cue) + close)
    places = [(found.start(), found.end()) for found in pattern.finditer(text, first, last)]
    free = [place for place in places if not any(a <= place[0] < b for a, b in content)]
    return min(free, key=lambda place: min(measure_gap(place, span) for span in content), default=None)


def measure_gap(one: Span, other: Span) -> int:
    """Characters between two stretches."""
    return max(other[0] - one[1], one[0] - other[1], 0)


def find_source(
    names: list[str], cue: Span | None, content: list[Span], sentences: tuple[Sentence, ...]
) -> Span | None:
    """The words that name the speaker: the cue's subject, or the nearest of the names in its sentence."""
    anchor = content[0] if cue is None else cue
    sentence = next((row for row in sentences if row.start <= anchor[0] < row.end), None)
    if sentence is None:
        return None
    heads = [token for token in sentence.tokens if is_head(token, names)]
    spans = [span_source(climb(token), sentence) for token in heads]
    subject = None if cue is None else find_subject(cue, sentence)
    if subject is not None:
        span = span_source(subject, sentence)
        if subject.lower_ in PRONOUNS or any(a <= sentence.offset + subject.idx < b for a, b in spans):
            return trim_span(span, anchor, content)
    free = [trim_span(span, anchor, content) for span in spans]
    kept = [span for span in free if span is not None]
    return min(kept, key=lambda span: measure_gap(span, anchor), default=None)


def find_subject(cue: Span, sentence: Sentence) -> Token | None:
    """The subject of the cue's verb."""
    inside = [token for token in sentence.tokens if cue[0] <= sentence.offset + token.idx < cue[1]]
    children = [child for token in inside for child in token.children if child.dep_ in SUBJECTS]
    return children[0] if len(children) > 0 else None


def is_head(token: Token, names: list[str]) -> bool:
    """Whether a noun phrase is one of the speaker's names, by its telling words."""
    if token.pos_ not in ("NOUN", "PROPN"):
        return False
    words = token.doc[token.left_edge.i : token.i + 1].text
    return any(compare_names(words, name) >= NEAR for name in names)


def climb(token: Token) -> Token:
    """The noun that a name stands beside: "the spokesman, Colonel X" is one phrase."""
    while token.dep_ in ("appos", "compound", "nmod") and token.head.i != token.i:
        token = token.head
    return token


def trim_span(span: Span, anchor: Span, content: list[Span]) -> Span | None:
    """The span if it overlaps neither cue nor content."""
    return None if any(span[0] < b and a < span[1] for a, b in (anchor, *content)) else span
