"""Sentences of conflict reporting of our own making, with which names in them are places, to teach the spotter.

The gold corpora are of American local news and of epidemics: towns are seldom shelled, seized or fled from in them. The
templates below are filled with towns of countries at war, so that the model learns the words around names and no name.
Deterministic: the same seed gives the same sentences. None of them is in an eval.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from counterclaim.data.countries import load_countries
from counterclaim.data.gazetteer import Gazetteer
from counterclaim.data.gazetteer.layer import KINDS

CODES = (
    "SY YE ET HT MM PS IL LB UA RU CD RW SD SS SO NG ML BF NE TD CM CF MZ LY IQ AF PK IN AZ AM GE CO MX TH KH PH ER KE"
)
SLOT = re.compile(r"\{(\w+)\}")
PLACES = ("town", "town2", "town3", "province", "country", "capital")
"""Slots that are places; the rest are filled with names of persons, bodies, units, weapons and papers."""

UNLISTED = 0.15
"""The share of towns that no gazetteer has. A guess: most villages that reports name are on no list of ours."""

TEMPLATES = """
{rebels} fighters seized {town} and {town2} on {day}, residents said.
{rebels} raided {town} and burned houses in {town2}.
The army retook {town} from {rebels} after a week of fighting.
Government jets bombed {town}, killing {number} people, {monitor} said.
Shelling hit {town}, {town2} and {town3} overnight.
At least {number} civilians were killed when a drone struck {town}.
{rebels} overran {town}, a town of traders, and looted {town2}.
Soldiers fled {town} for {town2}, a local official said.
Clashes between {unit} and {rebels} reached {town} on {day}.
The convoy was ambushed between {town} and {town2}.
{number} people died in {town}, in {province}, when a shell hit a market.
An air strike on {town} wounded {number}, said {person}, a spokesman.
Aid workers in {town2} said {number} had fled {town}.
{person}, the governor of {province}, said {town} had not fallen.
{unit} shelled {town} with {weapon} rockets.
{weapon} missiles struck {town} in {country} on {day}.
{paper} reported that {rebels} had entered {town}.
{paper} and {paper2} quoted {person} as saying that {unit} had left {town}.
{person} told {paper} that {person2} was killed near {town}.
{person} accused {person2} of treason.
{rebels} condemned {person} and thanked {unit}.
{unit} attacked {rebels} and captured {person}.
{monitor} blamed {unit} for the massacre in {town}.
{treaty} was signed in {capital}; {rebels} rejected it.
{operation} began on {day}, when {unit} crossed into {province}.
During {operation}, {unit} lost {number} men near {town}.
{person} leads {unit}; {person2} leads {rebels}.
{rebels} denied that {person} had ordered the attack on {town}.
{rebels} control {town}, {unit} holds {town2}.
{town} came under fire from {rebels} on {day}.
{town} and {town2} were shelled again, {monitor} said.
{town} was hit by {number} drones.
{town}, {country} (Reuters) - {rebels} freed {number} hostages.
Residents of {town} said {unit} had burned {town2}.
{unit} advanced towards {town} and cut the road to {town2}.
The mayor of {town}, {person}, was abducted in {town2}.
{person}, who was born in {town}, joined {rebels}.
{monitor} said {number} bodies were found in {town}.
{number} people were abducted from {town} and taken to {town2}.
{rebels} claimed the ambush near {town}; {unit} denied losses.
Fighting reached {town}, north of {town2}, {paper} said.
{unit} fired {weapon} shells at {town} from {town2}.
The village of {town}, in {province}, was torched.
Displaced people from {town} are sheltering in {town2} and {town3}.
{person} visited {town} after {rebels} left {town2}.
{unit} said it had liberated {town}, {town2} and {town3}.
In {country}, {rebels} hold {town}.
{monitor} has documented {number} killings in {country} since {month}.
{rebels} besieged {town} for months; {unit} broke the siege.
Witnesses in {town} told {paper} that {unit} shot {person}.
Militants stormed {town} at dawn, {person} said.
{rebels} targeted {unit} with {weapon} drones.
{rebels} hit a {unit} post outside {town}.
{person} met {person2} to discuss {treaty}.
{unit} captured {town}, which {rebels} had held since {month}.
{rebels} reached {town} and {town2} on {day}.
Rockets fell on {town}, {town2} and the outskirts of {town3}.
{person} was arrested in {town} and {person2} in {town2}.
Troops entered {town}, in {province}, {country}'s south.
Heavy fighting continues around {town} and {town2}, in {province}.
{treaty} and {treaty2} remain unsigned.
{weapon} and {weapon2} were used in {town}.
{person} received {prize} for reporting from {town}.
{rebels} and {unit} traded fire across the river at {town}.
{company} closed its mine in {town}.
{ship} left {town} for {town2}.
Shells hit {town} Airport and {town2} General Hospital on {day}.
{number} people died in a strike on {town} University, {monitor} said.
{rebels} seized {town} air base and the {town2} crossing.
The {town} camp and the {town2} market were burned.
Firing broke out in the {town}, {town2} and {town3} sectors.
{rebels} fought {unit} in the {town} and {town2} districts of {province}.
Gunmen killed a shepherd at the {town} checkpoint.
The {town} resident fled through {town2} to {town3}.
Fighting spread to {town}, {province}; {town2} stayed calm.
{town} and {town2} fell, and {rebels} reached {town3} by {day}.
{capital} and {rebels} accused each other of shelling {town}.
""".strip().splitlines()

GIVEN_NAMES = (
    "Ahmed Ali Hassan Ibrahim Mohammed Yusuf Omar Khaled Mariam Fatima Oleh Vitaliy Serhiy Iryna Andrei Dmitry Natalia"
    " Jean Patrick Emmanuel Claude Esther Abebe Getachew Tadesse Aung Zaw Thida Min Ramil Elchin Arman Anna Davit Jimmy"
    " Jorge Luis Carlos Aisha Abubakar Musa Zara John Jack George Austin Paris Victoria Florence Sydney Chelsea Jordan"
)
FAMILY_NAMES = (
    "Hussein Saleh Mansour Khalil Barakat Syniehubov Gladkov Petrenko Ivanov Kovalenko Volkov Tshisekedi Kabila Mukwege"
    " Bahati Tesfaye Bekele Hlaing Myint Htun Aliyev Hajiyev Sargsyan Grigoryan Chérizier Moreno Gómez Bello Toure"
    " Keita Traoré Diallo London Dallas Washington Lincoln Jackson Houston Jordan Irving Sanaa Kingston Lebanon"
)
COUNTRIES, GIVEN, FAMILY = CODES.split(), GIVEN_NAMES.split(), FAMILY_NAMES.split()
PEOPLES = (
    "Tuareg",
    "Masalit",
    "Fano",
    "Oromo",
    "Karen",
    "Kachin",
    "Alawite",
    "Druze",
    "Banyamulenge",
    "Hema",
    "Fulani",
)
BODIES: dict[str, tuple[str, ...]] = {
    "rebels": (
        *(
            "JNIM",
            "M23",
            "RSF",
            "SDF",
            "ADF",
            "KNLA",
            "NUG",
            "FDLR",
            "AQAP",
            "ISWAP",
            "LRA",
            "Al-Shabaab",
            "Boko Haram",
        ),
        *(
            "Hezbollah",
            "Hamas",
            "Houthi",
            "Wagner",
            "Janjaweed",
            "CODECO",
            "Wazalendo",
            "Lashkar-e-Taiba",
            "Ansar Allah",
        ),
        *(
            "the {town} Liberation Front",
            "the {town} Defence Force",
            "the {people} Liberation Army",
            "the {town} Brigade",
        ),
        *("the Gran Grif gang", "Fano", "the Patriotic Front", "the National Salvation Army", "the {province} Army"),
    ),
    "unit": (
        *("the 92nd Assault Brigade", "the Arakan Army", "the Africa Corps", "the Tiger Forces", "the Black Sea Fleet"),
        *("the Nahal Brigade", "the Republican Guard", "the Joint Forces", "the Azov Regiment", "the Desert Hawks"),
        *("the {town} Battalion", "the {capital} Division", "IDF", "FARDC", "SAF", "the National Defence Force"),
    ),
    "monitor": (
        *(
            "the White Helmets",
            "SANA",
            "MONUSCO",
            "UNHCR",
            "the Red Crescent",
            "the {country} Doctors Network",
            "ACLED",
        ),
        *(
            "the {town} Media Centre",
            "the {town} Health Ministry",
            "Amnesty International",
            "Human Rights Watch",
            "UNICEF",
        ),
        *("the {country} Observatory for Human Rights", "the {town} Military Council", "the Kivu Security Tracker"),
    ),
    "paper": (
        *(
            "the {capital} Post",
            "the {capital} Independent",
            "the {town} Times",
            "Al-Masirah",
            "Radio Okapi",
            "Haaretz",
        ),
        *("the {country} Tribune", "Al Jazeera", "Radio {town}", "The {capital} Herald", "the Times of {country}"),
    ),
    "treaty": (
        *("The {capital} agreement", "The {town} Protocol", "The {capital} Declaration", "The {town} Accords"),
        *("The {town} process", "The {capital} Convention", "The {town} Memorandum", "The {capital} Principles"),
    ),
    "operation": (
        "Operation Barkhane",
        "Operation Peace Spring",
        "Operation Sindoor",
        "Operation {town}",
        "Operation Zarb",
    ),
    "weapon": ("Grad", "Smerch", "Kinzhal", "Shahed", "Iskander", "BrahMos", "Bayraktar", "Kornet", "Burkan", "Fateh"),
    "prize": ("the Sakharov Prize", "the {capital} Freedom Award", "the {town} Medal", "the Golden Star"),
    "company": ("Glencore", "Barrick", "the {town} Mining Company", "the Bank of {country}", "Gécamines"),
    "ship": ("The Madleen", "The Galaxy Leader", "The Moskva", "The Rubymar"),
    "day": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "month": ("January", "March", "May", "July", "September", "November"),
    "number": ("three", "seven", "12", "at least 20", "40", "dozens of"),
}


@dataclass(frozen=True, slots=True)
class MadeText:
    """A text and the stretches in it that are places."""

    text: str
    places: tuple[tuple[int, int], ...]


def list_towns(gazetteer: Gazetteer, country: str, kind: str) -> list[str]:
    """Names of a country's places of one kind, as the gazetteer has them."""
    layer = gazetteer.layers[-1]
    if country not in layer.codes:
        return []
    columns = layer.columns
    rows = (columns["country"] == layer.codes.index(country)) & (columns["kind"] == KINDS.index(kind))
    found = [print_name(layer.list_names(int(place))) for place in np.flatnonzero(rows)]
    return [name for name in found if 2 < len(name) < 22 and "(" not in name and name[0].isupper()]


def print_name(names: list[str]) -> str:
    """A name as English news prints it: its own in plain letters, else another that has only such."""
    return next((name for name in names[:6] if name.isascii()), names[0])


class Writer:
    """Fills templates with the names of one country."""

    def __init__(self, country: str, gazetteer: Gazetteer, rng: np.random.Generator) -> None:
        self.rng = rng
        self.towns = list_towns(gazetteer, country, "city")
        self.provinces = list_towns(gazetteer, country, "admin1")
        row = load_countries()[country]
        self.country, self.capitals = row.name, row.capitals

    def pick(self, names: "tuple[str, ...] | list[str]") -> str:
        """One of these names."""
        return names[int(self.rng.integers(len(names)))]

    def fill(self, slot: str) -> str:
        """What stands for a slot; bodies may hold a place's name."""
        kind = slot.rstrip("23")
        if kind == "town":
            return self.pick(self.towns) if self.rng.random() > UNLISTED else self.coin()
        if kind == "province":
            name = self.pick(self.provinces)
            return name if self.rng.random() < 0.5 else f"{name} {self.pick(('province', 'region', 'state'))}"
        if kind in {"country", "capital"}:
            return self.country if kind == "country" else self.pick(self.capitals)
        if kind == "people":
            return self.pick(PEOPLES)
        if kind == "person":
            title = self.pick(("", "", "", "Gen. ", "President ", "Mr. ", "Captain ", "Judge "))
            return f"{title}{self.pick(GIVEN)} {self.pick(FAMILY)}" if self.rng.random() < 0.8 else self.pick(FAMILY)
        return SLOT.sub(lambda match: self.fill(match[1]), self.pick(BODIES[kind]))

    def coin(self) -> str:
        """A name that sounds like the country's and is on no list."""
        left, right = self.pick(self.towns), self.pick(self.towns)
        return left[: max(2, len(left) // 2)].rstrip(" '-") + right[len(right) // 2 :].lstrip(" '-").lower()

    def write(self, count: int) -> MadeText:
        """A text of so many sentences, one a paragraph."""
        text, places = "", []
        for _ in range(count):
            for place, piece in enumerate(SLOT.split(self.pick(TEMPLATES))):
                words = piece if place % 2 == 0 else self.fill(piece)
                at_start = text == "" or text.endswith("\n\n")
                words = words[:1].upper() + words[1:] if at_start else words
                if place % 2 == 1 and piece in PLACES:
                    places.append((len(text), len(text) + len(words)))
                text += words
            text += "\n\n"
        return MadeText(text, tuple(places))


def make_texts(gazetteer: Gazetteer, count: int, seed: int = 0) -> Iterator[MadeText]:
    """So many texts of five sentences, each about one country."""
    rng = np.random.default_rng(seed)
    writers = [Writer(country, gazetteer, rng) for country in COUNTRIES]
    writers = [writer for writer in writers if len(writer.towns) > 0 and len(writer.provinces) > 0]
    for number in range(count):
        yield writers[number % len(writers)].write(5)
