"""A case made of the gold documents, and an application over it."""

import shutil
from pathlib import Path

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
from tests.serve.gold_records import GOLD, RUN, load_records

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
