"""What new documents change in a reconciled case: only the rows they touch, equal to reconciling from scratch.

Rows depend on little: an incident on the component of claims judged the same and the undated answers near it, a toll
on the totals of its topic, a trace on the documents its own copies, an actor on the forms with its key. So the claims
needed are fetched by key, the rows are made twice, without and with the new documents, and what differs is returned.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from counterclaim.reconcile.actors import join_identities, list_blocks, list_rivals, merge_identities
from counterclaim.reconcile.blocks import is_event
from counterclaim.reconcile.case import Sourcing, explain_groups, form_groups, list_covers, sort_rows, sum_groups
from counterclaim.reconcile.case import trace_origins as trace_claims
from counterclaim.reconcile.copies import copy_keys, find_originals, judge_copy, sort_cover
from counterclaim.reconcile.decisions import Decisions, gather_decisions
from counterclaim.reconcile.difference import compare_cases
from counterclaim.reconcile.incidents import make_group
from counterclaim.reconcile.library import Finder
from counterclaim.reconcile.neighbours import Neighbours, find_neighbours
from counterclaim.reconcile.origins import make_origin
from counterclaim.reconcile.rules import DEFAULT, Rules
from counterclaim.reconcile.tolls import dispute_tolls, find_rivalry, gather_entries, make_tolls, toll_keys
from counterclaim.vocabulary import Difference, Dispute, Identity, Judgement, Reconciliation, Review, Toll
from counterclaim.vocabulary.brief import Brief, Cover


@dataclass(frozen=True, slots=True)
class Step:
    """One update: where claims are found, the new ones, and the rules."""

    finder: Finder
    fresh: tuple[Brief, ...]
    rules: Rules
    decisions: Decisions


def update(
    finder: Finder, fresh: Iterable[Brief], reviews: Iterable[Review] = (), rules: Rules = DEFAULT
) -> Difference:
    """What these claims of new documents change. `finder` holds the case without them."""
    step = Step(finder, tuple(fresh), rules, gather_decisions(reviews))
    copies = judge_fresh(step)
    moved = find_moved(step, copies)
    before, after = sum_touched(step, moved, copies)
    were, are = dispute_totals(step, list(before.tolls), list(after.tolls))
    old, new = sum_actors(step, moved, copies)
    return compare_cases(join_cases(before, old, were), join_cases(after, new, are))


def judge_fresh(step: Step) -> tuple[Judgement, ...]:
    """The judgements that a new document copies or is copied."""
    covers = list_covers(step.fresh)
    keys = [key for cover in covers.values() for key in copy_keys(cover)]
    near = list_covers(step.finder.find_briefs(keys)) | covers
    found: dict[str, Judgement] = {}
    for cover in covers.values():
        for other in near.values():
            if other.document != cover.document:
                left, right = sorted((cover, other), key=sort_cover)
                judgement = judge_copy(left, right, step.rules) if shares_band(left, right) else None
                if judgement is not None:
                    found[judgement.id] = judgement
    return tuple(found[key] for key in sorted(found))


def shares_band(left: Cover, right: Cover) -> bool:
    """Whether two documents meet in a band: only then are they compared."""
    return len(set(copy_keys(left)) & set(copy_keys(right))) > 0


def find_moved(step: Step, copies: Sequence[Judgement]) -> tuple[Brief, ...]:
    """Earlier claims whose document is judged to copy a new one: they may go back to somebody else now."""
    fresh = {brief.cover.document for brief in step.fresh}
    moved = {copy.right for copy in copies if copy.left in fresh} - fresh
    return tuple(step.finder.find_briefs([f"doc:{document}" for document in moved]))


def trace_briefs(step: Step, briefs: Sequence[Brief], copies: Sequence[Judgement]) -> Sourcing:
    """Where these claims come from, by the copies known before and these."""
    absent = {row.lead for row in briefs if row.lead is not None} - {row.id for row in briefs}
    briefs = [*briefs, *step.finder.load_briefs(absent)] if len(absent) > 0 else briefs
    covers = list_covers(briefs)
    known = [*step.finder.find_copies(list(covers)), *(copy for copy in copies if copy.right in covers)]
    lefts = [f"doc:{copy.left}" for copy in known if copy.left not in covers]
    every = list_covers(step.fresh) | list_covers(step.finder.find_briefs(lefts)) | covers
    originals = {copy: every[first] for copy, first in find_originals(every, known).items()}
    return trace_claims(briefs, originals, step.rules, step.decisions)


def sum_touched(
    step: Step, moved: tuple[Brief, ...], copies: Sequence[Judgement]
) -> tuple[Reconciliation, Reconciliation]:
    """Incidents and tolls touched by the new claims, with their disputes and grades: without them, and with them."""
    near = find_neighbours(step.finder, (*step.fresh, *moved), step.rules, step.decisions)
    fresh = {brief.id for brief in step.fresh}
    old, new = trace_briefs(step, moved, ()), trace_briefs(step, (*step.fresh, *moved), copies)
    keys = list_series(moved, old) | list_series((*step.fresh, *moved), new)
    counted = tuple(row for row in step.finder.find_briefs(keys) if row.id not in fresh)
    return (
        sum_part(step, without(near, fresh), sum_totals(step, counted, keys, ()), ()),
        sum_part(step, near, sum_totals(step, (*counted, *step.fresh), keys, copies), copies),
    )


def list_series(briefs: Iterable[Brief], sourcing: Sourcing) -> set[str]:
    """The keys of the series to which these claims' running totals belong."""
    return {key for brief in briefs for key in toll_keys(brief, sourcing.voices[brief.id].origin)}


def sum_totals(step: Step, briefs: Sequence[Brief], keys: set[str], copies: Sequence[Judgement]) -> list[Toll]:
    """The series with these keys."""
    voices = trace_briefs(step, briefs, copies).voices
    entries = gather_entries(briefs, voices)
    return list(make_tolls([row for row in entries if f"toll:{row.origin}:{row.topic}" in keys]))


def without(near: Neighbours, fresh: set[str]) -> Neighbours:
    """The neighbours as they were before the new claims."""
    return replace(near, briefs=tuple(brief for brief in near.briefs if brief.id not in fresh))


def sum_part(step: Step, near: Neighbours, tolls: list[Toll], copies: Sequence[Judgement]) -> Reconciliation:
    """Rows of the touched incidents and of these series."""
    parts, members, unsure = form_groups(near.briefs, step.rules, step.decisions)
    touched = [number for number, rows in enumerate(members) if any(row.id in near.touched for row in rows)]
    groups = [members[number] for number in touched if any(is_event(row) for row in members[number])]
    sourcing = trace_briefs(step, tuple(brief for group in groups for brief in group), copies)
    summed = sum_groups([make_group(group, sourcing.voices) for group in groups], step.decisions)
    kept = [row for row in unsure if row.left in near.answers or row.right in near.answers]
    explained = explain_groups([parts[number] for number in touched], step.rules)
    return replace(
        summed,
        copies=tuple(copies),
        judgements=sort_rows([*kept, *explained]),
        tolls=tuple(tolls),
        disputes=sort_rows(summed.disputes),
    )


def dispute_totals(step: Step, before: list[Toll], after: list[Toll]) -> tuple[list[Dispute], list[Dispute]]:
    """Disputes between series of the topics that these are of: as they were, and as they are."""
    topics = {find_rivalry(toll) for toll in (*before, *after)}
    known = {row.id: row for row in step.finder.find_tolls(topics) if find_rivalry(row) in topics}
    rest = {key: row for key, row in known.items() if key not in {toll.id for toll in before}}
    return list(dispute_tolls(known.values())), list(dispute_tolls([*rest.values(), *after]))


def sum_actors(
    step: Step, moved: tuple[Brief, ...], copies: Sequence[Judgement]
) -> tuple[Reconciliation, Reconciliation]:
    """Traces, actors and origins that the new claims touch: without them, and with them."""
    before, after = trace_briefs(step, moved, ()), trace_briefs(step, (*step.fresh, *moved), copies)
    named = join_identities(after.parties, step.decisions.joined)
    known = {row.id: row for row in step.finder.find_identities([row.id for row in named], [])}
    merged = {row.id: merge_identities(known[row.id], row) if row.id in known else row for row in named}
    spoken = tuple(make_origin(merged[key], step.rules) for key in sorted(after.speaking))
    fresh = {key: row for key, row in merged.items() if known.get(key) != row}
    stale = {key: row for key, row in known.items() if key in fresh}
    heard = tuple(step.finder.find_origins(after.speaking))
    return (
        replace(list_actors(step, stale), origins=heard, traces=before.traces),
        replace(list_actors(step, fresh), origins=spoken, traces=after.traces),
    )


def list_actors(step: Step, identities: dict[str, Identity]) -> Reconciliation:
    """Rows of these actors and of those that may be the same."""
    if len(identities) == 0:
        return Reconciliation("", (), (), (), (), (), (), (), (), ())
    blocks = {block for identity in identities.values() for block in list_blocks(identity)}
    near = {row.id: row for row in step.finder.find_identities([], blocks)} | identities
    rivals = [row for row in list_rivals(near.values()) if row.left in identities or row.right in identities]
    ordered = tuple(identities[key] for key in sorted(identities))
    return Reconciliation("", (), sort_rows(rivals), ordered, (), (), (), (), (), ())


def join_cases(left: Reconciliation, right: Reconciliation, disputes: Iterable[Dispute]) -> Reconciliation:
    """The rows of both."""
    return replace(
        left,
        judgements=sort_rows([*left.judgements, *right.judgements]),
        disputes=sort_rows([*left.disputes, *disputes]),
        identities=right.identities,
        origins=right.origins,
        traces=right.traces,
    )
