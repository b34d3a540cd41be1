"""What a match turns out to mean, and helpers that the readers share."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from counterclaim.record.times.context import Context
from counterclaim.record.times.values import Interval, format_unit, shift_day
from counterclaim.record.times.words import MONTHS, ORDINALS, UNITS, WEEKDAYS, read_number

Groups = Mapping[str, str | None]
Kind = Literal["date", "time", "duration", "set"]


@dataclass(frozen=True, slots=True)
class Reading:
    """A TIMEX3 value with its kind, modifier and anchor; `interval` where the value alone does not give it."""

    value: str | None
    kind: Kind = "date"
    modifier: str | None = None
    anchor: str | None = None
    interval: Interval | None = None


PUBLISHED = "published"
TOLD = "text"
STATED = None

MODIFIERS = {"earl": "START", "begi": "START", "star": "START", "firs": "START", "mid": "MID", "midd": "MID"}
MODIFIERS |= {"late": "END", "end": "END", "seco": "END", "last": "END", "latt": "END"}
APPROX = {
    "about": "APPROX",
    "around": "APPROX",
    "approximately": "APPROX",
    "roughly": "APPROX",
    "some": "APPROX",
    "nearly": "LESS_THAN",
    "almost": "LESS_THAN",
    "over": "MORE_THAN",
    "more than": "MORE_THAN",
    "just over": "MORE_THAN",
    "less than": "LESS_THAN",
    "under": "LESS_THAN",
    "just under": "LESS_THAN",
    "at least": "EQUAL_OR_MORE",
    "at most": "EQUAL_OR_LESS",
    "up to": "EQUAL_OR_LESS",
    "no more than": "EQUAL_OR_LESS",
}


def read_modifier(*words: str | None) -> str | None:
    """START, MID or END of "early", "the end of" …; None for no word."""
    for word in words:
        if word is not None:
            plain = word.lower().removeprefix("the ").removeprefix("very ").strip()
            for head, modifier in MODIFIERS.items():
                if plain.startswith(head):
                    return modifier
    return None


def read_approx(word: str | None) -> str | None:
    """The TIMEX3 modifier of "about", "more than" …"""
    return None if word is None else APPROX.get(" ".join(word.lower().split()))


def read_month(word: str | None) -> int:
    """The number of a month."""
    return MONTHS[(word or "").rstrip(".").lower()]


def read_weekday(word: str | None) -> int:
    """The number of a weekday, Monday 0."""
    return WEEKDAYS[(word or "").rstrip(".").lower()]


def read_ordinal(word: str) -> int | None:
    """The number of "third", "21st"."""
    digits = word.rstrip("stndrh").lower() if word[:1].isdigit() else ""
    return int(digits) if digits.isdigit() else ORDINALS.get(word.lower())


def read_unit(word: str | None) -> str:
    """The letter of a unit, singular or plural."""
    plain = " ".join((word or "").lower().split())
    plain = "century" if plain.startswith("centur") else plain.removesuffix("s")
    return UNITS.get(plain, "D")


def read_count(groups: Groups) -> float | None:
    """How many: of the groups n, c (couple), half; 1 for an article; None for "several"."""
    if groups.get("n") is not None:
        return read_number(str(groups["n"]))
    if groups.get("v") is not None:
        return None
    if groups.get("c") is not None:
        return 2
    return 0.5 if groups.get("half") is not None else 1


def relative_year(groups: Groups, context: Context) -> int | None:
    """The year that "last year", "this year", "the following year" after a month mean."""
    word = groups.get("ry") or groups.get("ry2")
    day = context.published if groups.get("ry") is not None else context.day()
    if word is None or day is None:
        return None
    return day.year + {"last": -1, "previous": -1, "next": 1, "following": 1}.get(word.lower(), 0)


def make_day(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def weekday_near(day: date, weekday: int, direction: int) -> date:
    """The day of that name: the same or last one before (direction ≤ 0), or the next one after."""
    ahead = (weekday - day.weekday()) % 7
    return day + timedelta(days=ahead if direction > 0 else ahead - 7 if ahead > 0 else 0)


def unit_value(day: date | None, count: int, unit: str) -> str | None:
    """The value of the unit that lies `count` units from a day's own."""
    if day is None:
        return None
    shifted = shift_day(day, count, "W" if unit == "E" else unit)
    return None if shifted is None else format_unit(shifted, unit)
