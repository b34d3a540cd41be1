"""Readers of quarters, halves and business years: "the third quarter", "the 1988 quarter", "year-end"."""

import re
from datetime import date

from counterclaim.record.times.context import Context, find_direction
from counterclaim.record.times.match import Match
from counterclaim.record.times.reading import PUBLISHED, Groups, Reading, read_ordinal, relative_year
from counterclaim.record.times.values import format_unit

FISCAL = re.compile(
    r"\b(?:earnings|profits?|revenues?|sales|shares?|shareholders?|dividends?|stocks?|fiscal|quarterly"
    r"|net (?:income|loss)|gross domestic product|GDP|inflation|exports?|budget)\b",
    re.IGNORECASE,
)
"""Words of business news, where a quarter is one of the year."""


def read_quarter(match: Match, context: Context) -> Reading:
    """A quarter or half of a stated year, else of the year of publication: the last one that has begun."""
    groups = match.groups
    day, letter = context.published, "Q" if (groups["piece"] or "").lower() == "quarter" else "H"
    number = read_ordinal(groups["n"] or "")
    stated = groups["y"]
    year = int(stated or 0) if stated is not None else relative_year(groups, context)
    if (groups["n"] or "").lower() == "current":
        return Reading(None if day is None or letter == "H" else format_unit(day, "Q"), anchor=PUBLISHED)
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


def is_fiscal(context: Context) -> bool:
    """Whether "the quarter" is a part of the year: where one was told before, or in news of business; elsewhere it is a
    part of a town."""
    return context.quarter is not None or FISCAL.search(context.text) is not None


def read_year_quarter(match: Match, context: Context) -> Reading:
    """A quarter or half with its year before it: "the 1988 second quarter", "next year's first quarter"."""
    groups = match.groups
    year = int(groups["y"] or 0) if groups["y"] is not None else shift_year(groups, context)
    letter = "Q" if (groups["piece"] or "").lower() == "quarter" else "H"
    number = read_ordinal(groups["n"] or "")
    if year is None or (number is None and letter == "H"):
        return Reading(None)
    if number is None:
        told = told_quarter(context, 0)
        return Reading(None if told is None else f"{year}{told[4:]}")
    if number > (4 if letter == "Q" else 2):
        return Reading(None)
    value = f"{year}-{letter}{number}"
    context.quarter = value if letter == "Q" else context.quarter
    return Reading(value, anchor=None if groups["y"] is not None else PUBLISHED)


def shift_year(groups: Groups, context: Context) -> int | None:
    """The year of "last year's", "this year's", "next year's"."""
    which = (groups["rel"] or "").lower()
    return None if context.published is None else context.published.year + {"last": -1, "next": 1}.get(which, 0)


def read_year_end(match: Match, context: Context) -> Reading:
    """The end of the year, or of the month, of publication."""
    day = context.published
    unit = "M" if "month" in context.text[match.start : match.end].lower() else "Y"
    return Reading(None if day is None else format_unit(day, unit), modifier="END", anchor=PUBLISHED)
