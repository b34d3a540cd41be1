"""Swap the sides in a sentence: the record swaps too, and nothing else changes."""

import re
from typing import Any

import pytest

import counterclaim

PAIRS = {
    "nagorno-karabakh-2020": (
        {"Armenia": "Azerbaijan", "Armenian": "Azerbaijani", "Yerevan": "Baku", "Armenians": "Azerbaijanis"},
        "Near the line of contact in Nagorno-Karabakh the fighting goes on. ",
    ),
    "russia-ukraine": (
        {"Russia": "Ukraine", "Russian": "Ukrainian", "Moscow": "Kyiv", "Russians": "Ukrainians"},
        "The fighting goes on. ",
    ),
    "india-pakistan": (
        {"India": "Pakistan", "Indian": "Pakistani", "New Delhi": "Islamabad", "Indians": "Pakistanis"},
        "Along the Line of Control the fighting goes on. ",
    ),
}
SENTENCES = [
    "{Adj0} forces shelled a village on Monday, killing three civilians, the {Adj1} Defence Ministry said.",
    "The {Adj0} Defence Ministry denied that {Adj0} troops had fired rockets at the town.",
    "{State0} accused {State1} of using cluster munitions against civilians.",
    "{State1} launched a missile attack on the city, injuring dozens.",
    "The {Adj0} army said it had shot down two {Adj1} drones overnight.",
    "At least twelve {Adj0} soldiers were killed in an ambush, {Adj0} officials said.",
    "{Adj1} Foreign Ministry spokesman Ivan Tamm condemned the shelling of a school by {Adj0} artillery.",
    "The {Adj0} army admitted that its drone had struck a hospital by mistake.",
    "{Adj0} troops withdrew from the village, according to the {Adj1} Defence Ministry.",
    "The {Adj1} claim that {Adj0} troops shelled the market is false, the {Adj0} Defence Ministry said.",
]


def fill(sentence: str, words: dict[str, str], *, swapped: bool) -> str:
    """The sentence with the sides' words in place."""
    left, right = list(words), list(words.values())
    one, two = (right, left) if swapped else (left, right)
    return sentence.format(State0=one[0], Adj0=one[1], State1=two[0], Adj1=two[1])


def exchange(text: str, words: dict[str, str]) -> str:
    """The text with every word of one side as the other's."""
    both = words | {right: left for left, right in words.items()}
    names = sorted(both, key=len, reverse=True)
    return re.sub(r"\b(" + "|".join(names) + r")\b", lambda match: both[match.group()], text)


def view(text: str, profile: str) -> list[str]:
    """What the record says, as words: no ids, no offsets, no codes of countries."""
    document = counterclaim.read(text.encode(), verbatim=True)
    record = counterclaim.record(document, profile=profile).to_json()
    keys = ("statements", "claims", "figures", "actors")
    return [write(row, document.text) for key in keys for row in record[key]]


def write(value: Any, text: str) -> str:
    """A value as words; a pair of offsets as the words it spans."""
    if isinstance(value, dict):
        hidden = {
            "id",
            "actor",
            "claim",
            "statement",
            "of_id",
            "country",
            "nationality",
            "geonames",
            "score",
            "parent",
            "about",
        }
        hidden |= {"latitude", "longitude", "figures", "share_of", "supersedes"}
        rows = [(key, item) for key, item in value.items() if key not in hidden and not is_id(item)]
        return "{" + "; ".join(f"{key}: {write(item, text)}" for key, item in rows) + "}"
    if isinstance(value, list):
        if len(value) == 2 and all(isinstance(item, int) and not isinstance(item, bool) for item in value):
            return repr(text[value[0] : value[1]])
        return "[" + ", ".join(sorted(write(item, text) for item in value)) + "]"
    return str(value)


def is_id(value: Any) -> bool:
    """Whether it is one of our ids."""
    return isinstance(value, str) and re.fullmatch(r"[a-z]+-[0-9a-f]{20}", value) is not None


@pytest.mark.parametrize("profile", list(PAIRS))
@pytest.mark.parametrize("sentence", SENTENCES)
def test_sides_swap(sentence: str, profile: str) -> None:
    """The record of the swapped sentence is the swapped record of the sentence."""
    words, before = PAIRS[profile]
    plain = view(before + fill(sentence, words, swapped=False), profile)
    swapped = view(before + fill(sentence, words, swapped=True), profile)
    assert sorted(exchange(row, words) for row in plain) == sorted(swapped)
