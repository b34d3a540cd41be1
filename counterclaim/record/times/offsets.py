"""Readers of expressions that count from a day named beside them (compounds.py)."""

from datetime import date, timedelta

from counterclaim.record.times.match import Match
from counterclaim.record.times.reading import Reading, read_count, read_unit
from counterclaim.record.times.values import Interval, format_duration, format_hour, format_unit, shift_day


def read_offset(match: Match, day: date | None, anchor: str | None) -> Reading:
    """The day so many days, weeks … before or after another."""
    count, unit = read_count(match.groups), read_unit(match.groups["u"])
    if day is None or count is None or count != int(count) or unit in {"S", "m", "H"}:
        return Reading(None, anchor=anchor)
    sign = -1 if (match.groups["way"] or "").startswith(("before", "prior")) else 1
    shifted = shift_day(day, sign * int(count), {"N": "D", "E": "W"}.get(unit, unit))
    return Reading(None if shifted is None else shifted.isoformat(), anchor=anchor)


def read_week_of(match: Match, day: date | None, anchor: str | None) -> Reading:  # noqa: ARG001 (readers have one shape)
    """The week that a day lies in."""
    return Reading(None if day is None else format_unit(day, "W"), anchor=anchor)


def read_ended(match: Match, day: date | None, anchor: str | None) -> Reading:
    """The week, month or year that ends on a day: a length whose end is known."""
    unit = read_unit(match.groups["u"])
    before = None if day is None else shift_day(day, -1, unit)
    interval = None
    if day is not None and before is not None:
        interval = Interval((before + timedelta(days=1)).isoformat(), day.isoformat(), "range")
    return Reading(format_duration(1, unit), "duration", None, anchor, interval)


def read_night(match: Match, day: date | None, anchor: str | None, published: date | None = None) -> Reading:
    """The night into a day, or the one that begins on it: on the day of publication only the night before is over."""
    if day is None:
        return Reading(None, "time", anchor=anchor)
    into = match.groups["way"] in {"into", "to"} or (match.groups["way"] == "on" and day == published)
    first = day - timedelta(days=1) if into else day
    named = match.groups.get("part") is not None
    interval = None if named else Interval(format_hour(first, 18), format_hour(first, 30), "part")
    return Reading(f"{first.isoformat()}TNI", "time", anchor=anchor, interval=interval)
