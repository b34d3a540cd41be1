"""Readers of expressions that count from another day: "yesterday", "two days later", "the same week", "overnight"."""

import re
from datetime import timedelta

from counterclaim.record.times.context import Context
from counterclaim.record.times.match import Match
from counterclaim.record.times.quarters import is_fiscal, told_quarter
from counterclaim.record.times.reading import (
    PUBLISHED,
    TOLD,
    Reading,
    make_day,
    read_approx,
    read_count,
    read_modifier,
    read_unit,
    unit_value,
)
from counterclaim.record.times.values import (
    UNKNOWN,
    Interval,
    format_duration,
    format_hour,
    grain_of,
    read_interval,
    shift_day,
)
from counterclaim.record.times.words import PARTS, REFERENCES, SETS, read_number

BACK = {"ago", "earlier", "before", "previously", "prior"}
ALONE = re.compile(
    r"\s*(?:[.,;:!?)”\"’'–—-]|$|\n|(?:in|at|on|near|by|and|but|or|with|from|for|to|that|as|was|were|is|had|has|have|when"
    r"|while|outside|around|inside|over|against|amid|during|said|did|it|of)\b)"
)
"""What follows "the day before" where it counts from a day told of, and from nothing named after it."""
FROM_TOLD = {"earlier", "later", "before", "after", "prior", "on"}


def read_near(match: Match, context: Context) -> Reading:
    """Yesterday, today, tomorrow and their neighbours, from the day of publication."""
    word = context.text[match.start : match.end].lower()
    if "night" in word and "last" in word and context.published is not None:
        return Reading(f"{(context.published - timedelta(days=2)).isoformat()}TNI", "time", anchor=PUBLISHED)
    count = -1 if "yesterday" in word else 1 if "tomorrow" in word else 0
    count *= 2 if re.search(r"day\s+(?:before|after)\s", word) is not None else 1
    if context.published is None:
        return Reading(None)
    day = context.published + timedelta(days=count)
    if "tonight" in word or "tonite" in word:
        return Reading(f"{day.isoformat()}TNI", "time", anchor=PUBLISHED)
    return Reading(day.isoformat(), modifier=read_modifier(match.groups.get("mod")), anchor=PUBLISHED)


def read_day_only(match: Match, context: Context) -> Reading:
    """ "On the 13th": of the month told of, or the last one up to publication."""
    number, which = int((match.groups["d"] or "0")[:-2]), (match.groups["rel"] or "").lower()
    told = context.reference is not None and which not in {"this", "last"}
    base = context.reference if told else context.published
    if base is None:
        return Reading(None)
    back = which == "last" or (not told and which == "" and number > base.day)
    month = base.replace(day=1) - timedelta(days=1) if back else base
    day = make_day(month.year, month.month, number)
    return Reading(None if day is None else day.isoformat(), anchor=TOLD if told else PUBLISHED)


def read_overnight(match: Match, context: Context) -> Reading:  # noqa: ARG001 (readers have one shape)
    """The night before publication: from 18:00 of the day before to 06:00."""
    if context.published is None:
        return Reading(None, "time")
    day = context.published - timedelta(days=1)
    interval = Interval(format_hour(day, 18), format_hour(day, 30), "part")
    return Reading(f"{day.isoformat()}TNI", "time", anchor=PUBLISHED, interval=interval)


def read_near_unit(match: Match, context: Context) -> Reading:
    """This, last, next week; the same, the following month; earlier this year."""
    groups = match.groups
    whole = " ".join((groups["rel"] or "").lower().split())
    which = whole.removeprefix("the ")
    unit = read_unit(groups["u"])
    told = which in {"previous", "preceding", "following", "same", "that", "that same", "prior"} or (
        which == "next" and (groups["rel"] or "").lower().startswith("the")
    )
    base = context.day() if told else context.published
    modifier = read_modifier(groups["mod"])
    count = {"last": -1, "past": -1, "this past": -1, "previous": -1, "preceding": -1, "prior": -1, "latest": -1}.get(
        which, 0
    )
    count = 1 if which in {"next", "following", "coming", "upcoming"} else count
    if unit == "N" and base is not None:
        day = base + timedelta(days=count)
        return Reading(f"{day.isoformat()}TNI", "time", anchor=TOLD if told else PUBLISHED)
    if unit == "D" and which in {"that", "that same"} and context.reference is None:
        return Reading(None)
    if unit == "Q" and which in {"latest", "that", "same"}:
        return Reading(told_quarter(context, 0), anchor=TOLD)
    if unit == "D" and which in {"current", "last", "past"}:
        return read_last_day(match, context)
    value = unit_value(base, count, unit)
    anchor = TOLD if told and context.reference is not None else PUBLISHED
    interval = cut_interval(match, context, value, modifier)
    if unit == "D" and (groups["mod"] or "").lower().startswith(("earlier", "later")):
        interval = read_interval(value)
    shifted = None if base is None else shift_day(base, -1, unit)
    if (which in {"past", "this past"} or whole == "the last") and base is not None and shifted is not None:
        interval = Interval(shifted.isoformat(), base.isoformat(), "range")
    return Reading(value, modifier=modifier, anchor=anchor, interval=interval)


def read_last_day(match: Match, context: Context) -> Reading:
    """The past day: the day up to publication; "the last day of the siege" and "the current day" are unknown."""
    base, rel = context.published, (match.groups["rel"] or "").lower()
    follows = re.match(r"\s+(?:of|in|before)\b", context.text[match.end : match.end + 8]) is not None
    if base is None or follows or rel not in {"the past", "the last", "past"}:
        return Reading(None)
    interval = Interval((base - timedelta(days=1)).isoformat(), base.isoformat(), "range")
    return Reading("P1D", "duration", None, PUBLISHED, interval)


def cut_interval(match: Match, context: Context, value: str | None, modifier: str | None) -> Interval | None:
    """For "earlier this month" up to publication, for "later this year" from it; None elsewhere."""
    words = (match.groups.get("mod") or "").lower()
    if context.published is None or value is None or not words.startswith(("earlier", "later")):
        return None
    whole = read_interval(value)
    today = context.published.isoformat()
    if whole.start is None or whole.end is None or not whole.start <= today <= whole.end:
        return None
    return Interval(whole.start, today, "range") if modifier == "START" else Interval(today, whole.end, "range")


def read_the_unit(match: Match, context: Context) -> Reading:
    """ "The weekend", "the end of the year", "later in the day": the unit around the day told of."""
    groups = match.groups
    unit = read_unit(groups["u"])
    modifier = read_modifier(groups["mod"], groups["mod2"])
    base = context.last_day() if unit == "D" else context.published
    if unit == "Q":
        return Reading(told_quarter(context, 0) if is_fiscal(context) else None, anchor=TOLD)
    if unit == "E" and base is not None and base.weekday() < 3:
        base = base - timedelta(days=3)
    value = unit_value(base, 0, unit)
    whole = unit == "D" and (groups["mod"] or "").lower().startswith(("earlier", "later"))
    interval = read_interval(value) if whole else cut_interval(match, context, value, modifier)
    return Reading(value, modifier=modifier, anchor=PUBLISHED, interval=interval)


def read_away(match: Match, context: Context) -> Reading:
    """Two days ago, a week earlier, three months later: so far from publication or from the day told of."""
    groups = match.groups
    way, unit, count = (groups["way"] or "").lower(), read_unit(groups["u"]), read_count(groups)
    if unit == "Y" and count == 1 and context.quarter is not None and way in {"ago", "earlier"}:
        return Reading(told_quarter(context, 1), anchor=TOLD)
    told = way in FROM_TOLD and context.reference is not None
    base = context.reference if told else context.published
    sign = -1 if way in BACK else 1
    anchor = TOLD if told else PUBLISHED
    if count is None:
        return Reading("PAST_REF" if sign < 0 else "FUTURE_REF", anchor=anchor, interval=UNKNOWN)
    if base is None:
        return Reading(None)
    modifier = read_approx(groups["approx"])
    if unit in {"S", "m", "H"}:
        return Reading(format_duration(count, unit), "duration", modifier)
    if count != int(count):
        months = round(count * {"Y": 12, "T": 120}.get(unit, 1))
        return Reading(unit_value(base, sign * months, "M") if unit in {"Y", "T"} else None, anchor=anchor)
    count_units = int(count) * (2 if unit == "F" else 1)
    grain = {"N": "D", "E": "W", "F": "W", "T": "Y", "C": "Y"}.get(unit, unit)
    count_units *= {"T": 10, "C": 100}.get(unit, 1)
    grain = "D" if groups["today"] is not None else finer_grain(context, grain) if told else grain
    shifted = shift_day(base, sign * count_units, {"N": "D", "E": "W", "F": "W", "T": "Y", "C": "Y"}.get(unit, unit))
    value = unit_value(shifted, 0, grain)
    return Reading(value, modifier=modifier, anchor=anchor)


def finer_grain(context: Context, grain: str) -> str:
    """The grain of what was told, if it is finer than the unit counted: a week after a day is a day."""
    told = grain_of(context.told or "")
    order = "HDWMQYTC"
    if told is None or told == "H":
        return grain if told is None else "D"
    return told if order.index(told) < order.index(grain) else grain


def read_vague_away(match: Match, context: Context) -> Reading:  # noqa: ARG001
    """ "Years ago": no more than that it is past."""
    return Reading("FUTURE_REF" if (match.groups["way"] or "").lower() == "later" else "PAST_REF")


def read_beside(match: Match, context: Context) -> Reading:
    """The same day, the next day, the day before, the following week: from the day told of."""
    groups = match.groups
    unit_word = groups["u"] or groups["u2"] or groups["u3"] or groups["u4"] or "day"
    which = (groups["rel"] or groups["way"] or "same").lower()
    count = (
        1
        if which in {"next", "following", "after", "later"}
        else -1
        if which in {"previous", "preceding", "before", "earlier"}
        else 0
    )
    word = unit_word.lower()
    if groups["way"] is not None and ALONE.match(context.text, match.end) is None:
        return Reading(None)
    base = context.last_day() if word in PARTS or word in {"day", "night"} else context.day()
    if base is None:
        return Reading(None)
    anchor = TOLD if context.reference is not None else PUBLISHED
    if word in PARTS:
        day = base + timedelta(days=count)
        return Reading(f"{day.isoformat()}T{PARTS[word]}", "time", anchor=anchor)
    return Reading(unit_value(base, count, read_unit(unit_word)), anchor=anchor)


def read_ago_adjective(match: Match, context: Context) -> Reading:
    """ "The year-earlier quarter": the same piece of the unit before."""
    unit = read_unit(match.groups["u"])
    base = context.published
    if unit == "Y" and (context.quarter is not None or match.groups["piece"] == "quarter"):
        return Reading(told_quarter(context, 1), anchor=TOLD)
    shifted = None if base is None else shift_day(base, -1, unit)
    return Reading(unit_value(shifted, 0, unit), anchor=PUBLISHED)


def read_past_span(match: Match, context: Context) -> Reading:
    """The past 24 hours, the next three weeks: a duration that ends or starts at publication."""
    groups = match.groups
    unit, count = read_unit(groups["u"]), read_count(groups)
    counted = any(groups[name] is not None for name in ("n", "v", "c"))
    plural = (groups["u"] or "").lower().endswith("s")
    if not counted and plural:
        count = None
    value, modifier = format_duration(count, unit), read_approx(groups["approx"])
    which = " ".join((groups["rel"] or "").lower().split()).removeprefix("the ")
    base = context.published
    if (
        base is None
        or count is None
        or which not in {"past", "last", "these past", "next", "coming"}
        or unit in {"S", "m"}
    ):
        return Reading(value, "duration", modifier)
    sign = 1 if which in {"next", "coming"} else -1
    days = -(-int(count) // 24) if unit == "H" else int(count)
    other = shift_day(base, sign * days, "D" if unit in {"H", "N"} else unit)
    if other is None:
        return Reading(value, "duration", modifier)
    start, end = sorted((other.isoformat(), base.isoformat()))
    return Reading(value, "duration", modifier, PUBLISHED, Interval(start, end, "range"))


def read_duration(match: Match, context: Context) -> Reading:  # noqa: ARG001
    """How long, with no word of when."""
    groups = match.groups
    count, unit = read_count(groups), read_unit(groups["u"])
    if count is None and groups["n"] is not None:
        return Reading(None, "duration")
    tail = (groups["tail"] or "").lower()
    if count is not None and tail == "a half":
        count += 0.5
    elif count is not None and "month" in tail and unit == "Y":
        count += (read_number(tail.rsplit(None, 1)[0]) or 0) / 12
    return Reading(format_duration(count, unit), "duration", read_approx(groups["approx"]))


def read_bare(match: Match, context: Context) -> Reading:  # noqa: ARG001
    """ "For weeks"."""
    return Reading(format_duration(None, read_unit(match.groups["v"])), "duration")


def read_long(match: Match, context: Context) -> Reading:  # noqa: ARG001
    """ "The months-long siege", "a two-decade-long war": how long."""
    word = match.groups["v"] or ""
    count = None if word.lower().endswith("s") else read_count({"n": match.groups["n"]})
    return Reading(format_duration(count, read_unit(word)), "duration")


def read_set(match: Match, context: Context) -> Reading:  # noqa: ARG001
    """What comes again: daily, every Friday, each year."""
    groups = match.groups
    if groups["word"] is not None:
        return Reading(SETS[groups["word"].lower()], "set")
    unit = groups["u"] or groups["per"]
    if unit is not None:
        other = (groups["other"] or "").lower()
        count = {"other": 2, "second": 2, "third": 3, "fourth": 4}.get(other) or (
            read_number(other) if other != "" else 1
        )
        return Reading(format_duration(count, read_unit(unit)), "set")
    if groups["part"] is not None:
        return Reading(f"XXXX-XX-XXT{PARTS[' '.join(groups['part'].lower().split())]}", "set")
    name = (groups["wd"] or groups["pl"] or "").lower().removesuffix("s")
    days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    return Reading(f"XXXX-WXX-{days.index(name) + 1}" if name in days else "P1Y", "set")


def read_reference(match: Match, context: Context) -> Reading:
    """Now, recently, soon: a direction, no interval."""
    words = " ".join((match.groups["word"] or "").lower().split())
    if words in REFERENCES:
        return Reading(REFERENCES[words])
    said = context.text[match.start : match.end].lower()
    return Reading("FUTURE_REF" if "coming" in said else "PRESENT_REF" if said.startswith("these") else "PAST_REF")
