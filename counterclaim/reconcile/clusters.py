"""Which claims speak of one event: pairs judged the same, then groups in which each belongs to most others.

Everything here is a function of a set of claims and never of their order: ties are broken by what was published
first. Groups grow only inside a connected component of pairs judged the same, so that a new document changes nothing
beyond the components it touches.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache

from counterclaim.reconcile.blocks import at_keys, is_placed, list_days, seek_keys
from counterclaim.reconcile.compare import Form, list_counts, make_form, score_forms
from counterclaim.reconcile.decisions import Decisions
from counterclaim.reconcile.rules import Rules
from counterclaim.vocabulary.brief import Brief


@cache
def sort_time(published: str | None) -> str:
    """A publication time in UTC, for sorting; what is undated comes last."""
    if published is None:
        return "9999"
    try:
        moment = datetime.fromisoformat(published)
    except ValueError:
        return published
    return published[:10] if moment.tzinfo is None else moment.astimezone(UTC).isoformat()


def sort_brief(brief: Brief) -> tuple[str, str, int]:
    """Briefs in the order in which they were published, then printed."""
    return (sort_time(brief.cover.published), brief.cover.document, brief.order)


@dataclass(eq=False, slots=True)
class Knot:
    """Claims of one form. Compared as one; hashed by identity, which is quick."""

    form: Form
    briefs: tuple[Brief, ...]
    keys: tuple[str, ...]
    seeks: tuple[str, ...]

    @property
    def rank(self) -> tuple[int, tuple[str, str, int]]:
        """The order in which knots found groups: what is pinned to one day first, then what was published first."""
        return (len(list_days(self.form.when)), sort_brief(self.briefs[0]))


def make_knots(briefs: Iterable[Brief], rules: Rules, decisions: Decisions) -> list[Knot]:
    """Placed claims gathered by form, in rank order."""
    groups: dict[Form, list[Brief]] = defaultdict(list)
    for brief in briefs:
        if is_placed(brief):
            groups[make_form(brief, brief.id in decisions.apart)].append(brief)
    knots = []
    for form, members in groups.items():
        ordered = tuple(sorted(members, key=sort_brief))
        counts = frozenset(count for brief in ordered for count in list_counts(brief))
        keys, seeks = at_keys(ordered[0]), seek_keys(ordered[0], rules.window)
        knots.append(Knot(replace(form, counts=counts), ordered, keys, seeks))
    return sorted(knots, key=lambda knot: knot.rank)


def index_knots(knots: Iterable[Knot]) -> dict[str, list[Knot]]:
    """Knots by block key."""
    blocks: dict[str, list[Knot]] = defaultdict(list)
    for knot in knots:
        for key in knot.keys:
            blocks[key].append(knot)
    return blocks


def score_knots(left: Knot, right: Knot, rules: Rules, decisions: Decisions) -> float:
    """How surely two knots speak of one event; a person's DIFFERENT is 0, a person's SAME 1."""
    if decisions.touches(left.form.only, right.form.only):
        verdict = decisions.find(left.form.only, right.form.only)
        if verdict is not None:
            return 1.0 if verdict == "same" else 0.0
    return score_forms(left.form, right.form, rules)


Edges = dict[Knot, dict[Knot, float]]


def link_knots(knots: Sequence[Knot], rules: Rules, decisions: Decisions) -> tuple[Edges, int]:
    """Pairs of knots judged the same, and how many pairs were compared."""
    edges: Edges = {knot: {} for knot in knots}
    numbers = {knot: number for number, knot in enumerate(knots)}
    blocks = index_knots(knots)
    compared = 0
    for left, number in numbers.items():
        near = {other for key in left.seeks for other in blocks.get(key, ()) if numbers[other] > number}
        compared += len(near)
        for right in near:
            score = score_knots(left, right, rules, decisions)
            if score >= rules.same:
                edges[left][right] = edges[right][left] = score
    return edges, compared


def find_components(edges: Edges) -> list[list[Knot]]:
    """Knots connected by pairs judged the same, each component in rank order."""
    seen: set[Knot] = set()
    components = []
    for start in edges:
        if start in seen:
            continue
        seen.add(start)
        stack, component = [start], []
        while len(stack) > 0:
            knot = stack.pop()
            component.append(knot)
            fresh = [other for other in edges[knot] if other not in seen]
            seen.update(fresh)
            stack.extend(fresh)
        components.append(sorted(component, key=lambda knot: knot.rank))
    return components


def split_component(component: Sequence[Knot], edges: Edges, rules: Rules, decisions: Decisions) -> list[list[Knot]]:
    """The groups of a component: a knot joins the group it agrees with best on average, and none it is ruled out of.

    Average linkage keeps "overnight" from chaining one day's event to the next. Knots come in rank order, so the
    result does not depend on the order of arrival.
    """
    if len(component) <= 2:
        return [list(component)]
    groups: list[list[Knot]] = []
    for knot in component:
        best, where = 0.0, -1
        for number, group in enumerate(groups):
            score = rate_group(knot, group, edges, rules, decisions)
            if score > best:
                best, where = score, number
        if best >= rules.same:
            groups[where].append(knot)
        else:
            groups.append([knot])
    return groups


def rate_group(knot: Knot, group: Sequence[Knot], edges: Edges, rules: Rules, decisions: Decisions) -> float:
    """The mean score of a knot with a group's members; 0 where one of them rules it out."""
    total = 0.0
    near = edges[knot]
    for other in group:
        score = near.get(other)
        if score is None:
            score = score_knots(knot, other, rules, decisions)
        if score == 0.0:
            return 0.0
        total += score
    return total / len(group)


def join_decided(groups: list[list[Knot]], decisions: Decisions) -> list[list[Knot]]:
    """Groups that people decided speak of one event, joined."""
    if len(decisions.same) == 0:
        return groups
    owner = {brief.id: number for number, group in enumerate(groups) for knot in group for brief in knot.briefs}
    parent = list(range(len(groups)))

    def find_root(number: int) -> int:
        while parent[number] != number:
            number = parent[number]
        return number

    for left, right in sorted(decisions.same):
        if left in owner and right in owner:
            roots = sorted((find_root(owner[left]), find_root(owner[right])))
            parent[roots[1]] = roots[0]
    joined: dict[int, list[Knot]] = defaultdict(list)
    for number, group in enumerate(groups):
        joined[find_root(number)].extend(group)
    return [joined[root] for root in sorted(joined)]


def group_knots(knots: Sequence[Knot], rules: Rules, decisions: Decisions) -> tuple[list[list[Knot]], int]:
    """Groups of knots that speak of one event, and how many pairs were compared."""
    edges, compared = link_knots(knots, rules, decisions)
    groups = [
        group for component in find_components(edges) for group in split_component(component, edges, rules, decisions)
    ]
    return join_decided(groups, decisions), compared


def map_claims(groups: Iterable[Iterable[Knot]]) -> Mapping[str, int]:
    """The number of each claim's group."""
    return {brief.id: number for number, group in enumerate(groups) for knot in group for brief in knot.briefs}
