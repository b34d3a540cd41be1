"""Texts cut into word pieces: features, borders of windows, odd input. A tiny tokenizer stands for the real one."""

import time
from functools import cache

import numpy as np
import pytest
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import BertPreTokenizer

from counterclaim.record.speech.pieces import (
    INSIDE,
    LOWER,
    MARK,
    OUTSIDE,
    PARAGRAPH,
    SENTENCE,
    TITLE,
    UPPER,
    Pieces,
    cut_pieces,
    find_case,
    find_quotes,
    is_foreign,
    pack_windows,
)


@cache
def make_tokenizer() -> Tokenizer:
    """Words and punctuation marks, every one unknown to the vocabulary."""
    tokenizer = Tokenizer(WordLevel({"[UNK]": 0}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = BertPreTokenizer()
    return tokenizer


def cut(text: str) -> Pieces:
    """The pieces of a text."""
    return cut_pieces(text, make_tokenizer())


@pytest.mark.parametrize(
    "text",
    [
        "He said it.",
        "Two lines.\n\nThe second, “quoted”.",
        "Ünïcödé 🕊 and é́ marks",
        "\r\n tabs\tand  spaces \r\n",
        "x" * 9_000,
        "word " * 3_000,
    ],
)
def test_offsets_are_the_texts_own(text: str) -> None:
    """Every piece is a stretch of the text, in order, and no letter is left out."""
    pieces = cut(text)
    covered = "".join(text[a:b] for a, b in zip(pieces.starts, pieces.ends, strict=True))
    assert covered == "".join(text.split())
    assert (pieces.starts[1:] >= pieces.ends[:-1]).all()


def test_quotation_state() -> None:
    """Marks, what is inside them and what is not."""
    assert find_quotes('a "b" c').tolist() == [OUTSIDE, OUTSIDE, MARK, INSIDE, MARK, OUTSIDE, OUTSIDE, OUTSIDE]


def test_open_quotation_ends_with_its_paragraph() -> None:
    """An unclosed mark runs to the end of its paragraph and no further."""
    pieces = cut("He said “go on.\nShe left.")
    states = dict(zip(pieces.starts.tolist(), pieces.features[:, 1].tolist(), strict=True))
    assert states[9] == INSIDE
    assert states[16] == OUTSIDE


def test_positions() -> None:
    """Pieces that open a paragraph or a sentence are marked."""
    pieces = cut("One came. Two went.\nThree stayed.")
    marked = {int(s): int(f) for s, f in zip(pieces.starts, pieces.features[:, 2], strict=True) if f > 0}
    assert marked == {0: PARAGRAPH, 10: SENTENCE, 20: PARAGRAPH}


@pytest.mark.parametrize(("word", "case"), [("un", LOWER), ("Un", TITLE), ("UN", UPPER), ("A", TITLE), ("7", 0)])
def test_case(word: str, case: int) -> None:
    """The case classes."""
    assert find_case(word) == case


@pytest.mark.parametrize(
    ("line", "foreign"),
    [("Президент заявил", True), ("رئيس الوزراء قال", True), ("The president", False), ("2020–2021 …", False)],
)
def test_other_scripts_are_left_out(line: str, foreign: bool) -> None:
    """Paragraphs without Latin letters are not read; numbers alone are."""
    assert is_foreign(line) is foreign
    assert (len(cut(line)) == 0) is foreign


def test_windows_begin_at_paragraphs() -> None:
    """Windows hold whole paragraphs where these fit, and cover everything once."""
    pieces = cut("\n".join("word " * 30 for _ in range(20)))
    windows = pack_windows(pieces, limit=100)
    assert [b - a for a, b in windows] == [90] * 6 + [60]
    assert all(pieces.features[a, 2] == PARAGRAPH for a, _ in windows)


@pytest.mark.parametrize("text", ["", "\n\n", "one", "word " * 1_000, "A b. " * 1_000])
def test_windows_cover_everything_once(text: str) -> None:
    """Whatever the text, its pieces are in exactly one window each, none too long."""
    pieces = cut(text)
    windows = pack_windows(pieces, limit=50)
    assert [n for a, b in windows for n in range(a, b)] == list(range(len(pieces)))
    assert all(0 < b - a <= 50 for a, b in windows)


@pytest.mark.parametrize("unit", ["a word and another. ", '"', "no space at all".replace(" ", ""), "“open "])
def test_time_is_linear(unit: str) -> None:
    """A line four times as long takes about four times as long."""

    def measure(size: int) -> float:
        text = unit * (size // len(unit))
        began = time.process_time()
        pack_windows(cut(text), limit=252)
        return time.process_time() - began

    measure(10_000)
    assert measure(100_000) < 12 * measure(25_000) + 0.2


def test_empty_text() -> None:
    """No pieces, no windows."""
    pieces = cut("")
    assert len(pieces) == 0
    assert pieces.features.shape == (0, 3)
    assert isinstance(pieces.ids, np.ndarray)
    assert pack_windows(pieces, limit=10) == []
