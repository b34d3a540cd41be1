"""The core types keep their promises."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.errors import SpanError
from counterclaim.vocabulary import Capture, Document, Source, make_id, to_json

ODD = st.text(
    alphabet=st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("\r\n\u202e\u0301\U0001f54a\u200fא")),
    min_size=1,
    max_size=80,
)


def make_document(text: str) -> Document:
    """A document of this text and nothing else."""
    return Document("sha256:0", Capture("0"), None, Source(None), (), None, None, "en", text)


@given(ODD, st.data())
def test_quote_is_text(text: str, data: st.DataObject) -> None:
    """A span's quote is the text at its offsets, whatever the script."""
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    span = make_document(text).span(start, end)
    assert text[span.start : span.end] == span.quote


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (2, 2), (3, 2), (0, 6)])
def test_outlying_span_refused(start: int, end: int) -> None:
    """An empty, reversed or outlying span is an error."""
    with pytest.raises(SpanError):
        make_document("Ganja").span(start, end)


@given(st.text(), st.text())
def test_id_keeps_parts_apart(left: str, right: str) -> None:
    """("ab", "c") and ("a", "bc") have different ids."""
    if "\x1f" not in left + right and right != "":
        assert make_id("x", left, right) != make_id("x", left + right)


def test_span_becomes_offsets() -> None:
    """In JSON a span is [start, end]."""
    assert to_json({"spans": (make_document("Ganja").span(0, 5),)}) == {"spans": [[0, 5]]}
