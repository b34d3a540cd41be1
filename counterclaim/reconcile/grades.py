"""How well supported an accusation is: the decision procedure of docs/grades.md, one step a rule.

The tests are those Airwars publishes for civilian-harm incidents; the order, the rule of independent origins and the
outcome Ungraded are ours.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from counterclaim.reconcile.blocks import is_event
from counterclaim.reconcile.decisions import Decisions
from counterclaim.reconcile.disputes import HARM, corrects_target, is_admission, list_latest
from counterclaim.reconcile.incidents import Group
from counterclaim.reconcile.ranges import find_unit, list_tallies
from counterclaim.vocabulary import Assessment, Grade, GradeName, StrikeStatus, make_id
from counterclaim.vocabulary.brief import Brief

RULES = "grades/3"
"""Raised with every change of the procedure; every grade names it."""

PROTECTED = frozenset({"children", "women", "elderly", "medics", "journalists", "aid-workers", "students", "patients"})
"""Groups of victims that are civilians unless a claim says otherwise."""

FIGHTING = frozenset({"armed-clash", "ground-assault", "interception", "territory-taken", "territory-retaken"})
"""Kinds of which the victims are fighters as often as not."""

MISSING: Mapping[int, str | None] = {
    1: None,
    2: None,
    3: "one party blamed: several are, or another is named as the culprit",
    4: "the accused accepts responsibility for the civilian harm",
    5: "a second independent origin that reports civilian harm and blames the accused",
}


@dataclass(frozen=True, slots=True)
class Accusation:
    """What the claims of one incident say of one accused party."""

    group: Group
    accused: str
    blamed: frozenset[str]
    origins: tuple[str, ...]
    """Independent origins that report civilian harm and blame the accused."""
    claims: tuple[str, ...]
    concessions: tuple[Brief, ...]
    action: str
    """declared, likely or none."""


def grade_incident(group: Group, decisions: Decisions) -> tuple[Grade, ...]:
    """One grade for every party blamed; none without reported harm to civilians, nor for what is only background."""
    current = [brief for brief in group.briefs if is_event(brief) and not brief.historic]
    presumed = presume_civilians(group)
    harmed = {group.get_origin(brief) for brief in group.briefs if reports_harm(brief, presumed)}
    blamed = frozenset(camp for brief in group.briefs for camp in group.blamed[brief.id])
    if len(harmed) == 0 or len(current) == 0:
        return ()
    return tuple(
        apply_decisions(decide_grade(weigh_accusation(group, camp, blamed)), decisions) for camp in sorted(blamed)
    )


def reports_harm(brief: Brief, presumed: bool = False) -> bool:
    """Whether a claim reports civilians killed or injured. Damage alone is none; a running total is never graded.

    `presumed`: victims of whom a claim does not say are civilians, because others say so and none says otherwise.
    """
    if brief.negated or brief.act == "deny":
        return False
    return any(
        count.measure in HARM
        and count.scope == "incident"
        and find_unit(count) == "people"
        and count.high != 0
        and (
            count.status in ("civilian", "mixed")
            or (count.status is None and brief.civilian is not False and (presumed or is_civilian(brief, count.group)))
        )
        for count in brief.counts
    )


def presume_civilians(group: Group) -> bool:
    """Whether victims of whom nobody says are taken for civilians: in case of doubt they are (Additional Protocol I,
    art. 50), unless somebody else than the accused names only combatants or a military target among the victims, or
    tells of fighting only, and nobody of civilians. What the accused says of its target lowers no grade."""
    blamed = {camp for names in group.blamed.values() for camp in names}
    harmed = [row for row in group.briefs if any(count.measure in HARM for count in row.counts)]
    others = [row for row in harmed if group.get_camp(row) not in blamed or len(blamed) > 1]
    civil = {row.cover.document for row in harmed if reports_harm(row)}
    armed = [row for row in others if row.cover.document not in civil]
    fought = any(row.civilian is False for row in armed)
    fought = fought or any(count.status == "combatant" for row in armed for count in row.counts)
    return not fought and (len(civil) > 0 or all(row.kind not in FIGHTING for row in group.briefs))


def is_civilian(brief: Brief, group: str | None) -> bool:
    """Whether victims of unstated status are civilians: the target is, or they are children, medics, journalists …"""
    return brief.civilian is True or group in PROTECTED


def weigh_accusation(group: Group, accused: str, blamed: frozenset[str]) -> Accusation:
    """The origins, concessions and known action behind one accusation.

    An origin counts where one of its documents both reports the harm and blames the accused, in one claim or in two.
    """
    presumed = presume_civilians(group)
    harm: dict[tuple[str, str], list[str]] = {}
    blame: dict[tuple[str, str], list[str]] = {}
    for brief in group.briefs:
        origin = group.get_origin(brief)
        if group.camps.get(origin) == accused:
            continue
        where = (origin, brief.cover.document)
        if reports_harm(brief, presumed):
            harm.setdefault(where, []).append(brief.id)
        if accused in group.blamed[brief.id]:
            blame.setdefault(where, []).append(brief.id)
    both = sorted(harm.keys() & blame.keys())
    claims = tuple(dict.fromkeys(claim for where in both for claim in (*harm[where], *blame[where])))
    return Accusation(
        group,
        accused,
        blamed,
        tuple(sorted({origin for origin, _ in both})),
        claims,
        tuple(brief for brief in group.briefs if concedes_harm(group, brief, accused)),
        find_action(group, accused),
    )


def concedes_harm(group: Group, brief: Brief, accused: str) -> bool:
    """Whether the accused itself says that it did it and that civilians came to harm."""
    own = group.get_camp(brief) == accused
    return own and is_admission(brief, accused) and reports_harm(brief)


def find_action(group: Group, accused: str) -> str:
    """declared where the accused's own camp says that it struck, likely where a credible origin says so."""
    own = [brief for brief in group.briefs if group.get_camp(brief) == accused]
    if any(is_admission(brief, accused) or corrects_target(group, brief, accused) for brief in own):
        return "declared"
    seen = any(
        accused in group.blamed[brief.id] and group.get_origin(brief) in group.credible for brief in group.briefs
    )
    return "likely" if seen else "none"


def decide_grade(case: Accusation) -> Grade:
    """The grade of one accusation by the rules, in their order; rule 2 is never automatic."""
    trusted = tuple(origin for origin in case.origins if origin in case.group.credible)
    if len(case.concessions) > 0:
        return make_grade(case, "Confirmed", 1, tuple(sorted({*case.origins, *origins_of(case, case.concessions)})))
    if len(case.blamed) > 1:
        return make_grade(case, "Contested", 3, case.origins)
    if len(trusted) > 1 and case.action in ("declared", "likely"):
        return make_grade(case, "Fair", 4, case.origins)
    if len(case.origins) == 1:
        return make_grade(case, "Weak", 5, case.origins)
    return make_grade(case, "Ungraded", 6, case.origins, name_lack(case, len(trusted)))


def name_lack(case: Accusation, trusted: int) -> str:
    """The first condition that an accusation no rule covers lacks for Fair."""
    if len(case.origins) == 0:
        return "an origin that reports civilian harm and blames the accused"
    if trusted < 2:
        return f"two credible origins: {trusted} of {len(case.origins)} origins are on the project's list"
    return "an action of the accused near the place on that day, declared or likely"


def origins_of(case: Accusation, briefs: Sequence[Brief]) -> tuple[str, ...]:
    """The origins of these claims."""
    return tuple(sorted({case.group.get_origin(brief) for brief in briefs}))


def make_grade(
    case: Accusation, name: GradeName, rule: int, origins: tuple[str, ...], missing: str | None = None
) -> Grade:
    """The row of one decision."""
    conceded = tuple(brief.id for brief in case.concessions)
    claims = tuple(dict.fromkeys((*conceded, *case.claims)))
    return Grade(
        make_id("grade", case.group.id, case.accused),
        case.group.id,
        case.accused,
        case.accused,
        name,
        rule,
        origins,
        claims,
        MISSING.get(rule, missing) if missing is None else missing,
        RULES,
        find_strike(case),
        find_assessment(case),
        sum_ranges(case.group, case.concessions),
        sum_ranges(case.group, case.group.briefs),
    )


def find_strike(case: Accusation) -> StrikeStatus:
    """The strike's own status, apart from the grade."""
    if case.action == "declared":
        return "declared_strike"
    if len(case.blamed) > 1:
        return "contested_strike"
    return "single_source_claim" if len(case.origins) < 2 else "likely_strike"


def find_assessment(case: Accusation) -> Assessment:
    """What the accused itself says of the allegation: a denial lives here and does not lower the grade."""
    own = [row for row in case.group.briefs if case.group.get_camp(row) == case.accused]
    if any(concedes_harm(case.group, row, case.accused) for row in own):
        return "credible"
    return "non_credible" if any(row.act == "deny" or row.negated for row in own) else "not_yet_assessed"


def sum_ranges(group: Group, briefs: Sequence[Brief]) -> dict[str, tuple[int | None, int | None]]:
    """Lowest and highest number of killed and injured that these claims give, each origin's latest."""
    tallies = [
        tally
        for brief in briefs
        for tally in list_tallies(brief, group.get_origin(brief), "incident")
        if tally.topic[1:] == ("people", None)
    ]
    ranges: dict[str, tuple[int | None, int | None]] = {}
    for measure in ("killed", "injured"):
        latest = [row for row in list_latest(tallies) if row.count.measure == measure and row.count.low is not None]
        if len(latest) > 0:
            tops = [row.count.low if row.count.high is None else row.count.high for row in latest]
            lows = [row.count.low for row in latest if row.count.low is not None]
            ranges[measure] = (min(lows), max(top for top in tops if top is not None))
    return ranges


def apply_decisions(grade: Grade, decisions: Decisions) -> Grade:
    """The grade as people decided it, where they did; what the rules say stays beside it."""
    target = (grade.incident, grade.accused)
    override, finding = decisions.overrides.get(target), decisions.findings.get(target)
    if override is not None:
        return replace(grade, grade=override.value["grade"], override=override.id, computed=grade.grade)
    if finding is not None and grade.rule != 1:
        return replace(grade, grade="Discounted", rule=2, missing=None, override=finding.id, computed=grade.grade)
    return grade
