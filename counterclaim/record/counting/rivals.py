"""A number that somebody sets beside the toll told before, with no word of its own for what it counts: "The register
stops at 19", "Eighteen, says the committee", "Four is the figure in Karsan", "The governor concedes one boat".

Which toll it goes on is found in `continued`.
"""

import re

from spacy.tokens import Token

from counterclaim.data.lexicon import load_measures, load_words
from counterclaim.record.counting.counted import Count, Mention, find_end, look_noun
from counterclaim.record.counting.predicates import read_form
from counterclaim.record.text.grammar import climb_conjuncts, find_child
from counterclaim.vocabulary import Measure

COUNTERS = load_words("counters")
"""What holds a count: a list, a register, a tally."""
REACHING = load_words("reaching")
"""Verbs with which a count stands "at" or comes "to" its value."""
GIVING = load_words("giving")
"""Verbs by which somebody gives a number: "documented 44"."""
GIVING_BARELY = load_words("giving_barely")
"""Verbs that give a number only where nothing follows it: "saw three", "the ministry has 65"."""
CONCEDING = load_words("conceding")
SLIGHT = frozenset(
    {"only", "just", "barely", "merely", "already", "now", "still", "but", '"', "“", "‘", "'", "so", "far"}
)
"""What may part a verb from its number."""
TAIL = (
    r"[\"”’']?\s*(?:$|[.,;:)–—]|(?:and|but|while|on|in|at|by|for|since|from|as|after|when|over|across)\b|(?:this|that|last|next)\s+\w+"
    r"|(?:an?|two|three|several|\d+|some)\s+\w+\s+(?:earlier|later|before|ago|after)\b|yesterday|today|tonight|so\s+far|in\s+all"
    r"|alone|more\b|too\b|again\b)"
)
ENDS = re.compile(TAIL, re.IGNORECASE)
STOPS = re.compile(r"[\"”’']?\s*(?:$|[.,;:)–—])", re.IGNORECASE)
OPENS = re.compile(r"^[\"“‘'\s]*(?:(?:only|just|exactly|precisely)\s+)?$", re.IGNORECASE)
GIVEN = re.compile(
    r"\s+(?:is|was|are|were|has\s+been)\s+(?:the|its|their|his|her|our|my)\s+(?:[\w-]+\s+){0,2}?(?:figure|number|toll|count|tally|total|sum|estimate)\b"
    r"|\s*[,–—-]\s*(?:say|said|says|claim|claims|claimed|insists?|insisted|replie[sd]|answer(?:s|ed)|according\s+to"
    r"|(?:by|in)\s+(?:the|its|their|his|her|our)\s+(?:[\w-]+\s+){0,2}?(?:count|reckoning|tally|estimate|register|list))\b",
    re.IGNORECASE,
)
"""What follows a number that opens a sentence where it is somebody's figure."""
AS_NUMBER = re.compile(
    r"\s+as\s+(?:the|its|their|his|her)\s+(?:[\w-]+\s+){0,2}?(?:number|count|toll|figure|total|tally)\b(?:\s+of\s+(?:[\w-]+\s+)??(?P<of>\w+)\b)?",
    re.IGNORECASE,
)
PLAIN = 25
"""From which number on "arrives at 7,150" is no time of day and no floor."""
BACK = 40
"""Words back to the question or the list that a number answers or goes on."""


def is_rival(mention: Mention, left: str, right: str) -> bool:
    """Whether somebody sets this number beside a toll told before."""
    if mention.low in (0, None) and mention.high is None:
        return False
    if mention.noun is not None:
        return is_conceded(mention)
    if AS_NUMBER.match(right) is not None:
        return True
    if OPENS.match(left) is not None:
        return GIVEN.match(right) is not None
    if ENDS.match(right) is None:
        return False
    lead = find_lead(mention)
    return lead is not None and gives_number(lead, mention, right)


def find_lead(mention: Mention) -> Token | None:
    """The word before a number, past "only" and quotation marks."""
    start = mention.sentence.tokens.start
    for back in range(mention.first.i - 1, start, -1):
        token = mention.first.doc[back]
        if token.lower_ not in SLIGHT:
            return token
    return None


def gives_number(lead: Token, mention: Mention, right: str) -> bool:
    """Whether the words before a number make it somebody's count."""
    if lead.lower_ in ("at", "to", "on", "for", "with", "than"):
        return leads_to(lead, mention)
    lemma = read_form(lead).lemma
    if lead.pos_ not in ("VERB", "AUX"):
        return False
    if lemma in ("reach", "total", "touch"):
        return is_counted_by(lead)
    if lemma == "go":
        return mention.bound == "at_most"
    if lemma in GIVING:
        return find_child(lead, "nsubjpass") is None
    return lemma in GIVING_BARELY and STOPS.match(right) is not None and is_teller(lead)


def leads_to(lead: Token, mention: Mention) -> bool:
    """Whether a preposition leads from a list or somebody to a number: "stops at 58", "can put a name to eight"."""
    if lead.i <= mention.sentence.tokens.start + 1:
        return False
    before = lead.nbor(-1)
    if lead.lower_ == "to" and before.lower_ in ("name", "names", "face", "faces"):
        return True
    verb = before if before.pos_ == "VERB" else lead.head
    lemma = read_form(verb).lemma
    if lead.lower_ in ("on", "for", "with"):
        return lemma in ("settle", "insist", "stick", "stay") and verb.i == lead.i - 1
    if lead.lower_ == "than" or lemma not in REACHING or lead.i - verb.i > 2:
        return False
    value = mention.low if mention.low is not None else mention.high
    counted = is_counted_by(verb)
    plain = value is not None and value >= PLAIN and lemma in ("arrive", "stop", "stick", "get", "come")
    return counted or (plain and find_child(verb, "nsubj") is not None)


def find_giver(verb: Token) -> Token | None:
    """The subject of a verb, its own or that of the verb that it is joined to."""
    top = verb
    while True:
        subject = find_child(top, "nsubj")
        if subject is not None or top.dep_ not in ("conj", "xcomp", "ccomp") or top.head.i == top.i:
            return subject
        top = top.head


def is_counted_by(verb: Token) -> bool:
    """Whether a list or a tally does something, or "it" after one was told of."""
    subject = find_giver(verb)
    if subject is None:
        return False
    if subject.lemma_.lower() in COUNTERS:
        return True
    before = verb.doc[max(0, subject.i - BACK) : subject.i]
    return subject.lower_ == "it" and any(token.lemma_.lower() in COUNTERS for token in before)


def is_teller(verb: Token) -> bool:
    """Whether who gives a number is somebody that can count: no "she has three", no "party holds 19"."""
    subject = find_giver(verb)
    if subject is None or subject.pos_ == "PRON":
        return subject is not None and subject.lower_ in ("we", "they") and verb.lemma_ != "have"
    return subject.lemma_.lower() not in load_words("memberships")


def is_conceded(mention: Mention) -> bool:
    """Whether somebody owns up to so many of what was counted before: "concedes one boat", "admits two men"."""
    top, end = climb_conjuncts(mention.top), find_end(mention)
    verb = top.head
    right = mention.sentence.document.text[mention.sentence.span(end).end : mention.sentence.end]
    known = None if mention.noun is None else look_noun(mention.noun)
    return (
        top.dep_ == "dobj"
        and known is not None
        and read_form(verb).lemma in CONCEDING
        and all(child.dep_ not in ("acl", "relcl", "prep") for child in top.children)
        and STOPS.match(right) is not None
    )


def is_like(mention: Mention, count: Count) -> bool:
    """Whether a count was of what a number names: the same word for things, anybody for people."""
    known = None if mention.noun is None else look_noun(mention.noun)
    if mention.noun is None or known is None:
        return True
    if known.unit != count.of.unit:
        return False
    counted = count.mention.noun
    return known.unit == "people" or (counted is not None and counted.lemma_ == mention.noun.lemma_)


def read_measure(words: str) -> Measure | None:
    """What "deaths" or "wounded" says of those it names."""
    known = load_measures()
    plain = words.lower()
    said = known.states.get(plain) or known.nouns.get(plain.removesuffix("s")) or known.nouns.get(plain, ())
    return said[0] if len(said) > 0 else None


def read_named(right: str) -> Measure | None:
    """The measure that "as the number of deaths" names; None where it names none."""
    match = AS_NUMBER.match(right)
    if match is None:
        return None
    if match["of"] is None:
        return "killed" if re.search(r"\b(?:toll|death)\b", match[0], re.IGNORECASE) is not None else None
    return read_measure(match["of"])


def read_question(mention: Mention) -> Measure | None:
    """What the question before asks the number of: "How many died in Solino? Eighteen, says the committee"."""
    words = list(mention.first.doc[max(0, mention.sentence.tokens.start - BACK) : mention.sentence.tokens.start])
    asked = [n for n, token in enumerate(words[:-1]) if token.lower_ == "how" and words[n + 1].lower_ == "many"]
    if len(asked) == 0:
        return None
    known = load_measures()
    for token in words[asked[-1] + 2 :]:
        if token.lower_ == "?":
            return None
        said = known.states.get(token.lower_) or known.intransitive.get(read_form(token).lemma)
        if said is not None:
            return said[0]
    return None
