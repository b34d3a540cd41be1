"""One text, one way to write it: line ends, blanks and invisible characters. Never applied to a verbatim text."""

import re
import unicodedata

LINE_ENDS = re.compile("\r\n|[\r\u2028\u2029\x85\x0b\x0c]")
INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\x00-\x08\x0e-\x1f\x7f]")
"""Soft hyphens, zero-width spaces, marks of direction. Joiners (U+200C, U+200D) stay: emoji and Persian need them."""

BLANKS = re.compile("[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")


def tidy_text(text: str) -> str:
    """The same words with "\\n" for every line end, single blanks, composed letters and nothing invisible."""
    text = LINE_ENDS.sub("\n", text)
    text = BLANKS.sub(" ", INVISIBLE.sub("", text))
    return unicodedata.normalize("NFC", "\n".join(line.strip() for line in text.split("\n")))


def tidy_line(text: str) -> str:
    """The same words on one line."""
    return " ".join(tidy_text(text).split())
