"""Broadcasts and live pages: the name of an edition, the words it opens with, and what tells how to read it."""

import re

from counterclaim.read.dates import find_stamp
from counterclaim.read.furniture import count_words, load_furniture
from counterclaim.read.masthead import find_issuer, is_named, is_publisher

CLAUSE_END = re.compile(r"[.;,·|]\s+")
WEEKDAY = re.compile(
    r"[,|:–—(\s-]+(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s*)?(?:of\s+|for\s+)?$", re.IGNORECASE
)
"""What stands between an edition's name and its day."""
NOTED = 40
"""Words of a line of the head that may end in notes on how to read it."""
LIVE = re.compile(r"(?<=\w)[ :–—-]+live(?: (?:blog|page|updates?))?(?=[,|] *\S*\d|, \w+day\b)", re.IGNORECASE)
"""What an outlet's name over a live page may end in: "Lark Monitor live, Thursday 19 December 2024"."""
NAMED = r"(?P<name>[A-ZÀ-Þ][\w'’.&-]*(?: (?:of|the|and|for|de|du|des|la|le|el|al|[A-ZÀ-Þ0-9][\w'’.&-]*)){0,6})"
OPENING = re.compile(
    r"(?:this is|you(?:['’]re| are) (?:listening to|tuned (?:in )?to|watching|with)|welcome to"
    r"|(?:news|headlines)[\w ]{0,20} from)"
    rf" (?:the )?(?:(?:[a-z]+ ){{1,4}}(?:of|on|from) )?(?:the )?(?-i:{NAMED})",
    re.IGNORECASE,
)
"""How a broadcast names itself: "This is Lark Valley Radio; the time is six o'clock"."""
CLOCKED = re.compile(r"\W{0,3}\d{1,2}[:.]\d\d\b(?!\s*[,/]?\s*\d{1,2}[./])")
"""How an entry of a live page begins."""


def cut_notes(line: str) -> str:
    """A line of the head without the notes behind its day: "Times are local, newest entry first."; empty where it is
    nothing else."""
    if count_words(line) > NOTED:
        return line
    line = LIVE.sub("", line)
    if all(is_note(part) for part in CLAUSE_END.split(line)):
        return ""
    for stop in CLAUSE_END.finditer(line):
        parts = CLAUSE_END.split(line[stop.end() :])
        if find_stamp(line[: stop.start()]) is not None and all(is_note(part) for part in parts):
            return line[: stop.start()]
    return line


def is_note(words: str) -> bool:
    """Whether words say how a page is to be read."""
    return load_furniture().note.fullmatch(words.strip(" .()")) is not None


def is_edition(line: str) -> bool:
    """Whether a line is an edition's name, with its day or without: "Evening bulletin, Tuesday 22 July 2025"; a
    body's "Bulletin of the Lark Ministry, 22 May 2024" is too."""
    name = name_edition(line)
    return load_furniture().edition.fullmatch(name) is not None or (name != line and find_issuer(name) is not None)


def name_edition(line: str) -> str:
    """A line without the day it ends in."""
    stamp = find_stamp(line)
    return line if stamp is None else WEEKDAY.sub("", line[: stamp.start]).strip()


def is_greeting(line: str) -> bool:
    """Whether a line is how a broadcast or a post opens."""
    return load_furniture().greeting.fullmatch(line) is not None


def find_greeter(lines: list[str]) -> str | None:
    """The outlet that names itself in the opening lines of a broadcast."""
    for line in lines[:3]:
        found = OPENING.search(line)
        name = None if found is None else found["name"].rstrip(".")
        if name is not None and is_publisher(name) and is_named(name):
            return name
    return None


def find_greeting_date(lines: list[str]) -> str | None:
    """The full date in the words a broadcast opens with."""
    opening = (line for line in lines[:2] if is_greeting(line) or OPENING.match(line) is not None)
    return next((stamp.value for line in opening if (stamp := find_stamp(line)) is not None), None)


def find_entry(lines: list[str], most: int) -> int | None:
    """The line of the first of several entries that begin with their hour."""
    rows = [index for index, line in enumerate(lines) if CLOCKED.match(line) is not None and find_stamp(line) is None]
    return rows[0] if len(rows) > 1 and 0 < rows[0] < most else None
