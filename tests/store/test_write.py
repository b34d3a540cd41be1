"""Adding records: nothing twice, nothing lost, versions."""

import pytest

from counterclaim.errors import CaseError
from counterclaim.store import Database, Filters, create_case, open_case
from counterclaim.store.fetch import list_captures, list_versions, load_bytes, load_record, walk_records
from counterclaim.store.query import count_items, find_claims
from counterclaim.store.schema import check_schema
from counterclaim.store.write import Addition, add_batch
from counterclaim.vocabulary import Missed, Run
from tests.store.factory import AUTHOR, RUN, make_addition, make_record


def test_schema_is_tables(database: Database) -> None:
    """The migrations make exactly the tables that the code knows."""
    check_schema(database)


def test_record_comes_back(database: Database) -> None:
    """A record read from the case equals the one that was added, spans and quotes included."""
    addition = make_addition()
    add_batch(database, [addition], RUN, AUTHOR)
    assert addition.record is not None
    assert load_record(database, addition.record.document.id) == addition.record
    assert [record for _, record in walk_records(database)] == [addition.record]


def test_bytes_come_back(database: Database) -> None:
    """A capture's bytes are kept as received, under their SHA-256."""
    addition = make_addition()
    add_batch(database, [addition], RUN, AUTHOR)
    assert addition.record is not None
    assert addition.arrival is not None
    (capture,) = list_captures(database, addition.record.document.id)
    assert load_bytes(database, capture.sha256) == addition.arrival.data


def test_repeat_adds_nothing(database: Database) -> None:
    """The same captures again, in the same batch or another, add no row."""
    additions = [make_addition(number) for number in range(3)]
    first = add_batch(database, [*additions, additions[0]], RUN, AUTHOR)
    again = add_batch(database, additions, RUN, AUTHOR)
    assert [added.outcome for added in first] == ["added", "added", "added", "known"]
    assert [added.outcome for added in again] == ["known"] * 3
    assert count_items(database, "documents") == {None: 3}


def test_change_is_version(database: Database) -> None:
    """A page that changed is a new version: the lists show it alone, and the claims that changed are named."""
    add_batch(database, [make_addition(1, killed="14", url="https://example.org/a")], RUN, AUTHOR)
    (added,) = add_batch(database, [make_addition(1, killed="21", url="https://example.org/a")], RUN, AUTHOR)
    assert (added.outcome, len(added.came), len(added.went)) == ("version", 1, 1)
    assert added.document is not None
    assert [row.version for row in list_versions(database, added.document)] == [1, 2]
    assert {found.document.version for found in find_claims(database).items} == {2}
    assert len(find_claims(database, Filters(all_versions=True)).items) == 4


def test_versions_in_batch(database: Database) -> None:
    """Two versions of one page in one batch are versions too."""
    batch = [make_addition(1, killed=killed, url="https://example.org/a") for killed in ("14", "21", "25")]
    outcomes = [added.outcome for added in add_batch(database, batch, RUN, AUTHOR)]
    assert outcomes == ["added", "version", "version"]
    assert {found.document.version for found in find_claims(database).items} == {3}


def test_skip_kept_once(database: Database) -> None:
    """What could not be added is kept with its reason, once."""
    missed = Missed("https://example.org/x", "acquire", "robots", "robots.txt denies it")
    for _ in range(2):
        add_batch(database, [Addition(None, missed=missed)], RUN, AUTHOR)
    assert len(database.memory) == 0
    with database.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM skips").scalar() == 1


def test_failed_batch_leaves_nothing(database: Database) -> None:
    """An error within a batch takes the whole batch back."""
    bad = make_addition(2)
    assert bad.arrival is not None
    forged = Addition(type(bad.arrival)(bad.arrival.capture, b"other bytes", "x", "x"), bad.record)
    with pytest.raises(ValueError, match="SHA-256"):
        add_batch(database, [make_addition(1), forged], RUN, AUTHOR)
    assert count_items(database, "documents") == {None: 0}


def test_rows_name_their_run(database: Database) -> None:
    """Every item says by which run it was made."""
    other = Run("0.2.0", {}, "sha256:9")
    add_batch(database, [make_addition(1), make_addition(2, run=other)], RUN, AUTHOR)
    assert len({found.run for found in find_claims(database).items}) == 2


def test_made_case_opens(address: str) -> None:
    """A case that was made can be opened, and making it again opens it."""
    create_case(address, AUTHOR).close()
    create_case(address, AUTHOR).close()
    open_case(address).close()


@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
def test_no_case_is_error(address: str) -> None:
    """A path without a case is an error that names it; so is an address of another kind."""
    with pytest.raises(CaseError, match=r"test\.case: expected a case, found nothing"):
        open_case(address)
    with pytest.raises(CaseError, match="expected a path or a postgresql"):
        open_case("mysql://secret:word@host/x")


def test_record_makes_same_rows() -> None:
    """Two records made alike are alike: the factory itself is deterministic."""
    assert make_record(3) == make_record(3)
