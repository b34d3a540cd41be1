"""Quotation marks: what stands inside them, over paragraphs too."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.record.speech.quotations import find_quotations


def list_quotes(text: str) -> list[str]:
    """The quoted words."""
    return [text[row.start : row.end] for row in find_quotations(text)]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ('"We did not fire," he said, "not once."', ["We did not fire,", "not once."]),
        ("He called it “an act of aggression”.", ["an act of aggression"]),
        ("«Это неправда», he said.", ["Это неправда"]),
        ("He said: “They came at dawn.\n“They left at noon.”", ["They came at dawn.", "They left at noon."]),
        ("No marks at all.", []),
    ],
)
def test_finds_quotations(text: str, quotes: list[str]) -> None:
    """Straight, curly and angle marks; an unclosed mark ends with its paragraph."""
    assert list_quotes(text) == quotes


def test_reopened_mark_continues() -> None:
    """A paragraph that reopens an unclosed quotation continues it; a closed one does not."""
    text = "He said: “They came at dawn.\n“They left at noon.”\n“It was hot,” she said."
    assert [row.continues for row in find_quotations(text)] == [False, True, False]


def test_colon_continues() -> None:
    """A quotation after a paragraph that ends in a colon continues it."""
    text = "“They pretend not to see,” Hajiyev said:\n\n“They showed it once again.”"
    assert [row.continues for row in find_quotations(text)] == [False, True]


@given(st.text(alphabet="\"“”«»`'\nab ", max_size=200))
def test_unbalanced_marks(text: str) -> None:
    """Any run of marks gives ordered stretches that do not overlap and are not empty."""
    rows = find_quotations(text)
    assert all(row.start < row.end for row in rows)
    assert all(left.end <= right.start for left, right in itertools.pairwise(rows))
