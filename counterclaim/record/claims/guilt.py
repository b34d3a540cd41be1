"""Whom a content says to have done what was told before: "Soldiers did it", "it was the rebels".

Such words tell no event of their own and need no verb of blame; with `accused` they are a claim about the event before.
"""

import re

from counterclaim.data.lexicon import load_words
from counterclaim.record.reading import Reading
from counterclaim.record.speech.voices import ARMED
from counterclaim.vocabulary import Actor, Span, Statement

Accused = tuple[Span, Actor | None]
"""Who is accused, as printed, and the actor that is."""
VERBAL = ("deny", "demand", "threaten", "pledge", "doubt")
START = r"[\s\"'“”‘’]*(?:that )?"
DEED = (
    r"(?:it|this|that|so|them"
    r"|the (?:attack|strike|bombing|blast|explosion|raid|massacre|killings?|deaths?|fires?|crime))"
)
DID = r"(?:did|done|committed|caused|carried out|laid|planted|fired|launched|dropped|lit|set)"
CULPRIT = re.compile(
    rf"{START}(?:the |an? |its |their )?(?P<who>(?:[\w’'-]+ ){{0,6}}?[\w’'-]+)(?: themselves| itself)?,? "
    rf"(?:(?:had |have |has )?{DID} {DEED}"
    rf"|(?:was|were|is|are|had been|have been) (?:behind|responsible for|guilty of|to blame(?: for)?)(?: {DEED})?"
    r"|(?:was|were|is|are) (?:responsible|the culprits?|the perpetrators?))(?=[\s\"'“”‘’]*(?:$|[,.;]|and\b))",
    re.IGNORECASE,
)
"""By which somebody did it: "The rebels did it", "the army was behind the attack"."""
CLEFT = re.compile(
    rf"{START}it (?:was|had been) (?:the |an? )?(?P<who>[^,.;]+?)"
    rf"(?: (?:who|that|which) (?:(?:had )?{DID} {DEED}|(?:was|were) (?:behind|to blame).*))?[\s\"'“”‘’.,]*",
    re.IGNORECASE,
)
"""That names the doer after "it was": "It was the rebels"."""
IDENTIFIED = re.compile(
    rf"{START}(?:the (?:attackers|assailants|gunmen|killers|perpetrators|raiders|bombers|abductors|kidnappers|captors)"
    r"|the (?:men|women|people|soldiers|fighters|troops) (?:who|that) (?:had )?(?:came|come|did it|done it|attacked"
    r"|fired|(?:took|taken|shot|killed) (?:him|her|them)|opened fire|entered|arrived)"
    r"|(?:their|his|her|its) (?:attackers|assailants|killers|murderers|abductors|kidnappers|captors)"
    r"|those (?:responsible|behind it|who did it)) (?:had )?(?:were|was|are|belong(?:ed)? to|came from|worked for) "
    r"(?:all )?(?:from )?(?:(?:members|fighters|soldiers|men|part|militants|troops) (?:of|from) )?(?:the |an? )?"
    r"(?P<who>[^,.;]+?)(?=[\s\"'“”‘’]*(?:$|[,.;]|because\b|since\b|as\b|who\b|which\b))",
    re.IGNORECASE,
)
"""That says of whom those were who did it: "the attackers belonged to the M23"."""
THEMSELVES = re.compile(
    r"[^.;:]*?\b(?:attackers|assailants|gunmen|raiders|abductors|kidnappers|captors|men|they)\b[^.;:]*?"
    r"\b(?:named|called|identified|presented|introduced) themselves (?:as )?"
    r"(?:(?:members|fighters|soldiers|men) (?:of|from) )?(?:the )?(?P<who>[^,.;]+?)(?=[\s\"'“”‘’]*(?:$|[,.;]|and\b))",
    re.IGNORECASE,
)
"""That says how those called themselves who did it: "the kidnappers named themselves Twirwaneho"."""
OPEN = re.compile(
    r"\b(?:whether|if|who|what|why|how|not|no|neither|nor|or|may|might|could|would|must|can|should)\b", re.IGNORECASE
)
"""What leaves open that those before the verb did it, or denies it."""


def list_culprits(statement: Statement, reading: Reading) -> list[Accused]:
    """Whom a content says to have done what was told before, an actor or some forces; none where it is denied."""
    span = statement.content.spans[0]
    text = reading.document.text[span.start : span.end]
    match = CULPRIT.match(text) or CLEFT.fullmatch(text) or IDENTIFIED.match(text) or THEMSELVES.match(text)
    if match is None or statement.act in VERBAL:
        return []
    who = reading.document.span(span.start + match.start("who"), span.start + match.end("who"))
    if OPEN.search(who.quote) is not None:
        return []
    actor = reading.actors.resolve(who.start, who.end)
    speaker = None if statement.speaker is None else statement.speaker.actor
    if actor is not None:
        return [(who, actor)] if actor.kind in ARMED and actor.id != speaker else []
    return [(who, None)] if is_force(who.quote) else []


def is_force(words: str) -> bool:
    """Whether words that name no actor are of some who bear arms: "soldiers", "masked gunmen"."""
    last = words.split()[-1].lower()
    return any(last in (noun, f"{noun}s", noun.replace("man", "men")) for noun in load_words("forces"))
