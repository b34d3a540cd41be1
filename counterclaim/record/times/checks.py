"""What makes a match of the grammar a time in earnest: capitals, company, and no counted things after it."""

import re
from collections.abc import Callable

Check = Callable[[str, "re.Match[str]"], bool]

COUNTED = re.compile(
    r"\s+(?:people|troops|soldiers|men|women|children|civilians|houses|homes|tons|tonnes|dollars|miles|km|kilomet\w+"
    r"|met\w+|feet|euros|refugees|families|fighters|personnel|workers|students|prisoners|jobs|shares|points|others|dead"
    r"|wounded|killed|injured|vehicles|tanks|drones|rockets|missiles|shells|victims|cases|percent|hectares|acres|hours)\b",
    re.IGNORECASE,
)
"""Words after a four-digit number that say it counts: then it is no year."""

VOUCHING = re.compile(
    r"\b(?:in|into|since|until|till|by|during|early|late|from|of|before|after|between|through|to|and|for)\s+$",
    re.IGNORECASE,
)
SURE = re.compile(
    r"\b(?:in|since|until|till|by|during|Ramadan|Eid(?:\s+al-(?:Fitr|Adha))?|Christmas|Easter|Nowruz|Muharram)\s+$",
    re.IGNORECASE,
)
OWNED = re.compile(r"(?:\b(?:the|its|their|his|her|a)|['’]s|\w,|[(\-–])\s*$", re.IGNORECASE)
DESCRIBED = re.compile(
    r"\b(?i:the|its|their|his|her|an?|this|that|our)\s+(?:[a-z-]+\s+){0,1}"
    r"(?!(?:nearly|about|around|over|than|almost|some|least|most|to|another|first|last|total|remaining|other|additional"
    r"|further|only|estimated|roughly|of|and|or|record|extra|all)\s)[a-z-]+\s+$"
)
"""A determiner and adjectives before a year that describes a noun: "a deadly 2014 offensive"."""
PAPER = re.compile(r"\s+(?:[A-Z]|(?:newspaper|paper|said|says|reported|reports|wrote|quoted|cited|added|published)\b)")
"""What follows the name of a kind of newspaper: "the daily Haaretz", "the pro-government daily said"."""
NAMED_AFTER = re.compile(
    r"\s+(?:Movement|Brigade|Battalion|Division|Army|Martyrs|Revolution|Street|Square|Avenue|Bridge|Hospital|School"
    r"|University|Stadium|Airport|Camp|Quarter|Neighbou?rhood|Party|Forces?|Times|Post|Mail|Magazine|Herald|Telegraph"
    r"|Mirror|Independent|Express|Star)\b"
)
"""What is called by a day: "March 23 Movement", "17 July Bridge", "the Sunday Times"."""
KNOWN_DAY = re.compile(r"\b(?:Bloody|Black|Palm|Ash|Maundy)\s+$")
QUOTED = re.compile(r"[\"“‘]|''|``")
MONTH_PREPOSITION = re.compile(
    r"\b(?:in|since|until|till|by|of|from|to|through|during|between|for|and|this|before|after)\s+$", re.IGNORECASE
)
RATE = re.compile(
    r"\b(?:hours|times|days|flights|million|billion|dollars|barrels|percent|once|twice|people|jobs|seats)\s+$",
    re.IGNORECASE,
)
"""What makes "a day" a rate: "24 hours a day"."""
LASTING = re.compile(r"\b(?:for|in|within|last|took|take|lasted|of|after|about|than|follows)\s+$", re.IGNORECASE)
LOOSE_MONTHS = {"may", "march", "mar", "jan", "sep", "dec", "june", "april", "august"}
"""Also a verb, a name or an adjective; the rest are months wherever they have a capital."""


def check_match(rule: str, text: str, match: "re.Match[str]") -> bool:
    """Whether a match of this rule is a time."""
    check = CHECKS.get(rule)
    return check is None or check(text, match)


def is_capital(text: str, match: "re.Match[str]") -> bool:
    """Whether a month or weekday is written with a capital ("may", "march" and "sat" are verbs) and no body's name."""
    groups = match.groupdict()
    word = groups.get("m") or groups.get("wd")
    return NAMED_AFTER.match(text, match.end()) is None and word is not None and word[0].isupper()


def is_month(text: str, match: "re.Match[str]") -> bool:
    """Whether it is a month; "May" needs company: a year, a modifier, "in", "last"."""
    if not is_capital(text, match):
        return False
    word = match["m"].rstrip(".").lower()
    if any(match[key] is not None for key in ("mod", "rel", "y", "ry", "ry2")) or word not in LOOSE_MONTHS:
        return True
    follows = text[match.end() : match.end() + 3]
    is_name = re.match(r"\s[A-Z][a-z]", follows) is not None
    return not is_name and MONTH_PREPOSITION.search(text, max(0, match.start() - 12), match.start()) is not None


def is_season(text: str, match: "re.Match[str]") -> bool:
    """Whether it is a season; bare "spring" and "fall" are mostly something else."""
    which = (match["rel"] or "").lower()
    if any(match[key] is not None for key in ("y", "ry", "ry2", "mod")) or which in {
        "last",
        "this",
        "next",
        "this past",
    }:
        return True
    before = text[max(0, match.start() - 8) : match.start()]
    helped = which != "" or re.search(r"\b(?:in|by|during|until|since)\s+$", before, re.IGNORECASE) is not None
    loose = match["s"].lower() in {"fall", "spring"}
    follows = re.match(r"\s+(?:of|in|to|and|from|by|on)\b", text[match.end() : match.end() + 6]) is not None
    return helped and not (loose and (follows or which == ""))


def is_year(text: str, match: "re.Match[str]") -> bool:
    """Whether four digits are a year: vouched for by a word before, not counting what comes after."""
    digits, at, end = match["y"], match.start("y"), match.end("y")
    after = text[end : end + 4]
    if COUNTED.match(text, end) is not None or re.match(r"\s*[-–/]\s*\d|:\d|\s?%|th\b", after) is not None:
        return False
    if match["mod"] is not None or match["sure"] is not None:
        return True
    before = text[max(0, at - 12) : at]
    if SURE.search(before) is not None:
        return True
    if not digits.startswith(("19", "20")):
        return False
    if DESCRIBED.search(text, max(0, at - 40), at) is not None:
        return re.match(r"\s+[a-z]+(?<!s)\b", text[end : end + 24]) is not None and digits != "2000"
    alone = re.match(r"\s+[a-z(]|[.,;:)!?\s]|['’]s|$", after) is not None
    return VOUCHING.search(before) is not None or (alone and OWNED.search(before) is not None)


def is_range(_: str, match: "re.Match[str]") -> bool:
    """Whether two years run forward, by no more than a century: "1992-94", not "1992-1250"."""
    first, last = int(match["y"]), int(match["y2"])
    last = last if last > 99 else first // 100 * 100 + last
    return 0 < last - first <= 100


def is_numeric(_: str, match: "re.Match[str]") -> bool:
    """Whether numbers between dots or strokes can be a day and a month."""
    left, right = int(match["a"]), int(match["b"])
    return 1 <= min(left, right) <= 12 and max(left, right) <= 31 and (match["sep"] == "/" or len(match["y"]) == 4)


def is_length(text: str, match: "re.Match[str]") -> bool:
    """Whether it is a length of time: "second" is mostly an ordinal, and "the week" alone is no length."""
    groups = match.groupdict()
    unit = match["u"].lower()
    counted = any(groups.get(name) is not None for name in ("n", "v", "c"))
    if is_title(text, match):
        return False
    if re.match(r"\d\d\.\d\d\s*h", match[0]) is not None and text[max(0, match.start() - 3) : match.start()] == "at ":
        return False
    if unit == "second" or (unit.startswith("quarter") and groups.get("rel") is None):
        return False
    if groups.get("one") is not None and RATE.search(text, max(0, match.start() - 24), match.start()) is not None:
        return False
    if groups.get("rel") is not None and not counted:
        return unit.endswith("s") and groups["rel"].lower() not in {"the", "recent", "next", "last", "past"}
    return True


def is_title(text: str, match: "re.Match[str]") -> bool:
    """Whether a quotation mark stands before it and its unit has a capital: "60 Minutes", "This Week"."""
    quoted = QUOTED.fullmatch(text[max(0, match.start() - 1) : match.start()]) or QUOTED.fullmatch(
        text[max(0, match.start() - 2) : match.start()].strip()
    )
    return quoted is not None and match["u"][0].isupper()


def is_near_unit(text: str, match: "re.Match[str]") -> bool:
    """Whether "this week" is one, and no programme's name."""
    return not is_title(text, match)


def is_set(text: str, match: "re.Match[str]") -> bool:
    """Whether "daily" says how often: not in "the daily Haaretz"."""
    return (match["word"] or "").lower() not in {"daily", "weekly"} or PAPER.match(text, match.end()) is None


def is_spelled(text: str, match: "re.Match[str]") -> bool:
    """Whether words are a year: "nineteen ninety-six", not "twenty thirty-year-olds" or "nineteen hundred people"."""
    after = text[match.end() : match.end() + 1]
    if match["c"].lower() == "twenty" and match["ty"].lower() == "hundred":
        return False
    return COUNTED.match(text, match.end()) is None and after != "-"


def is_bare(text: str, match: "re.Match[str]") -> bool:
    """Whether a bare plural says how long: "for weeks", not "the years"."""
    before = text[max(0, match.start() - 10) : match.start()]
    return LASTING.search(before) is not None


def is_part(text: str, match: "re.Match[str]") -> bool:
    """Whether a part of the day stands for a time: alone it needs an article, a preposition or a day beside it."""
    if match["part"] is None or any(match[key] is not None for key in ("mod", "mod2")) or " " in match[0]:
        return True
    near = text[max(0, match.start() - 14) : match.end() + 16]
    return re.search(r"day\b|yesterday|tomorrow|\b[ap]\.?m|\d\d|o['’]clock", near, re.IGNORECASE) is not None


def is_clock(text: str, match: "re.Match[str]") -> bool:
    """Whether digits are a time of day: "12:30", but not a score or a verse."""
    return match["word"] is None or text[match.end() : match.end() + 1] != "-"


def is_weekday(text: str, match: "re.Match[str]") -> bool:
    """Whether a weekday is written as one, and is in no newspaper's or other day's name: "Bloody Sunday"."""
    named = NAMED_AFTER.match(text, match.end()) is not None or KNOWN_DAY.search(text, 0, match.start()) is not None
    return match["wd"][0].isupper() and not named


def is_reference(text: str, match: "re.Match[str]") -> bool:
    """Whether "current" or "present" speaks of time: not "the present from" or "current account"."""
    return match[0].lower() not in {"present", "currents"} and text[match.end() : match.end() + 1] != "-"


CHECKS: dict[str, Check] = {
    "day": is_capital,
    "day_us": is_capital,
    "month": is_month,
    "months": is_capital,
    "season": is_season,
    "year": is_year,
    "years": is_range,
    "numeric": is_numeric,
    "weekday": is_weekday,
    "near_unit": is_near_unit,
    "set": is_set,
    "spelled": is_spelled,
    "month_piece": is_capital,
    "part": is_part,
    "clock": is_clock,
    "bare": is_bare,
    "duration": is_length,
    "past_span": is_length,
    "away": is_length,
    "reference": is_reference,
}
