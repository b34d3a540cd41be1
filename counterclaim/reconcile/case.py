"""Everything the claims of a case say together: one pure function over claims in brief.

Each row is a function of the claims it speaks of, so that `update` (incremental.py) can make the rows that a new
document touches from those claims alone.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from counterclaim.reconcile.actors import identify_key, join_identities, list_rivals
from counterclaim.reconcile.attach import gather_members
from counterclaim.reconcile.blocks import is_event
from counterclaim.reconcile.clusters import Knot, group_knots, make_knots
from counterclaim.reconcile.compare import judge_claims
from counterclaim.reconcile.copies import find_copies, find_originals
from counterclaim.reconcile.decisions import Decisions, gather_decisions
from counterclaim.reconcile.disputes import find_disputes
from counterclaim.reconcile.grades import grade_incident
from counterclaim.reconcile.incidents import Group, Voice, make_group, make_incident
from counterclaim.reconcile.names import fold_text
from counterclaim.reconcile.origins import Descent, list_voices, make_origin, trace_claim
from counterclaim.reconcile.rules import DEFAULT, Rules
from counterclaim.reconcile.tolls import dispute_tolls, gather_entries, make_tolls
from counterclaim.vocabulary import Dispute, Judgement, Reconciliation, Review, Trace
from counterclaim.vocabulary.brief import Brief, Cover, Party

Row = TypeVar("Row", Judgement, Dispute)


@dataclass(frozen=True, slots=True)
class Sourcing:
    """Where claims come from: the part of a reconciliation that the rest builds on."""

    voices: Mapping[str, Voice]
    """Who each claim goes back to."""
    traces: tuple[Trace, ...]
    parties: frozenset[Party]
    """Every actor that the claims name."""
    speaking: frozenset[str]
    """The ids of those who speak: the origins."""


def reconcile(briefs: Iterable[Brief], reviews: Iterable[Review] = (), rules: Rules = DEFAULT) -> Reconciliation:
    """Incidents, origins, tolls, disputes and grades of these claims. People's reviews stand above every judgement."""
    rows = tuple(briefs)
    decisions = gather_decisions(reviews)
    covers = list_covers(rows)
    copies = find_copies(covers.values(), rules)
    originals = {copy: covers[first] for copy, first in find_originals(covers, copies).items()}
    sourcing = trace_origins(rows, originals, rules, decisions)
    identities = join_identities(sourcing.parties, decisions.joined)
    parts, members, unsure = form_groups(rows, rules, decisions)
    groups = [make_group(group, sourcing.voices) for group in members if any(is_event(row) for row in group)]
    summed = sum_groups(groups, decisions)
    tolls = make_tolls(gather_entries(rows, sourcing.voices))
    return Reconciliation(
        rules.version,
        copies,
        sort_rows([*unsure, *explain_groups(parts, rules), *list_rivals(identities)]),
        identities,
        tuple(make_origin(identity, rules) for identity in identities if identity.id in sourcing.speaking),
        sourcing.traces,
        summed.incidents,
        tolls,
        sort_rows([*summed.disputes, *dispute_tolls(tolls)]),
        summed.grades,
    )


def sort_rows(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Rows by id, each once."""
    unique = {row.id: row for row in rows}
    return tuple(unique[key] for key in sorted(unique))


def list_covers(briefs: Iterable[Brief]) -> dict[str, Cover]:
    """The documents of these claims."""
    return {brief.cover.document: brief.cover for brief in briefs}


def trace_origins(
    briefs: Sequence[Brief], originals: Mapping[str, Cover], rules: Rules, decisions: Decisions
) -> Sourcing:
    """The origin of every claim. `originals`: the document that each copy goes back to."""
    descent = Descent(originals, find_leads(briefs), decisions)
    trusted = frozenset(fold_text(name) for name in rules.credible)
    voices: dict[str, Voice] = {}
    known: dict[Voice, Voice] = {}
    traces: list[Trace] = []
    parties: set[Party] = set()
    speaking: set[str] = set()
    for brief in briefs:
        party, trace = trace_claim(brief, descent)
        spoken = list_voices(brief, party)
        voice = Voice(trace.origin, party, fold_text(party.name) in trusted)
        voices[brief.id] = known.setdefault(voice, voice)
        traces.append(trace)
        parties.update(spoken, brief.agents, brief.relays)
        speaking.update(decisions.get_key(voice) for voice in spoken)
    ordered = tuple(sorted(traces, key=lambda row: row.claim))
    return Sourcing(voices, ordered, frozenset(parties), frozenset(identify_key(key) for key in speaking))


def find_leads(briefs: Iterable[Brief]) -> dict[str, Brief]:
    """The claim of the text that says who says so, by the headline claim's id."""
    rows = tuple(briefs)
    wanted = {brief.lead for brief in rows if brief.lead is not None}
    leads = {brief.id: brief for brief in rows if brief.id in wanted}
    return {brief.id: leads[brief.lead] for brief in rows if brief.lead is not None and brief.lead in leads}


def form_groups(
    briefs: Sequence[Brief], rules: Rules, decisions: Decisions
) -> tuple[list[list[Knot]], list[list[Brief]], list[Judgement]]:
    """The claims of each event: as knots, as claims with those that point at them; and what stays unsure."""
    parts, _ = group_knots(make_knots(briefs, rules, decisions), rules, decisions)
    members, unsure = gather_members(parts, briefs, rules)
    return parts, members, unsure


def explain_groups(parts: Iterable[Sequence[Knot]], rules: Rules) -> list[Judgement]:
    """Why each form of claim stands in its group: the comparison with the group's first."""
    return [judge_claims(knot.briefs[0], part[0].briefs[0], rules) for part in parts for knot in part[1:]]


def sum_groups(groups: Iterable[Group], decisions: Decisions) -> Reconciliation:
    """Incidents, their disputes and their grades; nothing else is filled in."""
    ordered = sorted(groups, key=lambda group: group.id)
    grades = [row for group in ordered for row in grade_incident(group, decisions)]
    return Reconciliation(
        "",
        (),
        (),
        (),
        (),
        (),
        tuple(make_incident(group) for group in ordered),
        (),
        tuple(row for group in ordered for row in find_disputes(group)),
        tuple(sorted(grades, key=lambda row: row.id)),
    )
