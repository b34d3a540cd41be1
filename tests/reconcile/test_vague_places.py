"""Claims that name a place vaguely: another spelling, a name on no map, the district for the village."""

from dataclasses import replace

import pytest

from counterclaim.reconcile.case import reconcile
from counterclaim.reconcile.incremental import update
from counterclaim.reconcile.library import Library
from counterclaim.reconcile.links import link_briefs
from counterclaim.reconcile.names import compare_spellings
from counterclaim.reconcile.places import seat_quarters
from counterclaim.reconcile.rules import DEFAULT
from counterclaim.vocabulary import Place, Span
from counterclaim.vocabulary.brief import Brief, Site
from tests.reconcile.factory import ARMENIA, AZERBAIJAN, day, make_brief, make_count

DISTRICT = Site("geonames:148615", "Aghjabadi", 39.97, 47.41, "AZ", "district")
VILLAGE = Site("geonames:586442", "Hindarkh", 40.07, 47.21, "AZ", "point")
OTHER = Site("geonames:9", "Kahrizli", 39.9, 47.5, "AZ", "point")
FAR = Site("geonames:586430", "Goranboy", 40.61, 46.79, "AZ", "point")


def name_site(name: str) -> Site:
    """A place that no gazetteer has."""
    return Site(f"name:{name.lower()}:", name)


def group_claims(*briefs: Brief) -> list[set[str]]:
    """The claims of each incident."""
    return sorted((set(row.claims) for row in reconcile(briefs).incidents), key=min)


@pytest.mark.parametrize(
    ("left", "right", "alike"),
    [
        ("Alkhanli", "Alkhanlu", 0.8),
        ("Sloviansk", "Slavyansk", 0.8),
        ("Kafr Yasif", "Kafr Yassif", 0.8),
        ("El Fasher", "Al-Fashir", 0.8),
        ("Khan Yunis", "Khan Younis", 0.8),
        ("El Obeid", "Al-Ubayyid", 0.5),
        ("Hasanli", "Huseynli", 0.5),
        ("Sloviansk", "Kramatorsk", 0.0),
        ("Mora", "Amur", 0.0),
        ("School 1", "School 11", 0.0),
    ],
)
def test_spellings(left: str, right: str, alike: float) -> None:
    """Two romanisations of one name are alike; what only sounds alike is less so; short and numbered names are not."""
    assert compare_spellings(left, right) == alike
    assert compare_spellings(right, left) == alike


def test_spelled_by_each_side() -> None:
    """A village on no map is one village in the spellings of both sides."""
    left, right = make_brief("a", site=name_site("Alkhanli")), make_brief("b", site=name_site("Alkhanlu"))
    assert group_claims(left, right) == [{"a", "b"}]


def test_one_on_the_map() -> None:
    """A name that one document finds on the map and the next does not is one place."""
    village = Site("geonames:294600", "Kfar Yasif", 32.95, 35.16, "IL", "point")
    assert group_claims(make_brief("a", site=village), make_brief("b", site=name_site("Kfar Yassif"))) == [{"a", "b"}]


def test_sound_is_not_enough() -> None:
    """Names that only sound alike are two villages, unless the claims share more than that."""
    left, right = make_brief("a", site=name_site("Hasanli")), make_brief("b", site=name_site("Huseynli"))
    assert group_claims(left, right) == [{"a"}, {"b"}]
    left, right = (replace(row, targets=("bakery",)) for row in (left, right))
    assert group_claims(left, right) == [{"a", "b"}]


def test_district_and_village() -> None:
    """The district's two killed are the village's two; without a number or a target in common nobody knows."""
    village = make_brief("a", site=VILLAGE, agents=(ARMENIA,), counts=(make_count("f", 2),))
    district = make_brief("b", site=DISTRICT, claimant=ARMENIA, agents=(ARMENIA,), counts=(make_count("g", 2),))
    assert group_claims(village, district) == [{"a", "b"}]
    assert group_claims(village, replace(district, counts=(make_count("g", 5),))) == [{"a"}, {"b"}]
    assert group_claims(replace(village, site=FAR), district) == [{"a"}, {"b"}]


def test_denial_of_district() -> None:
    """ "We did not shell the district" answers the only accusation in it of that day; of two neither."""
    accusation = make_brief("a", site=VILLAGE, agents=(ARMENIA,))
    denial = make_brief(
        "b", site=DISTRICT, claimant=ARMENIA, act="deny", negated=True, denied="event", agents=(ARMENIA,)
    )
    assert group_claims(accusation, denial) == [{"a", "b"}]
    assert group_claims(accusation, replace(denial, when=day("2020-10-05"))) == [{"a"}]
    other = replace(accusation, id="c", site=OTHER)
    assert group_claims(accusation, denial, other) == [{"a"}, {"c"}]


@pytest.mark.parametrize("first", ["a", "b"])
def test_denial_added_later(first: str) -> None:
    """The denial of a district joins whichever of the two is recorded first."""
    rows = {
        "a": make_brief("a", site=VILLAGE, agents=(ARMENIA,)),
        "b": make_brief("b", site=DISTRICT, claimant=ARMENIA, act="deny", negated=True, denied="event"),
    }
    library = Library(DEFAULT)
    library.add_briefs([rows[first]])
    library.add_rows(reconcile([rows[first]]))
    changed = update(library, [row for name, row in rows.items() if name != first]).changed
    assert [set(row.claims) for row in changed.incidents] == [{"a", "b"}]


def test_document_tells_the_village() -> None:
    """ "Two killed in the district", over a text that denies firing at its one village, is of that village."""
    district = make_brief("a", site=DISTRICT, claimant=ARMENIA, agents=(AZERBAIJAN,))
    denial = make_brief("b", order=1, site=VILLAGE, claimant=ARMENIA, act="deny", negated=True, agents=(ARMENIA,))
    assert [row.site for row in link_briefs((district, denial))] == [VILLAGE, VILLAGE]
    second = make_brief("c", order=2, site=OTHER)
    assert [row.site for row in link_briefs((district, denial, second))] == [DISTRICT, VILLAGE, OTHER]


def test_seat_of_district() -> None:
    """The town that the district is named after, in the headline, is no second place."""
    seat = Site("geonames:587384", "Aghjabadi", 40.05, 47.46, "AZ", "point")
    head = make_brief("h", site=seat, in_headline=True)
    district, denial = make_brief("a", order=1, site=DISTRICT), make_brief("b", order=2, site=VILLAGE, when=None)
    rows = link_briefs((head, district, replace(denial, act="deny", negated=True)))
    assert [row.site for row in rows] == [VILLAGE, VILLAGE, VILLAGE]


def test_undated_admission() -> None:
    """An undated admission is of the event of the day before there, though nobody accused its camp."""
    told = make_brief("a", agents=(AZERBAIJAN,))
    admission = make_brief("b", claimant=ARMENIA, act="admit", when=None, published="2020-10-05T10:00:00+04:00")
    assert group_claims(told, admission) == [{"a", "b"}]


def test_headline_names_quarter() -> None:
    """A headline with the number of a claim of the text is of that claim's place, whoever says so."""
    head = make_brief("h", site=name_site("Karari"), in_headline=True, counts=(make_count("f", 9),))
    text = make_brief("a", order=1, site=VILLAGE, counts=(make_count("g", 9),))
    assert link_briefs((head, text))[0].site == VILLAGE


def test_undated_elsewhere() -> None:
    """News without a day of one town does not join an event of a town some twenty kilometres away."""
    near = Site("geonames:8", "Aghjabadi", 40.05, 47.42, "AZ", "point")
    assert group_claims(make_brief("a", site=near), make_brief("b", site=VILLAGE, when=None)) == [{"a"}]


@pytest.mark.parametrize(("killed", "joined"), [(5, True), (2, False)])
def test_late_admission(killed: int, joined: bool) -> None:
    """What an army admits a week later is of the event there of which it tells the same, how many or whom."""
    told = make_brief("a", agents=(ARMENIA,), counts=(make_count("f", 5),))
    late = {"when": None, "published": "2020-10-12T10:00:00+04:00", "counts": (make_count("g", killed),)}
    admission = make_brief("b", claimant=ARMENIA, act="admit", **late)
    assert ({"a", "b"} in group_claims(told, admission)) == joined


def test_late_denial_of_the_only_accusation() -> None:
    """A denial that names no day and comes after a week goes to the only accusation of its camp there."""
    one = make_brief("a", agents=(ARMENIA,))
    late = make_brief(
        "b", claimant=ARMENIA, act="deny", denied="responsibility", when=None, published="2020-10-11T10:00:00+04:00"
    )
    other = make_brief("c", agents=(ARMENIA,), when=day("2020-10-01"), published="2020-10-01T18:00:00+04:00")
    assert group_claims(one, late) == [{"a", "b"}]
    assert group_claims(one, other, late) == [{"a"}, {"c"}]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("Shells hit Bumay, a riverside quarter of Sittwe.", "Sittwe"),
        ("Shells hit the Bumay ward of the besieged town of Sittwe.", "Sittwe"),
        ("Shells hit Bumay, on the road to Sittwe.", "Bumay"),
        ("Shells hit Bumay and a quarter of Sittwe.", "Bumay"),
    ],
)
def test_part_of_a_town(text: str, where: str) -> None:
    """A part of a town that is on no map is where the town is; what only lies beside it is not."""
    rows = {}
    for number, name in enumerate(("Bumay", "Sittwe")):
        span = Span(text.index(name), text.index(name) + len(name), name)
        located = (20.1, 92.9, "MM") if name == "Sittwe" else (None, None, None)
        rows[name] = Place(name, name, number or None, *located, None, "point" if number else None, 1.0, (span,))
    assert seat_quarters(tuple(rows.values()), text)["Bumay"].name == where
