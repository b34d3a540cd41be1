"""What a conflict profile adds to the dates of a text: named periods, and the year of a day that everybody knows."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from counterclaim.data.profile import Period
from counterclaim.record.times.context import read_published
from counterclaim.record.times.leads import find_lead, open_time
from counterclaim.record.times.reading import PUBLISHED
from counterclaim.record.times.tag import Timex
from counterclaim.record.times.values import Interval
from counterclaim.vocabulary import Document, Time

NEARBY = 45
"""Days around publication within which a day without a year is that one: "since October 7" of 20 October 2024."""
SINCE = re.compile(r"\bsince\s+(?:[\w’'-]+\s+){0,4}$", re.IGNORECASE)
KNOWN = re.compile(
    r"(?:['’]s)?\s+(?:[\w-]+\s+){0,2}(?:attacks?|assault|massacres?|invasion|onslaught|incursion|raid|coup)\b",
    re.IGNORECASE,
)


def find_periods(document: Document, periods: Sequence[Period]) -> list[tuple[int, int, Period]]:
    """Where a conflict profile's named periods stand."""
    found: list[tuple[int, int, Period]] = []
    for period in periods:
        for name in sorted(period.names, key=len, reverse=True):
            pattern = rf"(?<!\w)(?:the\s+)?{re.escape(name)}(?!\w)"
            for match in re.finditer(pattern, document.text, re.IGNORECASE):
                if not any(match.start() < end and start < match.end() for start, end, _ in found):
                    found.append((match.start(), match.end(), period))
    return found


def make_period(document: Document, start: int, end: int, period: Period) -> Time:
    """The time a named period means."""
    lead = find_lead(document.text, start)
    first, last = period.start.isoformat(), None if period.end is None else period.end.isoformat()
    span = document.span(start if lead is None else lead.start(), end)
    time = Time(span.quote, first, last, "range", (span,), "date", None, "profile", None)
    return time if lead is None else open_time(time, lead)


def pin_years(document: Document, found: Sequence[Timex], periods: Sequence[Period]) -> list[Timex]:
    """The expressions, with "since October 7" and "the Oct. 7 attack" put into the year the conflict's profile says."""
    starts = {(period.start.month, period.start.day): period.start for period in periods}
    published = read_published(document.published)
    return [pin_year(document.text, timex, starts, published) for timex in found]


def pin_year(text: str, timex: Timex, starts: dict[tuple[int, int], date], published: date | None) -> Timex:
    """One expression: a day and month printed without a year that is the day a period of the profile began."""
    if timex.rule not in {"day", "day_us"} or timex.anchor != PUBLISHED or timex.interval.precision != "day":
        return timex
    day = date.fromisoformat((timex.interval.start or "")[:10])
    start = starts.get((day.month, day.day))
    if start is None or published is None or start > published or abs((published - day).days) <= NEARBY:
        return timex
    if SINCE.search(text, max(0, timex.start - 50), timex.start) is None and KNOWN.match(text, timex.end) is None:
        return timex
    iso = start.isoformat()
    return replace(timex, value=iso, anchor="profile", interval=Interval(iso, iso, "day"))
