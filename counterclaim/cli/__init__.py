"""The command line: arguments in, one call, text out. One module a stage; each loads what it needs when it runs."""

import os
import sys
from typing import Annotated

import typer

from counterclaim import __version__
from counterclaim.errors import CounterclaimError

FAILED = 1
"""Some input failed; the others were processed."""
WRONG_USAGE = 2

app = typer.Typer(
    name="counterclaim",
    help="Who claims what in conflict news: an auditable record, never a verdict.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def show_version(wanted: bool) -> None:
    """Print the version and stop."""
    if wanted:
        typer.echo(f"counterclaim {__version__}")
        raise typer.Exit


@app.callback()
def accept_options(
    version: Annotated[
        bool, typer.Option("--version", callback=show_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Who claims what in conflict news: an auditable record, never a verdict."""


def main() -> None:
    """Run the command line. Every error is one line on standard error, never a traceback."""
    try:
        app()
    except CounterclaimError as error:
        stop(str(error), WRONG_USAGE)
    except BrokenPipeError:
        # The reader went away (`| head`): nothing is wrong. What is still buffered must not fail again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except KeyboardInterrupt:
        stop("interrupted", 130)
    except Exception as error:  # a person must never see a traceback; developers set the variable
        if "COUNTERCLAIM_DEBUG" in os.environ:
            raise
        stop(f"internal error: {type(error).__name__}: {error} (set COUNTERCLAIM_DEBUG=1 to see where)", FAILED)


def stop(message: str, status: int) -> None:
    """Say one line on standard error and leave with this status."""
    warn(message)
    sys.exit(status)


def name_count(count: int, noun: str) -> str:
    """A number of things in words: 1 row, 2 rows."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def warn(message: str) -> None:
    """One line on standard error, whatever the message holds."""
    typer.echo(f"counterclaim: {' '.join(message.split())}", err=True)


from counterclaim.cli import case, gazetteer, lists, read, reconcile, serve  # noqa: E402, F401  # commands register themselves on `app`
