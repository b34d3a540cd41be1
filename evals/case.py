"""python -m evals case [--split choose] [--errors]: the gold case, reconciled and scored."""

import argparse

from counterclaim.reconcile.case import reconcile
from counterclaim.reconcile.rules import Rules
from counterclaim.vocabulary import Reconciliation
from counterclaim.vocabulary.brief import Brief
from evals.case_gold import FOLDER, Half, list_briefs, load_half, map_incidents
from evals.case_raw import reconcile_raw
from evals.case_score import (
    Tally,
    map_found,
    score_clusters,
    score_disputes,
    score_grades,
    score_origins,
    score_tolls,
)
from evals.case_swap import count_different, pair_sides, swap_brief
from evals.floors import check_floors, digest_folder


def score_case(case: Reconciliation, half: Half) -> tuple[dict[str, float], dict[str, Tally]]:
    """Every score of one reconciliation, and the tallies behind them."""
    precision, recall, f1 = score_clusters(map_incidents(half), map_found(case))
    origins, chains = score_origins(case, half)
    disputes, positions = score_disputes(case, half)
    grades, reasons = score_grades(case, half)
    tallies = {
        "origins": origins,
        "chains": chains,
        "disputes": disputes,
        "dispute positions": positions,
        "tolls": score_tolls(case, half),
        "grades": grades,
        "grade reasons": reasons,
    }
    scores = {"clusters precision": precision, "clusters recall": recall, "clusters F1": f1}
    scores |= {"origin accuracy": origins.share, "chain accuracy": chains.share}
    scores |= {"dispute F1": disputes.f1, "dispute F1 with positions": positions.f1}
    scores |= {"toll series": tallies["tolls"].share, "grades": grades.share, "grades with reasons": reasons.share}
    return scores, tallies


def run(args: argparse.Namespace) -> int:
    """Print the scores of a half; 1 where one is below its floor."""
    name = args.split or "report"
    half = load_half(name)
    briefs = list_briefs(half)
    case = reconcile(briefs, rules=Rules(credible=half.credible))
    scores, tallies = score_case(case, half)
    print(f"case, {name}: {len(half.documents)} documents, {len(briefs)} claims, {len(case.incidents)} incidents found")
    print_scores("given claims", scores, tallies, args.errors)
    swapped = count_swapped(half, briefs, case)
    print(f"  side swap: {sum(swapped.values())} rows differ", *(f"{part} {rows}" for part, rows in swapped.items()))
    if args.errors:
        print_clusters(half, case)
    told = reconcile_raw(half)
    raw, lines = score_case(told, half)
    print_scores("from raw text", raw, lines, args.errors)
    if args.errors:
        print_clusters(half, told)
    every = scores | {f"raw {key}": score for key, score in raw.items()} | {"swap": 1.0 if len(swapped) == 0 else 0.0}
    return check_floors(f"case {name}", every, digest_folder(FOLDER / name))


def print_scores(title: str, scores: dict[str, float], tallies: dict[str, Tally], errors: bool) -> None:
    """The scores of one reconciliation, and on request every error."""
    for key, score in scores.items():
        print(f"  {title}: {key:28} {score:.3f}")
    for key, tally in tallies.items() if errors else ():
        print("\n".join(f"  {title}: {key}: {line}" for line in tally.errors))


def count_swapped(half: Half, briefs: list[Brief], case: Reconciliation) -> dict[str, int]:
    """How many rows differ, apart from the sides' names, when the sides are exchanged; by part, where any do."""
    rules = Rules(credible=half.credible)
    names = pair_sides()
    there = reconcile([swap_brief(brief, names) for brief in briefs], rules=rules)
    return count_different(case, there, names)


def print_clusters(half: Half, case: Reconciliation) -> None:
    """Claims whose incident is not the gold one."""
    gold, found = map_incidents(half), map_found(case)
    for incident in case.incidents:
        names = {gold[claim] for claim in incident.claims}
        if len(names) > 1:
            print(f"  clusters: {incident.title} joins {sorted(names)}")
    alone = [claim for claim in gold if claim not in found and not gold[claim].startswith("none:")]
    print(f"  clusters: in no incident: {alone}")
    parts = {name: {found.get(claim) for claim in gold if gold[claim] == name} - {None} for name in set(gold.values())}
    print(f"  clusters: split: {sorted(name for name, ids in parts.items() if len(ids) > 1)}")
