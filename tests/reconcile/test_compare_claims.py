"""Which claims speak of one event: real-looking sentences, and look-alikes that stay apart."""

from dataclasses import replace

import pytest

from counterclaim.reconcile.case import reconcile
from counterclaim.reconcile.compare import judge_claims
from counterclaim.reconcile.rules import DEFAULT
from counterclaim.vocabulary import Reconciliation, Review
from counterclaim.vocabulary.brief import Brief, Party, Site, When
from tests.reconcile.factory import ARMENIA, AZERBAIJAN, GANJA, day, make_brief, make_cover


def group_claims(*briefs: Brief) -> list[set[str]]:
    """The claims of each incident."""
    return sorted((set(row.claims) for row in reconcile(briefs).incidents), key=min)


def test_shelling_and_missile_meet() -> None:
    """ "Shelling of Ganja on 4 October" and "a missile hit Ganja on Sunday" are one event."""
    left = make_brief("a", kind="shelling", agents=(ARMENIA,))
    right = make_brief("b", kind="missile-strike", source="Meridian")
    assert judge_claims(left, right, DEFAULT).verdict == "same"
    assert group_claims(left, right) == [{"a", "b"}]


def test_two_days_stay_apart() -> None:
    """Two shellings of one town on two days are two incidents."""
    assert group_claims(make_brief("a"), make_brief("b", when=day("2020-10-08"))) == [{"a"}, {"b"}]


def test_two_towns_stay_apart() -> None:
    """The same day in two towns 40 km apart is two incidents."""
    tartar = Site("geonames:2", "Tartar", 40.3414, 46.9261, "AZ", "point")
    assert group_claims(make_brief("a"), make_brief("b", site=tartar)) == [{"a"}, {"b"}]


def test_names_of_one_town_meet() -> None:
    """A village and the town 2 km from it can be one place."""
    outskirts = Site("geonames:9", "Ganja outskirts", GANJA.latitude + 0.02, GANJA.longitude, "AZ", "point")
    assert group_claims(make_brief("a"), make_brief("b", site=outskirts)) == [{"a", "b"}]


def test_anniversary_stays_apart() -> None:
    """An article of a year later that says "on October 4" of last year joins; a ceremony that day does not."""
    told = make_brief("b", published="2021-10-04T10:00:00+04:00", historic=True)
    ceremony = make_brief("c", published="2021-10-04T10:00:00+04:00", kind="talks", when=day("2021-10-04"))
    assert group_claims(make_brief("a"), told, ceremony) == [{"a", "b"}, {"c"}]


def test_summary_joins_nothing() -> None:
    """ "Towns were shelled from 4 to 10 October" speaks of several events and stays out."""
    week = make_brief("b", when=When("2020-10-04", "2020-10-10", "range"))
    assert group_claims(make_brief("a"), week) == [{"a"}]


def test_undated_news() -> None:
    """News without a day joins the only event there of that day or the day before; an older one by a detail."""
    undated = make_brief("b", when=None, targets=("clinic",))
    later = replace(undated, cover=make_cover("doc-b", published="2020-10-07T10:00:00+04:00"))
    clinic, market = make_brief("a", targets=("clinic",)), make_brief("c", targets=("market",))
    assert group_claims(market, undated) == [{"b", "c"}]
    assert group_claims(market, later) == [{"c"}]
    assert group_claims(clinic, later) == [{"a", "b"}]
    earlier = replace(clinic, id="d", when=day("2020-10-03"))
    assert group_claims(clinic, earlier, undated) == [{"a"}, {"d"}]
    assert [row.verdict for row in reconcile((clinic, earlier, undated)).judgements] == ["unsure", "unsure"]
    late = replace(undated, cover=make_cover("doc-b", published="2020-10-20T10:00:00+04:00"))
    assert group_claims(clinic, late) == [{"a"}]


@pytest.mark.parametrize("changed", [{"site": None}, {"when": None}])
def test_unknown_is_unsure(changed: dict[str, None]) -> None:
    """A claim without place, or of weeks later without day, is UNSURE and joins nothing by itself."""
    other = replace(make_brief("b", published="2020-11-04T10:00:00+04:00"), **changed)
    assert judge_claims(make_brief("a"), other, DEFAULT).verdict == "unsure"
    assert group_claims(make_brief("a"), other) == [{"a"}]


def test_morning_and_night_stay_apart() -> None:
    """Two strikes of one day with hours far apart are two."""
    morning = make_brief("a", when=When("2020-10-04T07:00", "2020-10-04T08:00", "hour"))
    night = make_brief("b", when=When("2020-10-04T22:00", "2020-10-04T23:00", "hour"))
    assert group_claims(morning, night) == [{"a"}, {"b"}]


def test_night_does_not_chain() -> None:
    """ "Overnight from 4 to 5 October" joins one of two days and does not make them one."""
    night = make_brief("b", when=When("2020-10-04", "2020-10-05", "range"))
    groups = group_claims(make_brief("a"), night, make_brief("c", when=day("2020-10-05")))
    assert {"a", "c"} not in [group - {"b"} for group in groups]


def test_area_is_not_enough() -> None:
    """Two clashes "in Nagorno-Karabakh" of one day are not one for that."""
    area = Site("geonames:7", "Nagorno-Karabakh", 39.8, 46.7, "AZ", "area")
    assert group_claims(make_brief("a", site=area), make_brief("b", site=area)) == [{"a"}, {"b"}]


def test_dated_denial_joins() -> None:
    """A denial that names place and day stands in the incident it denies, and makes none alone."""
    denial = make_brief("b", claimant=AZERBAIJAN, act="deny", negated=True, denied="event", agents=())
    assert group_claims(make_brief("a"), denial) == [{"a", "b"}]
    assert group_claims(denial) == []


def test_undated_denial_finds_accusation() -> None:
    """ "Armenia denied shelling Ganja", without a day, answers the only accusation of the days before."""
    accusation = make_brief("a", agents=(ARMENIA,))
    denial = make_brief("b", claimant=ARMENIA, act="deny", negated=True, denied="event", agents=(ARMENIA,), when=None)
    assert group_claims(accusation, denial) == [{"a", "b"}]


def test_undated_denial_of_two_is_unsure() -> None:
    """With accusations on two days an undated denial joins neither: each is UNSURE."""
    rows = (
        make_brief("a", agents=(ARMENIA,)),
        make_brief("c", agents=(ARMENIA,), when=day("2020-10-05"), published="2020-10-05T12:00:00+04:00"),
        make_brief(
            "b", claimant=ARMENIA, act="deny", negated=True, denied="event", agents=(ARMENIA,), when=None,
            published="2020-10-05T18:00:00+04:00",
        ),
    )  # fmt: skip
    case = reconcile(rows)
    assert all("b" not in row.claims for row in case.incidents)
    assert sorted(row.verdict for row in case.judgements if "b" in (row.left, row.right)) == ["unsure", "unsure"]


def decide(verdict: str, left: str, right: str) -> Reconciliation:
    """A case of two claims one day apart and two of one day, with a person's decision."""
    review = Review("r1", "claim", (left, right), verdict, {}, "seen the footage", "anna", "2021-01-01T00:00:00Z")  # type: ignore[arg-type]
    rows = (make_brief("a"), make_brief("b", source="Meridian"), make_brief("c", when=day("2020-10-05")))
    return reconcile(rows, [review])


def test_person_joins() -> None:
    """What a person says is one event is one, whatever the rules say; their judgement stays beside it."""
    assert {"a", "b", "c"} in [set(row.claims) for row in decide("same", "a", "c").incidents]


def test_person_parts() -> None:
    """What a person says are two events are two."""
    groups = [set(row.claims) for row in decide("different", "a", "b").incidents]
    assert {"a"} in groups
    assert {"b"} in groups


def test_sides_do_not_matter() -> None:
    """Exchanging who accuses whom exchanges the accused and nothing else."""
    here = reconcile([make_brief("a", claimant=AZERBAIJAN, agents=(ARMENIA,))]).incidents[0]
    there = reconcile([make_brief("a", claimant=ARMENIA, agents=(AZERBAIJAN,))]).incidents[0]
    assert (here.accused, there.accused) == (("Armenia",), ("Azerbaijan",))
    assert (here.id, here.title) == (there.id, there.title)


def test_party_unknown_side() -> None:
    """Gunmen of no side and no country are nobody's camp but their own."""
    assert Party("group:gunmen", "gunmen", "group").camp == "group:gunmen"


def test_no_fighting_denies_nothing() -> None:
    """ "There was no fighting in the area", beside an air strike, stands in no dispute about it."""
    quiet = make_brief("b", kind="armed-clash", negated=True, act="assert")
    assert group_claims(make_brief("a", kind="air-strike"), quiet) == [{"a"}]
