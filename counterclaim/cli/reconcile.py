"""`counterclaim reconcile`, and lists of what it concluded: incidents, tolls, disputes, origins, timeline, compare."""

import json
import os
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from counterclaim.cli import app, name_count
from counterclaim.vocabulary import to_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from rich.console import RenderableType

    from counterclaim.store import Database, Page


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
    words = ", ".join(name_count(outcome.changed.get(what, 0), what) for what in kinds)
    typer.echo(f"{name_count(outcome.documents, 'new document')}; changed: {words}")


Kind = Annotated[str | None, typer.Option("--kind", help="Kind of event (docs/kinds.md).")]
Place = Annotated[str | None, typer.Option("--place", help="Where: part of a name.")]
Country = Annotated[str | None, typer.Option("--country", help="Where: ISO 3166.")]
From = Annotated[str | None, typer.Option("--happened-from", help="First day of the event.")]
To = Annotated[str | None, typer.Option("--happened-to", help="Last day of the event.")]
Limit = Annotated[int | None, typer.Option(min=1, max=1000, help="Rows of a page. Default: 50; json, jsonl: all.")]
Cursor = Annotated[str | None, typer.Option(help="Go on after an earlier page.")]
PAGE = 50


def ask_rows(ask: "Callable[..., Page[Any]]", form: Form, limit: int | None, cursor: str | None) -> tuple[Any, ...]:
    """A page of rows for a person, every row for a program that named no limit; where there are more, how to go on."""
    from counterclaim.store.query import LONGEST

    page = ask(limit=limit or (PAGE if form is Form.table else LONGEST), cursor=cursor)
    rows = page.items
    while page.next is not None and limit is None and form is not Form.table:
        page = ask(limit=LONGEST, cursor=page.next)
        rows += page.items
    if page.next is not None:
        typer.echo(f"more: --cursor {page.next}", err=True)
    return rows


def load_of(database: "Database", what: str, column: str, rows: "Iterable[Any]") -> tuple[Any, ...]:
    """Conclusions of one kind about these incidents."""
    from counterclaim.store.reconciliation import find_related

    return tuple(found for row in rows for found in find_related(database, what, column, row.id))


@app.command("incidents")
def list_incidents(
    case: Case,
    kind: Kind = None,
    place: Place = None,
    country: Country = None,
    happened_from: From = None,
    happened_to: To = None,
    limit: Limit = None,
    cursor: Cursor = None,
    form: Shape = Form.table,
) -> None:
    """List incidents, the latest first, with who is accused and the grade of each accusation."""
    from counterclaim.export.conclusions import show_incidents
    from counterclaim.store import Filters
    from counterclaim.store.reconciliation import find_incidents

    database = open_database(case)
    filters = Filters(kind=kind, place=place, country=country, happened_from=happened_from, happened_to=happened_to)
    rows = ask_rows(partial(find_incidents, database, filters), form, limit, cursor)
    print_rows(rows, form, lambda: show_incidents(rows, load_of(database, "grade", "incident", rows)))


@app.command("tolls")
def list_tolls(
    case: Case,
    measure: Annotated[str | None, typer.Option(help="killed, injured, displaced …")] = None,
    limit: Limit = None,
    cursor: Cursor = None,
    form: Shape = Form.table,
) -> None:
    """List running totals as series, one a claimant, measure and group. They are never summed."""
    from counterclaim.export.conclusions import show_tolls
    from counterclaim.store.reconciliation import find_conclusions

    ask = partial(find_conclusions, open_database(case), "toll", {"measure": measure})
    rows = ask_rows(ask, form, limit, cursor)
    print_rows(rows, form, lambda: show_tolls(rows))


@app.command("disputes")
def list_disputes(
    case: Case,
    kind: Annotated[str | None, typer.Option(help="number, perpetrator, event-denied … (docs/reconcile.md).")] = None,
    incident: Annotated[str | None, typer.Option(help="Id of the incident.")] = None,
    limit: Limit = None,
    cursor: Cursor = None,
    form: Shape = Form.table,
) -> None:
    """List what cannot all be true, and who holds which position."""
    from counterclaim.export.conclusions import show_disputes
    from counterclaim.store.reconciliation import find_conclusions, load_conclusions

    database = open_database(case)
    ask = partial(find_conclusions, database, "dispute", {"kind": kind, "incident": incident})
    rows = ask_rows(ask, form, limit, cursor)
    about = [row.incident for row in rows if row.incident is not None]
    print_rows(rows, form, lambda: show_disputes(rows, load_conclusions(database, "incident", about)))


@app.command("origins")
def list_origins(case: Case, form: Shape = Form.table) -> None:
    """List who claims go back to, and who carries them."""
    from counterclaim.export.conclusions import show_origins

    rows = load_rows(case, "origin")
    print_rows(rows, form, lambda: show_origins(rows, load_rows(case, "trace")))


@app.command("timeline")
def list_timeline(
    case: Case,
    place: Place = None,
    happened_from: From = None,
    happened_to: To = None,
    limit: Limit = None,
    cursor: Cursor = None,
    form: Shape = Form.table,
) -> None:
    """List incidents day by day, the earliest first; the undated stand at the end of the first page."""
    from counterclaim.export.conclusions import show_timeline
    from counterclaim.store import Filters
    from counterclaim.store.reconciliation import find_incidents

    filters = Filters(place=place, happened_from=happened_from, happened_to=happened_to)
    ask = partial(find_incidents, open_database(case), filters, newest=False)
    rows = ask_rows(ask, form, limit, cursor)
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
