"""Event cues: verbs, nouns, light verbs, headlines; what did not happen; what came of what."""

import pytest
from spacy.language import Language

from counterclaim.record.events.cue import Cue
from counterclaim.record.events.spot import find_cues
from counterclaim.record.text.parse import parse_document
from tests.factory import make_document


def find(text: str, parser: Language) -> tuple[Cue, ...]:
    """The cues of a one-sentence text."""
    return tuple(cue for sentence in parse_document(make_document(text), parser) for cue in find_cues(sentence))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Armenia launched a missile attack on Ganja.", "missile-strike"),
        ("The forces fired rockets at the city.", "missile-strike"),
        ("The army shelled the village.", "shelling"),
        ("Artillery fire from across the river hit the village.", "shelling"),
        ("A drone hit the depot.", "drone-strike"),
        ("Armenia is using cluster munitions against the population.", "prohibited-weapon-use"),
        ("The rebels seized control of the town.", "territory-taken"),
        ("Air defences shot down four drones.", "interception"),
        ("Gunmen abducted ten students.", "abduction"),
        ("The two sides exchanged 40 prisoners.", "prisoner-exchange"),
        ("Troops violated the ceasefire on Monday.", "ceasefire-violation"),
        ("A car bomb exploded outside the market.", "car-bomb"),
        ("Shelling of Donetsk market", "shelling"),
        ("Militiamen hacked 14 people to death.", "killing"),
        ("Two drivers were beaten to death.", "killing"),
        ("Seventeen of 22 were destroyed by our air defence.", "interception"),
        ("Russian troops dropped explosives from drones on a bus.", "drone-strike"),
        ("The occupiers struck again with Shahed drones.", "drone-strike"),
        ("A bomb cut the pipeline.", "bombing"),
        ("A rocket had gone through his roof.", "missile-strike"),
        ("The rebels entered Kanyabayonga on Friday.", "territory-taken"),
        ("The M23 took Kirumba on Sunday.", "territory-taken"),
        ("A boy who had thrown stones was shot dead.", "shooting"),
        ("A missile of an S-300 system came down on a block of flats.", "missile-strike"),
        ("A volley of Russian rockets tore into people at a bus stop.", "missile-strike"),
        ("A hail of Israeli shells fell on Khiam.", "shelling"),
        ("An aircraft accidentally released an aerial bomb over the region.", "air-strike"),
        ("Fuel depot in Dzhankoi struck", "attack"),
        ("Two rockets came down on a market.", "missile-strike"),
        ("Armenian guns opened up on the town.", "shelling"),
        ("Gunmen opened up on a bus with rifles.", "shooting"),
        ("Warplanes pounded rebel positions.", "air-strike"),
        ("Howitzers pounded rebel positions.", "shelling"),
        ("An explosives-laden truck blew up at a checkpoint.", "car-bomb"),
        ("A car packed with explosives went off near a hotel.", "car-bomb"),
        ("Phosphorus was dropped on woods near the town.", "prohibited-weapon-use"),
        ("The houses were set alight by the army.", "property-destruction"),
        ("A bomb cracked the tunnels.", "bombing"),
        ("Raiders drove off 230 cows.", "looting"),
        ("Gunmen carried off twenty girls.", "abduction"),
        ("Gunmen sprayed a bar with bullets.", "shooting"),
        ("The building was mined by the army.", "landmine-ied"),
        ("The army pulled back on Friday.", "withdrawal"),
        ("India struck what it called militant camps.", "attack"),
        ("The blast brought two jets down.", "interception"),
    ],
)
def test_kind_is_named(text: str, kind: str, parser: Language) -> None:
    """The kind comes of the verb, the noun or the weapon."""
    assert kind in {cue.kind for cue in find(text, parser) if cue.result_of is None}


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Armenia threatened to shell the city.", "planned"),
        ("The army will attack the town.", "planned"),
        ("If Armenia attacks the city, we will respond.", "hypothetical"),
        ("The rebels failed to capture the town.", "attempted"),
        ("They could bomb the bridge.", "hypothetical"),
        ("The army attacked the town.", "actual"),
    ],
)
def test_modality_is_read(text: str, modality: str, parser: Language) -> None:
    """What is planned, attempted or supposed did not happen."""
    assert find(text, parser)[0].modality == modality


@pytest.mark.parametrize(
    "text", ["The army does not target civilians.", "No attack took place.", "They never shelled the town."]
)
def test_negation_is_read(text: str, parser: Language) -> None:
    """A negated event is one nobody says happened."""
    assert find(text, parser)[0].negated


@pytest.mark.parametrize(
    "text", ["The two sides struck a deal.", "Oil prices hit a record.", "Workers went on a hunger strike."]
)
def test_other_senses_stay_out(text: str, parser: Language) -> None:
    """A verb of the list speaks of its event only with the right object."""
    assert find(text, parser) == ()


def test_result_belongs_to_attack(parser: Language) -> None:
    """Deaths that come of a strike are no second event."""
    cues = find("Armenia launched a missile attack on Ganja, killing one civilian and injuring dozens.", parser)
    assert [(cue.kind, cue.result_of) for cue in cues] == [("missile-strike", None), ("killing", 0), ("wounding", 0)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The division beat back an attack on the camp.", "armed-clash"),
        ("Seven assaults were beaten back near Stepove.", "armed-clash"),
        ("Our units repulsed the aggressors at Nyabiondo.", "armed-clash"),
        ("The M23 pulled its last fighters out of Uvira.", "withdrawal"),
        ("More than 300 soldiers laid down their arms.", "withdrawal"),
        ("The organist was led away by soldiers.", "abduction"),
        ("Police rounded up forty men.", "detention"),
        ("The rebels captured 23 soldiers.", "detention"),
        ("The rebels captured the town.", "territory-taken"),
        ("Their bus drove over an anti-tank mine.", "landmine-ied"),
        ("Looters made off with 17 ambulances.", "looting"),
        ("They kept the district under howitzer fire.", "shelling"),
        ("A missile destroyed a dormitory.", "missile-strike"),
        ("A school was damaged by two missiles.", "missile-strike"),
        ("Our forces retook the headquarters.", "territory-retaken"),
        ("The soldiers are accused of raping two women.", "sexual-violence"),
    ],
)
def test_turns_of_phrase(text: str, kind: str, parser: Language) -> None:
    """A verb's particle, object or weapon makes the event."""
    assert kind in {cue.kind for cue in find(text, parser) if cue.result_of is None}


@pytest.mark.parametrize(
    "text",
    [
        "Amavubi beat Benin 2-1 on Tuesday.",
        "Photographs hung on the wall.",
        "The dispute could not damage ties between the two states.",
        "They opened talks in Doha.",
    ],
)
def test_no_event_by_sound(text: str, parser: Language) -> None:
    """Games won, pictures hung and ties damaged are no violence."""
    assert {cue.kind for cue in find(text, parser)} <= {"talks"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Our troops destroyed a workshop in Kharkiv where long-range drones were assembled.", "property-destruction"),
        ("The forces destroyed a warehouse near Belgorod in which attack drones were stored.", "property-destruction"),
        ("It destroyed 14 of the 17 drones.", "interception"),
        ("Air defence destroyed dozens of missiles and a helicopter.", "interception"),
        ("The fighters hit a tank near Rafah.", "attack"),
        ("A drone hit a tank near Rafah.", "drone-strike"),
        ("A tank was struck near Rafah.", "attack"),
        ("The army attacked artillery positions with missiles.", "missile-strike"),
        ("The rebels attacked artillery positions at dawn.", "attack"),
    ],
)
def test_target_names_no_kind(text: str, kind: str, parser: Language) -> None:
    """A weapon that is struck, stored or made says nothing of the means; one that is shot out of the air does."""
    assert [cue.kind for cue in find(text, parser) if cue.result_of is None] == [kind]


def test_occupied_town(parser: Language) -> None:
    """In whose hands a town is tells no event there."""
    kinds = {cue.kind for cue in find("In temporarily occupied Melitopol the enemy detained 12 residents.", parser)}
    assert kinds == {"detention"}


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("An aid boat was fired on at night.", ["shooting"]),
        ("The attackers entered Barda and opened fire on a crowd.", ["shooting"]),
        ("Soldiers entered the room.", []),
        ("Fighters targeted soldiers at the border with a rocket salvo.", ["missile-strike"]),
    ],
)
def test_one_event_is_told_once(text: str, kinds: list[str], parser: Language) -> None:
    """Fighters who come in to shoot take no town; what an attack was made with is no second one."""
    assert [cue.kind for cue in find(text, parser)] == kinds


def test_hours_after(parser: Language) -> None:
    """What happened hours after a blast did not come of it; what happened after one did."""
    apart = find("Three hours after the blast, gunmen killed a policeman.", parser)
    came = find("A policeman was killed after the blast.", parser)
    assert [[cue.result_of for cue in cues if cue.kind == "killing"] for cues in (apart, came)] == [[None], [1]]


@pytest.mark.parametrize(
    "text",
    [
        "Two people were killed and five wounded in an Israeli air strike on a house in Tyre.",
        "A nurse was killed and six patients were injured in a rocket strike on a clinic.",
        "Six residents were killed, nine were wounded on Friday in the shelling of Goma.",
        "A woman was killed in Nikopol on Monday when the army shelled the city.",
    ],
)
def test_results_in_a_row(text: str, parser: Language) -> None:
    """Of two results told in a row the first came of what the second did."""
    cues = find(text, parser)
    blow = next(number for number, cue in enumerate(cues) if cue.kind not in ("killing", "wounding"))
    assert {cue.result_of for cue in cues if cue.kind in ("killing", "wounding")} == {blow}


def test_results_apart(parser: Language) -> None:
    """What a blow did is not what came before it, where the blow has a subject of its own."""
    cues = find("Two guards were killed and a drone hit a depot in Sumy.", parser)
    assert [cue.result_of for cue in cues if cue.kind == "killing"] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "The trolleybus turns back at the bus station.",
        "Baku and Yerevan swap accusations.",
        "The missiles came from afar.",
    ],
)
def test_no_event(text: str, parser: Language) -> None:
    """Words of fighting that tell of none."""
    assert find(text, parser) == ()


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("No one has claimed responsibility.", []),
        ("No group claimed responsibility for it.", []),
        ("The movement has not claimed responsibility.", []),
        ("A group claimed responsibility for it.", ["attack"]),
    ],
)
def test_nobody_claims(text: str, kinds: list[str], parser: Language) -> None:
    """That nobody claimed a deed tells no event and denies none."""
    assert [cue.kind for cue in find(text, parser)] == kinds


def test_unverified(parser: Language) -> None:
    """What a monitor lists as not verified is supposed, and nobody's denial."""
    cues = find("Not verified: an attack on a convoy near Herat.", parser)
    assert [(cue.modality, cue.negated) for cue in cues] == [("hypothetical", False)]
