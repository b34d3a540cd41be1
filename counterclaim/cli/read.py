"""`counterclaim read`: pages and texts in, records of who claims what out. `counterclaim profiles`: which there are."""

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.cli import FAILED, app
from counterclaim.cli.inputs import Input, list_inputs
from counterclaim.cli.output import open_output, track_inputs
from counterclaim.errors import InputError

if TYPE_CHECKING:
    from counterclaim.vocabulary import Record


class Format(StrEnum):
    """How records are printed."""

    report = "report"
    json = "json"
    jsonl = "jsonl"


@app.command("read")
def read_paths(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Files, folders, or - for standard input.")],
    form: Annotated[
        Format, typer.Option("--format", help="For a person, or the JSON of docs/record.md.")
    ] = Format.report,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Write to this file instead.")] = None,
    verbatim: Annotated[bool, typer.Option("--verbatim", help="The file is the text: remove nothing.")] = False,
    profile: Annotated[str | None, typer.Option(help="A conflict profile: a name or a TOML file.")] = None,
    url: Annotated[str | None, typer.Option(help="Where the one input was published.")] = None,
) -> None:
    """Read news pages and texts and record who claims what."""
    inputs = list_inputs(paths)
    if url is not None and len(inputs) != 1:
        raise typer.BadParameter("one address goes with one input", param_hint="--url")
    check_profile(profile)
    failed = 0
    with open_output(output, form.value) as target, track_inputs(inputs, target) as tracked:
        for record in record_inputs(tracked, verbatim=verbatim, profile=profile, url=url):
            if isinstance(record, InputError):
                failed += 1
                target.warn(str(record))
            else:
                target.write(record)
    if failed > 0:
        raise typer.Exit(FAILED)


def record_inputs(
    inputs: Iterator[Input], *, verbatim: bool, profile: str | None, url: str | None
) -> Iterator["Record | InputError"]:
    """The record of each input, or why it cannot be read."""
    from counterclaim import pipeline

    for given in inputs:
        try:
            document = pipeline.read_input(given.load(), name=given.name, url=url, verbatim=verbatim)
            yield pipeline.record_input(document, profile=profile)
        except InputError as error:
            yield error


def check_profile(profile: str | None) -> None:
    """Nothing if there is such a profile. Raises DataError before any input is read."""
    from counterclaim.data.profile import load_profile

    if profile is not None:
        load_profile(profile)


@app.command("profiles")
def list_conflicts() -> None:
    """List the conflict profiles: name, since when, sides."""
    from counterclaim.data.profile import list_profiles

    for profile in list_profiles():
        sides = ", ".join(side.name for side in profile.sides)
        typer.echo(f"{profile.name:24}  {profile.title:36}  since {profile.start}  {sides}")
