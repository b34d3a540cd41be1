"""The dateline that opens a dispatch: where and when it was written, and who sends it."""

import re

from counterclaim.read.byline import is_role
from counterclaim.read.dates import OTHER, find_stamp
from counterclaim.read.furniture import count_words, load_furniture
from counterclaim.read.head import DATE, PLACE, WEEKDAY
from counterclaim.read.masthead import is_place, is_publisher

_DAY = rf"(?:(?i:{WEEKDAY.pattern})\.?,? )?(?i:{DATE})"
_WHEN = rf"(?P<date>,? (?:(?i:{OTHER}) ?[/,(=-]? ?)?{_DAY}\)?(?:,? ?[/(=]? ?(?i:{OTHER})\)?)?)"
_AGENCY = r"[A-Z][\w .,&'’/-]{1,40}?"
_BARE = r"[A-Z]{2,}(?: [A-Z]{2,}){1,4}|[A-Z][A-Za-z]{2,15}"
_ENDED = r"(?:\s*(?:\.?[–—]|\.?--?|:)\s+|(?:(?<=[A-Z]{3})|(?<=[)/\]])|(?(date)(?<=\d)|(?!)))\.\s+(?=[A-Z]))(?=\S)"
DATELINE = re.compile(
    rf"(?P<place>{PLACE}?)(?:(?: \([A-Z][\w .'’-]{{1,40}}\))?{_WHEN})?[,.]?"
    rf"(?:\s*[(/\[](?P<agency>{_AGENCY})[)/\]]|,\s(?P<agency2>{_BARE}))?"
    rf"{_ENDED}"
)
LED = re.compile(
    rf"(?P<open>[(/\[])?(?P<agency>{_AGENCY})(?(open)[)/\]]\s*[–—:|-]*|\s*[–—:|/-]+)"
    rf"\s+(?P<place>{PLACE}?){_WHEN}(?P<agency2>(?!))?{_ENDED}"
)
"""A dateline that the agency opens: "LNA - Agdere, Tuesday 5 March 2024 - "."""
BRACKETED = re.compile(
    rf"\((?P<place>{PLACE}?)(?P<date>,? (?i:{DATE}))(?P<agency>(?!))?(?P<agency2>(?!))?\)\s*(?:[–—:]|--?)\s+(?=\S)"
)
"""The opening "(Dakar, April 27, 2024) – " of a report."""
TURN = re.compile(r"\s*(?:\([^)]{1,40}\))?:.*", re.DOTALL)
"""A colon and what follows it, after a role with its holder: "ANCHOR (Rana Holt): Good evening"."""
BEFORE_DATES = frozenset({"on", "by", "in", "since", "until", "from", "before", "after", "late", "early"})
"""Words that stand where a dateline has its place: "On July 14. …" is text."""


def find_dateline(line: str) -> re.Match[str] | None:
    """The opening "BAKU, Oct. 12 (Reuters) - " of a dispatch: a place in capitals, or one with a date or an agency."""
    led = LED.match(line)
    found = led if led is not None and is_sender(led["agency"]) else DATELINE.match(line) or BRACKETED.match(line)
    if found is None or count_words(line[found.end() :]) < 4:
        return None
    place = found["place"].split(",")[0]
    if place.lower() in BEFORE_DATES or load_furniture().section.fullmatch(place) is not None:
        return None
    marked = found["date"] is not None or found["agency"] is not None
    marked = marked or ((found["agency2"] or "").isupper() and is_place(place))
    return found if marked or (place.isupper() and len(place) >= 3) else None


def is_transcript(lines: list[str]) -> bool:
    """Whether a text opens with who speaks, "ANCHOR: Good evening": what stands before its colons is no place."""
    return any(is_role(TURN.sub("", line)) for line in lines[:3] if TURN.search(line) is not None)


def is_sender(name: str) -> bool:
    """Whether the words that open a dateline name an agency: an abbreviation, or a publisher's words."""
    return re.fullmatch(r"[A-Z]{2,8}", name) is not None or is_publisher(name)


def find_dateline_date(lines: list[str]) -> str | None:
    """The full date printed in the dateline, where it has a year."""
    for line in lines[:3]:
        dateline = find_dateline(line)
        stamp = find_stamp(dateline[0]) if dateline is not None else None
        if stamp is not None:
            return stamp.value
    return None
