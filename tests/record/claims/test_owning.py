"""Whose fighters and weapons "our", "his" and "its" are."""

import pytest

import counterclaim


def list_doers(text: str) -> list[tuple[str, str | None]]:
    """The kind of each event told, with who did it by name."""
    record = counterclaim.record(counterclaim.read(f"Notes from the front\n\n{text}".encode()))
    return [(row.event.kind, agent.name) for row in record.claims if row.event is not None for agent in row.agents]


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("M23 spokesman Lawrence Kanyuka said his fighters had captured 23 soldiers in Kirumba.", "M23"),
        ("Fano spokesman Asres Tilahun said his men killed six soldiers in Bahir Dar.", "Fano"),
        ("“Our fighters killed six soldiers in Bahir Dar,” said Fano spokesman Asres Tilahun.", "Fano"),
        ("“We struck a depot in Nyala,” a spokesman for the Sudanese army said.", "Sudanese Armed Forces"),
        ("“We shot down five drones over Odesa,” said Ukraine's president, Volodymyr Zelensky.", "Ukraine"),
        ("“We shot down five drones over Belgorod,” said Russia's president, Vladimir Putin.", "Russia"),
        ("Fano made no comment at first. A commander, Dereje Tilahun, said his men killed six soldiers.", "Fano"),
        ("JNIM has killed before. On 17 August its gunmen shot a driver at Konna.", "JNIM"),
        ("JNIM said on Monday that an ambush on the Ansongo road was the work of its fighters.", "JNIM"),
    ],
)
def test_own_men(text: str, doer: str) -> None:
    """A spokesman's "we" and "his men", and a force's "its gunmen", are the force's."""
    assert doer in {name for _, name in list_doers(text)}


@pytest.mark.parametrize(
    "text",
    [
        "“They shelled us,” said Fano spokesman Asres Tilahun.",
        "“We buried 20 men whom the army killed,” said Ali Hassan, a farmer from Bahir Dar who fled Fano.",
        "Ahmed Ali, a trader who fled Fano, said his men killed two thieves.",
        "Fano fought the army there. A trader, Ahmed Ali, said his men killed two thieves.",
        "The army and Fano fought there. A commander, Dereje Tilahun, said his men killed six soldiers.",
    ],
)
def test_nobody_elses(text: str) -> None:
    """Who holds no office speaks for nobody, "they" are not the speaker's, and of two forces neither is taken."""
    assert "Fano" not in {name for kind, name in list_doers(text) if kind != "armed-clash"}


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("Boko Haram claimed responsibility for the bombing in Maiduguri.", "Boko Haram"),
        ("Hezbollah took responsibility for the rocket attack on Haifa.", "Hezbollah"),
        ("The army spokesman attributed the bombing of Maiduguri on Monday to Boko Haram.", "Boko Haram"),
        ("The rebels attributed the bombing of Maiduguri on Monday to the Nigerian army.", "Nigerian armed forces"),
        ("Seven civilians are dead from M23 shells in Luvungi, Congo's army said.", "M23"),
        ("Gunfire from Fano gunmen killed four people in Bahir Dar on Monday.", "Fano"),
        ("Four people fell victim to Boko Haram in Maiduguri on Monday.", "Boko Haram"),
        ("FDLR elements seized five traders in Pinga, residents said.", None),
    ],
)
def test_named_doers(text: str, doer: str | None) -> None:
    """Who takes responsibility, to whom it is attributed, from whose guns it came, whose victims they were."""
    assert doer in {name for _, name in list_doers(text)}


@pytest.mark.parametrize(
    "text",
    [
        "No group has claimed responsibility for the rocket attack on Haifa.",
        "Rockets from Lebanon hit Haifa on Monday, killing two.",
        "Four people fell victim to a landmine in Bahir Dar on Monday.",
    ],
)
def test_no_doer(text: str) -> None:
    """Nobody claims it, a land fires nothing, and a mine is nobody."""
    assert list_doers(text) == []


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("Fano killed five people in Bahir Dar on Monday. Its drones struck a school in Gondar on Tuesday.", "Fano"),
        ("JNIM holds the road. On Wednesday one of its shells hit a school in Konna, killing four.", "JNIM"),
    ],
)
def test_own_weapons(text: str, doer: str) -> None:
    """ "Its drones" in the text's own voice are of the only force told of before."""
    assert doer in {name for kind, name in list_doers(text) if kind in ("drone-strike", "shelling")}


def test_weapons_of_two() -> None:
    """Of two states neither is taken."""
    found = list_doers("Ukraine and Russia traded fire. Its drones struck a school in Sumy on Tuesday.")
    assert not any(kind == "drone-strike" for kind, _ in found)


def test_unknown_riders() -> None:
    """ "They" after a subject that nobody knows is not who was told of before."""
    text = (
        "Congo's army has raised its figure to seven civilians dead from M23 shells.\n\nMotorcycle riders put up a "
        "board for the five colleagues whom, they say, Wazalendo fighters shot in Masisi."
    )
    record = counterclaim.record(counterclaim.read(f"South Kivu: who says what\n\n{text}".encode()))
    said = [row.claimant.name for row in record.claims if "Wazalendo" in " ".join(span.quote for span in row.evidence)]
    assert "Congolese armed forces" not in said
    assert "M23" in {agent.name for row in record.claims for agent in row.agents}
