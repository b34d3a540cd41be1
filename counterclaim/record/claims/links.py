"""Links between the claims of one document: which claim a denial denies, and what of it; what an admission admits."""

import re
from collections.abc import Mapping
from dataclasses import replace

from counterclaim.data.lexicon import load_words
from counterclaim.data.patterns import load_pattern
from counterclaim.record.actors.known import load_lexicon
from counterclaim.record.claims.acting import PARTIES, tells_own
from counterclaim.record.claims.answering import (
    ENOUGH,
    Desk,
    Told,
    compare_parties,
    describe_pair,
    find_answered,
    find_statement,
    is_same_voice,
)
from counterclaim.record.claims.countering import find_counters
from counterclaim.record.claims.inferring import count_days, recall_setting
from counterclaim.record.claims.threads import GENERIC
from counterclaim.record.claims.verbal import make_act
from counterclaim.record.events.cue import RESULTS
from counterclaim.record.events.roles import STRIKING
from counterclaim.record.reading import Reading
from counterclaim.record.speech.acts import SILENT, find_act
from counterclaim.record.speech.rejecting import is_rejection
from counterclaim.record.speech.voices import get_actor, get_party
from counterclaim.vocabulary import Actor, Claim, Denied, Statement

STATUS, RESPONSIBILITY, NUMBER = (load_pattern(name) for name in ("status", "responsibility", "number"))
TARGETED, EVENT, BLAMED, NEGATIVE = (load_pattern(name) for name in ("target", "event", "blamed", "negative"))
ARMIES = re.compile(r"\b(?:army|military|government|police|regime|state)\b", re.IGNORECASE)
"""What a group that fights a state has none of."""
PLAIN = 25
"""Most words of a statement that is all of it a denial, if it says no at all."""
ANSWERED = "claim it answers"
NEXT = 200
"""Characters between two sentences of one denial: about one sentence more."""
ADMITTED = 0.5
"""Score from which telling a deed of one's own side answers an accusation, and so admits it."""
OFFICES = frozenset({"state", "speaks_for", "military"})
"""Groups of roles that speak for a side, whichever it is."""
DENIED = 0.5
"""Score from which saying no answers a claim, and so denies it."""


def link_claims(claims: tuple[Claim, ...], reading: Reading) -> tuple[Claim, ...]:
    """The claims with every denial and admission pointing at the claim it answers, where the document has it."""
    turned = turn_claims(claims, reading)
    counters = find_counters(turned, Desk.lay(turned, reading), reading)
    turned = tuple(sorted((*turned, *counters), key=lambda claim: claim.evidence[0].start))
    claims, desk = (*claims, *counters), Desk.lay(turned, reading)
    linked: list[Claim] = []
    for claim in turned:
        done = link_claim(claim, desk, reading)
        if done.act == "deny" and done.about is None:
            done = replace(done, about=find_earlier(done, linked))
        linked.append(done)
    known = {row.id: row for row in claims}
    linked = [settle_answer(show_denial(row, reading), known) for row in linked]
    kept = {row.about for row in linked} | {claim.id for claim in claims}
    whole = [row for row in linked if row.act == "deny" and row.event is not None and row.event.negated]
    told = {row.statement for row in whole} - {None}
    rows = (row for row in linked if row.event is not None or row.act != "deny" or row.statement not in told)
    return tuple(row for row in rows if row.id in kept or row.act == "deny")


def turn_claims(claims: tuple[Claim, ...], reading: Reading) -> tuple[Claim, ...]:
    """The claims, and one for each statement that has none, in the order of the text; those that deny or admit without
    saying so as denials and admissions."""
    silent = make_silent(claims, reading)
    known = tuple(sorted((*claims, *silent), key=lambda claim: claim.evidence[0].start))
    desk = Desk.lay(known, reading)
    denied = {claim.statement for claim in known if claim.act == "deny" and claim.event is None}
    return tuple(claim if claim.statement in denied else turn_act(claim, desk, reading) for claim in known)


def settle_answer(claim: Claim, known: Mapping[str, Claim]) -> Claim:
    """The claim; one that answers another and tells the same kind of event where and when that one says, as far as it
    says neither: "the army denied the strike"."""
    other = None if claim.about is None else known.get(claim.about)
    if other is None or claim.event is None or other.event is None or not are_kin(claim.event.kind, other.event.kind):
        return claim
    if claim.time is not None and other.time is not None and count_days(claim.time, other.time) != 0:
        return claim
    place, time = recall_setting(other, ANSWERED)
    return replace(claim, place=claim.place or place, time=claim.time or (time if claim.place is None else None))


def are_kin(one: str, two: str) -> bool:
    """Whether two kinds may be of one event: the same, or a blow and what came of it."""
    return one == two or one in RESULTS | GENERIC or two in RESULTS | GENERIC


def show_denial(claim: Claim, reading: Reading) -> Claim:
    """The claim; a denial of an event with the words that deny it in its evidence: "rubbished", "denies"."""
    statement = find_statement(claim, reading)
    if claim.act != "deny" or claim.event is None or statement is None or statement.cue is None:
        return claim
    held = any(span.start <= statement.cue.spans[0].start < span.end for span in claim.evidence)
    cue, content = statement.cue.text, statement.content.text
    if held or (find_act(cue, "") != "deny" and not is_rejection(cue, content)):
        return claim
    spans = sorted((*statement.cue.spans, *claim.evidence), key=lambda span: span.start)
    return replace(claim, evidence=tuple(spans))


def make_silent(claims: tuple[Claim, ...], reading: Reading) -> list[Claim]:
    """A claim without event for each statement that has none yet, so that a denial can point at it; one that says no to
    something may turn out to be a denial itself."""
    told = {claim.statement for claim in claims}
    denied = {claim.statement for claim in claims if claim.act == "deny"}
    rows = [row for row in reading.statements if row.manner != "belief" and row.speaker is not None]
    free = [row for row in rows if row.id not in told and row.act in ("assert", "accuse")]
    negative = [row for row in rows if row.id in told - denied and row.act == "assert" and says_no(row)]
    return [make_act(row, "assert", reading) for row in (*free, *negative)]


def says_no(statement: Statement) -> bool:
    """Whether what is said says no to something; "has not commented" does not."""
    return NEGATIVE.search(SILENT.sub("", statement.content.text)) is not None


def turn_act(claim: Claim, desk: Desk, reading: Reading) -> Claim:
    """The claim as an admission where it tells of its own side's blow what somebody else complains of, and as a denial
    where it says no to what somebody else tells."""
    if claim.act not in ("assert", "accuse") or claim.claimant.voice == "source":
        return claim
    statement = find_statement(claim, reading)
    own = tells_own(get_actor(claim.claimant.actor, reading), statement, claim.agents, reading)
    foreign = len(claim.agents) > 0 and not own
    if statement is not None and not foreign and load_pattern("aimed").match(statement.content.text) is not None:
        admitted = is_admission(claim, desk, reading, nameless=True)
        return replace(claim, act="admit", responsibility="admitted") if admitted else claim
    if claim.event is None or claim.event.negated:
        return turn_negative(claim, desk, reading)
    event = claim.event
    deeds = [get_party(agent, reading) for agent in claim.agents]
    nameless = len(deeds) > 0 and all(row is None or is_nameless(row) for row in deeds)
    nameless = nameless and not any(names_people(agent.text) for agent in claim.agents)
    nameless = nameless and not (is_group(claim, reading) and any(ARMIES.search(row.text) for row in claim.agents))
    striking = event.kind in STRIKING or event.kind in RESULTS
    if not (own or nameless) or not striking or event.kind == "armed-clash" or event.modality != "actual":
        return claim
    if not is_admission(claim, desk, reading, nameless=not own):
        return claim
    return replace(claim, act="admit", responsibility="admitted")


def is_group(claim: Claim, reading: Reading) -> bool:
    """Whether an armed group claims: it has fighters and no army."""
    speaker = get_actor(claim.claimant.actor, reading)
    return speaker is not None and speaker.kind == "armed-group"


def names_people(text: str) -> bool:
    """Whether the words for who did it name a people: "Muslim troops" are not the troops of whoever speaks."""
    return any(word.lower().removesuffix("s") in load_words("peoples") for word in text.split())


def is_nameless(actor: Actor) -> bool:
    """Whether an actor may be the speaker's own, being nobody's by name: "troops", not "the militants"."""
    return actor.side is None and actor.country is None and actor.kind not in ("armed-group", "group")


def is_admission(claim: Claim, desk: Desk, reading: Reading, *, nameless: bool = False) -> bool:
    """Whether telling a blow of one's own answers somebody's complaint: of that blow, and not of fighters killed; "hit
    only a depot" answers one that the text may not tell."""
    statement = find_statement(claim, reading)
    speaker = get_actor(claim.claimant.actor, reading)
    if statement is None or is_charge(statement) or speaker is None:
        return False
    if speaker.side is None and speaker.country is None and speaker.kind not in PARTIES:
        return False
    if load_pattern("repelled").search(statement.content.text) is not None:
        return False
    if load_pattern("limiting").search(statement.content.text) is not None:
        return True
    other, score = find_answered(claim, desk, reading)
    if other is None or score < ADMITTED:
        return False
    fighters = len(other.targets) > 0 and all(target.civilian is False for target in other.targets)
    parties = compare_parties(Told(claim, reading), Told(other, reading))
    return not fighters and not parties["other's deed"] and (parties["own deed"] or not nameless)


def is_charge(statement: Statement) -> bool:
    """Whether the cue itself accuses somebody: "accused the army of killing herders"."""
    return statement.cue is not None and find_act(statement.cue.text, "") == "accuse"


def turn_negative(claim: Claim, desk: Desk, reading: Reading) -> Claim:
    """The claim as a denial if what it says no to is told by the other side, or of its own side."""
    statement = find_statement(claim, reading)
    if statement is None or not says_no(statement) or Told(claim, reading).quoted:
        return claim
    if is_party(claim, reading) and (
        load_pattern("flat").search(statement.content.text) is not None or is_plain(claim, statement)
    ):
        return replace(claim, act="deny", denied="event", responsibility="denied")
    other, score = find_answered(claim, desk, reading)
    if other is None or score < DENIED:
        return claim
    parties = compare_parties(Told(claim, reading), Told(other, reading))
    told = get_actor(other.claimant.actor, reading)
    party = other.claimant.side is not None or (told is not None and told.kind in PARTIES)
    status = STATUS.search(statement.content.text) is not None and party
    taken = other.event is not None and other.event.kind.startswith("territory")
    official = taken and is_party(claim, reading)
    if not (parties["own deed"] or parties["other side tells"] or status or official):
        return claim
    passing = NEGATIVE.search(load_pattern("exempt").sub("", statement.content.text)) is None
    if passing and not (parties["own deed"] and describe_pair(Told(claim, reading), Told(other, reading))["words"] > 0):
        return claim
    return replace(claim, act="deny", denied="event", responsibility="denied")


def is_plain(claim: Claim, statement: Statement) -> bool:
    """Whether a short statement says that something was not so, not only that nobody was hurt or nothing is known."""
    text = load_pattern("exempt").sub("", SILENT.sub("", statement.content.text))
    told = claim.event is not None and not claim.event.negated
    return not told and len(text.split()) <= PLAIN and NEGATIVE.search(text) is not None


def is_party(claim: Claim, reading: Reading) -> bool:
    """Whether who speaks is a side, a state or a force, or speaks for one."""
    speaker = get_actor(claim.claimant.actor, reading)
    if speaker is None or speaker.side is not None or speaker.kind in PARTIES:
        return speaker is not None
    roles = load_lexicon(reading.profile).roles
    return any(roles.get(word) in OFFICES for word in (speaker.role or "").lower().split())


def find_earlier(claim: Claim, before: list[Claim]) -> str | None:
    """What the same voice denied right before: a second sentence of denial goes on about it."""
    for other in reversed(before):
        if claim.evidence[0].start - other.evidence[-1].end > NEXT:
            return None
        if other.act == "deny" and is_same_voice(claim, other) and other.about is not None:
            return other.about
    return None


def link_claim(claim: Claim, desk: Desk, reading: Reading) -> Claim:
    """The claim with what it is about."""
    if claim.act not in ("deny", "admit", "doubt"):
        return claim
    other, score = find_answered(claim, desk, reading)
    about = other if score >= ENOUGH and (claim.act == "deny" or fits(claim, other, reading)) else None
    denied = read_denied(claim, about, reading) if claim.act == "deny" else None
    return replace(claim, about=None if about is None else about.id, denied=denied)


def fits(claim: Claim, other: Claim | None, reading: Reading) -> bool:
    """Whether an admission or a doubt can be of this claim: of one kind or place, or told right after it."""
    if other is None:
        return False
    pair = describe_pair(Told(claim, reading), Told(other, reading))
    joining = ("same kind", "same place", "same paragraph", "paragraph before", "pointed at")
    return any(pair[name] > 0 for name in joining)


def read_denied(claim: Claim, about: Claim | None, reading: Reading) -> Denied:
    """What of it is denied: a number, what somebody was, who did it, a weapon, whom it struck, or the event itself."""
    statement = find_statement(claim, reading)
    words = [span.quote for span in claim.evidence]
    words += [] if statement is None or statement.cue is None else [statement.cue.text]
    text = " ".join([*words, "" if statement is None else statement.content.text])
    if NUMBER.search(text) is not None:
        return "number"
    if STATUS.search(text) is not None:
        return "status"
    if RESPONSIBILITY.search(text) is not None or is_blamed(about, reading):
        return "responsibility"
    if EVENT.search(text) is not None:
        return "event"
    if load_pattern("weapon").search(text) is not None and (about is None or is_weapon(claim, about)):
        return "weapon"
    return "target" if TARGETED.search(text) is not None else "event"


def is_weapon(claim: Claim, about: Claim) -> bool:
    """Whether a weapon is what a claim and its denial are about."""
    kinds = {row.event.kind for row in (claim, about) if row.event is not None}
    told = any(load_pattern("weapon").search(span.quote) is not None for span in about.evidence)
    return told or "prohibited-weapon-use" in kinds or any(weapon.prohibited is not None for weapon in about.weapons)


def is_blamed(about: Claim | None, reading: Reading) -> bool:
    """Whether what is denied was said to blame somebody for what nobody doubts."""
    statement = None if about is None else find_statement(about, reading)
    if statement is None or statement.cue is None:
        return False
    return BLAMED.search(statement.cue.text) is not None
