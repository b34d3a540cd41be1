"""Where records go: standard output or a file, as a report or JSON; and progress on a terminal meanwhile."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import typer

from counterclaim.cli import warn
from counterclaim.cli.inputs import Input

if TYPE_CHECKING:
    from rich.progress import Progress

    from counterclaim.vocabulary import Record

LONG = 100_000
"""Bytes from which one input takes long enough (about 10 s) for a person to wonder."""

PAGE_WIDTH = 100
"""Columns of a report that is written to a file or a pipe."""


@dataclass(slots=True)
class Output:
    """Takes records one by one. `pause` hides the progress bar while one is printed to the same terminal."""

    write_record: "Callable[[Record], None]"
    pause: Callable[[], AbstractContextManager[None]] = nullcontext

    def write(self, record: "Record") -> None:
        """Print one record."""
        with self.pause():
            self.write_record(record)

    def warn(self, message: str) -> None:
        """One line on standard error."""
        with self.pause():
            warn(message)


@contextmanager
def open_output(path: Path | None, form: str) -> Iterator[Output]:
    """The output of these options, closed at the end."""
    if path is None:
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="replace") if form == "report" else stream.reconfigure(encoding="utf-8")
        yield Output(choose_writer(sys.stdout, form))
        sys.stdout.flush()
        return
    try:
        stream = path.open("w", encoding="utf-8", errors="replace", newline="\n")
    except OSError as error:
        raise typer.BadParameter(f"{path}: {error.strerror}", param_hint="--output") from error
    with stream:
        yield Output(choose_writer(stream, form))


def choose_writer(stream: TextIO, form: str) -> "Callable[[Record], None]":
    """What prints one record in this form."""
    if form == "report":
        return make_reporter(stream)
    indent = 2 if form == "json" else None

    def write_json(record: "Record") -> None:
        stream.write(json.dumps(record.to_json(), ensure_ascii=False, indent=indent) + "\n")
        stream.flush()

    return write_json


def make_reporter(stream: TextIO) -> "Callable[[Record], None]":
    """What prints one record for a person, with colours only on a terminal."""
    from rich.console import Console

    from counterclaim.export.report import print_report

    width = None if stream.isatty() else PAGE_WIDTH
    console = Console(file=stream, width=width, highlight=False, emoji=False, markup=False)
    return lambda record: print_report(record, console)


@contextmanager
def track_inputs(inputs: list[Input], output: Output) -> Iterator[Iterator[Input]]:
    """The inputs one by one; on a terminal, if it takes long, with a bar on standard error that shows how far it is."""
    if not sys.stderr.isatty() or (len(inputs) == 1 and inputs[0].measure() < LONG):
        yield iter(inputs)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True, markup=False), transient=True) as progress:
        output.pause = lambda: pause_progress(progress)
        yield step_inputs(inputs, progress)


def step_inputs(inputs: list[Input], progress: "Progress") -> Iterator[Input]:
    """The inputs one by one, the bar moved with each."""
    task = progress.add_task("reading", total=len(inputs))
    for given in inputs:
        progress.update(task, description=Path(given.name).name[:40])
        yield given
        progress.advance(task)


@contextmanager
def pause_progress(progress: "Progress") -> Iterator[None]:
    """The terminal without the bar."""
    progress.stop()
    yield
    progress.start()
