"""Statements that are all of them a verdict on what somebody else said; read without the encoder."""

import pytest

from counterclaim.record.record import Tools, record_document
from tests.factory import Make

CHARGE = "Villagers said that soldiers had burned nine houses in Karang on Monday. "


def list_acts(text: str, tools: Tools, make: Make) -> list[str]:
    """The acts of the claims that the governor makes."""
    claims = record_document(make(CHARGE + text), tools).claims
    return [row.act for row in claims if "governor" in (row.claimant.text or "").lower()]


@pytest.mark.parametrize(
    "text",
    [
        'The governor said: "That is pure slander."',
        'The governor said: "They lie every time."',
        "The governor said that these allegations have no foundation.",
        "The governor said that the number 90 was made up.",
        'The governor said: "The nine houses exist only in somebody\'s head."',
    ],
)
def test_verdict_denies(text: str, tools: Tools, make_document: Make) -> None:
    """Whoever says only that what others say is false denies it."""
    assert "deny" in list_acts(text, tools, make_document)


@pytest.mark.parametrize(
    "text",
    [
        'The governor said: "That is a serious charge."',
        'The governor said: "They lie in the hospital of Karang."',
        "The governor said that the number had been made known.",
    ],
)
def test_no_verdict(text: str, tools: Tools, make_document: Make) -> None:
    """A charge called serious, people who lie in a hospital and a number made known are no verdicts."""
    assert "deny" not in list_acts(text, tools, make_document)
