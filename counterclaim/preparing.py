"""Records into claims in brief, many documents at a time and in several processes: the first half of reconciling a
large case, in which no document bears on another."""

import multiprocessing
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from functools import partial

from counterclaim.reconcile.briefs import make_briefs
from counterclaim.store import Database, open_case
from counterclaim.store.briefs import BriefRows, pack_briefs
from counterclaim.store.fetch import load_records

BATCH = 200
"""Documents of one transaction: enough that waiting for the disk costs nothing, some ten MB of records at once."""
FEW = 2_000
"""Documents up to which one process does it: another takes two seconds to start, a document two milliseconds."""
AHEAD = 2
"""Batches that each process has before it."""


def prepare_documents(database: Database, names: Sequence[str], jobs: int) -> Iterator[list[BriefRows]]:
    """The claims in brief of these documents, batch by batch."""
    batches = [names[at : at + BATCH] for at in range(0, len(names), BATCH)]
    if jobs == 1 or len(names) < FEW:
        yield from map(partial(pack_batch, database), batches)
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, context, open_worker, (database.address,)) as pool:
        waiting: deque[Future[list[BriefRows]]] = deque()
        for batch in batches:
            waiting.append(pool.submit(pack_here, batch))
            if len(waiting) > AHEAD * jobs:
                yield waiting.popleft().result()
        while len(waiting) > 0:
            yield waiting.popleft().result()


def pack_batch(database: Database, names: Sequence[str]) -> list[BriefRows]:
    """The claims in brief of these documents as rows."""
    return [pack_briefs(record.document.id, make_briefs(record)) for record in load_records(database, names)]


OPENED: list[Database] = []
"""The case that this process reads from."""


def open_worker(address: str) -> None:
    """Nothing; this process has the case open."""
    OPENED.append(open_case(address))


def pack_here(names: Sequence[str]) -> list[BriefRows]:
    """The same in a process of its own."""
    return pack_batch(OPENED[0], names)
