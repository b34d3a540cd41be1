"""The shipped encoder on ordinary and odd input. These tests are about the model, so they load it, once."""

import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from counterclaim.errors import DataError
from counterclaim.record.speech.attributions import find_attributions
from counterclaim.record.speech.encoder import Encoder, find_anchors, load_encoder
from tests.record.speech.factory import join

STORY = (
    "The defence ministry said on Sunday that two soldiers were killed near the border.\n\n"
    "“We will answer every shot,” General Anna Petrova told reporters.\n\n"
    "Village elders denied that fighters had crossed the river."
)


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    """The encoder that the package carries."""
    return load_encoder()


def test_plain_reports(encoder: Encoder) -> None:
    """Three reports, three speakers, each with its own words."""
    found = find_attributions(STORY, encoder)
    sources = [join(STORY, item.source) for item in found]
    assert sources == ["The defence ministry", "General Anna Petrova", "Village elders"]
    assert "two soldiers were killed" in join(STORY, found[0].content)
    assert join(STORY, found[1].content) == "“We will answer every shot,”"
    assert all(0 < item.score <= 1 for item in found)


def test_two_speakers_in_one_sentence(encoder: Encoder) -> None:
    """Each content goes to its own speaker, not to the nearest name."""
    text = "The army said the rebels fled, while the rebels said the army shelled a mosque."
    found = {join(text, item.source): join(text, item.content) for item in find_attributions(text, encoder)}
    assert "rebels fled" in found["The army"]
    assert "shelled a mosque" in found["the rebels"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Baku: 20 killed in night of shelling", [("Baku", "20 killed in night of shelling")]),
        ("The town was reportedly emptied before the assault.", [("", "The town was … emptied before the assault")]),
        (
            "Reuters, citing two officers, reported that the port was mined.",
            [("Reuters", "that the port was mined"), ("two officers", "that the port was mined")],
        ),
        (
            "Rebels claimed, and the army denied, the capture of the airport.",
            [("Rebels", "the capture of the airport"), ("the army", "the capture of the airport")],
        ),
    ],
)
def test_forms_of_war_news(encoder: Encoder, text: str, wanted: list[tuple[str, str]]) -> None:
    """What the articles of training hardly have and the texts of our own teach: each was missed before."""
    found = find_attributions(text, encoder)
    assert sorted((join(text, item.source), join(text, item.content).rstrip(".")) for item in found) == wanted


def test_swapped_sides_swap_the_record(encoder: Encoder) -> None:
    """The same sentence with the sides changed over gives the same spans."""
    one = "Armenia said that Azerbaijan had shelled two villages on Monday."
    two = "Azerbaijan said that Armenia had shelled two villages on Monday."
    first, second = (find_attributions(text, encoder) for text in (one, two))
    assert join(one, first[0].source) == "Armenia"
    assert join(two, second[0].source) == "Azerbaijan"
    swapped = join(one, first[0].content).replace("Azerbaijan", "Armenia")
    assert join(two, second[0].content) == swapped


def test_same_text_same_answer(encoder: Encoder) -> None:
    """Nothing is remembered between texts."""
    assert find_attributions(STORY, encoder) == find_attributions(STORY, encoder)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n\n",
        "said",
        "“““““““““““ he said ”",
        pytest.param('"' * 10_000, marks=pytest.mark.slow),
        "Президент заявил, что город взят.",
        "он said that это",
        "🕊 “peace” 🕊 she said 🕊",
        "e\u0301le\u0301phant said the mayor",
        "\x00 \x01 he said \ufffd",
        "x" * 20_000,
        "He said that " * 400,
    ],
)
def test_odd_input(encoder: Encoder, text: str) -> None:
    """Whatever comes, spans lie inside the text, are not empty, and do not overlap within a role."""
    for item in find_attributions(text, encoder):
        for spans in (item.source, item.cue, item.content):
            assert all(0 <= start < end <= len(text) for start, end in spans)
            assert all(a[1] <= b[0] for a, b in pairwise(spans))
        assert len(item.content) > 0


def test_windows_cover_the_text(encoder: Encoder) -> None:
    """A text longer than a window is read whole, window after window."""
    text = "\n".join(f"Spokesman {n} said the road was closed for repairs." for n in range(30))
    windows = list(encoder.read(text))
    assert len(windows) > 1
    assert all(a.pieces.ends[-1] <= b.pieces.starts[0] for a, b in pairwise(windows))
    assert all(len(window.hidden) == len(window.tags) == len(window.pieces) for window in windows)
    assert len(find_attributions(text, encoder)) >= 25


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit",
    [
        pytest.param("The mayor said the bridge fell and nobody was hurt. ", id="one line"),
        pytest.param("The mayor said the bridge fell and nobody was hurt.\n", id="many lines"),
        pytest.param('" he said " ', id="quotation marks"),
        pytest.param("“The bridge fell, she said. ", id="never closed"),
        pytest.param("“The bridge fell.\n", id="never closed, many lines"),
        pytest.param("”.”,» ", id="never opened"),
        pytest.param("said", id="no space"),
        pytest.param("он said это “да”. ", id="two scripts"),
    ],
)
def test_time_is_linear(encoder: Encoder, unit: str) -> None:
    """A text five times as long takes about five times as long."""

    def measure(text: str) -> float:
        began = time.process_time()
        find_attributions(text, encoder)
        return time.process_time() - began

    short = unit * (4_000 // len(unit))
    assert measure(short * 5) < 8 * measure(short) + 0.5


PEAK = """
import resource, sys
from counterclaim.record.speech.attributions import find_attributions
from counterclaim.record.speech.encoder import load_encoder
unit = "The mayor said it fell. “Nobody was hurt,” she told us." + sys.argv[2].encode().decode("unicode_escape")
find_attributions(unit * (int(sys.argv[1]) // len(unit)), load_encoder())
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


@pytest.mark.slow
@pytest.mark.parametrize("end", ["\\n", " "])
def test_memory_is_bounded(end: str) -> None:
    """Ten times the text takes hardly more memory (in megabytes): windows come and go, only spans are kept."""

    def measure(size: int) -> int:
        command = [sys.executable, "-c", PEAK, str(size), end]
        return int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)

    assert measure(120_000) - measure(12_000) < 60


def test_anchors_are_the_peaks_of_runs() -> None:
    """One anchor for every run of likely pieces: its likeliest."""
    rows, places = find_anchors(np.array([[0.1, 0.5, 0.9, 0.0, 0.6], [0.0, 0.0, 0.0, 0.0, 0.0]], np.float32), 0.4)
    assert rows.tolist() == [0, 0]
    assert places.tolist() == [2, 4]


def test_missing_model_says_what_was_expected(tmp_path: Path) -> None:
    """A folder without a model stops with its name."""
    with pytest.raises(DataError, match=r"config\.json"):
        load_encoder(tmp_path)
