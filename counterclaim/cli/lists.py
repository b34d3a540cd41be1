"""`counterclaim documents|statements|claims|figures|actors|places|search|export CASE`: what a case holds."""

import inspect
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TextIO

import typer

from counterclaim.cli import app, name_count
from counterclaim.cli.case import Case

if TYPE_CHECKING:
    from counterclaim.store import Database, Filters, Page


class Format(StrEnum):
    """How a list is printed."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"


class Target(StrEnum):
    """What a case is exported to."""

    csv = "csv"
    jsonl = "jsonl"
    geojson = "geojson"


FILTERS: dict[str, str] = {
    "side": "Side of the conflict that it is said for.",
    "claimant": "Who says it.",
    "speaker": "Who is reported to have said it.",
    "agent": "Who is said to have done it.",
    "place": "Where.",
    "country": "Where: ISO 3166.",
    "box": "Where: west,south,east,north in degrees.",
    "happened_from": "First day of the event.",
    "happened_to": "Last day of the event.",
    "published_from": "First day of publication.",
    "published_to": "Last day of publication.",
    "kind": "Kind of event (docs/kinds.md).",
    "act": "assert, accuse, deny, admit …",
    "measure": "killed, injured, displaced …",
    "scope": "incident or running.",
    "source": "Who published it.",
    "language": "Of the document: ISO 639-1.",
    "document": "Id of the document it stands in.",
    "incident": "Id of the incident it belongs to.",
    "text": 'Words in it: word, begin*, "a phrase".',
}
LISTED: dict[str, tuple[str, ...]] = {
    "documents": ("source", "language", "published_from", "published_to", "text"),
    "statements": ("side", "speaker", "act", "source", "document", "published_from", "published_to"),
    "claims": tuple(name for name in FILTERS if name not in ("speaker", "measure", "scope", "language")),
    "figures": tuple(name for name in FILTERS if name not in ("speaker", "agent", "act", "language", "text")),
    "actors": (),
    "places": (),
}
"""The filters of each list, as `store.filters` can apply them; a test holds the two together."""
SEARCHED = ("source", "side", "claimant", "place", "kind", "act", "published_from", "published_to")


def make_option(name: str) -> inspect.Parameter:
    """The command line option of a filter."""
    option = typer.Option(f"--{name.replace('_', '-')}", help=FILTERS[name])
    return inspect.Parameter(
        name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=Annotated[str | None, option]
    )


def make_list(what: str) -> Callable[..., None]:
    """The command that prints one list. Its options are made from the table of filters, so that no list differs."""

    def run(case: str, form: Format, limit: int, cursor: str | None, whole: bool, **given: Any) -> None:
        from counterclaim.store import open_case

        database = open_case(case)
        if whole and form is not Format.table:
            print_whole(database, what, make_filters(given), form)
        else:
            print_page(ask_page(database, what, given, (limit, cursor)), what, form)

    limit = Annotated[int, typer.Option("--limit", min=1, max=1000, help="Rows of a page.")]
    cursor = Annotated[str | None, typer.Option("--cursor", help="Go on after an earlier page.")]
    form = Annotated[Format, typer.Option("--format", help="How to print it.")]
    whole = Annotated[bool, typer.Option("--all", help="Every row, not a page (json, jsonl, csv).")]
    name = Annotated[str | None, typer.Option("--name", help="Only names that contain this.")]
    keyword = inspect.Parameter.KEYWORD_ONLY
    parameters = [
        inspect.Parameter("case", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=Case),
        *(make_option(filter_name) for filter_name in LISTED[what]),
        *([inspect.Parameter("name", keyword, default=None, annotation=name)] if what in ("actors", "places") else []),
        inspect.Parameter("form", keyword, default=Format.table, annotation=form),
        inspect.Parameter("limit", keyword, default=50, annotation=limit),
        inspect.Parameter("cursor", keyword, default=None, annotation=cursor),
        inspect.Parameter("whole", keyword, default=False, annotation=whole),
    ]
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]  # typer reads the options from it
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    run.__doc__ = f"List the {what} of a case, newest publication first." if len(LISTED[what]) > 0 else (
        f"List the names of {what} in a case."
    )  # fmt: skip
    return run


for list_name in LISTED:
    app.command(list_name)(make_list(list_name))


def make_filters(given: dict[str, Any]) -> "Filters":
    """The filters that these options are."""
    from counterclaim.store import Filters

    values = {name: value for name, value in given.items() if value is not None and name != "name"}
    if "box" in values:
        values["box"] = read_box(values["box"])
    return Filters(**values)


def read_box(words: str) -> tuple[float, float, float, float]:
    """West, south, east, north."""
    try:
        west, south, east, north = (float(part) for part in words.split(","))
    except ValueError as error:
        raise typer.BadParameter("expected west,south,east,north in degrees", param_hint="--box") from error
    return west, south, east, north


def ask_page(database: "Database", what: str, given: dict[str, Any], part: tuple[int, str | None]) -> "Page[Any]":
    """A page of a list."""
    from counterclaim.export.lists import FINDERS, NAMES_ONLY

    limit, cursor = part
    if what in NAMES_ONLY:
        return FINDERS[what](database, name=given.get("name"), limit=limit, cursor=cursor)
    return FINDERS[what](database, make_filters(given), limit=limit, cursor=cursor)


def print_page(page: "Page[Any]", what: str, form: Format) -> None:
    """Nothing; a page is on standard output, and how to go on."""
    from counterclaim.export.csv import write_csv
    from counterclaim.export.jsonl import write_jsonl
    from counterclaim.vocabulary import to_json

    if form is Format.csv:
        write_csv(page.items, what, sys.stdout)
    elif form is Format.jsonl:
        write_jsonl(page.items, sys.stdout)
    elif form is Format.json:
        items = [item.to_json() if hasattr(item, "to_json") else to_json(item) for item in page.items]
        typer.echo(json.dumps({"items": items, "next": page.next}, ensure_ascii=False, indent=2))
    else:
        print_table(page.items, what)
    if page.next is not None and form is not Format.json:
        typer.echo(f"more: --cursor {page.next}", err=True)


def print_table(rows: tuple[Any, ...], what: str) -> None:
    """Nothing; the rows are on the terminal, the columns that matter most."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from counterclaim.export.columns import LISTS

    columns = [column for column in LISTS[what] if column.short]
    table = Table(box=None, header_style="bold", pad_edge=False)
    for column in columns:
        table.add_column(column.name, overflow="fold", max_width=60)
    for row in rows:
        cells = [shorten_id(column.name, column.get(row)) for column in columns]
        table.add_row(*(Text(cell) for cell in cells))
    Console(width=None if sys.stdout.isatty() else 220, highlight=False).print(table)


def shorten_id(column: str, value: Any) -> str:
    """A cell. A document's id is a whole SHA-256: its beginning is enough for `show`, and leaves room for the rest."""
    text = "" if value is None else " ".join(str(value).split())
    return text[:SHORT] if column == "id" and text.startswith("sha256:") else text


SHORT = 19
"""Characters of a document's id in a table: "sha256:" and twelve hexadecimal digits."""


def print_whole(database: "Database", what: str, filters: "Filters", form: Format) -> None:
    """Nothing; every row of a list is on standard output."""
    from counterclaim.export.csv import write_csv
    from counterclaim.export.jsonl import write_jsonl
    from counterclaim.export.lists import walk_list

    rows = walk_list(database, what, filters)
    if form is Format.csv:
        write_csv(rows, what, sys.stdout)
    else:
        write_jsonl(rows, sys.stdout)


def search(**given: Any) -> None:
    """Find words in the texts or claims of a case: word, begin*, "a phrase"."""
    from counterclaim.store import open_case
    from counterclaim.store.search import search_claims, search_documents
    from counterclaim.vocabulary import to_json

    case, query, form = given.pop("case"), given.pop("query"), given.pop("form")
    limit, cursor, within = given.pop("limit"), given.pop("cursor"), given.pop("claims")
    filters = make_filters(given | {"text": query})
    find = search_claims if within else search_documents
    page = find(open_case(case), filters, limit=limit, cursor=cursor)
    if form is Format.json:
        typer.echo(json.dumps({"items": to_json(page.items), "next": page.next}, ensure_ascii=False, indent=2))
        return
    for hit in page.items:
        about = hit.document
        words = (shorten_id("id", hit.id), about.published or "undated", about.source or "unknown source", about.title)
        typer.echo("  ".join(word for word in words if word is not None))
        typer.echo(f"    {' '.join(hit.snippet.split())}")
    if page.next is not None:
        typer.echo(f"more: --cursor {page.next}", err=True)


def sign_search() -> None:
    """Nothing; `search` has its options: those filters that both texts and claims, or claims, know."""
    keyword, place = inspect.Parameter.KEYWORD_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD
    query = Annotated[str, typer.Argument(metavar="WORDS", help='word, begin*, "a phrase"')]
    within = Annotated[bool, typer.Option("--claims", help="Search claims, not texts.")]
    form = Annotated[Format, typer.Option("--format", help="table or json.")]
    limit = Annotated[int, typer.Option("--limit", min=1, max=1000, help="Rows of a page.")]
    cursor = Annotated[str | None, typer.Option("--cursor", help="Go on after an earlier page.")]
    parameters = [
        inspect.Parameter("case", place, annotation=Case),
        inspect.Parameter("query", place, annotation=query),
        inspect.Parameter("claims", keyword, default=False, annotation=within),
        *(make_option(name) for name in SEARCHED),
        inspect.Parameter("form", keyword, default=Format.table, annotation=form),
        inspect.Parameter("limit", keyword, default=20, annotation=limit),
        inspect.Parameter("cursor", keyword, default=None, annotation=cursor),
    ]
    search.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]  # typer reads the options
    search.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}


sign_search()
app.command("search")(search)


@app.command("export")
def export(
    case: Case,
    to: Annotated[Target, typer.Option("--to", help="The format; docs/export.md lists the columns.")],
    what: Annotated[str | None, typer.Option("--what", help="A list; jsonl without it: whole records.")] = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Write to this file instead.")] = None,
) -> None:
    """Write a case to one file: csv or geojson of a list (default: claims), or records as JSON Lines."""
    from counterclaim.store import open_case

    database = open_case(case)
    with open_target(output) as target:
        count = write_export(database, to, what, target)
    typer.echo(name_count(count, "row"), err=True)


def write_export(database: "Database", to: Target, what: str | None, target: TextIO) -> int:
    """How many rows were written."""
    from counterclaim.export.csv import write_csv
    from counterclaim.export.geojson import write_geojson
    from counterclaim.export.jsonl import write_jsonl
    from counterclaim.export.lists import walk_list
    from counterclaim.store import Filters
    from counterclaim.store.fetch import walk_records

    if to is Target.jsonl and what is None:
        return write_jsonl((record for _, record in walk_records(database)), target)
    named = "claims" if what is None else what
    if to is Target.geojson and named not in ("claims", "figures", "places"):
        raise typer.BadParameter("expected claims, figures or places", param_hint="--what")
    rows = walk_list(database, named, Filters())
    if to is Target.csv:
        return write_csv(rows, named, target)
    return write_jsonl(rows, target) if to is Target.jsonl else write_geojson(rows, named, target)


@contextmanager
def open_target(path: Path | None) -> Iterator[TextIO]:
    """The file to write, or standard output; UTF-8."""
    if path is None:
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8", newline="")
        yield sys.stdout
        return
    try:
        stream = path.open("w", encoding="utf-8", newline="")
    except OSError as error:
        raise typer.BadParameter(f"{path}: {error.strerror}", param_hint="--output") from error
    with stream:
        yield stream
