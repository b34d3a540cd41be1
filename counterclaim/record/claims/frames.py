"""The setting of each draft as its own sentence gives it: who, whom, with what, where and when."""

import re
from dataclasses import dataclass, replace

from counterclaim.record.claims.drafts import Draft, Plan
from counterclaim.record.claims.inferring import subtract_days
from counterclaim.record.claims.owning import POSSESSED, SPEAKER, name_own, name_possessor
from counterclaim.record.events.agents import find_parties, make_agents
from counterclaim.record.events.cue import RESULTS, Cue
from counterclaim.record.events.ground import Ground
from counterclaim.record.events.roles import STRIKING, find_targets, make_weapons
from counterclaim.record.events.when import find_period, find_time
from counterclaim.record.events.where import Scope, find_places, infer_place, make_place
from counterclaim.record.reading import Reading
from counterclaim.record.speech.voices import OURS, find_verdict, get_actor, is_told_of
from counterclaim.record.text.grammar import find_subject, is_passive
from counterclaim.record.text.parse import Sentence
from counterclaim.vocabulary import Agent, Modality, PlaceReference, Span, Target, TimeReference, Weapon

PHYSICAL = (
    STRIKING
    | RESULTS
    | {"armed-clash", "territory-taken", "territory-retaken", "interception", "detention", "abduction", "looting"}
    | {"assassination", "execution", "massacre", "hostage-taking", "torture", "sexual-violence", "crackdown"}
)
FLIGHT = re.compile(
    r"(?<!anti-)\b(?:air force|aviation|warplanes?|jets?|aircraft|planes?|helicopters?|bombers"
    r"|(?:jet|fighter|strategic|heavy) bomber)\b"
)
AGAINST = re.compile(r"\banti-\w+", re.IGNORECASE)
OPPOSED = re.compile(
    r"\b(?:retreating|withdrawing|fleeing|occupying|occupation|invading|invasion|besieging)\s+"
    r"(?:army|military|forces?|troops|soldiers|units?)\b",
    re.IGNORECASE,
)
"""What a party calls the other's forces and not its own, where it tells what they did."""
ARMY = re.compile(r"\b(?:army|military)\b", re.IGNORECASE)
MONTH = 20
"""Days from which attacks told together are no one event."""
NAMELESS = frozenset(
    {"jet", "warplane", "aircraft", "plane", "helicopter", "troop", "soldier", "paratrooper", "commando"}
)
"""What an army has that it need not call its own."""
NAMING = frozenset({"poss", "amod", "nummod", "det"})
BELIEVED = frozenset({"believe", "think", "suspect", "consider", "conclude", "know", "assume", "estimate"})
SEEN = re.compile(r"\b(?:saw|seen|witness\w*|heard)\b")
"""Cues of thought by which somebody tells what happened before them."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Everything of a claim but its voice and its words."""

    kind: str
    modality: Modality
    agents: tuple[Agent, ...]
    targets: tuple[Target, ...]
    weapons: tuple[Weapon, ...]
    places: tuple[PlaceReference, ...]
    time: TimeReference | None
    historic: bool


def read_setting(draft: Draft, plan: Plan, ground: Ground) -> Setting:
    """What the draft's own sentence says."""
    cue, reading = draft.cue, ground.reading
    scope = Scope.of(cue, draft.results, plan.cues[draft.sentence.index])
    parties = find_parties(cue, reading)
    agents = make_agents(parties, cue, reading)
    beside = None if cue.beside is None or len(agents) > 0 else plan.cues[draft.sentence.index][cue.beside]
    agents = agents if beside is None else make_agents(find_parties(beside, reading), beside, reading)
    agents = tuple(
        name_own(name_enemy(leave_own(agent, draft, reading), draft, reading), draft, reading) for agent in agents
    )
    agents = tuple(name_possessor(agent, draft, reading) for agent in agents)
    if len(agents) == 0:
        agents = name_speaker(draft, reading)
    targets = find_targets(cue, reading, parties)
    struck = {span for row in targets for span in row.spans}
    for result in draft.results:
        doers = make_agents(find_parties(result, reading), result, reading)
        agents = agents or tuple(row for row in doers if not struck.intersection(row.spans))
        targets = targets or find_targets(result, reading, parties)
    named = {agent.spans for agent in agents if not agent.inferred}
    barred = [span for spans in named for span in spans]
    places = leave_agents(find_places(scope, ground), barred) or find_within(targets, draft.sentence, ground)
    places = tuple(row for row in places if row.spans not in named)
    if len(places) == 0:
        inferred = infer_place(scope, ground)
        places = () if inferred is None or inferred.spans in named else (inferred,)
    kind = refine_flight(cue, agents)
    time = find_period(draft.sentence, reading) if draft.running else find_time(scope, reading)
    modality = read_belief(draft, kind, places, time, reading)
    if modality == "actual" and len(places) < 2 and sums_months(cue, time):
        modality = "habitual"
    return Setting(kind, modality, agents, targets, make_weapons(cue), places, time, False)


def sums_months(cue: Cue, time: TimeReference | None) -> bool:
    """Whether a plural noun tells of a long stretch's attacks at once: "attacks on hospitals, March to May"."""
    if cue.token.tag_ != "NNS" or time is None or time.end is None or time.start is None:
        return False
    days = subtract_days(time.end, time.start)
    return days is not None and days > MONTH


def leave_agents(places: tuple[PlaceReference, ...], barred: list[Span]) -> tuple[PlaceReference, ...]:
    """The places but those in the words that name who did it: "a raid by the strongman of Rajma"."""
    return tuple(
        row
        for row in places
        if not any(bar.start < span.start and span.end <= bar.end for span in row.spans for bar in barred)
    )


def find_within(targets: tuple[Target, ...], sentence: Sentence, ground: Ground) -> tuple[PlaceReference, ...]:
    """The finest place that a target is named by: "the breakaway region of X, which was occupied". No country, since
    "the population of Sudan" is whom it befell; no owner of it."""
    inside = [
        spot
        for spot in ground.list_spots(sentence)
        for target in targets
        for span in target.spans
        if span.start <= spot.mention.span.start < span.end and spot.place.precision != "country" and not spot.owner
    ]
    return () if len(inside) == 0 else (make_place(min(inside, key=lambda spot: spot.fineness)),)


def name_enemy(agent: Agent, draft: Draft, reading: Reading) -> Agent:
    """The agent; where a party says "the enemy" and the profile has two sides, that is the other one, and "our forces"
    are nobody's but its own."""
    if OURS.match(agent.text) is not None and agent.actor is not None:
        known = get_actor(agent.actor, reading)
        own = draft.voice.actor
        same = known is not None and own is not None and (known.id == own.id or known.side == own.side is not None)
        return agent if same else replace(agent, actor=None, name=None)
    side = draft.voice.claimant.side
    sides = () if reading.profile is None else reading.profile.sides
    if re.search(r"\b(?:enemy|adversary|foe)\b", agent.text, re.IGNORECASE) is None or len(sides) != 2 or side is None:
        return agent
    other = next((row for row in sides if row.name != side), None)
    return agent if other is None else replace(agent, actor=None, name=other.name, inferred=True, inferred_from="side")


def leave_own(agent: Agent, draft: Draft, reading: Reading) -> Agent:
    """The agent, and nobody's known where the speaker's own forces would be meant by words for his foe's, or those whom
    the agent is against: "the retreating army" of an army's officer is another one, "anti-junta guerrillas" are no
    junta's."""
    known, voice = get_actor(agent.actor, reading), draft.voice.actor
    if known is not None and AGAINST.search(agent.text) is not None:
        return replace(agent, actor=None, name=None)
    if known is None or voice is None or OPPOSED.search(agent.text) is None:
        return agent
    ranked = known.kind == "armed-force" and ARMY.search(voice.name) is not None
    alike = known.country is not None and known.country == voice.country
    own = known.id in (voice.id, voice.of) or ranked or alike or (known.side is not None and known.side == voice.side)
    return replace(agent, actor=None, name=None) if own else agent


def name_speaker(draft: Draft, reading: Reading) -> tuple[Agent, ...]:
    """An army as the doer of what it says that nameless jets or troops did to a foe's men or arms: "the army said that
    fighter jets struck a launcher"; who strikes its own is named."""
    voice, told, verb = draft.voice.actor, draft.voice.statement, draft.cue.head
    if voice is None or told is None or voice.kind != "armed-force" or told.manner != "indirect" or draft.cue.negated:
        return ()
    subject = find_subject(verb) if verb.pos_ == "VERB" and not is_passive(verb) else None
    if subject is None or subject.lemma_.lower() not in NAMELESS or any(t.dep_ in NAMING for t in subject.children):
        return ()
    targets = find_targets(draft.cue, reading, ())
    foes = [row for row in targets if row.civilian is False and POSSESSED.match(row.text) is None]
    if len(foes) == 0 or len(foes) < len([row for row in targets if row.actor is None and row.civilian is not None]):
        return ()
    span = draft.sentence.span(subject)
    return (Agent(voice.id, voice.name, span.quote, (span,), True, SPEAKER),)


def refine_flight(cue: Cue, agents: tuple[Agent, ...]) -> str:
    """The kind of the cue; an attack by an air force, or what it destroyed or whom it killed, is an air strike."""
    told = ("attack", "bombing", "property-destruction", "killing")
    if cue.counted or (cue.kind not in told and cue.token.lemma_.lower() != "raid"):
        return cue.kind
    subject = find_subject(cue.head) if cue.head.pos_ == "VERB" else None
    words = " ".join([*(agent.text.lower() for agent in agents), "" if subject is None else subject.lower_])
    if FLIGHT.search(words) is not None:
        return "air-strike"
    return "drone-strike" if re.search(r"\b(?:drones?|uavs?)\b", words) is not None else cue.kind


def read_belief(
    draft: Draft, kind: str, places: tuple[PlaceReference, ...], time: TimeReference | None, reading: Reading
) -> Modality:
    """How the event is told; what somebody only wants or fears did not happen, a weapon used nowhere is a practice."""
    if kind == "prohibited-weapon-use" and len(places) == 0 and time is None and draft.cue.modality == "actual":
        return "habitual"
    statement = draft.voice.statement
    verdict = find_verdict(draft.sentence.text)
    if verdict is not None and draft.position < draft.sentence.start + verdict:
        return "hypothetical"
    if statement is not None and is_told_of(statement, reading.document.text):
        return "hypothetical"
    if statement is None or statement.manner != "belief" or draft.cue.modality != "actual" or statement.cue is None:
        return draft.cue.modality
    words = statement.cue.text.lower()
    told = SEEN.search(words) is not None or any(word[:-1] in words for word in BELIEVED)
    return "actual" if told else "hypothetical"
