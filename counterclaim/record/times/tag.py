"""Temporal expressions of a document read in order, each against what was told before it."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from counterclaim.record.times import dates, offsets, quarters, relative, years
from counterclaim.record.times.context import Context, read_published
from counterclaim.record.times.match import Match
from counterclaim.record.times.reading import PUBLISHED, TOLD, Groups, Kind, Reading, read_modifier
from counterclaim.record.times.spot import spot_times
from counterclaim.record.times.values import (
    Interval,
    format_hour,
    hours_interval,
    read_days,
    read_interval,
)
from counterclaim.record.times.words import HOURS_BY_WORD, PARTS
from counterclaim.vocabulary import Document

Reader = Callable[[Match, Context], Reading]

READERS: dict[str, Reader] = {
    "iso": dates.read_iso,
    "numeric": dates.read_numeric,
    "day": dates.read_day,
    "day_us": dates.read_day,
    "day_only": relative.read_day_only,
    "month": dates.read_month_only,
    "month_piece": dates.read_month_piece,
    "spelled": years.read_spelled,
    "named": dates.read_named,
    "months": dates.read_months,
    "season": years.read_season,
    "quarter": quarters.read_quarter,
    "year_quarter": quarters.read_year_quarter,
    "year_end": quarters.read_year_end,
    "year": years.read_year,
    "years": years.read_years,
    "decade": years.read_decade,
    "century": years.read_century,
    "weekday": dates.read_weekday_name,
    "holiday": dates.read_holiday,
    "near": relative.read_near,
    "overnight": relative.read_overnight,
    "near_unit": relative.read_near_unit,
    "the_unit": relative.read_the_unit,
    "away": relative.read_away,
    "vague_away": relative.read_vague_away,
    "beside": relative.read_beside,
    "ago_adj": relative.read_ago_adjective,
    "past_span": relative.read_past_span,
    "duration": relative.read_duration,
    "bare": relative.read_bare,
    "long": relative.read_long,
    "set": relative.read_set,
    "reference": relative.read_reference,
}
"""Rules read here; "clock", "part" and "this_part" are read by `read_part` below, the rest has no value."""

STAMPED = re.compile(r"\s*(?:[-–—|]\s|[.:]\s+[A-Z\"“]|\n)")
OFFSET = re.compile(r"(T\d\d:\d\d)(?:Z|[+-]\d\d:\d\d)$")
"""A TIMEX3 value gives the time as printed; the interval keeps the offset."""

TELLING = {
    "iso",
    "numeric",
    "day",
    "day_us",
    "day_only",
    "weekday",
    "near",
    "holiday",
    "beside",
    "away",
    "month",
    "year",
    "offset",
}
COUNTED = {"offset": offsets.read_offset, "week_of": offsets.read_week_of, "ended": offsets.read_ended}
"""Rules whose reading becomes what "the same day" and "a week later" count from."""


@dataclass(frozen=True, slots=True)
class Timex:
    """One expression with its TIMEX3 value and its interval."""

    start: int
    end: int
    rule: str
    kind: Kind
    value: str | None
    modifier: str | None
    anchor: str | None
    interval: Interval


def tag_times(document: Document) -> list[Timex]:
    """Every temporal expression of a document, in order."""
    context = Context(document.text, read_published(document.published))
    found: list[Timex] = []
    for match in spot_times(document.text):
        timex = read_match(match, context)
        remember_day(context, timex)
        found.append(timex)
    return found


def read_match(match: Match, context: Context) -> Timex:
    """What one match means."""
    if match.rule in {"clock", "part", "this_part"}:
        reading = read_part(match, context)
    elif match.base is not None:
        reading = read_compound(match, match.base, context)
    elif match.rule in READERS:
        reading = READERS[match.rule](match, context)
        reading = add_parts(match, reading)
    else:
        reading = Reading(None)
    interval = reading.interval if reading.interval is not None else read_interval(reading.value, reading.modifier)
    if reading.kind == "duration" and reading.interval is None:
        interval = Interval(None, None, None)
    kind = "time" if interval.precision in {"part", "hour", "minute"} and reading.kind == "date" else reading.kind
    kind = (
        "date"
        if kind == "time" and reading.modifier is not None and match.part is None and match.clock is None
        else kind
    )
    value = None if reading.value is None else OFFSET.sub(r"\1", reading.value)
    return Timex(match.start, match.end, match.rule, kind, value, reading.modifier, reading.anchor, interval)


def read_compound(match: Match, base: Match, context: Context) -> Reading:
    """What an expression means that counts from the day beside it."""
    told = read_match(base, context)
    day = None if told.value is None else read_days(told.value[:10])
    first = day[0] if day is not None and day[2] == "day" else None
    if match.rule == "night":
        return offsets.read_night(match, first, told.anchor, context.published)
    return COUNTED[match.rule](match, first, told.anchor)


def read_part(match: Match, context: Context) -> Reading:
    """A part of the day, or a time of day, of the day told of; "this" means the day of publication."""
    which = (match.groups.get("rel") or "").lower()
    near = context.told_day is not None and match.start - context.told_at < 600
    base = context.published if which == "this" or not near else context.told_day
    if base is None:
        return Reading(None, "time")
    count = {"the next": 1, "the following": 1, "the previous": -1}.get(which, 0)
    day = Reading(
        (base + timedelta(days=count)).isoformat(), "time", anchor=TOLD if near and which != "this" else PUBLISHED
    )
    if match.rule == "clock":
        return replace(day, kind="date") if is_stamp(context.text, match) else add_clock(day, match.groups)
    reading = add_part(day, match.groups)
    return reading if match.clock is None else add_clock(day, match.clock)


def is_stamp(text: str, match: Match) -> bool:
    """Whether a time of day opens a line and is set off: when an entry of a live page was written, of which only
    the day is the event's ("16:05 - Who hit the flats?")."""
    opens = match.start == 0 or text[: match.start].rstrip(" *•").endswith("\n")
    return opens and STAMPED.match(text, match.end) is not None


def add_parts(match: Match, reading: Reading) -> Reading:
    """A day's reading, narrowed by the clock time or the part of the day joined to it."""
    value = reading.value or ""
    day = value.removesuffix("TNI")
    if day.startswith("X"):
        return reading
    if match.clock is not None and len(day) == 10:
        base = date.fromisoformat(day) + timedelta(days=1) if match.rule == "overnight" else date.fromisoformat(day)
        return add_clock(Reading(base.isoformat(), anchor=reading.anchor), match.clock)
    return reading if match.part is None or len(value) != 10 else add_part(reading, match.part)


def add_clock(reading: Reading, groups: Groups) -> Reading:
    """The minute of a day."""
    clock = dates.read_clock(groups)
    if clock is None or reading.value is None:
        return reading
    return Reading(f"{reading.value}T{clock[0]}{clock[1]}", "time", anchor=reading.anchor)


def add_part(reading: Reading, groups: Groups) -> Reading:
    """The morning, afternoon … of a day."""
    word = " ".join((groups.get("part") or groups.get("part2") or "").lower().split())
    if word not in PARTS or reading.value is None or reading.value.startswith("X"):
        return reading
    modifier = read_modifier(groups.get("mod"), groups.get("mod2"))
    day = date.fromisoformat(reading.value)
    interval = hours_interval(day, *HOURS_BY_WORD[word]) if word in HOURS_BY_WORD else None
    if word in HOURS_BY_WORD and groups.get("before") is not None:
        interval = hours_interval(day, 0, HOURS_BY_WORD[word][0] + 1)
    if interval is None and modifier is not None:
        interval = narrow_part(day, PARTS[word], modifier)
    return Reading(f"{reading.value}T{PARTS[word]}", "time", modifier, reading.anchor, interval)


def narrow_part(day: date, part: str, modifier: str) -> Interval:
    """Early or late in a part of the day: its first or last half; mid: the middle half."""
    whole = read_interval(f"{day.isoformat()}T{part}")
    first = int((whole.start or "T00")[11:13])
    last = int((whole.end or "T00")[11:13])
    last += 24 if last <= first else 0
    half, quarter = (first + last) // 2, (last - first) // 4
    left, right = {"START": (first, half), "END": (half, last)}.get(modifier, (first + quarter, last - quarter))
    return Interval(format_hour(day, left), format_hour(day, right), "part")


SAYING = re.compile(r"\b(?:said|says|told|announced|reported|wrote|added|stated|confirmed|denied)\s+(?:\w+\s+)?$")


def says_today(context: Context, timex: Timex) -> bool:
    """Whether "today" only dates what is said: "monitors said today. That afternoon, …" is of the day told before."""
    today = context.text[timex.start : timex.end].lower() == "today"
    return today and SAYING.search(context.text, max(0, timex.start - 24), timex.start) is not None


def remember_day(context: Context, timex: Timex) -> None:
    """Let later expressions count from this one, if it is a date that is told of."""
    if timex.rule not in TELLING or timex.value is None or says_today(context, timex):
        return
    days = read_days(timex.value[:10] if "T" in timex.value else timex.value)
    if days is None:
        return
    first, _, precision = days
    if precision in {"month", "year"} and (timex.modifier is not None or timex.rule == "away"):
        return
    context.told_day = first if precision == "day" else context.told_day
    context.reference, context.told, context.told_at = first, timex.value, timex.end
