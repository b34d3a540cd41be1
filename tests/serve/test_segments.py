"""Overlapping evidence: the text is cut, never changed."""

import sys
from types import FrameType

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.serve.views.segments import LAYERS, Mark, cut_text

SPANS = st.tuples(st.integers(0, 60), st.integers(0, 60), st.sampled_from(["statement", "claim", "figure", "place"]))


@given(st.text(max_size=60), st.lists(SPANS, max_size=12))
def test_text_survives(text: str, spans: list[tuple[int, int, str]]) -> None:
    """Whatever the marks, the segments are the text, and each character knows exactly the marks that cover it."""
    marks = [Mark(f"{layer}-{number}", layer, start, end) for number, (start, end, layer) in enumerate(spans)]
    segments = cut_text(text, marks)
    assert "".join(segment.text for segment in segments) == text
    at = 0
    for segment in segments:
        for place in range(at, at + len(segment.text)):
            covering = {m.id for m in marks if m.start <= place < m.end <= len(text)}
            assert set(segment.ids) == covering
        at += len(segment.text)


def test_narrow_first() -> None:
    """Under the pointer the figure is meant, not the statement around it."""
    segments = cut_text("a big text", [Mark("S", "statement", 0, 10), Mark("F", "figure", 2, 5)])
    assert [segment.ids for segment in segments] == [("S",), ("F", "S"), ("S",)]
    assert [segment.opens for segment in segments] == [("S",), ("F",), ()]


def count_calls(marks: int) -> int:
    """How many functions are called to cut a text with that many marks."""
    rows = [Mark(f"F-{number}", "figure", number * 20, number * 20 + 12) for number in range(marks)]
    calls = 0

    def note(_frame: FrameType, event: str, _value: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        cut_text("word " * marks * 4, rows)
    finally:
        sys.setprofile(before)
    return calls


def test_cost_grows_with_marks() -> None:
    """Ten times as many marks cost about ten times as many steps, not a hundred times."""
    assert count_calls(2_000) < 15 * count_calls(200)


def test_layers_known() -> None:
    """Every layer of a mark can be switched on a page."""
    assert "statements" in LAYERS
