"""What a record prints, in the terms of the gold: statements, figures, incidents and denials of one dispatch."""

from dataclasses import dataclass, field
from typing import Any

from evals.alignment import Words, list_spans, resolve_key

VERBAL = {"deny", "demand", "threaten", "pledge", "doubt"}
"""Acts that assert no event."""
CONSEQUENCES = {"killing", "wounding", "property-destruction", "attack", "bombing", "displacement"}
"""Kinds that, where nothing contradicts, tell what came of a nearer-described event rather than a second one."""
NOT_PHYSICAL = {"threat", "sanction", "agreement", "talks"}


@dataclass(slots=True)
class Event:
    """An incident as claims of one document tell it; what is unknown is empty."""

    kind: str
    kinds: set[str]
    agents: set[str]
    places: set[str]
    days: set[str]
    words: set[int]
    claimants: set[str]
    acts: set[str]
    inferred: set[str]
    raw: list[dict[str, Any]] = field(default_factory=list)

    def count_slots(self) -> int:
        """Filled ones among kind, agents, place and day."""
        return 1 + sum(len(part) > 0 for part in (self.agents, self.places, self.days))


class Printed:
    """One record laid out for scoring against one dispatch."""

    def __init__(self, record: dict[str, Any], dispatch: dict[str, Any]) -> None:
        self.record = record
        self.words = Words(record["document"]["text"])
        self.actors: dict[str, list[str]] = dispatch.get("actors", {})
        self.places: dict[str, list[str]] = dispatch.get("places", {})
        self.source = record["document"]["source"]["name"]
        self.itself = resolve_key([dispatch.get("source")], self.actors)

    def find_claimant(self, claimant: dict[str, Any] | None) -> set[str]:
        """Keys that a claimant may be; {"source"}: the outlet itself, also where it names itself."""
        if claimant is None or claimant.get("voice") == "source":
            return {"source"} | self.itself
        names = [claimant.get("name"), claimant.get("text")]
        found = resolve_key(names, self.actors)
        is_source = len(found) == 0 and self.source is not None and claimant.get("name") == self.source
        if is_source or len(found & self.itself) > 0:
            found = found | {"source"}
        return found or {f"?{names[0] or names[1]}"}

    def find_actor(self, item: dict[str, Any]) -> set[str]:
        """Keys that an agent may be."""
        names = [item.get("name"), item.get("text")]
        return resolve_key(names, self.actors) or {f"?{names[0] or names[1]}"}

    def find_place(self, place: dict[str, Any] | None) -> set[str]:
        """Keys that a place may be; empty: none given."""
        if place is None:
            return set()
        found = resolve_key([place.get("name")], self.places) | resolve_key([place.get("text")], self.places)
        return found or {f"?{place.get('name') or place.get('text')}"}

    def list_statements(self) -> list[dict[str, Any]]:
        """Statements with a speaker: keys of the speaker and the content's words."""
        return [
            {
                "by": self.find_claimant(statement["speaker"]),
                "words": self.words.cover(list_spans(statement["content"])),
                "head": bool(statement.get("in_headline")),
                "raw": statement,
            }
            for statement in self.record["statements"]
            if statement["speaker"] is not None
        ]

    def list_figures(self) -> list[dict[str, Any]]:
        """Figures with the words that print them."""
        return [
            {
                "value": (figure["measure"], figure["low"], figure["high"]),
                "words": self.words.cover(list_spans(figure)),
                "by": self.find_claimant(figure["claimant"]),
                "place": self.find_place(figure["place"]),
                "days": list_days(figure["time"]),
                "raw": figure,
            }
            for figure in self.record["figures"]
        ]

    def list_denials(self) -> list[dict[str, Any]]:
        """Denials: who, which words, and the words of the claim denied."""
        claims = {claim["id"]: claim for claim in self.record["claims"]}
        return [
            {
                "by": self.find_claimant(claim["claimant"]),
                "words": self.words.cover(list_spans(claim, "evidence")),
                "about": None if claim["about"] not in claims else self.cover_claim(claims[claim["about"]]),
                "raw": claim,
            }
            for claim in self.record["claims"]
            if claim["act"] == "deny"
        ]

    def cover_claim(self, claim: dict[str, Any]) -> set[int]:
        """Words of a claim's evidence."""
        return self.words.cover(list_spans(claim, "evidence"))

    def list_events(self) -> list[Event]:
        """Every claim that asserts an actual event of this conflict's present, one by one."""
        events = []
        for claim in self.record["claims"]:
            event = claim["event"]
            if event is None or claim["act"] in VERBAL or event["negated"] or event["modality"] != "actual":
                continue
            if event.get("historic"):
                continue
            agents: set[str] = set().union(*(self.find_actor(agent) for agent in claim["agents"]))
            cue = event.get("cue")
            words = self.words.cover([cue]) if cue else self.cover_claim(claim)
            kind, place, days = event["kind"], self.find_place(claim["place"]), list_days(claim["time"])
            claimants, inferred = self.find_claimant(claim["claimant"]), list_inferred(claim)
            events.append(Event(kind, {kind}, agents, place, days, words, claimants, {claim["act"]}, inferred, [claim]))
        return events

    def list_incidents(self) -> list[Event]:
        """The document's distinct incidents: claims of one event told again fall together."""
        groups: list[Event] = []
        order = sorted(self.list_events(), key=lambda event: (event.kind in CONSEQUENCES, -event.count_slots()))
        for event in order:
            home = next((group for group in groups if may_join(event, group)), None)
            if home is None:
                groups.append(event)
            else:
                join_event(home, event)
        return groups


def list_inferred(claim: dict[str, Any]) -> set[str]:
    """Which of a claim's agents, place and day are marked as inferred from another clause."""
    agents = claim["agents"]
    marks = {
        "agents": len(agents) > 0 and all(agent["inferred"] for agent in agents),
        "place": bool((claim["place"] or {}).get("inferred")),
        "day": bool((claim["time"] or {}).get("inferred")),
    }
    return {name for name, marked in marks.items() if marked}


def list_days(time: dict[str, Any] | None) -> set[str]:
    """The first and last day of a time as one key, "2020-10-04" or "2020-09-27/2020-10-06"; empty: none."""
    if time is None or time.get("start") is None:
        return set()
    start, end = time["start"][:10], (time.get("end") or time["start"])[:10]
    return {start if start == end else f"{start}/{end}"}


def may_join(event: Event, group: Event) -> bool:
    """Whether a claim may tell the same incident: kinds fit, and no slot contradicts."""
    same_kind = event.kind in group.kinds
    consequence = event.kind in CONSEQUENCES and group.kind not in NOT_PHYSICAL
    if not (same_kind or consequence):
        return False
    pairs = ((event.agents, group.agents), (event.places, group.places), (event.days, group.days))
    return all(len(a) == 0 or len(b) == 0 or len(a & b) > 0 for a, b in pairs)


def join_event(group: Event, event: Event) -> None:
    """Fill what the group does not know yet."""
    group.kinds |= {event.kind}
    taken = {
        "agents": len(group.agents) == 0,
        "place": len(group.places) == 0,
        "day": len(group.days) == 0,
    }
    group.inferred |= {name for name in event.inferred if taken[name]}
    group.acts |= event.acts
    group.agents = group.agents or event.agents
    group.places = group.places or event.places
    group.days = group.days or event.days
    group.words |= event.words
    group.claimants |= event.claimants
    group.raw += event.raw
