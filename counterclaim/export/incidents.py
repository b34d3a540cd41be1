"""Claims of one document that tell of the same kind of event at the same place on the same day."""

from collections.abc import Sequence
from dataclasses import dataclass

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


def list_incidents(record: Record) -> tuple[Told, ...]:
    """The events that a record's claims tell of as having happened, in the order of the text."""
    groups: dict[tuple[str, str | None, str | None], list[Claim]] = {}
    for claim in record.claims:
        if tells_event(claim):
            groups.setdefault(make_key(claim), []).append(claim)
    return tuple(build_told(record, claims) for claims in groups.values())


def tells_event(claim: Claim) -> bool:
    """Whether a claim tells of an event that happened or was tried, with a place or a day to know it by."""
    event = claim.event
    if event is None or event.negated or event.historic or event.modality not in {"actual", "attempted"}:
        return False
    return claim.act in {"assert", "accuse", "admit", "condemn"} and (
        claim.place is not None or find_day(claim.time) is not None
    )


def make_key(claim: Claim) -> tuple[str, str | None, str | None]:
    """What two tellings of one event share."""
    kind = "" if claim.event is None else claim.event.kind
    return kind, None if claim.place is None else claim.place.id, find_day(claim.time)


def build_told(record: Record, claims: Sequence[Claim]) -> Told:
    """One incident of these claims and of those that answer them."""
    ids = {claim.id for claim in claims}
    answers = [claim for claim in record.claims if claim.about in ids and claim.id not in ids]
    tellings = dict.fromkeys(make_telling(record, claim) for claim in (*claims, *answers))
    first = claims[0]
    kind = "" if first.event is None else first.event.kind.replace("-", " ")
    day = find_day(first.time)
    when = write_time(first.time) if day is None else write_day(day)
    return Told(kind[:1].upper() + kind[1:], write_place(first.place), when, tuple(tellings))


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
