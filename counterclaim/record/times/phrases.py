"""From expressions to the times of a record: with their prepositions, open starts and ends, ranges, named periods."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from counterclaim.data.profile import Period
from counterclaim.record.times.grammar import ORDINAL
from counterclaim.record.times.reading import read_ordinal
from counterclaim.record.times.tag import Timex
from counterclaim.record.times.values import shift_day
from counterclaim.vocabulary import Document, Time

LEAD = re.compile(
    r"\b(?:(?P<open>ever\s+since|since|starting|beginning|effective)(?:\s+(?:from|on|in|at))?|(?P<until>until|till|up\s+to|up\s+until|through)(?:\s+the)?"
    r"|(?P<before>before|prior\s+to)|(?P<after>after|following)|as\s+(?:of|from)|on|in|at|by|during|over|around|about|within|for|throughout|as\s+of"
    r"|from|between|early\s+on|late\s+on)\s+(?:around\s+|about\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
SINCE = re.compile(r"\bsince\s+(?:(?!since\b)[\w’'-]+\s+){1,12}$", re.IGNORECASE)
"""Since … up to the date, within one clause: "since the outbreak of large-scale hostilities on September 27"."""
ANNIVERSARY = re.compile(
    rf"(?:the\s+)?(?P<n>{ORDINAL}|one-year|\d\d?(?:st|nd|rd|th))?[\s-]*anniversary\s+of\s+(?:[\w’'-]+\s+){{0,6}}$",
    re.IGNORECASE,
)
LINK = re.compile(r"\s*(?:,?\s*(?:up\s+)?(?:to|until|till|through)|[-–—])\s+(?:the\s+)?|\s*[-–—]\s*", re.IGNORECASE)
AND = re.compile(r"\s+and\s+(?:the\s+)?", re.IGNORECASE)
FROM = re.compile(r"\b(from|between)\s+(?:the\s+)?$", re.IGNORECASE)
OWNER = re.compile(r"['’]s?\b")


def compose_times(document: Document, found: Sequence[Timex], periods: Sequence[Period]) -> tuple[Time, ...]:
    """The document's times: ranges joined, prepositions included, named periods added."""
    named = find_periods(document, periods)
    taken = [(start, end) for start, end, _ in named]
    free = [timex for timex in found if not any(timex.start < end and start < timex.end for start, end in taken)]
    times = [make_period(document, start, end, period) for start, end, period in named]
    index = 0
    while index < len(free):
        following = free[index + 1] if index + 1 < len(free) else None
        joined = None if following is None else join_range(document, free[index], following)
        times.append(make_time(document, free[index]) if joined is None else joined)
        index += 1 if joined is None else 2
    return tuple(sorted(times, key=lambda time: time.spans[0]))


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


def join_range(document: Document, left: Timex, right: Timex) -> Time | None:
    """One time for "from 27 September to 9 November" and "between 1992 and 1994"; None where it is no range."""
    if left.kind not in {"date", "time"} or right.kind not in {"date", "time"}:
        return None
    between = document.text[left.end : right.start]
    opening = FROM.search(document.text, max(0, left.start - 14), left.start)
    word = "" if opening is None else opening[1].lower()
    linked = LINK.fullmatch(between) is not None if word != "between" else AND.fullmatch(between) is not None
    if not linked or (word == "" and re.fullmatch(r"\s*[-–—]\s*|\s+(?:to|until|through)\s+", between) is None):
        return None
    first, last = left.interval.start, range_end(left, right)
    if first is None or last is None or last < first[: len(last)]:
        return None
    span = document.span(left.start if opening is None else opening.start(), right.end)
    return Time(span.quote, first, last, "range", (span,), "date", None, left.anchor or right.anchor, left.value)


def range_end(left: Timex, right: Timex) -> str | None:
    """Where a range ends: a day without a year lies after the range's start, within a year."""
    first, last = left.interval.start, right.interval.end
    if first is None or last is None or last[:10] >= first[:10] or right.anchor is None:
        return last
    later = f"{int(last[:4]) + 1}{last[4:]}"
    return later if later[:10] >= first[:10] else last


def find_lead(text: str, start: int) -> re.Match[str] | None:
    """The preposition that leads an expression."""
    return LEAD.search(text, max(0, start - 24), start)


def find_anniversary(text: str, start: int) -> re.Match[str] | None:
    """The "10th anniversary of" before an expression, within its clause."""
    return ANNIVERSARY.search(text, max(0, start - 90), start)


def make_anniversary(document: Document, timex: Timex, match: re.Match[str]) -> Time:
    """The day of an anniversary: of a stated day, so many years on; else unknown."""
    span = document.span(match.start(), timex.end)
    years, first = read_years(match["n"]), timex.interval.start
    day = None
    if years is not None and first is not None and timex.interval.precision == "day":
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
        since = None if re.search(r"[.;:!?\n]", since[0]) else since
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


def open_time(time: Time, lead: re.Match[str]) -> Time:
    """The time with the open start or end that "since", "until", "before" or "after" give it."""
    if time.kind not in {"date", "time"} or time.start is None:
        return time
    if lead["open"] is not None and lead["open"].lower().endswith("since"):
        return replace(time, end=None, precision="range", modifier="since")
    if lead["until"] is not None:
        return replace(time, start=None, precision="range", modifier="until")
    if lead["before"] is not None:
        return replace(time, start=None, end=time.start, precision="range", modifier="before")
    if lead["after"] is not None:
        return replace(time, start=time.end, end=None, precision="range", modifier="after")
    return time
