"""The lines above an article, each by what it is: a date, a byline, a label, words."""

import re
from dataclasses import dataclass

from counterclaim.read.byline import BYLINE, find_authors, split_byline, split_names
from counterclaim.read.dates import MONTHS, Stamp, find_stamp, leave_calendar
from counterclaim.read.edition import is_edition
from counterclaim.read.furniture import count_words, is_caption, is_running, load_furniture

LABEL = re.compile(
    r"(?P<label>title|headline|source|outlet|publisher|publication|agency|medium|date|dated|"
    r"published(?: on| at)?|posted(?: on)?|"
    r"publication date|date published|author|authors|by|byline|written by|url|link|web|address|"
    r"subject|from|to|cc|sent|reply-to|message-id)\s*:\s*(?P<value>.+)",
    re.IGNORECASE,
)
DATE_WORDS = frozenset({
    "published", "updated", "posted", "issued", "released", "out", "circulated", "filed", "on", "at", "last",
    "modified", "date", "dated", "first", "created", "am",
    "pm", "hrs", "hours", "h", "local", "time", "gmt", "utc", "the", "of", "monday", "tuesday", "wednesday",
    "thursday", "friday", "saturday", "sunday", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat",
    "sun", "est", "edt", "ist", "bst", "cst", "amt",
})  # fmt: skip
WEEKDAY = re.compile(r"\b(?:mon|tues?|wed(?:nes)?|thur?s?|fri|satur|sat|sun)(?:day)?\b", re.IGNORECASE)
SEPARATOR = re.compile(r"\s*[|•·]\s*|\s+/\s+")
TIGHT = re.compile(r"[\s,.:;()\[\]–—-]*")
"""What may stand between a date and the words beside it in a line of the page's head."""
DASH = re.compile(r"\s+[–—-]\s+")
_SMALL = (
    r"(?:(?:al|el|an|ar|as|ash|at|ad|az|ez|es|er|ed|ul|de|du|des|del|la|le|los|las|da|do|dos|sur|au|aux|en)[ -]"
    r"|[dl]['’])"
)
_PART = rf"{_SMALL}{{0,2}}[A-Z][\w'’.-]*"
PLACE = rf"[^\W\d_][\w'’.-]*(?:[ /-]{_PART}){{0,3}}(?:, ?{_PART}(?: {_PART}){{0,2}}){{0,2}}"
_MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
DATE = rf"(?:(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? (?:19|20)\d\d)?|\d{{1,2}}[-./]\d{{1,2}}[-./](?:19|20)\d\d)"
DAY = re.compile(rf"(?i:{DATE})")
"""A day that may lack its year."""
SENT = re.compile(rf"{PLACE},? (?P<date>(?i:{DATE})) [(/\[](?P<agency>[A-Z][\w .&'’-]{{1,40}})[)/\]]")
"""A dateline alone on its line."""
TRANSLATED = re.compile(
    r"\s*[(\[](?:(?:machine |unofficial )?translat(?:ed|ion)|in translation)\b[^)\]]*[)\]]", re.IGNORECASE
)
"""What a line of the head says of its language: "La Voix de Bunia (translated from French)"."""
RELEASE = re.compile(
    r"^(?:press release|press statement|media release|news release|transcript)\s*[–—:|-]\s+", re.IGNORECASE
)
"""The label before who sends a text out: "PRESS RELEASE - Valley Watch"."""
CLOCK = re.compile(r"(?:at )?\d{1,2}[:.]\d\d(?::\d\d)?(?: ?[ap]\.?m\.?)?(?: ?(?:hrs|h|hours|local time|[A-Z]{2,5}))?")
"""A time alone, which belongs to the day before it: "23 October 2020 | 14:30 GMT"."""
UPDATED = re.compile(
    r"(?:last )?(?:updated|corrected|corrects|correction|presenter|anchor|transcript)\b", re.IGNORECASE
)
"""How a line of the head begins that tells of the page and is no headline."""
SHORT = 10
"""Words of a line above the article that a date cuts into what it is made of."""


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


def is_section(line: str) -> bool:
    """Whether a line is the label of a section: "World", "Press release"."""
    return load_furniture().section.fullmatch(line) is not None


def split_header(line: str) -> list[str]:
    """The parts of a line such as "Azernews | 6 October 2020 | By A. B."; the line itself where it is one part."""
    line = leave_calendar(RELEASE.sub("", TRANSLATED.sub("", line)))
    if find_date_line(line) is not None or is_edition(line):
        return [line]
    parts = split_byline(line)
    if len(parts) > 0:
        return parts
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


def split_line(line: str) -> list[str]:
    """The parts of a line of the head, programmes set apart, and a time that stands alone put behind the day before."""
    joined: list[str] = []
    parts = [piece for whole in split_header(line) for piece in split_edition(whole)]
    for part in parts:
        if len(joined) > 0 and CLOCK.fullmatch(part) is not None and find_date_line(joined[-1]) is not None:
            joined[-1] = f"{joined[-1]}, {part}"
        else:
            joined.append(part)
    return joined


def split_edition(line: str) -> list[str]:
    """The outlet and its programme in "Radio Lark, Agdere. News at 13:00", in one piece where there are no two."""
    first, stop, rest = line.partition(". ")
    return [first, rest] if stop != "" and is_edition(rest) else [line]


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
        stamp = find_date_line(line) or (find_stamp(line) if is_edition(line) else None)
        if is_edition(line):
            words.append((index, leave_reader(line)))
        if stamp is not None:
            labelled = label is not None or re.match(r"\W*(?:published|posted)", line, re.IGNORECASE) is not None
            dates.append(Dated(index, stamp, labelled, WEEKDAY.search(line) is not None))
        elif len(find_authors(line)) > 0:
            authors.extend(find_authors(line))
        elif label is not None:
            labels.setdefault(name_label(label["label"]), label["value"])
        elif (
            not is_edition(line)
            and UPDATED.match(line) is None
            and all(part.fullmatch(line) is None for part in (BYLINE, DAY, load_furniture().section))
        ):
            words.append((index, line))
    if "author" in labels:
        authors = split_names(labels["author"]) or authors
    return Head(tuple(words), tuple(dates), tuple(dict.fromkeys(authors)), labels)


def leave_reader(line: str) -> str:
    """An edition's name and day without who reads it."""
    stamp = find_stamp(line)
    return line if stamp is None or line[stamp.end : stamp.end + 1] not in {",", ";", "."} else line[: stamp.end]


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
