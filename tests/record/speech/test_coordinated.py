"""A denial coordinated with what else is said is a statement of its own, by the same speaker."""

import pytest

from counterclaim.record.reading import Attribution
from counterclaim.record.speech.coordinated import part_denials
from tests.record.speech.factory import find


def attribute(text: str, *words: str) -> Attribution:
    """What "The army said" introduces: these words of the text."""
    return Attribution(((0, 8),), ((9, 13),), find(text, *words), 0.9)


@pytest.mark.parametrize(
    ("text", "words", "said", "denied"),
    [
        (
            "The army said its jets had struck a post and denied hitting the hospital.",
            ("its jets had struck a post and denied hitting the hospital",),
            "its jets had struck a post",
            "hitting the hospital",
        ),
        (
            "The army said it had hit a depot and denied that any civilians had been hurt.",
            ("it had hit a depot and denied that any", "had been hurt"),
            "it had hit a depot",
            "that any civilians had been hurt",
        ),
    ],
)
def test_denial_is_parted(text: str, words: tuple[str, ...], said: str, denied: str) -> None:
    """Each half has its own cue; a content in pieces is whole again in the denial."""
    outer, inner = part_denials([attribute(text, *words)], text)
    assert [text[slice(*span)] for span in outer.content] == [said]
    assert [text[slice(*span)] for span in inner.content] == [denied]
    assert text[slice(*inner.cue[0])] == "denied"
    assert inner.source == outer.source


@pytest.mark.parametrize(
    "content",
    [
        "soldiers had searched the village and denied entry to medics",
        "“he fled and denied that he knew them” was a quotation",
    ],
)
def test_rest_stays_whole(content: str) -> None:
    """What is denied to somebody, and quoted words, are not the speaker's own denial."""
    text = f"The army said {content}."
    item = attribute(text, content)
    assert part_denials([item], text) == [item]
