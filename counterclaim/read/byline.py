"""Bylines: the persons, and what stands beside them in the same line: an outlet, a town, a day."""

import re

from counterclaim.data.lexicon import load_words
from counterclaim.read.dates import find_stamp
from counterclaim.read.furniture import count_words, is_running, load_furniture
from counterclaim.read.masthead import SEAT, is_named, is_place, is_publisher

BYLINE = re.compile(
    r"(?:(?:written|reported|story|text|words|read|presented|submitted|posted|filed) )?by:?\s+(?P<names>\S.+)",
    re.IGNORECASE,
)
NOT_NAMES = re.compile(
    r"\b(staff|reporters?|correspondents?|agenc(?:y|ies)|desk|newsroom|editors?|team|web|online)\b", re.IGNORECASE
)
_NAME = r"(?:[A-ZÀ-ÞŁŞĞÇÖÜİƏ][\w'’.-]*|al-\w+|bin|ibn|de|van|von|der|el|la)"
NAME = re.compile(rf"{_NAME}(?: {_NAME}){{1,4}}")
ARTICLE = re.compile(r"(?:the|la|le|les|el|il|der|die|das|al)[ -](?=[A-Z])|l['’](?=[A-ZÀ-Þ])", re.IGNORECASE)
"""What a medium's name may begin with and a person's after a comma does not: "The Abbay Examiner"."""
FOR = re.compile(r"\s+for\s+(?=[A-ZÀ-Þ]|the )|\s+[–—-]\s+|\s*\|\s*|\s*/\s*(?=[A-Z])|\s+\((?=[^)]*\)$)")
"""What may stand between a person and who they write for: "By A. Berg for Larkwire", "A. Berg (Larkwire)"."""
POST = re.compile(
    r"(?:our |special |staff |senior |chief |war )*(?:correspondent|reporter|writer|editor)s?|in|for|at", re.IGNORECASE
)
OF_OUTLET = re.compile(
    r"(?P<name>.+?) (?:(?:staff|special|senior) )?(?:correspondent|reporter|writer)s?", re.IGNORECASE
)
"""A person's post that begins with the outlet's name: "Larkwire correspondent"."""
WEEKDAY = re.compile(
    r"[,|]?(?:\s*\bon)?\s*\b(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?,?\s*$|\s+on\s*$", re.IGNORECASE
)
"""What stands between a byline's persons and its day."""
JOINED = re.compile(r",|;|\band\b|&")
PLACED = re.compile(r"\s+(?:in|for|at|from|reporting from|reports from)\s+.*|\s+[–—|-]\s+.*")
LONGEST = 16
"""Words of a byline."""


def split_byline(line: str) -> list[str]:
    """The parts of "By A. Berg, The Lark, 6 October 2020": byline, outlet, day; empty where they are no two."""
    found = BYLINE.fullmatch(line)
    if found is None or count_words(line) > LONGEST or is_running(line):
        return []
    stamp = find_stamp(found["names"])
    names = found["names"] if stamp is None else found["names"][: stamp.start]
    days = [] if stamp is None else [found["names"][stamp.start :].strip(" ,|()")]
    weekday = WEEKDAY.search(names)
    names = (names if weekday is None else names[: weekday.start()]).strip(" ,|(–—-")
    first, *rest = (part.strip(" )") for part in re.split(rf"{FOR.pattern}|\s*,\s*", names) if part is not None)
    barred = barred_outlet(found["names"], stamp is not None)
    outlets = [name for part in rest if (name := part if part == barred else read_outlet(part)) is not None]
    persons = [part for part in rest if part != barred and read_outlet(part) is None]
    if is_publisher(first) and len(persons) == 0 and NAME.fullmatch(first) is None:
        return [first, *outlets, *days]
    return [", ".join([f"By {first}", *persons]), *outlets, *days] if len(outlets) + len(days) > 0 else []


def barred_outlet(names: str, dated: bool) -> str | None:
    """The name between person and day where bars part them: "N. Berg | Lark Factual | 6 May 2025"; a place is none."""
    parts = [part.strip() for part in names.split("|")]
    if not dated or len(parts) != 3:
        return None
    return parts[1] if is_named(parts[1]) and not is_place(parts[1]) else None


def read_outlet(part: str) -> str | None:
    """The outlet that a part of a byline behind the person names: a publisher's word, an article, an abbreviation."""
    post = OF_OUTLET.fullmatch(part)
    if post is not None and POST.fullmatch(part) is None:
        return post["name"]
    if " and " in part or not is_named(part) or is_place(part):
        return None
    marked = ARTICLE.match(part) is not None or re.fullmatch(r"[A-Z]{2,6}", part) is not None
    return part.removeprefix("the ") if marked or is_publisher(part) else None


def find_authors(line: str) -> list[str]:
    """The names of a byline; empty where the line is none or names no person."""
    found = BYLINE.fullmatch(line)
    return split_names(found["names"]) if found is not None and count_words(line) <= LONGEST else []


def split_names(names: str) -> list[str]:
    """The persons of "Ayya Lmahamad in Baku and Rey Key, Paris"; a name in capitals is written as names are."""
    parts = [PLACED.sub("", part.strip(" .")) for part in JOINED.split(names)]
    persons = [part for part in parts if NAME.fullmatch(part) is not None and NOT_NAMES.search(part) is None]
    return [write_person(part) for index, part in enumerate(persons) if index == 0 or not is_place(part)]


def write_person(name: str) -> str:
    """A person's name with capitals only where a name has them: "RANA HOLT" is Rana Holt, "J. P. HOLT" J. P. Holt."""
    if not name.isupper():
        return name
    return re.sub(r"[^\W\d_]{2,}", lambda found: found[0].capitalize(), name)


def find_person(line: str) -> str | None:
    """The person that a short line below a headline is: "Rana Holt", "Rana Holt in Agdere", "Rana Holt, Agdere"."""
    name = re.split(r"\s+in\s+(?=[A-Z])|,\s+", line)[0]
    rest = line[len(name) :].strip(" ,").removeprefix("in ")
    if (rest != "" and not (is_named(rest) and count_words(rest) <= 3)) or is_publisher(line):
        return None
    person = NAME.fullmatch(name) is not None and count_words(name) <= 4 and NOT_NAMES.search(name) is None
    return write_person(name) if person and not is_place(name) and ARTICLE.match(name) is None else None


def is_surely_person(line: str) -> bool:
    """Whether a line that may be a person's is surely no outlet's: a known given name, or the town it is written in."""
    given = load_words("female_names") | load_words("male_names") | load_words("given_names")
    seat = line.rpartition(", ")[2]
    placed = re.search(r"\s+in\s+(?=[A-Z])", line) is not None or is_place(seat) or SEAT.search(seat) is not None
    return placed or line.split()[0].lower() in given


def is_role(words: str) -> bool:
    """Whether words say who speaks in a transcript and name no place: "ANCHOR"."""
    return load_furniture().role.fullmatch(words) is not None
