"""Whom somebody's words blame, and for what: "attributes the fire to the M23", "hold the army responsible for it".

The words of blame name a party and, if anything, a deed that is told elsewhere; `accused` finds which. What is only
asked, denied or left open blames nobody.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from counterclaim.data.countries import load_countries
from counterclaim.data.lexicon import load_words
from counterclaim.record.claims.guilt import OPEN, Accused, is_force
from counterclaim.record.counting.counted import demonym_codes
from counterclaim.record.events.agents import find_state
from counterclaim.record.reading import Reading
from counterclaim.vocabulary import Actor, Span, Statement

GAP = r"(?:\s+(?:\w+ly|also|too|again|instead|in turn|for (?:its|his|her|their) part),?)?\s+"
SHIFT = r"\b(?:attribut|ascrib|imput|credit|trac)\w*"
WHAT = r"(?P<what>[^.;:]{2,90}?)"
FINGER = r"(?:(?:an?|the|its|his|her|their)\s+)?(?:accusing\s+)?fingers?\s+"
FRAMES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{SHIFT}{GAP}to{GAP}(?P<who>)",
        rf"{SHIFT}{GAP}{WHAT},?\s+to{GAP}(?P<who>)",
        rf"\bh(?:o|e)ld(?:s|ing)?{GAP}(?P<who>)",
        rf"\b(?:blam|fault|suspect)\w*{GAP}{WHAT}\s+(?:up)?on{GAP}(?P<who>)",
        rf"\b(?:blam|fault|suspect)\w*{GAP}(?:(?:that|it|this)\s+(?:up)?on{GAP})?(?P<who>)",
        rf"\b(?:lay|lays|laid|laying|puts?|putting|plac(?:e|es|ed|ing))\s+{WHAT}\s+"
        rf"(?:(?:squarely\s+)?at the (?:door|doorstep|feet|gates?) of|on the shoulders of|down to){GAP}(?P<who>)",
        rf"\b(?:lay|lays|laid|laying|puts?|putting|plac(?:e|es|ed|ing))\s+"
        rf"(?:(?:the|all|full|sole|all the)\s+)?(?:blame|responsibility|guilt|fault)\s+"
        rf"(?:for\s+{WHAT}\s+)?(?:(?:squarely|firmly)\s+)?(?:up)?(?:on|with){GAP}(?P<who>)",
        rf"\bpin(?:s|ned|ning)?\s+{WHAT}\s+(?:up)?on{GAP}(?P<who>)",
        rf"\bpoint(?:s|ed|ing)?{GAP}{FINGER}(?:to|at|towards?){GAP}(?P<who>)",
        rf"\bpoint(?:s|ed|ing)?{GAP}(?:to|at|towards?){GAP}(?P<who>)",
        rf"\b(?:nam|identif|recogni[sz]|describ)\w*{GAP}(?:them|(?:the|their|his|her|its)\s+(?P<doer>[\w-]+))\s+as"
        rf"{GAP}(?P<who>)",
        rf"\b(?:nam|identif)\w*{GAP}(?P<who>)",
        rf"\baccus\w*{GAP}(?P<who>)",
    )
)
"""The words of blame, up to the name of whoever is blamed; "hold" asks for "responsible" behind it."""
JOINED = re.compile(r"[\s\"'“”‘’,]*(?:(?:and|or|as well as|with)\b)?[\s\"'“”‘’]*", re.IGNORECASE)
"""What stands before each name of a list of the accused."""
LISTED = re.compile(r",|\b(?:and|or|as well as|with)\b", re.IGNORECASE)
LEAD = re.compile(
    r"(?:(?:the|an?|its|their|his|her|some|what (?:it|he|she|they) (?:called|calls|described as))\s+)?[\"'“”‘’]?"
    r"(?:so-called\s+)?(?:[\w-]+ ){0,2}?"
    r"(?:(?:[\w-]+ )?(?:members?|fighters?|elements?|men|soldiers?|troops|units?|gunmen|militiamen|teams?|groups?"
    r"|forces|remnants|column|cells?|deserters?)\s+(?:of|from)\s+(?:the\s+)?)?"
)
"""What may stand before a name that says who is blamed: "members of the", "an", "fleeing"."""
BREAK = re.compile(r"\b(?:for|of|by|over|as|in|at|that|which|who|whose|to|on|having|\w+ing)\b", re.IGNORECASE)
CLOSE = (
    r"(?=[\s\"'“”‘’]*(?:$|[,.;:()]|(?:and|or|for|of|over|as|who|which|that|whose|in|at|from|with|on|near|posted|dug"
    r"|responsible|accountable|liable|culpable|guilty|to blame|squarely|directly|alone)\b))"
)
"""What follows a whole name."""
NOUNS = re.compile(rf"(?: [a-z][\w-]+){{0,2}}?{CLOSE}")
NATION = re.compile(rf"{LEAD.pattern}(?P<who>(?P<nation>[A-Z][\w-]+)(?: [\w-]+){{0,2}}?){CLOSE}")
QUOTED = re.compile(r"[\s\"'“”‘’]*")
ARTICLE = re.compile(r"(?:(?:the|an?|its|their|some|what it called)\s+)?[\"'“”‘’]?(?:[a-z]+(?:ly|ing)\s+)?")
PLAIN = re.compile(rf"[\w’'-]+(?: [\w’'-]+){{0,2}}?{CLOSE}")
"""Forces that have no name."""
HELD = re.compile(
    r"[^.;:]{0,60}?\b(?:responsible|accountable|liable|culpable|guilty|to blame)\b(?:\s+for\s+(?P<what>[^.;:]+))?",
    re.IGNORECASE,
)
"""What must follow whoever is held: "responsible for the raid"."""
FOR = re.compile(r"[^.;:,]{0,40}?[\s\"'“”‘’]*\b(?:for|over)\s+(?P<what>[^.;:]+)", re.IGNORECASE)
"""What somebody is blamed for, after his name."""
OF = re.compile(
    r"[^.;:,]{0,40}?[\s\"'“”‘’]*\bof\s+(?P<what>(?:it|this|that|so|(?:being|standing)\s+behind|doing|having done"
    r"|carrying out|committing)\b[^.;:]*)",
    re.IGNORECASE,
)
GOES_ON = re.compile(r"[^.;]{0,20}\bof\b")
ENDS = re.compile(r"[\s\"'“”‘’]*(?:[.,;]|$)")
AS_CULPRIT = re.compile(
    r"[^.;:]{0,60}?\bas (?:the |its |an? )?(?:likely |probable |possible |main |sole )?"
    r"(?:perpetrators?|authors?|culprits?|attackers?|assailants?|killers?|captors?|those (?:responsible|behind))\b",
    re.IGNORECASE,
)
DENIED = re.compile(
    r"(?:\b(?:not|never|without|nobody|no one|none|neither|nor|stopped short of|declin\w+ to|refus\w+ to|hesitat\w+ to"
    r"|unable to|could|can|would|may|might)\b|n['’]t\b)[^.;:,]{0,24}$"
)
"""What stands before words of blame that blame nobody."""
BEFORE = 30
"""Characters before the words of blame that may deny them."""
FARTHEST = 60
"""Characters from the words of blame to a name."""
PARTY = frozenset({"armed-force", "armed-group", "state", "government-body"})
MOST = 4
"""Most parties that one charge names."""


@dataclass(frozen=True, slots=True)
class Charge:
    """Who is blamed, and the words for what, if any; `span`: all of it."""

    who: tuple[Accused, ...]
    what: Span | None
    span: Span


def read_charge(statement: Statement, reading: Reading) -> Charge | None:
    """Whom the words of a statement blame by its cue; None where they blame nobody by name."""
    if statement.cue is None:
        return None
    start = statement.cue.spans[0].start
    sentence = reading.find_sentence(start)
    end = max(statement.content.spans[-1].end, start) if sentence is None else sentence.end
    return next(find_charges(start, end, statement, reading), None)


def find_charges(
    start: int, end: int, statement: Statement, reading: Reading, *, beside: bool = False
) -> Iterator[Charge]:
    """The charges whose words begin at a character, before a stretch ends; `beside`: in a clause about who speaks, so
    that "names" is enough."""
    text = reading.document.text
    if DENIED.search(text, max(0, start - BEFORE), start) is not None:
        return
    for frame in FRAMES:
        match = frame.match(text, start, end)
        if match is None or ("doer" in frame.groupindex and not is_doer(match["doer"])):
            continue
        charge = complete(match, end, statement, reading, beside=beside)
        if charge is not None:
            yield charge


def is_doer(noun: str | None) -> bool:
    """Whether a noun is for whoever did it, and not for the dead: "identified the captors as"; None: "them"."""
    return noun is None or noun.lower() in load_words("perpetrators")


def complete(match: re.Match[str], end: int, statement: Statement, reading: Reading, *, beside: bool) -> Charge | None:
    """The charge that opens with some words of blame; None where what must follow does not."""
    text = reading.document.text
    who = list_who(match.end(), end, reading)
    speaker = None if statement.speaker is None else statement.speaker.actor
    if len(who) == 0 or any(OPEN.search(text[match.end() : span.start]) is not None for span, _ in who):
        return None
    if speaker is not None and any(actor is not None and actor.id == speaker for _, actor in who):
        return None
    last = who[-1][0].end
    asked, after = find_after(match, last, end, text)
    alone = beside and ENDS.match(text, last, end) is not None
    whole = match[0].lower().startswith("accus") and ends_with(last, statement, text)
    if asked and after is None and not alone and not whole:
        return None
    held = next((row for row in (match, after) if row is not None and row.groupdict().get("what") is not None), None)
    what = None if held is None else reading.document.span(held.start("what"), held.end("what"))
    stop = max(last, last if what is None else what.end)
    return Charge(tuple(who), what, reading.document.span(match.start(), stop))


def find_after(match: re.Match[str], last: int, end: int, text: str) -> tuple[bool, re.Match[str] | None]:
    """Whether words of blame ask for more behind the name, and what stands there: "responsible for", "as author"."""
    opening = match[0].lower()
    if opening.startswith(("hold", "held")):
        return True, HELD.match(text, last, end)
    if opening.startswith(("nam", "identif")) and "doer" not in match.re.groupindex:
        return True, AS_CULPRIT.match(text, last, end)
    if opening.startswith("accus"):
        return True, OF.match(text, last, end)
    return False, FOR.match(text, last, end) if match.groupdict().get("what") is None else None


def ends_with(last: int, statement: Statement, text: str) -> bool:
    """Whether nothing follows the accused but the end of what is said, and no deed behind it."""
    return (
        GOES_ON.match(text, statement.content.spans[-1].end) is None
        and last <= statement.content.spans[-1].end
        and re.fullmatch(r"[\s\"'“”‘’.,)]*", text[last : statement.content.spans[-1].end]) is not None
    )


def list_who(start: int, end: int, reading: Reading) -> list[Accused]:
    """The parties named from a character on, joined by commas and "and": actors of the document, a nation's arms, or
    forces that have no name."""
    found: list[Accused] = []
    at = start
    while len(found) < MOST:
        joined = JOINED.match(reading.document.text, at, end)
        first = at if joined is None or len(found) == 0 else joined.end()
        if len(found) > 0 and (joined is None or LISTED.search(joined[0]) is None):
            break
        one = find_who(first, end, reading)
        if one is None:
            break
        found.append(one)
        at = one[0].end
    return found


def find_who(start: int, end: int, reading: Reading) -> Accused | None:
    """The party named at a character: the longest lead to an actor or a nation, else nameless forces."""
    text = reading.document.text
    quoted = QUOTED.match(text, start, end)
    begin = start if quoted is None else quoted.end()
    mentions = [
        (part, actor)
        for actor in reading.actors.actors
        for part in actor.mentions
        if begin <= part.start < min(end, begin + FARTHEST)
    ]
    mentions.sort(key=lambda row: (row[0].start, -row[0].end))
    for part, _ in mentions:
        lead = LEAD.fullmatch(text, begin, part.start)
        actor = reading.actors.resolve(part.start, part.end)
        if lead is None or actor is None or actor.kind == "person" or not is_party(actor):
            break
        return extend(part, end, reading), actor
    nation = find_nation(begin, end, reading)
    return nation or find_nameless(begin, end, reading)


def is_party(actor: Actor) -> bool:
    """Whether an actor may have done it: a force, a group, a state, or some whom their noun shows to bear arms."""
    return actor.kind in PARTY or is_force(actor.name)


def extend(part: Span, end: int, reading: Reading) -> Span:
    """The name with the noun behind it: "M23 company"."""
    nouns = NOUNS.match(reading.document.text, part.end, end)
    return part if nouns is None else reading.document.span(part.start, nouns.end())


def find_nation(start: int, end: int, reading: Reading) -> Accused | None:
    """A nation's arms: "the Thai artillery", "Pakistani posts"."""
    text = reading.document.text
    match = NATION.match(text, start, end)
    if match is None:
        return None
    code = demonym_codes().get(match["nation"]) or next(
        (row.code for row in load_countries().values() if row.name == match["nation"]), None
    )
    if code is None:
        return None
    return reading.document.span(match.start("who"), match.end("who")), find_state(code, reading)


def find_nameless(start: int, end: int, reading: Reading) -> Accused | None:
    """Forces without a name: "masked gunmen"."""
    lead = ARTICLE.match(reading.document.text, start, end)
    begin = start if lead is None else lead.end()
    words = PLAIN.match(reading.document.text, begin, end)
    if words is None or not is_force(words[0]) or OPEN.search(words[0]) is not None:
        return None
    return reading.document.span(begin, words.end()), None
