"""Readers of years and more, and of seasons: "late 2022", "nineteen ninety-six", "the early 1990s", "last summer"."""

from counterclaim.record.times.context import Context, find_direction
from counterclaim.record.times.match import Match
from counterclaim.record.times.reading import PUBLISHED, Reading, read_modifier, read_ordinal, relative_year
from counterclaim.record.times.values import Interval
from counterclaim.record.times.words import DECADES, SEASON_MONTHS, SEASONS, read_number


def read_year(match: Match, context: Context) -> Reading:  # noqa: ARG001
    """A year, or a part of it."""
    groups = match.groups
    words = (groups["mod"] or "").lower()
    if "half" in words:
        return Reading(f"{groups['y']}-H{1 if 'first' in words else 2}")
    return Reading(groups["y"], modifier=read_modifier(groups["mod"]))


def read_spelled(match: Match, context: Context) -> Reading:  # noqa: ARG001
    """A year in words: "nineteen ninety-six"."""
    groups = match.groups
    century = {"eighteen": 1800, "nineteen": 1900, "twenty": 2000}[(groups["c"] or "").lower()]
    tens = 0 if (groups["ty"] or "").lower() == "hundred" else int(read_number(groups["ty"] or "") or 0)
    ones = 0 if groups["one"] is None else int(read_number(groups["one"]) or 0)
    return Reading(str(century + tens + ones))


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
