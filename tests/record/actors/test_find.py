"""Who is in a document: names, roles and sides; what points back; the two sides alike."""

from collections.abc import Iterable

import pytest
from spacy.language import Language

from counterclaim.data.profile import Profile, load_profile
from counterclaim.record.actors.cast import Actors
from counterclaim.record.actors.find import find_actors
from counterclaim.record.reading import PlaceReading
from counterclaim.record.speech.reports import find_reports
from counterclaim.record.text.parse import parse_document
from tests.factory import Make

KARABAKH = "nagorno-karabakh-2020"


def find(
    text: str,
    parser: Language,
    make: Make,
    profile: str | None = None,
    source: str | None = None,
    spoken: Iterable[tuple[int, int]] = (),
) -> Actors:
    """The actors of a text, with what the rules say who speaks, and `spoken` who does besides."""
    document = make(text, source=source)
    loaded: Profile | None = None if profile is None else load_profile(profile)
    sentences = parse_document(document, parser)
    rows = find_reports(document, sentences)
    sources = [*spoken, *(span for row in rows for span in row.source)]
    told = [span for row in rows for span in row.content]
    return find_actors(document, sentences, PlaceReading((), ()), loaded, sources, told)


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "The General Command denied the rumours that its air force bombed Kadugli. It also denied the rest.",
            "It",
            "General Command",
        ),
        (
            "Governor Lena Orlova said three died. A shell hit the car of a driver, Oleg Bondar. "
            "She said that he was safe.",
            "She",
            "Lena Orlova",
        ),
        (
            "The Defence Ministry of Armenia said two posts were hit. The statement said that nobody died.",
            "The statement",
            "Armenian Defence Ministry",
        ),
    ],
)
def test_speaker_goes_on(text: str, words: str, name: str, parser: Language, make_document: Make) -> None:
    """What speaks without a name is who spoke last, not who was only spoken of."""
    assert name_of(text, words, find(text, parser, make_document)) == name


def name_of(text: str, words: str, actors: Actors) -> str | None:
    """The name of the actor that these words of the text name."""
    start = text.rindex(words)
    found = actors.resolve(start, start + len(words))
    return None if found is None else found.name


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "Azerbaijani Presidential Aide Hikmat Hajiyev spoke. The official denied it.",
            "The official",
            "Hikmat Hajiyev",
        ),
        ("Defence Ministry spokesman Aram Petrosyan spoke. He denied it.", "He", "Aram Petrosyan"),
        ("Armenia's Defence Ministry spoke. The ministry denied it.", "The ministry", "Armenian Defence Ministry"),
        (
            "The Ministry of Defence of Armenia denied it.",
            "Ministry of Defence of Armenia",
            "Armenian Defence Ministry",
        ),
        ("Azerbaijani troops fired. The Azerbaijani army denied it.", "Azerbaijani army", "Azerbaijani armed forces"),
        ("Amnesty International spoke. The organization denied it.", "The organization", "Amnesty International"),
        ("Witnesses fled. It rained.", "Witnesses", "Witnesses"),
        ("It rained. The official denied it.", "The official", "official"),
        ("Colonel Ivan Petrov, commander of a brigade, spoke. The officer denied it.", "The officer", "Ivan Petrov"),
        ("Drones of the rebel militia hit a market. The army denied it.", "The army", "army"),
    ],
)
def test_resolves_mentions(text: str, words: str, name: str, parser: Language, make_document: Make) -> None:
    """Names, roles, bodies and pronouns lead to their actor; a role nobody fits keeps its own words."""
    assert name_of(text, words, find(text, parser, make_document)) == name


@pytest.mark.parametrize(
    ("text", "words", "side"),
    [
        ("Armenian troops fired.", "Armenian troops", "Armenia"),
        ("Azerbaijani troops fired.", "Azerbaijani troops", "Azerbaijan"),
        ("The Artsakh Defence Army fired.", "Artsakh Defence Army", "Armenia"),
        ("Russian officials spoke.", "Russian officials", None),
        ("Azerbaijani residents spoke.", "Azerbaijani residents", None),
    ],
)
def test_side_by_profile(text: str, words: str, side: str | None, parser: Language, make_document: Make) -> None:
    """A side is what the profile says; third states, victims and residents have none."""
    actors = find(text, parser, make_document, KARABAKH)
    found = actors.resolve(text.index(words), text.index(words) + len(words))
    assert found is not None
    assert found.side == side


def test_no_profile_sides_are_states(parser: Language, make_document: Make) -> None:
    """Without a profile the side of an army is its state."""
    actors = find("Peruvian troops fired.", parser, make_document)
    assert [actor.side for actor in actors.actors] == ["Peru"]


def test_occupying_country(parser: Language, make_document: Make) -> None:
    """A contested word names the side that contests it: "the occupying country's armed forces"."""
    text = "It was shelled by the occupying country's armed forces."
    assert name_of(text, "the occupying country's armed forces", find(text, parser, make_document, KARABAKH)) == (
        "Armenian armed forces"
    )


def test_another_governor_is_named(parser: Language, make_document: Make) -> None:
    """ "The governor of Belgorod, Ivan Sobolev" is not the governor named before."""
    text = "Governor Petro Dovhan denied it. The governor of Russia's Belgorod region, Ivan Sobolev, said one was hurt."
    words = "The governor of Russia's Belgorod region, Ivan Sobolev"
    found = find(text, parser, make_document).find_speaker(text.index(words), text.index(words) + len(words))
    assert found is not None
    assert found.name != "Petro Dovhan"


def test_armies_without_a_country_stay_apart(parser: Language, make_document: Make) -> None:
    """Thirteen soldiers who were killed are not the army whose spokesman speaks."""
    text = "A bomb killed 13 soldiers. An army spokesman said civilians were hurt."
    assert name_of(text, "An army spokesman", find(text, parser, make_document)) == "army spokesman"


def test_loose_nationality(parser: Language, make_document: Make) -> None:
    """ "pro-Armenian organization" is no Armenian body."""
    actors = find("It is a pro-Armenian organization.", parser, make_document, KARABAKH)
    assert all(actor.country is None for actor in actors.actors)


def test_source_is_known(parser: Language, make_document: Make) -> None:
    """An outlet that the profile knows has its side."""
    source = find("Shells fell.", parser, make_document, KARABAKH, source="Azernews").find_source()
    assert source is not None
    assert (source.name, source.kind, source.side) == ("Azernews", "medium", "Azerbaijan")


@pytest.mark.parametrize(
    "sentence",
    [
        "{A} forces shelled the village, the {B} Defence Ministry said.",
        "{A} Defence Ministry spokesman Ivan Petrov denied that {A} troops had fired on {B} positions.",
        "The {B} army accused the {A} military of an attack.",
    ],
)
def test_sides_swap(sentence: str, parser: Language, make_document: Make) -> None:
    """With the sides exchanged, the actors exchange and nothing else changes."""
    one, two = ("Armenian", "Azerbaijani"), ("Azerbaijani", "Armenian")
    views = []
    for left, right in (one, two):
        text = sentence.format(A=left, B=right)
        rows = find(text, parser, make_document, KARABAKH).actors
        views.append([(row.name, row.kind, row.side) for row in rows])
    swap = {"Armenia": "Azerbaijan", "Azerbaijan": "Armenia"}

    def exchange(name: str) -> str:
        return name.replace("Armenian", "X").replace("Azerbaijani", "Armenian").replace("X", "Azerbaijani")

    assert [(exchange(name), kind, swap.get(side or "", side)) for name, kind, side in views[0]] == views[1]


def test_calls_itself(parser: Language, make_document: Make) -> None:
    """A group speaks under the name that it gives itself."""
    text = "A group calling itself the Valley Front said that it had fired."
    found = find(text, parser, make_document).find_speaker(0, text.index(" said"))
    assert found is not None
    assert found.name == "Valley Front"


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "Azerbaijani forces shelled Martuni, the Artsakh Defence Army said.",
            "the Artsakh Defence Army",
            "Artsakh Defence Army",
        ),
        (
            "Azerbaijani forces shelled Martuni, the Artsakh Emergency Service said.",
            "the Artsakh Emergency Service",
            "Artsakh Emergency Service",
        ),
        (
            "Three died in Askeran, the State Emergency Service of Artsakh reported.",
            "the State Emergency Service of Artsakh",
            "State Emergency Service of Artsakh",
        ),
        (
            "Missile units struck Tokmak, Ukraine's Southern Operational Command said.",
            "Ukraine's Southern Operational Command",
            "Southern Operational Command",
        ),
        (
            "The Azerbaijani Defence Ministry said so.",
            "The Azerbaijani Defence Ministry",
            "Azerbaijani Defence Ministry",
        ),
    ],
)
def test_own_name(text: str, words: str, name: str, parser: Language, make_document: Make) -> None:
    """A body with a name of its own is no body of that sort named before, nor its country's at large."""
    profile = None if "Tokmak" in text else KARABAKH
    assert name_of(text, words, find(text, parser, make_document, profile)) == name


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Five people were killed, Absheron Times reported.", "Absheron Times", "medium"),
        ("Volga Post wrote that five people were killed.", "Volga Post", "medium"),
        ("The governor, Emily Post, said that five people were killed.", "Emily Post", "person"),
    ],
)
def test_outlet_by_its_name(text: str, name: str, kind: str, parser: Language, make_document: Make) -> None:
    """An outlet is told by the last word of its name, where no office stands beside it."""
    assert (name, kind) in [(actor.name, actor.kind) for actor in find(text, parser, make_document).actors]


def test_name_behind_role(parser: Language, make_document: Make) -> None:
    """A role that speaks is the person whose name stands right behind it, though the words that speak end before."""
    text = "Two died, the newspaper reported, quoting the head of the town, Yevhen Malinin."
    actors = find(text, parser, make_document)
    start = text.index("the head")
    found = actors.find_speaker(start, start + len("the head of the town"))
    assert found is not None
    assert found.name == "Yevhen Malinin"


def test_country_in_outlet(parser: Language, make_document: Make) -> None:
    """An outlet named after a country does not speak for its state; the country's own service does."""
    text = "Two people died in El Obeid."
    outlet = find(text, parser, make_document, "sudan-2023", "Sudan Harm Watch")
    service = find(text, parser, make_document, "russia-ukraine", "Ukraine Air Force")
    assert outlet.find_source() is None
    assert service.find_source() is not None


@pytest.mark.parametrize(("army", "foe"), [("Burmese", "Kachin"), ("Egyptian", "Israeli")])
def test_group_is_not_its_foe(army: str, foe: str, parser: Language, make_document: Make) -> None:
    """A group without a name that speaks is not the army that it fights."""
    for text in (
        f"A rebel group that has killed dozens of {army} soldiers denied burning the {foe} village.",
        f"A militant group behind deadly attacks targeting {army} security forces denied burning the {foe} village.",
    ):
        found = find(text, parser, make_document).find_speaker(0, text.index(" denied"))
        assert found is not None
        assert army not in found.name
        assert found.name.endswith("group")


def test_they_are_those_counted(parser: Language, make_document: Make) -> None:
    """ "They" after "hundreds of demonstrators" are the demonstrators, not the police whom they face."""
    text = "Hundreds of demonstrators shouted at police in Cairo. They called for a minister to resign."
    assert name_of(text, "They", find(text, parser, make_document)) == "demonstrators"


def test_quoted_he_is_not_the_speaker(parser: Language, make_document: Make) -> None:
    """ "He" in a quotation is somebody else than who is quoted."""
    text = 'Her husband, John Finney, said: "He started shooting at the police."'
    assert name_of(text, "He", find(text, parser, make_document)) != "John Finney"


def test_it_is_who_speaks_in_the_sentence(parser: Language, make_document: Make) -> None:
    """ "It" that speaks is whoever spoke before it in the sentence, not the topic of the one before."""
    text = "A group said shells fell. The Khartoum Resistance Committee blamed the army, which it accused of more."
    document = make_document(text)
    sentences = parse_document(document, parser)
    spoken = [(text.index(words), text.index(words) + len(words)) for words in ("A group",)]
    spoken += [
        (text.index("The Khartoum Resistance Committee"), text.index(" blamed")),
        (text.index("it acc"), text.index(" accused")),
    ]
    actors = find_actors(document, sentences, PlaceReading((), ()), None, spoken)
    found = actors.find_speaker(text.index("it acc"), text.index(" accused"))
    assert found is not None
    assert "Committee" in found.name


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Donetsk governor Ostap Kravets blamed the army. Two people died, Kravets said.", "Kravets", "Ostap Kravets"),
        (
            "Nine people were killed, Salim Idris, who heads the district administration, wrote. According to the "
            "governor, a drone hit a car.",
            "the governor",
            "Salim Idris",
        ),
        ("Minister of Health Iman Nasser denied it. She added that no one had died.", "She", "Iman Nasser"),
        ("Rector Sami Berg blamed the rebels. Berg said nobody had slept.", "Berg", "Sami Berg"),
        (
            "Deputy Minister Liban Sheikh Nur told reporters that the bridge was gone. He left.",
            "He",
            "Liban Sheikh Nur",
        ),
        (
            "Two shops burned, Lena Orlova, the head of the town, told the agency. The head said nobody died.",
            "The head",
            "Lena Orlova",
        ),
        (
            "It was no drone of ours, a representative of Ukraine's General Staff said. He denied losses.",
            "He",
            "representative of Ukraine's General Staff",
        ),
    ],
)
def test_office_of_named(text: str, words: str, name: str, parser: Language, make_document: Make) -> None:
    """An office told beside a name is that person's, and who speaks for a body goes on as the same."""
    assert name_of(text, words, find(text, parser, make_document)) == name


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Prosecutors in Baku said that two villagers had been killed.", "Prosecutors", "AZ"),
        ("In Moscow, the Defence Ministry told journalists that a missile had fallen.", "the Defence Ministry", "RU"),
        ("The foreign ministry in Islamabad called it a lie.", "The foreign ministry", "PK"),
        ("Journalists in Moscow said that two villagers had been killed.", "Journalists", None),
    ],
)
def test_seat_names_country(text: str, words: str, country: str | None, parser: Language, make_document: Make) -> None:
    """A body or officials in a capital are that state's; guests there are not."""
    found = find(text, parser, make_document)
    start = text.index(words)
    actor = found.resolve(start, start + len(words))
    assert actor is not None
    assert actor.country == country


def test_verb_parts_office_from_name(parser: Language, make_document: Make) -> None:
    """In "the Russian army shelled the city, Orlova wrote" nothing of it is Orlova's office or country."""
    text = "A woman died when the Russian army shelled the city, Lena Orlova wrote at noon."
    actor = next(row for row in find(text, parser, make_document).actors if row.name == "Lena Orlova")
    assert (actor.role, actor.country) == (None, None)


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "The Special Operations Forces of Ukraine hit a barracks, the command of the SOF reported.",
            "the command of the SOF",
            "Special Operations Forces",
        ),
        (
            "The Defence Ministry of Armenia denied the strike. No gun had fired, the press service said.",
            "the press service",
            "Armenian Defence Ministry",
        ),
        (
            "The Prosecutor General's Office of Azerbaijan opened a case. Four were hurt, according to investigators.",
            "investigators",
            "Azerbaijani Prosecutor's Office",
        ),
    ],
)
def test_body_by_less(text: str, words: str, name: str, parser: Language, make_document: Make) -> None:
    """A body's first letters, its press service and its investigators are the body."""
    assert name_of(text, words, find(text, parser, make_document)) == name


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("The M23 shelled Sake, the army said. The rebels said that they had not.", "The rebels", "M23"),
        (
            "The Rapid Support Forces took Bara. The paramilitaries said that it was calm.",
            "The paramilitaries",
            "Rapid Support Forces",
        ),
        ("Hezbollah fired at Safed. The Lebanese group said that it was an answer.", "The Lebanese group", "Hezbollah"),
        ("Hezbollah and Hamas met. The militants said that the talks were good.", "The militants", "militants"),
        (
            "Hezbollah met aid workers. The Turkish group said that they were safe.",
            "The Turkish group",
            "Turkish Group",
        ),
    ],
)
def test_group_goes_on(text: str, words: str, name: str, parser: Language, make_document: Make) -> None:
    """A word for a group goes back to the one armed group named so far, not to one of two or of another land."""
    profile = "m23-eastern-congo" if "M23" in text else "sudan-2023" if "Rapid" in text else "israel-lebanon"
    assert name_of(text, words, find(text, parser, make_document, profile)) == name


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("RSF gunmen entered Bara.", "RSF gunmen", "Rapid Support Forces"),
        ("Fighters of the Rapid Support Forces entered Bara.", "Fighters", "Rapid Support Forces"),
        ("The rebel militia entered Bara.", "rebel militia", "Rapid Support Forces"),
        ("The Islamist army entered Bara.", "Islamist army", "Sudanese Armed Forces"),
        ("The army entered Bara.", "The army", "Sudanese armed forces"),
    ],
)
def test_men_are_their_groups(text: str, words: str, name: str, parser: Language, make_document: Make) -> None:
    """A group's men and what its enemy calls it are the group; "the army" is the state's in a war within one."""
    assert name_of(text, words, find(text, parser, make_document, "sudan-2023")) == name


def test_rebels_outlet_has_no_state(parser: Language, make_document: Make) -> None:
    """ "Our forces" in an outlet of those who fight the state are not the state's."""
    actors = find("Our forces took Bara.", parser, make_document, "sudan-2023", "Rapid Support Forces")
    assert [row.country for row in actors.actors if row.name == "forces"] == [None]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Two people died, the Defence Ministry in Kyiv said.", "Ukrainian Defence Ministry"),
        ("Two people died, the Defence Ministry in Moscow said.", "Russian Defence Ministry"),
        ("Two people died, Lebanon's Ministry of Public Health said.", "Lebanese Health Ministry"),
        ("Two people died, the Health Ministry of Khartoum State said.", "Health Ministry of Khartoum State"),
    ],
)
def test_ministry_of_where(text: str, name: str, parser: Language, make_document: Make) -> None:
    """A ministry is of the country in whose capital it sits; a province's is not the state's."""
    assert name_of(text, "Ministry", find(text, parser, make_document)) == name


def test_possessive_ends_a_sentence(parser: Language, make_document: Make) -> None:
    """A known name is found before a possessive mark and a full stop."""
    assert "Hezbollah" in [row.name for row in find("The rocket was Hezbollah's.", parser, make_document).actors]


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "Forty were killed, says the interim report which the Human Rights Ombudsman of Artsakh has sent out.",
            "the interim report which the Human Rights Ombudsman of Artsakh has sent out",
            "Human Rights Ombudsman of Artsakh",
        ),
        (
            "Amnesty International's report said that two had died.",
            "Amnesty International's report",
            "Amnesty International",
        ),
        (
            "The regional governor blamed Kyiv for it. Viktor Lazarev, the governor of Belgorod, removed his post.",
            "The regional governor",
            "Viktor Lazarev",
        ),
    ],
)
def test_author_and_holder(text: str, words: str, name: str, parser: Language, make_document: Make) -> None:
    """A paper is whose it is, and an office alone is its only holder's."""
    assert name_of(text, words, find(text, parser, make_document)) == name


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Colonel Igor Petrov said it stood. The captain said the ship was hit.", "The captain", "captain"),
        ("Commodore Anil Rao said it stood. The officer said a man was hurt.", "The officer", "Anil Rao"),
        ("Lt. Col. Igor Petrov said it stood. The colonel said a man was hurt.", "The colonel", "Igor Petrov"),
    ],
)
def test_rank_points_back(text: str, words: str, name: str, parser: Language, make_document: Make) -> None:
    """A rank alone is who has that rank: a captain is no colonel, and both are officers."""
    assert name_of(text, words, find(text, parser, make_document)) == name


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Teachers Without Schools said 22 were shot.", "Teachers Without Schools", "Teachers Without Schools"),
        ("Parents Against War said two died.", "Parents Against War", "Parents Against War"),
        ("Governor Ostap Kravets said three died. Kravets showed a photo.", "Kravets", "Ostap Kravets"),
    ],
)
def test_whole_name(text: str, words: str, name: str, parser: Language, make_document: Make) -> None:
    """A title runs over its preposition, and a surname that only does something is the person's too."""
    assert name_of(text, words, find(text, parser, make_document)) == name


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("The Sri Lanka Navy said so.", "LK"),
        ("The South Sudan army said so.", "SS"),
        ("The Sudan army said so.", "SD"),
        ("North Korea's army shelled the island, it said.", "KP"),
    ],
)
def test_country_of_two_words(text: str, country: str, parser: Language, make_document: Make) -> None:
    """A body of a country of two words is that country's, and no part of the country's name is its own."""
    force = next(row for row in find(text, parser, make_document).actors if row.kind == "armed-force")
    assert force.country == country
    assert not force.name.startswith(("Lanka", "Korea", "Sudan army"))


@pytest.mark.parametrize("country", ["Russia", "Ukraine"])
def test_owner_of_a_staff(country: str, parser: Language, make_document: Make) -> None:
    """A general staff is that of the state that owns it, whichever side's is called so without an owner."""
    text = f"{country}'s General Staff boasts of a downed jet. It said so on Monday."
    staff = find(text, parser, make_document, "russia-ukraine")
    force = next(row for row in staff.actors if row.kind == "armed-force")
    assert (force.name, force.side) == (f"General Staff of the Armed Forces of {country}", country)


def test_head_that_aches(parser: Language, make_document: Make) -> None:
    """ "The governor" is the governor named before, not a neighbour with a head wound named since."""
    text = (
        "Governor Taras Melnyk drove to the village. A neighbour with a head wound is in hospital, Melnyk said. "
        "“I found nothing to say,” the governor wrote."
    )
    assert name_of(text, "the governor", find(text, parser, make_document)) == "Taras Melnyk"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The National Unity Government's health ministry counted nine dead.", "Health Ministry"),
        ("The Defence Ministry of the NUG counted nine dead.", "Defence Ministry"),
    ],
)
def test_ministry_of_another_government(text: str, name: str, parser: Language, make_document: Make) -> None:
    """A ministry of a government that is not the country's is no ministry of the country's."""
    actors = find(text, parser, make_document, "myanmar").actors
    found = next(row for row in actors if row.name.startswith(name))
    assert (found.side, found.country) == ("National Unity Government", None)
