"""The setting of each draft: who, whom, with what, where and when, own words first, then what stood just before.

A sentence that only tells what came of an attack ("Two residents were killed.") takes place, time and agent from the
event told before it, at most two sentences back, unless a word such as "elsewhere" parts them. A headline takes them
from the text below it.
"""

import re
from dataclasses import dataclass, replace
from datetime import date

from counterclaim.record.cue import RESULTS, Cue
from counterclaim.record.drafts import Draft, Plan
from counterclaim.record.grammar import find_subject
from counterclaim.record.reading import Reading
from counterclaim.record.roles import STRIKING, find_parties, find_targets, make_agents, make_weapons
from counterclaim.record.voices import FALSE
from counterclaim.record.where import BREAKS, find_period, find_places, find_time, infer_place
from counterclaim.vocabulary import Agent, Modality, PlaceReference, Target, TimeReference, Weapon

PHYSICAL = (
    STRIKING
    | RESULTS
    | {"armed-clash", "territory-taken", "territory-retaken", "interception", "detention", "abduction", "looting"}
)
ORIGINS = ("sentence", "previous sentence", "sentence before the previous one")
REACH = 2
"""Sentences back from which a setting is taken: a news paragraph has one to three."""
OLD = 365
"""Days after which an event is background: an anniversary or another war, not what the text reports."""
FLIGHT = re.compile(r"\b(?:air force|aviation|warplanes?|jets?|aircraft|planes?|helicopters?|bombers?)\b")
BELIEVED = frozenset({"believe", "think", "suspect", "consider", "conclude", "know", "assume", "estimate"})


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


def settle_drafts(plan: Plan, reading: Reading) -> list[Setting]:
    """The setting of each draft, in their order."""
    settings: list[Setting] = []
    for draft in plan.drafts:
        own = read_setting(draft, plan, reading)
        frame = find_frame(draft, plan, settings)
        settings.append(own if frame is None else inherit(draft, own, frame))
    return [mark_historic(fill_headline(index, plan, settings), reading) for index in range(len(settings))]


def read_setting(draft: Draft, plan: Plan, reading: Reading) -> Setting:
    """What the draft's own sentence says."""
    cue = draft.cue
    others = plan.cues[draft.sentence.index]
    parties = find_parties(cue, reading)
    agents = make_agents(parties, cue, reading)
    agents = tuple(name_enemy(agent, draft, reading) for agent in agents)
    targets = find_targets(cue, reading, parties)
    places = find_places(cue, reading, others)
    for result in draft.results:
        agents = agents or make_agents(find_parties(result, reading), result, reading)
        targets = targets or find_targets(result, reading, parties)
        places = places or find_places(result, reading, others)
    if len(places) == 0:
        inferred = infer_place(cue, reading, others)
        places = () if inferred is None else (inferred,)
    kind = refine_flight(cue, agents)
    time = find_period(draft.sentence, reading) if draft.running else find_time(cue, reading, others)
    return Setting(
        kind, read_belief(draft, kind, places, time), agents, targets, make_weapons(cue), places, time, False
    )


def name_enemy(agent: Agent, draft: Draft, reading: Reading) -> Agent:
    """The agent; where a party says "the enemy" and the profile has two sides, that is the other one."""
    side = draft.voice.claimant.side
    sides = () if reading.profile is None else reading.profile.sides
    if re.search(r"\benemy\b", agent.text, re.IGNORECASE) is None or len(sides) != 2 or side is None:
        return agent
    other = next((row for row in sides if row.name != side), None)
    return agent if other is None else replace(agent, actor=None, name=other.name, inferred=True, inferred_from="side")


def refine_flight(cue: Cue, agents: tuple[Agent, ...]) -> str:
    """The kind of the cue; an attack by an air force is an air strike."""
    if cue.kind not in ("attack", "bombing"):
        return cue.kind
    subject = find_subject(cue.head) if cue.head.pos_ == "VERB" else None
    words = " ".join([*(agent.text.lower() for agent in agents), "" if subject is None else subject.lower_])
    if FLIGHT.search(words) is not None:
        return "air-strike"
    return "drone-strike" if re.search(r"\b(?:drones?|uavs?)\b", words) is not None else cue.kind


def read_belief(draft: Draft, kind: str, places: tuple[PlaceReference, ...], time: TimeReference | None) -> Modality:
    """How the event is told; what somebody only wants or fears did not happen, a weapon used nowhere is a practice."""
    if kind == "prohibited-weapon-use" and len(places) == 0 and time is None and draft.cue.modality == "actual":
        return "habitual"
    statement = draft.voice.statement
    verdict = FALSE.search(draft.sentence.tokens.text)
    if verdict is not None and draft.position < draft.sentence.start + verdict.start("verdict"):
        return "hypothetical"
    if statement is None or statement.manner != "belief" or draft.cue.modality != "actual" or statement.cue is None:
        return draft.cue.modality
    words = statement.cue.text.lower()
    return "actual" if any(word[:-1] in words for word in BELIEVED) else "hypothetical"


def find_frame(draft: Draft, plan: Plan, settings: list[Setting]) -> tuple[Draft, Setting] | None:
    """The event told just before that this one may go on about."""
    if draft.sentence.in_headline or BREAKS.match(draft.sentence.tokens.text) is not None:
        return None
    for index in range(len(settings) - 1, -1, -1):
        other = plan.drafts[index]
        if draft.sentence.index - other.sentence.index > REACH or other.sentence.in_headline:
            return None
        actual = settings[index].modality == "actual" and not other.cue.negated and not other.running
        earlier = other.sentence.index < draft.sentence.index or draft.cue.kind in RESULTS
        if actual and earlier and settings[index].kind in PHYSICAL:
            return other, settings[index]
    return None


def inherit(draft: Draft, own: Setting, frame: tuple[Draft, Setting]) -> Setting:
    """The setting with what it leaves open taken from the event told before."""
    other, before = frame
    origin = ORIGINS[min(draft.sentence.index - other.sentence.index, 2)]
    result = own.kind in RESULTS or draft.cue.weak
    told_again = draft.cue.definite and own.kind == "attack" and before.kind in STRIKING
    follows = result or told_again
    if draft.running and own.time is not None:
        return own
    if draft.running:
        return replace(own, time=infer_time(before.time, origin))
    if told_again:
        own = replace(own, kind=before.kind)
    same_event = own.kind == before.kind and (len(own.agents) == 0 or names_same(own.agents, before.agents))
    definite = same_event or any(target.text.lower().startswith("the ") for target in own.targets)
    if len(own.places) == 0 and (follows or definite) and len(before.places) > 0:
        own = replace(own, places=(replace(before.places[0], inferred=True, inferred_from=origin),))
    same_place = len(own.places) == 0 or len(before.places) == 0 or own.places[0].id == before.places[0].id
    physical = own.kind in PHYSICAL and own.modality == "actual"
    if own.time is None and before.time is not None and physical and (same_place or follows):
        own = replace(own, time=infer_time(before.time, origin))
    if follows and len(own.agents) == 0 and same_place:
        own = replace(own, agents=tuple(replace(a, inferred=True, inferred_from=origin) for a in before.agents))
    return own


def names_same(one: tuple[Agent, ...], two: tuple[Agent, ...]) -> bool:
    """Whether two lists of agents have a name in common, or one says nobody."""
    names = [{agent.name or agent.text for agent in agents} for agents in (one, two)]
    return len(names[1]) == 0 or len(names[0] & names[1]) > 0


def infer_time(time: TimeReference | None, origin: str) -> TimeReference | None:
    """The time marked as inferred."""
    return None if time is None else replace(time, inferred=True, inferred_from=origin)


def fill_headline(index: int, plan: Plan, settings: list[Setting]) -> Setting:
    """A headline's setting with what it leaves open taken from the first event below it."""
    own = settings[index]
    if not plan.drafts[index].sentence.in_headline:
        return own
    for draft, setting in zip(plan.drafts, settings, strict=True):
        fits = setting.kind == own.kind or own.kind in RESULTS or setting.kind in RESULTS
        if draft.sentence.in_headline or not fits or setting.modality != "actual" or draft.running:
            continue
        if len(own.places) > 0 and len(setting.places) > 0 and own.places[0].id != setting.places[0].id:
            continue
        if len(own.places) == 0 and len(setting.places) > 0:
            own = replace(own, places=(replace(setting.places[0], inferred=True, inferred_from="text below"),))
        if own.time is None and setting.time is not None:
            own = replace(own, time=replace(setting.time, inferred=True, inferred_from="text below"))
        if own.kind in RESULTS and len(own.agents) == 0:
            own = replace(
                own, agents=tuple(replace(a, inferred=True, inferred_from="text below") for a in setting.agents)
            )
        break
    return own


def mark_historic(setting: Setting, reading: Reading) -> Setting:
    """The setting marked as background if its time is long past on the document's day."""
    published = reading.document.published
    end = None if setting.time is None else setting.time.end
    if published is None or end is None or len(published) < 10:
        return setting
    try:
        age = (date.fromisoformat(published[:10]) - date.fromisoformat(end[:10])).days
    except ValueError:
        return setting
    return replace(setting, historic=True) if age > OLD else setting
