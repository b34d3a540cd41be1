"""Expressions made of two or three: "three days after July 4", "the week of March 6", "overnight into Tuesday"."""

import re
from collections.abc import Callable
from dataclasses import replace

from counterclaim.record.times.match import Match

BASES = {"iso", "numeric", "day", "day_us", "day_only", "weekday", "near", "holiday", "named"}
"""Rules of days that something else can be counted from."""
STATED = {"iso", "numeric", "day", "day_us", "named"}
"""Those that stand far enough from an event's name to belong to it: "the attack in Goma on 7 July"."""
EVENT = r"(?P<event>(?:[\w’'-]+\s+){1,6}(?:on|of)\s+(?:the\s+)?)?"
WAY = re.compile(rf"\s+(?P<way>before|after|following|prior\s+to)\s+(?:the\s+)?{EVENT}", re.IGNORECASE)
OF_WAY = re.compile(rf"\s+(?:the\s+)?{EVENT}", re.IGNORECASE)
LASTING = re.compile(r"\b(?:for|within|in|lasted|lasting|took|every|each)\s+$", re.IGNORECASE)
EVE = re.compile(r"\b(?:the\s+)?eve\s+of\s+(?:the\s+)?$", re.IGNORECASE)
WEEK_OF = re.compile(r"\s+(?:of|beginning|starting|commencing)\s+(?:on\s+)?(?:the\s+)?", re.IGNORECASE)
ENDED = re.compile(r"\s+(?:that\s+)?(?:ended|ending)\s+(?:on\s+)?(?:the\s+)?", re.IGNORECASE)
INTO = re.compile(r"\s+(?P<way>into|to)\s+(?:the\s+)?(?:early\s+)?|,?\s+(?:on\s+)?(?:the\s+)?", re.IGNORECASE)
FROM = re.compile(r"\s+(?:from|between)\s+(?:the\s+)?", re.IGNORECASE)
NIGHT_OF = re.compile(r"\bnight\s+(?:of|on)\b", re.IGNORECASE)
ON_TO = re.compile(r"\s*[-–/]\s*|\s+(?:to|into|and)\s+(?:the\s+)?(?:early\s+)?", re.IGNORECASE)


def join_compounds(text: str, matches: list[Match]) -> list[Match]:
    """The matches, with those that belong together as one."""
    joined: list[Match] = []
    for match in matches:
        both = None if len(joined) == 0 else join_pair(text, joined[-1], match)
        if both is None:
            joined.append(join_eve(text, match))
        elif both.rule == "ended":
            joined[-1:] = [both, match]
        else:
            joined[-1] = both
    return joined


def join_pair(text: str, left: Match, right: Match) -> Match | None:
    """One match of two neighbours within a sentence; None where they have nothing to do with each other."""
    between = text[left.end : right.start]
    if len(between) > 60 or "\n\n" in between or right.rule not in BASES:
        return None
    joiners: tuple[Callable[[str, Match, Match], Match | None], ...] = (join_offset, join_week, join_night, join_rest)
    return next((made for join in joiners if (made := join(text, left, right)) is not None), None)


def join_offset(text: str, left: Match, right: Match) -> Match | None:
    """ "Three days after" or "the day before" with the day it counts from."""
    if right.clock is not None or right.part is not None:
        return None
    if left.rule == "duration":
        found = WAY.fullmatch(text, left.end, right.start)
        counted = any(left.groups.get(name) is not None for name in ("n", "c", "one", "half"))
        if found is None or not counted or LASTING.search(text, max(0, left.start - 10), left.start) is not None:
            return None
        way = found["way"]
    elif left.rule == "beside" and (left.groups["way"] or "").lower() in {"before", "after"}:
        found, way = OF_WAY.fullmatch(text, left.end, right.start), left.groups["way"] or ""
    else:
        return None
    if found is None or (found["event"] is not None and right.rule not in STATED):
        return None
    groups = {**left.groups, "u": left.groups["u"] or left.groups.get("u2"), "way": way.lower()}
    return Match("offset", left.start, right.end, groups, base=right)


def join_eve(text: str, match: Match) -> Match:
    """The match with "the eve of" before it; as it was where that does not stand there."""
    eve = EVE.search(text, max(0, match.start - 18), match.start) if match.rule in BASES else None
    if eve is None:
        return match
    return Match("offset", eve.start(), match.end, {"u": "day", "way": "before"}, base=match)


def join_week(text: str, left: Match, right: Match) -> Match | None:
    """ "The week of March 6"; or "the year ended March 31", which stay two expressions."""
    if left.rule != "the_unit" or left.groups["mod"] is not None:
        return None
    unit = (left.groups["u"] or "").lower()
    if unit == "week" and WEEK_OF.fullmatch(text, left.end, right.start) is not None:
        return Match("week_of", left.start, right.end, left.groups, base=right)
    if unit in {"week", "month", "year"} and ENDED.fullmatch(text, left.end, right.start) is not None:
        return Match("ended", left.start, left.end, left.groups, base=right)
    return None


def join_night(text: str, left: Match, right: Match) -> Match | None:
    """ "Overnight into Tuesday", "overnight on July 12", "the night to Monday", "the night from Sunday".

    What follows "from Sunday", "to Monday", is `join_rest`'s."""
    night = left.rule == "part" and left.groups["part"] == "night"
    if not night and left.rule != "overnight":
        return None
    if FROM.fullmatch(text, left.end, right.start) is not None:
        return Match("night", left.start, right.end, {"way": "from", "part": "night" if night else None}, base=right)
    found = INTO.fullmatch(text, left.end, right.start)
    if found is None or (night and (found["way"] is None or right.part is not None)):
        return None
    groups = {"way": (found["way"] or "on").lower(), "part": "night" if night else None}
    return Match("night", left.start, right.end, groups, base=right)


def join_rest(text: str, left: Match, right: Match) -> Match | None:
    """The day on which a night ends: "… to Monday" after "the night from Sunday", "Monday night into Tuesday"."""
    begun = left.rule == "night" and left.groups["way"] in {"from", "on"}
    into = "into" in text[left.end : right.start] or NIGHT_OF.search(text, left.start, left.end) is not None
    night = left.part is not None and left.part["part"] == "night" and into
    if not (begun or night) or ON_TO.fullmatch(text, left.end, right.start) is None:
        return None
    groups = {**left.groups, "way": "from"} if begun else left.groups
    return replace(left, end=right.end, groups=groups)
