"""When something was published, as precise as it is stated: no time zone, time or day is ever supplied."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"), 1)
    for name in names.split()
}  # fmt: skip
MONTH = "(?P<{0}>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
DAY = r"(?P<{0}>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
YEAR = r"(?P<{0}>(?:19|20)\d\d)"
DATE = re.compile(
    r"(?<![\w/.-])(?:"
    + "|".join(
        (
            DAY.format("d1") + r"(?: of)?[ -]" + MONTH.format("m1") + r",?[ -]" + YEAR.format("y1"),
            MONTH.format("m2") + " " + DAY.format("d2") + r",? " + YEAR.format("y2"),
            YEAR.format("y3") + r"[-/.](?P<m3>0?[1-9]|1[0-2])[-/.]" + r"(?P<d3>0[1-9]|[12]\d|3[01]|[1-9])",
            DAY.format("d4") + r"(?P<s4>[./-])(?P<m4>0?[1-9]|1[0-2])(?P=s4)" + YEAR.format("y4"),
            r"(?P<m5>0?[1-9]|1[0-2])/(?P<d5>1[3-9]|2\d|3[01])/" + YEAR.format("y5"),
        )
    )
    + r")(?!\d)",
    re.IGNORECASE,
)
_OTHERS = "|".join((
    "muharram", "safar", "rabi[ʿ'’]? ?(?:al-|ul-|ath-)?(?:awwal|thani|akhir|i{1,2})",
    "jumada(?: (?:al-|ul-)?(?:ula|awwal|thani(?:yah?)?|akhir(?:ah)?|i{1,2}))?", "rajab", "sha[ʿ'’]?ban", "ramadh?an",
    "shawwal", "dhu[ -]?(?:al|ul|l)[ -](?:qa[ʿ'’]?dah?|hijjah?)", "zul(?:qa[ʿ'’]?dah?|hijjah?)", "farvardin",
    "ordibehesht", "khordad", "tir", "mordad", "shahrivar", "mehr", "aban", "azar", "dey", "bahman", "esfand", "hamal",
    "sawr", "jawza", "saratan", "asad", "sunbula", "mizan", "aqrab", "qaws", "jadi", "dalwa", "hut", "tishrei",
    "cheshvan", "heshvan", "kislev", "tevet", "shevat", "adar(?: i{1,2})?", "nisan", "iyar", "sivan", "tammuz", "av",
    "elul", "meskerem", "tikimt", "hidar", "tahsas", "yekatit", "megabit", "miyazya", "ginbot", "sene", "hamle",
    "nehase", "pagume", "baisakh", "jestha", "asar", "shrawan", "bhadra", "ashwin", "kartik", "mangsir", "poush",
    "magh", "falgun", "chaitra",
))  # fmt: skip
"""Months of the Islamic, Persian, Afghan, Hebrew, Ethiopian and Nepali calendars as English news spells them."""
OTHER = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?(?: of)?[ -](?:{_OTHERS})|(?:{_OTHERS}) \d{{1,2}}),?[ -]\d{{4}}"
    r"(?: ?(?:A\.?H\.?|A\.?M\.?|E\.?C\.?|S\.?H\.?|B\.?S\.?|H)(?!\w))?"
)
"""A day of another calendar: "26 Rabi al-Thani 1446 AH"."""
OTHER_DAY = re.compile(
    rf"\s*(?:[/|=,–—-]\s*)?\((?:corresponding to )?{OTHER}\)"
    rf"|(?:\s*[/|=–—-]\s*|,\s+)?\b{OTHER}(?:\s*[/|=–—-]\s*|,? (?:corresponding|equivalent) to )?",
    re.IGNORECASE,
)
"""Such a day beside the usual one, with what joins the two."""
PERIOD = re.compile(
    r"(?<![\w])(?:\d{1,2}(?:st|nd|rd|th)?(?: [A-Za-z]{3,9}\.?)?(?:,? \d{4})?|[A-Za-z]{3,9}\.? \d{1,2}(?:,? \d{4})?)"
    r"\s*(?:to|until|till|through|and|[–—-])\s*$"
)
"""What stands before the last day of a period: "31 March to"."""
CLOCK = re.compile(
    r"(?<![\d:.+-])(?P<h>[01]?\d|2[0-3])(?:[:.](?P<m>[0-5]\d))(?::(?P<s>[0-5]\d))?\s?(?P<half>[ap]\.?m\.?)?(?![\d:])"
    r"|(?<![\d:.])(?P<h2>1[0-2]|0?[1-9])\s?(?P<half2>[ap]\.?m\.?)",
    re.IGNORECASE,
)
OFFSET = re.compile(r"[\s(,]*(?:(?:UTC|GMT)\s?)?(?P<sign>[+−-])(?P<h>\d{1,2})(?::?(?P<m>[0-5]\d))?(?!\d)")
ZONE = re.compile(r"[\s(,]*\b(?P<name>[A-Z]{1,5})\b")
ZONES = {
    "UTC": "+00:00", "GMT": "+00:00", "Z": "+00:00", "EST": "-05:00", "EDT": "-04:00", "PST": "-08:00", "PDT": "-07:00",
    "CDT": "-05:00", "CET": "+01:00", "CEST": "+02:00", "EET": "+02:00", "EEST": "+03:00", "MSK": "+03:00",
    "TRT": "+03:00", "AZT": "+04:00", "PKT": "+05:00", "CAT": "+02:00", "EAT": "+03:00", "WAT": "+01:00",
    "MMT": "+06:30", "JST": "+09:00", "KST": "+09:00",
}  # fmt: skip
"""Abbreviations with one meaning in the news. IST (India, Israel, Ireland), BST (Britain, Bangladesh), CST (US, China)
and AMT (Armenia, Amazon) have several, so the time is kept without an offset."""

ISO = re.compile(
    r"(?P<date>\d{4}-\d\d-\d\d)(?:[T ](?P<h>\d\d):(?P<m>\d\d)(?::(?P<s>\d\d)(?:[.,]\d+)?)?\s?"
    r"(?P<zone>Z|UTC|GMT|[+-]\d\d:?(?:\d\d)?)?)?$",
    re.IGNORECASE,
)
COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?(Z)?)?$")
IN_URL = re.compile(
    r"/(?P<y>(?:19|20)\d\d)[/-](?P<m>0?[1-9]|1[0-2]|[a-z]{3})[/-](?P<d>0?[1-9]|[12]\d|3[01])(?![\d])"
    r"|(?<!\d)(?P<y2>20\d\d)-?(?P<m2>0[1-9]|1[0-2])-?(?P<d2>0[1-9]|[12]\d|3[01])(?!\d)",
    re.IGNORECASE,
)
NEAR = 24
"""Characters between a date and the time that belongs to it: "6 October 2020, Tuesday, at 14:30"."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """A printed date, perhaps with time and zone, as ISO 8601, and where it stands in the line."""

    value: str
    start: int
    end: int


def find_stamp(line: str) -> Stamp | None:
    """The first full date of a line with the time and zone printed beside it; None where a part would be a guess."""
    found = DATE.search(line)
    if found is None:
        return None
    date = make_date(found)
    if date is None:
        return None
    clock, before = CLOCK.search(line, found.end(), found.end() + NEAR + 12), False
    if clock is None:
        earlier = [time for time in CLOCK.finditer(line, 0, found.start()) if found.start() - time.end() <= NEAR]
        clock, before = (earlier[-1], True) if len(earlier) > 0 else (None, False)
    if clock is None:
        return Stamp(date, found.start(), found.end())
    zone, end = find_zone(line, clock.end())
    if before:
        return Stamp(f"{date}T{read_clock(clock)}{zone}", clock.start(), max(end, found.end()))
    return Stamp(f"{date}T{read_clock(clock)}{zone}", found.start(), end)


def ends_period(line: str, stamp: Stamp) -> bool:
    """Whether a date is the last day of a period: "covering 31 March to 6 April 2025"."""
    return PERIOD.search(line[: stamp.start]) is not None


def leave_calendar(line: str) -> str:
    """A line without the day of a second calendar, where one of the usual calendar is left."""
    left = OTHER_DAY.sub(" ", line).strip(" ,")
    found = DATE.search(left)
    if left == line or found is None:
        return line
    start, end = found.span()
    if left[:start].endswith("(") and left[end : end + 1] == ")":
        left = f"{left[: start - 1].rstrip(' ,')}, {found[0]}{left[end + 1 :]}"
    return re.sub(r"\s+(?=[\s,])", "", left)


def make_date(found: re.Match[str]) -> str | None:
    """The ISO date of a match; None for 31 February and for 05/06/2020, which is two dates."""
    parts = found.groupdict()
    kind = next(number for number in "12345" if parts[f"y{number}"] is not None)
    day, month, year = parts[f"d{kind}"], parts[f"m{kind}"].lower(), parts[f"y{kind}"]
    if kind == "4" and parts["s4"] == "/" and int(day) <= 12 and day != month:
        return None
    return check_date(int(year), MONTHS.get(month) or int(month), int(day))


def check_date(year: int, month: int, day: int) -> str | None:
    """The ISO date if the calendar has it."""
    try:
        return datetime(year, month, day, tzinfo=UTC).date().isoformat()
    except ValueError:
        return None


def read_clock(clock: re.Match[str]) -> str:
    """The ISO time of a match, in 24 hours, with seconds only where printed."""
    hour = int(clock["h"] or clock["h2"])
    half = (clock["half"] or clock["half2"] or "").replace(".", "").lower()
    if half != "" and hour <= 12:
        hour = hour % 12 + (12 if half == "pm" else 0)
    seconds = f":{clock['s']}" if clock["s"] is not None else ""
    return f"{hour:02}:{clock['m'] or '00'}{seconds}"


def find_zone(line: str, start: int) -> tuple[str, int]:
    """The offset printed right after a time ("" if none or ambiguous) and where it ends."""
    offset = OFFSET.match(line, start)
    if offset is not None and int(offset["h"]) <= 14:
        sign = "-" if offset["sign"] == "−" else offset["sign"]
        return f"{sign}{int(offset['h']):02}:{offset['m'] or '00'}", close_bracket(line, offset.end())
    zone = ZONE.match(line, start)
    if zone is None or zone["name"] not in ZONES:
        return "", start
    return ZONES[zone["name"]], close_bracket(line, zone.end())


def close_bracket(line: str, end: int) -> int:
    """Past a closing bracket at this place."""
    return end + 1 if line[end : end + 1] == ")" else end


def read_machine(value: str) -> str | None:
    """The ISO form of a date in metadata: ISO 8601, RFC 5322, Unix time or words; None if it is no full date."""
    value = value.strip()
    iso = ISO.match(value)
    if iso is not None:
        return read_iso(iso)
    compact = COMPACT.match(value)
    if compact is not None:
        year, month, day, hour, minute, second, zulu = compact.groups()
        date = check_date(int(year), int(month), int(day))
        clock = "" if hour is None else f"T{hour}:{minute}" + (f":{second}" if second is not None else "")
        return None if date is None else date + clock + ("+00:00" if zulu is not None else "")
    if value.isdigit() and len(value) in {10, 13}:
        return datetime.fromtimestamp(int(value[:10]), UTC).isoformat()
    try:
        return parsedate_to_datetime(value).isoformat()
    except ValueError:
        stamp = find_stamp(value)
        return None if stamp is None else stamp.value


def read_iso(iso: re.Match[str]) -> str | None:
    """The normal form of an ISO date or time: fractions of seconds dropped, "Z" as +00:00."""
    date = check_date(*map(int, iso["date"].split("-")))
    if date is None or iso["h"] is None:
        return date
    zone = (iso["zone"] or "").upper()
    if zone in {"Z", "UTC", "GMT"}:
        zone = "+00:00"
    elif zone != "":
        zone = f"{zone[:3]}:{zone[3:].lstrip(':') or '00'}"
    seconds = f":{iso['s']}" if iso["s"] is not None else ""
    return f"{date}T{iso['h']}:{iso['m']}{seconds}{zone}"


def find_url_date(url: str) -> str | None:
    """The day that an address names: /2020/10/06/, /2020/oct/06/, -20201006-; None if it names no full one."""
    for found in IN_URL.finditer(url):
        month = (found["m"] or found["m2"]).lower()
        number = MONTHS.get(month) or (int(month) if month.isdigit() else 0)
        date = (
            check_date(int(found["y"] or found["y2"]), number, int(found["d"] or found["d2"])) if number > 0 else None
        )
        if date is not None:
            return date
    return None
