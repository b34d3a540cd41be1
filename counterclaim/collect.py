"""Sources into a case: acquire, read and record each capture, and store it. Interrupted, it goes on where it was.

Recording runs in processes of its own, each with its models loaded once; this process acquires and is the only
writer. Captures are stored in the order in which they came, in small transactions.
"""

import multiprocessing
import os
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from counterclaim.acquire.fetch import Condition, Fetched
from counterclaim.acquire.limits import Limits
from counterclaim.acquire.sources import Sources
from counterclaim.contract import from_json
from counterclaim.errors import DataError, InputError, SpanError
from counterclaim.store import Author, Database, create_case
from counterclaim.store.fetch import find_newest, has_capture
from counterclaim.store.rows import dump_json
from counterclaim.store.write import Added, Addition, add_batch
from counterclaim.vocabulary import Arrival, Missed, Record, Run, Unchanged

if TYPE_CHECKING:
    from counterclaim.settings import Settings

BATCH = 20
"""Captures of one transaction at most: 0.2 to 0.4 s of writing, what a kill at worst throws away."""
PAUSE = 2.0
"""Seconds after which what there is, is written, so that slow sources show up at once."""
AHEAD = 4
"""Captures waiting for each process: enough that none is idle, few enough to hold in memory."""

Reader = Callable[[Arrival], Record]


@dataclass(frozen=True, slots=True)
class Recorder:
    """How captures become records. `record` and `prepare` must be importable: other processes call them."""

    record: Reader
    run: Run
    prepare: Callable[[], Any] | None = None
    """Called once in each process of its own before its first capture: loads the models."""
    jobs: int = 1
    """Processes; 1 records in this one."""


@dataclass(frozen=True, slots=True)
class Step:
    """What became of one input."""

    name: str
    added: Added
    missed: Missed | None = None


@dataclass(slots=True)
class Pool:
    """Recording in order of arrival: in this process, or in some of its own."""

    recorder: Recorder
    executor: ProcessPoolExecutor | None = None
    waiting: deque[tuple[Arrival, Future[Record | Missed]]] = field(default_factory=deque)

    def open(self) -> None:
        """Nothing; the processes can be given work: each starts, and loads its models, when there is some."""
        if self.recorder.jobs > 1:
            context = multiprocessing.get_context("spawn")
            self.executor = ProcessPoolExecutor(self.recorder.jobs, context, self.recorder.prepare)

    def close(self) -> None:
        """Nothing; the processes are gone."""
        if self.executor is not None:
            self.executor.shutdown(wait=False, cancel_futures=True)

    def put(self, arrival: Arrival) -> None:
        """Nothing; the capture will be recorded."""
        future: Future[Record | Missed]
        if self.executor is None:
            future = Future()
            future.set_result(record_arrival(self.recorder.record, arrival))
        else:
            try:
                future = self.executor.submit(record_arrival, self.recorder.record, arrival)
            except BrokenProcessPool as error:
                future = Future()
                future.set_exception(error)
        self.waiting.append((arrival, future))

    @property
    def full(self) -> bool:
        """Whether enough is waiting."""
        return len(self.waiting) >= (1 if self.executor is None else self.recorder.jobs * AHEAD)

    def take(self) -> Addition:
        """The next capture with its record, or with the reason why there is none."""
        arrival, future = self.waiting.popleft()
        try:
            made = future.result()
        except BrokenProcessPool:
            made = self.retry(arrival)
        return Addition(arrival, None, made) if isinstance(made, Missed) else Addition(arrival, made)

    def retry(self, arrival: Arrival) -> Record | Missed:
        """What a capture gives in a process alone, after a process died: the one that kills again is missed."""
        waiting, self.waiting = self.waiting, deque()
        self.close()
        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(1, context, self.recorder.prepare) as alone:
            try:
                made = alone.submit(record_arrival, self.recorder.record, arrival).result()
            except BrokenProcessPool:
                made = Missed(arrival.name, "record", "crash", "the process that recorded it died, twice")
        self.open()
        for other, future in waiting:
            if future.done() and future.exception() is None:
                self.waiting.append((other, future))
            else:
                self.put(other)
        return made


def record_arrival(record: Reader, arrival: Arrival) -> Record | Missed:
    """The record of a capture, or why there is none. Wrong data of ours is an error; a wrong input never is."""
    try:
        made = record(arrival) if arrival.record is None else from_json(Record, arrival.record)
        if not can_store(made):
            return Missed(arrival.name, "read", "nottext", "holds NUL or halves of characters, which no text has")
        return made
    except InputError as error:
        kind = type(error).__name__.removesuffix("Error").lower()
        return Missed(arrival.name, "read", kind, str(error))
    except (DataError, SpanError) as error:
        if arrival.record is None and isinstance(error, DataError):
            raise
        return Missed(arrival.name, "read", "schema", str(error))
    except Exception as error:  # noqa: BLE001  # one document must not stop ten thousand; it is stored and counted
        return Missed(arrival.name, "record", "internal", f"{type(error).__name__} while recording")


def can_store(record: Record) -> bool:
    """Whether both databases can hold its text and whatever else it says."""
    words = dump_json(record)
    return "\\u0000" not in words and not any("\ud800" <= char <= "\udfff" for char in words)


def add_sources(database: Database, found: Iterable[Fetched], recorder: Recorder, by: str) -> Iterator[Step]:
    """What became of each input, as soon as it is stored. Captures that the case has are passed over unread."""
    pool = Pool(recorder)
    ready: list[Addition] = []
    written = time.monotonic()
    pool.open()
    try:
        for fetched in found:
            if isinstance(fetched, Unchanged):
                yield Step(fetched.what, Added("known"))
            elif isinstance(fetched, Missed):
                ready.append(Addition(None, missed=fetched))
            elif has_capture(database, fetched.id):
                yield Step(fetched.name, Added("known"))
            else:
                pool.put(fetched)
            while pool.full:
                ready.append(pool.take())
            if len(ready) >= BATCH or (len(ready) > 0 and time.monotonic() - written > PAUSE):
                yield from store_batch(database, ready, recorder.run, by)
                ready, written = [], time.monotonic()
        while len(pool.waiting) > 0:
            ready.append(pool.take())
            if len(ready) >= BATCH:
                yield from store_batch(database, ready, recorder.run, by)
                ready = []
        yield from store_batch(database, ready, recorder.run, by)
    finally:
        pool.close()


def store_batch(database: Database, ready: list[Addition], run: Run, by: str) -> Iterator[Step]:
    """What became of these, in one transaction."""
    if len(ready) == 0:
        return
    for addition, added in zip(ready, add_batch(database, ready, run, make_author(by)), strict=True):
        what = addition.missed.what if addition.arrival is None and addition.missed is not None else ""
        yield Step(what if addition.arrival is None else addition.arrival.name, added, addition.missed)


def find_condition(database: Database, url: str) -> Condition | None:
    """What the case's newest capture of an address says of itself; None where there is none."""
    newest = find_newest(database, url)
    if newest is None:
        return None
    return Condition(newest.headers.get("etag"), newest.headers.get("last-modified"))


def add_inputs(
    case: str, sources: Sequence[str], recorder: Recorder, *, limits: Limits, by: str | None
) -> Iterator[Step]:
    """What became of each input of these sources; the case is made where there is none."""
    author = make_author(by)
    database = create_case(case, author)
    walker = Sources(limits, known=partial(find_condition, database))
    try:
        yield from add_sources(database, walker.walk(sources), recorder, author.by)
    finally:
        walker.close()
        database.close()


def make_recorder(*, profile: str | None = None, verbatim: bool = False, jobs: int = 1) -> Recorder:
    """The recorder of this version: read and record with the settings of the environment."""
    from counterclaim import pipeline  # the models' libraries load only where something is recorded
    from counterclaim.settings import load_settings

    settings = load_settings()
    settings = settings if profile is None else replace(settings, profile=profile)
    record = partial(record_capture, settings=settings, verbatim=verbatim)
    return Recorder(record, pipeline.make_run(settings), partial(load_models, settings), jobs)


def load_models(settings: "Settings") -> None:
    """Nothing; this process has its models."""
    from counterclaim import pipeline

    pipeline.load_recorder(settings)


def record_capture(arrival: Arrival, *, settings: "Settings", verbatim: bool) -> Record:
    """The record of a capture."""
    from counterclaim import pipeline
    from counterclaim.read.document import read_capture

    document = read_capture(arrival.data, arrival.capture, name=arrival.name, verbatim=verbatim)
    return pipeline.record(document, settings)


def make_author(by: str | None = None) -> Author:
    """By whom and when a change is made that is made now."""
    return Author(find_user() if by is None else by, time.strftime("%Y-%m-%dT%H:%M:%S+00:00", time.gmtime()))


def find_user() -> str:
    """By whom changes are made, for the audit log: COUNTERCLAIM_USER, else the login name."""
    return os.environ.get("COUNTERCLAIM_USER") or os.environ.get("USER") or os.environ.get("LOGNAME") or "unknown"
