"""Whose ministry a document means that names it without a country."""

from typing import Any

import pytest

from counterclaim.reconcile.homes import find_home, name_office
from counterclaim.vocabulary import (
    Actor,
    Agent,
    Capture,
    Claim,
    Claimant,
    Counted,
    Document,
    Event,
    Figure,
    Record,
    Run,
    Source,
    Target,
)

SIDES = {"AM": "Armenia", "AZ": "Azerbaijan"}
MINISTRY = Actor("m", "Defence Ministry", "government-body", None, None, None, None, ())
STATES = {
    code: Actor(code, f"{name} forces", "armed-force", None, None, name, code, ()) for code, name in SIDES.items()
}


def make_record(claims: tuple[Claim, ...] = (), figures: tuple[Figure, ...] = (), source: str = "Pine Post") -> Record:
    """A record of one ministry without a country, and both sides' forces."""
    document = Document("d", Capture("0"), None, Source(source), (), None, None, "en", "Words.")
    actors = (MINISTRY, *STATES.values())
    return Record("", Run("", {}, ""), document, (), claims, figures, actors, (), (), (), (), ())


def make_claim(act: Any, agent: str, civilian: bool | None = None) -> Claim:
    """What the ministry says that these forces did to somebody."""
    event = Event("shelling", {}, None, None, "actual", False)
    speaker = Claimant("m", "Defence Ministry", "the ministry", None)
    target = Target(None, None, "a post", (), civilian)
    agents = (Agent(agent, None, "forces", ()),)
    return Claim("c", None, speaker, act, None, None, None, event, agents, (target,), (), None, None, (), False, ())


def test_accused_is_not_home() -> None:
    """Of two parties the ministry speaks for the one that it does not accuse."""
    assert find_home(make_record((make_claim("accuse", "AM"),)), SIDES) == "AZ"
    assert find_home(make_record((make_claim("accuse", "AZ"),)), SIDES) == "AM"


def test_denier_is_home() -> None:
    """Who denies a deed denies its own forces'."""
    assert find_home(make_record((make_claim("deny", "AM"),)), SIDES) == "AM"


def test_striker_is_home() -> None:
    """A ministry that tells of a strike on a military target tells of its own forces', not of the enemy's."""
    assert find_home(make_record((make_claim("assert", "AM", civilian=False),)), SIDES) == "AM"


def test_victims_are_home() -> None:
    """Whose civilian dead a ministry counts, it speaks for."""
    counted = Counted("civilians", "people", "civilian", "AZ", None)
    speaker = Claimant("m", "Defence Ministry", "the ministry", None)
    figure = Figure(
        "f", None, "killed", 3, 3, "exact", "3", (), counted, None, "running", None, None, None, None, speaker, False
    )
    assert find_home(make_record(figures=(figure,)), SIDES) == "AZ"


@pytest.mark.parametrize(
    ("source", "home"), [("Yerevan Mail", "AM"), ("Azerbaijan Today", "AZ"), ("Pine Post", None), ("Paris Mail", None)]
)
def test_source_names_home(source: str, home: str | None) -> None:
    """An outlet named after a party or its capital means that party's ministry, whoever is accused."""
    record = make_record((make_claim("accuse", home),) if home is not None else (), source=source)
    assert find_home(record, SIDES) == home


@pytest.mark.parametrize(
    ("role", "body"),
    [
        ("Army spokesman Brigadier", "army"),
        ("military's spokesman, Brigadier", "military"),
        ("army's spokesman in the north, Colonel", "army"),
        ("spokesperson for the Ministry of Defence, Colonel", "ministry defence"),
        ("chief police spokeswoman", "police"),
        ("spokesman", ""),
        ("mayor", ""),
    ],
)
def test_spokesmans_body(role: str, body: str) -> None:
    """A spokesman's role names the body; his rank and his seat do not."""
    assert name_office(Actor("a", "Ruwan Perera", "person", role, None, None, None, ())) == body
