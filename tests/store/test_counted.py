"""The counts kept beside the rows are those that counting the rows gives."""

import json

import pytest
from sqlalchemy import delete, select, text

from counterclaim.reconciling import reconcile_case
from counterclaim.store import Database, facets, migrate_case, open_case
from counterclaim.store.care import vacuum_case
from counterclaim.store.conclusions import incident_sides, incidents, tallies
from counterclaim.store.found import Filters
from counterclaim.store.query import count_items
from counterclaim.store.summary import count_claims, count_facets, count_tables
from counterclaim.store.tallies import count_accusations, list_sources
from counterclaim.store.write import add_batch
from tests.store.factory import AUTHOR, RUN, make_addition

SIDES = ("Azerbaijan", "Armenia", "Azerbaijan")


@pytest.fixture
def counted(database: Database) -> Database:
    """Three pages, one of them in two versions, from two sources that accuse different sides."""
    options = {"accused": "Azerbaijan", "side": "Armenia", "source": "Armenpress"}
    add_batch(database, [make_addition(1, killed="14", url="https://example.org/a"), make_addition(2)], RUN, AUTHOR)
    add_batch(database, [make_addition(1, killed="21", url="https://example.org/a")], RUN, AUTHOR)
    add_batch(database, [make_addition(3, **options)], RUN, AUTHOR)
    return database


def read_all(database: Database) -> list[tuple[object, ...]]:
    """Every tally."""
    with database.read() as connection:
        return sorted(tuple(row) for row in connection.execute(select(tallies)))


@pytest.mark.parametrize("name", ["side", "act", "kind", "claimant", "source"])
def test_tallies_are_counts(counted: Database, name: str) -> None:
    """A facet of the whole case equals counting the claims that stand: a replaced version counts no more."""
    found = dict(count_facets(counted, Filters(), None)[name])
    rows = count_items(counted, "claims", by=name)
    assert found == {value: number for value, number in rows.items() if value is not None}
    assert len(found) > 0


def test_tables_are_counted(counted: Database) -> None:
    """Claims and figures of the case are those that stand."""
    rows = count_tables(counted)
    assert (rows["claims"], rows["figures"]) == (6, 3)


def test_sources_and_accusations(counted: Database) -> None:
    """Both sides' sources and accusations count alike."""
    sources = {row[0]: row[4] for row in list_sources(counted)}
    assert sources == {"Azernews": 4, "Armenpress": 2}
    accused = {row[2]: row[4] for row in count_accusations(counted)}
    assert accused == {"Armenia": 2, "Azerbaijan": 1}


def test_filtered_facets_count_rows(counted: Database) -> None:
    """Under a filter the rows themselves are counted, and their figures."""
    found = count_facets(counted, Filters(source="Azernews"), None)
    assert (dict(found["source"]), dict(found["measure"])) == ({"Azernews": 4}, {"killed": 2})


def test_recount_and_migration_agree(counted: Database) -> None:
    """Counting anew, by hand or when an older case is migrated, gives what was kept all along."""
    before = read_all(counted)
    vacuum_case(counted, rebuild=True)
    assert read_all(counted) == before
    with counted.write() as connection:
        connection.execute(text("DROP TABLE tallies"))
        connection.execute(text("DROP TABLE incident_sides"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0003'"))
    migrate_case(counted.address, AUTHOR)
    again = open_case(counted.address)
    assert read_all(again) == before
    again.close()


def test_bounded_counts_are_whole(counted: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where an index gives more than is fetched at once, what was not fetched is counted all the same."""
    asked = Filters(side="Azerbaijan", source="Azernews", happened_from="2020-01-01", happened_to="2030-01-01")
    whole = count_claims(counted, asked), count_facets(counted, asked, None)
    monkeypatch.setattr(facets, "FEW", 1)
    counted.memory.clear()
    assert (count_claims(counted, asked), count_facets(counted, asked, None)) == whole
    assert (whole[0] or 0) > 1


def test_sides_kept_beside_incidents(database: Database) -> None:
    """The sides of incidents, kept in a table of their own, are those of their bodies: when they are concluded, counted
    anew, or taken from a case of the version before."""
    add_batch(database, [make_addition(number, side=side) for number, side in enumerate(SIDES)], RUN, AUTHOR)
    reconcile_case(database, AUTHOR)
    before = read_sides(database)
    with database.read() as connection:
        bodies = connection.execute(select(incidents.c.id, incidents.c.body)).all()
    assert before == {(side, row.id) for row in bodies for side in json.loads(row.body)["sides"]}
    assert len(before) > 0
    with database.write() as connection:
        connection.execute(delete(incident_sides))
    vacuum_case(database, rebuild=True)
    assert read_sides(database) == before
    with database.write() as connection:
        connection.execute(text("DROP TABLE incident_sides"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0004'"))
    migrate_case(database.address, AUTHOR)
    again = open_case(database.address)
    assert read_sides(again) == before
    again.close()


def read_sides(database: Database) -> set[tuple[str, str]]:
    """Every side of every incident."""
    with database.read() as connection:
        return {(row.side, row.incident) for row in connection.execute(select(incident_sides))}
