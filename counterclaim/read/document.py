"""One capture becomes a document: its text is found and fixed here, once."""

import hashlib
import re
from dataclasses import replace

from counterclaim.errors import EmptyError
from counterclaim.read.dateline import find_dateline
from counterclaim.read.decode import decode_bytes
from counterclaim.read.draft import Draft
from counterclaim.read.furniture import is_caption
from counterclaim.read.gate import check_kind, check_news, check_raw
from counterclaim.read.language import find_language
from counterclaim.read.plain import read_plain
from counterclaim.read.tidy import tidy_line
from counterclaim.read.wraps import find_wraps
from counterclaim.vocabulary import Capture, Document, Span

__all__ = ["read_capture"]

MARKUP = re.compile(
    r"<(?:!doctype html|html|head|body|article|div|p|meta|title|section|main|table|h1|span)\b[^<>]*>", re.IGNORECASE
)
SNIFFED = 3000
"""Characters in which a page shows a tag; saved pages open with a comment, scripts come after the head's first tags."""


def read_capture(data: bytes, capture: Capture, *, name: str, verbatim: bool = False) -> Document:
    """The document of these bytes. `name` is what errors call the input.

    With `verbatim` the file is the text: nothing is removed, offsets are the file's characters.
    Raises EmptyError, NotTextError, NotNewsError and LanguageError.
    """
    raw = decode_bytes(data, name=name, media_type=capture.media_type)
    check_raw(raw, name=name)
    draft = read_draft(raw, capture)
    lines = [*(() if draft.title is None else (draft.title,)), *draft.lines]
    if len(lines) == 0:
        raise EmptyError(f"{name}: no article text in it: expected a news page or its text")
    check_kind(lines, name=name)
    language = find_language("\n".join(lines), name=name)
    check_news(lines, name=name)
    if verbatim:
        return fix_verbatim(raw, draft, capture, language)
    return fix_text(draft, capture, language)


def read_draft(raw: str, capture: Capture) -> Draft:
    """What the characters hold, as a page if they are marked up, else as a plain text."""
    if MARKUP.search(raw, 0, SNIFFED) is None:
        return read_plain(raw, url=capture.url)
    from counterclaim.read.page import read_page

    return read_page(raw, url=capture.url)


def fix_text(draft: Draft, capture: Capture, language: str) -> Document:
    """The document of a cleaned text: the headline once, then the paragraphs, a blank line between."""
    lines = [] if draft.title is None else [tidy_line(draft.title)]
    headline = (0, len(lines[0])) if len(lines) > 0 else None
    opening = len(lines)
    lines += draft.lines
    starts = [sum(len(line) + 2 for line in lines[:index]) for index in range(len(lines))]
    dateline = None
    captions: list[tuple[int, int]] = []
    for start, line in list(zip(starts, lines, strict=True))[opening:]:
        if is_caption(line):
            captions.append((start, start + len(line)))
        elif dateline is None and start <= starts[min(opening + 2, len(starts) - 1)]:
            found = find_dateline(line)
            dateline = None if found is None else (start, start + len(found[0].rstrip()))
    return make_document("\n\n".join(lines), draft, capture, language, (headline, dateline, captions))


def fix_verbatim(raw: str, draft: Draft, capture: Capture, language: str) -> Document:
    """The document of a file as it is; headline, dateline and captions are looked up in it."""
    first = next((line for line in draft.lines if not is_caption(line)), None)
    body = find_words(raw, first, 0)
    headline = find_words(raw, draft.title, 0)
    while headline is not None and body is not None:  # the last copy above the article, so that none counts as body
        again = find_words(raw[: body[0]], draft.title, headline[1])
        if again is None:
            break
        headline = again
    opened = None if first is None else find_dateline(first)
    dateline = None if opened is None or body is None else find_words(raw, opened[0].rstrip(), body[0])
    captions = [find_words(raw, line, 0) for line in draft.lines if is_caption(line)]
    marks = (headline, dateline, [place for place in captions if place is not None])
    return replace(make_document(raw, draft, capture, language, marks), wraps=find_wraps(raw))


def find_words(raw: str, line: str | None, start: int) -> tuple[int, int] | None:
    """Where the words of a line stand in a text, whatever the blanks between them."""
    if line is None or line.strip() == "":
        return None
    found = re.compile(r"\s+".join(re.escape(word) for word in line.split())).search(raw, start)
    return None if found is None else (found.start(), found.end())


Marks = tuple[tuple[int, int] | None, tuple[int, int] | None, list[tuple[int, int]]]


def make_document(text: str, draft: Draft, capture: Capture, language: str, marks: Marks) -> Document:
    """The document of a text and the places of its headline, dateline and captions."""

    def cut(place: tuple[int, int]) -> Span:
        return Span(*place, text[slice(*place)])

    headline, dateline, captions = marks
    digest = hashlib.sha256("\x1f".join((text, capture.url or "", capture.sha256)).encode("utf-8", "surrogatepass"))
    return Document(
        id=f"sha256:{digest.hexdigest()}",
        capture=capture,
        title=None if draft.title is None else tidy_line(draft.title),
        source=draft.source,
        authors=draft.authors,
        published=draft.published,
        published_from=draft.published_from,
        language=language,
        text=text,
        headline=None if headline is None else cut(headline),
        dateline=None if dateline is None else cut(dateline),
        captions=tuple(cut(place) for place in captions),
    )
