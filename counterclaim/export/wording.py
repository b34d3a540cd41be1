"""How a record's fields read in English: days, counts, acts, events. Nothing is concluded here."""

from collections.abc import Sequence
from datetime import date, datetime

from counterclaim.data.countries import load_countries
from counterclaim.vocabulary import Claim, Figure, Legal, PlaceReference, TimeReference

ACTS = {
    "assert": "says",
    "accuse": "accuses",
    "deny": "denies",
    "admit": "admits",
    "demand": "demands",
    "threaten": "threatens",
    "pledge": "pledges",
    "condemn": "condemns",
    "praise": "praises",
    "doubt": "doubts",
}
NOTES = {
    "attempted": "attempted",
    "planned": "planned",
    "hypothetical": "supposed, not claimed",
    "habitual": "more than once",
}
COUNTED = frozenset(["killing", "wounding", "displacement", "property-destruction", "detention", "abduction"])
"""Kinds of event that a figure says more plainly: "27 civilians killed" instead of killing, against 27 civilians."""

VIOLENT = frozenset(["ASSAULT", "COERCE", "THREATEN", "PROTEST"])
"""PLOVER events that are done against someone."""

BOUNDS = {
    "about": "about ",
    "at_least": "at least ",
    "over": "more than ",
    "at_most": "at most ",
    "under": "fewer than ",
}
KNOWN = {"metadata": "by the page's metadata", "text": "printed in the text", "url": "by its address"}


def write_day(value: str | None) -> str | None:
    """An ISO date or time for a person: "6 October 2020, 14:30 +04:00". What is no ISO date stays as it is."""
    if value is None:
        return None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return value
    day = f"{moment.day} {moment:%B %Y}"
    if "T" not in value:
        return day
    zone = moment.strftime("%z")
    return f"{day}, {moment:%H:%M}" + (f" {zone[:3]}:{zone[3:5]}" if zone != "" else "")


def write_range(start: str | None, end: str | None) -> str | None:
    """A stretch of time: one day, "27 September – 6 October 2020", "1990 – 1993"; an open end is said."""
    if start is None or end is None:
        day = write_day(start or end)
        return None if day is None else f"since {day}" if end is None else f"until {day}"
    if start[:10] == end[:10]:
        return write_day(start) if "T" in start else write_day(start[:10])
    if start[4:] == "-01-01" and end[4:] == "-12-31":
        return start[:4] if start[:4] == end[:4] else f"{start[:4]} – {end[:4]}"
    first, last = write_day(start), write_day(end)
    same_year = start[:4] == end[:4] and "T" not in start
    return f"{first[:-5] if same_year and first is not None else first} – {last}"


def write_time(time: TimeReference | None) -> str | None:
    """When, with a note where it stands in another clause."""
    stretch = None if time is None else write_range(time.start, time.end) or f"“{time.text}”"
    return stretch if time is None or not time.inferred else f"{stretch} (from the context)"


def write_place(place: PlaceReference | None) -> str | None:
    """Where, with a note where it stands in another clause."""
    return None if place is None else place.name + (" (from the context)" if place.inferred else "")


def write_event(claim: Claim) -> str | None:
    """The kind of event and how it is spoken of: "no missile strike", "attack (planned)"."""
    event = claim.event
    if event is None:
        return None
    notes = [NOTES[event.modality]] if event.modality in NOTES else []
    notes += ["background"] if event.historic else []
    words = event.kind.replace("-", " ")
    words = f"no {words}" if event.negated and claim.act != "deny" else words
    return words + (f" ({', '.join(notes)})" if len(notes) > 0 else "")


def write_claim(claim: Claim, figures: Sequence[Figure] = ()) -> str:
    """The fields of a claim and its figures in one line: by whom, what, to whom, with what, how many, where, when."""
    event, targets = write_event(claim), write_targets(claim)
    if len(figures) > 0 and claim.event is not None and claim.event.kind in COUNTED and not claim.event.negated:
        event, targets = None, None
    agents = join_words([agent.name or agent.text for agent in claim.agents]) or None
    counts = [write_figure(figure) for figure in figures]
    named = targets is not None and claim.place is not None and targets.endswith(claim.place.name)
    place = None if named else write_place(claim.place)
    parts = [agents, event, targets, write_weapons(claim), *counts, place, write_time(claim.time)]
    parts.append("background" if event is None and claim.event is not None and claim.event.historic else None)
    return " · ".join(part for part in parts if part is not None)


def write_targets(claim: Claim) -> str | None:
    """Whom or what it struck; of an event without violence or a purely verbal act, whom it is about."""
    names = join_words([target.name or target.text for target in claim.targets])
    if names == "" or claim.event is None:
        return names or None
    return f"against {names}" if claim.event.plover.get("event") in VIOLENT else f"concerning {names}"


def join_words(words: Sequence[str]) -> str:
    """The words as a list in English, each once: "mortars, artillery and drones"."""
    once = list(dict.fromkeys(words))
    return " and ".join([", ".join(once[:-1]), once[-1]] if len(once) > 1 else once)


def write_weapons(claim: Claim) -> str | None:
    """With what, and what forbids it, as far as the words say so."""
    words = [w.text + (f" (named in the {w.prohibited})" if w.prohibited is not None else "") for w in claim.weapons]
    return None if len(words) == 0 else "with " + join_words(words)


def write_count(figure: Figure) -> str:
    """How many: "at least 12", "10–12", "“dozens” (24 or more)"."""
    low, high = figure.low, figure.high
    if low is None and high is None:
        return f"“{figure.text}”"
    if figure.bound == "vague":
        return f"“{figure.text}” ({write_limits(low, high)})"
    if low is not None and high is not None and low != high:
        return f"{low:,}–{high:,}"
    number = low if low is not None else high
    return f"{BOUNDS.get(figure.bound, '')}{number:,}"


def write_limits(low: int | None, high: int | None) -> str:
    """The limits that a vague word sets."""
    if low is None:
        return f"{high:,} or fewer"
    return f"{low:,} or more" if high is None else f"{low:,} to {high:,}"


def write_figure(figure: Figure) -> str:
    """A figure in a few words: "at least 12 civilians killed", "“dozens” (24 or more) injured"."""
    words = [write_count(figure), figure.of.text, figure.measure.replace("_", " ")]
    return " ".join(word for word in words if word is not None)


def write_total(figure: Figure) -> str:
    """A running total with where and over what time."""
    parts = [write_figure(figure), write_place(figure.place), write_time(figure.time)]
    return " · ".join(part for part in parts if part is not None)


def write_published(published: str | None, known: str | None) -> str:
    """The day of publication and how it is known."""
    day = write_day(published)
    return (
        "day of publication not known" if day is None else f"published {day} ({KNOWN.get(known or '', 'not said how')})"
    )


def write_legal(legal: Legal) -> str:
    """An instrument and who was bound by it on the document's day."""
    if legal.parties is None or len(legal.parties) == 0:
        return legal.instrument
    countries = load_countries()
    names = {state: countries[state].name if state in countries else state for state in legal.parties}
    standing = ", ".join(f"{names[state]} {word}" for state, word in legal.parties.items())
    return f"{legal.instrument} · {standing}" + (f" (on {write_day(legal.as_of)})" if legal.as_of is not None else "")


def find_day(time: TimeReference | None) -> str | None:
    """The one day that a time names; None for a longer or unknown stretch."""
    if time is None or time.start is None or time.end is None or time.start[:10] != time.end[:10]:
        return None
    try:
        return date.fromisoformat(time.start[:10]).isoformat()
    except ValueError:
        return None
