"""Numbers that are part of another one: "including three children", "two of them medics", "among the dead were …".

What marks a share is read from the words around it; the whole is the nearest count that can hold it. A share's measure
is its own where words give it one ("of whom six died"), else its whole's.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from counterclaim.data.lexicon import load_measures
from counterclaim.record.counting.counted import Count, Mention, find_end, has_verb_after, look_noun
from counterclaim.record.counting.measures import Found
from counterclaim.record.counting.tolls import TOLL
from counterclaim.vocabulary import Measure

HURT = (
    r"critical(?:ly)?|serious(?:ly)?|grave(?:ly)?|severe(?:ly)?|bad(?:ly)?|light(?:ly)?|slight(?:ly)?|moderate(?:ly)?"
)
VICTIMS = (
    r"dead|victims?|killed|slain|casualties|fatalities|wounded|injured|hurt|detained|detainees|arrested|captured|prisoners"
    r"|captives|missing|displaced|hostages|abducted|kidnapped|martyrs|civilians|bodies|deaths"
)
AMONG = rf"(?:among(?:st)?|of)\s+(?:those\s+(?:{VICTIMS})|them|whom|which|these|those|the\s+(?:\w+\s+)?(?:{VICTIMS}))"
FILL = r"[\s,:(]*(?:(?:is|are|was|were|a|also|some|at\s+least|too|only|just|as\s+well\s+as)\s+)*"
INCLUDING = re.compile(
    rf"(?:\bincluding(?:\s+(?:those|that)\s+of)?|\bincl\.?|\bcounting|\bamong\s+(?:them|whom|those)|\bwith){FILL}$",
    re.IGNORECASE,
)
NAMED = re.compile(
    rf"\b(?:the|its|their)\s+(?:\w+\s+)?(?:{VICTIMS})\s+(?:including|incl\.?|counting){FILL}$", re.IGNORECASE
)
"""What names the whole itself: "the victims including six women"."""
AMONG_BEFORE = re.compile(rf"\b(?:{AMONG}){FILL}$", re.IGNORECASE)
WORD = r"(?!who\b|which\b|that\b)[^\s,;.\d]+\s+"
AFTER = re.compile(
    rf"\s*(?:(?:more|others?|further)\s+)?(?:{AMONG})\b"
    rf"|\s+(?:{WORD}){{0,3}}?included\b(?!\s+in\b)"
    rf"|\s*(?:{WORD}){{0,4}}?(?:is|are|was|were|being)\s+(?:also\s+)?among(?:st)?\s+(?:them|those|the)\b(?:\s+(?:\w+\s+)?(?:{VICTIMS}))?"
    rf"|\s*(?:{WORD}){{0,4}}?,?\s*among(?:st)?\s+(?:them|the\s+(?:\w+\s+)?(?:{VICTIMS}))\b"
    rf"(?!\s+(?:an?|the|at|some|several|more|\d\S*|one|two|three|four|five|six|seven|eight|nine|ten|\w+teen|\w+ty)\b)",
    re.IGNORECASE,
)
INCLUDED = re.compile(
    rf"\b(?:the\s+)?(?:{VICTIMS}|toll|figures?|number|total)\b[^.;]{{0,40}}?\b(?:includ(?:e|ed|es)|comprise[sd]?|were|are)\s+(?:\S+\s+){{0,8}}?$",
    re.IGNORECASE,
)
OPENING = re.compile(
    rf"\W*(?:among(?:st)?|of|out\s+of)\s+(?:the|those)\s+(?:[\w,]+\s+){{0,3}}?(?:{VICTIMS})\b[^.;]{{0,30}}?,?\s*(?:\b(?:are|were|is|was)\b)?\s*",
    re.IGNORECASE,
)
OF_START = re.compile(r"\W*(?:out\s+)?of\s+(?:the\s+|its\s+|their\s+|those\s+)?", re.IGNORECASE)
OF_NUMBER = re.compile(r"\W*(?:out\s+)?of\s+(?:the\s+|its\s+|their\s+)?(?:\S+\s+){1,6}?", re.IGNORECASE)
DEGREE = re.compile(
    rf"\s*(?:more\s+|others?\s+)?(?:of\s+(?:them|whom)\s+)?(?:very\s+)?(?:(?:{HURT})\b|fatally\b|(?:are\s+|is\s+|were\s+|was\s+)?in\s+(?:an?\s+)?(?:\w+\s+)?(?:{HURT}|stable)(?:\s+but\s+\w+)?\s+condition"
    r"|(?:remain|are|is|was|were)\s+(?:still\s+)?in\s+(?:the\s+)?(?:hospital|intensive))",
    re.IGNORECASE,
)  # fmt: skip
WERE = re.compile(r"\s*(?:were|are|was|is)\s+[\w-]+(?:\s+[\w-]+){0,2}\s*(?:,|,?\s*and)\s+", re.IGNORECASE)
"""What parts "23 were children and 14 women"."""
ALONE = re.compile(r"\s+(?:of\s+(?:them|whom)\s+)?(?:in|at|on|from)\s+[^,.;]{1,30}\balone\b", re.IGNORECASE)
WHOLLY = re.compile(r"\s*(?:of\s+(?:them|which)\s+)?(?:completely|totally|fully|beyond\s+repair)\b", re.IGNORECASE)
DENIED = re.compile(
    r"\s*(?:(?:was|were|is|are|reported)\b(?:\s*$|\s+not\b|\s*[.,;])|(?:had|has)\b\s*(?:$|[.,;]))", re.IGNORECASE
)
"""What makes "one of them" no share: "one of them was not terror-related"."""
THINGS = re.compile(
    r"[^.;]{0,20}\bof\s+those\s+(?:nearest|closest|in|near|along|at|on|around|outside|within)\b[^.;]{0,60}\b(?:have|had|has"
    r"|were|was|are|is)\s+(?:been\s+)?(?:shut|closed|open|reopened|empty|cut|running|working|without|full)\b",
    re.IGNORECASE,
)
"""Some of the hospitals or shops named before, and no victims: "four of those nearest the border have shut"."""
BREAKDOWN = re.compile(r"^\s*(?:,[^,:;.]{0,30})?[–—(:-]|^\s*,\s+(?!(?:up|down|against|after)\b)[\w-]+\s+[a-z]")
SAID = re.compile(
    r"^\s*(?:(?:people|persons|were|was|have|has|had|been|killed|dead|died|released|freed|rescued|detained|arrested"
    r"|captured|abducted|wounded|injured|hurt|perished|lost\s+their\s+lives)\b\s*)+"
)
OF_ALL = re.compile(r"\s+of\s+(?:them|whom)\b", re.IGNORECASE)
REACH = 3
"""Sentences back in which "three of the dead" may have its whole."""


@dataclass(frozen=True, slots=True)
class Share:
    """What marks a number as part of another: the kind of mark, and the measure that it names of the whole."""

    mark: str
    named: Measure | None = None
    near: bool = False
    """Whether the whole must stand in the same sentence: "of whom" goes back no further."""
    limit: int | None = None
    """Before which character of the sentence its whole must stand: within "Of the 22 people killed"."""


def find_share(mention: Mention, found: Found | None, counts: list[Count], start: int) -> Share | None:
    """What makes a number a share; None if nothing does."""
    text = mention.sentence.text
    left = text[: mention.span.start - mention.sentence.start]
    right = text[mention.span.end - mention.sentence.start :]
    tail = text[mention.sentence.span(find_end(mention)).end - mention.sentence.start :]
    after = AFTER.match(right) or AFTER.match(tail)
    before = INCLUDING.search(left)
    if before is not None and (not before[0].lower().startswith("with") or AFTER.match(right) is not None):
        return Share("including", name_whole(NAMED.search(left[: before.end()])))
    if after is not None and DENIED.match(after.string[after.end() :]) is not None:
        return None
    if after is not None and is_of_things(mention):
        return None
    if after is not None and found is None and THINGS.match(after[0] + after.string[after.end() :]) is not None:
        return None
    if AMONG_BEFORE.search(left) is not None:
        return Share("among", name_whole(AMONG_BEFORE.search(left)))
    if after is not None and not is_object(found, mention):
        return Share("after", name_whole(after), re.search(r"\bwh(?:om|ich)\b", after[0]) is not None)
    return find_degree(right, counts, start) or find_opening(mention, found, counts, start)


def find_degree(right: str, counts: list[Count], start: int) -> Share | None:
    """A share by what is said right after it: "two critically", "64 of them completely", "four in Goma alone"."""
    if ALONE.match(right) is not None and len(counts) > start:
        return Share("including", near=True)
    if WHOLLY.match(right) is not None:
        return Share("degree", "damaged")
    if DEGREE.match(right) is not None and has_injured(counts, start):
        return Share("degree", "injured")
    return None


def find_opening(mention: Mention, found: Found | None, counts: list[Count], start: int) -> Share | None:
    """A share by how its sentence opens or goes on: "Among the dead are …", "The dead include …", "Of the 22 …"."""
    text = mention.sentence.text
    left = text[: mention.span.start - mention.sentence.start]
    toll = found is not None and found.word.lemma_.lower() in TOLL
    opening = None if toll else OPENING.match(text)
    if opening is not None and len(left) >= len(opening[0].rstrip()):
        return Share("opening", name_whole(opening), limit=opening.end())
    included = INCLUDED.search(left)
    if included is not None and re.search(r"includ|compris", included[0], re.IGNORECASE) is not None:
        begin = re.search(r"includ|compris", included[0], re.IGNORECASE)
        return Share("included", name_whole(included), limit=included.start() + (0 if begin is None else begin.start()))
    if not toll and is_opened_by_number(mention, counts, start, text):
        return Share("including")
    if is_described(mention, found) and has_people(counts, mention):
        return Share("group")
    if not next_of_share(mention, counts, start) or has_verb_after(mention):
        return None
    same = found is None or found.word.i < mention.first.i or found.measure == counts[-1].measure
    return Share("chain") if same else None


def is_of_things(mention: Mention) -> bool:
    """Whether "two of these" go on to name what is no victim: "two of these factions shot at each other"."""
    words = mention.last.doc[mention.last.i + 1 : min(mention.last.i + 4, mention.last.sent.end)]
    if len(words) < 3 or words[0].lower_ != "of" or words[1].lower_ not in ("these", "those"):
        return False
    return words[2].tag_ == "NNS" and words[2].lower_ not in load_measures().states and look_noun(words[2]) is None


def is_object(found: Found | None, mention: Mention) -> bool:
    """Whether a number is the object of the verb that tells its measure: "killed thirty-nine of them" is a whole."""
    return found is not None and found.word.pos_ == "VERB" and found.word.i == mention.first.i - 1


def next_of_share(mention: Mention, counts: list[Count], start: int) -> bool:
    """Whether only a comma or "and" parts a number from the share before it: "including two women and a child"."""
    if len(counts) <= start or counts[-1].whole is None:
        return False
    between = mention.sentence.document.text[counts[-1].mention.span.end : mention.span.start]
    last = counts[-1].mention
    if last.noun is None and WERE.fullmatch(between) is not None:
        return True
    joined = re.fullmatch(r"[^.;()–—]{0,60}?(?:,|,?\s+and|,?\s+as\s+well\s+as)\s+(?:at\s+least\s+|also\s+)?", between)
    return joined is not None and not re.search(r"\b(?:were|was|killed|wounded|injured|who|while|died)\b", between)


def is_opened_by_number(mention: Mention, counts: list[Count], start: int, text: str) -> bool:
    """ "Of the 22 people killed, nine were women": the sentence opens with the whole."""
    if len(counts) <= start or OF_NUMBER.match(text) is None:
        return False
    first = counts[start].mention
    if mention.first.tag_ == "DT":
        return False
    opens = OF_START.fullmatch(text[: first.span.start - mention.sentence.start])
    return opens is not None and first is not mention


def is_described(mention: Mention, found: Found | None) -> bool:
    """Whether the clause only says who those counted were: "at least nine were under eighteen", "one was a Nepali"."""
    verb = mention.top.head
    following = mention.last.nbor(1) if mention.last.i + 1 < mention.last.sent.end else mention.last
    if mention.top.dep_ == "conj" and following.lemma_ == "be":
        verb = following
    elif mention.top.dep_ != "nsubj":
        return False
    if mention.noun is not None or found is not None:
        return False
    if verb.lemma_ in ("belong", "come"):
        return True
    if verb.lemma_ != "be" or any(child.dep_ == "neg" for child in verb.children):
        return False
    after = mention.sentence.text[verb.idx + len(verb.text) - mention.sentence.tokens[0].idx :]
    if re.match(r"\s+(?:only\s+)?(?:under|below|aged|over|minors|underage|from)\b", after) is not None:
        return True
    attr = next((child for child in verb.children if child.dep_ == "attr"), None)
    known = None if attr is None else look_noun(attr)
    return known is not None and known.unit == "people"


def has_injured(counts: list[Count], start: int) -> bool:
    """Whether somebody injured was counted in this sentence or just before."""
    return any(count.measure == "injured" for count in counts[max(0, start - 2) :])


def has_people(counts: list[Count], mention: Mention) -> bool:
    """Whether people were counted in this sentence or the two before."""
    return any(
        count.of.unit == "people" and count.sentence.index >= mention.sentence.index - 2 for count in counts[-4:]
    )


def name_whole(match: re.Match[str] | None) -> Measure | None:
    """The measure of the victims that a mark names: "of the wounded", "among the dead"."""
    if match is None:
        return None
    found = re.findall(rf"\b(?:{VICTIMS})\b", match[0], re.IGNORECASE)
    return read_victims(found[-1]) if len(found) > 0 else None


def read_victims(word: str) -> Measure | None:
    """What "victims", "dead" or "wounded" says of those it names."""
    words = load_measures()
    plain = word.lower()
    if plain in ("prisoners", "prisoner", "captives", "captive"):
        return "captured"
    if plain in ("victim", "victims", "bodies"):
        return "killed"
    if plain in ("detainees", "detainee"):
        return "detained"
    singular = {"casualties": "casualty", "fatalities": "fatality"}.get(plain, plain.removesuffix("s"))
    said = words.states.get(plain) or words.nouns.get(singular, ())
    return said[0] if len(said) > 0 else None


def find_whole(share: Share, mention: Mention, people: bool | None, counts: list[Count], start: int) -> int | None:
    """The position of the count that a share is part of."""
    if share.mark == "chain":
        whole = counts[-1].whole
        return whole if whole is not None and people in (None, counts[whole].of.unit == "people") else None
    last = counts[-1] if len(counts) > start else None
    if share.mark == "group" and last is not None and last.whole is not None:
        return last.whole
    for index in rank_wholes(mention, counts, start):
        count = counts[index]
        if index < start and (share.near or is_others(share, mention, count)):
            return None
        if (
            share.limit is not None
            and index >= start
            and count.mention.span.start - mention.sentence.start >= share.limit
        ):
            continue
        if (people is not None and (count.of.unit == "people") != people) or not is_part(mention, count):
            continue
        if share.named is not None and count.measure != share.named:
            continue
        if count.whole is not None and not is_nested(share, count, mention, index, start):
            continue
        return index
    return None


def rank_wholes(mention: Mention, counts: list[Count], start: int) -> Iterator[int]:
    """Counts that may hold a share: of its sentence, the nearest first; then of those before, the killed first."""
    replaced = {count.replaces for count in counts if count.replaces is not None}
    own = [index for index in range(len(counts) - 1, start - 1, -1) if index not in replaced]
    yield from own
    near = [
        index
        for index in range(start)
        if counts[index].sentence.index >= mention.sentence.index - REACH and index not in replaced
    ]
    yield from sorted(near, key=lambda i: (counts[i].sentence.index, counts[i].measure == "killed", i), reverse=True)


def is_others(share: Share, mention: Mention, count: Count) -> bool:
    """Whether "two of them", inside a paragraph, are of others than those counted in the paragraph before."""
    if share.mark != "after" or share.named is not None or mention.sentence.tokens.start == 0:
        return False
    them = OF_ALL.match(mention.sentence.text, mention.span.end - mention.sentence.start) is not None
    return them and count.sentence.paragraph != mention.sentence.paragraph


def is_nested(share: Share, count: Count, mention: Mention, index: int, start: int) -> bool:
    """Whether a share may itself hold one: only right before it, after "including" or "of them"."""
    if index < start or share.mark not in ("including", "among", "after") or share.named is not None:
        return False
    between = mention.sentence.document.text[count.mention.span.end : mention.span.start]
    return len(between) < 60 and re.search(r"\band\b|;", between) is None


def is_part(mention: Mention, whole: Count) -> bool:
    """Whether a number can be part of a whole: not more than all of it."""
    limit = whole.mention.high
    if whole.mention.low == whole.mention.high == mention.low == 1:
        return False
    return limit is None or mention.low is None or mention.low <= limit


def is_broken_down(whole: Count) -> bool:
    """Whether a dash, a colon or a bracket after a count opens a list of its parts."""
    tail: Token = find_end(whole.mention)
    following = whole.sentence.document.text[whole.sentence.span(tail).end : whole.sentence.end]
    return BREAKDOWN.match(SAID.sub("", following)) is not None
