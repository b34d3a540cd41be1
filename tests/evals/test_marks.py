"""Articles with marks of who says what, from which the reader of attributions learns."""

from pathlib import Path

import pytest

from counterclaim.errors import DataError
from training.attribution.marks import gather_marks, parse_marks, read_articles


def read_marked(source: str) -> list[tuple[str, str, list[str], int | None]]:
    """Source, cue, contents and what is answered, as words."""
    text, marks = parse_marks(source)
    rows = gather_marks(text, marks)
    return [
        (
            " ".join(text[a:b] for a, b in row.attribution.source),
            " ".join(text[a:b] for a, b in row.attribution.cue),
            [text[a:b] for a, b in row.attribution.content],
            row.answers,
        )
        for row in rows
    ]


def test_marks_give_source_cue_and_content() -> None:
    """Each mark is a role of the attribution with its number; a denial points at what it answers."""
    found = read_marked("{1s:Kyiv}{1c::} {1q assert:Dam was mined}. {2s:Moscow} {2c:rejected} {2q deny>1:the charge}.")
    assert found == [("Kyiv", ":", ["Dam was mined"], None), ("Moscow", "rejected", ["the charge"], 1)]


def test_speaker_inside_words_is_cut_out() -> None:
    """ "…, he said, …" parts a content into two pieces, without commas at their ends."""
    found = read_marked("{1q deny:The base, {1s:he} {1c:said}, was empty}.")
    assert found == [("he", "said", ["The base", "was empty"], None)]


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("{1s:Kyiv", "has no end"),
        ("Kyiv}", "that none began"),
        ("{x:Kyiv}", "expected a mark"),
        ("{1s:Kyiv} {1c:says} so", "attribution 1 has no content"),
        ("{1q lie:so}", "expected one of"),
    ],
)
def test_wrong_marks_are_told(source: str, fault: str) -> None:
    """A mark without end, beginning, content or known act is an error that says which."""
    with pytest.raises(DataError, match=fault):
        read_marked(source)


def test_error_names_the_file(tmp_path: Path) -> None:
    """Whoever mends an article is told which."""
    (tmp_path / "a-01.txt").write_text("conflict: Mali\n\nHead\n\n{1s:Kyiv", encoding="utf-8")
    with pytest.raises(DataError, match=r"a-01\.txt"):
        list(read_articles(tmp_path))


def test_shipped_articles_are_whole() -> None:
    """Every article that ships parses, and each has attributions with contents."""
    rows = list(read_articles())
    assert len(rows) > 50
    assert all(len(row.attribution.content) > 0 for _, _, marked in rows for row in marked)
