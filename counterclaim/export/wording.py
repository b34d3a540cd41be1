"""How a record's fields read in English: days, counts, acts, events. Nothing is concluded here."""

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
    "habitual": "in general",
}
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
    """A stretch of time: one day, or "27 September – 6 October 2020"; an open end is said."""
    if start is None and end is None:
        return None
    if start is None or end is None:
        return f"since {write_day(start)}" if end is None else f"until {write_day(end)}"
    if start[:10] == end[:10]:
        return write_day(start) if "T" in start else write_day(start[:10])
    return f"{write_day(start)} – {write_day(end)}"


def write_time(time: TimeReference | None) -> str | None:
    """When, with a note where it stands in another clause."""
    stretch = None if time is None else write_range(time.start, time.end) or f"“{time.text}”"
    return stretch if time is None or not time.inferred else f"{stretch} (from the context)"


def write_place(place: PlaceReference | None) -> str | None:
    """Where, with a note where it stands in another clause."""
    return None if place is None else place.name + (" (from the context)" if place.inferred else "")


def write_event(claim: Claim) -> str | None:
    """The kind of event and how it is spoken of: "not missile strike (planned)"."""
    event = claim.event
    if event is None:
        return None
    notes = [NOTES[event.modality]] if event.modality in NOTES else []
    notes += ["background"] if event.historic else []
    words = event.kind.replace("-", " ")
    return words + (f" ({', '.join(notes)})" if len(notes) > 0 else "")


def write_claim(claim: Claim) -> str:
    """The fields of a claim in one line: by whom, what, against whom, with what, where, when."""
    event = write_event(claim)
    negated = claim.event is not None and claim.event.negated and claim.act != "deny"
    parts = [
        " and ".join(agent.name or agent.text for agent in claim.agents) or None,
        f"no {event}" if negated else event,
        write_targets(claim, event),
        write_weapons(claim),
        write_place(claim.place),
        write_time(claim.time),
    ]
    return " · ".join(part for part in parts if part is not None)


def write_targets(claim: Claim, event: str | None) -> str | None:
    """Whom or what it struck; of a purely verbal act, whom it is about."""
    names = " and ".join(target.name or target.text for target in claim.targets)
    return None if names == "" else f"against {names}" if event is not None else names


def write_weapons(claim: Claim) -> str | None:
    """With what, and what forbids it, as far as the words say so."""
    words = [w.text + (f" (named in the {w.prohibited})" if w.prohibited is not None else "") for w in claim.weapons]
    return None if len(words) == 0 else "with " + " and ".join(words)


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


def write_figure(figure: Figure, *, where: bool = True) -> str:
    """A figure in one line: how many, of whom, what befell them, where and when."""
    parts = [f"{write_count(figure)} {figure.measure.replace('_', ' ')}", figure.of.text]
    if where:
        parts += [write_place(figure.place), write_time(figure.time)]
    parts.append("in the headline" if figure.in_headline else None)
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
