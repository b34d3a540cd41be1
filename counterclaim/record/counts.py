"""Every count of victims, damage or losses in a document, sentence by sentence, with shares and updates joined.

A count is not yet a figure: whose it is, where and when is added in figures.py. What is seen and left out is listed
with the reason.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from counterclaim.record.counted import Count, Mention, describe_counted, look_noun
from counterclaim.record.ellipsis import Row, fill_rows
from counterclaim.record.measures import PEOPLE_ONLY, Found, find_measure
from counterclaim.record.modality import find_modality
from counterclaim.record.parse import Sentence
from counterclaim.record.shares import Share, find_share, find_whole, is_broken_down
from counterclaim.record.singles import find_mentions
from counterclaim.record.uncounted import is_uncounted, is_whole_named
from counterclaim.record.updates import join_updates
from counterclaim.vocabulary import Counted, Skip, Span

OF_THEM = re.compile(r"\s*of\s+(?:them|whom|those|these|the\s+\w+)\s+(?:were|was|are|is|being)?\s*(?:\w+\s+)?")
OWN = frozenset({"killed", "injured", "captured", "detained", "missing", "destroyed", "shot_down"})
"""Measures that a share may have instead of its whole's: "18 were wounded, of whom six died"."""


def find_counts(sentences: Iterable[Sentence], barred: frozenset[int]) -> tuple[tuple[Count, ...], tuple[Skip, ...]]:
    """(every count of a document in order, what was left out and why). `barred` are the characters of dates."""
    counts: list[Count] = []
    skipped: list[Skip] = []
    for sentence in sentences:
        start = len(counts)
        rows = fill_rows([Row(mention, find_measure(mention)) for mention in list_mentions(sentence, barred)])
        rest: list[tuple[Mention, Skip | None]] = []
        for row in rows:
            read = read_row(row, counts, start)
            if isinstance(read, Count):
                counts.append(read)
            else:
                rest.append((row.mention, read))
        join_updates(counts, start)
        adopted = join_parts(counts, start, [mention for mention, _ in rest])
        skipped += [skip for mention, skip in rest if skip is not None and mention not in adopted]
    return tuple(counts), tuple(skipped)


def list_mentions(sentence: Sentence, barred: frozenset[int]) -> list[Mention]:
    """The numbers of a sentence that may count something: no dates, ages or comparisons."""
    return [
        mention
        for mention in find_mentions(sentence)
        if mention.span.start not in barred and mention.span.end - 1 not in barred and not is_uncounted(mention)
    ]


def read_row(row: Row, counts: list[Count], start: int) -> Count | Skip | None:
    """The count of a number, why there is none, or None where nothing suggests one."""
    mention, found = row.mention, row.found
    of = describe_counted(mention, find_before(counts))
    if of is None or is_part_article(mention):
        return None
    of = describe_part(mention) or of
    share = find_share(mention, found, counts, start)
    if share is not None:
        made = make_share(mention, found, of, share, counts, start)
        if made is not None:
            return made
    if found is None:
        return name_share(mention, of, share) if share is not None else skip_unmeasured(mention)
    return make_count(mention, found, of, counts)


def is_part_article(mention: Mention) -> bool:
    """Whether an article only says who one of them was: "one of them a lieutenant colonel"."""
    text = mention.sentence.tokens.text[: mention.span.start - mention.sentence.start]
    of_them = re.search(r"\bof\s+(?:them|whom)\s*(?:was|is|being)?\s*$", text) is not None
    return mention.first.lower_ in ("a", "an") and of_them


def skip_unmeasured(mention: Mention) -> Skip | None:
    """Why a number of victims or things is no figure; None where it counts neither."""
    known = None if mention.noun is None else look_noun(mention.noun)
    if known is None or mention.low in (0, 1) or is_whole_named(mention):
        return None
    return Skip("number", f"nothing says what happened to these {known.unit}", (mention.span,))


def make_count(mention: Mention, found: Found, of: Counted, counts: list[Count]) -> Count | Skip | None:
    """The count of a number with a measure, unless it only names somebody again or tells what did not happen."""
    if mention.low == 1 and mention.noun is not None and is_repeated(mention, counts):
        return None
    if is_whole_named(mention) and found.word.i < mention.first.i:
        return None
    modality, negated = find_modality(found.word)
    if found.word.pos_ in ("NOUN", "ADJ"):
        negated = False
    if mention.low != 0 and (negated or modality in ("hypothetical", "planned")):
        why = "the text says that it did not happen" if negated else f"the text tells it as {modality}"
        return Skip("figure", why, (mention.span,))
    if found.measure in PEOPLE_ONLY and of.unit is None:
        of = replace(of, unit="people")
    return Count(mention, found.measure, found.word, of)


def describe_part(mention: Mention) -> Counted | None:
    """Whom "three of them" are said to be: "three of the dead were children"."""
    right = mention.sentence.tokens.text[mention.span.end - mention.sentence.start :]
    match = OF_THEM.match(right)
    if match is None:
        return None
    limit = mention.last.idx + len(right[: match.end()]) + 12
    for token in mention.last.doc[mention.last.i + 2 : min(mention.last.i + 8, mention.last.sent.end)]:
        known = look_noun(token) if token.pos_ in ("NOUN", "PROPN") else None
        people = known is not None and known.unit == "people" and token.lower_ not in ("dead", "victims")
        if known is not None and people and token.idx <= limit:
            return Counted(token.text, "people", known.status, None, known.group)
    return None


def is_repeated(mention: Mention, counts: list[Count]) -> bool:
    """Whether "a soldier" only names again, in one sentence, what a number counted: "one dead, a soldier"."""
    token = mention.top
    return token.dep_ == "appos" and any(
        count.mention.noun is token.head or count.mention.top is token.head for count in counts
    )


def find_before(counts: list[Count]) -> Counted | None:
    """Whom the last count of people counted."""
    return next((count.of for count in reversed(counts) if count.of.unit == "people" and count.whole is None), None)


def make_share(
    mention: Mention, found: Found | None, of: Counted, share: Share, counts: list[Count], start: int
) -> Count | None:
    """The share with its whole; None where no count can hold it."""
    people = of.unit in ("people", None)
    index = find_whole(share, mention, people, counts, start)
    if index is None:
        return None
    whole = counts[index]
    own = found if found is not None and found.measure in OWN and found.word.i != whole.word.i else None
    if (
        share.mark == "degree"
        and "fatally" in mention.sentence.tokens.text[mention.span.end - mention.sentence.start :][:30]
    ):
        own = Found("killed", whole.word)
    if own is not None and own.word.i < mention.first.i and own.measure != whole.measure and share.mark != "degree":
        own = None
    shared = replace(of, unit=of.unit or whole.of.unit, status=of.status or whole.of.status,
                     nationality=of.nationality or whole.of.nationality)  # fmt: skip
    measure = whole.measure if own is None else own.measure
    return Count(mention, measure, whole.word if own is None else own.word, shared, whole=index)


def name_share(mention: Mention, of: Counted, share: Share) -> Count | None:
    """A share whose whole is not printed: "three of the dead were children" are three killed."""
    if share.named is None:
        return None
    said_of = mention.top.head if mention.top.head.pos_ in ("VERB", "AUX") else mention.top
    return Count(mention, share.named, said_of, replace(of, unit=of.unit or "people"))


def join_parts(counts: list[Count], start: int, rest: list[Mention]) -> list[Mention]:
    """The numbers taken as shares of the one they break down: "12 people – seven men and five women –"."""
    for index in range(start, len(counts)):
        whole = counts[index]
        if whole.mention.high is None or whole.whole is not None or not is_broken_down(whole):
            continue
        parts = list_parts(whole, counts, start, rest)
        if len(parts) < 2:
            continue
        for part in parts:
            if isinstance(part, int):
                counts[part] = replace(counts[part], whole=index, measure=whole.measure)
            else:
                of = describe_counted(part, whole.of) or whole.of
                counts.append(Count(part, whole.measure, whole.word, of, whole=index))
        return [part for part in parts if not isinstance(part, int)]
    return []


def list_parts(whole: Count, counts: list[Count], start: int, rest: list[Mention]) -> list[Mention | int]:
    """The numbers after a whole that add up to it, with or without a measure: mentions, or positions of counts."""
    after: list[tuple[Mention, Mention | int]] = [(mention, mention) for mention in rest]
    after += [(counts[index].mention, index) for index in range(start, len(counts)) if counts[index].whole is None]
    total = 0
    parts: list[Mention | int] = []
    for mention, part in sorted(after, key=lambda pair: pair[0].span):
        if mention.span.start > whole.mention.span.end and total < (whole.mention.high or 0):
            parts.append(part)
            total += mention.low or 0
    return parts if total == whole.mention.high else []


def span_words(spans: Iterable[Span]) -> frozenset[int]:
    """The characters that these spans cover."""
    return frozenset(position for span in spans for position in range(span.start, span.end))
