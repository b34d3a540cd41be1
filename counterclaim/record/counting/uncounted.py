"""Numbers that count no victims whatever stands around them: ages, comparisons, owners, the whole of "15 of 22"."""

import re

from spacy.tokens import Token

from counterclaim.data.lexicon import load_words
from counterclaim.record.counting.counted import Mention, find_end, look_noun

AGE_BEFORE = re.compile(
    r"\b(?:age[ds]?|ages\s+of|age\s+of|aged\s+between|(?:old|young|eld)est(?:\s+of\s+(?:them|whom))?(?:\s+(?:was|is|only|aged))*|turned|was\s+only|barely|born\s+in|under(?:\s+the\s+age\s+of)?)"
    r"\s+(?:\w+\s+(?:and|to)\s+)?$",
    re.IGNORECASE,
)
COMPARED = re.compile(r"\s*(?:(?!to\b|and\b|or\b)\w+\s+)?(?:more|fewer|less|higher|lower)\s+than\b", re.IGNORECASE)
PART = re.compile(
    r"(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|half|most|many|any|none|last|first|rest|remainder|some|each|quarters?|thirds?|percent|per\s+cent|%|majority|part))"
    r"\s+(?:out\s+)?of\s+(?:the\s+|its\s+|their\s+|those\s+|these\s+)?(?:\w+['’]s\s+)?$",
    re.IGNORECASE,
)
HALF = re.compile(r"\bhalf\s+(?:of\s+)?(?:the\s+|its\s+|their\s+)?(?:\w+['’]s\s+)?$", re.IGNORECASE)
EVERY = re.compile(r"\bevery\s+one\s+of\s+(?:the\s+|its\s+|their\s+)?$", re.IGNORECASE)
SINGLE = re.compile(r"\b(?:not|never|even|nor|every|any|each|no)\s+(?:even\s+|any\s+)?$", re.IGNORECASE)
CALLED = re.compile(r"\b(?:Rescue|Channel|Unit|Route|Highway|Block|Sector|Ward|Point|Post|Hill|Height|Checkpoint)\s+$")
"""Names that a number belongs to: "Rescue 1122 said that four died"."""
BUT = re.compile(
    r"\b(?:(?:rose|risen|rises?|up|increased?|grew|grown|climbed|fell|fallen|down|decreased?|dropped)\s+by|how|all\s+but|(?:mother|father|widow|parent)s?\s+of|(?:every|no)one\s+but|(?:population|crowd|strength|capacity|garrison|congregation)\s+of)\s+$",
    re.IGNORECASE,
)
"""What makes the number after it count nobody: "how many died", "all but two", "out of a population of 90,000"."""
GUESSED = re.compile(r"perhaps|possibly|maybe|even|if\s+not", re.IGNORECASE)
GUESSING = re.compile(r"(?:perhaps|possibly|maybe|even|if\s+not)\s*$", re.IGNORECASE)
VAGUE = re.compile(r"\b(?:dozens|scores|hundreds|thousands|several)\s*,?\s*(?:or\s+)?$", re.IGNORECASE)
"""What a guess goes on: "hundreds, perhaps thousands" is one count, of hundreds or more."""
COLLECTIVE = load_words("collective")
ONE_OF = re.compile(
    r"\s+of\s+(?:the\s+)?(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|several|dozens)\b"
)
"""What follows "one" where it only says to whom somebody named belongs: "her father, one of two drivers missing"."""
NAMED_WITHIN = re.compile(rf"\s+(?:[\w'’-]+\s+){{0,3}}?[\w'’-]+,\s+one{ONE_OF.pattern}", re.IGNORECASE)
"""What follows somebody named who is told of with others: "her father, one of two drivers still missing"."""
OF_THEM = re.compile(r"\s+of\s+(?:them|these|those|whom|the(?:ir|m)?)\b", re.IGNORECASE)
SPEAKING = load_words("speaking")
TELLING = SPEAKING | load_words("conceding") | load_words("giving")
"""Verbs of somebody who only tells of others: "a doctor acknowledged nineteen dead"."""
ASIDE = re.compile(r"\s*(?:\w+\s*)?(?:,[^,]{1,60},)?\s*(?:has|had|have|later|also|then)?\s*", re.IGNORECASE)
"""What may part "one of them" from what they say: "one of the wounded, a driver, told"."""
AGES = re.compile(
    r",\s+(?:both\s+|aged\s+)?(?P<ages>\d{1,2}(?:,\s+\d{1,2})*,?\s+and\s+\d{1,2})(?=\s*(?:[,.;)–—]|$))", re.IGNORECASE
)
"""Ages of several after their noun: "two boys, 15 and 17"."""
HOUSEHOLD = re.compile(r"\b(?:of|from|in)\s+$", re.IGNORECASE)
BODILY = frozenset({"body", "death", "killing", "remains", "life", "murder", "corpse", "funeral", "arrest", "injury"})


def is_uncounted(mention: Mention) -> bool:
    """Whether a number is no count of its own: an age, a comparison, the owners of something."""
    text = mention.sentence.text
    left = text[: mention.span.start - mention.sentence.start]
    right = text[mention.span.end - mention.sentence.start :]
    if mention.low == 0:
        return re.match(r"\s+of\s+(?:them|whom)\s+(?:\w+ly\b|in\b)", right) is not None
    single = mention.first.lower_ in ("a", "an", "one") and SINGLE.search(left) is not None
    if single or CALLED.search(left) is not None:
        return True
    subject = mention.top.dep_ in ("nsubj", "nsubjpass")
    if mention.low == 1 and mention.first.lower_ != "one" and not subject and NAMED_WITHIN.match(right) is not None:
        return True
    if mention.first.lower_ in ("a", "an"):
        return is_teller(mention)
    if is_speaking(mention, right) or is_household(mention, left) or is_aged_list(mention):
        return True
    if BUT.search(left) is not None or is_unit(mention) or COMPARED.match(right) is not None:
        return True
    if (
        mention.low == 1
        and mention.top.dep_ == "attr"
        and all(child.dep_ != "expl" for child in mention.top.head.children)
    ):
        return True
    if mention.first.lower_ == "one" and is_named_before(mention) and ONE_OF.match(right) is not None:
        return True
    if mention.noun is None and AGE_BEFORE.search(left) is not None:
        return True
    guess = GUESSED.match(mention.span.quote) is not None or GUESSING.search(left) is not None
    if guess and VAGUE.search(GUESSING.sub("", left)) is not None:
        return True
    if mention.noun is None and re.search(r"\b(?:both|all)\s+$", left) and re.match(r"\s*[,.)]", right) is not None:
        return mention.low is not None and mention.low < 110
    return is_limit(mention, left) or is_age(mention, right) or is_owner(mention)


def is_named_before(mention: Mention) -> bool:
    """Whether a comma parts a number from somebody just named: "her father, one of", "Captain Diallo, one of"."""
    start = mention.sentence.tokens.start
    if mention.first.i < start + 2 or mention.first.nbor(-1).lower_ != ",":
        return False
    before = mention.first.nbor(-2)
    return before.pos_ == "PROPN" or is_person(before)


def is_unit(mention: Mention) -> bool:
    """Whether a number names a unit: "the last camp of LIB 538"."""
    if mention.noun is not None or not mention.last.text.isdigit() or mention.first.i == mention.sentence.tokens.start:
        return False
    before = mention.first.nbor(-1)
    return before.pos_ == "PROPN" and re.fullmatch(r"[A-Z]{2,5}", before.text) is not None


def is_limit(mention: Mention, left: str) -> bool:
    """Whether a number limits an age: "at least nine were under eighteen", "three children under ten"."""
    number = mention.low if mention.low is not None else mention.high
    if mention.noun is not None or mention.bound not in ("under", "over") or number is None or number > 110:
        return False
    start = mention.sentence.tokens.start
    noun = mention.first.i > start and mention.first.nbor(-1).pos_ == "NOUN"
    return noun or re.search(r"\b(?:is|are|was|were|of\s+(?:them|whom))\s*$", left) is not None


def is_age(mention: Mention, right: str) -> bool:
    """Whether a number is somebody's age: "Ivan Petrov, 34, …", "a boy of twelve"."""
    if mention.low is None or mention.low > 110 or mention.first.i == mention.sentence.tokens.start:
        return False
    before = mention.first.nbor(-1)
    if mention.noun is not None and mention.noun.i > mention.last.i:
        return False
    if before.lower_ == "of" and before.i > mention.sentence.tokens.start:
        return (
            is_person(before.nbor(-1))
            and before.nbor(-1).lemma_ not in COLLECTIVE
            and re.match(r"\s*(?:[,.;)]|$|(?:from|in|was|were|is|had|has|who|and|lost|lay|fell|\w+ed)\b)", right)
            is not None
        )
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
    text = mention.sentence.text[: mention.span.start - mention.sentence.start]
    if EVERY.search(text) is not None:
        return False
    return (
        PART.search(text) is not None
        or HALF.search(text) is not None
        or text.strip().lower() in ("of", "of the", "out of", "out of the")
    )


def is_speaking(mention: Mention, right: str) -> bool:
    """Whether some of those told of only speak or own something here: "one of them said", "the owner of one
    of them"; they are no new count."""
    of_them = OF_THEM.match(right)
    if of_them is None:
        return False
    top = mention.top
    if top.dep_ == "pobj" and top.head.lower_ == "of":
        return is_person(top.head.head)
    if top.dep_ == "pobj" and top.head.lower_ in ("from", "near", "beside", "behind") and mention.low == 1:
        return True
    verb = top.head
    if top.dep_ != "nsubj" or verb.lemma_.lower() not in SPEAKING or verb.i < top.i:
        return False
    before = verb.idx - mention.sentence.tokens.start_char - (len(mention.sentence.text) - len(right))
    return ASIDE.fullmatch(right, of_them.end(), before) is not None


def is_household(mention: Mention, left: str) -> bool:
    """Whether a family is only whose members are counted: "five members of one household"."""
    noun = mention.noun
    collective = noun is not None and noun.tag_ == "NN" and noun.lemma_.lower() in COLLECTIVE
    return mention.first.lower_ == "one" and collective and HOUSEHOLD.search(left) is not None


def is_aged_list(mention: Mention) -> bool:
    """Whether a bare number is one of several ages after a noun of people: "two boys, 15 and 17"."""
    if mention.noun is not None or not mention.last.text.isdigit():
        return False
    at = mention.span.start - mention.sentence.start
    match = next((row for row in AGES.finditer(mention.sentence.text) if row.start("ages") <= at < row.end()), None)
    if match is None:
        return False
    comma = match.start() + mention.sentence.tokens.start_char
    before = next((token for token in mention.sentence.tokens if token.idx + len(token.text) == comma), None)
    known = None if before is None else look_noun(before)
    return known is not None and known.unit == "people"


def is_teller(mention: Mention) -> bool:
    """Whether somebody only speaks: "an officer spoke of two soldiers slightly injured"; not "a man wounded in it"."""
    top, verb = mention.top, mention.top.head
    plain = all(child.dep_ not in ("acl", "relcl", "appos") for child in top.children)
    return top.dep_ == "nsubj" and verb.i > top.i and verb.lemma_.lower() in TELLING and plain
