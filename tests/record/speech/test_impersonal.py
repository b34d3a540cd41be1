"""What is only called absurd to claim is nobody's claim, and who calls it so denies it."""

import pytest

import counterclaim

UKRAINE = "counterclaim/data/conflicts/russia-ukraine.toml"


def list_claims(text: str) -> list[tuple[str | None, str, str | None]]:
    """(side of the claimant, act, kind) of each claim of a text."""
    record = counterclaim.record(counterclaim.read(text.encode()), profile=UKRAINE)
    rows = ((row.claimant.side, row.act, None if row.event is None else row.event.kind) for row in record.claims)
    return [row for row in rows if row[2] is not None]


@pytest.mark.parametrize(("side", "name", "jets"), [("Russia", "Moscow", "Russian"), ("Ukraine", "Kyiv", "Ukrainian")])
@pytest.mark.parametrize(
    "text",
    [
        "It is absurd to claim that {jets} jets bombed the village, {name} said.",
        "It is absurd, {name} said, to claim that {jets} jets bombed the village.",
        "{name} said it was nonsense to allege that {jets} jets had bombed the village.",
        "It is not true, {name} said, that {jets} jets bombed the village.",
        "It was a lie, said {name}, that {jets} jets bombed the village.",
    ],
)
def test_absurd_to_claim(text: str, side: str, name: str, jets: str) -> None:
    """Neither side tells the deed that it calls absurd or untrue: both deny it."""
    assert list_claims(text.format(name=name, jets=jets)) == [(side, "deny", "air-strike")]


@pytest.mark.parametrize(("name", "side", "other"), [("Moscow", "Russia", "Ukrainian"), ("Kyiv", "Ukraine", "Russian")])
def test_cleft_denies_nothing(name: str, side: str, other: str) -> None:
    """Who it was that fired is told and not denied."""
    text = f"Five died in the raid. It was {other} troops, {name} said, that shelled the village."
    assert (side, "deny", "shelling") not in list_claims(text)
