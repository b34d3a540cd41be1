"""Whose "the army" is without a country, and whose statement speaks."""

from dataclasses import replace

import pytest
from spacy.language import Language

from counterclaim.data.profile import load_profile
from counterclaim.record.actors.armies import are_allies, find_ground, is_men
from counterclaim.record.actors.find import find_actors
from counterclaim.record.reading import PlaceMention, PlaceReading
from counterclaim.record.speech.reports import find_reports
from counterclaim.record.text.parse import parse_document
from counterclaim.vocabulary import Document, Place
from tests.factory import Make
from tests.record.actors.test_find import find, name_of


def place_dateline(document: Document, country: str) -> tuple[Document, PlaceReading]:
    """The document with its first word as the dateline, a town of this country."""
    line = document.span(0, document.text.index(" "))
    place = Place("P1", line.quote, None, None, None, country, None, None, 1.0, (line,))
    return replace(document, dateline=line), PlaceReading((place,), (PlaceMention(line, "P1", "literal"),))


def name_army(text: str, words: str, country: str, parser: Language, make: Make) -> str | None:
    """The name of who some words are in a text told from a country."""
    document, places = place_dateline(make(text), country)
    sentences = parse_document(document, parser)
    sources = [span for row in find_reports(document, sentences) for span in row.source]
    return name_of(text, words, find_actors(document, sentences, places, None, sources))


@pytest.mark.parametrize(
    ("country", "guests", "army"),
    [
        ("ET", "Eritrean soldiers", "army"),
        ("ER", "Ethiopian soldiers", "army"),
        ("IN", "Pakistani troops", "army"),
        ("PK", "Indian troops", "army"),
        ("IN", "Indian troops", "Indian armed forces"),
        ("PS", "Israeli soldiers", "Israeli armed forces"),
        ("PK", "The Indian army", "Indian armed forces"),
    ],
)
def test_guests(country: str, guests: str, army: str, parser: Language, make_document: Make) -> None:
    """The army is not that of another country's soldiers in the land the news comes from; it is the one called so, and
    the only one where the land has none. With the sides exchanged too."""
    text = f"TOWN - {guests} crossed the river on Monday. The army denied that it had shelled a market."
    assert name_army(text, "The army", country, parser, make_document) == army


def test_guests_that_spoke(parser: Language, make_document: Make) -> None:
    """Soldiers abroad whose army has spoken are that army."""
    text = "TOWN - Kenyan troops took Jilib, the Kenyan military said on Monday. The army said it lost two men."
    assert name_army(text, "The army", "SO", parser, make_document) == "Kenyan armed forces"


def test_no_party(parser: Language, make_document: Make) -> None:
    """Without a dateline the army is not that of a country that is no party to the war."""
    text = "Belgian soldiers trained the recruits in May. The army denied that it had shelled the village on Monday."
    actors = find(text, parser, make_document, profile="nagorno-karabakh-2020")
    assert name_of(text, "The army", actors) == "army"


@pytest.mark.parametrize(
    ("one", "other", "allied"), [("BE", "AM", True), ("AZ", "AM", False), ("AM", "AZ", False), ("AM", "BE", False)]
)
def test_allies(one: str, other: str, allied: bool) -> None:
    """A country of no side or of one's own is no enemy, and one without a side has no say in it."""
    assert are_allies(one, other, load_profile("nagorno-karabakh-2020")) is allied


@pytest.mark.parametrize(
    ("words", "men"),
    [("Malian soldiers", True), ("Russian forces", True), ("Mali's armed forces", False), ("the Thai army", False)],
)
def test_men(words: str, men: bool) -> None:
    """Soldiers and forces are an army's men; armed forces are the army."""
    assert is_men(words) is men


@pytest.mark.parametrize(("country", "ground"), [("KE", "KE"), ("PS", None)])
def test_ground(country: str, ground: str | None, make_document: Make) -> None:
    """A dateline's town says in whose land the army is the army, where that land has one."""
    assert find_ground(*place_dateline(make_document("TOWN - Two men died."), country)) == ground


@pytest.mark.parametrize(
    ("speaker", "name", "other"),
    [
        ("A Ukrainian defence ministry statement", "Ukrainian Defence Ministry", "Russian"),
        ("A Russian defence ministry statement", "Russian Defence Ministry", "Ukrainian"),
        ("A Kenyan army statement", "Kenyan armed forces", "Somali"),
        ("A report by the Indian army", "Indian armed forces", "Pakistani"),
        ("A report by the Pakistani army", "Pakistani armed forces", "Indian"),
        ("A United Nations report", "United Nations report", "Sudanese"),
    ],
)
def test_papers(speaker: str, name: str, other: str, parser: Language, make_document: Make) -> None:
    """It said: the body whose statement or report spoke before, and not the army that it told of."""
    text = f"{speaker} said {other} forces shelled the town on Sunday. It said that five people were wounded."
    assert name_of(text, "It", find(text, parser, make_document)) == name


def test_named_army_that_spoke_is_the_army(parser: Language, make_document: Make) -> None:
    """A state's army under a name of its own that spoke is "the army", and not one that it only tells of."""
    text = (
        "The Armed Forces of the Democratic Republic of the Congo said Rwanda's army had shelled Sake. The army "
        "admitted that a shell had hit a house."
    )
    assert name_of(text, "The army", find(text, parser, make_document)) != "Rwandan armed forces"


@pytest.mark.parametrize("country", ["Mali", "Algeria"])
def test_neighbour_is_not_the_army(country: str, parser: Language, make_document: Make) -> None:
    """In a text whose own army is called by no country, a neighbour's that is named by the way is not meant."""
    text = f"The army bombed a camp. {country}'s army sent drones. The army admitted hitting a school."
    assert name_of(text, "The army admitted".removesuffix(" admitted"), find(text, parser, make_document)) == "army"


def test_only_army_told_of_is_meant(parser: Language, make_document: Make) -> None:
    """Where one army alone was told of, "the army" is that one, though it has not spoken yet."""
    text = "Armenia's army shelled Barda, Baku said. The army denied it."
    assert name_of(text, "The army", find(text, parser, make_document)) == "Armenian armed forces"
