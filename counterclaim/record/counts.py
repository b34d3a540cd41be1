"""Every count of victims, damage or losses in a document, sentence by sentence, with shares and updates joined.

A count is not yet a figure: whose it is, where and when is added in figures.py. What is seen and left out is listed
with the reason.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from spacy.tokens import Token

from counterclaim.data.lexicon import load_measures
from counterclaim.record.counted import Mention, describe_counted, find_mentions, look_noun
from counterclaim.record.measures import PEOPLE_ONLY, find_measure
from counterclaim.record.modality import find_modality
from counterclaim.record.parse import Sentence
from counterclaim.vocabulary import Counted, Measure, Skip, Span

SHARE_BEFORE = re.compile(
    r"(?:\bincluding|\bamong\s+(?:them|whom|those|the\s+\w+)|\bof\s+(?:whom|them|which|these)|\bwith)"
    r"[\s,:]*(?:(?:is|are|was|were|a|also|some|at\s+least)\s+)*$",
    re.IGNORECASE,
)
SHARE_AFTER = re.compile(
    r"^[\s,]*(?:[^\s,;.\d]+\s+){0,3}?(?:of\s+(?:them|whom|which|those|these|the\s+(?:dead|victims|killed|wounded|injured|casualties))\b"
    r"|(?:is|are|was|were)\s+among\b)",
    re.IGNORECASE,
)
INCLUDED = re.compile(r"\b(?:includ(?:e|ed|es)|comprised?)\s+(?:\S+\s+){0,8}$", re.IGNORECASE)
WHOLE = re.compile(
    r"\b(dead|killed|victims?|casualties|wounded|injured|fatalities|detained|arrested|captured|missing|prisoners)\b",
    re.IGNORECASE,
)
UPDATED = re.compile(
    r"(?:\bfrom|\bup\s+from|\bpreviously|\bearlier|\bprevious|\binitial(?:ly)?|\bdown\s+from)\s+(?:(?!to\b)\S+\s+){0,3}$",
    re.IGNORECASE,
)
BREAKDOWN = re.compile(r"^\s*[–—(:-]")


@dataclass(frozen=True, slots=True)
class Count:
    """A count with its measure. `whole` and `replaces` are positions in the list of counts."""

    mention: Mention
    measure: Measure
    word: Token
    of: Counted
    whole: int | None = None
    replaces: int | None = None

    @property
    def sentence(self) -> Sentence:
        """Where it stands."""
        return self.mention.sentence


def find_counts(sentences: Iterable[Sentence], barred: frozenset[int]) -> tuple[tuple[Count, ...], tuple[Skip, ...]]:
    """(every count of a document in order, what was left out and why). `barred` are the characters of dates."""
    counts: list[Count] = []
    skipped: list[Skip] = []
    for sentence in sentences:
        start = len(counts)
        rest: list[tuple[Mention, Skip | None]] = []
        for mention in find_mentions(sentence):
            if mention.span.start in barred or mention.span.end - 1 in barred:
                continue
            read = read_mention(mention, counts, start)
            if isinstance(read, Count):
                counts.append(read)
            else:
                rest.append((mention, read))
        join_updates(counts, start)
        adopted = join_parts(counts, start, [mention for mention, _ in rest])
        skipped += [skip for mention, skip in rest if skip is not None and mention not in adopted]
    return tuple(counts), tuple(skipped)


def read_mention(mention: Mention, counts: list[Count], start: int) -> Count | Skip | None:
    """The count of a number, why there is none, or None where nothing suggests one."""
    text = mention.sentence.tokens.text[: mention.span.start - mention.sentence.start]
    if mention.first.lower_ in ("a", "an") and re.search(r"\bof\s+(?:them|whom)\s*(?:was|is|being)?\s*$", text):
        return None
    of = describe_counted(mention, find_before(counts))
    if of is None:
        return None
    of = describe_part(mention) or of
    share = read_share(mention, of, counts, start)
    if share is not None:
        return share
    found = find_measure(mention)
    if found is None:
        known = None if mention.noun is None else look_noun(mention.noun)
        if known is not None and mention.low not in (0, 1):
            return Skip("number", f"nothing says what happened to these {known.unit}", (mention.span,))
        return None
    if mention.low == 1 and mention.noun is not None and is_repeated(mention, counts):
        return None
    modality, negated = find_modality(found.word)
    if found.word.pos_ in ("NOUN", "ADJ"):
        negated = False
    if mention.low != 0 and (negated or modality in ("hypothetical", "planned")):
        why = "the text says that it did not happen" if negated else f"the text tells it as {modality}"
        return Skip("figure", why, (mention.span,))
    if found.measure in PEOPLE_ONLY and of.unit is None:
        of = replace(of, unit="people")
    if mention.low == 0 and found.measure in ("killed", "injured") and found.word.lower_ == "hurt":
        return Count(mention, "injured", found.word, of)
    return Count(mention, found.measure, found.word, of)


def describe_part(mention: Mention) -> Counted | None:
    """Whom "three of them" are said to be: "three of the dead were children"."""
    right = mention.sentence.tokens.text[mention.span.end - mention.sentence.start :]
    match = re.match(r"\s*of\s+(?:them|whom|those|these|the\s+\w+)\s+(?:were|was|are|is|being)?\s*(?:\w+\s+)?", right)
    if match is None:
        return None
    limit = mention.last.idx + len(right[: match.end()]) + 12
    for token in mention.last.doc[mention.last.i + 2 : min(mention.last.i + 8, mention.last.sent.end)]:
        known = look_noun(token) if token.pos_ in ("NOUN", "PROPN") else None
        if (
            known is not None
            and known.unit == "people"
            and token.idx <= limit
            and token.lower_ not in ("dead", "victims")
        ):
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


def read_share(mention: Mention, of: Counted, counts: list[Count], start: int) -> Count | None:
    """A count that is part of one before it ("including three children"); None if it is no share."""
    text = mention.sentence.tokens.text
    left = text[: mention.span.start - mention.sentence.start]
    right = text[mention.span.end - mention.sentence.start :]
    opening = re.match(r"\s*among\s+the\s+\w+(?:\s+\w+)?\s+(?:are|were|is|was)\s+", text, re.IGNORECASE)
    before = SHARE_BEFORE.search(left)
    if before is not None and before[0].lower().startswith("with") and not left.rstrip(" ,").endswith("them"):
        before = None
    after = SHARE_AFTER.match(right)
    included = INCLUDED.search(left) if WHOLE.search(left[:60]) is not None else None
    opened = opening is not None and len(left) >= opening.end()
    follows = len(counts) > start and counts[-1].whole is not None and counts[-1].sentence is mention.sentence
    chained = follows and is_chained(counts[-1].mention, mention)
    if before is None and after is None and included is None and not opened and not chained:
        return None
    head = mention.top.head
    acts = mention.top.dep_ in ("nsubj", "nsubjpass") and head.lemma_ != "be" and find_measure(mention) is None
    if after is not None and before is None and acts and "whom" in after[0]:
        return None
    return make_share(mention, of, counts, start, chained)


def is_chained(last: Mention, mention: Mention) -> bool:
    """Whether only a comma or "and" parts a number from the share before it: "including two women and a child"."""
    text = mention.sentence.document.text[last.span.end : mention.span.start]
    return re.fullmatch(
        r"[^,.;()–—]{0,40}(?:,|,?\s+and|,?\s+as\s+well\s+as)\s+(?:at\s+least\s+)?", text
    ) is not None and not re.search(r"\b(?:were|was|killed|wounded|injured|who)\b", text)


def make_share(mention: Mention, of: Counted, counts: list[Count], start: int, chained: bool) -> Count | None:
    """The share with its whole: the last fitting count of the sentence, else of the document."""
    own = find_measure(mention)
    wanted: Measure | None = (
        own.measure
        if own is not None and own.measure in ("killed", "injured", "captured", "detained", "missing")
        else None
    )
    if chained and own is not None and own.word.i > mention.first.i and own.measure != counts[-1].measure:
        return None
    if wanted is None:
        said = WHOLE.search(mention.sentence.tokens.text)
        opening = mention.sentence.tokens.text[:40]
        wanted = (
            word_measure(said[1])
            if said is not None
            and re.match(r"\s*(?:among|the|three|two|one|four|[\w-]+ of the)\b", opening, re.IGNORECASE)
            else None
        )
    people = of.unit in ("people", None)
    if chained and counts[-1].whole is None:
        return None

    def rank_whole(index: int) -> tuple[bool, int, bool, int]:
        """The own sentence first, then the nearest; there the killed, as "three children" after a toll are."""
        killed = counts[index].measure == "killed" and index < start
        return index >= start, counts[index].sentence.index, killed, index

    order = sorted(range(len(counts)), key=rank_whole)
    for index in reversed(order):
        count = counts[index]
        if count.whole is not None or (count.of.unit == "people") != people:
            continue
        if wanted is not None and count.measure != wanted and index < start:
            continue
        if not is_part(mention, count):
            continue
        if own is not None and index < start and after_object(own.word, mention):
            continue
        if index < start and count.sentence.index < mention.sentence.index - 3:
            return None
        if wanted is not None and count.measure != wanted and own is not None:
            continue
        shared = replace(of, unit=of.unit or count.of.unit, status=of.status or count.of.status,
                         nationality=of.nationality or count.of.nationality)  # fmt: skip
        return Count(mention, count.measure, count.word, shared, whole=index)
    said_of = mention.top.head if mention.top.head.pos_ in ("VERB", "AUX") else mention.top
    return None if wanted is None or own is not None else Count(mention, wanted, said_of, of)


def after_object(word: Token, mention: Mention) -> bool:
    """Whether a number is the object of the verb that tells its measure: "killed thirty-nine of them" is a whole."""
    return word.pos_ == "VERB" and word.i < mention.first.i


def word_measure(word: str) -> Measure | None:
    """What "victims", "dead" or "wounded" says of those it names."""
    words = load_measures()
    plain = word.lower().removesuffix("s")
    if plain == "prisoner":
        return "captured"
    return words.states.get(word.lower()) or words.nouns.get(plain) or ("killed" if plain == "victim" else None)


def is_part(mention: Mention, whole: Count) -> bool:
    """Whether a number can be part of a whole: not more than all of it."""
    limit = whole.mention.high
    return limit is None or mention.low is None or mention.low <= limit


def join_updates(counts: list[Count], start: int) -> None:
    """Mark the earlier of two tolls of one sentence: "raised from 14 to 21" leaves 21, which replaces 14."""
    for index in range(start, len(counts)):
        count = counts[index]
        left = count.sentence.tokens.text[: count.mention.span.start - count.sentence.start]
        if UPDATED.search(left) is None:
            continue
        for other in range(start, len(counts)):
            same = counts[other].measure == count.measure and counts[other].whole is None
            if other != index and same and UPDATED.search(cut_left(counts[other])) is None:
                counts[other] = replace(counts[other], replaces=index)
                break


def cut_left(count: Count) -> str:
    """The sentence before a count."""
    return count.sentence.tokens.text[: count.mention.span.start - count.sentence.start]


def join_parts(counts: list[Count], start: int, rest: list[Mention]) -> list[Mention]:
    """The numbers taken as shares of the one they break down: "12 people – seven men and five women –"."""
    for index in range(start, len(counts)):
        whole = counts[index]
        tail = whole.mention.noun if whole.mention.noun is not None else whole.mention.last
        end = whole.sentence.span(tail).end
        if whole.mention.high is None or BREAKDOWN.match(whole.sentence.document.text[end : end + 3]) is None:
            continue
        total = 0
        parts: list[Mention] = []
        for mention in rest:
            if mention.span.start >= end and total < whole.mention.high:
                parts.append(mention)
                total += mention.low or 0
        if total == whole.mention.high and len(parts) > 1:
            for part in parts:
                of = describe_counted(part, whole.of) or whole.of
                counts.append(Count(part, whole.measure, whole.word, of, whole=index))
            return parts
    return []


def span_words(spans: Iterable[Span]) -> frozenset[int]:
    """The characters that these spans cover."""
    return frozenset(position for span in spans for position in range(span.start, span.end))
