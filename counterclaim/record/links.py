"""Links between the claims of one document: which claim a denial denies, and what of it; what an admission admits."""

import re
from dataclasses import replace

from counterclaim.record.acting import is_same_side
from counterclaim.record.drafts import is_harmful
from counterclaim.record.reading import Reading
from counterclaim.record.roles import STRIKING
from counterclaim.record.voices import get_actor
from counterclaim.vocabulary import Claim, Denied

RESPONSIBILITY = re.compile(
    r"\b(?:responsib\w+|involve\w*|behind|carried out by|role in"
    r"|had nothing to do|complicity|blame|not our|guilt|any part|connection|nothing to do)\b",
    re.IGNORECASE,
)
NUMBER = re.compile(r"\b(?:figures?|numbers?|toll|casualty|losses|inflated|exaggerat\w+|overstat\w+)\b", re.IGNORECASE)
TARGETED = re.compile(
    r"\b(?:civilians?|population|residential|only (?:against )?(?:legitimate )?military|hospitals?|schools?|market"
    r"|not the)\b",
    re.IGNORECASE,
)
STATUS = re.compile(
    r"\bwere (?:not civilians|fighters|militants|combatants|terrorists|soldiers)\b|\bnot civilians\b"
    r"|\bno(?:t one| single)? (?:armed|fighters?|militants?|soldiers?|combatants?)\b",
    re.IGNORECASE,
)
CHARGED = re.compile(r"\b(?:accusations?|charges?|allegations?|blame)\b", re.IGNORECASE)
"""What is denied by rejecting an accusation as such: that one did it."""
NEAR = 200
"""Characters between two sentences of one denial: about one sentence more."""
HELD = 9
"""Points of a claim that the denial itself repeats: more than any other can have."""
ENOUGH = 2
"""Points from which a claim is taken for the one denied: one thing in common beside the accused side; chosen on the
dev half of the gold dispatches."""


def link_claims(claims: tuple[Claim, ...], reading: Reading) -> tuple[Claim, ...]:
    """The claims with every denial and admission pointing at the claim it answers, where the document has it."""
    linked: list[Claim] = []
    for claim in claims:
        done = link_claim(claim, claims, reading)
        if done.act == "deny" and done.about is None and len(linked) > 0:
            done = replace(done, about=find_earlier(done, linked))
        linked.append(done)
    return tuple(linked)


def find_earlier(claim: Claim, before: list[Claim]) -> str | None:
    """What the same voice denied right before: a second sentence of denial goes on about it."""
    for other in reversed(before):
        if claim.evidence[0].start - other.evidence[-1].end > NEAR:
            return None
        if other.act == "deny" and is_same_voice(claim, other) and other.about is not None:
            return other.about
    return None


def link_claim(claim: Claim, claims: tuple[Claim, ...], reading: Reading) -> Claim:
    """The claim with what it is about."""
    if claim.act not in ("deny", "admit", "doubt"):
        return claim
    text = " ".join(span.quote for span in claim.evidence)
    scored = [
        (score_pair(claim, other, reading), measure_gap(claim, other), index) for index, other in enumerate(claims)
    ]
    best = max(scored, default=(0, 0, 0))
    about = claims[best[2]].id if best[0] >= ENOUGH else None
    denied = read_denied(claim, text) if claim.act == "deny" else None
    return replace(claim, about=about, denied=denied)


def measure_gap(claim: Claim, other: Claim) -> int:
    """How near two claims stand, as a negative number; one told after the denial is three times as far."""
    gap = claim.evidence[0].start - other.evidence[0].start
    return -gap if gap >= 0 else 3 * gap


def score_pair(denial: Claim, other: Claim, reading: Reading) -> int:
    """How well a claim fits as the one answered; 0 if it cannot be."""
    if other.id == denial.id or other.event is None or other.act in ("deny", "demand", "threaten", "pledge"):
        return 0
    if denial.event is None and holds(denial, other):
        return HELD
    told = other.event.modality in ("actual", "habitual", "attempted") and not other.event.negated
    if not told or is_same_voice(other, denial) or not is_harmful(other.event.kind):
        return 0
    speaker = get_actor(denial.claimant.actor, reading)
    accused = [get_actor(agent.actor, reading) for agent in other.agents]
    same = any(is_same_side(speaker, actor) for actor in accused)
    if denial.event is None:
        return 2 + same + shares_stems(denial, other) if same or other.act == "accuse" else 0
    return 2 * same + compare_events(denial, other)


def holds(denial: Claim, other: Claim) -> bool:
    """Whether the denial's own words tell the claim: "the claim that X shelled Y is a fabrication"."""
    cue = None if other.event is None else other.event.cue
    return cue is not None and any(span.start <= cue.start < span.end for span in denial.evidence)


def compare_events(denial: Claim, other: Claim) -> int:
    """How alike the events of two claims are: kind, place, weapon, whom it struck."""
    if denial.event is None or other.event is None:
        return 0
    kinds = (denial.event.kind, other.event.kind)
    score = 3 * (kinds[0] == kinds[1]) or int(kinds[0] in STRIKING and kinds[1] in STRIKING)
    score += {weapon.kind for weapon in denial.weapons} & {weapon.kind for weapon in other.weapons} != set()
    if denial.place is not None and other.place is not None:
        score += 2 if denial.place.id == other.place.id else -2
    return score + shares_words(denial, other)


def is_same_voice(one: Claim, two: Claim) -> bool:
    """Whether one claimant makes both claims, however it is named in each."""
    return (one.claimant.actor, one.claimant.name, one.claimant.voice) == (
        two.claimant.actor,
        two.claimant.name,
        two.claimant.voice,
    )


def shares_stems(denial: Claim, other: Claim) -> bool:
    """Whether the words of a denial without event recur in a claim: "denied burning villages", "burned 300 houses"."""
    words = [
        {word[:5] for span in claim.evidence for word in re.findall(r"[a-z]{4,}", span.quote.lower())}
        for claim in (denial, other)
    ]
    return len((words[0] & words[1]) - {"that", "with", "have", "said"}) > 0


def shares_words(one: Claim, two: Claim) -> bool:
    """Whether the targets of two claims have a word in common."""
    words = [
        {word for target in claim.targets for word in re.findall(r"[a-z]{4,}", target.text.lower())}
        for claim in (one, two)
    ]
    return len(words[0] & words[1]) > 0


def read_denied(claim: Claim, text: str) -> Denied:
    """What of it is denied: responsibility, number, weapon, who was struck, or the event itself."""
    if RESPONSIBILITY.search(text) is not None or (claim.event is None and CHARGED.search(text) is not None):
        return "responsibility"
    if STATUS.search(text) is not None:
        return "status"
    if claim.event is None and NUMBER.search(text) is not None:
        return "number"
    if claim.event is not None and claim.event.kind == "prohibited-weapon-use":
        return "weapon"
    return "target" if TARGETED.search(text) is not None else "event"
