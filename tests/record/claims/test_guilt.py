"""Who is said to have done what was told before, without a verb of blame; whose deed a count alone shows."""

import pytest

from tests.record.claims.factory import BOMB, list_blamed, record_claims


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Soldiers did it, says Amin Adam, a trader.", [("Amin Adam, a trader", "bombing", "Soldiers")]),
        (
            "Relatives said the Rapid Support Forces were behind it.",
            [("Relatives", "bombing", "Rapid Support Forces")],
        ),
        ("It was the Rapid Support Forces, police said.", [("police", "bombing", "Rapid Support Forces")]),
        ("Witnesses said Sudanese soldiers had planted it.", [("Witnesses", "bombing", "Sudanese soldiers")]),
        (
            "Police said the attackers belonged to the Rapid Support Forces.",
            [("Police", "bombing", "Rapid Support Forces")],
        ),
        ("The army blamed masked gunmen.", [("The army", "bombing", "masked gunmen")]),
        ("Residents blamed fleeing government troops.", [("Residents", "bombing", "government troops")]),
        ('"It was not the army," an officer said.', []),
        ("Police could not say whether the army did it.", []),
        ("The army denied that its soldiers did it.", []),
        ("Police said the drivers were members of the Rapid Support Forces.", []),
    ],
)
def test_who_is_said_to_have_done_it(words: str, told: list[tuple[str, str, str]]) -> None:
    """ "X did it", "X were behind it", "it was X" and "the attackers were X" accuse X of the event before; a denial, a
    question and what the victims were accuse nobody."""
    assert list_blamed(f"{BOMB} {words}") == told


def list_doers(text: str) -> list[tuple[str, list[str]]]:
    """The kinds of events and who did them, each once."""
    return [
        (claim.event.kind, [agent.text for agent in claim.agents])
        for claim in record_claims(text)
        if claim.event is not None
    ]


@pytest.mark.parametrize(
    ("text", "kind", "who"),
    [
        ("Sudanese commandos drowned a priest and two nuns at Atbara on Monday.", "killing", ["Sudanese commandos"]),
        (
            "Fighters of the Rapid Support Forces led off 26 men in Tawila on Monday.",
            "abduction",
            ["Fighters of the Rapid Support Forces"],
        ),
        ("Rescuers pulled 12 people dead from a clinic in Kosti on Monday.", "killing", []),
        ("The army buried 14 civilians in Kosti on Monday.", "killing", []),
        ("On Sunday a patrol opened fire on a bus in Kosti.", "shooting", ["a patrol"]),
        (
            "Eight people were killed on Monday by mines which Sudanese soldiers had laid near Kosti.",
            "landmine-ied",
            ["Sudanese soldiers"],
        ),
    ],
)
def test_doer_of_what_a_count_tells(text: str, kind: str, who: list[str]) -> None:
    """Who does it to those counted is who did it; who finds or buries them is not."""
    assert list_doers(text) == [(kind, who)]


def test_residents_do_not_accuse_themselves() -> None:
    """In "Residents say they took away 11 herders" they are others."""
    text = "Residents say they took away 11 herders from the market of Kosti on Sunday."
    assert list_doers(text) == [("abduction", ["they"])]
    claims = record_claims(text)
    assert [agent.actor for claim in claims for agent in claim.agents] == [None]
