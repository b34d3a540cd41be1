"""A bare number that goes on a toll told before: "Kinshasa speaks of 7,000", "sources put it at 40", "it is 145"."""

import re

from counterclaim.data.lexicon import load_words
from counterclaim.record.counting.counted import ENTRIES, Count, Mention
from counterclaim.record.counting.measures import Found
from counterclaim.record.counting.rivals import is_like, is_rival, read_named, read_question

REPORTS = (
    r"conced(?:es|ed)|confirm(?:s|ed)|acknowledge[sd]|sa(?:ys|id)|claim(?:s|ed)|"
    r"count(?:s|ed)|report(?:s|ed)|list(?:s|ed)|g(?:ives|ave)|record(?:s|ed)|insists? on"
)
LEADS = re.compile(
    r"(?:\b(?:spoke|speaks?|spoken|speaking|talk(?:s|ed)?|boast(?:s|ed)?|kn(?:ows?|ew)|heard|learnt|learned)\s+(?:only\s+|just\s+)?of(?:\s+only)?"
    r"|\b(?:g(?:ives?|ave)|giving|stat(?:es?|ed)|report(?:s|ed))\s+(?:the|its|their|this|that|a)\s+(?:\w+\s+)?(?:number|figure|toll|count|total|tally)(?:\s+\w+)?\s+as"
    r"|\b(?:raised?|raises|revis(?:ed|es)|correct(?:ed|s)|lowered|cut|updat(?:ed|es)|brought|changed)\s+(?:it|this|that|its\s+\w+|their\s+\w+|the\s+\w+)\s+(?:\w+\s+)?to"
    r"|\b(?:rather\s+than|instead\s+of)|,\s+(?:as\s+)?(?:against|compared\s+(?:with|to))|\b(?:list|register|roll)\s+of"
    r"|\b(?:toll|figure|number|total|count|tally)\s+(?:of|given\s+by|from|at)\s+(?:the\s+|an?\s+)?(?:[\w'’-]+\s+){1,3}?(?:is|was|stands?\s+at|stood\s+at)"
    r"|\b(?:puts?|putting|estimates?|estimated|places?|placed|sets?|numbers?)\s+(?:it|them|that|this|the\s+\w+|its\s+\w+|their\s+\w+|losses)"
    r"(?:\s+\w+){0,2}?\s+at"
    rf"|\b(?:first|initially|earlier|later|then|now|itself|it|ministry|army|officials?|mayor|governor|they)\s+(?:{REPORTS})"
    r"|\b(?:toll|figure|number|total|count|tally|it)\s+(?:\w+\s+){0,2}?(?:is|was|stands?\s+at|stood\s+at|reached|rose\s+to|to|of)(?:\s+now)?"
    r"|\b(?:had\s+stood|stands?|(?:is|are|was|were)\s+now)\s+at|\b(?:which|that|this)\s+(?:would\s+)?ma(?:kes?|de)"
    r"|\b(?:correct|revis|updat|amend)(?:ed|s|ing)?\s+to"
    r"|\b(?:up|down)\s+from(?:\s+(?:the|an?\s+(?:earlier|initial|previous)))?|(?<!shortly\s)(?<!soon\s)(?<!just\s)(?<!long\s)\bafter)\s*[\"“‘']?$",
    re.IGNORECASE,
)
"""What a bare number follows where it is the value of a toll that is not named again."""
KNOWN_ONE = re.compile(r"\bkn(?:ows?|ew)\s+of\s+(?:only\s+|just\s+)?$", re.IGNORECASE)
"""What "one" follows where it is a number: "the association knows of only one"."""
BETWEEN = re.compile(
    r"\b(?:figures?|numbers?|estimates?|tolls?|tallies|counts?)\s+(?:ranging\s+|vary(?:ing)?\s+)?$", re.IGNORECASE
)
"""What a range follows where it is the value of a toll told before: "numbers between 40 and 102"."""
LISTED = re.compile(
    r"\b(?:list|register|roll|record|book)\w*\s+(?:of|with)\s+$"
    r"|\b(?:has|have|had|holds?|held|bears?|bore|keeps?|kept|contains?|contained|counts?|counted|shows?|showed"
    r"|written\s+down|wrote\s+down|noted(?:\s+down)?|collected|gathered|compiled|read\s+(?:us|out)|listed)\s+(?:some\s+)?$",
    re.IGNORECASE,
)
"""What stands before the names of a list."""
OF_DEAD = re.compile(
    r"of\s+(?:the\s+|its\s+|their\s+)?(?:dead|killed|slain|fallen|victims|deceased|martyrs)\b", re.IGNORECASE
)
REBUTS = re.compile(
    r"(?:\s+of\s+(?:us|ours|our\s+[\w-]+|my\s+[\w-]+|them))?\s*,?\s+(?:and\s+)?(?:no\s+more\b|not\s+(?:one|a\s+single)\b|not\s+[\w-]+\s*[,.”\"’])",
    re.IGNORECASE,
)
"""What follows a number that somebody sets against the toll told before: "There are eleven, and not fourteen"."""
OPENS = re.compile(r"^[\"“‘'\s]*(?:(?:there|they)\s+(?:are|were)\s+|it\s+(?:is|was)\s+)?$", re.IGNORECASE)
ENDS = re.compile(
    r"[\"”’']?\s*(?:$|[.,;)]|according\b|as\s+(?:first|initially|originally|previously|earlier|it|they|he|she|had|was|were)\b|in\b|on\b|by\b|for\b|at\b|from\b|(?:that\s+)?(?:it|they|he|she)\b|reported\b|announced\b|given\b|counted\b|too\b|so\s+far|as\s+well|last\b|yesterday\b|the\s+day|a\s+day|\w+\s+(?:days?|weeks?|hours?)\s+(?:earlier|ago|before))",
    re.IGNORECASE,
)
MOVES = r"(?:br(?:ing|ought)|t(?:ak|ook)|rais|lift|push|lower|cut|increas|correct|revis)\w*"
TOTALS = re.compile(
    rf"(?:\btotal|\b{MOVES}\s+(?:the|its|their|his|our)\s+(?:\w+\s+)?(?:number|tally|toll|count|figure))\b[^.;,]{{0,60}}\bto\s*$",
    re.IGNORECASE,
)
SAYS = re.compile(
    rf"\b(?:there\s+(?:are|were)(?:\s+now)?|{REPORTS}|admit(?:s|ted)?(?:\s+to)?|acknowledge[sd]?|concede[sd]?)\s*$",
    re.IGNORECASE,
)
"""What a bare number may follow after a toll in its own sentence."""
HOLDS = re.compile(
    rf"(?:^|[.;,:]\s+|\band\s+|\bwhile\s+|\bbut\s+)[^.;,:]{{1,60}}?\s(?:{REPORTS}|say|claim|count|report|list|give|ha(?:s|ve|d)(?:\s+(?:now|only|counted|listed|given|recorded|confirmed|conceded))?)\s+(?:just\s+|only\s+)?[\"“‘']?$",
    re.IGNORECASE,
)
"""What a bare number follows that ends the clause, where somebody sets his beside the toll: "The police say two"."""
THERE = re.compile(r"\bthere\s+(?:are|were|had\s+been)\s+(?:only\s+|just\s+|in\s+fact\s+)?$", re.IGNORECASE)
"""What a bare number that ends a clause follows where somebody sets it against a toll: "said there were seven"."""
NOT_SO = re.compile(r",\s+(?:and\s+)?not\s+$", re.IGNORECASE)
"""What a number follows that is denied to be the toll: "23 were killed, not seven as first reported"."""
STOPS = re.compile(
    r"[\"”’']?\s*(?:$|[.;,:)]|at\s+(?:noon|dawn|breakfast|midnight|first)\b|(?:and|but|while)\s+the\b)", re.IGNORECASE
)
REACH = 2
YEARS = range(1900, 2100)
FOREIGN = 40
"""From how many times a toll on a number goes on rather one told before it: after 1,400 displaced, "four" are dead."""
UNLIKE = 6
"""From how many times the dead on a number is rather another value of the wounded beside them."""
FAR = 4
"""Sentences back to the toll that a number is set against, which may stand before a question."""
NUMBER = r"(?:\d[\d,.]*|[a-z]+(?:-[a-z]+)?)"
PAIR_FIRST = re.compile(
    rf"\s+and\s+{NUMBER}(?:\s+respectively)?\s*(?:$|[.,;:)]|(?:on|in|at|by|the|a|earlier|reported|announced)\b)",
    re.IGNORECASE,
)
PAIR_SECOND = re.compile(rf"\b{NUMBER}\s+and\s+$", re.IGNORECASE)


def pair_toll(mention: Mention, counts: list[Count]) -> Found | None:
    """The measure of one of two bare numbers that go on two tolls: "up from five and 16" after "nine dead and 21
    injured", "stood at 43 and 10"."""
    if mention.noun is not None:
        return None
    text = mention.sentence.text
    left, right = text[: mention.span.start - mention.sentence.start], text[mention.span.end - mention.sentence.start :]
    first = PAIR_FIRST.match(right) is not None and LEADS.search(left) is not None
    second = PAIR_SECOND.search(left)
    if not first and (second is None or LEADS.search(left[: second.start()]) is None or ENDS.match(right) is None):
        return None
    limit = mention.span.start if first or second is None else mention.sentence.start + second.start()
    told = [
        row for row in counts if row.whole is None and row.mention.low not in (0, 1) and row.mention.span.end <= limit
    ]
    for one, two in zip(reversed(told[:-1]), reversed(told[1:]), strict=True):
        if one.sentence is two.sentence and one.measure != two.measure:
            near = one.sentence.index >= mention.sentence.index - REACH
            of = one if first or is_in_list(one, told) else two
            return Found(of.measure, mention.top.head) if near else None
    return None


def continue_toll(mention: Mention, counts: list[Count]) -> Found | None:
    """The measure of the last toll, for a bare number that words make another value of it; None otherwise."""
    text = mention.sentence.text
    left, right = text[: mention.span.start - mention.sentence.start], text[mention.span.end - mention.sentence.start :]
    named = read_names(mention, left, counts)
    if named is not None:
        return named
    against = is_set_against(mention, left, right)
    rival = is_rival(mention, left, right)
    year = mention.low in YEARS and mention.span.quote.isdigit()
    if mention.low == 0 or year or mention.first.lower_ in ("a", "an", "another", "both"):
        return None
    known = KNOWN_ONE.search(left) is not None
    if not rival and ((mention.noun is not None and not against) or (mention.first.lower_ == "one" and not known)):
        return None
    given = (read_named(right) or read_question(mention)) if rival else None
    if given is not None:
        return Found(given, mention.last)
    ranged = mention.bound == "between" and BETWEEN.search(left) is not None
    led = ENDS.match(right) is not None and any(lead.search(left) is not None for lead in (LEADS, TOTALS))
    held = mention.noun is None and STOPS.match(right) is not None and HOLDS.search(left) is not None
    held = held or (mention.noun is None and STOPS.match(right) is not None and THERE.search(left) is not None)
    denied = NOT_SO.search(left) is not None and re.match(r"\s*,?\s+as\b", right) is not None
    told = led or against or ranged or held or rival or denied
    if not told and (ENDS.match(right) is None or SAYS.search(left) is None):
        return None
    near = FAR if against or ranged else REACH if told else 0
    count = find_toll(mention, counts, near, people=against)
    if count is None:
        return None
    if against or rival:
        return Found(count.measure, mention.last)
    if denied:
        return Found(count.measure, count.word)
    return Found(count.measure, mention.top if mention.top.pos_ != "NUM" else mention.top.head)


def find_toll(mention: Mention, counts: list[Count], near: int, *, people: bool) -> Count | None:
    """The toll that a bare number goes on, at most so many sentences back: the dead of the last sentence with a toll,
    unless another count there is far nearer to it, else the people, else what it counts last."""
    tolls = [
        count
        for count in counts
        if count.sentence.index >= mention.sentence.index - near
        and count.whole is None
        and (count.mention.low not in (0, 1) or (count.mention.low == 1 and count.mention.first.lower_ == "one"))
        and (count.of.unit == "people" or not people)
        and is_like(mention, count)
    ]
    told = [choose_toll(mention, [row for row in tolls if row.sentence is count.sentence]) for count in reversed(tolls)]
    return next((count for count in told if measure_gap(mention, count) <= FOREIGN), told[0] if len(told) > 0 else None)


def choose_toll(mention: Mention, beside: list[Count]) -> Count:
    """Which toll of one sentence a number goes on."""
    persons = [count for count in beside if count.of.unit == "people"]
    dead = [count for count in persons if count.measure == "killed"]
    if len(dead) > 0 and measure_gap(mention, dead[-1]) > UNLIKE:
        return min(persons, key=lambda count: measure_gap(mention, count))
    return next(rows[-1] for rows in (dead, persons, beside) if len(rows) > 0)


def measure_gap(mention: Mention, count: Count) -> float:
    """How many times the larger of two numbers holds the smaller."""
    values = [row.low if row.low is not None else row.high for row in (mention, count.mention)]
    low, high = sorted(max(value or 1, 1) for value in values)
    return high / low


def read_names(mention: Mention, left: str, counts: list[Count]) -> Found | None:
    """The dead of a list by their names, where dead were told of: "the committee has 141 names in its book"."""
    noun = mention.noun
    if noun is None or noun.lower_ not in ENTRIES or mention.low in (0, 1):
        return None
    after = noun.doc[noun.i + 1 : min(noun.i + 4, noun.sent.end)].text
    if OF_DEAD.match(after) is not None:
        return Found("killed", mention.top)
    if LISTED.search(left) is None:
        return None
    count = find_toll(mention, counts, FAR, people=True)
    return Found("killed", mention.top) if count is not None and count.measure == "killed" else None


def is_set_against(mention: Mention, left: str, right: str) -> bool:
    """Whether somebody sets a number of people against the toll told before: "Sixteen, and not one of them armed",
    "There are eleven, and not fourteen", "Nine of ours, no more"."""
    own = mention.noun is None or re.match(r"\s+of\s+(?:our|my)\b", right, re.IGNORECASE) is not None
    verb = mention.top.head
    speaks = mention.top.dep_ == "nsubj" and verb.lemma_.lower() in load_words("speaking")
    speaks = speaks and not any(token.is_quote for token in verb.doc[mention.last.i : verb.i])
    return own and not speaks and OPENS.match(left) is not None and REBUTS.match(right) is not None


def is_in_list(count: Count, told: list[Count]) -> bool:
    """Whether a count ends a list of the same: "46 civilians and 12 servicemen dead"; a pair after it goes on both."""
    text = count.sentence.document.text
    others = [row for row in told if row.measure == count.measure and row.mention.span.end < count.mention.span.start]
    return any(
        re.fullmatch(r"\s+\w+\s+and\s+", text[row.mention.span.end : count.mention.span.start]) for row in others
    )
