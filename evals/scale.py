"""python -m evals scale [--documents 10000] [--case PATH]: how long reconciling a made-up case takes, how much memory.

In memory, of claims in brief; with `--case`, through the store: a case there, made where it is missing.
"""

import argparse
import time
from statistics import median

from counterclaim.reconcile.case import reconcile
from counterclaim.reconcile.clusters import link_knots, make_knots
from counterclaim.reconcile.decisions import NONE
from counterclaim.reconcile.incremental import update
from counterclaim.reconcile.library import Library
from counterclaim.reconcile.rules import DEFAULT
from evals.scale_store import measure_case, measure_memory
from evals.synthetic import make_documents

DOCUMENTS = 10_000
LAST = 50
"""Documents added one by one at the end, to time one."""


def run(args: argparse.Namespace) -> int:
    """Print times and memory; in memory 0 always, through the store 1 where a limit does not hold."""
    count = args.documents or DOCUMENTS
    if args.case is not None:
        return int(measure_case(args.case, count) > 0)
    documents = list(make_documents(count + LAST))
    known, last = documents[:count], documents[count:]
    briefs = [brief for group in known for brief in group]
    print(f"scale: {count} documents, {len(briefs)} claims made, {measure_memory():.2f} GB", flush=True)
    start, began = time.perf_counter(), time.process_time()
    case = reconcile(briefs)
    took = time.perf_counter() - start
    worked = time.process_time() - began
    print(
        f"  from scratch: {took:.1f} s ({worked:.1f} s of processor), {1e6 * worked / len(briefs):.0f} µs a claim, ",
        end="",
    )
    print(f"{measure_memory():.2f} GB at most")
    print(f"  {len(case.incidents)} incidents, {len(case.disputes)} disputes, {len(case.grades)} grades", flush=True)
    library = Library(DEFAULT)
    library.add_briefs(briefs)
    library.add_rows(case)
    times, worked_times = [], []
    for group in last:
        start, began = time.perf_counter(), time.process_time()
        difference = update(library, group)
        times.append(1000 * (time.perf_counter() - start))
        worked_times.append(1000 * (time.process_time() - began))
        library.add_briefs(group)
        library.remove_rows(difference.removed)
        library.add_rows(difference.changed)
    print(f"  one more document: median {median(times):.0f} ms, slowest of {LAST} {max(times):.0f} ms")
    knots = make_knots(briefs, DEFAULT, NONE)
    compared = link_knots(knots, DEFAULT, NONE)[1]
    print(f"  {len(knots)} forms, {compared} pairs compared: {compared / len(briefs):.2f} a claim")
    return 0
