"""Links between the claims of one document: which claim a denial denies, and what of it; what an admission admits."""

from dataclasses import replace

from counterclaim.data.patterns import load_pattern
from counterclaim.record.acting import PARTIES, tells_own
from counterclaim.record.acts import SILENT, find_act
from counterclaim.record.answering import ENOUGH, Told, compare_parties, find_answered, find_statement, is_same_voice
from counterclaim.record.cue import RESULTS
from counterclaim.record.reading import Reading
from counterclaim.record.roles import STRIKING
from counterclaim.record.verbal import make_act
from counterclaim.record.voices import get_actor
from counterclaim.vocabulary import Claim, Denied, Statement

STATUS, RESPONSIBILITY, NUMBER = (load_pattern(name) for name in ("status", "responsibility", "number"))
TARGETED, EVENT, BLAMED, NEGATIVE = (load_pattern(name) for name in ("target", "event", "blamed", "negative"))
NEXT = 200
"""Characters between two sentences of one denial: about one sentence more."""
ADMITTED = 0.5
"""Score from which telling a deed of one's own side answers an accusation, and so admits it."""
DENIED = 0.5
"""Score from which saying no answers a claim, and so denies it."""


def link_claims(claims: tuple[Claim, ...], reading: Reading) -> tuple[Claim, ...]:
    """The claims with every denial and admission pointing at the claim it answers, where the document has it."""
    silent = make_silent(claims, reading)
    known = tuple(sorted((*claims, *silent), key=lambda claim: claim.evidence[0].start))
    turned = tuple(turn_act(claim, known, reading) for claim in known)
    linked: list[Claim] = []
    for claim in turned:
        done = link_claim(claim, turned, reading)
        if done.act == "deny" and done.about is None:
            done = replace(done, about=find_earlier(done, linked))
        linked.append(done)
    kept = {row.about for row in linked} | {claim.id for claim in claims}
    return tuple(row for row in linked if row.id in kept or row.act == "deny")


def make_silent(claims: tuple[Claim, ...], reading: Reading) -> list[Claim]:
    """A claim without event for each statement that has none yet, so that a denial can point at it; one that says no to
    something may turn out to be a denial itself."""
    told = {claim.statement for claim in claims}
    rows = [row for row in reading.statements if row.manner != "belief" and row.speaker is not None]
    free = [row for row in rows if row.id not in told and row.act in ("assert", "accuse")]
    negative = [
        row
        for row in rows
        if row.id in told
        and row.act == "assert"
        and says_no(row)
        and not any(claim.statement == row.id and claim.act == "deny" for claim in claims)
    ]
    return [make_act(row, "assert", reading) for row in (*free, *negative)]


def says_no(statement: Statement) -> bool:
    """Whether what is said says no to something; "has not commented" does not."""
    return NEGATIVE.search(SILENT.sub("", statement.content.text)) is not None


def turn_act(claim: Claim, claims: tuple[Claim, ...], reading: Reading) -> Claim:
    """The claim as an admission where it tells of its own side's blow what somebody else complains of, and as a denial
    where it says no to what somebody else tells."""
    if claim.act not in ("assert", "accuse") or claim.claimant.voice == "source":
        return claim
    if claim.event is None or claim.event.negated:
        return turn_negative(claim, claims, reading)
    event, speaker = claim.event, get_actor(claim.claimant.actor, reading)
    own = tells_own(speaker, find_statement(claim, reading), claim.agents, reading)
    striking = event.kind in STRIKING or event.kind in RESULTS
    if not own or not striking or event.kind == "armed-clash" or event.modality != "actual":
        return claim
    if not is_admission(claim, claims, reading):
        return claim
    return replace(claim, act="admit", responsibility="admitted")


def is_admission(claim: Claim, claims: tuple[Claim, ...], reading: Reading) -> bool:
    """Whether telling a blow of one's own answers somebody's complaint: of that blow, and not of fighters killed; "hit
    only a depot" answers one that the text may not tell."""
    statement = find_statement(claim, reading)
    speaker = get_actor(claim.claimant.actor, reading)
    if statement is None or is_charge(statement) or speaker is None:
        return False
    if speaker.side is None and speaker.country is None and speaker.kind not in PARTIES:
        return False
    if load_pattern("limiting").search(statement.content.text) is not None:
        return True
    other, score = find_answered(claim, claims, reading)
    if other is None or score < ADMITTED:
        return False
    fighters = len(other.targets) > 0 and all(target.civilian is False for target in other.targets)
    return not fighters and not compare_parties(Told(claim, reading), Told(other, reading))["other's deed"]


def is_charge(statement: Statement) -> bool:
    """Whether the cue itself accuses somebody: "accused the army of killing herders"."""
    return statement.cue is not None and find_act(statement.cue.text, "") == "accuse"


def turn_negative(claim: Claim, claims: tuple[Claim, ...], reading: Reading) -> Claim:
    """The claim as a denial if what it says no to is told by the other side, or of its own side."""
    statement = find_statement(claim, reading)
    if statement is None or not says_no(statement):
        return claim
    other, score = find_answered(claim, claims, reading)
    if other is None or score < DENIED:
        return claim
    parties = compare_parties(Told(claim, reading), Told(other, reading))
    status = STATUS.search(statement.content.text) is not None and other.claimant.side is not None
    if not (parties["own deed"] or parties["other side tells"] or status):
        return claim
    return replace(claim, act="deny", denied="event", responsibility="denied")


def find_earlier(claim: Claim, before: list[Claim]) -> str | None:
    """What the same voice denied right before: a second sentence of denial goes on about it."""
    for other in reversed(before):
        if claim.evidence[0].start - other.evidence[-1].end > NEXT:
            return None
        if other.act == "deny" and is_same_voice(claim, other) and other.about is not None:
            return other.about
    return None


def link_claim(claim: Claim, claims: tuple[Claim, ...], reading: Reading) -> Claim:
    """The claim with what it is about."""
    if claim.act not in ("deny", "admit", "doubt"):
        return claim
    other, score = find_answered(claim, claims, reading)
    about = other if score >= ENOUGH else None
    denied = read_denied(claim, about, reading) if claim.act == "deny" else None
    return replace(claim, about=None if about is None else about.id, denied=denied)


def read_denied(claim: Claim, about: Claim | None, reading: Reading) -> Denied:
    """What of it is denied: a number, what somebody was, who did it, a weapon, whom it struck, or the event itself."""
    statement = find_statement(claim, reading)
    words = [span.quote for span in claim.evidence]
    text = " ".join([*words, "" if statement is None else statement.content.text])
    if NUMBER.search(text) is not None:
        return "number"
    if STATUS.search(text) is not None:
        return "status"
    if RESPONSIBILITY.search(text) is not None or is_blamed(about, reading):
        return "responsibility"
    if EVENT.search(text) is not None:
        return "event"
    if claim.event is not None and claim.event.kind == "prohibited-weapon-use":
        return "weapon"
    return "target" if TARGETED.search(text) is not None else "event"


def is_blamed(about: Claim | None, reading: Reading) -> bool:
    """Whether what is denied was said to blame somebody for what nobody doubts."""
    statement = None if about is None else find_statement(about, reading)
    if statement is None or statement.cue is None:
        return False
    return BLAMED.search(statement.cue.text) is not None
