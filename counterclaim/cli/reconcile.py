"""`counterclaim reconcile`, and lists of what it concluded: incidents, tolls, disputes, origins, timeline, compare."""

import json
import os
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from counterclaim.cli import app
from counterclaim.vocabulary import to_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from rich.console import RenderableType

    from counterclaim.store import Database


class Form(StrEnum):
    """How lists are printed."""

    table = "table"
    json = "json"
    jsonl = "jsonl"


Case = Annotated[str, typer.Argument(metavar="CASE", help="A case: a file or a PostgreSQL address.")]
Shape = Annotated[Form, typer.Option("--format", help="A table for a person, or JSON.")]


def open_database(address: str) -> "Database":
    """The case at this address."""
    from counterclaim.store import open_case

    return open_case(address)


def load_rows(address: str, what: str) -> tuple[Any, ...]:
    """Every conclusion of one kind."""
    from counterclaim.store.reconciliation import load_conclusions

    return load_conclusions(open_database(address), what)


def print_rows(rows: "Iterable[Any]", form: Form, show: "Callable[[], RenderableType]") -> None:
    """Print rows as asked: the table of `show`, or the rows themselves."""
    from rich.console import Console

    if form is Form.table:
        Console().print(show())
    elif form is Form.json:
        typer.echo(json.dumps([to_json(row) for row in rows], ensure_ascii=False, indent=1))
    else:
        for row in rows:
            typer.echo(json.dumps(to_json(row), ensure_ascii=False))


@app.command("reconcile")
def reconcile_claims(
    case: Case,
    sources: Annotated[Path | None, typer.Option(help="Your list of sources: letters, and whose word counts.")] = None,
    whole: Annotated[bool, typer.Option("--whole", help="From scratch, not only what is new.")] = False,
    jobs: Annotated[
        int | None, typer.Option(min=1, help="Processes for a large case. Default: one a processor.")
    ] = None,
    by: Annotated[str | None, typer.Option("--by", help="Who does this, for the audit log.")] = None,
) -> None:
    """Bring the claims of a case together: origins, incidents, tolls, disputes, grades."""
    from counterclaim.collect import make_author
    from counterclaim.reconciling import make_rules, reconcile_case

    rules, count = make_rules(sources), jobs or os.cpu_count() or 1
    outcome = reconcile_case(open_database(case), make_author(by), rules=rules, whole=whole, jobs=count)
    kinds = ("incident", "toll", "dispute", "grade")
    words = ", ".join(f"{outcome.changed.get(what, 0)} {what}s" for what in kinds)
    typer.echo(f"{outcome.documents} new documents; changed: {words}")


@app.command("incidents")
def list_incidents(case: Case, form: Shape = Form.table) -> None:
    """List incidents with who is accused, and the grade of each accusation."""
    from counterclaim.export.conclusions import show_incidents

    rows, grades = load_rows(case, "incident"), load_rows(case, "grade")
    rows = tuple(sorted(rows, key=lambda row: (row.start or "9999", row.id)))
    print_rows(rows, form, lambda: show_incidents(rows, grades))


@app.command("tolls")
def list_tolls(case: Case, form: Shape = Form.table) -> None:
    """List running totals as series, one a claimant, measure and group. They are never summed."""
    from counterclaim.export.conclusions import show_tolls

    rows = load_rows(case, "toll")
    print_rows(rows, form, lambda: show_tolls(rows))


@app.command("disputes")
def list_disputes(case: Case, form: Shape = Form.table) -> None:
    """List what cannot all be true, and who holds which position."""
    from counterclaim.export.conclusions import show_disputes

    rows = load_rows(case, "dispute")
    print_rows(rows, form, lambda: show_disputes(rows, load_rows(case, "incident")))


@app.command("origins")
def list_origins(case: Case, form: Shape = Form.table) -> None:
    """List who claims go back to, and who carries them."""
    from counterclaim.export.conclusions import show_origins

    rows = load_rows(case, "origin")
    print_rows(rows, form, lambda: show_origins(rows, load_rows(case, "trace")))


@app.command("timeline")
def list_timeline(case: Case, form: Shape = Form.table) -> None:
    """List incidents day by day; the undated stand at the end."""
    from counterclaim.export.conclusions import show_timeline

    rows = load_rows(case, "incident")
    print_rows(rows, form, lambda: show_timeline(rows))


@app.command("compare")
def compare_incident(
    case: Case,
    incident: Annotated[str, typer.Argument(metavar="INCIDENT", help="Its id, or words of its title.")],
    form: Shape = Form.table,
) -> None:
    """Show one incident as its claimants tell it, side by side, each cell with its words."""
    from counterclaim.export.conclusions import show_matrix
    from counterclaim.export.matrix import load_matrix

    matrix = load_matrix(open_database(case), incident)
    print_rows([matrix], form, lambda: show_matrix(matrix))
