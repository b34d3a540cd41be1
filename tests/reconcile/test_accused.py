"""Who is said to have done it: "its troops" are the claimant's, an army without a country the only state's."""

import pytest

from counterclaim.reconcile.accused import find_agent, list_agents
from counterclaim.reconcile.cast import Cast
from counterclaim.vocabulary import Agent
from tests.reconcile.factory import ARMENIA, AZERBAIJAN

SIDES = {"AM": "Armenia", "AZ": "Azerbaijan"}


def test_own_troops() -> None:
    """ "Its troops" are the claimant's."""
    agent = Agent(None, None, "its troops", ())
    assert find_agent(agent, ARMENIA, Cast({}, {}, SIDES, None)).camp == "Armenia"


@pytest.mark.parametrize(
    ("words", "camp"), [("the force", "Armenia"), ("the movement", "Armenia"), ("the group", None)]
)
def test_force_itself(words: str, camp: str | None) -> None:
    """ "Denied that the force had shelled the camp" is of the force that speaks; "the group" can be anybody's."""
    party = find_agent(Agent(None, None, words, ()), ARMENIA, Cast({}, {}, SIDES, None))
    assert party.side == camp


def test_inferred_agent() -> None:
    """An outlet that names nobody in its own voice accuses nobody; a speaker's next sentence goes on accusing."""
    agent = Agent(None, "Armenia", "Armenia", (), inferred=True)
    cast = Cast({}, {}, SIDES, None)
    assert list_agents([agent], AZERBAIJAN, "source", cast) == ()
    assert [row.camp for row in list_agents([agent], AZERBAIJAN, "speaker", cast)] == ["Armenia"]


@pytest.mark.parametrize(
    ("name", "camp"), [("the army", "Sudan"), ("Junta", "Sudan"), ("troops", "body:armed forces:")]
)
def test_army_of_only_state(name: str, camp: str) -> None:
    """Where one state fights rebels, "the army" is the state's; whose "troops" are is open."""
    agent = Agent(None, None, name, ())
    party = find_agent(agent, ARMENIA, Cast({}, {}, {"SD": "Sudan"}, None))
    assert party.camp == camp


def test_own_side_inferred() -> None:
    """Nobody accuses its own side by what is only inferred."""
    agent = Agent(None, "Azerbaijan", "Azerbaijan", (), inferred=True)
    assert list_agents([agent], AZERBAIJAN, "speaker", Cast({}, {}, SIDES, None)) == ()


@pytest.mark.parametrize(("torn", "key"), [("AZ", "AZ"), ("AM", "AM")])
def test_government_soldiers(torn: str, key: str) -> None:
    """ "Government soldiers" are the state's that a group fights in its own land, whoever tells of them."""
    agent = Agent(None, None, "government soldiers", (), False)
    party = find_agent(agent, AZERBAIJAN, Cast({}, {}, SIDES, None, torn))
    assert party.country == key


@pytest.mark.parametrize(("home", "side"), [(None, "Armenia"), ("AM", "Armenia"), ("AZ", "Azerbaijan")])
def test_army_against_rebels(home: str | None, side: str) -> None:
    """Where rebels fight one of several states in its own land, "the army" is that state's; in a paper of another of
    them it is that one's."""
    agent = Agent(None, None, "an army patrol", (), False)
    assert find_agent(agent, AZERBAIJAN, Cast({}, {}, SIDES, home, "AM")).side == side
