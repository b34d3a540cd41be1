"""Whom "they" stands for where it does a deed, and whose army a regime's is."""

import pytest

import counterclaim
from tests.record.events.test_agents import UKRAINE, find_agents


@pytest.mark.parametrize(("force", "body"), [("Russian", "Kharkiv"), ("Ukrainian", "Belgorod")])
def test_they_are_not_the_bureau_that_tells(force: str, body: str) -> None:
    """ "They" before the name of the office that says so is whose jets the sentence before tells of, not the office."""
    text = f"Jets of the {force} Air Force came at noon. Then they bombed a mill, the {body} prosecutor's office says."
    assert find_agents(text, UKRAINE) == [f"{force} air force"]


@pytest.mark.parametrize("force", ["Russian", "Ukrainian"])
def test_they_are_those_whom_the_sentence_before_tells_of(force: str) -> None:
    """ "They" in the text's own voice are of the force whose members the sentence before is about."""
    text = f"On Saturday members of the {force} army drove into the market. Without a word they shot eight men."
    assert find_agents(text, UKRAINE) == [f"{force} armed forces"]


def test_they_may_be_nobody_named() -> None:
    """Where no sentence before names anybody, "they" is not the body named after it either."""
    assert find_agents("The sky was clear. They bombed a mill, the health bureau says.", UKRAINE) == ["They"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Four died when the army of the Kyiv regime shelled the market of Horlivka.", "Ukrainian armed forces"),
        ("Four died when the army of the Moscow regime shelled the market of Kupiansk.", "Russian armed forces"),
        ("The Kyiv regime's army shelled the market of Horlivka.", "Ukrainian armed forces"),
        ("The Moscow regime's army shelled the market of Kupiansk.", "Russian armed forces"),
    ],
)
def test_capital_s_regime(text: str, name: str) -> None:
    """The army of a regime that is called by its capital is its country's."""
    assert find_agents(text, UKRAINE) == [name]


@pytest.mark.parametrize("state", ["Russia", "Ukraine"])
def test_admitted_from_its_warplane(state: str) -> None:
    """A bomb "dropped from one of its warplanes" is that of who acknowledges it, though the parse takes "dropped" for
    the verb."""
    told = "acknowledged that a bomb dropped by mistake from one of its warplanes had killed two civilians in Zamostye."
    admitted = f"{state}'s Defence Ministry {told}"
    record = counterclaim.record(counterclaim.read(admitted.encode()), profile=UKRAINE)
    claim = next(row for row in record.claims if row.event is not None)
    assert claim.act == "admit"
    assert [agent.inferred_from for agent in claim.agents] == ["weapon"]
    assert claim.agents[0].actor == claim.claimant.actor
