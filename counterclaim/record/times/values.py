"""TIMEX3 values (ISO-TimeML) and the intervals they mean.

A value is text: "2020-10-04", "2020-10", "2020", "199" (a decade), "19" (a century), "2020-W40", "2020-Q3", "2020-FA",
"2020-10-04TMO", "2020-10-04T06:00". Intervals are inclusive ISO dates, or date-times for grains below the day.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from counterclaim.record.times.words import PART_HOURS, SEASON_MONTHS
from counterclaim.vocabulary import TimePrecision

CLOCK = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d)(?::(\d\d))?(Z|[+-]\d\d:\d\d)?")
PART = re.compile(r"(\d{4}-\d\d-\d\d)T([A-Z]{2})")
WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
SEASON = re.compile(r"(\d{4})-(SP|SU|FA|WI)")
PIECE = re.compile(r"(\d{4})-([QH])(\d)")

EARLY = {"START": 0, "MID": 1, "END": 2}
"""Which third of a stretch "early", "mid" and "late" mean."""


@dataclass(frozen=True, slots=True)
class Interval:
    """From when to when, inclusive; None is open or unknown."""

    start: str | None
    end: str | None
    precision: TimePrecision | None


UNKNOWN = Interval(None, None, None)


def read_interval(value: str | None, modifier: str | None = None) -> Interval:
    """The interval of a TIMEX3 value, narrowed by "early", "mid" or "late"."""
    if value is None:
        return UNKNOWN
    if (match := CLOCK.fullmatch(value)) is not None:
        return Interval(value, value, "minute" if match[3] is not None else "hour")
    if (match := PART.fullmatch(value)) is not None:
        first, last = PART_HOURS[match[2]]
        return hours_interval(date.fromisoformat(match[1]), first, last)
    days = read_days(value)
    if days is None:
        return UNKNOWN
    start, end, precision = days
    if modifier in EARLY:
        return narrow_interval(days, modifier)
    return Interval(start.isoformat(), end.isoformat(), precision)


def hours_interval(day: date, first: int, last: int) -> Interval:
    """The hours of a day, as a part of it; 24 and more run into the next day."""
    return Interval(format_hour(day, first), format_hour(day, last), "part")


def format_hour(day: date, hour: int) -> str:
    """The ISO time of an hour counted from this day's midnight."""
    return f"{(day + timedelta(days=hour // 24)).isoformat()}T{hour % 24:02d}:00"


def read_days(value: str) -> tuple[date, date, TimePrecision] | None:
    """First and last day of a value with the grain of a day or more."""
    try:
        return read_calendar(value)
    except ValueError:
        return None


def read_calendar(value: str) -> tuple[date, date, TimePrecision] | None:
    """First and last day; ValueError for a day that no calendar has."""
    if (match := WEEK.fullmatch(value)) is not None:
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        return monday + timedelta(days=5 if match[3] else 0), monday + timedelta(days=6), "week"
    if (match := SEASON.fullmatch(value)) is not None:
        first, last = SEASON_MONTHS[match[2]]
        year = int(match[1])
        return date(year, first, 1), end_month(year + (1 if last < first else 0), last), "season"
    if (match := PIECE.fullmatch(value)) is not None:
        length = 3 if match[2] == "Q" else 6
        year, last = int(match[1]), int(match[3]) * length
        return date(year, last - length + 1, 1), end_month(year, last), "range"
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value) is not None:
        day = date.fromisoformat(value)
        return day, day, "day"
    if re.fullmatch(r"\d{4}-\d\d", value) is not None:
        year, month = int(value[:4]), int(value[5:])
        return date(year, month, 1), end_month(year, month), "month"
    if re.fullmatch(r"\d{2,4}", value) is not None:
        missing = 4 - len(value)
        return read_years(int(value) * 10**missing, 10**missing)
    return None


def read_years(first: int, count: int) -> tuple[date, date, TimePrecision] | None:
    """First and last day of a year, decade or century."""
    precision: TimePrecision = "year" if count == 1 else "decade" if count == 10 else "range"
    return (date(first, 1, 1), date(first + count - 1, 12, 31), precision) if first > 0 else None


def end_month(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def narrow_interval(days: tuple[date, date, TimePrecision], modifier: str) -> Interval:
    """The early, middle or late part of a stretch.

    A decade's early years are its first four (the early 1990s are 1990–1993), then three and three; a year's are
    its first four months; other stretches are cut in three. Early on a day is before nine, late after 18:00.
    """
    start, end, precision = days
    third = EARLY[modifier]
    if precision == "day":
        first, last = ((0, 9), (9, 18), (18, 24))[third]
        return hours_interval(start, first, last)
    if precision == "decade":
        first, last = ((0, 3), (4, 6), (7, 9))[third]
        return Interval(f"{start.year + first}-01-01", f"{start.year + last}-12-31", precision)
    if precision == "year":
        last_day = end_month(start.year, 4 * third + 4)
        return Interval(f"{start.year}-{4 * third + 1:02d}-01", last_day.isoformat(), precision)
    length = (end - start).days + 1
    left = start + timedelta(days=length * third // 3)
    right = start + timedelta(days=length * (third + 1) // 3 - 1)
    return Interval(left.isoformat(), right.isoformat(), precision)


def grain_of(value: str) -> str | None:
    """The unit letter (words.UNITS) of a calendar value; None for durations and references."""
    if "T" in value[1:] and value[:1].isdigit():
        return "H"
    days = read_days(value)
    if days is None:
        return None
    if WEEK.fullmatch(value) is not None:
        return "W"
    if PIECE.fullmatch(value) is not None:
        return "Q"
    return {"day": "D", "month": "M", "year": "Y", "decade": "T", "season": "M"}.get(days[2], "C")


def format_unit(day: date, unit: str) -> str:
    """The value of the day, week, month … that holds this day."""
    if unit == "W":
        year, week, _ = day.isocalendar()
        return f"{year}-W{week:02d}"
    if unit == "E":
        return f"{format_unit(day, 'W')}-WE"
    if unit == "Q":
        return f"{day.year}-Q{(day.month + 2) // 3}"
    lengths = {"M": 7, "Y": 4, "T": 3, "C": 2}
    return day.isoformat()[: lengths.get(unit, 10)]


def shift_day(day: date, count: int, unit: str) -> date | None:
    """The day this many units away; None outside the calendar."""
    try:
        if unit in {"W", "E", "F"}:
            return day + timedelta(weeks=count * (2 if unit == "F" else 1))
        months = {"M": 1, "Q": 3, "Y": 12, "T": 120, "C": 1200}.get(unit)
        if months is None:
            return day + timedelta(days=count)
        index = day.year * 12 + day.month - 1 + count * months
        year, month = index // 12, index % 12 + 1
        return date(year, month, min(day.day, monthrange(year, month)[1]))
    except (ValueError, OverflowError):
        return None


def format_duration(count: float | None, unit: str) -> str:
    """The TIMEX3 duration of a count of units: P3D, PT24H, PXW, P2Y6M."""
    letter = {"m": "M", "N": "D", "E": "D", "F": "W", "T": "E", "C": "E"}.get(unit, unit)
    if unit in {"T", "C"}:
        return "PXE" if count is None else f"P{count * (10 if unit == 'C' else 1):g}E"
    factor = 2 if unit in {"E", "F"} else 1
    prefix = "PT" if unit in {"S", "m", "H"} else "P"
    if count is not None and count != int(count) and unit == "H" and count > 1:
        return f"PT{int(count)}H{int(count % 1 * 60)}M"
    if count is not None and count != int(count) and unit == "Y" and (count * 12) % 1 == 0:
        return f"P{int(count)}Y{int(count % 1 * 12)}M" if count > 1 else f"P{int(count * 12)}M"
    return f"{prefix}{'X' if count is None else f'{count * factor:g}'}{letter}"
