"""A ready case: invented dispatches from both sides of two wars, read, recorded and reconciled by the program itself.

The pages come with the package (data/demo/pages.jsonl) and are the documents of the gold case (evals/case); a test
holds them equal. Nothing in the case was written by hand: what it shows is what the machine makes of the texts.
"""

import html
import json
import tempfile
from collections.abc import Callable, Iterator
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

from counterclaim import pipeline
from counterclaim.errors import CaseError
from counterclaim.reconciling import make_rules, reconcile_case
from counterclaim.settings import load_settings
from counterclaim.store import Author, create_case, migrate_case
from counterclaim.store.write import Addition, add_batch
from counterclaim.vocabulary.arrival import Arrival

AUTHOR = Author("demo", "2026-01-01T00:00:00+00:00")
"""A fixed moment, so that the demo's audit log is the same wherever it is made."""
BATCH = 8
"""Documents a transaction: often enough for the counter to move."""


def make_demo(folder: Path | None = None, *, say: Callable[[str], None] = lambda _: None) -> str:
    """The address of the demo case, made in this folder if it is not there yet, brought up to date if an older version
    made it; `say` hears how far it is."""
    place = Path(tempfile.mkdtemp(prefix="counterclaim-demo-")) if folder is None else folder
    place.mkdir(parents=True, exist_ok=True)
    path = place / "demo.case"
    if path.exists():
        migrate_case(str(path), AUTHOR)
        return str(path)
    unfinished = path.with_suffix(".unfinished")
    unfinished.unlink(missing_ok=True)
    fill_case(unfinished, say)
    unfinished.rename(path)
    return str(path)


def fill_case(path: Path, say: Callable[[str], None]) -> None:
    """Nothing; the case is there, with everything read and reconciled."""
    database = create_case(str(path), AUTHOR)
    pages = list(load_pages())
    settings = load_settings()
    for at in range(0, len(pages), BATCH):
        additions = [add_page(page, settings) for page in pages[at : at + BATCH]]
        add_batch(database, additions, pipeline.make_run(settings), AUTHOR)
        say(f"read {min(at + BATCH, len(pages))} of {len(pages)} pages")
    with as_file(files("counterclaim.data").joinpath("demo", "sources.toml")) as sources:
        reconcile_case(database, AUTHOR, rules=make_rules(sources))
    database.close()


def load_pages() -> Iterator[dict[str, Any]]:
    """The demo's pages: url, source, published, title, body."""
    kept = files("counterclaim.data").joinpath("demo", "pages.jsonl").read_text(encoding="utf-8")
    for line in kept.splitlines():
        yield json.loads(line)


def add_page(page: dict[str, Any], settings: Any) -> Addition:
    """One page, read and recorded."""
    data = write_page(page)
    document = pipeline.read_input(data, url=page["url"])
    if document.source.name != page["source"]:
        raise CaseError(f"{page['url']}: expected the source {page['source']}, read {document.source.name}")
    arrival = Arrival(document.capture, data, page["url"], page["url"])
    return Addition(arrival, pipeline.record(document, settings))


def write_page(page: dict[str, Any]) -> bytes:
    """The page as a site would serve it."""
    title, source = html.escape(page["title"]), html.escape(page["source"])
    paragraphs = "\n".join(f"<p>{html.escape(part)}</p>" for part in page["body"].split("\n\n"))
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title} | {source}</title>\n'
        f'<meta property="og:site_name" content="{source}"><meta property="og:title" content="{title}">\n'
        f'<meta property="og:type" content="article">'
        f'<meta property="article:published_time" content="{page["published"]}">\n'
        f"</head><body><article><h1>{title}</h1>\n{paragraphs}\n</article></body></html>\n"
    ).encode()
