"""A case made of the gold documents, and an application over it."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from starlette.testclient import TestClient

from counterclaim.reconcile.briefs import make_briefs
from counterclaim.reconcile.case import reconcile
from counterclaim.serve.app import create_app
from counterclaim.serve.assets import STATIC
from counterclaim.serve.stored import StoredCase
from counterclaim.store import Author, create_case, open_case
from counterclaim.store.reconciliation import save_reconciliation
from counterclaim.store.write import Addition, add_batch
from counterclaim.vocabulary import Record
from counterclaim.vocabulary.arrival import Arrival
from counterclaim.vocabulary.case import Difference
from tests.serve.browser import find_chromium, list_flags, run_app
from tests.serve.gold_records import GOLD, RUN, load_records

if TYPE_CHECKING:
    from playwright.sync_api import Page

AUTHOR = Author("tester", "2026-01-01T00:00:00+00:00")


def build_case(path: Path, records: list[Record]) -> None:
    """Keep these records and what follows from them."""
    database = create_case(str(path), AUTHOR)
    additions = [
        Addition(Arrival(record.document.capture, b"", record.document.id, record.document.capture.url or ""), record)
        for record in records
    ]
    add_batch(database, additions, RUN, AUTHOR)
    found = reconcile([brief for record in records for brief in make_briefs(record)])
    save_reconciliation(database, Difference(found, (), ()), AUTHOR)
    database.close()


@pytest.fixture(scope="session")
def gold_case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The gold case, made once a session; tests that write take a copy."""
    path = tmp_path_factory.mktemp("case") / "gold.case"
    build_case(path, load_records(GOLD / "choose"))
    return path


@pytest.fixture
def case_path(gold_case: Path, tmp_path: Path) -> Path:
    """A copy of the gold case."""
    return Path(shutil.copy(gold_case, tmp_path / "gold.case"))


@pytest.fixture
def case(case_path: Path) -> StoredCase:
    """The gold case, opened."""
    return StoredCase(open_case(str(case_path)), "Gold case")


@pytest.fixture
def client(case: StoredCase) -> TestClient:
    """The application for one user on this machine."""
    return TestClient(create_app(case))


@pytest.fixture(scope="session", autouse=True)
def bundle() -> None:
    """The bundle of scripts and styles has to be there: `python hatch_build.py` makes it."""
    if not (STATIC / "app.js").exists():
        pytest.fail("counterclaim/serve/static is empty: run `python hatch_build.py` once (or install the package)")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Debian's Chromium instead of Playwright's own download. Without one: skipped, but an error in CI."""
    path = find_chromium()
    if path is None:
        message = "no Chromium is installed (Debian: apt-get install chromium)"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    return {**browser_type_launch_args, "executable_path": path, "args": list_flags()}


@pytest.fixture(scope="session")
def gold_site(gold_case: Path) -> Iterator[str]:
    """The gold case on a real socket, for tests that only read."""
    with run_app(create_app(StoredCase(open_case(str(gold_case)), "Gold case"))) as address:
        yield address


@pytest.fixture
def site(case: StoredCase) -> Iterator[str]:
    """A copy of the gold case on a real socket, for tests that decide."""
    with run_app(create_app(case)) as address:
        yield address


@pytest.fixture
def strict_page(page: "Page") -> "Iterator[Page]":
    """A page that fails its test when it logs an error, breaks, or asks any other host."""
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda request: None if is_own(request.url) else wrong.append(f"asked {request.url}"))
    page.set_default_timeout(60_000)
    yield page
    assert wrong == []


def is_own(url: str) -> bool:
    """Whether an address is this machine's, or the page's own memory."""
    return url.startswith(("http://127.0.0.1:", "blob:", "data:"))
