"""What the parse says of a clause."""

import pytest
from spacy.language import Language

from counterclaim.record.text.grammar import is_negated


@pytest.mark.parametrize(
    ("text", "verb", "negated"),
    [
        ("Nothing had been fired at the town of Martakert.", "fired", True),
        ("Not a single rocket was fired at Aghdara.", "fired", True),
        ("Not one Ukrainian drone struck Belgorod.", "struck", True),
        ("Neither side shelled Goma.", "shelled", True),
        ("At no time did Russian troops fire at the bus stop.", "fire", True),
        ("Not only rockets but also shells hit the town of Sderot.", "hit", False),
        ("No fewer than nine people were killed by a Russian shell.", "killed", False),
    ],
)
def test_negated(text: str, verb: str, negated: bool, parser: Language) -> None:
    """A subject that is nothing, or a time that is none, denies the verb; "not only" and "no fewer" do not."""
    token = next(token for token in parser(text) if token.text == verb)
    assert is_negated(token) is negated
