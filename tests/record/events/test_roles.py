"""Who did it: owners of weapons, by-phrases, pronouns only where safe; never the weapon, never the victim."""

import pytest

from counterclaim.record.record import Tools, record_document
from counterclaim.vocabulary import Claim
from tests.factory import Make


def tell(text: str, make_document: Make, tools: Tools) -> list[Claim]:
    """The event claims of a text."""
    document = make_document(text, source="Daily", published="2020-10-12")
    return [claim for claim in record_document(document, tools).claims if claim.event is not None]


@pytest.mark.parametrize(
    ("text", "agent"),
    [
        ("Four shells fired by the Burundian army landed in Bugarama.", "the Burundian army"),
        ("A rocket launched by a Palestinian armed group damaged a school.", "a Palestinian armed group"),
        ("Shells of the 66th Division killed three women in Pekon.", "the 66th Division"),
        ("A Russian missile hit a hospital in Kharkiv.", "Russian"),
        ("A Ukrainian drone killed a bus driver near Rylsk.", "Ukrainian"),
        ("Armenian forces subjected the village of Talish to rocket fire.", "Armenian forces"),
        ("The village of Talish was subjected to rocket fire by Armenian forces.", "Armenian forces"),
        ("Masked men stopped a bus and abducted the driver.", "Masked men"),
        ("Fourteen soldiers were killed in an ambush by rebels near Hama.", "rebels"),
        ("Units repelled an attack by Azerbaijani infantry north of Talish.", "Azerbaijani infantry"),
        ("Air strikes by the coalition hit a market.", "the coalition"),
        ("Rebel fighters planted the device under a bridge.", "Rebel fighters"),
        ("Militiamen burned the market in Singa.", "Militiamen"),
        ("The Qassam Brigades boast of having blown up a carrier in Rafah.", "The Qassam Brigades"),
        ("The Israeli army boasts of having blown up a depot in Rafah.", "The Israeli army"),
        ("The army admitted to having shot two fishermen.", "The army"),
    ],
)
def test_agent_is_found(text: str, agent: str, make_document: Make, tools: Tools) -> None:
    """The agent is who the clause says did it or owns the weapon."""
    assert agent in {row.text for claim in tell(text, make_document, tools) for row in claim.agents}


@pytest.mark.parametrize(
    "text",
    [
        "Artillery shelled the village all night.",
        "Two jets bombed a school in Demoso.",
        "The United Nations says peacekeepers killed in Goma were South African.",
        "No group has claimed responsibility for the attack.",
        "Sixteen servicemen were killed in Talish.",
        "Gunfire killed four people in Talish.",
        "Shellfire killed four people in Talish.",
    ],
)
def test_no_agent_is_made_up(text: str, make_document: Make, tools: Tools) -> None:
    """A weapon, a victim and nobody are no agents."""
    assert [row.text for claim in tell(text, make_document, tools) for row in claim.agents] == []


def test_pronoun_is_no_guess(make_document: Make, tools: Tools) -> None:
    """A pronoun stands for nobody where only the reader could tell whom."""
    text = "Karlov met President Erdogan in Ankara. A guest said that he was shot dead by a policeman."
    targets = [row for claim in tell(text, make_document, tools) for row in claim.targets]
    assert all(row.actor is None for row in targets if row.text == "he")


def test_hospital_is_no_target(make_document: Make, tools: Tools) -> None:
    """Where the wounded are taken was not struck, and what is taken by force is."""
    (claim,) = tell("The driver and three more passengers were taken to hospital.", make_document, tools)
    assert "hospital" not in [target.text for target in claim.targets]


def test_evidence_holds_counted(make_document: Make, tools: Tools) -> None:
    """The words of a claim end with whom its figure counts, not with the article before them."""
    (claim,) = tell("Armenian forces shelled Goranboy and killed a civilian, the ministry said.", make_document, tools)
    assert claim.evidence[-1].quote.endswith("killed a civilian")


@pytest.mark.parametrize(
    ("text", "agent", "target"),
    [
        ("Turkish soldiers wounded three people near Cizre.", "Turkish soldiers", "three people"),
        ("Gunmen wounded a policeman in Karachi.", "Gunmen", "a policeman"),
        ("The downing of a Russian warplane near Hama strained ties.", None, "a Russian warplane"),
        ("The downing of a Turkish warplane near Hama strained ties.", None, "a Turkish warplane"),
        ("The downing of a Russian warplane by Turkey strained ties.", "Turkey", "a Russian warplane"),
        ("A Ukrainian helicopter was shot down near Sumy.", None, "A Ukrainian helicopter"),
        ("A Russian helicopter was shot down near Sumy.", None, "A Russian helicopter"),
    ],
)
def test_owner_of_what_is_struck(text: str, agent: str | None, target: str, make_document: Make, tools: Tools) -> None:
    """Who wounds is the agent; whose plane is shot down is not."""
    claim = tell(text, make_document, tools)[0]
    assert [row.text for row in claim.agents] == ([] if agent is None else [agent])
    assert target in [row.text for row in claim.targets]
    assert claim.weapons == ()


@pytest.mark.parametrize(("taker", "held"), [("rebels", "villagers"), ("soldiers", "fighters")])
def test_taken_hostage(taker: str, held: str, make_document: Make, tools: Tools) -> None:
    """Those taken hostage are the victims, by whomever they were taken, in every form of the words."""
    for text in (
        f"Twelve {held} taken hostage by the {taker} were freed, the governor said.",
        f"Twelve {held} were taken hostage by the {taker}, the governor said.",
        f"The governor demanded the release of {held} taken hostage by the {taker}.",
    ):
        claim = next(
            row for row in tell(text, make_document, tools) if row.event and row.event.kind == "hostage-taking"
        )
        assert [row.text.removeprefix("the ") for row in claim.agents] == [taker]
        assert held in claim.targets[0].text


def test_vehicle_hits_mine(make_document: Make, tools: Tools) -> None:
    """Who drives onto a mine is struck by it, not the mine."""
    claims = tell("Two soldiers were wounded when their vehicle hit a mine near Sake.", make_document, tools)
    mine = next(row for row in claims if row.event is not None and row.event.kind == "landmine-ied")
    assert "a mine" not in [target.text for target in mine.targets]
    assert "their vehicle" in [target.text for target in mine.targets]
    assert mine.agents == ()


def test_hour_is_no_target(make_document: Make, tools: Tools) -> None:
    """ "At its busiest hour" tells when a market was struck, not what else was."""
    (claim,) = tell("A drone struck the market at its busiest hour.", make_document, tools)
    assert [row.text for row in claim.targets] == ["the market"]


@pytest.mark.parametrize(("one", "other"), [("Israeli", "Lebanese"), ("Lebanese", "Israeli")])
def test_denied_beside_what_its_troops_did(one: str, other: str, make_document: Make, tools: Tools) -> None:
    """Who says what its troops did "and denied shelling" a town denies it himself."""
    text = f"The {one} army said its troops had left Naqoura but denied shelling the {other} hospital there."
    denied = next(row for row in tell(text, make_document, tools) if row.act == "deny")
    assert denied.claimant.text == f"The {one} army"
    assert not any("troops" in row.text for row in denied.agents)


def test_against_whom_is_not_who(make_document: Make, tools: Tools) -> None:
    """ "Anti-junta guerrillas" are no junta's, whoever else the text calls so."""
    text = "The junta held a parade. Anti-junta guerrillas killed a retired officer in Yangon."
    claim = tell(text, make_document, tools)[-1]
    assert [(row.text, row.actor) for row in claim.agents] == [("Anti-junta guerrillas", None)]


@pytest.mark.parametrize("speaker", ["An army officer", "The army"])
def test_retreating_army_is_another(speaker: str, make_document: Make, tools: Tools) -> None:
    """What an army says of "the retreating army" it says of another one."""
    text = f"The army took the town of Sake. {speaker} said the retreating army had burned the market."
    claim = tell(text, make_document, tools)[-1]
    assert [(row.text, row.actor) for row in claim.agents] == [("the retreating army", None)]


def test_struck_by_those_who_killed(make_document: Make, tools: Tools) -> None:
    """Who came under attack and killed some of the attackers did not attack himself."""
    text = "The soldiers had come under attack from rebels near Sake and had killed nine of them."
    for claim in tell(text, make_document, tools):
        assert (
            claim.event is None or claim.event.kind != "attack" or all("soldiers" not in r.text for r in claim.agents)
        )
