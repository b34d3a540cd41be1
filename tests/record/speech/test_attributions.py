"""Attributions decoded from what the encoder says: spans, gaps, doubles, quotation marks. No model is loaded here."""

from dataclasses import replace

import numpy as np
import pytest

from counterclaim.record.speech.attributions import (
    balance_quotes,
    drop_doubles,
    find_facts,
    keep_content,
    keep_source,
    read_window,
    weigh_facts,
)
from counterclaim.record.speech.encoder import CONTENT, Link, Window
from counterclaim.record.speech.pieces import Pieces
from counterclaim.record.speech.words import Candidate, close_gaps, join_words, list_runs, list_spans

DECODE = {
    "pointer_share": 0.5,
    "cue": 0.5,
    "source": 0.5,
    "content": 0.5,
    "gap": 1,
    "crumb": 0.1,
    "score": 0.3,
    "same_content": 0.8,
    "same_cue": 0.3,
    "distinct": 0.5,
    "doubt": 0.0,
    "loose": 0.5,
    "leaning": 0.01,
    "weight_bias": 0.0,
    "weight_anchor": 1.0,
    "weight_mean": 0.5,
    "weight_weakest": 0.0,
    "weight_length": 0.0,
}


def make_window(text: str, roles: dict[str, str], anchor: str) -> Window:
    """A window whose pieces are the blank-separated words of a text, and a sure link with these roles."""
    starts, ends, at = [], [], 0
    for word in text.split():
        at = text.index(word, at)
        starts.append(at)
        ends.append(at + len(word))
        at += len(word)
    size = len(starts)
    zeros = np.zeros(size, dtype=np.int64)
    pieces = Pieces(zeros, np.array(starts), np.array(ends), np.zeros((size, 3), dtype=np.int64), zeros)
    members = np.full((size, 3), 0.02, dtype=np.float32)
    pointers = np.full((size + 1, 4), 1e-4, dtype=np.float32)
    for column, role in enumerate(("source", "cue", "content")):
        places = [n for part in roles.get(role, "").split("…") for n in find_words(text, part.strip(), starts)]
        members[places, column] = 0.95
        if column != 1:
            ends_at = (places[0], places[-1]) if len(places) > 0 else (size, size)
            pointers[ends_at[0], column] = pointers[ends_at[1], column + 1] = 0.99
    tags = np.full((size, 4), 0.95, dtype=np.float32)
    tags[:, CONTENT] = members[:, CONTENT]
    link = Link(find_words(text, anchor, starts)[0], 0, members, pointers)
    return Window(pieces, tags, np.zeros((size, 1), dtype=np.float32), (link,))


def find_words(text: str, part: str, starts: list[int]) -> list[int]:
    """Numbers of the words of a part of the text."""
    if len(part) == 0:
        return []
    begin = text.index(part)
    return [n for n, start in enumerate(starts) if begin <= start < begin + len(part)]


def read(text: str, roles: dict[str, str], anchor: str) -> list[tuple[str, str, str]]:
    """Source, cue and content as found, parts joined by an ellipsis."""
    found, _ = read_window(text, make_window(text, roles, anchor), DECODE)
    return [
        tuple(" … ".join(text[a:b] for a, b in spans) for spans in (item.source, item.cue, item.content))  # type: ignore[misc]
        for item in found
    ]


def test_simple_report() -> None:
    """Source, cue and content come out as the network marks them."""
    roles = {"source": "The mayor", "cue": "said", "content": "the bridge fell"}
    assert read("The mayor said the bridge fell .", roles, "said") == [("The mayor", "said", "the bridge fell")]


def test_content_around_the_speaker() -> None:
    """A content that the speaker interrupts has two spans, and the speaker is in neither."""
    roles = {"source": "she", "cue": "said", "content": "No one … was hurt that night"}
    text = "No one , she said , was hurt that night ."
    assert read(text, roles, "said") == [("she", "said", "No one … was hurt that night")]


def test_no_source() -> None:
    """Where the network points to no source there is none."""
    assert read("It was said the bridge fell .", {"cue": "said", "content": "the bridge fell"}, "said")[0][0] == ""


def test_nothing_without_content() -> None:
    """A link without content is no attribution."""
    assert read("The mayor said hello .", {"source": "The mayor", "cue": "said"}, "said") == []


def test_spans_are_the_texts_words() -> None:
    """Every span lies inside the text and begins and ends with something printed."""
    text = "Aid workers told us the camp was empty ."
    window = make_window(text, {"source": "Aid workers", "cue": "told us", "content": "the camp was empty"}, "told")
    for item in read_window(text, window, DECODE)[0]:
        for start, end in (*item.source, *item.cue, *item.content):
            assert text[start:end].strip() == text[start:end] != ""


def test_words_join_pieces() -> None:
    """Pieces that touch are one word; punctuation marks stand alone."""
    text = "Hajiyev’s aide"
    starts, ends = np.array([0, 3, 7, 8, 10]), np.array([3, 7, 8, 9, 14])
    zeros = np.zeros(5, dtype=np.int64)
    pieces = Pieces(zeros, starts, ends, np.zeros((5, 3), dtype=np.int64), zeros)
    window = Window(pieces, np.zeros((5, 4), np.float32), np.zeros((5, 1), np.float32), ())
    words = join_words(text, window)
    assert [text[a:b] for a, b in zip(words.starts, words.ends, strict=True)] == ["Hajiyev", "’", "s", "aide"]


def test_gap_closes_but_not_over_a_barrier() -> None:
    """One missed word is filled in, a cue is not."""
    window = make_window("a b c d e", {}, "a")
    words = join_words("a b c d e", window)
    kept = np.array([True, False, True, False, True])
    assert close_gaps(kept, words, widest=1).all()
    barrier = np.array([False, True, False, False, False])
    assert close_gaps(kept, words, widest=1, barrier=barrier).tolist() == [True, False, True, True, True]


def test_source_is_one_stretch() -> None:
    """Of two stretches the likelier is the source."""
    words = join_words("a b c d e f", make_window("a b c d e f", {}, "a"))
    chance = np.array([0.6, 0, 0, 0.9, 0.9, 0], dtype=np.float32)
    assert list_spans(words, keep_source(chance, words, 0.5)) == ((6, 9),)


def test_crumbs_are_dropped() -> None:
    """A stray word far from a long content is no part of it."""
    text = "x " + " ".join(["y"] * 30)
    words = join_words(text, make_window(text, {}, "x"))
    chance = np.array([0.9, *[0.0] * 5, *[0.9] * 25], dtype=np.float32)
    kept = keep_content(chance, words, DECODE, np.zeros(31, dtype=bool))
    assert list_runs(kept) == [(6, 31)]


def test_doubles_are_dropped_and_nesting_is_not() -> None:
    """The likelier of two readings of one content stays; a content inside another one stays too."""
    text = "a b c d e f g h"
    words = join_words(text, make_window(text, {}, "a"))

    def make(first: int, cue: int, score: float) -> Candidate:
        content, cues = np.zeros(8, dtype=bool), np.zeros(8, dtype=bool)
        content[first:], cues[cue] = True, True
        return Candidate(np.zeros(8, dtype=bool), cues, content, np.zeros(8, dtype=np.float32), {}, score)

    outer, double, inner, unlikely = make(1, 0, 0.9), make(2, 0, 0.5), make(5, 3, 0.8), make(6, 4, 0.1)
    assert drop_doubles([unlikely, double, inner, outer], words, DECODE) == [outer, inner]


def mark(*places: int) -> np.ndarray:
    """Eight words with these kept."""
    return np.isin(np.arange(8), places)


@pytest.mark.parametrize(
    ("first", "second", "kept"),
    [
        (((0,), (1,), (2, 3, 4, 5, 6)), ((2,), (3,), (4, 5, 6)), 2),  # A said that B denied that …
        (((0,), (1,), (5, 6, 7)), ((3,), (4,), (5, 6, 7)), 2),  # rebels claimed, the army denied, the capture …
        (((0,), (1,), (5, 6, 7)), ((0,), (4,), (5, 6, 7)), 1),  # one speaker, one content
        (((0,), (1,), (5, 6, 7)), ((), (4,), (5, 6, 7)), 1),  # no speaker of its own
    ],
)
def test_other_speakers_are_no_repetition(
    first: tuple[tuple[int, ...], ...], second: tuple[tuple[int, ...], ...], kept: int
) -> None:
    """A likely report inside a report, and a second speaker of the same words, stay; an unlikely one does not."""
    words = join_words("a b c d e f g h", make_window("a b c d e f g h", {}, "a"))
    loose = np.zeros(8, dtype=np.float32)
    outer = Candidate(*(mark(*role) for role in first), loose, {}, 0.9)
    for score, count in ((0.6, kept), (0.4, 1)):
        inner = Candidate(*(mark(*role) for role in second), loose, {}, score)
        assert len(drop_doubles([outer, inner], words, {**DECODE, "same_content": 0.5})) == count


@pytest.mark.parametrize(
    ("text", "inner", "outer"),
    [
        ("He said “we won”.", "we won", "“we won”"),
        ('He said "we won," then left', "we won", '"we won,"'),
        ("He said “we won", "we won", "we won"),
        ("(we won) he said", "we won", "(we won)"),
        ("we won” he said", "we won", "we won"),
        ("we won", "we won", "we won"),
    ],
)
def test_quotation_marks_come_in_pairs(text: str, inner: str, outer: str) -> None:
    """A mark left at the edge is taken in with its partner, and never without."""
    start = text.index(inner)
    ((a, b),) = balance_quotes(text, ((start, start + len(inner)),))
    assert text[a:b] == outer


def test_score_is_a_probability_that_grows_with_evidence() -> None:
    """More certain facts give a higher score, always between 0 and 1."""
    low = weigh_facts(find_facts(0.2, np.array([0.4, 0.6], dtype=np.float32)), DECODE)
    high = weigh_facts(find_facts(1.0, np.array([1.0, 1.0], dtype=np.float32)), DECODE)
    assert 0 < low < high < 1
    assert weigh_facts(find_facts(1.0, np.array([], dtype=np.float32)), DECODE) == 0


def test_a_content_ends_where_its_speaker_says_something_else() -> None:
    """What somebody says with a second cue is no part of what he said with the first, nor the "and" between."""
    text = "She said it burned , and denied that anybody was hurt ."
    first = make_window(text, {"source": "She", "cue": "said", "content": "it burned … anybody was hurt"}, "said")
    second = make_window(text, {"source": "She", "cue": "denied", "content": "that anybody was hurt"}, "denied")
    window = replace(first, links=(*first.links, *second.links))
    found, _ = read_window(text, window, {**DECODE, "same_content": 0.9, "same_cue": 0.9})
    contents = [" … ".join(text[start:end] for start, end in item.content) for item in found]
    assert sorted(contents) == ["it burned", "that anybody was hurt"]


def test_words_the_tags_rule_out_are_no_content() -> None:
    """A link that claims a word which its tag is nearly sure is no content does not get it."""
    text = "He said the bridge was gone yesterday ."
    window = make_window(text, {"source": "He", "cue": "said", "content": "the bridge was gone yesterday"}, "said")
    tags = window.tags.copy()
    tags[6, CONTENT] = 0.05
    found, _ = read_window(text, replace(window, tags=tags), {**DECODE, "doubt": 0.1})
    assert [text[a:b] for a, b in found[0].content] == ["the bridge was gone"]
