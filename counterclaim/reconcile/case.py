"""Everything the claims of a case say together: one pure function over claims in brief.

Each row is a function of the claims it speaks of, so that `update` (incremental.py) can make the rows that a new
document touches from those claims alone.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from counterclaim.reconcile.actors import join_identities, list_rivals
from counterclaim.reconcile.attach import gather_members
from counterclaim.reconcile.blocks import is_event
from counterclaim.reconcile.clusters import Knot, group_knots, make_knots
from counterclaim.reconcile.compare import judge_claims
from counterclaim.reconcile.copies import find_copies, find_originals
from counterclaim.reconcile.decisions import Decisions, gather_decisions
from counterclaim.reconcile.disputes import find_disputes
from counterclaim.reconcile.grades import grade_incident
from counterclaim.reconcile.incidents import Group, find_anchor, make_incident
from counterclaim.reconcile.origins import Descent, find_origin, list_origins, trace_claim
from counterclaim.reconcile.rules import DEFAULT, Rules
from counterclaim.reconcile.tolls import dispute_tolls, gather_entries, make_tolls
from counterclaim.vocabulary import (
    Dispute,
    Grade,
    Identity,
    Incident,
    Judgement,
    Origin,
    Reconciliation,
    Review,
    Toll,
    Trace,
)
from counterclaim.vocabulary.brief import Brief, Cover, Party


@dataclass(frozen=True, slots=True)
class Sourcing:
    """Where claims come from: the part of a reconciliation that the rest builds on."""

    copies: tuple[Judgement, ...]
    identities: tuple[Identity, ...]
    origins: tuple[Origin, ...]
    traces: tuple[Trace, ...]


def reconcile(briefs: Iterable[Brief], reviews: Iterable[Review] = (), rules: Rules = DEFAULT) -> Reconciliation:
    """Incidents, origins, tolls, disputes and grades of these claims. People's reviews stand above every judgement."""
    rows = tuple(briefs)
    decisions = gather_decisions(reviews)
    sourcing = trace_origins(rows, list_covers(rows), rules, decisions)
    groups, judgements = form_groups(rows, sourcing, rules, decisions)
    incidents, disputes, grades = sum_groups(groups, sourcing, decisions)
    tolls, toll_disputes = sum_tolls(rows, sourcing)
    return Reconciliation(
        rules.version,
        sourcing.copies,
        tuple(sorted((*judgements, *list_rivals(sourcing.identities)), key=lambda row: row.id)),
        sourcing.identities,
        sourcing.origins,
        sourcing.traces,
        incidents,
        tolls,
        tuple(sorted((*disputes, *toll_disputes), key=lambda row: row.id)),
        grades,
    )


def list_covers(briefs: Iterable[Brief]) -> dict[str, Cover]:
    """The documents of these claims."""
    return {brief.cover.document: brief.cover for brief in briefs}


def trace_origins(briefs: Sequence[Brief], covers: Mapping[str, Cover], rules: Rules, decisions: Decisions) -> Sourcing:
    """Copies, actors, and the origin of every claim."""
    copies = find_copies(covers.values(), rules)
    originals = {copy: covers[first] for copy, first in find_originals(covers, copies).items()}
    descent = Descent(originals, find_leads(briefs), decisions)
    traces = tuple(sorted((trace_claim(brief, descent) for brief in briefs), key=lambda row: row.claim))
    identities = join_identities(list_parties(briefs, descent), decisions.joined)
    known = {identity.id: identity for identity in identities}
    return Sourcing(copies, identities, list_origins(traces, known, rules), traces)


def find_leads(briefs: Iterable[Brief]) -> dict[str, Brief]:
    """The claim of the text that says who says so, by the headline claim's id."""
    rows = tuple(briefs)
    wanted = {brief.lead for brief in rows if brief.lead is not None}
    leads = {brief.id: brief for brief in rows if brief.id in wanted}
    return {brief.id: leads[brief.lead] for brief in rows if brief.lead is not None and brief.lead in leads}


def list_parties(briefs: Iterable[Brief], descent: Descent) -> set[Party]:
    """Every actor that claims name: claimants, sources, agents, those who pass on, and origins."""
    found: set[Party] = set()
    for brief in briefs:
        found.update((brief.claimant, brief.cover.source, *brief.agents, *brief.relays))
        found.add(find_origin(brief, descent)[0])
    return found


def form_groups(
    briefs: Sequence[Brief], sourcing: Sourcing, rules: Rules, decisions: Decisions
) -> tuple[list[Group], list[Judgement]]:
    """The claims of each event, and the judgements behind them."""
    knots = make_knots(briefs, decisions)
    parts, _ = group_knots(knots, rules, decisions)
    members, unsure = gather_members(parts, briefs, rules)
    origins = {trace.claim: trace.origin for trace in sourcing.traces}
    camps = {identity.id: identity.side or identity.country for identity in sourcing.identities}
    groups = [make_group(rows, origins, camps) for rows in members if any(is_event(row) for row in rows)]
    return groups, [*unsure, *explain_groups(parts, rules)]


def make_group(briefs: Sequence[Brief], origins: Mapping[str, str], camps: Mapping[str, str | None]) -> Group:
    """One event's claims with their origins."""
    own = {brief.id: origins[brief.id] for brief in briefs}
    sides = {origin: camps.get(origin) for origin in own.values()}
    return Group(find_anchor(briefs), tuple(briefs), own, sides)


def explain_groups(parts: Iterable[Sequence[Knot]], rules: Rules) -> list[Judgement]:
    """Why each form of claim stands in its group: the comparison with the group's first."""
    return [judge_claims(knot.briefs[0], part[0].briefs[0], rules) for part in parts for knot in part[1:]]


def sum_groups(
    groups: Iterable[Group], sourcing: Sourcing, decisions: Decisions
) -> tuple[tuple[Incident, ...], tuple[Dispute, ...], tuple[Grade, ...]]:
    """Incidents, their disputes and their grades."""
    credible = frozenset(origin.id for origin in sourcing.origins if origin.credible)
    ordered = sorted(groups, key=lambda group: group.id)
    incidents = tuple(make_incident(group) for group in ordered)
    disputes = tuple(row for group in ordered for row in find_disputes(group))
    grades = (row for group in ordered for row in grade_incident(group, credible, decisions))
    return incidents, disputes, tuple(sorted(grades, key=lambda row: row.id))


def sum_tolls(briefs: Iterable[Brief], sourcing: Sourcing) -> tuple[tuple[Toll, ...], tuple[Dispute, ...]]:
    """Series of running totals, and disputes between them."""
    known = {identity.id: identity for identity in sourcing.identities}
    entries = gather_entries(briefs, {trace.claim: trace.origin for trace in sourcing.traces})
    tolls = make_tolls(entries, known)
    return tolls, dispute_tolls(entries, tolls)
