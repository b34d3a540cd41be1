"""`counterclaim add`, `migrate`, `show`, `case …`, `audit …`: a case made, kept, copied and proved."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from counterclaim.cli import FAILED, app, name_count, warn
from counterclaim.errors import CaseError

if TYPE_CHECKING:
    from counterclaim.collect import Step
    from counterclaim.store.care import Info

Case = Annotated[str, typer.Argument(metavar="CASE", help="A case: a file, or postgresql://…")]
Sources = Annotated[
    list[str],
    typer.Argument(metavar="SOURCE", help="Files, folders, WARC or WACZ, JSONL of ours, feeds, sitemaps, addresses."),
]
By = Annotated[str | None, typer.Option("--by", help="Who does this, for the audit log. Default: the login name.")]

case_app = typer.Typer(name="case", help="Look after a case: what is in it, copies, merging.", no_args_is_help=True)
audit_app = typer.Typer(name="audit", help="Prove that nothing in a case was touched.", no_args_is_help=True)
app.add_typer(case_app)
app.add_typer(audit_app)


@app.command("add")
def add_inputs(
    case: Case,
    sources: Sources,
    profile: Annotated[str | None, typer.Option(help="A conflict profile: a name or a TOML file.")] = None,
    verbatim: Annotated[bool, typer.Option("--verbatim", help="Files are the texts: remove nothing.")] = False,
    jobs: Annotated[int, typer.Option(min=1, help="Processes that record, each with its models.")] = 1,
    refresh: Annotated[bool, typer.Option("--refresh", help="Ask known pages of feeds and lists again.")] = False,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Also addresses of this machine and its network.")
    ] = False,
    delay: Annotated[float, typer.Option(min=0.0, help="Seconds between two requests to one host.")] = 1.0,
    by: By = None,
) -> None:
    """Collect sources into a case, which is made if there is none. Interrupted, run it again: it goes on."""
    from counterclaim.acquire.limits import Limits
    from counterclaim.collect import add_inputs, make_recorder
    from counterclaim.data.profile import load_profile

    if profile is not None:
        load_profile(profile)
    limits = Limits(private=allow_private, delay=delay, refresh=refresh)
    recorder = make_recorder(profile=profile, verbatim=verbatim, jobs=jobs)
    counts, failed = follow_steps(add_inputs(case, sources, recorder, limits=limits, by=by))
    typer.echo(describe_counts(counts))
    if failed > 0:
        warn(f"{name_count(failed, 'input')} gave no document; why: counterclaim case info {case}")
        sys.exit(FAILED)


PASSED_OVER = "media"
"""The kind of a skip that is no failure: pictures and scripts beside saved pages."""


def follow_steps(steps: "Any") -> tuple[dict[str, int], int]:
    """How many inputs came to what, and how many failed; progress is shown on a terminal, changed pages and skips in
    any case."""
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    counts: dict[str, int] = {}
    failed = 0
    console = Console(stderr=True, highlight=False, markup=False)
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("collecting", total=None)
        for step in steps:
            counts[step.added.outcome] = counts.get(step.added.outcome, 0) + 1
            failed += step.missed is not None and step.missed.kind != PASSED_OVER
            progress.update(task, description=describe_counts(counts).replace("[", "("))
            for line in describe_step(step):
                console.print(line, soft_wrap=True)
    return counts, failed


def describe_step(step: "Step") -> list[str]:
    """What a person should hear about one input: that it was missed, or which claims a change of its page changed."""
    if step.missed is not None:
        return [f"skipped {name_reason(step.name, step.missed.why)}"]
    if step.added.outcome != "version":
        return []
    lines = [f"changed {step.name}: {len(step.added.came)} claim(s) came, {len(step.added.went)} went"]
    return lines + [f"  + {name}" for name in step.added.came] + [f"  - {name}" for name in step.added.went]


def name_reason(name: str, why: str) -> str:
    """An input and why it was skipped, its name once."""
    plain = " ".join(why.split())
    return plain if plain.startswith(f"{name}: ") else f"{name}: {plain}"


WORDS = {
    "added": "added",
    "version": "changed",
    "copy": "same text",
    "known": "known",
    "skipped": "skipped",
}


def describe_counts(counts: dict[str, int]) -> str:
    """One line: how many inputs came to what."""
    return ", ".join(f"{counts.get(outcome, 0)} {word}" for outcome, word in WORDS.items())


@app.command("migrate")
def migrate(case: Case, by: By = None) -> None:
    """Bring a case made by an older version to this version's tables."""
    from counterclaim.collect import make_author
    from counterclaim.store import migrate_case

    before, after = migrate_case(case, make_author(by))
    typer.echo(f"{case}: {'already at' if before == after else f'{before} ->'} {after}")


@app.command("show")
def show(
    case: Case,
    name: Annotated[str, typer.Argument(metavar="ID", help="Of a document, claim, figure …, or its beginning.")],
) -> None:
    """Print anything of a case by its id: its evidence, where it came from, what was said about it since (JSON)."""
    from counterclaim.store import open_case
    from counterclaim.store.fetch import show_thing
    from counterclaim.vocabulary import to_json

    typer.echo(json.dumps(to_json(show_thing(open_case(case), name)), ensure_ascii=False, indent=2))


@case_app.command("info")
def show_info(
    case: Case,
    form: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
    skipped: Annotated[bool, typer.Option("--skipped", help="List every input that was skipped.")] = False,
) -> None:
    """What a case holds, and what it could not take in."""
    from counterclaim.store import open_case
    from counterclaim.store.care import describe_case, list_skips
    from counterclaim.vocabulary import to_json

    database = open_case(case)
    if skipped:
        for missed in list_skips(database):
            typer.echo(f"{missed.at}  {missed.stage}/{missed.kind}  {name_reason(missed.what, missed.why)}")
        return
    info = describe_case(database)
    typer.echo(json.dumps(to_json(info), ensure_ascii=False, indent=2) if form else write_info(info))


def write_info(info: "Info") -> str:
    """A case's description for a person."""
    first, last = info.published
    lines = [
        f"case        {info.id}, made {info.created}, {info.size / 1e6:.1f} MB",
        f"published   {first or '?'} to {last or '?'}",
        *(f"{count:>10}  {name}" for name, count in info.counts.items() if count > 0),
        "sources     " + (", ".join(f"{name} ({count})" for name, count in info.sources.items()) or "none"),
        f"log         {info.head['seq']} entries, head {info.head['hash']}",
    ]
    if len(info.skipped) > 0:
        lines.append(
            f"skipped     {name_count(sum(skip.count for skip in info.skipped), 'input')} (each: case info --skipped):"
        )
    lines += [
        f"{skip.count:>10}  {skip.stage}/{skip.kind}: {name_reason(skip.example, skip.why)}" for skip in info.skipped
    ]
    return "\n".join(lines)


@case_app.command("backup")
def backup(case: Case, target: Annotated[Path, typer.Argument(metavar="FILE", help="A new file.")]) -> None:
    """Copy a case to a new file while others go on working with it."""
    from counterclaim.store import open_case
    from counterclaim.store.care import backup_case

    typer.echo(f"{target}: {backup_case(open_case(case), target):,} bytes")


@case_app.command("vacuum")
def vacuum(
    case: Case, rebuild: Annotated[bool, typer.Option("--rebuild", help="Make the search indexes anew.")] = False
) -> None:
    """Give back empty space and tidy the search indexes."""
    from counterclaim.store import open_case
    from counterclaim.store.care import vacuum_case

    before, after = vacuum_case(open_case(case), rebuild=rebuild)
    typer.echo(f"{case}: {before:,} -> {after:,} bytes")


@case_app.command("merge")
def merge(
    case: Case, other: Annotated[str, typer.Argument(metavar="OTHER", help="The case to take in.")], by: By = None
) -> None:
    """Take another case into this one, nothing twice. Reconcile afterwards: conclusions are made anew."""
    from counterclaim.collect import make_author
    from counterclaim.store import create_case
    from counterclaim.store.care import merge_case

    author = make_author(by)
    typer.echo(describe_counts(merge_case(create_case(case, author), other, author)))


@audit_app.command("verify")
def verify(
    case: Case,
    head: Annotated[Path | None, typer.Option("--head", help="What `audit export` gave earlier.")] = None,
) -> None:
    """Prove that no row and no stored byte was altered, added or removed; else name the first that was."""
    from counterclaim.store import open_case
    from counterclaim.store.audit import read_head, verify_case

    deposited = None if head is None else read_head(load_json(head))
    verdict = verify_case(open_case(case), deposited=deposited)
    finding = verdict.finding
    if finding is None:
        typer.echo(f"whole: {verdict.rows} rows, {verdict.entries} log entries, head {verdict.head.hash}")
        return
    entry = "" if finding.seq is None else f" (log entry {finding.seq})"
    typer.echo(f"TOUCHED: {finding.what} {finding.id} {finding.problem}{entry}")
    sys.exit(FAILED)


@audit_app.command("export")
def export_log(
    case: Case,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Write to this file instead.")] = None,
) -> None:
    """Print the end of the log's chain, to deposit elsewhere: it fixes everything that is in the case now."""
    from counterclaim.store import open_case
    from counterclaim.store.audit import export_head

    head = json.dumps(export_head(open_case(case)), indent=2)
    if output is None:
        typer.echo(head)
    else:
        output.write_text(head + "\n", encoding="utf-8")


def load_json(path: Path) -> Any:
    """The JSON of a file; an error that names it where it is none."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise CaseError(f"{path}: expected a head that `audit export` wrote") from error
