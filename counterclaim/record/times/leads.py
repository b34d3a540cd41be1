"""The preposition before an expression, and what it makes of its interval: "since", "until", "before", "after"."""

import re
from dataclasses import replace

from counterclaim.vocabulary import Time

LEAD = re.compile(
    r"\b(?:(?P<open>ever\s+since|since|starting|beginning|effective)(?:\s+(?:from|on|in|at))?|(?P<until>until|till|up\s+to|up\s+until|through)(?:\s+the)?"
    r"|(?P<before>before|prior\s+to)|(?P<after>after|following)|as\s+(?:of|from)|on|in|at|by|during|over|around|about|within|for|throughout|as\s+of"
    r"|from|between|early\s+on|late\s+on)\s+(?:around\s+|about\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)


def find_lead(text: str, start: int) -> re.Match[str] | None:
    """The preposition that leads an expression."""
    return LEAD.search(text, max(0, start - 24), start)


def open_time(time: Time, lead: re.Match[str]) -> Time:
    """The time with the open start or end that "since", "until", "before" or "after" give it."""
    if time.kind not in {"date", "time"} or time.start is None:
        return time
    if lead["open"] is not None and lead["open"].lower().endswith("since"):
        return replace(time, end=None, precision="range", modifier="since")
    if lead["until"] is not None:
        return replace(time, start=None, precision="range", modifier="until")
    if lead["before"] is not None and time.kind == "time" and len(time.start) > len("2020-10-09"):
        return replace(time, start=f"{time.start[:10]}T00:00", end=time.start, precision="range", modifier="before")
    if lead["before"] is not None:
        return replace(time, start=None, end=time.start, precision="range", modifier="before")
    if lead["after"] is not None:
        return replace(time, start=time.end, end=None, precision="range", modifier="after")
    return time
