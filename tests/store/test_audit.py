"""The audit log: everything written is in it, and whatever is changed by hand is named."""

import pytest
from sqlalchemy import text

from counterclaim.store import Database
from counterclaim.store.audit import export_head, read_head, verify_case
from counterclaim.store.reviews import save_review
from counterclaim.store.write import Addition, add_batch
from counterclaim.vocabulary import Missed, Review
from tests.store.factory import AUTHOR, RUN, make_addition


@pytest.fixture
def filled(database: Database) -> Database:
    """Three documents, one of them in two versions, and a skip."""
    add_batch(database, [make_addition(number) for number in range(3)], RUN, AUTHOR)
    add_batch(database, [make_addition(2, killed="30", url="https://example.org/2")], RUN, AUTHOR)
    add_batch(
        database, [Addition(None, missed=Missed("https://example.org/x", "acquire", "status", "404"))], RUN, AUTHOR
    )
    return database


def change(database: Database, *statements: str) -> None:
    """Nothing; the case was changed by hand, behind the log's back."""
    with database.engine.connect() as connection:
        if database.is_sqlite:
            connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
        else:
            connection.execute(text("SET session_replication_role = replica"))
        for statement in statements:
            connection.execute(text(statement))
        connection.commit()


def test_whole_case_verifies(filled: Database) -> None:
    """A case that nobody touched verifies, and every row of it was read."""
    verdict = verify_case(filled)
    assert verdict.finding is None
    assert verdict.entries == 7
    assert verdict.rows > 50


def test_reviewed_case_verifies(filled: Database) -> None:
    """What a person decided is proved like everything else, and so is who decided it."""
    save_review(filled, Review("review-1", "claim", ("claim-1",), "reject", {}, "no such claim", "anna", AUTHOR.at))
    assert verify_case(filled).finding is None
    change(filled, "UPDATE reviews SET by = 'boris'")
    finding = verify_case(filled).finding
    assert finding is not None
    assert (finding.what, finding.id, finding.problem) == ("reviews", "review-1", "was altered")


@pytest.mark.parametrize(
    ("statement", "what", "problem"),
    [
        ("UPDATE claims SET act = 'admit' WHERE key = 3", "claims", "was altered"),
        ("UPDATE claims SET body = replace(body, 'deny', 'assert') WHERE key = 2", "claims", "was altered"),
        ("UPDATE figures SET low = 28 WHERE key = 2", "figures", "was altered"),
        ("UPDATE texts SET text = replace(text, '27', '28') WHERE document = 1", "texts", "was altered"),
        ("UPDATE documents SET published = NULL WHERE key = 2", "documents", "was altered"),
        ("UPDATE captures SET headers = '[]' WHERE key = 2", "captures", "was altered"),
        ("UPDATE claims SET document = 1 WHERE key = 3", "claims", "was altered"),
        ("UPDATE skips SET why = 'no reason'", "skips", "was altered"),
        ("UPDATE settings SET value = 'x' WHERE name = 'id'", "settings", "was altered"),
        ("DELETE FROM figures WHERE key = 2", "figures", "taken away"),
        ("DELETE FROM claims WHERE key = 8", "claims", "taken away"),
        ("DELETE FROM superseded", "superseded", "taken away"),
        ("DELETE FROM blobs", "blobs", "taken away"),
        ("UPDATE audit SET by = 'nobody' WHERE seq = 3", "audit", "hash does not follow"),
        ("DELETE FROM audit WHERE seq = 3", "audit", "is missing"),
        (
            "INSERT INTO runs (key, id, version, models, settings) VALUES (9, 'run-x', '1', '{}', '')",
            "runs",
            "was added",
        ),
        (
            "INSERT INTO identities (id, subject, name, side, body) VALUES ('i', 'actor', 'x', NULL, '{}')",
            "identities",
            "was added",
        ),
    ],
)
def test_change_is_named(filled: Database, statement: str, what: str, problem: str) -> None:
    """Whatever is altered, added or taken away by hand is found, and named."""
    change(filled, statement)
    finding = verify_case(filled).finding
    assert finding is not None
    assert (finding.what, problem in finding.problem) == (what, True), finding


def test_first_change_is_named(filled: Database) -> None:
    """Of two altered rows the one that was written first is named, by its id."""
    change(filled, "UPDATE figures SET low = 1 WHERE key = 3", "UPDATE claims SET act = 'admit' WHERE key = 3")
    finding = verify_case(filled).finding
    assert finding is not None
    assert finding.what == "claims"
    with filled.read() as connection:
        assert connection.execute(text("SELECT id FROM claims WHERE key = 3")).scalar() == finding.id


@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
@pytest.mark.parametrize("flip", [0.0, 0.5, 0.999])
def test_changed_byte_is_named(filled: Database, flip: float) -> None:
    """One byte of a stored page changed by hand is found."""
    with filled.read() as connection:
        sha256, packed = connection.execute(text("SELECT sha256, packed FROM blobs LIMIT 1")).one()
    at = int(len(packed) * flip)
    forged = packed[:at] + bytes([packed[at] ^ 1]) + packed[at + 1 :]
    change(filled, f"UPDATE blobs SET packed = x'{forged.hex()}' WHERE sha256 = '{sha256}'")
    finding = verify_case(filled).finding
    assert finding is not None
    assert (finding.what, finding.id) == ("blobs", sha256)


def test_cut_log_needs_deposit(filled: Database) -> None:
    """A log cut off at its end, with its row, passes alone; against a deposited head it does not."""
    deposited = read_head(export_head(filled))
    assert verify_case(filled, deposited=deposited).finding is None
    change(filled, "DELETE FROM skips", "DELETE FROM audit WHERE seq = 7")
    assert verify_case(filled).finding is None
    finding = verify_case(filled, deposited=deposited).finding
    assert finding is not None
    assert "deposited" in finding.problem
