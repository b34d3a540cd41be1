"""From expressions to the times of a record: with their prepositions, open starts and ends, ranges, named periods."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from counterclaim.data.profile import Period
from counterclaim.record.times.grammar import ORDINAL
from counterclaim.record.times.leads import find_lead, open_time
from counterclaim.record.times.periods import find_periods, make_period, pin_years
from counterclaim.record.times.ranges import join_range
from counterclaim.record.times.reading import PUBLISHED, read_ordinal
from counterclaim.record.times.tag import Timex
from counterclaim.record.times.values import shift_day
from counterclaim.vocabulary import Document, Time

SINCE = re.compile(r"\bsince\s+(?:(?!since\b)[\w’'-]+\s+){1,12}$", re.IGNORECASE)
"""Since … up to the date, within one clause: "since the outbreak of large-scale hostilities on September 27"."""
OPENED = re.compile(
    r"since\s+(?:(?:the|last|this|early|mid|late|at\s+least|about)[\s-]+)*(?:spring|summer|autumn|fall|winter|dawn|midnight|then"
    r"|yesterday|(?:19|20)\d\d|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Jan\w*|Feb\w*|March|April|May|June|July|Aug\w*|Sept\w*"
    r"|Oct\w*|Nov\w*|Dec\w*|\w+\s+(?:years?|months?|weeks?|days?)\s+ago)\b",
    re.IGNORECASE,
)
"""A "since" with its own time: in "who held it since 2012 and died on Thursday" Thursday opens no period."""
ANNIVERSARY = re.compile(
    rf"(?:the\s+)?(?P<n>{ORDINAL}|one-year|\d\d?(?:st|nd|rd|th))?[\s-]*anniversary\s+of\s+(?:[\w’'-]+\s+){{0,6}}$",
    re.IGNORECASE,
)
OWNER = re.compile(r"['’]s?\b")


def compose_times(document: Document, found: Sequence[Timex], periods: Sequence[Period]) -> tuple[Time, ...]:
    """The document's times: ranges joined, prepositions included, named periods added."""
    named = find_periods(document, periods)
    taken = [(start, end) for start, end, _ in named]
    pinned = pin_years(document, found, periods)
    free = [timex for timex in pinned if not any(timex.start < end and start < timex.end for start, end in taken)]
    times = [make_period(document, start, end, period) for start, end, period in named]
    index = 0
    while index < len(free):
        following = free[index + 1] if index + 1 < len(free) else None
        joined = None if following is None else join_range(document, free[index], following)
        times.append(make_time(document, free[index]) if joined is None else joined)
        index += 1 if joined is None else 2
    return tuple(sorted(times, key=lambda time: time.spans[0]))


def find_anniversary(text: str, start: int) -> re.Match[str] | None:
    """The "10th anniversary of" before an expression, within its clause."""
    return ANNIVERSARY.search(text, max(0, start - 90), start)


def make_anniversary(document: Document, timex: Timex, match: re.Match[str]) -> Time:
    """The day of an anniversary: of a day stated in full, so many years on; of one without a year, near publication."""
    span = document.span(match.start(), timex.end)
    years, first = read_years(match["n"]), timex.interval.start
    day = None
    if first is not None and timex.anchor == PUBLISHED and timex.interval.precision == "day":
        day = date.fromisoformat(first)
    elif years is not None and first is not None and timex.interval.precision == "day":
        day = shift_day(date.fromisoformat(first), years, "Y")
    iso = None if day is None else day.isoformat()
    return Time(span.quote, iso, iso, None if day is None else "day", (span,), "date", "anniversary", timex.anchor, iso)


def read_years(word: str | None) -> int | None:
    """The number of an ordinal; "anniversary" alone has none."""
    if word is None:
        return None
    return 1 if word.lower() == "one-year" else read_ordinal(word)


def make_time(document: Document, timex: Timex) -> Time:
    """The record's time for one expression."""
    text, interval = document.text, timex.interval
    anniversary = find_anniversary(text, timex.start) if timex.kind == "date" else None
    if anniversary is not None:
        return make_anniversary(document, timex, anniversary)
    lead = find_lead(text, timex.start) if timex.rule not in {"near", "overnight", "reference", "set"} else None
    owned = OWNER.match(text, timex.end) is not None
    since = SINCE.search(text, max(0, timex.start - 120), timex.start)
    start = timex.start if lead is None or owned else lead.start()
    if since is not None and timex.kind in {"date", "time"} and not owned and timex.interval.start is not None:
        since = None if re.search(r"[.;:!?\n]", since[0]) or OPENED.match(since[0]) is not None else since
        start = start if since is None else since.start()
    else:
        since = None
    span = document.span(start, timex.end)
    time = Time(
        span.quote,
        interval.start,
        interval.end,
        interval.precision,
        (span,),
        timex.kind,
        timex.modifier,
        timex.anchor,
        timex.value,
    )
    if since is not None:
        return replace(time, end=None, precision="range", modifier="since")
    return time if lead is None or owned else open_time(time, lead)
