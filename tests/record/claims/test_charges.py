"""Whom words of blame name, for an event that another sentence tells, and whose claim that is."""

import pytest

from tests.record.claims.factory import BOMB, list_blamed, record_claims


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            "The governor attributed the crime to a company of the Rapid Support Forces.",
            ("The governor", "bombing", "a company of the Rapid Support Forces"),
        ),
        ("Relatives hold the Sudanese army responsible.", ("Relatives", "bombing", "Sudanese army")),
        ("Residents pointed to the Sudanese army.", ("Residents", "bombing", "Sudanese army")),
        (
            "State television laid the blast at the door of the Rapid Support Forces.",
            ("State television", "bombing", "the Rapid Support Forces"),
        ),
        (
            "Survivors identified the attackers as Rapid Support Forces.",
            ("Survivors", "bombing", "Rapid Support Forces"),
        ),
        (
            "The families say the attackers named themselves Rapid Support Forces.",
            ("The families", "bombing", "Rapid Support Forces"),
        ),
        (
            "A nurse said that the men who came were from the Rapid Support Forces, because she knew one.",
            ("A nurse", "bombing", "Rapid Support Forces"),
        ),
        ("Relatives blamed the Sudanese army for laying it.", ("Relatives", "bombing", "Sudanese army")),
    ],
)
def test_who_is_blamed_for_what_is_told_elsewhere(words: str, told: tuple[str, str, str]) -> None:
    """An accusation without an event of its own is its speaker's claim of the event told before; the text's own claim
    of that event names nobody."""
    assert list_blamed(f"{BOMB} {words}") == [told]
    assert all(len(row.agents) == 0 for row in record_claims(f"{BOMB} {words}") if row.claimant.voice == "source")


@pytest.mark.parametrize(
    "words",
    [
        "Relatives do not blame the Sudanese army.",
        "The mayor declined to blame the Rapid Support Forces.",
        "The mayor blamed the Rapid Support Forces for high prices.",
        "The mayor blames the Rapid Support Forces for such fires.",
        "Survivors identified the dead as soldiers of the Sudanese army.",
        "The mayor pointed to the shortages.",
        "In Sennar a trader was found shot. The police suspect the Rapid Support Forces.",
    ],
)
def test_who_is_blamed_for_nothing_told(words: str) -> None:
    """Who is not blamed, is blamed for something else or for many events, is none who did it, or is blamed after the
    paragraph has turned to another place, is accused of no event told before."""
    bombing = [row for row in list_blamed(f"{BOMB}\n\n{words}") if row[1] == "bombing"]
    assert bombing == []


def test_charge_fits_its_words() -> None:
    """Words for what somebody is blamed for find the event that they fit, though another is told nearer."""
    text = "Three houses were burned in Kosti on Monday. A man was abducted."
    assert list_blamed(f"{text} The mayor laid the fires at the door of rebels.") == [
        ("The mayor", "property-destruction", "rebels")
    ]


def test_clause_beside_a_speaker_names_the_doer() -> None:
    """A clause about who speaks that names somebody names the doer of what he tells."""
    text = "A bomb killed four drivers in Kosti on Monday, according to a trade union, which names the Sudanese army."
    assert list_blamed(text) == [("a trade union", "bombing", "Sudanese army")]


@pytest.mark.parametrize("sides", [("the Rapid Support Forces", "the Sudanese army"), ("Russia", "Ukraine")])
def test_sides_are_exchanged(sides: tuple[str, str]) -> None:
    """Who is blamed does not turn on which of two sides it is."""
    for who in sides:
        found = list_blamed(f"{BOMB} Relatives hold {who} responsible for it.")
        assert [(kind, agent.removeprefix("the ")) for _, kind, agent in found] == [
            ("bombing", who.removeprefix("the "))
        ]


def test_where_and_when_of_an_accusation_are_inferred() -> None:
    """Place and day are those of the event told before, marked as inferred."""
    claim = next(row for row in record_claims(f"{BOMB} Relatives hold the army responsible.") if row.act == "accuse")
    assert claim.place is not None
    assert claim.time is not None
    assert (claim.place.name, claim.place.inferred, claim.time.start, claim.time.inferred) == (
        "Kosti",
        True,
        "2025-06-09",
        True,
    )
