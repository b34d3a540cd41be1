"""Who answers for words at a position of the text: the innermost statement that holds them, or the source itself."""

import re
from dataclasses import dataclass
from functools import lru_cache

from counterclaim.data.patterns import load_pattern
from counterclaim.record.actors.known import find_known, load_lexicon
from counterclaim.record.reading import Reading
from counterclaim.vocabulary import Actor, Agent, Claimant, Statement, Target

FIGHTERS = frozenset({"armed-force", "armed-group"})
"""Kinds of actors that fight."""
ARMED = FIGHTERS | {"government-body", "state"}
"""Kinds of actors that have weapons."""


@lru_cache(maxsize=64)
def find_verdict(text: str) -> int | None:
    """Where a verdict on somebody's claim begins in a sentence: "… is a fabrication"; None without one."""
    alone = load_pattern("false").search(text)
    if alone is not None:
        return alone.start()
    told = load_pattern("claims").search(text)
    verdict = None if told is None else load_pattern("verdict").search(text, told.end())
    return None if verdict is None else verdict.start()


def names_claim(cue: str, before: str) -> bool:
    """Whether a cue is a noun for what somebody claims, by itself or after the owner that ends the text before it: "the
    claim of", "Baku's report", not "Baku reports"."""
    if load_pattern("named").search(cue) is not None:
        return True
    return load_pattern("claims").fullmatch(cue) is not None and OWNER.search(before) is not None


def is_told_of(statement: Statement, text: str) -> bool:
    """Whether a statement stands only as a claim that the text then judges: "Baku's claim that … is a fabrication"."""
    if statement.cue is None:
        return False
    start = statement.cue.spans[0].start
    if not names_claim(statement.cue.text, text[max(0, start - LEAD) : start]):
        return False
    end = statement.content.spans[-1].end
    return load_pattern("verdict").search(statement.content.text + text[end : end + LEAD]) is not None


OWNER = re.compile(r"['’]s?\s$")
LEAD = 40
"""Characters before a cue in which its owner ends, and after a claim in which the text's verdict begins."""
MUTUAL = re.compile(r"\s+(?:each other|one another)\b", re.IGNORECASE)
"""What follows "blamed" where nobody in particular is blamed."""
EACH, OTHER = re.compile(r"(?:each|either)\b", re.IGNORECASE), re.compile(r"\s+the other\b", re.IGNORECASE)
"""The same of "each side accused the other"."""
TRADED, TRADING = re.compile(r"\b(?:trad|exchang|swapp)\w+ (?:accus|blame|recrim)", re.IGNORECASE), len("exchanged ")
"""Cues that say so by themselves, and characters of their verb, where the cue is the noun alone."""


ASIDE = re.compile(r"(?:,? where|, (?:which|who|whose|in which|during which|after which))\b[^,;]*$")
"""A clause that tells more of what a denial names: "denied shelling the town, where ten people died"."""


PART = r"(?:(?:[\w-]+ ){1,3}of )?"
"""Before whose they are, some of many: "one of our drones", "members of our forces"."""
OURS = re.compile(PART + r"(?:our|we)\b", re.IGNORECASE)
OPENING = 12
"""Characters from the start of what is said within which "its" is the speaker's: "that its"."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A claimant and the statement the words stand in; none for the source's own voice."""

    statement: Statement | None
    claimant: Claimant
    actor: Actor | None


def find_voice(position: int, reading: Reading) -> Voice:
    """The voice of the words at this character."""
    inside = [
        statement
        for statement in reading.statements
        if any(span.start <= position < span.end for span in statement.content.spans)
        and not is_mutual(statement, reading)
    ]
    if len(inside) == 0:
        return make_source(reading)
    inside.sort(key=lambda item: sum(span.end - span.start for span in item.content.spans))
    while len(inside) > 0 and is_aside(inside[0], position, reading):
        inside.pop(0)
    return speak_statement(inside[0], reading) if len(inside) > 0 else make_source(reading)


def is_aside(statement: Statement, position: int, reading: Reading) -> bool:
    """Whether words in what somebody denies are the text's own: "denied shelling the town, where ten people died"."""
    if statement.act != "deny" or statement.manner != "indirect" or statement.cue is None:
        return False
    start = next((span.start for span in statement.content.spans if span.start <= position < span.end), position)
    after = statement.cue.spans[0].start < start
    return after and ASIDE.search(reading.document.text[start:position]) is not None


def is_mutual(statement: Statement, reading: Reading) -> bool:
    """Whether its cue only says that several blame one another: what for is nobody's alone to tell."""
    cue = statement.cue
    if cue is None:
        return False
    each = statement.speaker is not None and EACH.match(statement.speaker.text) is not None
    after = OTHER if each else MUTUAL
    text = reading.document.text
    traded = TRADED.search(text, max(0, cue.spans[0].start - TRADING), cue.spans[-1].end) is not None
    return traded or after.match(text, cue.spans[-1].end) is not None


def speak_statement(statement: Statement, reading: Reading) -> Voice:
    """The voice of a statement; without a speaker its words are its parent's, or the source's."""
    if statement.speaker is None:
        parent = next((item for item in reading.statements if item.id == statement.parent), None)
        outer = make_source(reading) if parent is None else speak_statement(parent, reading)
        return Voice(statement, outer.claimant, outer.actor)
    speaker = statement.speaker
    actor = get_actor(speaker.actor, reading)
    side = None if actor is None else actor.side
    return Voice(statement, Claimant(speaker.actor, speaker.name, speaker.text, side), actor)


def make_source(reading: Reading) -> Voice:
    """The source's own voice, on the side that the profile gives it."""
    source = reading.actors.find_source()
    side = None if source is None else source.side
    name = reading.document.source.name
    claimant = Claimant(None if source is None else source.id, name, None, side, "source")
    return Voice(None, claimant, source)


def get_actor(key: str | None, reading: Reading) -> Actor | None:
    """The actor of this id."""
    return next((actor for actor in reading.actors.actors if actor.id == key), None)


def get_party(row: Agent | Target, reading: Reading) -> Actor | None:
    """Whom an agent or a target names: an actor of the text, or by its name alone a country or a side that the text
    names nowhere else, as "a Russian missile" does; None where it is nobody known."""
    known = get_actor(row.actor, reading)
    if known is not None or row.name is None:
        return known
    found = next(find_known(row.name, load_lexicon(reading.profile)), None)
    if found is None or (found.start, found.end) != (0, len(row.name)):
        return None
    return Actor(found.key, found.name, found.kind, None, None, found.side, found.country, ())


def is_speakers(words: str, start: int, statement: Statement | None) -> bool:
    """Whether "our" speaks, or "its" stands where what is reported begins, so that it can only be theirs: in "said
    the enemy fled and its jets bombed a village" it is not."""
    if OURS.match(words) is not None:
        return True
    if statement is None or statement.manner == "direct":
        return False
    return 0 <= start - statement.content.spans[0].start <= OPENING
