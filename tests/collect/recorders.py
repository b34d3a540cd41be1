"""Recorders for the tests: quick, importable by other processes, and some that fail."""

import os
import time

from counterclaim.collect import Recorder
from counterclaim.errors import NotNewsError
from counterclaim.vocabulary import Arrival, Record
from tests.store.factory import RUN, make_record


def record_number(arrival: Arrival) -> Record:
    """The record of the dispatch whose number the bytes are; words instead are failures of each kind."""
    words = arrival.data.decode().split()
    if words[0] == "crash":
        os._exit(9)
    if words[0] == "bug":
        raise ZeroDivisionError("a secret text")
    if words[0] == "advert":
        raise NotNewsError(f"{arrival.name}: expected news")
    return make_record(
        int(words[0]), url=arrival.name.encode("utf-8", "replace").decode(), killed=words[1] if len(words) > 1 else "27"
    )


def record_slowly(arrival: Arrival) -> Record:
    """The same, after a moment."""
    time.sleep(0.005)
    return record_number(arrival)


def make_recorder(jobs: int = 1, *, slow: bool = False) -> Recorder:
    """A recorder of numbers."""
    return Recorder(record_slowly if slow else record_number, RUN, jobs=jobs)
