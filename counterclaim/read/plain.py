"""A plain text as people save it, copied from a page or a wire: what of it is the article."""

import re
from itertools import pairwise
from statistics import median

from counterclaim.read.byline import find_person, is_surely_person
from counterclaim.read.dateline import find_dateline, is_transcript
from counterclaim.read.dates import find_url_date
from counterclaim.read.draft import Draft
from counterclaim.read.front import Front, name_outlet, read_front
from counterclaim.read.furniture import SENTENCE_END, drop_furniture, is_alive, load_furniture
from counterclaim.read.masthead import find_sender, is_place, is_publisher
from counterclaim.read.tidy import tidy_text
from counterclaim.vocabulary import Source

WRAPPED = (40, 140)
"""Characters of the lines of a text that was wrapped by hand or by a program: 65 to 80, old wires 60, saved XML 120."""

NARROW = 100
"""Up to this width lines that end in the middle of a sentence say enough; wider ones must also break where the next
word no longer fits, since the short paragraphs of a web page are as long."""

FULL = 0.75
"""Share of the width from which a line goes on in the next one: a long word moved down leaves up to a quarter free."""

INDENTED = re.compile(r"\n(?:[ \u00a0]{2,}|\t)(?=\S)")
MARKED = re.compile(r"^#{1,6} \S|\[[^\]\n]+\]\(https?://", re.MULTILINE)
MARKS = re.compile(
    r"^(?:#{1,6} |> )|[*]{1,3}(?=\S)(?P<words>[^*\n]+)(?<=\S)[*]{1,3}|!?\[(?P<link>[^\]\n]*)\]\([^)\s]*\)", re.MULTILINE
)
"""Markdown: headings, quotations, lines in italics or bold, links."""

FOLLOW = re.compile(r"(?:follow|like|join|find) us .{0,40}?@(?P<name>[A-Za-z]\w{2,30})", re.IGNORECASE)
RIGHTS = re.compile(
    r"(?:copyright|©|\(c\))\s*(?:(?:19|20)\d\d[\s,–-]*){0,2}(?P<name>[A-Z][\w.&' -]{2,40}?)(?:\.|,|\s+all rights|$)",
    re.IGNORECASE,
)
AGENCY = re.compile(r"[A-Z][A-Z' -]{2,30}? [–—-] (?P<name>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){1,4}): (?=\S)")
"""A dateline that names the agency behind a dash: "HODEIDAH - Coast News Agency: "."""
URL = re.compile(r"https?://\S+")


def read_plain(text: str, *, url: str | None = None) -> Draft:
    """Headline, source, date, authors and article of a plain text."""
    lines = list_paragraphs(text)
    kept = drop_furniture(lines)
    front = read_front(kept, saved=is_alive(lines))
    return fill_draft(front, lines, url=url)


def fill_draft(front: Front, lines: list[str], *, url: str | None) -> Draft:
    """The draft of what the text says, its gaps filled from its furniture and its address."""
    address = url or next((found[0] for line in lines if (found := URL.fullmatch(line)) is not None), None)
    source = front.source if front.source.name is not None else find_source(lines, front)
    if source.domain is None and address is not None:
        source = Source(source.name, find_domain(address))
    published, known = front.published, "text" if front.published is not None else None
    if published is None and address is not None:
        published = find_url_date(address)
        known = "url" if published is not None else None
    return Draft(front.title, source, front.authors, published, known, front.body)  # type: ignore[arg-type]


def find_source(whole: list[str], front: Front) -> Source:
    """The publisher that dateline, copyright line or "Follow us" name."""
    for line in () if is_transcript(list(front.body)) else front.body[:2]:
        dashed = AGENCY.match(line)
        if dashed is not None and is_publisher(dashed["name"]):
            return Source(dashed["name"], front.source.domain)
        dateline = find_dateline(line)
        if dateline is None:
            continue
        agency = dateline["agency"] or dateline["agency2"] or find_sender(dateline, line[dateline.end() :])
        if agency is not None and (dateline["date"] is not None or is_agency(agency.strip())):
            lines = [line[dateline.end() :], *(other for other in front.body if other != line)]
            return Source(name_outlet(agency.strip(), lines), front.source.domain)
    for pattern in (RIGHTS, FOLLOW):
        for line in whole[-15:]:
            found = pattern.match(line)
            if found is not None:
                return Source(found["name"].strip(), front.source.domain)
    return front.source


def is_agency(name: str) -> bool:
    """Whether a name in a dateline without a day is an agency's: no country in brackets, no person."""
    return (name.isupper() or not is_place(name)) and (find_person(name) is None or not is_surely_person(name))


def find_domain(url: str) -> str | None:
    """The host of an address without "www."."""
    found = re.match(
        r"(?:https?://)?(?:[^/@\s]*@)?(?:www\.|m\.|amp\.)?([\w.-]+\.[a-z]{2,})(?::\d+)?(?:[/?#]|$)", url, re.IGNORECASE
    )
    return found[1].lower() if found is not None else None


def list_paragraphs(text: str) -> list[str]:
    """The paragraphs of a text, whether set off by blank lines, indents or line ends, wrapped or not."""
    indents = len(INDENTED.findall(text))
    if 0 < indents < text.count("\n") * 0.5:
        text = INDENTED.sub("\n\n", text)
    if MARKED.search(text) is not None:
        text = MARKS.sub(lambda found: found["words"] or found["link"] or "", text)
    blocks = [block.split("\n") for block in re.split(r"\n\n+", tidy_text(text).strip())]
    width = find_width(blocks)
    paragraphs = [line for block in blocks for line in (join_block(block, width) if width is not None else block)]
    return [line for line in paragraphs if line != ""]


def find_width(blocks: list[list[str]]) -> int | None:
    """The width to which a text was wrapped; None if its lines are paragraphs."""
    pairs = [pair for block in blocks for pair in pairwise(block) if len(pair[0]) >= WRAPPED[0]]
    longest = max((len(line) for line, _ in pairs), default=0)
    if len(pairs) < 3 or longest > WRAPPED[1]:
        return None
    broken = [(line, after) for line, after in pairs if SENTENCE_END.search(line) is None]
    # Every third line of wrapped prose may end a sentence by chance; of paragraphs nearly every one does.
    if longest <= NARROW and len(broken) > len(pairs) * 0.6:
        return int(median(len(line) for line, _ in pairs))
    full = [line for line, after in broken if len(line) + len(after.split()[0]) + 1 >= longest]
    return int(median(map(len, full))) if len(full) >= max(3, len(broken) * 0.9) else None


def join_block(block: list[str], width: int) -> list[str]:
    """The paragraphs of one block of wrapped lines: a line much shorter than the width ends one."""
    joined: list[str] = []
    for line, goes_on in zip(block, find_joints(block, width), strict=True):
        if goes_on:
            joined[-1] = f"{joined[-1]} {line}"
        else:
            joined.append(line)
    return joined


def find_joints(block: list[str], width: int) -> list[bool]:
    """For each line of a block, whether it goes on with the one before."""
    joints: list[bool] = []
    open_line = False
    for line in block:
        furniture = load_furniture().line.fullmatch(line) is not None
        joints.append(open_line and not furniture and find_dateline(line) is None)
        open_line = len(line) >= width * FULL and not furniture
    return joints
