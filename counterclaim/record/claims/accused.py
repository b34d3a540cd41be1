"""Who is blamed by a name alone: "Rwanda's army blamed Burundi", "It blamed Russia", "Soldiers did it, a trader said".

Such words tell no event of their own. They are a claim about the one told just before: that these did it.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from counterclaim.data.lexicon import load_kinds, load_weapon_events, load_weapons
from counterclaim.record.claims.acting import is_same_side
from counterclaim.record.claims.charges import find_charges, read_charge
from counterclaim.record.claims.drafts import is_harmful
from counterclaim.record.claims.guilt import OPEN, VERBAL, Accused, is_force, list_culprits
from counterclaim.record.claims.inferring import recall_setting
from counterclaim.record.events.cue import RESULTS
from counterclaim.record.events.ground import contains
from counterclaim.record.reading import Reading
from counterclaim.record.speech.voices import Voice, get_actor, speak_statement
from counterclaim.record.text.parse import Sentence
from counterclaim.vocabulary import Act, Actor, Agent, Claim, Span, Statement, make_id

BLAMING = re.compile(
    r"\b(?:blam\w+|accus\w+|fault(?:s|ed|ing)|attribut\w+|responsible|accountable|liable|finger|pinn?\w*|guilt)\b",
    re.IGNORECASE,
)
NEGATED = re.compile(r"\b(?:not|never|nobody|no one)\b|n['’]t\b", re.IGNORECASE)
"""Words in a cue that blame nobody."""
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
GENERAL = re.compile(
    r"(?:it|this|that|so|these|those|them|both|\w+ing (?:it|this|them|so)"
    r"|(?:being|standing|having been) behind (?:it|this|that)"
    r"|(?:the|these) (?:attacks?|strike|crimes?|deaths?|killings?|incident|violence|deed|bloodshed|atrocity|massacre"
    r"|carnage|tragedy|murders?|whole affair|blow|outrage))",
    re.IGNORECASE,
)
"""Words for what somebody is blamed for that may stand for any event."""
BESIDE = re.compile(r",\s+(?:(?:which|who)\s+(?:has\s+|have\s+|had\s+)?)?(?=[a-z])")
"""What leads from a speaker's name to a clause about him."""
SUCH = re.compile(r"such\b|(?:many|most|some|half|part|at least|several|other) ", re.IGNORECASE)
"""Words for what is blamed on somebody that are for no one event."""
BURNING = frozenset({"fire", "blaze", "arson"})
FIRING = frozenset({"fire", "firing", "launch", "salvo", "volley", "round"})
FIRING_KINDS = frozenset({"shelling", "shooting", "missile-strike"})
WORD = re.compile(r"[a-z]{4,}")


def name_accused(claims: Sequence[Claim], reading: Reading) -> list[Claim]:
    """The claims, with the doers that words of blame name for events of their own sentence, and with one claim for each
    blame of what is told elsewhere: that these did it."""
    told = list(claims)
    for statement in reading.statements:
        own = [number for number, claim in enumerate(told) if claim.statement == statement.id]
        events = [number for number in own if told[number].event is not None]
        if statement.cue is None or any(len(told[number].agents) > 0 for number in events):
            continue
        charge = read_charge(statement, reading)
        blaming = BLAMING.search(statement.cue.text) is not None and NEGATED.search(statement.cue.text) is None
        if charge is None and len(events) > 0:
            continue
        accused = (
            list(charge.who)
            if charge is not None
            else (list_accused(statement, reading) if blaming else list_culprits(statement, reading))
        )
        inside = [] if charge is None else [number for number in events if is_within(told[number], charge.span)]
        if len(inside) > 0:
            for number in inside:
                told[number] = accuse(told[number], accused, statement, reading)
            continue
        what = None if charge is None else charge.what
        event = find_told(statement.cue.spans[0].start, what, told, reading)
        if len(accused) > 0 and event is not None and not goes_elsewhere(event, statement, reading):
            told.append(make_accusation(statement, accused, event, reading))
    return [name_beside(claim, reading) for claim in told]


def name_beside(claim: Claim, reading: Reading) -> Claim:
    """The claim of a harmful event without a doer, with whom a clause beside its speaker's name blames: "according to
    the committee, which names the air force"."""
    statement = next((row for row in reading.statements if row.id == claim.statement), None)
    speaker = None if statement is None else statement.speaker
    if statement is None or speaker is None or len(claim.agents) > 0 or not is_told(claim, len(reading.document.text)):
        return claim
    beside = BESIDE.match(reading.document.text, speaker.spans[-1].end)
    sentence = reading.find_sentence(speaker.spans[-1].start)
    if beside is None or sentence is None:
        return claim
    charge = next(find_charges(beside.end(), sentence.end, statement, reading, beside=True), None)
    return claim if charge is None else accuse(claim, charge.who, statement, reading)


def goes_elsewhere(event: Claim, statement: Statement, reading: Reading) -> bool:
    """Whether the paragraph of some words of blame has turned to another place since an event of one before: "In Goris
    a shepherd was found shot. The police suspect infiltrators"."""
    at = statement.content.spans[0].start if statement.cue is None else statement.cue.spans[0].start
    here = reading.find_sentence(at)
    known = {row.id: row for row in reading.places.places}
    place = None if event.place is None else known.get(event.place.id)
    if here is None or place is None:
        return False
    start = min(row.start for row in reading.sentences if row.paragraph == here.paragraph)
    if event.evidence[-1].end > start:
        return False
    rows = [row for row in reading.places.mentions if start <= row.span.start < here.start and row.use == "literal"]
    named = [known[row.place] for row in rows if row.place in known]
    return len(named) > 0 and not any(contains(one, place) or contains(place, one) for one in named)


def is_within(claim: Claim, span: Span) -> bool:
    """Whether a claim's event is told in some words, as something that happened."""
    cue = None if claim.event is None else claim.event.cue
    return (
        cue is not None and span.start <= cue.start < span.end and claim.event is not None and not claim.event.negated
    )


def accuse(claim: Claim, accused: Sequence[Accused], statement: Statement, reading: Reading) -> Claim:
    """The claim with those that its own sentence blames for it."""
    agents, own = name_agents(accused, speak_statement(statement, reading), reading)
    act: Act = "accuse" if claim.act == "assert" and not own else claim.act
    return replace(claim, agents=agents, act=act, responsibility=claim.responsibility or "asserted")


def find_told(position: int, what: Span | None, claims: Sequence[Claim], reading: Reading) -> Claim | None:
    """The event that somebody is blamed for: the one told before that the words for it fit best; without words, or with
    "it" and "the attack", the one told last."""
    here = reading.find_sentence(position)
    if here is None:
        return None
    if what is not None and SUCH.match(what.quote) is not None:
        return None
    if what is None or GENERAL.fullmatch(what.quote) is not None:
        return find_event(position, claims, reading)
    rows = [row for row in claims if is_told(row, position) and not row.in_headline]
    best = max(rows, key=lambda row: rate(row, what, here, reading), default=None)
    return best if best is not None and rate(best, what, here, reading) > 0 else None


def is_told(claim: Claim, position: int) -> bool:
    """Whether a claim tells a harmful event that happened, before some words."""
    return (
        claim.event is not None
        and is_harmful(claim.event.kind)
        and claim.event.modality == "actual"
        and not claim.event.negated
        and claim.act not in VERBAL
        and claim.evidence[0].start < position
    )


def rate(claim: Claim, what: Span, here: Sentence, reading: Reading) -> float:
    """How well a claim fits the words for what somebody is blamed for, and how near it is told; below zero where it has
    nothing in common with them. Weights by hand, on the texts that may be looked at."""
    there = reading.find_sentence(claim.evidence[0].start)
    if there is None or claim.event is None:
        return -1.0
    named = {
        row.id for row in reading.places.places if any(what.start <= part.start < what.end for part in row.mentions)
    }
    if len(named) > 0 and claim.place is not None and claim.place.id not in named:
        return -1.0
    words = set(WORD.findall(what.quote.lower()))
    kinds = list_kinds(words)
    same = claim.event.kind in kinds or (claim.event.kind in RESULTS and len(kinds & RESULTS) > 0)
    shared = words & set(WORD.findall(there.text.lower()))
    far = here.index - there.index
    if not same and len(shared) == 0:
        return -1.0
    placed, near = claim.place is not None, far <= BACK
    return 1 + 3.0 * same + 1.0 * (len(shared) > 0) + 1.0 * placed + 0.5 * near - 0.3 * far


def list_kinds(words: Iterable[str]) -> set[str]:
    """The kinds of event that some words are for: "fires", "both missiles"."""
    found: set[str] = set()
    for word in words:
        forms = {word, word.removesuffix("s"), word.removesuffix("es"), word.removesuffix("ing")}
        found |= {kind.name for kind in load_kinds().values() if len(forms & {*kind.nouns, *kind.verbs}) > 0}
        arms = [load_weapons()[form].kind for form in forms if form in load_weapons()]
        found |= {load_weapon_events()[arm] for arm in arms if arm in load_weapon_events()}
        found |= {"property-destruction"} if len(forms & BURNING) > 0 else set()
        found |= FIRING_KINDS if len(forms & FIRING) > 0 else set()
    return found


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
        if is_told(claim, position)
        and not claim.in_headline
        and (sentence := reading.find_sentence(claim.evidence[0].start)) is not None
        and here.index - sentence.index <= FAR
    ]
    last = max((index for index, _ in near), default=None)
    if last is None or here.index - last > BACK:
        return None
    beside = [claim for index, claim in near if index == last]
    first = max(beside, key=lambda claim: (claim.place is not None, claim.time is not None, -claim.evidence[0].start))
    if first.event is None or first.event.kind not in RESULTS or (first.place is not None and not first.place.inferred):
        return first
    strikes = [row for row in near if row[1].event is not None and row[1].event.kind not in NO_BLOW]
    return next((claim for index, claim in reversed(strikes) if came_of(first, claim, index, here, reading)), first)


def came_of(result: Claim, blow: Claim, index: int, here: Sentence, reading: Reading) -> bool:
    """Whether what was told last came of a blow told before: one at its place, or in the same paragraph while nothing
    says where either was."""
    if result.place is not None and blow.place is not None:
        return result.place.id == blow.place.id
    there = next((row for row in reading.sentences if row.index == index), None)
    return there is not None and there.paragraph == here.paragraph


def name_agent(span: Span, actor: Actor | None) -> Agent:
    """The accused as the agent of a claim."""
    key, name = (None, None) if actor is None else (actor.id, actor.name)
    return Agent(key, name, span.quote, (span,), False, None)


def name_agents(accused: Sequence[Accused], voice: Voice, reading: Reading) -> tuple[tuple[Agent, ...], bool]:
    """The accused as the agents of a claim, and whether one of them is of the speaker's own side."""
    agents = tuple(name_agent(span, actor) for span, actor in accused)
    return agents, any(is_same_side(voice.actor, get_actor(agent.actor, reading)) for agent in agents)


def make_accusation(statement: Statement, accused: Sequence[Accused], event: Claim, reading: Reading) -> Claim:
    """The claim that the accused did it, at the place and day of the event."""
    voice = speak_statement(statement, reading)
    agents, own = name_agents(accused, voice, reading)
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
