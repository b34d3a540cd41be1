"""Words of events that tell of none, and what says that one did not happen."""

import pytest
from spacy.language import Language

from tests.record.events.test_spot import find


@pytest.mark.parametrize(
    "text",
    [
        "Not one deserter, the government spokesperson fired back on Saturday.",
        "The office shot back at its critics.",
        "A witness had said the contrary, which he later withdrew.",
        "The planes killed sand, the commander said.",
        "By noon the channel had taken its post down.",
        "Anthwal, who took over the district in January, told reporters so.",
        "The truce, mediated by Amman and Ankara, is the third this week.",
        "Two patients were evacuated by helicopter.",
        "Both governments have thrown the accusation back at each other.",
        "The firing died down at dusk.",
        "The ministry handed the diplomat a note protesting the decision.",
        "Police raided two homes in Marseille and seized documents.",
        "FBI agents raided the offices of the charity in December.",
        "Two homes in Marseille were raided by police.",
        "Burundi expelled three Rwandan diplomats on Friday.",
        "Rwanda expelled three Burundian diplomats on Friday.",
        "Four journalists were expelled by Russia.",
        "At no moment had the means of attack endangered Romania.",
        "Syria was expelled from the Arab League.",
    ],
)
def test_no_event_by_company(text: str, parser: Language) -> None:
    """Object, particle or subject show that the verb means something else."""
    assert find(text, parser) == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Troops fired back at the gunmen.", "shooting"),
        ("Russia withdrew its troops from Kherson.", "withdrawal"),
        ("Hundreds were evacuated from the village.", "evacuation"),
        ("The rebels threw the army back.", "armed-clash"),
        ("Thousands protested in the capital.", "protest"),
        ("The militia, who took over the town in May, fled.", "territory-taken"),
        ("Gunmen raided the office of the commission.", "ground-assault"),
        ("Police raided a favela in Rio, killing 25 people.", "ground-assault"),
        ("Pakistan expelled 40,000 Afghans in October.", "displacement"),
        ("The army expelled the rebels from Bor.", "territory-taken"),
        ("The rebels drove the army out of Bor.", "territory-taken"),
        ("The rebels were driven out of Timbuktu by the army.", "territory-taken"),
    ],
)
def test_event_by_company(text: str, kind: str, parser: Language) -> None:
    """The same verbs with the company that makes them an event."""
    assert kind in {cue.kind for cue in find(text, parser)}


@pytest.mark.parametrize(
    "text",
    [
        "The monitors found no evidence of fighting in the town.",
        "There was no sign of an attack on the camp.",
        "There was no Azerbaijani shelling after midnight.",
        "There was no Armenian shelling after midnight.",
    ],
)
def test_no_evidence_is_negated(text: str, parser: Language) -> None:
    """What there is no evidence of is not told to have happened."""
    assert all(cue.negated for cue in find(text, parser))


@pytest.mark.parametrize(
    "text",
    [
        "The video does not show Ukrainian soldiers firing on refugees near Kupiansk.",
        "The video does not show Russian soldiers firing on refugees near Kupiansk.",
        "The photographs do not prove that Rwandan troops shelled Goma.",
        "“Why would we kill the men we want back?” asked the spokesman.",
    ],
)
def test_shown_and_asked(text: str, parser: Language) -> None:
    """What a picture does not show and what somebody only asks did not happen."""
    assert {cue.modality for cue in find(text, parser)} == {"hypothetical"}
