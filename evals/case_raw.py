"""The gold case from raw text: every document recorded by the program, its claims laid beside the gold ones."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from counterclaim.pipeline import record
from counterclaim.reconcile.briefs import make_briefs
from counterclaim.reconcile.case import reconcile
from counterclaim.reconcile.rules import Rules
from counterclaim.settings import load_settings
from counterclaim.vocabulary import Claim, Reconciliation, Record
from evals.case_gold import Half, make_document

ENDS = re.compile(r"[.!?][\"”]?\s|\n")
"""Where a sentence ends: fields told elsewhere say nothing of where a claim is told."""
ENOUGH = 0.3
"""Least share of a gold claim's characters that a recorded claim of the same words covers."""


def record_half(half: Half) -> list[Record]:
    """The record of every document."""
    settings = load_settings()
    return [record(make_document(half, row), settings) for _, row in half.documents]


def reconcile_raw(half: Half) -> Reconciliation:
    """The reconciliation of what the program records, told in gold claims."""
    records = record_half(half)
    briefs = [brief for row in records for brief in make_briefs(row)]
    case = reconcile(briefs, rules=Rules(credible=half.credible))
    owners = {claim: incident.id for incident in case.incidents for claim in incident.claims}
    return translate_case(case, align_claims(half, records, owners))


def align_claims(half: Half, records: Iterable[Record], owners: Mapping[str, str]) -> dict[str, str]:
    """The recorded claim that covers most of each gold claim; among equals one that stands in an incident."""
    rows = {row.document.id: row for row in records}
    found: dict[str, str] = {}
    for _, document in half.documents:
        text = rows[document["id"]].document.text
        for number, claim in enumerate(document["claims"], 1):
            start = text.index(claim["q"])
            if claim.get("head") is not True and claim["q"] in text[len(rows[document["id"]].document.title or "") :]:
                start = text.index(claim["q"], len(rows[document["id"]].document.title or ""))
            best = find_best(rows[document["id"]], start, start + len(claim["q"]), owners)
            if best is not None:
                found[f"{document['id']}.{number}"] = best
    return found


def list_spans(row: Record, claim: Claim) -> list[tuple[int, int]]:
    """The stretches of a claim: its evidence, and from there to the words that its own fields name in that sentence.

    "Three civilians died and eight were wounded" rests on the verb and on its figures, "shelling of Martuni" on the
    cue: what the claim says is told by all of them.
    """
    figures = [span for figure in row.figures if figure.id in claim.figures for span in figure.spans]
    fields = [span for agent in claim.agents for span in agent.spans]
    fields += [span for target in claim.targets for span in target.spans]
    fields += [span for weapon in claim.weapons for span in weapon.spans]
    fields += [] if claim.place is None else list(claim.place.spans)
    fields += [] if claim.time is None else list(claim.time.spans)
    text = row.document.text
    stretches = [(span.start, span.end) for span in claim.evidence]
    for span in (*figures, *fields):
        near = [
            (min(start, span.start), max(end, span.end))
            for start, end in stretches
            if ENDS.search(text, min(end, span.end), max(start, span.start)) is None
        ]
        stretches.extend(near[:1])
    return merge_stretches(stretches)


def merge_stretches(stretches: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches that overlap, as one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if len(merged) > 0 and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def find_best(row: Record, start: int, end: int, owners: Mapping[str, str]) -> str | None:
    """The claim whose evidence covers most of these characters; None where none covers enough."""
    scored = []
    for claim in row.claims:
        spans = list_spans(row, claim)
        shared = sum(max(0, min(end, right) - max(start, left)) for left, right in spans)
        length = sum(right - left for left, right in spans)
        if shared >= ENOUGH * (end - start):
            scored.append((shared / (end - start + length - shared), claim.id in owners, claim.id))
    return max(scored, key=lambda item: (round(item[0], 1), item[1], item[0], item[2]))[2] if len(scored) > 0 else None


def translate_case(case: Reconciliation, found: Mapping[str, str]) -> Reconciliation:
    """The reconciliation with gold claims in the place of the recorded ones."""
    traces = {trace.claim: trace for trace in case.traces}
    incidents = tuple(
        replace(row, claims=tuple(gold for gold, claim in found.items() if claim in row.claims))
        for row in case.incidents
    )
    told = tuple(replace(traces[claim], claim=gold) for gold, claim in found.items() if claim in traces)
    return replace(case, incidents=incidents, traces=told)
