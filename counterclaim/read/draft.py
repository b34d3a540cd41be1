"""What a page or a plain text is found to hold, before its text is fixed."""

from dataclasses import dataclass, field
from typing import Literal

from counterclaim.vocabulary import Source

Known = Literal["metadata", "text", "url"]


@dataclass(frozen=True, slots=True)
class Draft:
    """Headline, who published it when, and the paragraphs of the article in order."""

    title: str | None = None
    source: Source = field(default_factory=lambda: Source(None))
    authors: tuple[str, ...] = ()
    published: str | None = None
    published_from: Known | None = None
    lines: tuple[str, ...] = ()
