"""Whose "its fighters" and "our drones" are: the speaker's, those he speaks for, or the force's told before."""

import re
from dataclasses import replace

from counterclaim.record.claims.drafts import Draft
from counterclaim.record.events.ground import find_referent
from counterclaim.record.reading import Reading
from counterclaim.record.speech.spokesmen import find_force, find_party, list_within
from counterclaim.record.speech.voices import ARMED, FIGHTERS, OURS, PART, get_actor, is_speakers, make_source
from counterclaim.record.text.grammar import find_subject
from counterclaim.record.text.parse import Sentence
from counterclaim.vocabulary import Actor, Agent, Statement

ITS = re.compile(PART + r"its\b", re.IGNORECASE)
HIS = re.compile(
    PART + r"(?:his|her)\s+(?:own\s+)?(?:men|women|boys|fighters|forces|troops|soldiers|gunners|units?|side|army"
    r"|movement|group|guns|batter(?:y|ies)|brothers|comrades|drones?|jets|planes)\b",
    re.IGNORECASE,
)
"""Those whom a person leads or speaks for."""
QUOTED = re.compile(r"[:“”\"‘’']\s*$")
"""What stands before words that are told as they were said."""
NEAR = 20
"""Characters from the start of what is said within which they are the speaker's."""
POSSESSED = re.compile(PART + r"(?:our|its|their)\b", re.IGNORECASE)
POSSESSOR = re.compile(r"\b(?:its|their)\s(?:\w+\s)?$", re.IGNORECASE)
STAFF = re.compile(r"\b(?:staff|command|headquarters)\b", re.IGNORECASE)
"""Bodies that command an army and are not it."""
OWNER = "subject of the sentence before"
SPEAKER = "speaker"
"""Where a doer is taken from whom the speaker's "its" stands for."""


def name_own(agent: Agent, draft: Draft, reading: Reading) -> Agent:
    """The agent; "its forces" and "our drones" are the speaker's: an army's or a group's its own, a ministry's its
    state's, by the side where a profile has one. In a force's own pages "our" is the writer's, quotations aside."""
    told = draft.voice.statement
    voice = draft.voice.actor if told is None else get_actor(find_referent(told, reading), reading) or draft.voice.actor
    if told is not None and told.manner == "indirect" and OURS.match(agent.text) is not None:
        writer = make_source(reading).actor
        voice = writer if writer is not None and writer.kind in ARMED else voice
    known = get_actor(agent.actor, reading)
    for_others = (voice is None or voice.kind == "person") and is_spokesmans(agent, draft, reading)
    party = find_party(told, reading) if for_others and (known == voice or is_unnamed(agent, reading)) else None
    if party is not None:
        return name_after(agent, party, SPEAKER)
    named = known is not None and (known.country is not None or known.side is not None) and known != voice
    if voice is None or named or voice.kind not in ARMED or POSSESSED.match(agent.text) is None:
        return agent
    if not is_speakers(agent.text, agent.spans[0].start, told) and not is_only_force(agent, voice, told, reading):
        return agent
    if voice.kind in FIGHTERS and STAFF.search(voice.name) is None:
        return name_after(agent, voice, SPEAKER)
    states = (row for row in reading.actors.actors if row.kind == "state" and row.country == voice.country)
    state = None if voice.country is None else next(states, None)
    name = state.name if state is not None else voice.side
    if name is None:
        return agent
    return replace(agent, actor=None if state is None else state.id, name=name, inferred=True, inferred_from=SPEAKER)


def name_after(agent: Agent, actor: Actor, origin: str) -> Agent:
    """The agent as whom other words name, marked as inferred."""
    return replace(agent, actor=actor.id, name=actor.name, inferred=True, inferred_from=origin)


def is_unnamed(agent: Agent, reading: Reading) -> bool:
    """Whether an agent is nobody of a name: "its fighters"."""
    known = get_actor(agent.actor, reading)
    return known is None or (known.side is None and known.country is None and not known.name[:1].isupper())


def is_spokesmans(agent: Agent, draft: Draft, reading: Reading) -> bool:
    """Whether "we" or "our men" quotes, or "his men" stands where what a person reports begins: those he speaks for."""
    told = draft.voice.statement
    if told is None:
        return False
    first = told.content.spans[0].start
    begins = 0 <= agent.spans[0].start - first <= NEAR
    if OURS.match(agent.text) is not None:
        quoted = QUOTED.search(reading.document.text, max(0, first - 3), first) is not None
        return told.manner != "indirect" or (begins and quoted)
    return begins and told.manner != "direct" and HIS.match(agent.text) is not None


def is_only_force(agent: Agent, voice: Actor, told: Statement | None, reading: Reading) -> bool:
    """Whether "its fighters" in what a force reports can only be its own: no other force is named in it before."""
    if told is None or told.manner == "direct" or voice.kind not in FIGHTERS:
        return False
    first, at = told.content.spans[0].start, agent.spans[0].start
    others = (row for row in list_within(first, at, reading) if row.id != voice.id)
    return first <= at and ITS.match(agent.text) is not None and next(others, None) is None


def name_possessor(agent: Agent, draft: Draft, reading: Reading) -> Agent:
    """The agent; "its fighters" told in the text's own voice are of the force or group that the sentence before is
    about, where that is one: "JNIM has massacred civilians. Its fighters shot 25"."""
    told, speaker = draft.voice.statement, draft.voice.actor
    foreign = speaker is not None and speaker.kind not in (*ARMED, "person", "unknown")
    start = agent.spans[0].start
    left = reading.document.text[max(0, start - 12) : start]
    owned = is_unnamed(agent, reading) and (POSSESSED.match(agent.text) or POSSESSOR.search(left)) is not None
    if (told is not None and not foreign) or not owned or OURS.match(agent.text) is not None:
        return agent
    before = reading.step_back(draft.sentence)
    if before is None:
        return agent
    owner = find_subject_actor(before, draft, reading) or find_force(before.start, before.end, reading)
    if owner is None or owner.kind not in ARMED:
        return agent
    return name_after(agent, owner, OWNER)


def find_subject_actor(sentence: Sentence, draft: Draft, reading: Reading) -> Actor | None:
    """Whom the subject of a sentence names."""
    subject = find_subject(next((token for token in sentence.tokens if token.dep_ == "ROOT"), draft.cue.head))
    if subject is None or subject.pos_ != "PROPN":
        return None
    at = sentence.offset + subject.idx
    return reading.actors.resolve(at, at + len(subject.text))
