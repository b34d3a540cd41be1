"""Those who blame one another: each is on record with what it says of the others."""

import pytest

from counterclaim.record.record import Tools, load_tools, record_document
from counterclaim.vocabulary import Run
from tests.factory import Make

Row = tuple[str | None, str, list[str | None]]


def list_told(text: str, make: Make, tools: Tools) -> list[Row]:
    """(claimant, kind of event, alleged perpetrators) of each claim that tells an event."""
    claims = record_document(make(text, published="2024-05-20"), tools).claims
    return [
        (claim.claimant.name, claim.event.kind, [agent.name for agent in claim.agents])
        for claim in claims
        if claim.event is not None
    ]


@pytest.mark.parametrize(
    ("one", "other"), [("Armenia", "Azerbaijan"), ("Azerbaijan", "Armenia"), ("Cambodia", "Thailand")]
)
def test_accused_each_other(one: str, other: str, make_document: Make, tools: Tools) -> None:
    """Each accuses the other, and the source says nothing itself."""
    text = f"{one} and {other} accused each other of shelling civilian areas on Sunday."
    assert list_told(text, make_document, tools) == [(one, "shelling", [other]), (other, "shelling", [one])]


def test_blamed_each_other(make_document: Make, tools: Tools) -> None:
    """What they blame each other for is told by the source too, which names nobody."""
    text = "Kyiv and Moscow blamed each other on Wednesday for a missile strike on a clinic in Druzhkivka."
    told = list_told(text, make_document, tools)
    assert ("Ukraine", "missile-strike", ["Russia"]) in told
    assert ("Russia", "missile-strike", ["Ukraine"]) in told
    assert (None, "missile-strike", []) in told


def test_event_told_before(make_document: Make, tools: Tools) -> None:
    """Blame without an event of its own is for the one told before, and its place is marked as inferred."""
    text = "A shell hit the market in Stepanakert on Friday. Armenia and Azerbaijan blamed each other."
    claims = record_document(make_document(text, published="2024-05-20"), tools).claims
    blamed = [row for row in claims if row.act == "accuse"]
    assert [(row.claimant.name, [agent.name for agent in row.agents]) for row in blamed] == [
        ("Armenia", ["Azerbaijan"]),
        ("Azerbaijan", ["Armenia"]),
    ]
    assert all(row.place is not None and row.place.inferred for row in blamed)


def test_owners_named(make_document: Make, tools: Tools) -> None:
    """Whoever only owns who speaks speaks where nobody else is named."""
    text = "Russia's and Ukraine's defence ministries accused each other of attacking a convoy in Sumy."
    assert list_told(text, make_document, tools) == [
        ("Russia", "attack", ["Ukraine"]),
        ("Ukraine", "attack", ["Russia"]),
    ]


def test_sides_unnamed(make_document: Make, tools: Tools) -> None:
    """Where they are not named apart, it is one accusation of nobody."""
    text = "Both sides accused each other of shelling Khartoum on Sunday."
    assert list_told(text, make_document, tools) == [("Both sides", "shelling", [])]


def test_traded_accusations(make_document: Make) -> None:
    """What the encoder finds, "traded accusations over", says the same without naming each other."""
    tools = load_tools(Run("0", {}, ""))
    text = "Ukraine and Russia traded accusations over the shelling of the plant."
    told = list_told(text, make_document, tools)
    assert [row for row in told if len(row[2]) > 0] == [
        ("Ukraine", "shelling", ["Russia"]),
        ("Russia", "shelling", ["Ukraine"]),
    ]
