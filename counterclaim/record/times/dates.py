"""Readers of calendar expressions: days, months, years, decades, seasons, quarters, holidays, clock times."""

import re
from datetime import date, timedelta

from counterclaim.record.times.context import Context, find_direction, same_sentence
from counterclaim.record.times.match import Match
from counterclaim.record.times.reading import (
    PUBLISHED,
    TOLD,
    Groups,
    Reading,
    make_day,
    read_modifier,
    read_month,
    read_ordinal,
    read_weekday,
    relative_year,
    weekday_near,
)
from counterclaim.record.times.values import Interval, end_month, format_unit
from counterclaim.record.times.words import FIXED_DAYS


def read_iso(match: Match, context: Context) -> Reading:  # noqa: ARG001 (readers have one shape)
    """The day, or the minute, that an ISO date names."""
    groups = match.groups
    day = f"{groups['y']}-{groups['m']}-{groups['d']}"
    clock = groups["iso"]
    return Reading(day) if clock is None else Reading(f"{day}T{clock}{groups['z'] or ''}", "time")


def read_numeric(match: Match, context: Context) -> Reading:
    """The day that "06.10.2020" or "10/6/20" names.

    Dots mean day first. Strokes are read the one way that is a date; where both are, the one within a month of
    publication; else it stays unknown.
    """
    groups = match.groups
    left, right = int(groups["a"] or 0), int(groups["b"] or 0)
    year = full_year(groups["y"] or "")
    day_first, month_first = make_day(year, right, left), make_day(year, left, right)
    if groups["sep"] == ".":
        return Reading(None if day_first is None else day_first.isoformat())
    found = {day for day in (day_first, month_first) if day is not None}
    if len(found) > 1 and context.published is not None:
        found = {day for day in found if abs((day - context.published).days) <= 31}
    return Reading(found.pop().isoformat() if len(found) == 1 else None)


def full_year(digits: str) -> int:
    """Four digits of a year printed with two: 70–99 are 1970–1999."""
    year = int(digits)
    return year if len(digits) == 4 else year + (1900 if year >= 70 else 2000)


def read_day(match: Match, context: Context) -> Reading:
    """The day of a month, or the first to the last of a range of days."""
    groups = match.groups
    month, number = read_month(groups["m"]), int(re.sub(r"\D", "", groups["d"] or ""))
    year, anchor = choose_year(match, context, month, number)
    if year is None:
        return Reading(f"XXXX-{month:02d}-{number:02d}")
    day = make_day(year, month, number)
    if day is None:
        return Reading(None)
    last = groups.get("d2")
    if last is not None:
        ending = make_day(year, month, int(re.sub(r"\D", "", last)))
        if ending is not None and ending > day:
            interval = Interval(day.isoformat(), ending.isoformat(), "range")
            return Reading(day.isoformat(), anchor=anchor, interval=interval)
    return Reading(day.isoformat(), modifier=read_modifier(groups.get("mod")), anchor=anchor)


SOON = 45
"""Days: a date without a year that lies no further ahead is meant, whatever the tense. Chosen on TimeBank."""

FAR = 75
"""Days: one without a tense around it that lies further ahead is meant to be the last one."""


def choose_year(match: Match, context: Context, month: int, day: int = 15) -> tuple[int | None, str | None]:
    """The year of a month (and day), and what it was anchored to.

    Stated; else that of a date with its year in the same sentence; else by the tense of the clause; else the one
    nearest to publication.
    """
    groups = match.groups
    if groups.get("y") is not None:
        return int(groups["y"] or 0), None
    relative = relative_year(groups, context)
    if relative is not None:
        return relative, PUBLISHED
    told, published = context.reference, context.published
    direction = find_direction(context.text, match.start, match.end)
    far = told is not None and (published is None or abs(told.year - published.year) > 1)
    if told is not None and far and direction <= 0 and same_sentence(context.text, context.told_at, match.start):
        return told.year, TOLD
    if published is None:
        return None, None
    days = [made for year in (-1, 0, 1) if (made := make_day(published.year + year, month, min(day, 28))) is not None]
    if groups.get("rel") is not None and day != 15:
        sign = {"last": -1, "next": 1}.get((groups["rel"] or "").lower(), 0)
        return lean_year(days, published + timedelta(days=183 * sign), 0), PUBLISHED
    if groups.get("wd") is not None:
        fitting = [made for made in days if made.replace(day=day).weekday() == read_weekday(groups["wd"])]
        if len(fitting) == 1:
            return fitting[0].year, PUBLISHED
    return lean_year(days, published, direction), PUBLISHED


def lean_year(days: list[date], published: date, direction: int) -> int:
    """The year of the day nearest to publication, unless the clause's tense rules it out.

    A past tense rules out days more than SOON after publication, since "said he should go by Jan. 14" is common; a
    future one only those long past, as in "was due on".
    """
    nearest = min(days, key=lambda made: abs((made - published).days))
    if direction <= 0 and nearest > published + timedelta(days=SOON if direction < 0 else FAR):
        nearest = max(made for made in days if made <= published)
    elif direction > 0 and (nearest - published).days < -60:
        nearest = min(made for made in days if made >= published)
    return nearest.year


def read_months(match: Match, context: Context) -> Reading:
    """From the first to the last month of a range."""
    first, last = read_month(match.groups["m"]), read_month(match.groups["m2"])
    year, anchor = choose_year(match, context, last)
    if year is None:
        return Reading(None)
    start = date(year - 1 if first > last else year, first, 1)
    interval = Interval(start.isoformat(), end_month(year, last).isoformat(), "range")
    return Reading(format_unit(start, "M"), anchor=anchor, interval=interval)


def read_month_only(match: Match, context: Context) -> Reading:
    """A month, or its early, middle or late part."""
    groups = match.groups
    month = read_month(groups["m"])
    modifier = read_modifier(groups["mod"])
    which = " ".join((groups["rel"] or "").lower().split())
    year, anchor = choose_year(match, context, month)
    base = context.day() if which.startswith("the ") else context.published
    if which != "" and base is not None and groups["y"] is None:
        anchor = TOLD if which.startswith("the ") else PUBLISHED
        year = base.year
        if which in {"last", "this past", "the previous"} and month >= base.month:
            year -= 1
        elif which in {"next", "the following"} and month <= base.month:
            year += 1
    return Reading(f"{year or 'XXXX'}-{month:02d}", modifier=modifier, anchor=anchor)


def read_named(match: Match, context: Context) -> Reading:  # noqa: ARG001
    """The day that a name which is a date means: "9/11"."""
    return Reading("2001-09-11")


def read_month_piece(match: Match, context: Context) -> Reading:
    """The first week, the last day of a month: its weeks are counted from the first and the last day."""
    groups = match.groups
    month, word = read_month(groups["m"]), (groups["n"] or "").lower()
    year, anchor = choose_year(match, context, month)
    number = -1 if word in {"last", "final"} else read_ordinal(word)
    if year is None or number is None or (groups["u"] or "").lower() == "weekend":
        return Reading(None if year is None else f"{year}-{month:02d}", anchor=anchor)
    size, days = (1 if (groups["u"] or "").lower() == "day" else 7), end_month(year, month).day
    first = days - size + 1 if number < 0 else size * (number - 1) + 1
    if first > days:
        return Reading(None)
    start, end = date(year, month, first), date(year, month, min(days, first + size - 1))
    if size == 1:
        return Reading(start.isoformat(), anchor=anchor)
    return Reading(f"{year}-{month:02d}", anchor=anchor, interval=Interval(start.isoformat(), end.isoformat(), "week"))


def read_weekday_name(match: Match, context: Context) -> Reading:
    """The day a weekday's name means: the last one, unless the clause speaks of the future."""
    groups, published = match.groups, context.published
    if published is None:
        return Reading(None)
    weekday = read_weekday(groups["wd"])
    which, post = " ".join((groups["rel"] or "").lower().split()), (groups.get("post") or "").lower()
    modifier = read_modifier(groups.get("mod"))
    if post != "":
        monday = published - timedelta(days=published.weekday()) + timedelta(weeks={"last": -1, "next": 1}.get(post, 0))
        return Reading((monday + timedelta(days=weekday)).isoformat(), modifier=modifier, anchor=PUBLISHED)
    if which in {"the following", "the previous"} and context.reference is not None:
        base = context.reference + timedelta(days=1 if which == "the following" else -1)
        return Reading(weekday_near(base, weekday, 1 if "follow" in which else -1).isoformat(), anchor=TOLD)
    if which in {"last", "past", "this past"}:
        day = weekday_near(published - timedelta(days=1), weekday, -1)
    elif which in {"next", "coming", "this coming"}:
        day = weekday_near(published + timedelta(days=1), weekday, 1)
    else:
        direction = find_direction(context.text, match.start, match.end)
        day = weekday_near(published, weekday, direction)
        if direction > 0 and weekday == published.weekday():
            day = published
    return Reading(day.isoformat(), modifier=modifier, anchor=PUBLISHED)


def read_holiday(match: Match, context: Context) -> Reading:
    """A holiday with a fixed day; the moving ones by their rules."""
    groups = match.groups
    name = " ".join((groups["name"] or groups["moving"] or "").lower().replace("’", "'").split())
    fixed = FIXED_DAYS.get(name)
    month = (
        fixed[0]
        if fixed is not None
        else {"thanksgiving": 11, "labor day": 9, "memorial day": 5}.get(name, 11 if "thanks" in name else 4)
    )
    year, anchor = choose_year(match, context, month, 15 if fixed is None else fixed[1])
    published = context.published
    if groups["rel"] is not None and published is not None:
        year = published.year + {
            "last": -1 if published.month <= month else 0,
            "next": 0 if published.month <= month else 1,
        }.get(groups["rel"].lower(), 0)
    if year is None:
        return Reading(None)
    day = make_day(year, *fixed) if fixed is not None else moving_day(name, year)
    return Reading(None if day is None else day.isoformat(), anchor=anchor)


def moving_day(name: str, year: int) -> date | None:
    """The day of a holiday that moves: Easter by Gauss's algorithm (western), American ones by weekday."""
    if name.startswith("thanksgiving"):
        return weekday_near(date(year, 11, 22), 3, 1)
    if name == "labor day":
        return weekday_near(date(year, 9, 1), 0, 1)
    if name == "memorial day":
        return weekday_near(date(year, 5, 31), 0, -1)
    golden, century = year % 19, year // 100
    epact = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    epact -= (epact // 28) * (1 - (epact // 28) * (29 // (epact + 1)) * ((21 - golden) // 11))
    offset = epact - (year + year // 4 + epact + 2 - century + century // 4) % 7
    month = 3 + (offset + 40) // 44
    sunday = date(year, month, offset + 28 - 31 * (month // 4))
    return sunday + timedelta(days={"good friday": -2, "easter monday": 1}.get(name, 0))


def read_clock(groups: Groups) -> tuple[str, str] | None:
    """The time of day as "HH:MM" (or "HH"), and its offset where the zone has one."""
    word = (groups["word"] or "").lower()
    half = (groups["ap"] or "").lower() or {"morning": "a", "afternoon": "p", "evening": "p"}.get(
        (groups["half"] or "").lower(), ""
    )
    half = "p" if groups["half2"] is not None else half
    zone = read_zone(groups["zone"])
    if word != "":
        return ("12:00" if word != "midnight" else "00:00"), zone
    if groups["mil"] is not None:
        clock = f"{groups['mil'][:2]}:{groups['mil'][2:]}"
        return clock, zone if zone != "" else find_offset(groups, clock)
    if groups["dot"] is not None:
        hour, minute = int((groups["dot"] or "").split(".")[0]), (groups["dot"] or "")[-2:]
    elif groups["h24"] is not None:
        hour, minute = int(groups["h24"]), groups["min24"] or "00"
    else:
        hour, minute = read_hour(groups), groups["min"] or "00"
    if half == "p" and hour < 12:
        hour += 12
    elif half == "a" and hour == 12:
        hour = 0
    clock = f"{hour:02d}:{minute}"
    return clock, zone if zone != "" else find_offset(groups, clock)


def find_offset(groups: Groups, clock: str) -> str:
    """The offset that a second clock time gives: 22:00 that is 1900 GMT is +03:00; "" where there is none."""
    also = {name.removeprefix("also_"): word for name, word in groups.items() if name.startswith("also_")}
    second = None if len(also) == 0 else read_clock(also)
    if second is None or second[1] != "Z" or len(clock) != 5 or len(second[0]) != 5:
        return ""
    first, other = (60 * int(time[:2]) + int(time[3:]) for time in (clock, second[0]))
    minutes = (first - other + 12 * 60) % (24 * 60) - 12 * 60
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"


def read_hour(groups: Groups) -> int:
    """The hour of "6 am", "six o'clock"."""
    from_words = groups["h"] or groups["hh"] or groups["oc"] or ""
    names = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    return int(from_words) if from_words.isdigit() else names.index(from_words.lower())


def read_zone(words: str | None) -> str:
    """The offset of a zone, "" where none is stated or known."""
    from counterclaim.record.times.words import ZONES

    plain = " ".join((words or "").lower().strip("()").split())
    if plain in ZONES:
        return ZONES[plain]
    match = re.fullmatch(r"utc([+-])(\d\d?)(?::(\d\d))?", plain)
    return "" if match is None else f"{match[1]}{int(match[2]):02d}:{match[3] or '00'}"
