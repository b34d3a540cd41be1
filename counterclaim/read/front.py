"""What stands above an article: masthead, dates, headline, byline; and the dateline that opens it."""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, replace

from counterclaim.read.byline import ARTICLE, BYLINE, find_person, is_surely_person
from counterclaim.read.dateline import find_dateline, find_dateline_date
from counterclaim.read.dates import Stamp, ends_period, find_stamp
from counterclaim.read.edition import (
    cut_notes,
    find_entry,
    find_greeter,
    find_greeting_date,
    is_edition,
    is_greeting,
    name_edition,
)
from counterclaim.read.furniture import count_words, is_caption, is_prose, is_running, load_furniture
from counterclaim.read.head import (
    LABEL,
    SHORT,
    Dated,
    Head,
    find_date_line,
    is_label,
    is_section,
    sort_head,
    split_date,
    split_header,
    split_line,
)
from counterclaim.read.masthead import (
    ACRONYM,
    CLAUSE,
    FREQUENCY,
    OFFICE,
    choose_source,
    find_issuer,
    is_masthead,
    is_named,
    is_place,
    is_publisher,
    read_masthead,
    write_name,
    write_out,
)
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
SERIES = re.compile(
    r"(?:[\w-]+ ){0,3}(?:note|report|update|bulletin|brief|briefing|digest|newsletter|summary|sitrep|issue|release)"
    r" (?:no\.?|nr\.?|number|#) ?\d+(?:[,;(/ ].*)?",
    re.IGNORECASE,
)
"""The line of a series: "Weekly note no. 46, covering 12-18 May 2025", a headline only where there is no other."""
OVER_COUNTS = re.compile(
    r"(?:key|main) (?:figures|numbers|facts)|at a glance|in (?:numbers|figures)|the toll", re.IGNORECASE
)
"""A heading over counts, never an article's."""


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
    lines = [*(row for line in lines[:HEAD_LINES] if (row := cut_notes(line)) != ""), *lines[HEAD_LINES:]]
    cut = find_body(lines)
    lines = [*(FREQUENCY.sub("", line) for line in lines[:cut]), *lines[cut:]]
    head, masthead = find_head(lines[:cut], "\n".join(lines[cut:]))
    heading = head.labels.get("title") or title or choose_title(head, lines[: cut + 2])
    place = find_line(head, heading) or (
        min((dated.index for dated in head.dates), default=0) if heading is None else 0
    )
    rows = [row for row in head.words if not same_words(row[1], heading)]
    persons, rows = find_persons(rows, head, place)
    source = find_publisher(head, rows, place, masthead)
    decks = [line for index, line in rows if index >= place and (count_words(line) >= 4 or is_count(line))]
    late, body = read_late([*decks, *lines[cut:]], heading)
    if source.name is None:
        source = replace(source, name=find_issuer(heading and name_edition(heading)) or find_greeter(body))
    dates = (*head.dates, *late.dates)
    published = choose_date(dates, place, saved=saved) or find_dateline_date(body) or find_greeting_date(body)
    issued = find_issued(head) if published is None else None
    if issued is not None:
        published, body = issued[1].value, [line for line in body if line != issued[0]]
    authors = head.authors or late.authors or persons
    body = [line for line in body if line != source.name]
    source = replace(source, name=name_outlet(source.name, body))
    return Front(leave_outlet(heading, source.name), source, authors, published, tuple(body))


def find_head(lines: list[str], text: str) -> tuple[Head, str | None]:
    """The lines above an article by what they are, without its masthead; and the masthead where its form shows it.

    The place beside a day is a dateline's: "Agdere, 5 May 2024"."""
    channel = find_channel(lines)
    split = [(index, part) for index, line in enumerate(lines) for part in split_line(line)]
    head = sort_head(split if channel is None else [row for row in split if row[0] > 0])
    masthead = channel or find_masthead(head)
    beside = {dated.index for dated in head.dates}
    words = (row for row in head.words if row[1] != masthead and not (row[0] in beside and is_setting(row[1], text)))
    return replace(head, words=tuple(words)), masthead


def is_setting(line: str, text: str) -> bool:
    """Whether a line is the name of a place: a known one, or one that the article says something happened in."""
    if is_place(line):
        return True
    where = rf"\b(?:in|near|around|outside) (?:{re.escape(line)}|{re.escape(line.title())})\b"
    return count_words(line) <= 3 and not is_publisher(line) and re.search(where, text) is not None


def find_persons(rows: list[tuple[int, str]], head: Head, place: int) -> tuple[tuple[str, ...], list[tuple[int, str]]]:
    """The persons that stand alone below the headline, and the other lines.

    A name that may be an outlet's too is a person's only where there is another outlet: "Rana Holt" below "Lark Post".
    """
    below = [row for row in rows if row[0] >= place and find_person(row[1]) is not None]
    sure = [row for row in below if is_surely_person(row[1])]
    others = [row for row in rows if row not in below]
    if find_publisher(head, others, place, None).name is not None and len(sure) == 0:
        dated = {dated.index + step for dated in head.dates for step in (-1, 0, 1)}
        sure = [row for row in below if row[0] in dated][:1]
    names = (find_person(line) for _, line in sure)
    return tuple(name for name in names if name is not None), [row for row in rows if row not in sure]


def find_publisher(head: Head, rows: list[tuple[int, str]], place: int, masthead: str | None) -> Source:
    """Who publishes, by the lines above and below the headline's; an edition's name only where nothing else is."""
    beside = {dated.index for dated in head.dates}
    if masthead is not None and "source" not in head.labels:
        return replace(read_masthead(masthead), domain=choose_source(head.labels, [], []).domain)
    words = [row for row in rows if not is_edition(row[1])]
    above = [line for index, line in words if index < place]
    below = [(index, line) for index, line in words if index >= place]
    near = {index + step for index in beside for step in (-1, 1)}
    named = [
        line
        for index, line in below
        if count_words(line) <= 4
        and is_named(line)
        and (index in beside or (index in near and ARTICLE.match(line) is not None))
    ]
    source = choose_source(head.labels, above, [*(line for _, line in below if is_publisher(line)), *named])
    editions = [name_edition(line) for _, line in rows if is_edition(line)]
    if source.name is None and len(editions) > 0 and is_named(editions[0]):
        return replace(source, name=editions[0])
    return source


def leave_outlet(title: str | None, name: str | None) -> str | None:
    """A headline without its outlet's name behind a dash, as browsers save it: "Shells hit village - Lark News"."""
    if title is None or name is None:
        return title
    return re.sub(rf"(?<=\w{{3}})\s+[|–—-]\s+{re.escape(name)}$", "", title)


def name_outlet(name: str | None, lines: list[str]) -> str | None:
    """An outlet's name as the article writes it, its abbreviation written out."""
    return None if name is None else write_name(write_out(name, lines), lines)


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
    if load_furniture().kicker.fullmatch(line) is not None:
        return None
    named = short or is_publisher(line) or (len(others) > 0 and ACRONYM.search(line) is not None)
    return line if line.isupper() and named and CLAUSE.search(line) is None else None


def find_issued(head: Head) -> tuple[str, Stamp] | None:
    """The short line of the head that gives a full date and more: "Issued 17 June 2024, covering 10 to 16 June"."""
    rows = ((line, find_stamp(line)) for _, line in head.words if not (is_running(line) or is_caption(line)))
    dated = [(line, stamp) for line, stamp in rows if stamp is not None and not ends_period(line, stamp)]
    return dated[0] if len(dated) > 0 else None


def find_body(lines: list[str]) -> int:
    """The number of the line that opens the article."""
    entry = find_entry(lines, HEAD_LINES)
    for index, line in enumerate(lines[:HEAD_LINES]):
        if index == entry or is_greeting(line):
            return index
        asked = (
            line.endswith("?")
            and re.search(r"[.!] ", line) is None
            and any(is_label(part) for row in near_lines(lines, index) for part in split_header(row))
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
    lines = [line for line in lines if OVER_COUNTS.fullmatch(line) is None and not is_edition(line)]
    long = [line for line in lines if count_words(line) >= 4]
    long = [line for line in long if load_furniture().kicker.fullmatch(line) is None] or long
    long = [line for line in long if SERIES.fullmatch(line) is None] or long
    dated = {dated.index for dated in head.dates}
    beside = {line for index, line in head.words if index in dated}
    long = [line for line in long if line not in beside and not is_publisher(line)] or long
    masthead = len(long) > 0 and is_masthead(long[0]) and not dated.isdisjoint({head.words[0][0], head.words[0][0] + 1})
    if len(long) > 0 and len(head.words) > 1 and head.words[0][1] == long[0] and (masthead or is_publisher(long[0])):
        return long[1] if len(long) > 1 else None
    alone = len(long) > 0 and (OFFICE.match(long[0]) is not None or (is_masthead(long[0]) and long[0] in beside))
    if len(long) > 0 and not alone:
        return long[0]
    posted = any(unicodedata.category(line[0]) == "So" for _, line in head.words)
    short = [line for index, line in head.words if index not in dated and count_words(line) >= 2 and not posted]
    short = [line for line in short if line in lines and not is_publisher(line)]
    short = short or [line for _, line in head.words if is_edition(line)][:1]
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
