"""A made case on disk reconciled from scratch, then one document more at a time: the part of `evals scale --case`."""

import os
import resource
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

from counterclaim.reconcile.clusters import index_knots, make_knots
from counterclaim.reconcile.decisions import NONE
from counterclaim.reconcile.rules import DEFAULT
from counterclaim.reconciling import Outcome, reconcile_case
from counterclaim.store import Database, create_case
from counterclaim.store.briefs import list_pending, walk_briefs
from counterclaim.store.database import measure_size
from counterclaim.store.query import count_items
from counterclaim.store.write import add_batch
from evals.made import RUN, make_additions
from evals.store import AUTHOR, fill_case, report

LAST = 50
"""Documents added one by one at the end."""
MINUTES, STEP_MS, MEMORY_GB = 10.0, 200.0, 4.0
"""The limits of the task: from scratch on two processors, one document more, memory."""
JOBS = 2


def measure_case(path: Path, documents: int) -> int:
    """How many limits do not hold in the made case at this path, which is filled up to so many documents."""
    database = create_case(str(path), AUTHOR)
    failed = fill_case(database, documents)
    if len(list_pending(database).fresh) > 0:
        failed += reconcile_first(database)
    failed += add_last(database)
    count_pairs(database)
    database.close()
    return failed


def reconcile_first(database: Database) -> int:
    """How many limits do not hold when everything is reconciled from scratch."""
    claims = count_items(database, "claims").get(None, 0)
    before = measure_size(database)
    shared = sum_children()
    outcome, wall, worked = time_work(lambda: reconcile_case(database, AUTHOR, whole=True, jobs=JOBS))
    shared = sum_children() - shared
    made: Outcome = outcome
    memory = measure_memory()
    print(f"from scratch: {made.documents} documents, {claims} claims, {dict(made.changed)}")
    print(f"  {wall / 60:.1f} min, {worked:.0f} s of processor ({1e6 * worked / claims:.0f} µs a claim)")
    print(f"  {(measure_size(database) - before) / made.documents / 1000:.1f} kB a document")
    failed = report("from scratch, minutes on two processors", (worked - shared + shared / JOBS) / 60, MINUTES)
    return failed + report("memory at most, GB", memory, MEMORY_GB)


def add_last(database: Database) -> int:
    """How many limits do not hold when documents come in one by one; processor time counts, others may be at work."""
    first = count_items(database, "documents").get(None, 0)
    times: dict[str, list[tuple[float, float]]] = {"added": [], "reconciled": []}
    for addition in make_additions(first, first + LAST):
        _, wall, worked = time_work(lambda addition=addition: add_batch(database, [addition], RUN, AUTHOR))  # type: ignore[misc]
        times["added"].append((1000 * wall, 1000 * worked))
        outcome, wall, worked = time_work(lambda: reconcile_case(database, AUTHOR))
        assert not outcome.whole
        times["reconciled"].append((1000 * wall, 1000 * worked))
    for what, rows in times.items():
        walls, work = sorted(row[0] for row in rows), sorted(row[1] for row in rows)
        print(
            f"one more document {what}: ms on the clock {median(walls):.0f} ({walls[0]:.0f} to {walls[-1]:.0f}), ",
            end="",
        )
        print(f"of processor {median(work):.0f} ({work[0]:.0f} to {work[-1]:.0f})")
    return report("one more document reconciled, ms of processor, slowest", work[-1], STEP_MS)


def count_pairs(database: Database) -> None:
    """Nothing; how many pairs of forms are compared for each claim is printed."""
    briefs = list(walk_briefs(database))
    knots = make_knots(briefs, DEFAULT, NONE)
    blocks = index_knots(knots)
    met = sum(len({other for key in knot.seeks for other in blocks.get(key, ())}) - 1 for knot in knots)
    print(f"{len(knots)} forms of {len(briefs)} claims, {met / 2:.0f} pairs: {met / 2 / len(briefs):.2f} a claim")


def time_work(work: Callable[[], Any]) -> tuple[Any, float, float]:
    """What the work gave, its seconds on the clock, and of processor, its processes' included."""
    started, began = time.perf_counter(), sum_processor()
    result = work()
    return result, time.perf_counter() - started, sum_processor() - began


def sum_processor() -> float:
    """Seconds of processor of this process and of those it waited for."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def sum_children() -> float:
    """Seconds of processor of the processes that this one waited for: they work beside each other."""
    times = os.times()
    return times.children_user + times.children_system


def measure_memory() -> float:
    """The most memory that this process has held at once, in GB, pages of the case's file that it mapped included."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
