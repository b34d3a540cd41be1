"""The demo: its pages are the gold case's documents, and a case of a few of them is read, reconciled and served."""

import json
import lzma
import os
import subprocess
import sys
from pathlib import Path

import pytest

from counterclaim import demo
from counterclaim.pipeline import read_input
from counterclaim.serve.server import visit_pages
from counterclaim.store import open_case
from counterclaim.store.summary import count_tables
from evals.demo import PAGES, list_pages, write_sources

FIRST = Path(__file__).parent / "store" / "data" / "first.case.xz"
"""A case of the first release (tests/store/data/README.md)."""


def test_pages_are_gold() -> None:
    """Each page and the sources' list are those of the gold case: `python -m evals.demo` writes them anew."""
    kept = [json.loads(line) for line in PAGES.read_text(encoding="utf-8").splitlines()]
    assert kept == list(list_pages())
    assert PAGES.with_name("sources.toml").read_text(encoding="utf-8") == write_sources()


def test_page_reads_back() -> None:
    """A page, read as any other, gives its title, source and date of publication."""
    page = next(demo.load_pages())
    document = read_input(demo.write_page(page), url=page["url"])
    assert document.title == page["title"]
    assert document.source.name == page["source"]
    assert document.published == page["published"]
    assert document.text.startswith(page["title"])


def test_older_demo_is_migrated(tmp_path: Path) -> None:
    """A demo that an older version made is brought up to date, not refused."""
    (tmp_path / "demo.case").write_bytes(lzma.decompress(FIRST.read_bytes()))
    database = open_case(demo.make_demo(tmp_path))
    assert count_tables(database)["documents"] > 0
    database.close()


@pytest.mark.slow
def test_small_demo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A demo of eight pages is made, found again when asked for twice, and every page of it answers."""
    pages = list(demo.load_pages())[:8]
    monkeypatch.setattr(demo, "load_pages", lambda: iter(pages))
    case = demo.make_demo(tmp_path)
    assert demo.make_demo(tmp_path) == case
    assert "8 documents" in visit_pages(case)


def test_server_refuses_strangers(tmp_path: Path) -> None:
    """Serving to other machines without a team is refused in one line, before the case is opened."""
    command = [sys.executable, "-m", "counterclaim", "serve", str(tmp_path / "no.case"), "--host", "0.0.0.0"]
    ran = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, "CI": "true"})
    assert ran.returncode == 2
    assert "--team" in ran.stderr
    assert "Traceback" not in ran.stderr
