"""Who is blamed by a name alone: "Rwanda's army blamed Burundi", "It blamed Russia", "Soldiers did it, a trader said".

Such words tell no event of their own. They are a claim about the one told just before: that these did it.
"""

import re
from collections.abc import Sequence

from counterclaim.record.claims.acting import is_same_side
from counterclaim.record.claims.drafts import is_harmful
from counterclaim.record.claims.guilt import OPEN, VERBAL, Accused, is_force, list_culprits
from counterclaim.record.claims.inferring import recall_setting
from counterclaim.record.events.cue import RESULTS
from counterclaim.record.reading import Reading
from counterclaim.record.speech.voices import get_actor, speak_statement
from counterclaim.vocabulary import Act, Actor, Agent, Claim, Span, Statement, make_id

BLAMING = re.compile(
    r"\b(?:blam\w+|accus\w+|fault(?:s|ed|ing)|attribut\w+|responsible|accountable|liable|finger|pinn?\w*|guilt)\b",
    re.IGNORECASE,
)
FOR = re.compile(
    r"[\s\"'“”‘’]*(?:(?:for|of) (?:it|this|that|these|them|both|(?:doing|carrying out|committing) (?:it|this|so)"
    r"|the (?:deaths?|killings?|incident|violence))\b|(?!\s*(?:for|of|over|as)\b))",
    re.IGNORECASE,
)
"""What may follow the name of whoever is blamed."""
JOINT = re.compile(
    r"[\s\"'“”‘’,]*(?:and|or)?[\s\"'“”‘’]*(?:on |to |at |with )?(?:the |an? |its |their )?(?:[a-z]+(?:ly|ing) )?",
    re.IGNORECASE,
)
"""What stands before each name of a list of the accused."""
PLAIN = re.compile(r"[\w’'-]+(?: (?!for\b|of\b|who\b|which\b)[\w’'-]+){0,2}")
"""Forces that have no name."""
REST = re.compile(
    r"(?:\s[a-z]+)?[\s\"'“”‘’,.]*(?:(?:for|of|which|who|whose|and its|and their|and allied)\b.*)?", re.DOTALL
)
"""What a content may say after its last name: a noun of it ("M23 acolytes"), what for, a clause about whom."""
BACK = 2
"""Sentences back to the event that somebody is blamed for: the one before, or the one before a denial between."""
NO_BLOW = RESULTS | {"armed-clash"}
"""What the dead that somebody is blamed for did not come of: other results, and fighting, which is nobody's blow."""
FAR = 5
"""Sentences back to the strike that what was told last came of."""
ORIGIN = "the event told before"


def name_accused(claims: Sequence[Claim], reading: Reading) -> list[Claim]:
    """The claims that somebody blamed by name did what was told just before."""
    told = {claim.statement for claim in claims if claim.event is not None}
    made = []
    for statement in reading.statements:
        cue = statement.cue
        if cue is None or statement.id in told:
            continue
        blaming = BLAMING.search(cue.text) is not None
        accused = list_accused(statement, reading) if blaming else list_culprits(statement, reading)
        event = find_event(cue.spans[0].start, claims, reading)
        if len(accused) > 0 and event is not None:
            made.append(make_accusation(statement, accused, event, reading))
    return made


def list_forces(content: Span, reading: Reading) -> list[Accused]:
    """The forces that a content without a name names and nothing else: "blamed it on masked gunmen"."""
    text = reading.document.text
    joined = JOINT.match(text, content.start, content.end)
    start = content.start if joined is None else joined.end()
    words = PLAIN.match(text, start, content.end)
    if words is None or not is_force(words[0]) or OPEN.search(words[0]) is not None:
        return []
    whole = REST.fullmatch(text, words.end(), content.end) is not None and FOR.match(text, words.end()) is not None
    return [(reading.document.span(start, words.end()), None)] if whole else []


def list_accused(statement: Statement, reading: Reading) -> list[Accused]:
    """The actors of a content that is nothing but their names; none where it says more, or what else for."""
    text = reading.document.text
    found: list[Accused] = []
    span = statement.content.spans[0]
    end = span.start
    for part in list_mentions(span, reading):
        actor = reading.actors.resolve(part.start, part.end)
        joined = part.start < end or JOINT.fullmatch(text[end : part.start]) is not None
        if not joined or actor is None or actor.kind == "person":
            break
        if part.start >= end:
            found.append((part, actor))
            end = part.end
    if len(found) == 0:
        return list_forces(span, reading)
    if REST.fullmatch(text[end : span.end]) is None or FOR.match(text, end) is None:
        return []
    speaker = None if statement.speaker is None else statement.speaker.actor
    return [] if any(actor is not None and actor.id == speaker for _, actor in found) else found


def list_mentions(span: Span, reading: Reading) -> list[Span]:
    """The mentions of actors in a stretch, in order, the longest first of those that begin together."""
    inside = [part for actor in reading.actors.actors for part in actor.mentions if span.start <= part.start < span.end]
    return sorted(inside, key=lambda part: (part.start, -part.end))


def find_event(position: int, claims: Sequence[Claim], reading: Reading) -> Claim | None:
    """The harmful event told last before these words, in their sentence or a few before it."""
    here = reading.find_sentence(position)
    if here is None:
        return None
    near = [
        (sentence.index, claim)
        for claim in claims
        if claim.event is not None
        and is_harmful(claim.event.kind)
        and claim.event.modality == "actual"
        and not claim.event.negated
        and claim.act not in VERBAL
        and not claim.in_headline
        and claim.evidence[0].start < position
        and (sentence := reading.find_sentence(claim.evidence[0].start)) is not None
        and here.index - sentence.index <= FAR
    ]
    last = max((index for index, _ in near), default=None)
    if last is None or here.index - last > BACK:
        return None
    beside = [claim for index, claim in near if index == last]
    first = max(beside, key=lambda claim: (claim.place is not None, claim.time is not None, -claim.evidence[0].start))
    strikes = [claim for _, claim in near if claim.event is not None and claim.event.kind not in NO_BLOW]
    came = first.event is not None and first.event.kind in RESULTS and first.place is not None and first.place.inferred
    key = None if first.place is None else first.place.id
    same = [claim for claim in strikes if came and claim.place is not None and claim.place.id == key]
    return same[-1] if len(same) > 0 else first


def name_agent(span: Span, actor: Actor | None) -> Agent:
    """The accused as the agent of a claim."""
    key, name = (None, None) if actor is None else (actor.id, actor.name)
    return Agent(key, name, span.quote, (span,), False, None)


def make_accusation(statement: Statement, accused: Sequence[Accused], event: Claim, reading: Reading) -> Claim:
    """The claim that the accused did it, at the place and day of the event."""
    voice = speak_statement(statement, reading)
    agents = tuple(name_agent(span, actor) for span, actor in accused)
    own = any(is_same_side(voice.actor, get_actor(agent.actor, reading)) for agent in agents)
    act: Act = "assert" if own else "accuse"
    spans = (*(() if statement.cue is None else statement.cue.spans), *statement.content.spans)
    place, time = recall_setting(event, ORIGIN)
    return Claim(
        id=make_id("claim", reading.document.id, statement.id, "accused"),
        statement=statement.id,
        claimant=voice.claimant,
        act=act,
        about=None,
        denied=None,
        responsibility="asserted",
        event=event.event,
        agents=agents,
        targets=(),
        weapons=(),
        place=place,
        time=time,
        figures=(),
        in_headline=statement.in_headline,
        evidence=tuple(sorted(spans)),
    )
