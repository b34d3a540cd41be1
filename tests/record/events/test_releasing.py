"""Weapons let go of and weapons that arrive, and what is done to what flies."""

import pytest
from spacy.language import Language

from counterclaim.record.events.spot import find_cues
from counterclaim.record.events.turns import is_hit
from counterclaim.record.text.parse import parse_document
from tests.factory import make_document


def list_kinds(text: str, parser: Language) -> set[str]:
    """The kinds of the events of a one-sentence text."""
    sentences = parse_document(make_document(text), parser)
    return {cue.kind for row in sentences for cue in find_cues(row) if cue.result_of is None}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The clinic received four shells on Tuesday.", "shelling"),
        ("The bakery in Orikhiv came under mortars on Sunday.", "shelling"),
        ("The gunners plastered the hamlet with rockets.", "missile-strike"),
        ("Drones let fall grenades over the playground.", "drone-strike"),
        ("A quadcopter let go its charges above the mill.", "drone-strike"),
        ("Poisonous smoke was let loose near the trenches.", "prohibited-weapon-use"),
        ("Two shells came while the children slept.", "shelling"),
        ("A mortar bomb came through the roof of the chapel.", "shelling"),
        ("A mine cost a herder his foot.", "landmine-ied"),
        ("The rocket overturned a bus.", "missile-strike"),
        ("The granary was hit from the air.", "air-strike"),
        ("The gunboat opened its guns upon a trawler.", "shooting"),
        ("The village was mortared for an hour.", "shelling"),
    ],
)
def test_weapon_strikes(text: str, kind: str, parser: Language) -> None:
    """A weapon that is let go of, comes in or does harm is an attack with it."""
    assert kind in list_kinds(text, parser)


@pytest.mark.parametrize(
    "text",
    [
        "The brigade received 20 shells from France.",
        "Hezbollah took delivery of rockets.",
        "The company put rockets on the market.",
        "The mine takes 300 workers.",
        "The parts came from Iran in crates.",
        "Fuel prices rocketed in May.",
    ],
)
def test_weapon_is_only_named(text: str, parser: Language) -> None:
    """Weapons that are delivered, sold or worked in strike nobody."""
    assert list_kinds(text, parser) <= {"killing", "wounding"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Electronic warfare crews suppressed six drones over the steppe.", "interception"),
        ("A quadcopter was netted by sentries.", "interception"),
        ("The batteries dealt with nine drones.", "interception"),
        ("Riflemen brought down a second machine.", "interception"),
        ("Thirty drones came in, and the crews neutralised 26.", "interception"),
        ("Marines threw an enemy company out of the town.", "territory-taken"),
        ("The soldiers moved out of the barracks at night.", "withdrawal"),
        ("Raiders emptied the pharmacy and the school store.", "looting"),
        ("Fighters had sawn down the pylons outside the town.", "property-destruction"),
    ],
)
def test_turn_names_kind(text: str, kind: str, parser: Language) -> None:
    """Plain verbs tell of an event by what stands beside them."""
    assert kind in list_kinds(text, parser)


@pytest.mark.parametrize(
    "text",
    ["Three drones came, and they killed 19.", "The mayor dealt with the drone makers' complaint."],
)
def test_nothing_was_stopped(text: str, parser: Language) -> None:
    """A number of the dead beside drones is no number of drones, and makers of drones do not fly."""
    assert "interception" not in list_kinds(text, parser)


def test_struck_place_did_nothing(parser: Language) -> None:
    """What received shells is what was struck."""
    (sentence,) = parse_document(make_document("The school received two shells."), parser)
    cues = find_cues(sentence)
    assert [is_hit(cue.head, cue.arms) for cue in cues] == [True]


def test_apostrophe_begins_no_weapon(parser: Language) -> None:
    """The village's 300 houses are no S-300."""
    assert "missile-strike" not in list_kinds("Fire hit the village's 300 houses.", parser)
