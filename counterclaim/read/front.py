"""What stands above an article: masthead, dates, headline, byline; and the dateline that opens it."""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, replace

from counterclaim.read.dates import Stamp, find_stamp
from counterclaim.read.furniture import count_words, is_caption, is_prose, is_running, load_furniture
from counterclaim.read.head import (
    BYLINE,
    DATE,
    LABEL,
    PLACE,
    SHORT,
    Dated,
    Head,
    find_date_line,
    is_label,
    is_section,
    sort_head,
    split_date,
    split_header,
)
from counterclaim.read.masthead import CLAUSE, FREQUENCY, choose_source, find_issuer, is_named, is_publisher, write_name
from counterclaim.vocabulary import Source

HEAD_LINES = 30
"""Lines searched for the start of the article: saved pages carry up to about 20 menu lines above it."""
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
DATELINE = re.compile(
    rf"(?P<place>{PLACE}?)(?:(?: \([A-Z][\w .'’-]{{1,40}}\))?(?P<date>,? (?i:{DATE})))?[,.]?"
    r"(?:\s*[(/\[](?P<agency>[A-Za-z][\w .,&'’/-]{1,40}?)[)/\]]|,\s(?P<agency2>[A-Z][A-Za-z]{2,15}))?"
    r"(?:\s*(?:[–—]|--?|:)\s+|(?:(?<=[A-Z]{3})|(?<=[)/\]])|(?(date)(?<=\d)|(?!)))\.\s+(?=[A-Z]))(?=\S)"
)
BRACKETED = re.compile(
    rf"\((?P<place>{PLACE}?)(?P<date>,? (?i:{DATE}))(?P<agency>(?!))?(?P<agency2>(?!))?\)\s*(?:[–—:]|--?)\s+(?=\S)"
)
"""The opening "(Dakar, April 27, 2024) – " of a report."""
ACRONYM = re.compile(r" \([A-Z0-9/-]{2,12}\)$")
"""The short form behind a body's name."""
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


def read_front(lines: list[str], *, saved: bool, title: str | None = None) -> Front:
    """Everything above an article, and the article's lines.

    `saved`: the text is of a page that was alive, so a lone date in the masthead is the day it was saved.
    `title`: the headline where metadata give it.
    """
    cut = find_body(lines)
    lines = [*(FREQUENCY.sub("", line) for line in lines[:cut]), *lines[cut:]]
    channel = find_channel(lines[:cut])
    split = [(index, part) for index, line in enumerate(lines[:cut]) for part in split_header(line)]
    head = sort_head(split if channel is None else [row for row in split if row[0] > 0])
    masthead = channel or find_masthead(head)
    head = replace(head, words=tuple(row for row in head.words if row[1] != masthead))
    heading = head.labels.get("title") or title or choose_title(head, lines[: cut + 2])
    place = find_line(head, heading) or (
        min((dated.index for dated in head.dates), default=0) if heading is None else 0
    )
    above = [line for index, line in head.words if index < place and not same_words(line, heading)]
    below = [line for index, line in head.words if index >= place and not same_words(line, heading)]
    beside = {dated.index for dated in head.dates}
    named = [line for index, line in head.words if index in beside and line in below and count_words(line) <= 4]
    decks = [line for line in below if count_words(line) >= 4 or is_count(line)]
    above = above if masthead is None else [masthead]
    source = choose_source(head.labels, above, [*filter(is_publisher, below), *named])
    if source.name is None:
        source = replace(source, name=find_issuer(heading))
    late, body = read_late([*decks, *lines[cut:]], heading)
    dates = (*head.dates, *late.dates)
    published = choose_date(dates, place, saved=saved) or find_dateline_date(body)
    issued = find_issued(head) if published is None else None
    if issued is not None:
        published, body = issued[1].value, [line for line in body if line != issued[0]]
    authors = head.authors or late.authors
    body = [line for line in body if line != source.name]
    return Front(heading, replace(source, name=write_name(source.name, body)), authors, published, tuple(body))


def find_channel(lines: list[str]) -> str | None:
    """The name of a channel above its post: "A. Writer | Border district" over a day with its hour."""
    parts = [part.strip() for part in re.split(r"\||\s/\s", lines[0])] if len(lines) > 1 else []
    if len(parts) != 2 or any(part == "" or is_label(part) or is_section(part) for part in parts):
        return None
    stamp = find_date_line(lines[1])
    return lines[0] if stamp is not None and "T" in stamp.value and count_words(lines[0]) <= SHORT else None


def find_masthead(head: Head) -> str | None:
    """The outlet's name in capitals that opens a page whose head says more: it has a publisher's word, or few words."""
    if len(head.words) == 0 or head.words[0][0] > 0 or len(head.words) + len(head.dates) < 2:
        return None
    line = head.words[0][1]
    others = [row for _, row in head.words[1:] if not row.isupper() and count_words(row) >= 2]
    short = count_words(line) <= (4 if len(others) > 0 else 3) and re.search(r"\d", line) is None
    named = short or is_publisher(line) or (len(others) > 0 and ACRONYM.search(line) is not None)
    return line if line.isupper() and named and CLAUSE.search(line) is None else None


def find_issued(head: Head) -> tuple[str, Stamp] | None:
    """The short line of the head that gives a full date and more: "Issued 17 June 2024, covering 10 to 16 June"."""
    rows = ((line, find_stamp(line)) for _, line in head.words if not (is_running(line) or is_caption(line)))
    return next(((line, stamp) for line, stamp in rows if stamp is not None), None)


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
    beside = {line for index, line in head.words if index in dated}
    long = [line for line in long if line not in beside and not is_publisher(line)] or long
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
