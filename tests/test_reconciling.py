"""A case in a database: what one more document changes equals reconciling everything, and nothing is written twice."""

from pathlib import Path

from counterclaim.reconcile.rules import DEFAULT
from counterclaim.reconciling import make_rules, reconcile_case
from counterclaim.store import Database, create_case
from counterclaim.store.reconciliation import load_reconciliation
from counterclaim.store.write import add_batch
from tests.store.factory import AUTHOR, RUN, make_addition

TOWNS = ("Ganja", "Tartar", "Barda")


def make_case(path: Path, numbers: range) -> Database:
    """A case of accusations and denials about three towns: different numbers, one day."""
    database = create_case(str(path), AUTHOR)
    add_documents(database, numbers)
    return database


def add_documents(database: Database, numbers: range) -> None:
    """Documents of these numbers."""
    made = [make_addition(number, town=TOWNS[number % 3], killed=str(20 + number % 2)) for number in numbers]
    add_batch(database, made, RUN, AUTHOR)


def test_case_one_by_one(tmp_path: Path) -> None:
    """Three documents added to twenty, each by itself, give what all at once give."""
    stepwise = make_case(tmp_path / "a.case", range(20))
    assert reconcile_case(stepwise, AUTHOR).whole
    for number in range(20, 23):
        add_documents(stepwise, range(number, number + 1))
        assert not reconcile_case(stepwise, AUTHOR).whole
    at_once = make_case(tmp_path / "b.case", range(23))
    reconcile_case(at_once, AUTHOR, whole=True)
    assert load_reconciliation(stepwise) == load_reconciliation(at_once)


def test_case_repeated(tmp_path: Path) -> None:
    """Reconciling again what has not changed changes nothing."""
    database = make_case(tmp_path / "a.case", range(5))
    first = reconcile_case(database, AUTHOR)
    assert len([row for row in first.changes if row.what == "incident"]) > 0
    assert reconcile_case(database, AUTHOR).changes == ()
    assert reconcile_case(database, AUTHOR, whole=True).changes == ()


def test_rules_name_list(tmp_path: Path) -> None:
    """A project's own list of sources is in the version of the rules, so that grades name it."""
    path = tmp_path / "sources.toml"
    path.write_text('[meridian]\nname = "Meridian"\nletter = "B"\ncredible = true\n', encoding="utf-8")
    rules = make_rules(path)
    assert rules.credible == {"Meridian"}
    assert rules.version.startswith(DEFAULT.version + "+")
