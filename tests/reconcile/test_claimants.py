"""Who claims: short names, press services, spokespeople, a body's own site."""

import pytest

from counterclaim.data.profile import load_profile
from counterclaim.reconcile.cast import Cast
from counterclaim.reconcile.claimants import find_speaker, is_own_site, read_body, read_member
from counterclaim.reconcile.parties import is_party
from counterclaim.vocabulary import Actor, ActorKind, Phrase, Speaker, Statement
from counterclaim.vocabulary.brief import Party
from tests.reconcile.factory import ARMENIA, AZERBAIJAN

SIDES = {"AM": "Armenia", "AZ": "Azerbaijan"}


def actor(name: str, kind: ActorKind = "government-body", country: str | None = None, **options: str) -> Actor:
    """An actor of one document; its side is its country's."""
    side = None if country is None else SIDES[country]
    return Actor(name, name, kind, options.get("role"), options.get("of"), side, country, ())


def speak(name: str, *others: Actor, home: str | None = None) -> str:
    """The key of the party that answers for a body's words, among these actors."""
    one = actor(name)
    return find_speaker(one, Cast({row.id: row for row in (one, *others)}, {}, SIDES, home)).key


@pytest.mark.parametrize(
    "name",
    ["Ministry", "Defence Ministry", "press service of the Defence Ministry", "the Defence Ministry's press service"],
)
def test_short_name(name: str) -> None:
    """A short name stands for the only body of the document that it fits."""
    ministry = actor("Armenian Defence Ministry", country="AM")
    assert speak(name, ministry, actor("Armenian forces", "armed-force", "AM")) == ARMENIA.key


def test_short_name_home() -> None:
    """A ministry without a country is the home country's, where the document has one."""
    assert speak("press service of the Ministry of Defence", home="AZ") == AZERBAIJAN.key
    assert speak("Ministry of Defence", home="AZ") == AZERBAIJAN.key


def test_prosecutors() -> None:
    """ "Prosecutors in Azerbaijan", "Azerbaijani prosecutors" are its prosecutor's office."""
    office = actor("Prosecutor General's Office of Azerbaijan", country="AZ")
    group = actor("Azerbaijani prosecutors", "group", "AZ")
    bare = actor("prosecutors", "group")
    keys = {find_speaker(row, Cast({}, {}, SIDES, "AZ")).key for row in (office, group, bare)}
    assert len(keys) == 1


def test_short_name_unclear() -> None:
    """Between two ministries "the ministry" is neither."""
    rivals = (actor("Armenian Defence Ministry", country="AM"), actor("Azerbaijani Defence Ministry", country="AZ"))
    assert speak("Ministry", *rivals, home="AZ") == "body:ministry:"


def test_spokesperson_body() -> None:
    """ "Ministry spokeswoman Lusine Avanyan" speaks for the only ministry named."""
    ministry = actor("Armenian Defence Ministry", country="AM")
    woman = actor("Lusine Avanyan", "person", role="ministry spokeswoman")
    assert find_speaker(woman, Cast({"m": ministry, "w": woman}, {}, SIDES, None)).key == ARMENIA.key


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Ministry of Defence of Azerbaijan", AZERBAIJAN.key),
        ("Armenian Ministry of Defence", ARMENIA.key),
        ("Azerbaijani MoD", AZERBAIJAN.key),
        ("Baku Line", None),
        ("Public Radio of Armenia", None),
    ],
)
def test_own_site(name: str, key: str | None) -> None:
    """A source named like a body is that body's own site."""
    party = read_body(name)
    assert (None if party is None else party.key) == key


def test_office_home() -> None:
    """A "Defence Ministry spokeswoman" of no named ministry speaks for the home country's."""
    woman = actor("Ani Grigoryan", "person", role="Defence Ministry spokeswoman")
    assert find_speaker(woman, Cast({"w": woman}, {}, SIDES, "AM")).key == ARMENIA.key


def test_office_of_country() -> None:
    """ "The spokeswoman for Armenia's Ministry of Defence" speaks for the ministry of her role, not for the state."""
    state = actor("Armenia", "state", "AM")
    woman = actor("Ani Grigoryan", "person", "AM", role="spokeswoman for Armenia's Ministry of Defence", of="Armenia")
    party = find_speaker(woman, Cast({state.id: state, "w": woman}, {}, SIDES, None))
    assert (party.key, party.name) == (ARMENIA.key, "Armenian Defence Ministry")


@pytest.mark.parametrize(
    "name",
    [
        "Human Rights Ombudsman of Artsakh",
        "Artsakh ombudsman",
        "Karabakh ombudsman's office",
        "Nagorno-Karabakh ombudsman",
    ],
)
def test_ombudsman(name: str) -> None:
    """An ombudsman is one office under all its names, and whoever holds it."""
    holder = actor("Aram Petrosyan", "person", "AM", role="Artsakh's human rights ombudsman")
    keys = {find_speaker(row, Cast({}, {}, SIDES, None)).key for row in (actor(name, "unknown"), holder)}
    assert keys == {"body:karabakh ombudsman office:"}


def test_his_office() -> None:
    """ "According to his office" beside the only ombudsman is the ombudsman's."""
    holder = actor("Human Rights Ombudsman of Artsakh", "unknown")
    office = actor("office")
    cast = Cast({holder.id: holder, office.id: office}, {}, SIDES, None)
    assert find_speaker(office, cast).key == find_speaker(holder, cast).key


def test_bare_spokesperson() -> None:
    """A spokesman of nobody named speaks for the only body that says something in the document."""
    ministry = actor("Armenian Defence Ministry", country="AM")
    man = actor("Anar Eyvazli", "person", role="spokesman")
    speaker = Speaker("the ministry", (), ministry.id, ministry.name)
    said = Statement("s", None, speaker, None, Phrase("words", ()), "indirect", "assert", 1.0)
    cast = Cast({ministry.id: ministry, man.id: man}, {"s": said}, SIDES, None)
    assert find_speaker(man, cast).key == ARMENIA.key


@pytest.mark.parametrize(
    ("name", "named"),
    [
        ("Hezbollah", True),
        ("Lord's Resistance Army", True),
        ("gunmen", False),
        ("Foreign mercenaries", False),
        ("Air force", False),
    ],
)
def test_party_has_name(name: str, named: bool) -> None:
    """Gunmen of whom nobody knows whose they are can be accused of a deed, not as a party."""
    assert is_party(Party(f"body:{name}:", name, "armed-group")) == named


@pytest.mark.parametrize(
    "name",
    [
        "command of the Artsakh Defence Army",
        "Artsakh Defence Army's spokesperson's office",
        "media relations office of the Artsakh Defence Army",
    ],
)
def test_part_of_a_body(name: str) -> None:
    """A command, a spokesperson's office speak for the whole; an emergency centre for its ministry."""
    army = actor("Artsakh Defence Army", "armed-force", "AM")
    assert speak(name, army) == speak("Artsakh Defence Army", army)
    ministry = actor("Azerbaijani Health Ministry", country="AZ")
    assert speak("health ministry's emergency centre", ministry) == speak("Azerbaijani Health Ministry", ministry)


def test_official_of_a_group() -> None:
    """An official without a name, of an armed group, speaks for it; one of a state for himself."""
    group = actor("M23", "armed-group")
    official = actor("official", "person", role="official", of="M23")
    assert find_speaker(official, Cast({"M23": group}, {}, SIDES, None)).name == "M23"
    named = actor("Jean Bosco", "person", role="official", of="M23")
    assert find_speaker(named, Cast({"M23": group}, {}, SIDES, None)).name == "Jean Bosco"


def test_ministry_of_a_neutral_land() -> None:
    """A ministry without a country is that of the land that takes no part where all is told of it; an army is not."""
    cast = Cast({}, {}, SIDES, None, None, "LB")
    assert find_speaker(actor("Ministry of Public Health"), cast).country == "LB"
    assert find_speaker(actor("army", "armed-force"), cast).country is None


@pytest.mark.parametrize(
    ("source", "profile", "name"),
    [
        ("Arakan Army", "myanmar", "Arakan Army"),
        ("Information Team of the SAC", "myanmar", "State Administration Council"),
        ("KIA Information Office", "myanmar", "Kachin Independence Army"),
        ("AFC/M23", "m23-eastern-congo", "M23"),
        ("Sudanese Armed Forces media centre", "sudan-2023", "Sudanese Armed Forces"),
    ],
)
def test_site_of_a_member(source: str, profile: str, name: str) -> None:
    """A site named like a force of the conflict, or like its press service, is that force's."""
    party = read_member(source, [load_profile(profile)])
    assert party is not None
    assert party.name == name


@pytest.mark.parametrize("source", ["Irrawaddy", "Kachin News Group", "Rakhine Daily", "Min Aung Hlaing"])
def test_site_of_nobody(source: str) -> None:
    """An outlet of a side's land, or a person, is no force's own site."""
    assert read_member(source, [load_profile("myanmar")]) is None


@pytest.mark.parametrize("source", ["Ministry of Health of the NUG", "NUG Defence Ministry"])
def test_site_of_a_ministry(source: str) -> None:
    """The ministry of a government that a profile names is of that government's side, and not of the country's."""
    party = read_member(source, [load_profile("myanmar")])
    assert party is not None
    assert (party.side, party.country) == ("National Unity Government", None)


def test_own_site_told_short() -> None:
    """On a ministry's own site "the ministry" is that ministry, whosever ministries fight there."""
    source = Party("body:defence ministry", "Ministry of Defence of the NUG", "government-body", "NUG")
    assert is_own_site(actor("Ministry of Defence"), source)
    assert not is_own_site(actor("Ministry of Health"), source)
    assert not is_own_site(actor("Ministry"), Party("medium:ministry post", "Ministry Post", "medium"))


@pytest.mark.parametrize(("name", "key"), [("army", ARMENIA.country), ("troops", None)])
def test_army_of_torn_state(name: str, key: str | None) -> None:
    """ "The army said" is the state's that rebels fight in its own land, where no other army is named."""
    one = actor(name, "armed-force")
    assert find_speaker(one, Cast({one.id: one}, {}, SIDES, None, "AM")).country == key
