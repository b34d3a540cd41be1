"""A case as a whole: info, backup, vacuum, merge, migrate."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from counterclaim.errors import CaseError
from counterclaim.store import Database, Filters, create_case, migrate_case, open_case
from counterclaim.store.audit import verify_case
from counterclaim.store.care import backup_case, describe_case, list_skips, merge_case, vacuum_case
from counterclaim.store.query import count_items, find_actors, find_claims, find_places
from counterclaim.store.schema import check_schema, find_newest
from counterclaim.store.search import search_documents
from counterclaim.store.write import Addition, add_batch
from counterclaim.vocabulary import Missed
from tests.store.factory import AUTHOR, RUN, make_addition

MISSED = Addition(None, missed=Missed("https://example.org/x", "acquire", "status", "404 Not Found"))


def test_info_counts(database: Database) -> None:
    """Counts, sources, and why inputs were missed."""
    add_batch(database, [make_addition(1), make_addition(2), MISSED], RUN, AUTHOR)
    info = describe_case(database)
    assert (info.counts["documents"], info.counts["claims"], info.sources) == (2, 4, {"Azernews": 2})
    assert [(skip.kind, skip.count, skip.example) for skip in info.skipped] == [("status", 1, "https://example.org/x")]


def test_later_success_ends_skip(database: Database) -> None:
    """An input that was missed and came in later is no longer counted as missed; that it was stays on record."""
    missed = Addition(None, missed=Missed("https://example.org/1", "acquire", "network", "timed out"))
    add_batch(database, [missed, make_addition(1)], RUN, AUTHOR)
    assert describe_case(database).skipped == ()
    assert len(list_skips(database)) == 1


@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
def test_backup_is_case(database: Database, tmp_path: Path) -> None:
    """A backup verifies and holds everything; an existing file is never overwritten."""
    add_batch(database, [make_addition(1)], RUN, AUTHOR)
    target = tmp_path / "copy.case"
    assert backup_case(database, target) > 0
    copy = open_case(str(target))
    assert verify_case(copy).finding is None
    assert count_items(copy, "claims") == {None: 2}
    copy.close()
    with pytest.raises(CaseError, match="expected a new file"):
        backup_case(database, target)


@pytest.mark.parametrize("rebuild", [False, True])
def test_vacuum_loses_nothing(database: Database, rebuild: bool) -> None:
    """After vacuum, with and without new indexes, everything is found and verifies."""
    add_batch(database, [make_addition(number) for number in range(5)], RUN, AUTHOR)
    vacuum_case(database, rebuild=rebuild)
    assert len(search_documents(database, Filters(text="shelled")).items) == 5
    assert len(find_claims(database, Filters(side="Azerbaijan", place="Ganja", act="accuse")).items) == 5
    assert len(find_claims(database, Filters(text="killing", agent="Armenia")).items) == 5
    assert verify_case(database).finding is None


@pytest.mark.parametrize(
    ("what", "kind", "counted"),
    [
        ("https://example.org/feed", "address", 0),
        ("https://example.org/feed", "media", 1),
        ("crawl.warc.gz", "damaged", 1),
        ("crawl.warc.gz", "media", 1),
    ],
)
def test_later_feed_is_no_skip(database: Database, what: str, kind: str, counted: int) -> None:
    """A feed that could not be read at first and gave a page later is counted no longer; what an archive holds beside
    its pages still is."""
    add_batch(database, [Addition(None, missed=Missed(what, "acquire", kind, "because"))], RUN, AUTHOR)
    made = make_addition(1)
    assert made.arrival is not None
    add_batch(database, [replace(made, arrival=replace(made.arrival, found_in=what))], RUN, AUTHOR)
    assert len(describe_case(database).skipped) == counted


def test_merge_has_no_duplicates(database: Database, tmp_path: Path) -> None:
    """Two cases that overlap become one without duplicates; again, nothing is added."""
    other = create_case(str(tmp_path / "other.case"), AUTHOR)
    add_batch(database, [make_addition(number) for number in (1, 2)], RUN, AUTHOR)
    add_batch(other, [make_addition(2), make_addition(3), MISSED], RUN, AUTHOR)
    other.close()
    assert merge_case(database, str(tmp_path / "other.case"), AUTHOR) == {"known": 1, "added": 1, "skipped": 1}
    assert count_items(database, "documents") == {None: 3}
    merge_case(database, str(tmp_path / "other.case"), AUTHOR)
    assert count_items(database, "claims") == {None: 6}
    assert verify_case(database).finding is None


def test_merge_keeps_versions(database: Database, tmp_path: Path) -> None:
    """Versions of a page stay versions."""
    other = create_case(str(tmp_path / "other.case"), AUTHOR)
    for killed in ("14", "21"):
        add_batch(other, [make_addition(1, killed=killed, url="https://example.org/a")], RUN, AUTHOR)
    other.close()
    merge_case(database, str(tmp_path / "other.case"), AUTHOR)
    assert {found.document.version for found in find_claims(database).items} == {2}
    assert [row.documents for row in find_places(database).items] == [1]


def test_case_of_current_version_migrates(address: str) -> None:
    """Migrating a case of this version changes nothing."""
    create_case(address, AUTHOR).close()
    before, after = migrate_case(address, AUTHOR)
    assert before == after


def test_older_case_migrates(database: Database) -> None:
    """A case with the first version's tables is refused with what to do, and is whole and counted after migrating, on
    either database. Rows that the first version wrote: test_migrate.py."""
    add_batch(database, [make_addition(1), make_addition(2)], RUN, AUTHOR)
    before = (find_actors(database), find_places(database))
    with database.write() as connection:
        connection.execute(text("DROP TABLE names"))
        connection.execute(text("DROP TABLE tallies"))
        connection.execute(text("DROP TABLE incident_sides"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    with pytest.raises(CaseError, match="older version; run: counterclaim migrate"):
        open_case(database.address)
    assert migrate_case(database.address, AUTHOR) == ("0001", find_newest())
    again = open_case(database.address)
    assert (find_actors(again), find_places(again)) == before
    assert verify_case(again).finding is None
    check_schema(again)
    again.close()


def test_newer_case_refused(database: Database) -> None:
    """A case made by a newer version is not touched."""
    with database.write() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(CaseError, match="newer version"):
        open_case(database.address)
