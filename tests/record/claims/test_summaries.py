"""Leads that sum up several attacks: whose they were holds below, and they are none themselves."""

import pytest

from counterclaim.record.record import Tools, record_document
from counterclaim.vocabulary import Claim
from tests.factory import Make


def tell(text: str, make_document: Make, tools: Tools) -> list[Claim]:
    """The event claims of a text published on 2 August 2024."""
    document = make_document(text, source="Daily", published="2024-08-02")
    return [claim for claim in record_document(document, tools).claims if claim.event is not None]


def find_doers(claims: list[Claim]) -> dict[str, list[str | None]]:
    """Who did what is told at each place, and nowhere else."""
    return {claim.place.text: [row.name for row in claim.agents] for claim in claims if claim.place is not None}


UKRAINE = (
    "Russian attacks killed seven people in Ukraine on Thursday.\nIn Kostiantynivka, a guided bomb hit a block, killing"
    " three.\nA missile struck Nikopol.\nIn Russia, a drone attacked a car in Shebekino."
)
RUSSIA = (
    "Ukrainian attacks killed seven people in Russia on Thursday.\nIn Shebekino, a guided bomb hit a block, killing"
    " three.\nA missile struck Kursk.\nIn Ukraine, a drone attacked a car in Nikopol."
)


@pytest.mark.parametrize(
    ("text", "doer", "places", "other"),
    [
        (UKRAINE, "Russia", ("Kostiantynivka", "Nikopol"), "Shebekino"),
        (RUSSIA, "Ukraine", ("Shebekino", "Kursk"), "Nikopol"),
    ],
)
def test_doer_of_lead(
    text: str, doer: str, places: tuple[str, ...], other: str, make_document: Make, tools: Tools
) -> None:
    """The attacks told one by one are of the lead's side, marked as inferred, until the text is at the other side."""
    claims = tell(text, make_document, tools)
    assert claims[0].event is not None
    assert claims[0].event.modality == "habitual"
    doers = find_doers(claims)
    assert [doers[place] for place in places] == [[doer]] * len(places)
    assert doers[other] == []
    assert all(row.inferred_from == "lead" for claim in claims[1:] for row in claim.agents)


@pytest.mark.parametrize(
    "text",
    [
        "Russian attacks killed seven people in Ukraine on Thursday.\nA missile struck Nikopol.",
        "A Russian strike killed three people in Ukraine.\nA missile struck Nikopol. A bomb hit Izmail.",
        "Russian troops carried out 48 attacks in Ukraine.\nA missile struck Nikopol. A bomb hit Izmail.",
    ],
)
def test_no_summary(text: str, make_document: Make, tools: Tools) -> None:
    """One attack, attacks of which only one is told, and attacks that are counted stay events."""
    first = tell(text, make_document, tools)[0]
    assert first.event is not None
    assert first.event.modality == "actual"
