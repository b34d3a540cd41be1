"""Documents of one text, and texts with their sides exchanged."""

import re
from collections.abc import Callable
from dataclasses import replace

from counterclaim.vocabulary import Capture, Document, Source

Make = Callable[..., Document]
"""What the fixture `make_document` is."""


def make_document(
    text: str, *, source: str | None = None, published: str | None = None, headline: bool = False
) -> Document:
    """A document of a text; the first line is its headline if `headline` says so."""
    known = None if published is None else "text"
    document = Document("sha256:test", Capture("0"), None, Source(source), (), published, known, "en", text)
    return document if not headline else replace(document, headline=document.span(0, text.index("\n")))


def swap(text: str, *pairs: tuple[str, str]) -> str:
    """The text with the words of each pair exchanged."""
    table = {one: two for pair in pairs for one, two in (pair, pair[::-1])}
    return re.sub(r"\b(?:" + "|".join(table) + r")\b", lambda match: table[match[0]], text)
