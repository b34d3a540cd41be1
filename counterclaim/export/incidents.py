"""Claims of one document that tell of one event: kinds that fit, and no other place, day or side."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from counterclaim.data.linkage import load_words
from counterclaim.export.wording import find_day, write_day, write_figure, write_place, write_time
from counterclaim.vocabulary import Claim, Record

TOLD = {
    "assert": "says so",
    "accuse": "says so",
    "admit": "admits it",
    "condemn": "says so",
    "deny": "denies it",
    "doubt": "doubts it",
}


VIOLENT = frozenset(kind for name in ("remote", "planted", "close") for kind in load_words()["kinds"][name])


@dataclass(frozen=True, slots=True)
class Telling:
    """Who tells of an incident, how, whom they name for it, and how many they count."""

    claimant: str
    verb: str
    whom: str
    counts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """One kind of event at one place on one day, with everyone who speaks of it. It has no facts of its own."""

    kind: str
    place: str | None
    day: str | None
    tellings: tuple[Telling, ...]


@dataclass(slots=True)
class Group:
    """Claims that may tell of one event, and what they name between them."""

    claims: list[Claim]
    kinds: set[str]
    places: set[str]
    days: set[str]
    accused: set[str]


def list_incidents(record: Record) -> tuple[Told, ...]:
    """The events that a record's claims tell of as having happened, in the order of the text.

    "Two women died" after "a drone hit a bus" tells what came of the strike: kinds that only say that violence was done
    join the nearest event that nothing contradicts, and so do two tellings of one kind.
    """
    told = [claim for claim in record.claims if tells_event(claim)]
    sides = {actor.id: actor.side for actor in record.actors if actor.side is not None}
    groups: list[Group] = []
    for claim in sorted(told, key=is_general):
        own = make_group(claim, sides)
        homes = [group for group in groups if can_join(own, group)]
        if len(homes) == 0:
            groups.append(own)
        else:
            add_group(min(homes, key=lambda group: measure_distance(claim, group)), own)
    ordered = [sorted(group.claims, key=find_start) for group in groups]
    return tuple(build_told(record, claims) for claims in sorted(ordered, key=lambda claims: find_start(claims[0])))


def tells_event(claim: Claim) -> bool:
    """Whether a claim tells of an event that happened or was tried, with a place or a day to know it by."""
    event = claim.event
    if event is None or event.negated or event.historic or event.modality not in {"actual", "attempted"}:
        return False
    return claim.act in {"assert", "accuse", "admit", "condemn"} and (
        claim.place is not None or find_day(claim.time) is not None
    )


def is_general(claim: Claim) -> bool:
    """Whether a claim says that violence was done, not how."""
    return claim.event is not None and claim.event.kind in load_words()["kinds"]["any"]


def make_group(claim: Claim, sides: Mapping[str, str]) -> Group:
    """A claim by itself, with what it names: who is accused by side, where they have one."""
    day = find_day(claim.time)
    accused = {sides.get(agent.actor or "", agent.name or agent.text) for agent in claim.agents}
    places = set() if claim.place is None else {claim.place.id}
    kinds = set() if claim.event is None else {claim.event.kind}
    return Group([claim], kinds, places, set() if day is None else {day}, accused)


def add_group(group: Group, other: Group) -> None:
    """Nothing; the group has what the other tells too."""
    group.claims += other.claims
    group.kinds |= other.kinds
    group.places |= other.places
    group.days |= other.days
    group.accused |= other.accused


def can_join(own: Group, group: Group) -> bool:
    """Whether a claim by itself may tell of the group's event: kinds fit, and no place, day or accused contradicts.

    Who did it may differ where kind, place and day are the same: these are two versions of one event."""
    same = not own.kinds.isdisjoint(group.kinds)
    pairs = ((own.places, group.places), (own.days, group.days), (own.accused, group.accused))
    shared = [not left.isdisjoint(right) for left, right in pairs]
    if same and all(shared[:2]):
        return True
    violent = is_general(own.claims[0]) and not group.kinds.isdisjoint(VIOLENT)
    unsaid = [len(left) == 0 or len(right) == 0 for left, right in pairs]
    return (same or violent) and all(met or left_open for met, left_open in zip(shared, unsaid, strict=True))


def find_start(claim: Claim) -> int:
    """Where the words of a claim begin."""
    return min((span.start for span in claim.evidence), default=0)


def measure_distance(claim: Claim, group: Group) -> int:
    """Characters between a claim and the nearest one of a group."""
    return min(abs(find_start(claim) - find_start(row)) for row in group.claims)


def build_told(record: Record, claims: Sequence[Claim]) -> Told:
    """One incident of these claims and of those that answer them, named by the first that says what it was."""
    ids = {claim.id for claim in claims}
    answers = [claim for claim in record.claims if claim.about in ids and claim.id not in ids]
    first = min(claims, key=is_general)
    kind = "" if first.event is None else first.event.kind.replace("-", " ")
    place = next((claim.place for claim in claims if claim.place is not None), None)
    time = next((claim.time for claim in claims if find_day(claim.time) is not None), first.time)
    day = find_day(time)
    when = write_time(time) if day is None else write_day(day)
    return Told(kind[:1].upper() + kind[1:], write_place(place), when, gather_tellings(record, [*claims, *answers]))


def gather_tellings(record: Record, claims: Sequence[Claim]) -> tuple[Telling, ...]:
    """One telling for each claimant and verb: all whom it names, all that it counts."""
    found: dict[tuple[str, str], Telling] = {}
    for claim in claims:
        telling = make_telling(record, claim)
        known = found.setdefault((telling.claimant, telling.verb), telling)
        counts = tuple(dict.fromkeys((*known.counts, *telling.counts)))
        found[(telling.claimant, telling.verb)] = replace(known, whom=known.whom or telling.whom, counts=counts)
    return tuple(found.values())


def make_telling(record: Record, claim: Claim) -> Telling:
    """Who tells, and whom they name."""
    claimant = claim.claimant
    own = claimant.voice == "source"
    name = claimant.name or claimant.text or (record.document.source.name if own else None) or "someone not named"
    agents = " and ".join(agent.name or agent.text for agent in claim.agents)
    whom = "" if agents == "" or claim.act in {"deny", "doubt"} else f", by {agents}"
    figures = (figure for figure in record.figures if figure.id in claim.figures and figure.scope == "incident")
    counts = tuple(write_figure(figure) for figure in figures)
    return Telling(f"{name} (own voice)" if own else name, TOLD.get(claim.act, "says so"), whom, counts)
