"""Claims that do not say where or when, brought to the incident they answer, where that is plain.

Within a document a claim can point at another ("the attack", a denial's "it"). Across documents an unknown place or
day joins nothing by itself; only a denial or an admission, which speaks of somebody's claim by nature, goes to the
one accusation that it can mean. Where two fit, each is UNSURE and waits for a person.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from counterclaim.reconcile.blocks import is_answer, is_event, is_loose, is_placed, list_answered, list_days, seek_keys
from counterclaim.reconcile.clusters import Knot, map_claims, sort_brief
from counterclaim.reconcile.compare import list_counts
from counterclaim.reconcile.incidents import list_blamed
from counterclaim.reconcile.kinds import compare_kinds
from counterclaim.reconcile.places import compare_sites
from counterclaim.reconcile.rules import Rules
from counterclaim.vocabulary import Judgement, make_id
from counterclaim.vocabulary.brief import Brief

MOST = 3
"""Candidates to which an undated answer is shown as UNSURE; with more it means nothing in particular."""

FITTING = 0.7
"""Least agreement of kinds: an answer to "shelling" can mean a missile strike, not a car bomb."""


def gather_members(
    groups: Sequence[Sequence[Knot]], briefs: Iterable[Brief], rules: Rules
) -> tuple[list[list[Brief]], list[Judgement]]:
    """Every group's claims with those that point at them, and what stays unsure."""
    members = [[brief for knot in group for brief in knot.briefs] for group in groups]
    placed = [tuple(group) for group in members]
    owner = dict(map_claims(groups))
    rest = {brief.id: brief for brief in briefs if not is_placed(brief) and brief.family is not None}
    follow_all(rest, owner, members)
    blocks = index_groups(groups)
    unsure: list[Judgement] = []
    for brief in sorted((row for row in rest.values() if is_loose(row)), key=sort_brief):
        fitting = find_fitting(brief, members if is_answer(brief) else placed, blocks, rules)
        if len(fitting) == 1:
            members[fitting[0]].append(brief)
            owner[brief.id] = fitting[0]
        elif len(fitting) <= MOST:
            unsure.extend(judge_loose(brief, members[number][0], rules) for number in fitting)
    follow_all({key: row for key, row in rest.items() if key not in owner}, owner, members)
    return [sorted(group, key=sort_brief) for group in members], unsure


def follow_all(rest: Mapping[str, Brief], owner: dict[str, int], members: list[list[Brief]]) -> None:
    """Add the claims that point at one of a group to it, in place."""
    found = {brief.id: target for brief in rest.values() if (target := follow_links(brief, rest, owner)) is not None}
    for key, target in found.items():
        members[target].append(rest[key])
    owner |= found


def follow_links(brief: Brief, rest: Mapping[str, Brief], owner: Mapping[str, int]) -> int | None:
    """The group that a claim's chain of "same event as" leads to; None where it leads nowhere or in a circle."""
    seen = {brief.id}
    target = brief.same_as
    while target is not None and target not in owner:
        step = rest.get(target)
        if step is None or step.id in seen:
            return None
        seen.add(step.id)
        target = step.same_as
    return None if target is None else owner[target]


def index_groups(groups: Sequence[Sequence[Knot]]) -> Mapping[str, list[int]]:
    """The numbers of the groups by block key."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for number, group in enumerate(groups):
        for key in {key for knot in group for key in knot.keys}:
            blocks[key].append(number)
    return blocks


def find_fitting(
    brief: Brief, members: Sequence[Sequence[Brief]], blocks: Mapping[str, list[int]], rules: Rules
) -> list[int]:
    """The groups that an undated answer can mean: near, of that kind, in the days before, its camp accused; of an event
    of more days before only one of which it tells the same, whom it struck or how many."""
    numbers = sorted({number for key in seek_keys(brief, rules.window) for number in blocks.get(key, ())})
    fitting = [number for number in numbers if can_answer(brief, members[number], rules)]
    if not is_answer(brief):
        return fitting
    recent = set(list_answered(brief, rules.window)) | set(list_days(brief.when))
    near = [number for number in fitting if any(len(recent & set(list_days(row.when))) > 0 for row in members[number])]
    late = [number for number in fitting if any(tells_same(brief, row) for row in members[number])]
    late = fitting if len(late) == 0 and len(fitting) == 1 and brief.act == "deny" else late
    return near if len(near) > 0 else late


def can_answer(brief: Brief, members: Sequence[Brief], rules: Rules) -> bool:
    """Whether an undated claim can be of this event: a denial or admission by its camp, news by what it tells; an
    admission is news too, where nobody accused its camp."""
    fitting = [
        row
        for row in members
        if brief.kind is not None and row.kind is not None and compare_kinds(brief.kind, row.kind) >= FITTING
        if brief.site is not None and row.site is not None and compare_sites(brief.site, row.site, rules.radius) > 0
    ]
    told = any(is_fresh(brief, row) or tells_same(brief, row) for row in fitting)
    if not is_answer(brief):
        return told
    camps = {agent.camp for agent in brief.agents} | {brief.claimant.camp}
    blamed = any(len(camps & list_blamed(row)) > 0 for row in fitting)
    return blamed or (told and is_event(brief))


def is_fresh(brief: Brief, row: Brief) -> bool:
    """Whether undated news was published on the day of an event or the day after: news is mostly of these."""
    if brief.cover.published is None:
        return False
    days = list_answered(brief, 1)
    return len(set(days) & set(list_days(row.when))) > 0


def tells_same(brief: Brief, row: Brief) -> bool:
    """Whether two claims of one place share what they tell: whom it struck, how many, with what weapon."""
    shared = set(list_counts(brief)) & set(list_counts(row))
    return len(shared) > 0 or len({*brief.targets, *brief.weapons} & {*row.targets, *row.weapons}) > 0


def judge_loose(brief: Brief, member: Brief, rules: Rules) -> Judgement:
    """UNSURE: an undated claim that fits several events."""
    ids = sorted((brief.id, member.id))
    what = "answers one of several accusations" if is_answer(brief) else "tells of one of several events there"
    reasons = (f"{what}; it does not say which day",)
    return Judgement(make_id("judgement", *ids), "claim", ids[0], ids[1], "unsure", None, {}, reasons, rules.version)
