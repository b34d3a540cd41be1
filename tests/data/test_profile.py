"""Conflict profiles: each is even-handed, the right one is chosen, a wrong file is refused by name."""

from pathlib import Path

import pytest

from counterclaim.data.countries import load_countries
from counterclaim.data.profile import Profile, choose_profile, is_full, list_profiles, load_profile
from counterclaim.errors import DataError


@pytest.mark.parametrize("profile", list_profiles(), ids=lambda profile: profile.name)
def test_profile_takes_no_side(profile: Profile) -> None:
    """Two sides or more in alphabetical order; each contests terms of the other; every term names a side."""
    names = [side.name for side in profile.sides]
    assert names == sorted(names)
    assert len(names) >= 2
    contested = [term.contested_by for term in profile.terms]
    assert set(contested) == set(names)
    assert max(contested.count(name) for name in names) <= 2 * min(contested.count(name) for name in names)


def test_chooses_by_text() -> None:
    """The profile whose words stand in the text; none for another subject."""
    chosen = choose_profile("Armenia and Azerbaijan traded fire near Stepanakert in Nagorno-Karabakh.", "2020-10-01")
    assert chosen is not None
    assert chosen.name == "nagorno-karabakh-2020"
    assert choose_profile("The council of Leeds met on Monday.", "2020-10-01") is None
    both = choose_profile("Pakistani civilians died in Indian attacks, the ministry said.", "2025-05-08")
    assert both is not None
    assert both.name == "india-pakistan"
    short = choose_profile("Azerbaijani artillery shelled Martuni, the Artsakh Defence Army said.", "2020-10-09")
    assert short is not None
    assert short.name == "nagorno-karabakh-2020"


def test_one_country_is_not_enough() -> None:
    """Russia alone is also named in news of another war; both sides, or a country and its front, are enough."""
    syria = "Russia said that Russia and Turkey would talk; rebels in Aleppo said Russia had bombed them."
    assert choose_profile(syria, "2016-12-15") is None
    chosen = choose_profile("Russia shelled Kherson again; two people were hurt in Kherson, Kyiv said.", "2023-02-01")
    assert chosen is not None
    assert chosen.name == "russia-ukraine"


def test_common_noun_is_no_subject() -> None:
    """A word that is no name suggests no conflict by itself: there is a junta elsewhere too."""
    text = "The junta in Ouagadougou denied it. The junta has ruled since 2022. Gunmen fled, the junta said."
    assert choose_profile(text, "2024-10-01") is None
    chosen = choose_profile("The junta shelled Sagaing, residents said.", "2024-10-01")
    assert chosen is not None
    assert chosen.name == "myanmar"


def test_date_before_the_conflict() -> None:
    """A text from before the conflict began does not get its profile."""
    text = "Sudan: Khartoum saw fighting in Omdurman and Darfur."
    assert choose_profile(text, "2010-01-01") is None


def test_wrong_file_is_named(tmp_path: Path) -> None:
    """An error names the file and the missing key."""
    path = tmp_path / "mine.toml"
    path.write_text('name = "mine"\n', encoding="utf-8")
    with pytest.raises(DataError, match=r"mine\.toml.*title"):
        load_profile(path)


def test_demonyms_name_one_country() -> None:
    """ "Indian" is India's, and not also that of a territory in the Indian Ocean."""
    names = [name for country in load_countries().values() for name in country.demonyms]
    assert len(names) == len(set(names))
    assert load_countries()["IN"].demonyms[0] == "Indian"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Three drones hit a school near Umm Ruwaba, the Sudanese Armed Forces said.", "sudan-2023"),
        (
            "A salvo of rockets was fired at Safed from Lebanon, and Hezbollah said that it had aimed at a base.",
            "israel-lebanon",
        ),
        ("The army's chief of staff spoke of exercises.", None),
    ],
)
def test_force_names_its_conflict(text: str, name: str | None) -> None:
    """The full name of a force that only one conflict has is enough in any text; "the army" is not."""
    chosen = choose_profile(text, "2024-10-19")
    assert (None if chosen is None else chosen.name) == name


def test_lands_of_a_conflict() -> None:
    """A group that fights another's state is at home in its own land; rebels are at home in the state's."""
    assert load_profile("israel-lebanon").list_lands() == {"LB": "Hezbollah", "IL": "Israel"}
    assert load_profile("sudan-2023").list_lands() == {"SD": "Sudanese Armed Forces"}


def test_militia_of_no_side() -> None:
    """A militia that fought beside the federal army and then against it is on neither side, whatever the year."""
    names = [name for side in load_profile("tigray-2020").sides for member in side.members for name in member.names]
    assert "Amhara Special Forces" in names
    assert not any("Fano" in name for name in names)


def test_short_name_with_number() -> None:
    """A number or four capitals make a name nobody else's: "M23", "TNLA"; three letters are anybody's."""
    chosen = choose_profile("Shells fired by the M23 hit a ferry, the harbour master said.", "2025-03-02")
    assert chosen is not None
    assert chosen.name == "m23-eastern-congo"
    assert is_full("TNLA")
    assert not is_full("PDF")


@pytest.mark.parametrize(
    ("profile", "names"),
    [
        ("m23-eastern-congo", {"M23", "Rwanda", "Burundi", "DR Congo"}),
        ("myanmar", {"Arakan Army", "National Unity Government", "Kachin Independence Army", "Myanmar military"}),
    ],
)
def test_forces_with_aims_of_their_own(profile: str, names: set[str]) -> None:
    """Who fights beside another, or is said to be its proxy, is a side of its own: that is what the sides dispute."""
    assert names <= {side.name for side in load_profile(profile).sides}
