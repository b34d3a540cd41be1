"""Who blames whom where they blame one another: "Thailand and Cambodia accused each other of firing first".

One statement, several claims: each of those named says that the others did it. What they accuse each other of is
theirs to tell ("accused each other of shelling a market"); what they blame each other for is the source's too
("blamed each other for the strike").
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from counterclaim.record.claims.accused import find_event, list_mentions
from counterclaim.record.claims.inferring import recall_setting
from counterclaim.record.reading import Reading
from counterclaim.record.speech.voices import is_mutual
from counterclaim.vocabulary import Actor, Agent, Claim, Claimant, Span, Statement, make_id

ALLEGED = re.compile(r"accus|alleg|charg", re.IGNORECASE)
"""Cues by which only those who speak say that it happened."""
OWNING = re.compile(r"['’]s?\b")
"""What makes of a name the owner of what is named after it: "Kyiv's allies"."""
REST = 40
"""Characters between a speaker's first name and the cue: "Armenia and Azerbaijan have"."""
BEFORE = "the event told before"


def set_against(claims: Sequence[Claim], reading: Reading) -> list[Claim]:
    """The claims with those of mutual accusations told by each who speaks, of the others."""
    found = list(claims)
    for statement in reading.statements:
        if not is_mutual(statement, reading) or statement.cue is None:
            continue
        inside = [claim for claim in found if claim.statement is None and is_inside(claim, statement)]
        before = None if len(inside) > 0 else find_event(statement.cue.spans[0].start, found, reading)
        event = inside[0] if len(inside) > 0 else before and recall(before)
        if event is None:
            continue
        if ALLEGED.search(statement.cue.text) is not None:
            found = [claim for claim in found if claim not in inside or len(claim.figures) > 0]
        found += accuse_mutually(event, statement, reading)
    return found


def is_inside(claim: Claim, statement: Statement) -> bool:
    """Whether a claim's event is told in what a statement says."""
    cue = None if claim.event is None else claim.event.cue
    return cue is not None and any(span.start <= cue.start < span.end for span in statement.content.spans)


def recall(claim: Claim) -> Claim:
    """The claim as one told before: where and when are no longer its own words."""
    place, time = recall_setting(claim, BEFORE)
    return replace(claim, place=place, time=time, targets=(), weapons=(), evidence=())


def accuse_mutually(event: Claim, statement: Statement, reading: Reading) -> list[Claim]:
    """One accusation for each who speaks, of all the others; one of nobody where they are not named apart."""
    parties = list_parties(statement, reading)
    if len(parties) < 2:
        return [make_accusation(event, statement, None, (), reading)]
    return [
        make_accusation(event, statement, party, tuple(row for row in parties if row[1] is not party[1]), reading)
        for party in parties
    ]


def list_parties(statement: Statement, reading: Reading) -> list[tuple[Span, Actor]]:
    """The different actors whom the speaker's words name, in order; owners only where they name nobody else: "Kyiv's
    allies" are not Kyiv, "Kyiv's and Moscow's ministries" speak for both."""
    named: dict[str, tuple[Span, Actor]] = {}
    owners: dict[str, tuple[Span, Actor]] = {}
    reached = -1
    spoken = span_spoken(statement, reading)
    for part in () if spoken is None else list_mentions(spoken, reading):
        actor = reading.actors.resolve(part.start, part.end)
        if part.start < reached or actor is None:
            continue
        owns = OWNING.match(reading.document.text, part.end) is not None
        (owners if owns else named).setdefault(actor.id, (part, actor))
        reached = part.end
    return list((named or owners).values())


def span_spoken(statement: Statement, reading: Reading) -> Span | None:
    """The words that say who speaks: up to the cue, as a rule that finds the speaker may stop at the first name."""
    if statement.speaker is None:
        return None
    first, last = statement.speaker.spans[0], statement.speaker.spans[-1]
    cue = last.end if statement.cue is None else statement.cue.spans[0].start
    return reading.document.span(first.start, cue if cue > last.end and cue - last.end <= REST else last.end)


def make_accusation(
    event: Claim,
    statement: Statement,
    party: tuple[Span, Actor] | None,
    others: tuple[tuple[Span, Actor], ...],
    reading: Reading,
) -> Claim:
    """The claim of one that the others did it."""
    speaker = statement.speaker
    claimant = event.claimant if speaker is None else Claimant(speaker.actor, speaker.name, speaker.text, None)
    if party is not None:
        claimant = Claimant(party[1].id, party[1].name, party[0].quote, party[1].side)
    cue = () if statement.cue is None else statement.cue.spans
    return replace(
        event,
        id=make_id("claim", reading.document.id, statement.id, event.id, None if party is None else party[1].id),
        statement=statement.id,
        claimant=claimant,
        act="accuse",
        responsibility="asserted",
        agents=tuple(Agent(actor.id, actor.name, span.quote, (span,), False, None) for span, actor in others),
        figures=(),
        in_headline=statement.in_headline,
        evidence=tuple(sorted({*(() if party is None else (party[0],)), *cue, *event.evidence})),
    )
