"""A case that the first version made, file and all, in the hands of this one: data/README.md says what is in it."""

import lzma
import sqlite3
from pathlib import Path

import pytest

from counterclaim.errors import CaseError
from counterclaim.reconciling import reconcile_case
from counterclaim.store import Database, Filters, migrate_case, open_case
from counterclaim.store.audit import verify_case
from counterclaim.store.care import describe_case
from counterclaim.store.fetch import load_bytes, walk_records
from counterclaim.store.query import find_figures
from counterclaim.store.reconciliation import load_reconciliation
from counterclaim.store.reviews import list_reviews
from counterclaim.store.schema import check_schema, find_newest
from counterclaim.store.search import search_claims, search_documents
from counterclaim.store.tables import metadata
from tests.store.factory import AUTHOR

FIRST = Path(__file__).parent / "data" / "first.case.xz"
DERIVED = {"blocks", "briefs", "covers", "incident_sides", "names", "tallies"}
"""Tables that no version promises to keep: made anew from the others."""


@pytest.fixture
def first(tmp_path: Path) -> Path:
    """The first version's case as a file of its own."""
    path = tmp_path / "first.case"
    path.write_bytes(lzma.decompress(FIRST.read_bytes()))
    return path


def read_rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of the tables that are kept, as SQLite has it, without any code of ours."""
    names = [name for name in metadata.tables if name not in DERIVED]
    connection = sqlite3.connect(path)
    rows = {name: sorted(connection.execute(f"SELECT * FROM {name}").fetchall(), key=repr) for name in names}
    connection.close()
    return rows


@pytest.fixture
def migrated(first: Path) -> Database:
    """The same case, migrated."""
    migrate_case(str(first), AUTHOR)
    return open_case(str(first))


def test_first_is_refused(first: Path) -> None:
    """A command says what to do with it."""
    with pytest.raises(CaseError, match="older version; run: counterclaim migrate"):
        open_case(str(first))


def test_every_row_kept(first: Path) -> None:
    """No row of the first version is altered or lost; the log has one entry more."""
    before = read_rows(first)
    assert migrate_case(str(first), AUTHOR) == ("0001", find_newest())
    after = read_rows(first)
    assert len(after["audit"]) == len(before["audit"]) + 1
    assert all(row in after["audit"] for row in before.pop("audit"))
    del after["audit"]
    assert {name: len(rows) for name, rows in before.items()} == {name: len(rows) for name, rows in after.items()}
    assert before == after
    assert len(before["documents"]) == 4
    assert min(len(before[name]) for name in ("claims", "figures", "superseded", "skips", "reviews", "incidents")) > 0


def test_log_verifies(migrated: Database) -> None:
    """The chain goes on, and every row is still the one that the first version wrote."""
    assert verify_case(migrated).finding is None
    check_schema(migrated)


def test_everything_opens(migrated: Database) -> None:
    """Lists, search, records, bytes, conclusions and reviews are read as if this version had written them."""
    assert [found.item.low for found in find_figures(migrated, Filters(place="Ganja", measure="killed")).items]
    assert len(search_documents(migrated, Filters(text='"shelled the mark*"')).items) == 1
    assert len(search_claims(migrated, Filters(text="shell*", kind="shelling")).items) > 0
    records = [record for _, record in walk_records(migrated, all_versions=True)]
    assert len(records) == 4
    assert all(len(load_bytes(migrated, record.document.capture.sha256)) > 0 for record in records)
    assert [row.place_name for row in load_reconciliation(migrated).incidents] == ["Ganja"]
    assert [review.verdict for review in list_reviews(migrated)] == ["override"]
    assert describe_case(migrated).skipped[0].kind == "nottext"


def test_work_goes_on(migrated: Database) -> None:
    """It is reconciled anew: the claims in brief are made again, the person's word still stands."""
    assert reconcile_case(migrated, AUTHOR).documents == 3
    (grade,) = load_reconciliation(migrated).grades
    assert (grade.grade, grade.override) == ("Weak", "review-1")
    assert verify_case(migrated).finding is None
