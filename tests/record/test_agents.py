"""Who is told to have done it: "its forces", "our drones", people who set off a mine."""

import pytest

import counterclaim

UKRAINE = "counterclaim/data/conflicts/russia-ukraine.toml"
GAZA = "counterclaim/data/conflicts/israel-gaza.toml"


def find_agents(text: str, profile: str | None = None) -> list[str | None]:
    """The names, or else the words, of the agents of a text's first event."""
    record = counterclaim.record(counterclaim.read(text.encode()), profile=profile)
    claims = [claim for claim in record.claims if claim.event is not None]
    return [agent.name or agent.text for agent in claims[0].agents]


@pytest.mark.parametrize(
    ("text", "profile", "names"),
    [
        ("The Russian defence ministry said its forces had struck an airfield in Poltava.", UKRAINE, ["Russia"]),
        ("The Ukrainian defence ministry said its forces had struck an airfield in Rostov.", UKRAINE, ["Ukraine"]),
        ("Our troops destroyed a workshop in Kharkiv, the Russian defence ministry said.", UKRAINE, ["Russia"]),
        ("Ukraine's General Staff said its drones had hit an oil depot in Engels.", UKRAINE, ["Ukraine"]),
        ("The IDF said its troops had killed five militants in Jabalia.", GAZA, ["Israel Defense Forces"]),
        ("Hamas said its fighters had attacked a patrol east of Rafah.", GAZA, ["Hamas"]),
        ("“Our drones hit a depot,” the Russian General Staff said.", UKRAINE, ["Russia"]),
        ("“Our drones hit a depot,” the Ukrainian General Staff said.", UKRAINE, ["Ukraine"]),
        ("Police said gunmen had attacked a bus and its guards had fled.", None, ["gunmen"]),
    ],
)
def test_own_forces_are_named(text: str, profile: str | None, names: list[str]) -> None:
    """ "Its forces" and "our drones" are the speaker's: an army's its own, a ministry's or a staff's its state's."""
    assert find_agents(text, profile) == names


@pytest.mark.parametrize(("speaker", "other"), [("Ukraine", "Russian"), ("Russia", "Ukrainian")])
def test_its_may_be_the_other_sides(speaker: str, other: str) -> None:
    """Later in what is said "its jets" may be anybody's: nobody is named, least of all the speaker."""
    text = f"{speaker}'s defence ministry said the {other} army was retreating and its jets had bombed a village."
    record = counterclaim.record(counterclaim.read(text.encode()), profile=UKRAINE)
    (raid,) = (claim for claim in record.claims if claim.event is not None and claim.event.kind == "air-strike")
    assert raid.agents == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Terrorists detonated a mine on a bridge near Bago, wounding two policemen.", ["Terrorists"]),
        ("A mine detonated on a bridge near Bago, wounding two policemen.", []),
        ("Rebels entered Tongo, where, residents told us, they shot dead eight men.", ["Rebels"]),
        ("He thanked those who had fired a missile at Jizan.", []),
        ("Survivors attribute the attack to the Arakan Army.", ["Arakan Army"]),
        ("Dissidents of the FARC killed four farmers at El Charco.", ["Dissidents of the FARC"]),
        ("Islamic State claimed the blasts in Muqdadiya.", ["Islamic State"]),
        ("The mayor accuses Armenia of shelling the town of Barda.", ["Armenia"]),
        ("Junta jets bombed a school in Depayin on Monday.", ["Junta"]),
    ],
)
def test_doer_needs_object(text: str, names: list[str]) -> None:
    """Who detonates something did it; what detonates by itself did not."""
    assert find_agents(text) == names
