"""What is a dispute and what is none; which rule grades an accusation; how running totals become series."""

from dataclasses import replace
from typing import Any

import pytest

from counterclaim.reconcile.case import reconcile
from counterclaim.reconcile.rules import Rules
from counterclaim.vocabulary import Reconciliation, Review
from counterclaim.vocabulary.brief import Brief, Party, When
from tests.reconcile.factory import ARMENIA, AZERBAIJAN, make_brief, make_count

MERIDIAN = Party("medium:meridian", "Meridian", "medium")
MONITOR = Party("medium:monitor", "Monitor", "medium")
LATER = "2020-10-05T12:00:00+04:00"


def accuse(name: str, killed: int | None = 1, high: int | None = -1, **options: Any) -> Brief:
    """A claim that Armenia shelled Ganja and killed so many."""
    counts = () if killed is None else (make_count(f"{name}-f", killed, high),)
    return make_brief(name, **({"act": "accuse", "agents": (ARMENIA,), "counts": counts} | options))


def own(name: str, party: Party, killed: int = 1, **options: Any) -> Brief:
    """The same in an outlet's own voice."""
    return accuse(name, killed, claimant=party, voice="source", source=party.name, **options)


def list_kinds(*briefs: Brief) -> list[str]:
    """The kinds of dispute these claims make."""
    return sorted(row.kind for row in reconcile(briefs).disputes)


def test_numbers_of_two_dispute() -> None:
    """One killed for the ministry, three for an outlet."""
    assert list_kinds(accuse("a", 1), own("b", MERIDIAN, 3)) == ["number"]


def test_number_denied_once() -> None:
    """A denied number is no second dispute where the denier gives its own."""
    said = make_brief("a", agents=(ARMENIA,), counts=(make_count("f", 7),))
    own = make_brief("b", claimant=ARMENIA, agents=(ARMENIA,), act="admit", counts=(make_count("g", 4),))
    denial = make_brief("c", claimant=ARMENIA, act="deny", denied="number", negated=True)
    assert [row.topic for row in reconcile((said, own, denial)).disputes if row.kind == "number"] == ["killed"]
    assert [row.topic for row in reconcile((said, denial)).disputes if row.kind == "number"] == ["number"]


def test_denials_join() -> None:
    """Who says that nothing was fired, and that it was not them, holds one position: the event is denied."""
    nothing = make_brief("b", act="deny", denied="event", claimant=ARMENIA, source="Armenpress")
    others = make_brief("c", act="deny", denied="responsibility", claimant=ARMENIA, source="Hetq")
    assert list_kinds(accuse("a"), others) == ["responsibility-denied"]
    assert list_kinds(accuse("a"), nothing, others) == ["event-denied"]


def test_target_corrected() -> None:
    """ "No cluster bombs were used, only military facilities were struck" admits the strike; without the denial only a
    body that fights admits it, and only where nobody else is accused."""
    denial = make_brief("b", act="deny", denied="weapon", claimant=ARMENIA, source="Armenpress", weapons=("rocket",))
    struck = make_brief("c", cover=denial.cover, claimant=ARMENIA, civilian=False, targets=("facility",))
    accusation = accuse("a", weapons=("rocket",))
    assert list_kinds(accusation, denial, struck) == ["admitted", "weapon"]
    assert list_kinds(accusation, struck) == ["admitted"]
    assert "admitted" not in list_kinds(accusation, struck, own("d", MONITOR, agents=(AZERBAIJAN,)))
    assert list_kinds(accusation, replace(struck, claimant=MERIDIAN)) == []


def test_headline_count() -> None:
    """ "Five dead" over a text of five civilians killed is not held against another's twenty soldiers."""
    headline = make_count("hf", 5, status=None)
    ministry = accuse("a", 5, source="Azernews")
    told = make_brief("h", cover=ministry.cover, counts=(headline,), in_headline=True)
    rival = make_brief("b", claimant=ARMENIA, source="Hetq", counts=(make_count("bf", 20, status="combatant"),))
    assert list_kinds(told, ministry, rival) == ["status"]


def test_accused_word() -> None:
    """What the accused says of soldiers among the dead, or of a military target, lowers no grade."""
    count = make_count("f", 2, status=None)
    shelled = make_brief("a", act="accuse", agents=(ARMENIA,), counts=(count,))
    soldiers = make_brief("c", claimant=ARMENIA, civilian=False, counts=(make_count("g", 1, status="combatant"),))
    assert [row.grade for row in reconcile((shelled, soldiers)).grades] == ["Weak"]


def test_doubt_is_civilian() -> None:
    """Victims of whom nobody says are civilians in case of doubt, but not in fighting, nor beside soldiers."""
    count = make_count("f", 2, status=None)
    shelled = make_brief("a", act="accuse", agents=(ARMENIA,), counts=(count,))
    fought = make_brief("b", act="accuse", agents=(ARMENIA,), counts=(count,), kind="armed-clash")
    soldiers = make_brief("c", counts=(make_count("g", 1, status="combatant"),), source="Hetq")
    assert [row.grade for row in reconcile((shelled,)).grades] == ["Weak"]
    assert reconcile((fought,)).grades == ()
    assert reconcile((shelled, soldiers)).grades == ()


def test_part_is_no_rival() -> None:
    """ "Seven, the mayor said. Two of the wounded died in hospital": two is no rival of seven."""
    mayor = accuse("a", 7)
    part = make_brief("b", cover=mayor.cover, order=1, claimant=MERIDIAN, voice="source", counts=(make_count("p", 2),))
    both = accuse("c", 7, source="Hetq", counts=(make_count("c1", 7), make_count("c2", 2)), claimant=MONITOR)
    assert list_kinds(mayor, part, both) == []


def test_range_holds_number() -> None:
    """ "At least one" and three can both be true."""
    assert list_kinds(accuse("a", 1, None), own("b", MERIDIAN, 3)) == []


def test_update_is_no_dispute() -> None:
    """ "21 killed" after "14 killed" by the same office replaces it; an outlet that still says 21 agrees."""
    rows = (accuse("a", 14), accuse("b", 21, published=LATER), own("c", MERIDIAN, 21))
    assert list_kinds(*rows) == []


def test_part_agrees_with_whole() -> None:
    """Three civilians among five killed are no dispute, seven would be."""
    whole = own("b", MERIDIAN, counts=(make_count("b-f", 5, status=None),))
    assert list_kinds(accuse("a", 3), whole) == []
    assert list_kinds(accuse("a", 7), whole) == ["number"]


def test_two_culprits_dispute() -> None:
    """Each says the other did it."""
    other = make_brief("b", claimant=ARMENIA, act="accuse", agents=(AZERBAIJAN,))
    assert list_kinds(accuse("a", None), other) == ["perpetrator"]


def test_blamed_each_other() -> None:
    """An outlet that reports both accusations as its own holds neither position."""
    rows = (own("a", MERIDIAN), own("b", MERIDIAN, agents=(AZERBAIJAN,)))
    assert list_kinds(*rows) == []


@pytest.mark.parametrize(
    ("denied", "kind"),
    [("event", "event-denied"), ("responsibility", "responsibility-denied"), ("status", "status")],
)
def test_denials_are_typed(denied: str, kind: str) -> None:
    """What is denied is the dispute's kind."""
    denial = make_brief("b", claimant=ARMENIA, act="deny", negated=True, denied=denied, agents=(ARMENIA,))
    case = reconcile([accuse("a", None), denial])
    assert [row.kind for row in case.disputes] == [kind]
    assert [position.claims for position in case.disputes[0].positions] == [("a",), ("b",)]


def test_drone_and_missile_dispute() -> None:
    """A drone for one, a missile for the other; a missile and a rocket are one telling."""
    drone = own("b", MERIDIAN, weapons=("drone",))
    assert list_kinds(accuse("a", weapons=("missile",)), drone) == ["weapon"]
    assert list_kinds(accuse("a", weapons=("missile",)), own("b", MERIDIAN, weapons=("rocket",))) == []


def test_admission_meets_accusation() -> None:
    """The accused says it struck: the accusation is admitted, not disputed."""
    assert list_kinds(accuse("a", None), make_brief("b", claimant=ARMENIA, act="admit", agents=(ARMENIA,))) == [
        "admitted"
    ]


def grade(
    *briefs: Brief, credible: tuple[str, ...] = (), reviews: tuple[Review, ...] = ()
) -> dict[str, tuple[str, int]]:
    """Grade and rule by accused."""
    case = reconcile(briefs, reviews, Rules(credible=frozenset(credible)))
    return {row.accused: (row.grade, row.rule) for row in case.grades}


def test_one_origin_is_weak() -> None:
    """Ten reprints of one ministry are one origin."""
    rows = [accuse(f"a{number}", source=f"Outlet {number}") for number in range(10)]
    assert grade(*rows) == {"Armenia": ("Weak", 5)}


def test_two_credible_are_fair() -> None:
    """Two outlets that the project takes as credible, in their own voice: an action is likely."""
    rows = (own("a", MERIDIAN), own("b", MONITOR))
    assert grade(*rows, credible=("Meridian", "Monitor")) == {"Armenia": ("Fair", 4)}


def test_two_others_are_ungraded() -> None:
    """The published tests do not cover two origins of which none is credible; what is missing is named."""
    case = reconcile([own("a", MERIDIAN), own("b", MONITOR)])
    assert [(row.grade, row.rule) for row in case.grades] == [("Ungraded", 6)]
    assert case.grades[0].missing == "two credible origins: 0 of 2 origins are on the project's list"


def test_two_blamed_is_contested() -> None:
    """A counter-accusation contests the accusation of either."""
    other = make_brief("b", claimant=ARMENIA, act="accuse", agents=(AZERBAIJAN,))
    assert grade(accuse("a"), other) == {"Armenia": ("Contested", 3), "Azerbaijan": ("Contested", 3)}


def test_bare_denial_lowers_nothing() -> None:
    """A denial stands in the assessment and leaves the grade."""
    denial = make_brief("b", claimant=ARMENIA, act="deny", negated=True, denied="responsibility", agents=(ARMENIA,))
    case = reconcile([accuse("a"), denial])
    assert [(row.grade, row.assessment) for row in case.grades] == [("Weak", "non_credible")]


def test_concession_is_confirmed() -> None:
    """Who admits civilian harm confirms it; who admits only a strike declares the strike."""
    harm = make_brief("b", claimant=ARMENIA, act="admit", agents=(ARMENIA,), counts=(make_count("b-f", 1),))
    assert grade(accuse("a"), harm) == {"Armenia": ("Confirmed", 1)}
    strike = make_brief("b", claimant=ARMENIA, act="admit", agents=(ARMENIA,))
    case = reconcile([accuse("a"), strike])
    assert [(row.grade, row.strike) for row in case.grades] == [("Weak", "declared_strike")]


def test_damage_is_not_graded() -> None:
    """Damage alone, or soldiers alone, makes no grade."""
    houses = make_count("a-f", 7, measure="damaged", unit="houses", status=None)
    soldiers = make_count("a-f", 7, status="combatant")
    assert grade(accuse("a", counts=(houses,))) == {}
    assert grade(accuse("a", counts=(soldiers,))) == {}


def test_finding_discounts() -> None:
    """Only a person's signed finding discounts; the machine's grade stays beside it."""
    incident = reconcile([accuse("a")]).incidents[0].id
    review = Review(
        "r", "grade", (incident, "Armenia"), "finding", {"finding": "other_party"}, "footage", "anna", "2021"
    )
    case = reconcile([accuse("a")], [review])
    assert [(row.grade, row.rule, row.computed, row.override) for row in case.grades] == [
        ("Discounted", 2, "Weak", "r")
    ]


def total(name: str, low: int, published: str, **options: Any) -> Brief:
    """A running total of civilians killed since 27 September."""
    when = When("2020-09-27", published[:10], "range")
    count = make_count(f"{name}-f", low, scope="running", when=when)
    return make_brief(name, **({"kind": None, "family": None, "counts": (count,), "published": published} | options))


def read_series(case: Reconciliation) -> list[list[tuple[int | None, str]]]:
    """Numbers and changes of each series."""
    return [[(point.low, point.change) for point in toll.points] for toll in case.tolls]


def test_totals_make_series() -> None:
    """One claimant's totals over time: update, reprint, correction."""
    rows = (
        total("a", 31, "2020-10-09T12:00:00+04:00"),
        total("b", 41, "2020-10-12T12:00:00+04:00"),
        total("c", 41, "2020-10-12T15:00:00+04:00", source="Reprinter"),
        total("d", 40, "2020-10-13T12:00:00+04:00"),
    )
    case = reconcile(rows)
    assert read_series(case) == [[(31, "first"), (41, "update"), (40, "correction")]]
    assert case.tolls[0].points[1].carriers == ("c-f",)


def test_totals_are_no_incident() -> None:
    """A running total is never an incident's toll, and never graded."""
    case = reconcile([total("a", 31, "2020-10-09T12:00:00+04:00")])
    assert (case.incidents, case.grades) == ((), ())


def test_totals_of_two_dispute() -> None:
    """Two claimants' totals up to one day that cannot both be true."""
    rows = (total("a", 31, "2020-10-09T12:00:00+04:00"), total("b", 50, "2020-10-09T12:00:00+04:00", claimant=ARMENIA))
    case = reconcile(rows)
    assert len(case.tolls) == 2
    assert [row.kind for row in case.disputes] == ["number"]
    assert "never added up" in case.disputes[0].explanation


def test_body_without_side_named() -> None:
    """An army that no profile gives a side is told by its name in a dispute, never by its key."""
    army = Party("body:northern army:", "the Northern Army", "armed-force")
    briefs = (accuse("a", None, agents=(army,)), make_brief("b", act="accuse", agents=(ARMENIA,), claimant=MONITOR))
    (dispute,) = [row for row in reconcile(briefs).disputes if row.kind == "perpetrator"]
    assert "the Northern Army" in [row.label for row in dispute.positions]
    assert "body:" not in dispute.explanation


def test_total_has_holders() -> None:
    """Who holds a position in a dispute of running totals is named, as in one of an incident, where no side does."""
    outlet = Party("medium:pine", "Pine Post", "medium")
    rows = (total("a", 12, LATER, claimant=MERIDIAN), total("b", 27, LATER, claimant=outlet, source="Pine Post"))
    case = reconcile(rows)
    (dispute,) = case.disputes
    assert [position.value["claimants"] for position in dispute.positions] == [["Meridian"], ["Pine Post"]]


def test_holders_are_named() -> None:
    """Where no side holds a position, who does is named."""
    (dispute,) = reconcile((accuse("a", 1), own("b", MERIDIAN, 3))).disputes
    assert dispute.explanation.endswith("Meridian: 3")


def test_own_count_is_no_part() -> None:
    """An outlet's own count told before a ministry's higher one is at odds with it: "we confirmed nine. It says 19"."""
    first = accuse("a", 9, claimant=MERIDIAN, voice="source", source="Meridian")
    second = accuse("b", 19, cover=first.cover, order=1)
    assert "number" in list_kinds(first, second)


def test_two_totals_of_one_briefing() -> None:
    """An army's own losses and those of its enemy, told together, make two series though only one says whose."""
    published = "2020-10-09T12:00:00+04:00"
    when = When("2020-09-27", "2020-10-09", "range")
    options: dict[str, Any] = {"scope": "running", "when": when, "status": "combatant"}
    counts = (make_count("f", 874, nationality="AZ", **options), make_count("g", 3120, **options))
    told = make_brief("a", kind=None, family=None, counts=counts, published=published)
    assert sorted(read_series(reconcile([told]))) == [[(874, "first")], [(3120, "first")]]


@pytest.mark.parametrize("name", ["Northwire's correspondent in Goma", "Northwire reporter"])
def test_reporters_medium(name: str) -> None:
    """What a medium's own reporter tells goes back to the medium."""
    reporter = Party("person:x", name, "person")
    for source in ("Northwire", "Azernews"):
        case = reconcile([accuse("a", 3, claimant=reporter, source=source)])
        names = {row.id: row.name for row in case.origins}
        assert [names[origin] for origin in case.incidents[0].origins] == ["Northwire"]


def test_dead_of_no_number() -> None:
    """ "Those who died were fighters" holds a position on who the dead were, without a number."""
    said = own("b", ARMENIA, kind="killing", counts=(), civilian=False)
    assert "status" in list_kinds(accuse("a", agents=(ARMENIA,)), said)


def test_falling_total_is_another() -> None:
    """A total of nobody's nation does not join a series in which it would fall by more than half."""
    rows = []
    for name, low, nation, on in (("a", 22, "AM", "17"), ("b", 1150, None, "10"), ("c", 31, None, "24")):
        when = When("2020-09-27", f"2020-10-{on}", "range")
        made = make_count(f"{name}-f", low, scope="running", when=when, status="combatant", nationality=nation)
        rows.append(total(name, low, f"2020-10-{on}T10:00:00+04:00", counts=(made,)))
    series = read_series(reconcile(rows))
    assert sorted([number for number, _ in row] for row in series) == [[22, 31], [1150]]
