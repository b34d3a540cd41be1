"""Stretches of a text inside quotation marks, over paragraphs where the marks reopen."""

import re
from dataclasses import dataclass

MARK = re.compile(r"[\"“”„‟«»]|``|''")
OPENS = {"“", "„", "‟", "«", "``"}
CLOSES = {"”", "»", "''"}
PARAGRAPH = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Quotation:
    """The words between two marks, without the marks. `continues`: it goes on with what the paragraph before began."""

    start: int
    end: int
    continues: bool


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """Every quotation, in order. An unclosed one ends with its paragraph; if the next one opens with a mark, or the
    paragraph before ended in a colon, it continues. Linear in the text, whatever the marks."""
    found: list[Quotation] = []
    unclosed = False
    for paragraph in PARAGRAPH.finditer(text):
        opened: int | None = None
        first = True
        for mark in MARK.finditer(paragraph.group()):
            at, sign = paragraph.start() + mark.start(), mark.group()
            if opened is None and sign not in CLOSES:
                opened = at + len(sign)
            elif opened is not None and sign not in OPENS:
                if at > opened:
                    at_start = text[paragraph.start() : opened].strip(' \t"“„«`') == ""
                    found.append(Quotation(opened, at, unclosed and first and at_start))
                opened, first = None, False
        still_open = opened is not None and paragraph.end() > opened
        if still_open and opened is not None:
            found.append(Quotation(opened, paragraph.end(), unclosed and first))
        unclosed = still_open or paragraph.group().rstrip().endswith(":")
    return tuple(found)
