"""Words that the tags call content and no link claims: whose they become. No model is loaded here."""

from dataclasses import replace

import numpy as np
import pytest

from counterclaim.record.reading import Attribution
from counterclaim.record.speech.attributions import decode_windows
from counterclaim.record.speech.encoder import CONTENT, Window
from counterclaim.record.speech.orphans import continue_quotations
from tests.record.speech.test_attributions import DECODE, make_window

HE_SAID = {"source": "He", "cue": "said", "content": "the bridge"}


def tag_words(window: Window, text: str, words: str) -> Window:
    """The window with the content tag sure of these words too."""
    tags = window.tags.copy()
    first = text.index(words)
    tags[(window.pieces.starts >= first) & (window.pieces.ends <= first + len(words)), CONTENT] = 0.9
    return replace(window, tags=tags)


@pytest.mark.parametrize(
    ("text", "tagged", "content"),
    [
        ("He said the bridge was gone .", "was gone", "the bridge was gone"),
        ("He said the bridge , was gone .", "was gone", "the bridge , was gone"),
        ("He said the bridge then it was gone .", "was gone", "the bridge"),
    ],
)
def test_words_beside_a_content_join_it(text: str, tagged: str, content: str) -> None:
    """Loose words that touch a content, but for punctuation, are part of it; others are not."""
    window = tag_words(make_window(text, HE_SAID, "said"), text, tagged)
    (found,) = decode_windows(text, [window], DECODE)
    assert [text[start:end] for start, end in found.content] == [content]


def test_a_link_that_excludes_words_keeps_them_out() -> None:
    """Words that the link is sure are not its content stay out, whatever the tags say."""
    text = "He said the bridge was gone ."
    window = tag_words(make_window(text, HE_SAID, "said"), text, "was gone")
    (found,) = decode_windows(text, [window], {**DECODE, "leaning": 0.5})
    assert [text[start:end] for start, end in found.content] == ["the bridge"]


def test_words_that_touch_no_content_stay_loose() -> None:
    """With no attribution beside them loose words are nobody's, however little a link must lean to them."""
    text = "He said the bridge then it was gone ."
    window = tag_words(make_window(text, HE_SAID, "said"), text, "was gone")
    (found,) = decode_windows(text, [window], {**DECODE, "leaning": 0.0})
    assert [text[start:end] for start, end in found.content] == ["the bridge"]


TALK = (
    "“We held the town,” she said.\n\n“Nobody slept for three nights.\n\n“Then help came from the south.”\n\nIt rained."
)


def list_contents(text: str, loose: list[str]) -> list[str]:
    """What one attribution of the first words holds once these stretches are found loose."""
    first = Attribution(((22, 25),), ((26, 30),), ((0, text.index("”") + 1),), 0.9)
    runs = [(text.index(words), text.index(words) + len(words)) for words in loose]
    (item,) = continue_quotations(text, [first], runs)
    return [text[start:end] for start, end in item.content]


def test_a_quotation_goes_on_over_paragraphs() -> None:
    """Paragraphs that open with a mark and are content from end to end belong to who spoke before."""
    loose = ["Nobody slept for three nights", "Then help came from the south"]
    quoted = ["“Nobody slept for three nights.", "“Then help came from the south.”"]
    assert list_contents(TALK, loose) == ["“We held the town,”", *quoted]


@pytest.mark.parametrize("loose", [["Then help came from the south"], ["Nobody slept"], ["It rained"]])
def test_a_quotation_does_not_jump(loose: list[str]) -> None:
    """Not over a paragraph between, not where half of it is content, not without a mark."""
    assert list_contents(TALK, loose) == ["“We held the town,”"]


def test_time_is_linear_in_paragraphs() -> None:
    """Ten thousand quoted paragraphs are one content, without looking at all of them for each."""
    text = "“We held the town,” she said.\n" + "“Nobody slept for three nights.\n" * 10_000
    starts = np.flatnonzero(np.array(list(text)) == "\n")[:-1] + 2
    first = Attribution((), ((26, 30),), ((0, 19),), 0.9)
    (item,) = continue_quotations(text, [first], [(int(start), int(start) + 29) for start in starts])
    assert len(item.content) == 10_001
