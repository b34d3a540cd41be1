"""Reported speech by rule: who said which words, from the parse, the layout, the quotation marks and a list of verbs.

Beside the encoder the rules give what it does not see; alone they are the reading that needs no model.
"""

import re
from collections.abc import Iterator

from counterclaim.record.reading import Attribution, Offsets
from counterclaim.record.speech.accounts import read_accounts
from counterclaim.record.speech.appended import read_appended
from counterclaim.record.speech.clauses import LIKELY, SURE
from counterclaim.record.speech.closing import read_closing
from counterclaim.record.speech.insertions import drop_repeated, read_insertions
from counterclaim.record.speech.labels import continue_lists, read_labels
from counterclaim.record.speech.quotations import Quotation, find_quotations
from counterclaim.record.speech.rejecting import FIRM, read_rejections
from counterclaim.record.speech.reporting import read_token
from counterclaim.record.speech.voices import find_verdict
from counterclaim.record.text.parse import Sentence
from counterclaim.vocabulary import Document

REFUTED = re.compile(
    r"(?:\b(?P<owner>[A-Z][^,;:“”\"]{1,50}?)['’]s? )?"
    r"\b(?P<cue>(?i:claims?|reports?|allegations?|statements?|accusations?|assertions?|rumou?rs?|information|disinformation|stor(?:y|ies)|news|accounts?|versions?))"
    r"(?:(?: (?:spread|published|circulated|made|issued))?(?: (?:of|by|from|in) (?P<of>[^;:]{2,60}?),?)?"
    r" (?:that|about|on)) (?P<what>\S.{8,}?),? *$"
)
BESIDE = 60
"""Characters between what somebody said and a quotation that goes on: "…, he told Shati Local."."""


def find_reports(document: Document, sentences: tuple[Sentence, ...]) -> tuple[Attribution, ...]:
    """Every attribution the rules see, in the order of the text."""
    found: list[Attribution] = []
    for sentence in sentences:
        found += [item for token in sentence.tokens for item in read_token(token, sentence)]
        cues = {item.cue for item in found}
        found += [
            item
            for item in (*read_refuted(sentence), *read_rejections(sentence), *read_appended(sentence))
            if item.cue not in cues
        ]
        found += read_insertions(sentence)
        cues |= {item.cue for item in found}
        found += [item for item in (*read_accounts(sentence), *read_closing(sentence)) if item.cue not in cues]
    found += read_labels(document)
    found = list(continue_lists(document, found))
    quotations = find_quotations(document.text)
    found = [extend_content(item, quotations) for item in found]
    found = [item for item in found if not any(lies_within(item, other) for other in found)]
    found = drop_repeated(found, document.text)
    found += give_orphans(quotations, found, sentences, document.text)
    return tuple(sorted(drop_doubles(found), key=lambda item: item.content))


def lies_within(item: Attribution, other: Attribution) -> bool:
    """Whether a cue is only the verb of a phrase of rejection: "rejected" of "rejected as invented"."""
    if other is item or other.score < FIRM or item.score >= FIRM or len(item.cue) == 0:
        return False
    return all(any(start <= left and right <= end for start, end in other.cue) for left, right in item.cue)


def read_refuted(sentence: Sentence) -> Iterator[Attribution]:
    """ "The report of the Armenian side that two planes crashed is disinformation": the verdict is about its claim. The
    parser often hangs such a clause on another noun, so that the words are read as they stand."""
    text = sentence.text
    verdict = find_verdict(text)
    match = None if verdict is None else REFUTED.search(text, 0, verdict)
    if match is None:
        return
    who = next((name for name in ("owner", "of") if match[name] is not None), None)
    if who is None:
        return
    source, cue, content = (
        (sentence.start + match.start(name), sentence.start + match.end(name)) for name in (who, "cue", "what")
    )
    yield Attribution((source,), (cue,), (content,), SURE)


def extend_content(item: Attribution, quotations: tuple[Quotation, ...]) -> Attribution:
    """The content with the whole of a quotation that it cuts."""
    parts = []
    for start, end in item.content:
        cut = [row for row in quotations if row.start < end and start < row.end and row.end - row.start > 20]
        outer = [row for row in cut if not any(row.start <= left < row.end for left, _ in (*item.source, *item.cue))]
        parts.append((min([start, *(row.start for row in outer)]), max([end, *(row.end for row in outer)])))
    return Attribution(item.source, item.cue, tuple(merge_parts(parts)), item.score)


def merge_parts(parts: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Parts that overlap brought together."""
    current: tuple[int, int] | None = None
    for part in sorted(parts):
        if current is not None and part[0] <= current[1]:
            current = (current[0], max(current[1], part[1]))
            continue
        if current is not None:
            yield current
        current = part
    if current is not None:
        yield current


def give_orphans(
    quotations: tuple[Quotation, ...], found: list[Attribution], sentences: tuple[Sentence, ...], text: str
) -> Iterator[Attribution]:
    """Quotations that nobody has yet: to the cue of their own sentence, or to the speaker who goes on."""
    last: Attribution | None = None
    ordered = sorted(found, key=lambda item: (*item.cue, *item.content)[0])
    for row in quotations:
        owners = [item for item in found if any(start < row.end and row.start < end for start, end in item.content)]
        if len(owners) > 0:
            last = owners[-1]
            continue
        if len(text[row.start : row.end].split()) < 5:
            continue
        same = next((sent for sent in sentences if sent.start <= row.start < sent.end), None)
        near = [item for item in ordered if same is not None and item.cue and same.start <= item.cue[0][0] < same.end]
        before = [item for item in near if item.cue[0][0] < row.start]
        owner = (before[-1] if len(before) > 0 else near[0]) if len(near) > 0 else (last if row.continues else None)
        follows = owner is None and last is not None and goes_on(row, last, text)
        if owner is not None or follows:
            chosen = owner or last
            assert chosen is not None
            last = Attribution(chosen.source, chosen.cue, ((row.start, row.end),), SURE if follows else LIKELY)
            yield last


def goes_on(row: Quotation, last: Attribution, text: str) -> bool:
    """Whether a quotation that is a sentence of its own comes right after what somebody said in the same paragraph."""
    end = max(end for _, end in (*last.content, *last.cue, *last.source))
    between = text[end : row.start].strip(" \t\"“”„«»`'’")
    alone = text[row.end : row.end + 3].lstrip("\"”»’' ")[:1] in {"", "\n"} or text[row.end - 1] in ".!?"
    return end <= row.start and "\n" not in text[end : row.start] and alone and len(between) < BESIDE and "." in between


def drop_doubles(found: list[Attribution]) -> Iterator[Attribution]:
    """One attribution a content and cue: the surer one."""
    kept: dict[Offsets, Attribution] = {}
    for item in sorted(found, key=lambda item: -item.score):
        kept.setdefault(item.content, item)
    yield from kept.values()
