"""Numbers that count no victims whatever stands around them: ages, comparisons, owners, the whole of "15 of 22"."""

import re

from spacy.tokens import Token

from counterclaim.record.counted import Mention, find_end, look_noun

AGE_BEFORE = re.compile(
    r"\b(?:age[ds]?|ages\s+of|age\s+of|aged\s+between|turned|was\s+only|barely|born\s+in|under(?:\s+the\s+age\s+of)?)\s+(?:\w+\s+(?:and|to)\s+)?$",
    re.IGNORECASE,
)
COMPARED = re.compile(r"\s*(?:\w+\s+)?(?:more|fewer|less|higher|lower)\s+than\b", re.IGNORECASE)
PART = re.compile(
    r"(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|half|most|many|any|none))"
    r"\s+(?:out\s+)?of\s+(?:the\s+|its\s+|their\s+)?$",
    re.IGNORECASE,
)
EVERY = re.compile(r"\bevery\s+one\s+of\s+(?:the\s+|its\s+|their\s+)?$", re.IGNORECASE)
SINGLE = re.compile(r"\b(?:not|never|even|nor|every|any|each|no)\s+(?:even\s+|any\s+)?$", re.IGNORECASE)
BODILY = frozenset({"body", "death", "killing", "remains", "life", "murder", "corpse", "funeral", "arrest", "injury"})


def is_uncounted(mention: Mention) -> bool:
    """Whether a number is no count of its own: an age, a comparison, the owners of something."""
    text = mention.sentence.tokens.text
    left = text[: mention.span.start - mention.sentence.start]
    right = text[mention.span.end - mention.sentence.start :]
    if re.search(r"\bhow\s+$", left, re.IGNORECASE) is not None:
        return True
    if mention.first.lower_ in ("a", "an", "one"):
        if SINGLE.search(left) is not None or (
            re.match(r"\s+of\s+(?:the|its|their)?\s*\d|\s+of\s+the\s+\w+\s+\d", right)
            and re.search(r"\bevery\s+$", left, re.IGNORECASE)
        ):
            return True
        if mention.first.lower_ != "one":
            return False
    if mention.noun is None and (COMPARED.match(right) is not None or AGE_BEFORE.search(left) is not None):
        return True
    if (
        mention.noun is None
        and mention.bound in ("under", "over")
        and re.search(r"\b(?:is|are|was|were)\s*$", left) is not None
    ):
        return True
    return is_age(mention, right) or is_owner(mention)


def is_age(mention: Mention, right: str) -> bool:
    """Whether a number is somebody's age: "Ivan Petrov, 34, …", "a boy of twelve"."""
    if mention.low is None or mention.low > 110 or mention.first.i == mention.sentence.tokens.start:
        return False
    before = mention.first.nbor(-1)
    if mention.noun is not None and mention.noun.i > mention.last.i:
        return False
    if before.lower_ == "of" and before.i > mention.sentence.tokens.start:
        return is_person(before.nbor(-1)) and re.match(r"\s*(?:[,.;)]|$|from|in|was|were|who|and)", right) is not None
    if before.lower_ == "," and re.match(r"\s*(?:[,.;)]|$)", right) is not None:
        person = before.nbor(-1) if before.i > mention.sentence.tokens.start else None
        return person is not None and (person.pos_ == "PROPN" or is_person(person))
    return False


def is_person(token: Token) -> bool:
    """Whether a singular noun names one person."""
    known = look_noun(token)
    return token.tag_ == "NN" and known is not None and known.unit == "people"


def is_owner(mention: Mention) -> bool:
    """Whether those counted only own what is spoken of: "the 22 captives' families", but not "two men's bodies"."""
    end = find_end(mention)
    if end.i + 1 >= end.sent.end or end.nbor(1).tag_ != "POS":
        return False
    return end.head.lemma_.lower() not in BODILY


def is_whole_named(mention: Mention) -> bool:
    """Whether a number is the whole that one before it is taken from: "15 of 22 missiles", "300 of the 470 houses"."""
    text = mention.sentence.tokens.text[: mention.span.start - mention.sentence.start]
    if EVERY.search(text) is not None:
        return False
    return PART.search(text) is not None or text.strip().lower() in ("of", "of the", "out of", "out of the")
