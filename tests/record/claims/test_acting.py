"""What telling an event does: accuse, admit, deny or only assert, by whose deed it is; read without the encoder."""

from dataclasses import replace

import pytest

from counterclaim.data.profile import load_profile
from counterclaim.record.record import Tools, record_document
from tests.factory import Make, swap

SIDES = (("Ukraine", "Russia"), ("Ukrainian", "Russian"), ("Kyiv", "Moscow"))


@pytest.fixture(scope="module")
def tools(tools: Tools) -> Tools:
    """The rules alone, with a profile of two sides."""
    return replace(tools, profile=load_profile("russia-ukraine"))


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Ukraine's army said Russian troops shelled a school.", "accuse"),
        ("Ukraine's army said a Russian mine killed two farmers.", "accuse"),
        ("Ukraine's army said a shell fired from Russia hit a farm.", "accuse"),
        ("Residents said Russian soldiers had looted three houses.", "accuse"),
        ("Ukraine's army said five captives had been executed.", "accuse"),
        ("Ukraine's army said seven Russian attacks had been beaten back.", "assert"),
        ("Ukraine's army said its air defence shot down four drones.", "assert"),
        ("Ukraine's army said it had killed forty Russian soldiers.", "assert"),
        ("Ukraine's army said there were no casualties.", "assert"),
        ("Ukraine's army said that its artillery hit only a depot.", "admit"),
        ("Ukraine's army said it had never fired at a hospital.", "deny"),
        ("Ukraine's army said not a single aircraft of ours was in the air.", "deny"),
    ],
)
def test_statement_act(text: str, act: str, tools: Tools, make_document: Make) -> None:
    """The other side's wrong is an accusation, one's own blow told as meant for nothing else an admission; and so with
    the sides exchanged."""
    for told in (text, swap(text, *SIDES)):
        assert [row.act for row in record_document(make_document(told), tools).statements] == [act], told


@pytest.mark.parametrize("exchange", [False, True])
def test_accused_admits_nothing_by_going_on(exchange: bool, tools: Tools, make_document: Make) -> None:
    """Who is accused and tells what happened with another doer, or none, does not admit it: the accuser's doer is not
    read into his words."""
    text = (
        "Ukrainian troops killed two people in Sudzha on Friday, Russia's army said.\n\n"
        "Ukraine's army said that a bomber had lost a bomb over Sudzha, which killed the two people."
    )
    document = make_document(swap(text, *SIDES) if exchange else text, published="2024-05-20T12:00:00+00:00")
    accused = "Russia" if exchange else "Ukraine"
    claims = [row for row in record_document(document, tools).claims if row.claimant.side == accused]
    assert [row.act for row in claims if row.act == "admit"] == []
    assert all(agent.name is None or accused[:5] not in agent.name for row in claims for agent in row.agents)
