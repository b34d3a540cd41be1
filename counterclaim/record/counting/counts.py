"""Every count of victims, damage or losses in a document, sentence by sentence, with shares and updates joined.

A count is not yet a figure: whose it is, where and when is added in figures.py. What is seen and left out is listed
with the reason.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Token

from counterclaim.record.counting.continued import continue_toll, pair_toll
from counterclaim.record.counting.counted import Count, Mention, find_end, find_nationality, look_noun
from counterclaim.record.counting.described import describe_attribute, describe_count, describe_counted
from counterclaim.record.counting.ellipsis import Row, fill_rows
from counterclaim.record.counting.fitting import PEOPLE_ONLY
from counterclaim.record.counting.measures import Found, find_measure
from counterclaim.record.counting.phrases import BODIES
from counterclaim.record.counting.shares import Share, find_share, find_whole, is_broken_down
from counterclaim.record.counting.singles import find_mentions
from counterclaim.record.counting.uncounted import is_uncounted, is_whole_named
from counterclaim.record.counting.updates import join_updates
from counterclaim.record.text.grammar import climb_conjuncts, find_child
from counterclaim.record.text.modality import find_modality
from counterclaim.record.text.parse import Sentence
from counterclaim.vocabulary import Counted, Skip, Span

OF_THEM = re.compile(r"\s*of\s+(?:them|whom|those|these|the\s+\w+)\s+(?:were|was|are|is|being)?\s*(?:\w+\s+)?")
CONFIRMING = frozenset(
    [
        "confirm",
        "verify",
        "say",
        "report",
        "count",
        "document",
        "record",
        "corroborate",
        "establish",
        "see",
        "tell",
        "speak",
    ]
)
PERSONAL = frozenset({"killed", "injured", "abducted", "detained"})
MINORS = re.compile(
    r"\s*(?:were|was|are|is)\s+(?:\w+\s+)?(?:under(?:\s+the\s+age\s+of)?\s+(?:1\d|ten|eighteen|sixteen|five|\d)\b|minors|underage)"
)
DENIED_ALWAYS = frozenset({"survive", "need", "require"})
"""Verbs that tell what happened by what was not, or is yet to be made good."""
FORWARD = re.compile(r"[^,;.]{0,40}?\b(?:of|among)\s+(?:the|those)\s+(?:\w+\s+)?", re.IGNORECASE)
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
        link_forward(counts, start)
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
    paired = pair_toll(mention, counts)
    found = paired or found or continue_toll(mention, counts)
    of = describe_count(mention, found, find_before(counts))
    named = mention.low == 1 and mention.first.lower_ in ("a", "an") and is_repeated(mention, counts)
    if of is None or named or is_part_article(mention) or is_told_whole(mention, counts):
        return None
    part = describe_part(mention)
    of = of if part is None else replace(part, nationality=part.nationality or of.nationality)
    share = find_share(mention, found, counts, start) if paired is None else None
    if share is not None and mention.low != 0:
        made = make_share(mention, found, of, share, counts, start)
        if made is not None:
            return made
    if found is None:
        return name_share(mention, of, share) if share is not None and mention.low != 0 else skip_unmeasured(mention)
    return make_count(mention, found, of, counts)


def is_part_article(mention: Mention) -> bool:
    """Whether an article only says who one of them was: "one of them a lieutenant colonel", "one of them, a cook"."""
    text = mention.sentence.text[: mention.span.start - mention.sentence.start]
    of_them = re.search(r"\bof\s+(?:them|whom)(?:\s*,|\s+(?:was|is|being))?\s*$", text) is not None
    return mention.first.lower_ in ("a", "an") and of_them


def is_told_whole(mention: Mention, counts: list[Count]) -> bool:
    """Whether a bare number only names again the whole told before: "Six died. Three of those six were children"."""
    bare = mention.noun is None and is_whole_named(mention)
    return bare and any(
        row.mention.low == mention.low and row.sentence.index + 2 >= mention.sentence.index for row in counts
    )


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
    if mention.first.lower_ in ("a", "an", "another") and is_unknown(mention) and found.measure not in PERSONAL:
        return None
    if is_ranked(mention) and found.measure not in PEOPLE_ONLY:
        return None
    if is_whole_named(mention) and not is_beside(mention, found):
        return None
    modality, negated = find_modality(found.word)
    if found.word.pos_ in ("NOUN", "ADJ"):
        negated = False
        modality = "actual" if is_confirmed(found.word) else modality
        modality = "actual" if modality == "attempted" and find_child(found.word, "amod") is None else modality
    modality = "actual" if is_feared(found.word) or is_presumed(found.word) or is_to_bury(found.word) else modality
    negated = negated and (find_child(found.word, "neg") is not None or not has_without(found.word))
    unseen = found.measure == "missing" and found.word.lemma_ in ("hear", "see", "find", "trace", "locate")
    unseen = unseen and found.word.pos_ != "NOUN"
    modality = "actual" if unseen and negated else modality  # those who "could not be traced" are missing
    negated = negated != unseen  # those of whom one has heard are not missing, and those "not seen since" are
    if found.word.lemma_ in DENIED_ALWAYS:  # seven "did not survive", and houses that "will need new roofs" have none
        modality, negated = "actual", False
    if mention.low != 0 and (negated or modality in ("hypothetical", "planned", "attempted")):
        why = "the text says that it did not happen" if negated else f"the text tells it as {modality}"
        return Skip("figure", why, (mention.span,))
    if found.measure in PEOPLE_ONLY and of.unit is None:
        of = replace(of, unit="people")
    return Count(mention, found.measure, found.word, of)


def is_ranked(mention: Mention) -> bool:
    """Whether "the first two" goes back to things named before, and counts none anew."""
    first = mention.first
    return (
        mention.noun is None
        and first.i > first.sent.start
        and first.nbor(-1).lower_ in ("first", "last", "latter", "other")
    )


def is_presumed(verb: Token) -> bool:
    """Whether "may have died" or "might still be" tells a count as likely; "could kill" only says what is possible."""
    helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")} | {verb.lower_}
    return bool(helpers & {"may", "might"}) and bool(helpers & {"have", "be"})


def is_feared(word: Token) -> bool:
    """Whether it is feared to have happened, which is how news tells what is all but certain: "feared dead"."""
    return any(above.lemma_ in ("fear", "believe", "presume") for above in (word.head, word.head.head))


def is_to_bury(verb: Token) -> bool:
    """Whether somebody "has one corporal to bury": he is dead, though not yet buried."""
    return verb.tag_ == "VB" and verb.dep_ in ("acl", "relcl") and verb.lemma_ in ("bury", "mourn", "inter")


def has_without(verb: Token) -> bool:
    """Whether only "without" looks like a negation: "brought down without a jet crossing the line" happened."""
    return any(child.lower_ == "without" for child in verb.children)


def is_confirmed(noun: Token) -> bool:
    """Whether a noun is what somebody tells or found: "we can confirm nine deaths" is no mere possibility."""
    top = climb_conjuncts(noun)
    told = top.head.head if top.dep_ == "pobj" and top.head.lower_ == "of" else top.head
    return top.dep_ in ("dobj", "obj", "pobj") and told.lemma_.lower() in CONFIRMING


def describe_part(mention: Mention) -> Counted | None:
    """Whom "three of them" are said to be: "three of the dead were children"."""
    right = mention.sentence.text[mention.span.end - mention.sentence.start :]
    following = mention.last.nbor(1) if mention.last.i + 1 < mention.last.sent.end else mention.last
    if mention.noun is None and following.lemma_ == "be":
        if MINORS.match(right) is not None:
            return Counted(None, "people", None, None, "children")
        return describe_attribute(following)
    match = OF_THEM.match(right)
    if match is None:
        return None
    limit = mention.last.idx + len(right[: match.end()]) + 12
    verb = mention.top.head
    if mention.top.dep_ == "nsubj" and verb.lemma_ == "be" and (told := describe_attribute(verb)) is not None:
        return told
    for token in mention.last.doc[mention.last.i + 2 : min(mention.last.i + 8, mention.last.sent.end)]:
        known = look_noun(token) if token.pos_ in ("NOUN", "PROPN") else None
        people = known is not None and known.unit == "people" and token.lower_ not in ("dead", "victims")
        if known is not None and people and token.idx <= limit:
            first = token.doc[max(token.sent.start, token.i - 2)]
            return Counted(token.text, "people", known.status, find_nationality(first, token), known.group)
    return None


def is_repeated(mention: Mention, counts: list[Count]) -> bool:
    """Whether "a soldier" only names again, in one sentence, what a number counted: "one dead, a soldier"."""
    token = mention.top
    if token.dep_ == "appos" and any(
        count.mention.noun is token.head or count.mention.top is token.head for count in counts
    ):
        return True
    if mention.first.tag_ == "PRP$" or len(counts) == 0:
        return False
    if counts[-1].sentence is not mention.sentence or counts[-1].mention.low != 1:
        return False
    last, document = counts[-1].mention, mention.sentence.document.text
    between = document[mention.sentence.span(find_end(last)).end : mention.span.start]
    after = document[mention.sentence.span(find_end(mention)).end : mention.sentence.end]
    bracketed = re.fullmatch(r"\s*\([^()]*", between) is not None
    reach = 60 if last.first.lower_ == "one" else 24
    closed = re.match(rf"[^,.;:]{{0,{reach}}}(?:,|–|—|\))", after) is not None
    return bracketed or (
        closed and re.fullmatch(r"(?:\s+of\s+(?:them|whom|the\s+\w+))?\s*[,–—]\s*", between) is not None
    )


def find_before(counts: list[Count]) -> Counted | None:
    """Whom the last count of people counted."""
    return next((count.of for count in reversed(counts) if count.of.unit == "people" and count.whole is None), None)


def make_share(
    mention: Mention, found: Found | None, of: Counted, share: Share, counts: list[Count], start: int
) -> Count | None:
    """The share with its whole; None where no count can hold it."""
    people = None if is_open(mention) else of.unit in ("people", None)
    index = find_whole(share, mention, people, counts, start)
    if index is None:
        return None
    whole = counts[index]
    of = replace(whole.of, text=None, group=None) if is_open(mention) and whole.of.unit != "people" else of
    if share.mark == "group" and mention.low == whole.mention.low and mention.high == whole.mention.high:
        return Count(mention, whole.measure, mention.top.head, fill_unknown(of, whole.of))
    own = find_own(mention, found, share, whole)
    right = mention.sentence.text[mention.span.end - mention.sentence.start :]
    if own is not None and own.measure == "killed" and whole.measure == "injured" and "whom" not in right[:12]:
        return None
    measure = whole.measure if own is None else own.measure
    return Count(mention, measure, whole.word if own is None else own.word, fill_unknown(of, whole.of), whole=index)


def is_unknown(mention: Mention) -> bool:
    """Whether the lexicon does not know the noun of a single victim."""
    return mention.noun is not None and look_noun(mention.noun) is None


def is_beside(mention: Mention, found: Found) -> bool:
    """Whether a whole's measure stands right at it: "of the 22 people killed", "six of the 14 wounded"."""
    after = found.word.i - find_end(mention).i
    if mention.noun is not None and found.word.i in {token.i for token in mention.noun.subtree} and after > 0:
        return True
    if any(token.pos_ == "AUX" for token in mention.first.doc[find_end(mention).i + 1 : found.word.i]):
        return False
    return 0 <= after <= 2 or found.word is mention.noun or found.word.i == mention.last.i + 1


def link_forward(counts: list[Count], start: int) -> None:
    """Give shares their whole that comes after them: "six of the 14 wounded", "two were among the six killed"."""
    for index in range(start, len(counts) - 1):
        part, whole = counts[index], counts[index + 1]
        if part.whole is not None or whole.whole is not None or (part.mention.low or 0) >= (whole.mention.low or 0):
            continue
        between = part.sentence.document.text[part.mention.span.end : whole.mention.span.start]
        if "injured" in (part.measure, whole.measure) and part.measure != whole.measure:
            continue
        if FORWARD.fullmatch(between) is not None and (part.of.unit == whole.of.unit or whole.of.unit == "people"):
            counts[index] = replace(part, whole=index + 1)


def is_open(mention: Mention) -> bool:
    """Whether a share's own words do not say what it counts: "14 of them over Belgorod"."""
    return mention.noun is None and describe_part(mention) is None


def find_own(mention: Mention, found: Found | None, share: Share, whole: Count) -> Found | None:
    """The measure that a share has of its own: "of whom six died", "14 of them fatally", "64 of them completely"."""
    if share.mark == "degree":
        right = mention.sentence.text[mention.span.end - mention.sentence.start :]
        if whole.measure == "damaged":
            return Found("destroyed", whole.word)
        return Found("killed", whole.word) if "fatally" in right[:30] else None
    if found is None or found.measure not in OWN or found.word.i == whole.word.i:
        return None
    words = mention.first.doc[find_end(mention).i + 1 : found.word.i]
    if share.mark in ("including", "among") and re.search(r"[,;()–—]", words.text) is not None:
        return None
    if any(token.like_num and token.nbor(-1).lower_ == "and" for token in words):
        return None  # "two of them children, and 31 wounded": the wounded are others
    later = found.word.i > mention.first.i or found.word.lemma_.lower() in BODIES
    return found if later or found.measure == whole.measure else None


def fill_unknown(of: Counted, whole: Counted) -> Counted:
    """A description with what its whole's says besides."""
    return replace(
        of,
        unit=of.unit or whole.unit,
        status=of.status or whole.status,
        nationality=of.nationality or whole.nationality,
    )


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
        if whole.mention.high is None or whole.mention.high < 2 or not is_broken_down(whole):
            continue
        parts = list_parts(whole, counts, start, rest)
        if len(parts) < 2:
            continue
        for part in parts:
            if isinstance(part, int):
                measure = counts[part].measure if whole.measure == "casualties" else whole.measure
                counts[part] = replace(counts[part], whole=index, measure=measure)
            else:
                of = describe_counted(part, whole.of) or whole.of
                counts.append(Count(part, whole.measure, whole.word, of, whole=index))
        return [part for part in parts if not isinstance(part, int)]
    return []


def list_parts(whole: Count, counts: list[Count], start: int, rest: list[Mention]) -> list[Mention | int]:
    """The numbers after a whole that add up to it, with or without a measure: mentions, or positions of counts."""
    after: list[tuple[Mention, Mention | int]] = [(mention, mention) for mention in rest]
    after += [(row.mention, n) for n, row in enumerate(counts) if n >= start and row is not whole and row.whole is None]
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
