"""`counterclaim serve`: a case in the browser. `counterclaim demo`: a ready case, made and served."""

import os
from pathlib import Path
from typing import Annotated

import typer

from counterclaim.cli import app

HOST, PORT = "127.0.0.1", 8642


@app.command("serve")
def serve_case(
    case: Annotated[str, typer.Argument(metavar="CASE", help="A case's file, or the address of its database.")],
    host: Annotated[str, typer.Option(help="Where to listen. Others than this machine need --team.")] = HOST,
    port: Annotated[int, typer.Option(help="Which port; 0 takes a free one.")] = PORT,
    team: Annotated[bool, typer.Option("--team", help="Users, roles and a login.")] = False,
    name: Annotated[list[str] | None, typer.Option(help="A name this server answers to, besides its address.")] = None,
    title: Annotated[str | None, typer.Option(help="What to call the case on its pages.")] = None,
) -> None:
    """Serve a case as pages and an API on this machine, or to a team."""
    from counterclaim.following import follow_review
    from counterclaim.serve.server import Door, run_server

    run_server(case, Door(host, port, team=team, names=tuple(name or ())), title=title, follow=follow_review)


@app.command("demo")
def serve_demo(
    folder: Annotated[Path | None, typer.Option(help="Where the case is made; a temporary folder if left out.")] = None,
    port: Annotated[int, typer.Option(help="Which port; 0 takes a free one.")] = PORT,
    once: Annotated[bool, typer.Option("--once", help="Ask every page once, say how it went, and stop.")] = False,
) -> None:
    """Make a case of invented dispatches from both sides of two wars and serve it."""
    from counterclaim.demo import make_demo
    from counterclaim.following import follow_review
    from counterclaim.serve.server import Door, run_server, visit_pages

    case = make_demo(folder, say=typer.echo)
    if once or os.environ.get("CI") == "true":
        typer.echo(visit_pages(case))
        return
    run_server(case, Door(HOST, port), title="Demo: invented dispatches", follow=follow_review)
