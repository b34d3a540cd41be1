"""Readers of calendar expressions: days, months, years, decades, seasons, quarters, holidays, clock times."""

import re
from datetime import date, timedelta

from counterclaim.record.times.context import Context, find_direction, same_sentence
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
from counterclaim.record.times.spot import Match
from counterclaim.record.times.values import Interval, end_month, format_unit
from counterclaim.record.times.words import DECADES, FIXED_DAYS, SEASON_MONTHS, SEASONS


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


def read_year(match: Match, context: Context) -> Reading:  # noqa: ARG001
    """A year, or a part of it."""
    groups = match.groups
    words = (groups["mod"] or "").lower()
    if "half" in words:
        return Reading(f"{groups['y']}-H{1 if 'first' in words else 2}")
    return Reading(groups["y"], modifier=read_modifier(groups["mod"]))


def read_years(match: Match, context: Context) -> Reading:  # noqa: ARG001
    """From the first to the last year of a range."""
    first, digits = match.groups["y"] or "", match.groups["y2"] or ""
    last = digits if len(digits) == 4 else first[:2] + digits
    return Reading(first, interval=Interval(f"{first}-01-01", f"{last}-12-31", "range"))


def read_decade(match: Match, context: Context) -> Reading:  # noqa: ARG001
    """A decade, or its early, middle or late years."""
    groups = match.groups
    if groups["y"] is not None:
        value = (groups["y"] or "")[:3]
    else:
        digits = str(DECADES[groups["w"].lower()]) if groups["w"] is not None else (groups["yy"] or "")[0]
        century = "18" if (groups["c"] or "").lower() == "eighteen" else "20" if digits in "012" else "19"
        value = century + digits
    return Reading(value, modifier=read_modifier(groups["mod"]))


def read_century(match: Match, context: Context) -> Reading:  # noqa: ARG001
    """A century."""
    number = read_ordinal(match.groups["n"] or "")
    return Reading(None if number is None else f"{number - 1:02d}", modifier=read_modifier(match.groups["mod"]))


def read_season(match: Match, context: Context) -> Reading:
    """A season of a stated year, else the last or next one."""
    groups = match.groups
    season = SEASONS[(groups["s"] or "").lower()]
    modifier = read_modifier(groups["mod"])
    year = int(groups["y"] or 0) if groups["y"] is not None else relative_year(groups, context)
    which = (groups["rel"] or "").lower()
    if which == "every":
        return Reading(f"XXXX-{season}", "set")
    if year is not None or context.published is None:
        return Reading(f"{year}-{season}" if year is not None else None, modifier=modifier)
    published = context.published
    first = SEASON_MONTHS[season][0]
    started = published.month >= first
    told = {"next": 1, "this": 0, "last": -1, "the past": -1}
    direction = told[which] if which in told else find_direction(context.text, match.start, match.end)
    year = published.year
    if season == "WI" and published.month <= 2:
        year -= 1
        started = True
    elif not started and direction < 0:
        year -= 1
    inside = started and published.month <= (SEASON_MONTHS[season][1] + (12 if season == "WI" else 0))
    if which in {"last", "the past"} and inside:
        year -= 1
    elif which == "next" and started:
        year += 1
    return Reading(f"{year}-{season}", modifier=modifier, anchor=PUBLISHED)


def read_quarter(match: Match, context: Context) -> Reading:
    """A quarter or half of a stated year, else of the year of publication: the last one that has begun."""
    groups = match.groups
    day, letter = context.published, "Q" if (groups["piece"] or "").lower() == "quarter" else "H"
    number = read_ordinal(groups["n"] or "")
    stated = groups["y"]
    year = int(stated or 0) if stated is not None else relative_year(groups, context)
    if number is None:
        value = None if letter == "H" else told_quarter(context, 1 if "year" in (groups["n"] or "").lower() else 0)
        return Reading(value, anchor=PUBLISHED)
    if number > (4 if letter == "Q" else 2):
        return Reading(None)
    if year is None and day is not None:
        starts = date(day.year, (number - 1) * (3 if letter == "Q" else 6) + 1, 1)
        past = find_direction(context.text, match.start, match.end) <= 0
        year = day.year - 1 if starts > day and past else day.year
    value = None if year is None else f"{year}-{letter}{number}"
    if value is not None and letter == "Q":
        context.quarter = value
    return Reading(value, anchor=None if stated is not None else PUBLISHED)


def told_quarter(context: Context, years_back: int) -> str | None:
    """The last quarter told of, else the one before publication, or the same one years earlier."""
    day, value = context.published, context.quarter
    if value is None and day is not None:
        index = day.year * 12 + day.month - 1 - 3
        value = format_unit(date(index // 12, index % 12 + 1, 1), "Q")
    return None if value is None else f"{int(value[:4]) - years_back}{value[4:]}"


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
    zone = read_zone(groups["zone"])
    if word != "":
        return ("12:00" if word != "midnight" else "00:00"), zone
    if groups["mil"] is not None:
        return f"{groups['mil'][:2]}:{groups['mil'][2:]}", zone
    if groups["h24"] is not None:
        hour, minute = int(groups["h24"]), groups["min24"] or "00"
    else:
        hour, minute = read_hour(groups), groups["min"] or "00"
    if half == "p" and hour < 12:
        hour += 12
    elif half == "a" and hour == 12:
        hour = 0
    return f"{hour:02d}:{minute}", zone


def read_hour(groups: Groups) -> int:
    """The hour of "6 am", "six o'clock"."""
    from_words = groups["h"] or groups["oc"] or ""
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
