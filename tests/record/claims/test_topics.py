"""Topics by which a denial and what it denies meet though they share no word."""

import pytest

from counterclaim.data.lexicon import load_kinds
from counterclaim.record.claims.topics import find_topics, read_rows


@pytest.mark.parametrize(
    ("denial", "kind"),
    [
        ("Not a single aircraft of ours was in the sky", "air-strike"),
        ("no artillery within range", "shelling"),
        ("says no prisoner was taken", "detention"),
        ("denied burning villages", "property-destruction"),
        ("We have no phosphorus", "prohibited-weapon-use"),
        ("denied that the base had fallen", "territory-taken"),
    ],
)
def test_denial_meets(denial: str, kind: str) -> None:
    """Words of denials share a topic with the kind of event that they deny."""
    assert len(find_topics(denial) & find_topics("", kind)) > 0


def test_topics_differ() -> None:
    """Words about arms from abroad share none with a village burnt."""
    assert len(find_topics("denied receiving money") & find_topics("torched 300 houses", "property-destruction")) == 0


def test_kinds_known() -> None:
    """Every kind that a topic names is a kind of event."""
    assert {kind for row in read_rows() for kind in row["kinds"]} <= set(load_kinds())
