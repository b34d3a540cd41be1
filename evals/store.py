"""python -m evals store: a made case of 100,000 documents and 1,000,000 claims, and how fast it is.

Prints, and holds against the limits: store time for adding a document, on average and in the last tenth; a page of
each list under each filter and pair of filters; full-text search from rare to very frequent words; bytes a document
in the first and the last tenth (linear growth). `--documents N` makes a smaller case, `--case PATH` keeps it.

The limits hold for the processor's time, which other work on the machine does not change much; time on the clock, the
shortest of several, is printed beside it.
"""

import argparse
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any

from counterclaim.store import Author, Database, Filters, create_case
from counterclaim.store.database import measure_size
from counterclaim.store.query import (
    count_items,
    find_actors,
    find_claims,
    find_documents,
    find_figures,
    find_places,
    find_statements,
)
from counterclaim.store.search import search_claims, search_documents
from counterclaim.store.write import add_batch
from evals.made import RUN, make_additions, make_people, make_towns, make_words

AUTHOR = Author("evals", "2026-01-01T00:00:00+00:00")
BATCH = 20
ADD_MS, PAGE_MS, SEARCH_MS = 20.0, 100.0, 100.0
"""The limits of the task."""
GROWTH = 1.15
"""Bytes a document in the last tenth over the first: full-text segments and B-tree fill vary by a tenth or so."""
REPEATS = 3
"""A page is timed so often, after a first asking that reads it from disk; the fastest counts."""


def run(args: argparse.Namespace) -> int:
    """0 where every limit holds."""
    documents = getattr(args, "documents", None) or (100_000 if args.names else 2_000)
    with tempfile.TemporaryDirectory() as folder:
        given = getattr(args, "case", None)
        path = Path(folder) / "made.case" if given is None else Path(given)
        database = create_case(str(path), AUTHOR)
        failed = fill_case(database, documents)
        for title, limit, ask in list_questions():
            wall, worked = time_question(database, ask)
            failed += report(title, worked, limit, wall)
        started = time.perf_counter()
        count_items(database, "claims", Filters(), by="side")
        print(f"counting claims by side once      {1000 * (time.perf_counter() - started):8.1f} ms")
        database.close()
    print(f"{'ok' if failed == 0 else 'FAILED'}: store, {documents} documents, {failed} over the limit")
    return int(failed > 0)


def fill_case(database: Database, documents: int) -> int:
    """How many limits of adding do not hold; the made documents that are missing are in the case."""
    first = count_items(database, "documents").get(None, 0)
    if first >= documents:
        return 0
    numbers = make_additions(first, documents)
    times: list[float] = []
    work: list[float] = []
    sizes = [measure_size(database)]
    while len(batch := list(islice(numbers, BATCH))) > 0:
        started, began = time.perf_counter(), time.process_time()
        add_batch(database, batch, RUN, AUTHOR)
        times.append(1000 * (time.perf_counter() - started) / len(batch))
        work.append(1000 * (time.process_time() - began) / len(batch))
        if len(times) * BATCH % max(1, documents // 10) < BATCH:
            sizes.append(measure_size(database))
            print(
                f"  {first + len(times) * BATCH} documents, {sizes[-1] / 1e6:.0f} MB, {work[-1]:.1f} ms of processor",
                flush=True,
            )
    tenth = max(1, len(times) // 10)
    failed = report("adding a document, median batch", median(work), ADD_MS, sorted(times)[tenth // 2])
    last = sorted(times[-tenth:])[tenth // 20]
    failed += report("adding a document, median batch of the last tenth", median(work[-tenth:]), ADD_MS, last)
    print(f"slowest batch, a document of it {max(work):.1f} ms of processor, {max(times):.1f} ms on the clock")
    if len(sizes) > 3:
        growth = (sizes[-1] - sizes[-2]) / (sizes[1] - sizes[0])
        failed += report("growth, last tenth over first", growth, GROWTH)
    return failed


def list_questions() -> Iterator[tuple[str, float, Callable[[Database], Any]]]:
    """What is asked of the case: a title, the limit in ms, the question."""
    town, person = make_towns()[7], make_people()[10]
    box = (town.longitude - 0.2, town.latitude - 0.2, town.longitude + 0.2, town.latitude + 0.2)
    wide = (43.0, 38.0, 50.0, 41.0)
    narrowed = [
        Filters(),
        Filters(side="Armenia"),
        Filters(claimant=person[0]),
        Filters(claimant=person[0].split()[1].lower()),
        Filters(place=town.name),
        Filters(kind="landmine-ied"),
        Filters(source="World News 3"),
        Filters(box=box),
        Filters(box=wide),
        Filters(happened_from="2021-05-05", happened_to="2021-05-05"),
        Filters(happened_from="2021-01-01", happened_to="2021-12-31"),
        Filters(published_from="2021-05-01", published_to="2021-05-31"),
        Filters(side="Armenia", kind="landmine-ied", source="World News 3"),
        Filters(side="Azerbaijan", claimant="nobody of this name"),
        Filters(claimant=person[0], place=town.name),
        Filters(side="Armenia", box=box),
        Filters(side="Armenia", happened_from="2021-05-05", happened_to="2021-05-06"),
        Filters(kind="landmine-ied", published_from="2020-01-01", published_to="2020-01-31"),
        Filters(place=town.name, happened_from="2022-01-01", published_to="2020-06-30"),
        Filters(country="GE", side="Armenia"),
    ]
    for filters in narrowed:
        yield f"claims {describe(filters)}", PAGE_MS, partial(find_claims, filters=filters)
        if filters.kind is None or filters.side is None:
            yield f"figures {describe(filters)}", PAGE_MS, partial(find_figures, filters=filters)
    yield "claims side+act", PAGE_MS, lambda database: find_claims(database, Filters(side="Armenia", act="admit"))
    yield "claims deep page", PAGE_MS, lambda database: find_claims(database, cursor=find_deep(database))
    yield "figures measure", PAGE_MS, lambda database: find_figures(database, Filters(measure="injured"))
    yield "documents", PAGE_MS, lambda database: find_documents(database)
    yield "documents source", PAGE_MS, lambda database: find_documents(database, Filters(source="World News 3"))
    yield "statements", PAGE_MS, lambda database: find_statements(database, Filters(act="deny", side="Armenia"))
    yield "actors", PAGE_MS, lambda database: find_actors(database)
    yield "places", PAGE_MS, lambda database: find_places(database)
    for rank in (0, 30, 3000, 29_000):
        word = make_words()[0][rank]
        yield (
            f"search word of rank {rank}",
            SEARCH_MS,
            partial(search_documents, filters=Filters(text=word)),
        )
    yield (
        "search phrase",
        SEARCH_MS,
        lambda database: search_documents(database, Filters(text='"said that Armenia attacked"')),
    )
    yield (
        "search rare phrase",
        SEARCH_MS,
        lambda database: search_documents(database, Filters(text=f'"attacked {town.name}"')),
    )
    for length in range(1, 6):
        beginning = Filters(text=f"{town.name[:length]}*")
        yield f"search beginning of {length}", SEARCH_MS, partial(search_documents, filters=beginning)
        yield f"search claims, beginning of {length}", SEARCH_MS, partial(search_claims, filters=beginning)
    yield (
        "search two words",
        SEARCH_MS,
        lambda database: search_documents(database, Filters(text=f"{town.name} killing")),
    )
    yield "search claims", SEARCH_MS, lambda database: search_claims(database, Filters(text="armenia attacked"))
    yield "search claims rare", SEARCH_MS, lambda database: search_claims(database, Filters(text=f'"{town.name} on"'))
    yield (
        "search claims+side",
        SEARCH_MS,
        lambda database: search_claims(database, Filters(text="civilians", side="Armenia", kind="landmine-ied")),
    )


def find_deep(database: Database) -> str | None:
    """The cursor of a page far down the list."""
    return find_claims(database, Filters(published_to="2021-06-30"), limit=1).next


def describe(filters: Filters) -> str:
    """The filters that are set, by name."""
    named = [name for name in Filters.__slots__ if getattr(filters, name) not in (None, False)]
    return "+".join(named) if len(named) > 0 else "all"


def time_question(database: Database, ask: Callable[[Database], Any]) -> tuple[float, float]:
    """Milliseconds on the clock and of processor, the least of some askings after one that reads from disk."""
    ask(database)
    times, work = [], []
    for _ in range(REPEATS):
        started, began = time.perf_counter(), time.process_time()
        ask(database)
        times.append(time.perf_counter() - started)
        work.append(time.process_time() - began)
    return 1000 * min(times), 1000 * min(work)


def report(title: str, value: float, limit: float, wall: float | None = None) -> int:
    """1 where the value is over its limit; a line is printed. `wall`: what the clock said, beside it."""
    clock = "" if wall is None else f", on the clock {wall:.1f}"
    over = "" if value <= limit else "  OVER"
    print(f"{title:<60} {value:8.1f}{clock}  (limit {limit:g}){over}", flush=True)
    return int(value > limit)
