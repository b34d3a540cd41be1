"""Several hundred sentences of our own, by family: every count in them, and no other."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from spacy.language import Language

from counterclaim.record.counting.counts import find_counts
from counterclaim.record.text.parse import parse_document
from counterclaim.vocabulary import Capture, Document, Source, Span

Row = tuple[str, int | None, int | None, bool, bool]


def read_rows() -> Iterator[tuple[str, str]]:
    """(text, expected) of each line of figures.tsv, "\\n" a new paragraph; the family stands there for the reader."""
    for line in Path(__file__).with_name("figures.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            _, text, expected = line.split("\t")
            yield text.replace("\\n", "\n"), expected


def read_expected(expected: str) -> list[Row]:
    """(measure, low, high, whether a share, whether an update) of each count, sorted."""
    rows = [count.split() for count in expected.split(";") if count.strip() != ""]
    return sort_rows([(row[0], *read_number(row[1]), "share" in row, "update" in row) for row in rows])


def read_number(text: str) -> tuple[int | None, int | None]:
    """Low and high of the gold's notation: "12", "~12", ">=12", "<=12", "10..12", "24?"."""
    digits = text.lstrip("~<>=").rstrip("?")
    if ".." in digits:
        low, high = digits.split("..")
        return int(low), int(high)
    if text.startswith("<"):
        return None, int(digits)
    return int(digits), None if text.startswith(">") or text.endswith("?") else int(digits)


def sort_rows(rows: list[Row]) -> list[Row]:
    """Rows in one order, unknown ends included."""
    return sorted(rows, key=str)


@pytest.mark.parametrize(("text", "expected"), list(read_rows()))
def test_every_count_is_found(text: str, expected: str, parser: Language) -> None:
    """The counts of a sentence are those a careful reader finds, with what is part of what and what replaces what."""
    headline = text.startswith("H ")
    body = text.removeprefix("H ")
    span = Span(0, len(body), body) if headline else None
    document = Document("d", Capture("0"), None, Source(None), (), None, None, "en", body, span)
    counts, _ = find_counts(parse_document(document, parser), frozenset())
    found = [
        (row.measure, row.mention.low, row.mention.high, row.whole is not None, row.replaces is not None)
        for row in counts
    ]
    assert sort_rows(found) == read_expected(expected)
