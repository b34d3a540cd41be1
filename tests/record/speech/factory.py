"""Offsets of words in a text, and the words of offsets and attributions."""

from counterclaim.record.reading import Attribution, Offsets


def find(text: str, *parts: str) -> Offsets:
    """Where these words stand first in a text."""
    return tuple((text.index(part), text.index(part) + len(part)) for part in parts)


def join(text: str, offsets: Offsets) -> str:
    """The words of these offsets, discontinuous parts joined by " … "."""
    return " … ".join(text[start:end] for start, end in offsets)


def quote(text: str, row: Attribution) -> tuple[str, str, str]:
    """The words of source, cue and content of an attribution."""
    return join(text, row.source), join(text, row.cue), join(text, row.content)
