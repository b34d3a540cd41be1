"""Names in the slot of a place: villages that no gazetteer lists, lists of them, labels; no people, bodies or days."""

import pytest
from spacy.language import Language

from counterclaim.record.actors.known import load_lexicon
from counterclaim.record.places.slots import find_slots
from counterclaim.record.text.parse import parse_document
from tests.factory import make_document


def find(text: str, parser: Language) -> set[str]:
    """The keys of a text's slots."""
    return set(find_slots(parse_document(make_document(text), parser), load_lexicon(None)))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("In the village of Garadolag a house was destroyed.", {"garadolag"}),
        ("Soldiers torched 300 houses in Let Htoke Taw village.", {"let htoke taw"}),
        ("Jets fired rockets at the nearby village of Loi Nan Pha.", {"loi nan pha"}),
        ("Fourteen soldiers were killed in an ambush near Tal Maleh at dawn.", {"tal maleh"}),
        (
            "Shells fell on the villages of Nakhichevanik, Khramort and Seyidli.",
            {"nakhichevanik", "khramort", "seyidli"},
        ),
        ("Five died in Friday's Indian shelling of Nakyal.", {"nakyal"}),
        ("Stepanik and Martunashen were shelled all night.", {"martunashen"}),
        ("They blew up the Taungtha bridge with a mine.", {"taungtha"}),
        ("The army struck a command post in Minbya on Monday.", {"minbya"}),
        ("Three herders were shot in Hla Taw at dawn.", {"hla taw"}),
        ("At Mubana on Sunday a crowd stopped a convoy. Two drivers were beaten to death.", {"mubana"}),
        ("A day earlier, troops had raided Hnaw Yin in the same township.", {"hnaw yin"}),
        ("The jets returned and dropped a 500-lb bomb on Hla Taw, four miles to the west.", {"hla taw"}),
        ("The jets came over Hpa Kyaw twice, and by evening we had laid out seven.", {"hpa kyaw"}),
        ("Gunners shelled the Nardan valley before sunrise.", {"nardan"}),
        ("Villagers of Mong Hta complained that the militia had abducted nine youths.", {"mong hta"}),
        ("Nyabondo. Gunmen burned a lorry.\nFinally, Tambasa. Four herders were shot dead.", {"nyabondo", "tambasa"}),
        ("Zeitoun: two men were killed.\nBureij: Troops detained a boy.", {"zeitoun", "bureij"}),
    ],
)
def test_slot_names_place(text: str, names: set[str], parser: Language) -> None:
    """A name in the slot of an event's place is found, however unknown."""
    assert names <= find(text, parser)


@pytest.mark.parametrize(
    "text",
    [
        "The attack on Friday killed two people.",
        "Shelling was reported in March and April.",
        "The killing was announced on Telegram.",
        "Russian forces attacked in Operation Storm.",
        "He was attacked in Parliament.",
        "The army shelled Israeli positions.",
        "Aid: two trucks were hit.\nPrices: nothing was destroyed.",
        "PRESENTER: How many died on Monday?\nCALLER: Eighteen were killed.\nPRESENTER: Police say nine were killed.",
        "The garden of Eden lies in Qurna.",
    ],
)
def test_slot_takes_no_other(text: str, parser: Language) -> None:
    """Days, months, media, bodies, peoples, common labels and sentences without an event name no place."""
    assert find(text, parser) == set()


def test_charity_is_no_bridge(parser: Language) -> None:
    """A name that a word for a building is part of is not that of a place."""
    assert "mercy" not in find("Gunmen kidnapped a driver of the aid group Mercy Bridge.", parser)


@pytest.mark.parametrize(
    "text",
    ["Rebels fired rockets into Ward 4 of Kyaukme.", "Shells fell on the base of KIA Battalion 252 at dawn."],
)
def test_numbered_part_is_no_place(text: str, parser: Language) -> None:
    """A ward or a battalion with its number is no place of that name."""
    assert not {"ward", "kia battalion"} & find(text, parser)
