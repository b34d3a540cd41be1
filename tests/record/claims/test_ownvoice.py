"""What a page denies in its own voice; read without the encoder."""

from dataclasses import replace

import pytest

from counterclaim.data.profile import load_profile
from counterclaim.record.record import Tools, record_document
from counterclaim.vocabulary import Claim
from tests.factory import Make

PARTY = "Statement of the Northern Command\n\nOur gunners answered the enemy at Kupiansk on Monday.\n\n"
PAPER = "Morning Courier\n\nA shell hit the school in Izium on Monday.\n\n"


@pytest.fixture(scope="module")
def tools(tools: Tools) -> Tools:
    """The rules alone, with a profile of two sides."""
    return replace(tools, profile=load_profile("russia-ukraine"))


def list_own(text: str, tools: Tools, make: Make) -> list[Claim]:
    """The denials in the page's own voice."""
    claims = record_document(make(text), tools).claims
    return [claim for claim in claims if claim.act == "deny" and claim.claimant.voice == "source"]


@pytest.mark.parametrize(
    "text",
    [
        "Our aviation flew no missions over the river that week.",
        "We have never kept such shells in our stores.",
        "Not a single launcher of ours was turned on the town.",
        "None of our men was taken prisoner.",
        "This figure is pure fantasy.",
        "That has nothing to do with the truth.",
        "Nor is it true that the bridge was given up.",
        "Contrary to the reports of hostile channels, the bridge stands.",
        "Not one house was burned there. The village was deserted by then.",
    ],
)
def test_party(text: str, tools: Tools, make_document: Make) -> None:
    """A party's page denies what its forces did not do, and what it calls untrue."""
    assert len(list_own(PARTY + text, tools, make_document)) >= 1


@pytest.mark.parametrize(
    "text",
    [
        "We do not conceal that two of our soldiers fell.",
        "On our side there was no loss of life.",
        "We will never forget our comrades.",
        "Our forces did not stand idle.",
        "No confirmation.",
        "We will not yield a metre.",
    ],
)
def test_party_silent(text: str, tools: Tools, make_document: Make) -> None:
    """What is owned up to, nobody lost, a vow and silence deny nothing."""
    assert list_own(PARTY + text, tools, make_document) == []


@pytest.mark.parametrize("text", ["False.", "A lie.", "Entirely fabricated.", "This is a hoax."])
def test_closing(text: str, tools: Tools, make_document: Make) -> None:
    """A verdict that is the whole of a sentence denies on any page."""
    assert len(list_own(PAPER + "A channel claims that the shell was a dummy. " + text, tools, make_document)) == 1


def test_paper(tools: Tools, make_document: Make) -> None:
    """A paper has no forces: that nothing flew is its report and no denial."""
    assert list_own(PAPER + "No aircraft took off from the field that night.", tools, make_document) == []


def test_quoted(tools: Tools, make_document: Make) -> None:
    """What somebody is quoted as saying the page does not say."""
    text = 'Colonel Petro Bondar said: "Our pilots flew no mission over the town."'
    assert list_own(PAPER + text, tools, make_document) == []
