"""Parts of a setting taken from another one, marked as inferred with where from; and whether two times are one."""

import re
from dataclasses import replace
from datetime import date

from counterclaim.record.events.cue import Cue
from counterclaim.record.text.grammar import find_agent
from counterclaim.vocabulary import Agent, Claim, PlaceReference, TimeReference

THEN = re.compile(r"\b(?:ever )?since(?: then\b|[.,;]|$)", re.IGNORECASE)
"""What opens a period with what was told before."""


def names_same(one: tuple[Agent, ...], two: tuple[Agent, ...]) -> bool:
    """Whether two lists of agents have a name in common, or one says nobody."""
    names = [{agent.name or agent.text for agent in agents} for agents in (one, two)]
    return len(names[1]) == 0 or len(names[0] & names[1]) > 0


def recall_setting(event: Claim, origin: str) -> tuple[PlaceReference | None, TimeReference | None]:
    """Where and when an event told elsewhere was, marked as inferred."""
    return None if event.place is None else infer_place(event.place, origin), infer_time(event.time, origin)


def infer_time(time: TimeReference | None, origin: str) -> TimeReference | None:
    """The time marked as inferred."""
    return None if time is None else replace(time, inferred=True, inferred_from=origin)


def infer_period(time: TimeReference | None, text: str, day: str | None, origin: str) -> TimeReference | None:
    """The time of what a total goes on from; one that counts "since then" runs from it to the document's day."""
    inferred = infer_time(time, origin)
    if inferred is None or inferred.start is None or THEN.search(text) is None:
        return inferred
    later = day is not None and day[:10] > (inferred.end or inferred.start)[:10]
    return replace(
        inferred, start=inferred.start[:10], end=day[:10] if day is not None and later else None, precision="range"
    )


def infer_place(place: PlaceReference, origin: str) -> PlaceReference:
    """The place marked as inferred."""
    return replace(place, inferred=True, inferred_from=origin)


def infer_agents(agents: tuple[Agent, ...], origin: str) -> tuple[Agent, ...]:
    """The agents marked as inferred."""
    return tuple(replace(agent, inferred=True, inferred_from=origin) for agent in agents)


def name_link(cue: Cue, origin: str) -> str:
    """Where a doer is taken from: a clause that says "by it" means the weapon told of just before."""
    agent = find_agent(cue.head) if cue.head.pos_ == "VERB" else None
    return "weapon" if agent is not None and agent.lower_ in ("it", "them") else origin


def count_days(time: TimeReference | None, later: TimeReference | None) -> int | None:
    """Days from one time's end to another's start; None where one is unknown."""
    first = None if time is None else time.end or time.start
    second = None if later is None else later.start
    return None if first is None or second is None else subtract_days(second, first)


def lies_within(inner: TimeReference | None, outer: TimeReference) -> bool:
    """Whether a time lies in a longer one."""
    if inner is None or inner.start is None or outer.start is None:
        return False
    last = outer.end or outer.start
    return outer.start[:10] <= inner.start[:10] <= last[:10] and inner.precision != outer.precision


def subtract_days(later: str, earlier: str) -> int | None:
    """Days between two ISO dates; None where one is no full date."""
    try:
        return (date.fromisoformat(later[:10]) - date.fromisoformat(earlier[:10])).days
    except ValueError:
        return None
