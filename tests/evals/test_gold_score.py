"""The scorer of the gold: a right record scores full marks, each kind of error takes its own."""

from copy import deepcopy
from typing import Any

import pytest

from evals.alignment import Words, compare_names, resolve_key
from evals.gold_score import Score, fits_day

BODY = "Armenian forces shelled Barda on Sunday, killing four people, the ministry said. Yerevan denied it."
TEXT = "Shells hit Barda\n" + BODY


def make_dispatch() -> dict[str, Any]:
    """A small dispatch with one item of every list."""
    return {
        "id": "x",
        "source": "Kura Post",
        "statements": [
            {"by": "mod", "q": "Armenian forces shelled Barda on Sunday, killing four people", "manner": "indirect"},
            {"by": "am", "q": "it", "optional": True},
        ],
        "figures": [
            {
                "q": "four people",
                "m": "killed",
                "n": "4",
                "low": 4,
                "high": 4,
                "bound": "exact",
                "by": "mod",
                "place": "barda",
            }
        ],
        "incidents": [
            {"q": "shelled", "kind": "shelling", "agents": ["am"], "place": "barda", "day": "2020-10-04", "by": "mod"}
        ],
        "nonevents": [],
        "denials": [
            {"by": "am", "q": "Yerevan denied it", "denied": "event", "about": "Armenian forces shelled Barda"}
        ],
        "not_figures": ["Sunday"],
        "actors": {"mod": ["Ministry of Defence"], "am": ["Armenia", "Yerevan"]},
        "places": {"barda": ["Barda"]},
    }


def find(quote: str) -> list[int]:
    """The offsets of a quote in the text."""
    start = TEXT.rindex(quote)
    return [start, start + len(quote)]


def make_record() -> dict[str, Any]:
    """The record that the dispatch asks for."""
    ministry = {"name": "Defence Ministry", "text": "the ministry", "voice": "speaker", "spans": [find("the ministry")]}
    yerevan = {"name": "Armenia", "text": "Yerevan", "voice": "speaker", "spans": [find("Yerevan")]}
    place = {"name": "Barda", "text": "Barda", "spans": [find("Barda")], "inferred": False}
    time = {"start": "2020-10-04", "end": "2020-10-04", "inferred": False}
    content = find("Armenian forces shelled Barda on Sunday, killing four people")
    shelling = {"kind": "shelling", "modality": "actual", "negated": False, "cue": find("shelled")}
    agent = {"name": "Armenian forces", "text": "Armenian forces", "inferred": False}
    return {
        "document": {"text": TEXT, "source": {"name": "Kura Post"}, "title": None, "published": None},
        "statements": [
            {
                "speaker": ministry,
                "content": {"text": "", "spans": [content]},
                "manner": "indirect",
                "act": "accuse",
                "in_headline": False,
            }
        ],
        "claims": [
            {
                "id": "C1",
                "claimant": ministry,
                "act": "accuse",
                "about": None,
                "event": shelling,
                "agents": [agent],
                "place": place,
                "time": time,
                "evidence": [content],
            },
            {
                "id": "C2",
                "claimant": yerevan,
                "act": "deny",
                "about": "C1",
                "denied": "event",
                "event": None,
                "agents": [],
                "place": None,
                "time": None,
                "evidence": [find("Yerevan denied it")],
            },
        ],
        "figures": [
            {
                "id": "F1",
                "measure": "killed",
                "low": 4,
                "high": 4,
                "bound": "exact",
                "text": "four",
                "spans": [find("four")],
                "of": {"text": "people"},
                "share_of": None,
                "supersedes": None,
                "scope": "incident",
                "place": place,
                "time": time,
                "claimant": ministry,
            }
        ],
    }


def test_right_record_full() -> None:
    """The record asked for has no false and no missed item."""
    score = Score(make_dispatch(), make_record())
    assert score.errors == []
    wrong = {name: count for name, count in score.counts.items() if name.endswith((".fp", ".fn")) and count > 0}
    assert wrong == {}


@pytest.mark.parametrize(
    ("path", "value", "counter"),
    [
        (("figures", 0, "low"), 3, "figures.fn"),
        (("statements", 0, "speaker", "name"), "Health Ministry of Iran", "statements.fp"),
        (("claims", 1, "about"), None, "denial links"),
        (("claims", 0, "time", "start"), "2020-10-05", "incidents strict.fn"),
        (("figures", 0, "scope"), "running", "figure scope"),
    ],
)
def test_error_counted(path: tuple[Any, ...], value: Any, counter: str) -> None:
    """One wrong field costs its own count."""
    record = deepcopy(make_record())
    item: Any = record
    for key in path[:-1]:
        item = item[key]
    item[path[-1]] = value
    counts = Score(make_dispatch(), record).counts
    missed = counts[counter] if "." in counter else counts[f"{counter}.asked"] - counts[f"{counter}.right"]
    assert missed == 1


def test_names_compared() -> None:
    """A surname is its person; two countries' offices of one name are not the same."""
    assert compare_names("Yershov", "Pavel Yershov") == 0.5
    assert compare_names("Azerbaijani Defence Ministry", "Ministry of Defence of Azerbaijan") == 1
    assert compare_names("Ministry of Defence of Armenia", "Ministry of Defence of Azerbaijan") == 0
    assert resolve_key(["the Armenian army"], {"am": ["Armenian forces"], "az": ["Azerbaijani forces"]}) == {"am"}


def test_quote_located_outside_headline() -> None:
    """A word of the body is not taken for the headline's, and the other way round."""
    words = Words("Barda hit\nBarda was hit")
    assert words.locate("Barda") == {2}
    assert words.locate("Barda", head=True) == {0}


def test_night_fits_day() -> None:
    """The night of Saturday may end on Sunday; a week may not."""
    assert fits_day("2019-03-02/2019-03-03", "2019-03-02", whole=True)
    assert not fits_day("2019-03-02/2019-03-08", "2019-03-02", whole=True)
    assert fits_day("2019-03-02/2019-03-08", "2019-03-02", whole=False)
