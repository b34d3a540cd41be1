"""Text and where it came from: spans, captures, documents; ids; plain JSON of any core type."""

import hashlib
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Any, Literal, cast

from counterclaim.errors import SpanError


def make_id(prefix: str, *parts: object) -> str:
    """An id that is the same wherever the same content is read: prefix, dash, 80 bits of SHA-256 in hex.

    Parts are joined by a character that no text contains (U+001F), so that ("ab", "c") and ("a", "bc") differ.
    """
    text = "\x1f".join("" if part is None else str(part) for part in parts)
    return f"{prefix}-{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:20]}"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a document's text. Offsets are Unicode code points; made by `Document.span` only."""

    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Source:
    """Who publishes: outlet, wire, ministry site, channel."""

    name: str | None
    domain: str | None = None


@dataclass(frozen=True, slots=True)
class Capture:
    """Bytes as received, and from where."""

    sha256: str
    url: str | None = None
    retrieved: str | None = None
    media_type: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """The readable text of one capture: the headline as first line, then the main text. Never altered afterwards."""

    id: str
    capture: Capture
    title: str | None
    source: Source
    authors: tuple[str, ...]
    published: str | None
    """ISO 8601, as precise as stated, with its offset where stated."""
    published_from: Literal["metadata", "text", "url"] | None
    language: str
    text: str
    headline: Span | None = None
    dateline: Span | None = None
    """The printed place and date that open a wire dispatch: "BAKU, Oct. 12 (Reuters) -"."""
    captions: tuple[Span, ...] = ()
    wraps: tuple[tuple[int, int], ...] = ()
    """Start and end of the blanks (line end, indent) where a line of a verbatim text was merely wrapped."""

    @property
    def prose(self) -> str:
        """The text with blanks where its lines were merely wrapped: as long as the text, each paragraph on one line."""
        parts, last = [], 0
        for start, end in self.wraps:
            parts += [self.text[last:start], " " * (end - start)]
            last = end
        return self.text if last == 0 else "".join((*parts, self.text[last:]))

    def span(self, start: int, end: int) -> Span:
        """The span of these offsets. An empty or outlying one is an error: evidence is never repaired silently."""
        if not 0 <= start < end <= len(self.text):
            raise SpanError(f"{self.id}: span {start}-{end} is not inside a text of {len(self.text)} characters")
        return Span(start, end, self.text[start:end])


def to_json(value: Any) -> Any:
    """Plain dicts, lists and scalars of any core type; a `Span` is `[start, end]`."""
    kind = type(value)
    if kind in SCALARS:
        return value
    if kind is Span:
        return [value.start, value.end]
    if kind is tuple or kind is list:
        return [to_json(item) for item in value]
    names = list_fields(cast("Hashable", kind))
    if names is not None:
        return {name: to_json(getattr(value, name)) for name in names}
    if isinstance(value, Mapping):
        return {key: to_json(item) for key, item in value.items()}
    return value


SCALARS = frozenset((str, int, float, bool, type(None)))


@cache
def list_fields(kind: Any) -> tuple[str, ...] | None:
    """The fields of a core type; None of any other. Asked once a type: records have thousands of values."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else None
