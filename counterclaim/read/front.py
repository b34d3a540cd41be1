"""What stands above an article: masthead, dates, headline, byline; and the dateline that opens it."""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, replace

from counterclaim.read.dates import MONTHS, Stamp, find_stamp
from counterclaim.read.furniture import count_words, is_caption, is_prose, is_running, load_furniture
from counterclaim.read.masthead import choose_source, is_named, is_publisher, write_name
from counterclaim.vocabulary import Source

HEAD_LINES = 30
"""Lines searched for the start of the article: saved pages carry up to about 20 menu lines above it."""

LABEL = re.compile(
    r"(?P<label>title|headline|source|outlet|publisher|publication|agency|medium|date|dated|"
    r"published(?: on| at)?|posted(?: on)?|"
    r"publication date|date published|author|authors|by|byline|written by|url|link|web|address|"
    r"subject|from|to|cc|sent|reply-to|message-id)\s*:\s*(?P<value>.+)",
    re.IGNORECASE,
)
BYLINE = re.compile(r"(?:(?:written|reported|story|text|words) )?by:?\s+(?P<names>\S.+)", re.IGNORECASE)
NOT_NAMES = re.compile(
    r"\b(staff|reporters?|correspondents?|agenc(?:y|ies)|desk|newsroom|editors?|team|web|online)\b", re.IGNORECASE
)
_NAME = r"(?:[A-ZÀ-ÞŁŞĞÇÖÜİƏ][\w'’.-]*|al-\w+|bin|ibn|de|van|von|der|el|la)"
NAME = re.compile(rf"{_NAME}(?: {_NAME}){{1,4}}")
DATE_WORDS = frozenset({
    "published", "updated", "posted", "on", "at", "last", "modified", "date", "dated", "first", "created", "am",
    "pm", "hrs", "hours", "h", "local", "time", "gmt", "utc", "the", "of", "monday", "tuesday", "wednesday",
    "thursday", "friday", "saturday", "sunday", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat",
    "sun", "est", "edt", "ist", "bst", "cst", "amt",
})  # fmt: skip
WEEKDAY = re.compile(r"\b(?:mon|tues?|wed(?:nes)?|thur?s?|fri|satur|sat|sun)(?:day)?\b", re.IGNORECASE)
COUNTED = re.compile(
    r"\b(?:killed|dead|deaths?|fatalities|wounded|injured|casualties|missing|displaced|evacuated|detained|arrested|captured"
    r"|abducted|destroyed|damaged|burned|shot down|intercepted)\b",
    re.IGNORECASE,
)
COUNT = re.compile(
    r"[^\d:,]{3,60}(?:[:,]|\s[–—-])\s*(?:about|some|over|nearly|at least|up to|more than)?\s*\d[\d,. ]*"
    r"(?:thousand|million)?"
)
OVER_COUNTS = re.compile(
    r"(?:key|main) (?:figures|numbers|facts)|at a glance|in (?:numbers|figures)|the toll", re.IGNORECASE
)
"""A heading over counts, never an article's."""
SEPARATOR = re.compile(r"\s*[|•·]\s*|\s+/\s+")
TIGHT = re.compile(r"[\s,.:;()\[\]–—-]*")
"""What may stand between a date and the words beside it in a line of the page's head."""
DASH = re.compile(r"\s+[–—-]\s+")

_PLACE = r"[^\W\d_][\w'’.-]*(?:[ /-][A-Z][\w'’.-]*){0,3}(?:, ?[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){0,2}){0,2}"
_MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_DATE = rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? (?:19|20)\d\d)?"
DAY = re.compile(rf"(?i:{_DATE})")
"""A day that may lack its year."""
DATELINE = re.compile(
    rf"(?P<place>{_PLACE}?)(?:(?: \([A-Z][\w .'’-]{{1,40}}\))?(?P<date>,? (?i:{_DATE})))?[,.]?"
    r"(?:\s*[(/\[](?P<agency>[A-Za-z][\w .,&'’/-]{1,40}?)[)/\]]|,\s(?P<agency2>[A-Z][A-Za-z]{2,15}))?"
    r"(?:\s*(?:[–—]|--?|:)\s+|(?:(?<=[A-Z]{3})|(?<=[)/\]])|(?(date)(?<=\d)|(?!)))\.\s+(?=[A-Z]))(?=\S)"
)

BRACKETED = re.compile(
    rf"\((?P<place>{_PLACE}?)(?P<date>,? (?i:{_DATE}))(?P<agency>(?!))?(?P<agency2>(?!))?\)\s*(?:[–—:]|--?)\s+(?=\S)"
)
"""The opening "(Dakar, April 27, 2024) – " of a report."""
SENT = re.compile(rf"{_PLACE},? (?P<date>(?i:{_DATE})) [(/\[](?P<agency>[A-Z][\w .&'’-]{{1,40}})[)/\]]")
"""A dateline alone on its line."""
TRANSLATED = re.compile(
    r"\s*[(\[](?:(?:machine |unofficial )?translat(?:ed|ion)|in translation)\b[^)\]]*[)\]]", re.IGNORECASE
)
"""What a line of the head says of its language: "La Voix de Bunia (translated from French)"."""
SHORT = 10
"""Words of a line above the article that a date cuts into what it is made of."""
BEFORE_DATES = frozenset({"on", "by", "in", "since", "until", "from", "before", "after", "late", "early"})
"""Words that stand where a dateline has its place: "On July 14. …" is text."""


@dataclass(frozen=True, slots=True)
class Front:
    """The parts found above an article, and the number of the first line of the article itself."""

    title: str | None
    source: Source
    authors: tuple[str, ...]
    published: str | None
    body: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dated:
    """A line that is a date and nothing else."""

    index: int
    stamp: Stamp
    labelled: bool
    weekday: bool


@dataclass(frozen=True, slots=True)
class Head:
    """The lines above an article, sorted by what they are. Numbers are those of the lines."""

    words: tuple[tuple[int, str], ...]
    dates: tuple[Dated, ...]
    authors: tuple[str, ...]
    labels: dict[str, str]


def read_front(lines: list[str], *, saved: bool, title: str | None = None) -> Front:
    """Everything above an article, and the article's lines.

    `saved`: the text is of a page that was alive, so a lone date in the masthead is the day it was saved.
    `title`: the headline where metadata give it.
    """
    cut = find_body(lines)
    split = [(index, part) for index, line in enumerate(lines[:cut]) for part in split_header(line)]
    head = sort_head(split)
    heading = head.labels.get("title") or title or choose_title(head, lines[: cut + 2])
    place = find_line(head, heading) or (
        min((dated.index for dated in head.dates), default=0) if heading is None else 0
    )
    above = [line for index, line in head.words if index < place and not same_words(line, heading)]
    below = [line for index, line in head.words if index >= place and not same_words(line, heading)]
    beside = {dated.index for dated in head.dates}
    named = [line for index, line in head.words if index in beside and line in below and count_words(line) <= 4]
    decks = [line for line in below if count_words(line) >= 4 or is_count(line)]
    source = choose_source(head.labels, above, [*named, *filter(is_publisher, below)])
    late, body = read_late([*decks, *lines[cut:]], heading)
    dates = (*head.dates, *late.dates)
    published = choose_date(dates, place, saved=saved) or find_dateline_date(body)
    authors = head.authors or late.authors
    body = [line for line in body if line != source.name]
    return Front(heading, replace(source, name=write_name(source.name, body)), authors, published, tuple(body))


def find_body(lines: list[str]) -> int:
    """The number of the line that opens the article."""
    for index, line in enumerate(lines[:HEAD_LINES]):
        asked = line.endswith("?") and any(
            is_label(part) for row in near_lines(lines, index) for part in split_header(row)
        )
        if LABEL.fullmatch(line) is None and not asked and (is_prose(line) or find_dateline(line) is not None):
            return index
    for index, line in enumerate(lines[1:HEAD_LINES], 1):
        if is_running(line) and find_date_line(line) is None and LABEL.fullmatch(line) is None:
            return index
    return min(len(lines), HEAD_LINES) if len(lines) > 1 and not is_running(lines[0]) else 0


def near_lines(lines: list[str], index: int) -> list[str]:
    """The lines right above and right below one."""
    return [*lines[max(index - 1, 0) : index], *lines[index + 1 : index + 2]]


def split_header(line: str) -> list[str]:
    """The parts of a line such as "Azernews | 6 October 2020 | By A. B."; the line itself where it is one part."""
    line = TRANSLATED.sub("", line)
    if find_date_line(line) is not None:
        return [line]
    if any(DAY.fullmatch(part) is not None for part in DASH.split(line)):
        return DASH.split(line)
    whole = [part for part in re.split(r"\s*[|•·]\s*|\s+[–—-]\s+", line) if part != ""]
    parts = [part for part in whole if load_furniture().line.fullmatch(part) is None]
    if 0 < len(parts) < len(whole):
        return [piece for part in parts for piece in split_header(part)]
    parts = [part for part in SEPARATOR.split(line) if part != ""]
    if len(parts) > 1 and (len(parts) > 2 or any(is_label(part) for part in parts)):
        return [piece for part in parts for piece in split_header(part)]
    if len(parts) == 2 and count_words(parts[1]) <= 4:
        return [parts[1], parts[0]]
    for parts in (DASH.split(line), line.split(", ", 1), line.rsplit(", ", 1)):
        if (
            len(parts) > 1
            and is_label(parts[-1])
            and not is_label(parts[0])
            and parts[0].count("(") == parts[0].count(")")
        ):
            return parts
        if len(parts) > 1 and is_label(parts[0]) and count_words(parts[-1]) <= 6 and find_date_line(line) is None:
            return parts
    return split_date(line) or [line]


def split_date(line: str) -> list[str]:
    """The parts of a short line that a full date set off by stops cuts: "Lark Courier, 14 October 2022 – Opinion".

    A dateline on its own line is who sends it and when: "Bamako, 3 May 2024 (AMAP)". Empty where it is none."""
    sent = SENT.fullmatch(line)
    if sent is not None and find_stamp(sent["date"]) is not None:
        return [sent["agency"], sent["date"]]
    stamp = find_stamp(line)
    if stamp is None or count_words(line) > SHORT or is_running(line) or is_caption(line):
        return []
    day = WEEKDAY.search(line, 0, stamp.start)
    start = stamp.start if day is None or TIGHT.fullmatch(line[day.end() : stamp.start]) is None else day.start()
    before, after = line[:start], line[stamp.end :]
    open_left = before.strip() != "" and before.rstrip()[-1:] not in ",.–—-:("
    open_right = after.strip() != "" and after.lstrip()[:1] not in ",.–—-:)("
    if open_left or open_right or before.count("(") > before.count(")"):
        return []
    parts = [before.strip(" ,.:;()–—-"), line[start : stamp.end], after.strip(" ,.:;()–—-")]
    return [part for part in parts if part != ""]


def is_label(line: str) -> bool:
    """Whether a line is a date or a byline and nothing else."""
    return find_date_line(line) is not None or len(find_authors(line)) > 0


def sort_head(lines: list[tuple[int, str]]) -> Head:
    """The lines by what they are; section labels and furniture fall away."""
    words: list[tuple[int, str]] = []
    dates: list[Dated] = []
    authors: list[str] = []
    labels: dict[str, str] = {}
    for index, line in lines:
        label = LABEL.fullmatch(line)
        stamp = find_date_line(line)
        if stamp is not None:
            labelled = label is not None or re.match(r"\W*(?:published|posted)", line, re.IGNORECASE) is not None
            dates.append(Dated(index, stamp, labelled, WEEKDAY.search(line) is not None))
        elif len(find_authors(line)) > 0:
            authors.extend(find_authors(line))
        elif label is not None:
            labels.setdefault(name_label(label["label"]), label["value"])
        elif all(part.fullmatch(line) is None for part in (BYLINE, DAY, load_furniture().section)):
            words.append((index, line))
    if "author" in labels:
        authors = split_names(labels["author"]) or authors
    return Head(tuple(words), tuple(dates), tuple(dict.fromkeys(authors)), labels)


def name_label(label: str) -> str:
    """One name for labels that mean the same."""
    label = label.lower()
    if label in {"title", "headline", "subject"}:
        return "title"
    if label in {"from", "to", "cc", "sent", "reply-to", "message-id"}:
        return f"mail {label}"
    if label in {"url", "link", "web", "address"}:
        return "url"
    return (
        "author" if "author" in label or "by" in label else "source" if not label.startswith(("date", "p")) else "date"
    )


def find_date_line(line: str) -> Stamp | None:
    """The date of a line that holds nothing else, labels such as "Published:" aside."""
    stamp = find_stamp(line)
    if stamp is None:
        return None
    rest = re.findall(r"[^\W\d_]+", line[: stamp.start] + " " + line[stamp.end :])
    return stamp if all(word.lower() in DATE_WORDS for word in rest) else None


def find_authors(line: str) -> list[str]:
    """The names of a byline; empty where the line is none or names no person."""
    found = BYLINE.fullmatch(line)
    return split_names(found["names"]) if found is not None and count_words(line) <= 16 else []


def split_names(names: str) -> list[str]:
    """The persons of "Ayya Lmahamad and Rey Key, Baku"."""
    names = re.split(r"\s+(?:in|for|at|from)\s+|\s+[–—|-]\s+", names)[0]
    parts = [part.strip(" .") for part in re.split(r",|;|\band\b|&", names)]
    return [part for part in parts if NAME.fullmatch(part) is not None and NOT_NAMES.search(part) is None]


def choose_title(head: Head, near: list[str]) -> str | None:
    """The headline: what is printed twice, else the first line of at least four words that names no publisher."""
    counts = Counter(fold_words(line) for line in near)
    twice = [line for _, line in head.words if counts[fold_words(line)] > 1 and count_words(line) >= 3]
    if len(twice) > 0:
        return twice[0]
    # A post opens with a pictogram, a headline does not.
    lines = [line for _, line in head.words if unicodedata.category(line[0]) != "So" and line[0] not in "‼⁉"]
    counts_from = next((index for index, line in enumerate(lines) if is_count(line)), len(lines))
    lines = lines[:counts_from] if any(count_words(line) >= 2 for line in lines[:counts_from]) else lines
    lines = [line for line in lines if OVER_COUNTS.fullmatch(line) is None]
    long = [line for line in lines if count_words(line) >= 4]
    dated = {dated.index for dated in head.dates}
    masthead = len(long) > 0 and is_named(long[0]) and not dated.isdisjoint({head.words[0][0], head.words[0][0] + 1})
    if len(long) > 0 and len(head.words) > 1 and head.words[0][1] == long[0] and (masthead or is_publisher(long[0])):
        return long[1] if len(long) > 1 else None
    if len(long) > 0:
        return long[0]
    posted = any(unicodedata.category(line[0]) == "So" for _, line in head.words)
    short = [line for index, line in head.words if index not in dated and count_words(line) >= 2 and not posted]
    short = [line for line in short if line in lines and not is_publisher(line)]
    return short[-1] if len(short) > 0 else None


def is_count(line: str) -> bool:
    """Whether a line above the article is a label with its number: "Civilians killed: 41"; "Idlib: 23 dead" is none."""
    return COUNT.fullmatch(line) is not None and COUNTED.search(line) is not None


def find_line(head: Head, title: str | None) -> int:
    """The number of the headline's line, 0 without one."""
    return next((index for index, line in head.words if same_words(line, title)), 0)


def same_words(line: str, title: str | None) -> bool:
    """Whether two lines hold the same words, whatever the case and punctuation."""
    return title is not None and fold_words(line) == fold_words(title)


def fold_words(line: str) -> str:
    """A line without case, punctuation and blanks."""
    return re.sub(r"[\W_]+", "", line.casefold())


def read_late(lines: list[str], title: str | None) -> tuple[Head, list[str]]:
    """Dates and bylines that stand among the article's first or last lines, and the lines without them.

    A second copy of the headline falls away too.
    """
    near = set(range(4)) | set(range(len(lines) - 4, len(lines)))
    kept: list[str] = []
    found: list[tuple[int, str]] = []
    for index, line in enumerate(lines):
        if same_words(line, title):
            continue
        label = is_label(line) or len(split_date(line)) > 0
        if index in near and (label or (BYLINE.fullmatch(line) is not None and not is_running(line))):
            found += [(HEAD_LINES + index, part) for part in split_header(line)]
        else:
            kept.append(line)
    return sort_head(found), kept


def choose_date(dates: tuple[Dated, ...], title: int, *, saved: bool) -> str | None:
    """The day of publication among the printed dates: labelled, else with a time, else from the headline on.

    A date above the headline is the masthead's: on a saved page the day of saving, in a plain text the day of issue.
    """
    for chosen in (
        [dated for dated in dates if dated.labelled],
        [dated for dated in dates if "T" in dated.stamp.value and dated.index >= title],
        [dated for dated in dates if dated.index >= title],
        [dated for dated in dates if not dated.weekday],
        [] if saved else list(dates),
    ):
        if len(chosen) > 0:
            return chosen[0].stamp.value
    return None


def find_dateline(line: str) -> re.Match[str] | None:
    """The opening "BAKU, Oct. 12 (Reuters) - " of a dispatch: a place in capitals, or one with a date or an agency."""
    found = DATELINE.match(line) or BRACKETED.match(line)
    if found is None or count_words(line[found.end() :]) < 4:
        return None
    place = found["place"].split(",")[0]
    if place.lower() in BEFORE_DATES or load_furniture().section.fullmatch(place) is not None:
        return None
    marked = found["date"] is not None or found["agency"] is not None
    return found if marked or (place.isupper() and len(place) >= 3) else None


def find_dateline_date(lines: list[str]) -> str | None:
    """The full date printed in the dateline, where it has a year."""
    for line in lines[:3]:
        dateline = find_dateline(line)
        stamp = find_stamp(dateline[0]) if dateline is not None else None
        if stamp is not None:
            return stamp.value
    return None
