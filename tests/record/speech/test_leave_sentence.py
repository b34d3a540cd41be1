"""A speaker named at a sentence's end said that sentence, not the one before it."""

import pytest

from counterclaim.record.reading import Attribution
from counterclaim.record.speech.joining import leave_sentence


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("A bomb killed four. Gunmen did it, says Adam.", "Gunmen did it"),
        ("The shells came from Gen. Adam's camp, says Adam.", "The shells came from Gen. Adam's camp"),
        ('"A bomb killed four. Gunmen did it," says Adam.', '"A bomb killed four. Gunmen did it,"'),
    ],
)
def test_sentence_before_is_nobodys(text: str, said: str) -> None:
    """What stands unquoted before the sentence that a cue ends is the text's own; a quotation stays whole, and a title
    ends no sentence."""
    cue = text.index("says")
    end = cue - (2 if '"' not in text else 1)
    item = Attribution(((cue + 5, len(text) - 1),), ((cue, cue + 4),), ((0, end),), 0.9)
    assert [text[a:b] for a, b in leave_sentence(item, text).content] == [said]
