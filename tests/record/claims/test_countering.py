"""Denials without a word of denying, and what beside a denial is not denied; read without the encoder."""

from dataclasses import replace

import pytest

from counterclaim.data.profile import load_profile
from counterclaim.record.claims.countering import list_words, load_weights
from counterclaim.record.record import Tools, record_document
from counterclaim.vocabulary import Claim
from tests.factory import Make, swap

CHARGE = "Ukraine's General Staff said Russian forces shelled a school in Izium on Monday, killing four civilians. "
SIDES = (("Ukraine", "Russia"), ("Ukrainian", "Russian"), ("Kyiv", "Moscow"))


@pytest.fixture(scope="module")
def tools(tools: Tools) -> Tools:
    """The rules alone, with a profile of two sides."""
    return replace(tools, profile=load_profile("russia-ukraine"))


def list_denials(text: str, tools: Tools, make: Make) -> list[Claim]:
    """The claims that deny."""
    return [claim for claim in record_document(make(text), tools).claims if claim.act == "deny"]


@pytest.mark.parametrize(
    "answer",
    [
        "Russia's Defence Ministry insisted that the building had stood empty since March.",
        "Russia's Defence Ministry maintained that a gas canister had blown up there.",
        "Russia's Defence Ministry swore that its men had no mortars in range.",
        "Russia's Defence Ministry retorted that the school was intact.",
        "Russia's Defence Ministry contended that the pictures were old footage from 2019.",
        "Russia's Defence Ministry clarified that its army does not operate such guns.",
        "Not so, retorts Moscow.",
        "Russia's Defence Ministry said that its gunners had only ever engaged the barracks.",
        "Russia's Defence Ministry replied that its howitzers had been under covers all week.",
        "Russia's Defence Ministry called this a bedtime story.",
        "Russia's Defence Ministry retorted that every one of its helicopters had returned.",
        "Russia's Defence Ministry insisted that its crews had aimed at a depot and at nothing else.",
    ],
)
def test_counter(answer: str, tools: Tools, make_document: Make) -> None:
    """What an accused side tells instead is a denial, and so with the sides exchanged."""
    for text in (CHARGE + answer, swap(CHARGE + answer, *SIDES)):
        (denial,) = list_denials(text, tools, make_document)
        assert denial.claimant.side == ("Russia" if text.startswith("Ukraine") else "Ukraine")


@pytest.mark.parametrize(
    "text",
    [
        "Russia's Defence Ministry said that nobody was injured in the fire.",
        "Russia's Defence Ministry has not commented on the shelling.",
        "Russia's Defence Ministry insisted that 203 fighters were killed in combat.",
        "The Kremlin rejected a ceasefire proposal on Monday.",
        "Relatives were denied a visit to the wounded.",
        "Dr Olena Hrytsenko said that she had about forty beds and no anaesthetics.",
        "The mayor of Izium said that there was no water and no electricity.",
    ],
)
def test_no_denial(text: str, tools: Tools, make_document: Make) -> None:
    """Harm denied in passing, silence, a count, an offer turned down, a visit refused and want of
    this or that deny no claim."""
    assert list_denials(CHARGE + text, tools, make_document) == []


@pytest.mark.parametrize(
    "text",
    [
        "Russia's Defence Ministry denied shelling the colony in Izium, where a mine killed ten prisoners on Friday.",
        "Russia's Defence Ministry denied that its soldiers stayed in camp; a mine killed ten of them at the bridge.",
    ],
)
def test_told_beside(text: str, tools: Tools, make_document: Make) -> None:
    """What is told beside a denial is not denied."""
    record = record_document(make_document(text), tools)
    told = [claim for claim in record.claims if claim.event is not None and "ten" in claim.evidence[-1].quote]
    assert len(told) > 0
    assert all(claim.act != "deny" for claim in told)


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Moscow brushed aside Kyiv's claim that its jets destroyed five Russian launchers in Izium.", "Ukraine"),
        ("Moscow brushed aside Kyiv's claim that its jets bombed a school in Izium.", "Russia"),
    ],
)
def test_whose_deed(text: str, side: str, tools: Tools, make_document: Make) -> None:
    """ "Its" in a rejected claim is the rejecter's, unless the claim boasts; and so with the sides exchanged."""
    other = {"Ukraine": "Russia", "Russia": "Ukraine"}
    for told, by in ((text, side), (swap(text.replace("Russian", "enemy"), *SIDES), other[side])):
        record = record_document(make_document(told), tools)
        agents = [agent.name for claim in record.claims if claim.event is not None for agent in claim.agents]
        sides = {actor.side for actor in record.actors if actor.name in agents}
        assert sides == {by}


@pytest.mark.parametrize("exchange", [False, True])
def test_scolding_denies_nothing(exchange: bool, make_document: Make, tools: Tools) -> None:
    """Who scolds a critic as "independent only on paper" denies nothing by it."""
    text = (
        f"{CHARGE}Russia's Defence Ministry said: "
        '"Amnesty International showed that it is independent only on paper and, in fact, speaks from a position of '
        'double standards."'
    )
    assert list_denials(swap(text, *SIDES) if exchange else text, tools, make_document) == []


def test_words() -> None:
    """Names and numbers are weighed as such, so that no country weighs more than another."""
    assert list_words("Kyiv’s 12 tanks didn’t cross the Don. “Ask Moscow.”", 20) == [
        "Name", "s", "0", "tanks", "didn't", "cross", "the", "Name", '"', "ask", "Name",
    ]  # fmt: skip


def test_weights_name_nobody() -> None:
    """No sign that is weighed holds a name."""
    words = [name[2:] for name in load_weights() if name.startswith(("w ", "c "))]
    assert len(words) > 0
    assert all(word.replace("Name", "") == word.replace("Name", "").lower() for word in words)
