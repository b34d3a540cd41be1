"""`counterclaim gazetteer add FILE`, `gazetteer find NAME`: places of one's own beside those that ship."""

from pathlib import Path
from typing import Annotated

import typer

from counterclaim.cli import app

gazetteer_app = typer.Typer(name="gazetteer", help="Places by name: add your own, look one up.", no_args_is_help=True)
app.add_typer(gazetteer_app)

Folder = Annotated[Path | None, typer.Option("--folder", help="Where added places are kept. Default: the user's.")]


@gazetteer_app.command("add")
def add_file(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="A GeoNames dump (UA.txt) or a CSV with name, latitude, longitude.")
    ],
    folder: Folder = None,
) -> None:
    """Add the places of a file to those that ship; of two with one GeoNames number yours is used."""
    from counterclaim.data.gazetteer.dump import add_places
    from counterclaim.data.gazetteer.lookup import user_folder

    target, count = add_places(file, user_folder() if folder is None else folder)
    typer.echo(f"{count:,} places in {target}")


@gazetteer_app.command("find")
def find_name(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A place's name in any Latin spelling.")],
    folder: Folder = None,
) -> None:
    """List the places of a name, the most populous first."""
    from counterclaim.data.gazetteer import load_gazetteer

    places = load_gazetteer(folder).find(name)
    if len(places) == 0:
        typer.echo(f"no place is called {name!r}", err=True)
    for place in places:
        at = f"{place.latitude:.4f} {place.longitude:.4f}"
        typer.echo(f"{place.name}\t{place.kind}\t{place.country}\t{at}\t{place.population}\t{place.id}")
