"""Killed at any moment, out of disk, two at once: nothing committed is lost, nothing is half there, nothing twice."""

import os
import random
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import text

from counterclaim.reconciling import reconcile_case
from counterclaim.store import Database, create_case, open_case
from counterclaim.store.audit import verify_case
from counterclaim.store.briefs import list_pending
from counterclaim.store.query import count_items
from counterclaim.store.reconciliation import load_reconciliation
from counterclaim.store.write import add_batch
from tests.collect.test_collect import write_files
from tests.store.conftest import address, database, postgres, postgres_template, pytest_generate_tests, template  # noqa: F401  # both databases  # noqa: F401  # fixtures
from tests.store.factory import AUTHOR, RUN, make_addition

FILES = 60
ADD = [sys.executable, "-m", "tests.collect.adder"]


def start(case: str, folder: Path, **options: object) -> "subprocess.Popen[bytes]":
    """A process that adds the folder to the case."""
    quiet = {"stderr": subprocess.DEVNULL} | options
    return subprocess.Popen([*ADD, case, str(folder)], **quiet)  # type: ignore[call-overload,no-any-return]


def count_documents(case: Database) -> int:
    """How many documents there are now."""
    case.memory.clear()
    return count_items(case, "documents")[None]


def check_whole(case: Database) -> None:
    """Nothing; every document has its text, capture and all that stands in it, and the log agrees."""
    verdict = verify_case(case)
    assert verdict.finding is None, verdict.finding
    documents = count_documents(case)
    for what, each in (("statements", 1), ("claims", 2), ("figures", 1), ("actors", 2)):
        assert count_items(case, what)[None] == each * documents


@pytest.mark.slow
def test_killed_add_goes_on(database: Database, tmp_path: Path) -> None:  # noqa: F811
    """`add` is killed with SIGKILL at random moments until it gets through: the case is whole after each kill."""
    folder = write_files(tmp_path / "in", *(str(number) for number in range(FILES)))
    draw = random.Random(7)
    seen = 0
    for _ in range(6):
        process = start(database.address, folder)
        until = time.monotonic() + 60
        while count_documents(database) <= seen and process.poll() is None and time.monotonic() < until:
            time.sleep(0.02)
        time.sleep(draw.uniform(0, 0.4))
        process.send_signal(signal.SIGKILL)
        process.wait()
        check_whole(database)
        assert count_documents(database) >= seen
        seen = count_documents(database)
        if seen == FILES:
            break
    assert start(database.address, folder).wait(120) == 0
    assert count_documents(database) == FILES
    check_whole(database)


@pytest.mark.slow
def test_killed_reconcile_goes_on(database: Database, tmp_path: Path) -> None:  # noqa: F811
    """`reconcile` is killed with SIGKILL at random moments, of a first run and of one more document: the case is whole
    after each kill, and what it says in the end is what it says without any."""
    other = create_case(str(tmp_path / "other.case"), AUTHOR)
    command = [sys.executable, "-m", "counterclaim", "reconcile", database.address, "--jobs", "1"]
    draw = random.Random(7)
    for first, last in ((0, 40), (40, 41)):
        for case in (database, other):
            add_batch(case, [make_addition(number) for number in range(first, last)], RUN, AUTHOR)
        for _ in range(5):
            process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
            time.sleep(draw.uniform(0.3, 3.0))
            process.send_signal(signal.SIGKILL)
            process.wait()
            check_whole(database)
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, timeout=120)
        reconcile_case(other, AUTHOR)
        assert load_reconciliation(database) == load_reconciliation(other)
        assert list_pending(database).fresh == ()
    check_whole(database)


@pytest.mark.slow
@pytest.mark.parametrize("address", [pytest.param("postgresql", marks=pytest.mark.postgres)], indirect=True)
def test_server_gone_and_back(database: Database, tmp_path: Path) -> None:  # noqa: F811
    """The server drops every connection again and again while `add` runs: it goes on between two transactions, or ends
    with a plain error without any text within one; the case is whole, and the next run completes."""
    folder = write_files(tmp_path / "in", *(str(number) for number in range(FILES)))
    process = start(database.address, folder, stderr=subprocess.PIPE)
    drop = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
    dropped = 0
    while process.poll() is None:
        with database.read() as connection:
            found = connection.execute(text(f"{drop} AND pid <> pg_backend_pid()"))
            dropped += len(found.all())
        time.sleep(0.05)
    _, errors = process.communicate()
    assert dropped > 0
    assert process.returncode == 0 or b"CaseError" in errors
    assert b"shelled" not in errors
    check_whole(database)
    assert start(database.address, folder).wait(120) == 0
    assert count_documents(database) == FILES
    check_whole(database)


@pytest.mark.slow
def test_two_writers_share(database: Database, tmp_path: Path) -> None:  # noqa: F811
    """Two processes that add the same files at once store each once."""
    folder = write_files(tmp_path / "in", *(str(number) for number in range(FILES)))
    processes = [start(database.address, folder) for _ in range(2)]
    assert [process.wait(180) for process in processes] == [0, 0]
    assert count_documents(database) == FILES
    check_whole(database)


@pytest.mark.slow
@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
def test_full_disk_keeps_whole(database: Database, tmp_path: Path) -> None:  # noqa: F811
    """With no room to grow, `add` fails with a plain error; what was stored stays, and with room it goes on."""
    folder = write_files(tmp_path / "in", *(str(number) for number in range(FILES)))
    room = 900_000

    def bound_files() -> None:
        """No file may grow beyond the room: writing fails as on a full disk."""
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

    process = start(database.address, folder, preexec_fn=bound_files, stderr=subprocess.PIPE)
    _, errors = process.communicate(timeout=120)
    assert process.returncode != 0
    assert b"CaseError" in errors
    assert b"shelled" not in errors
    check_whole(database)
    assert count_documents(database) < FILES
    assert start(database.address, folder).wait(120) == 0
    assert count_documents(database) == FILES
    check_whole(database)


def test_error_shows_no_text(tmp_path: Path) -> None:
    """A database that goes away in the middle is one plain error without any text of a document."""
    path = tmp_path / "gone.case"
    create_case(str(path), AUTHOR).close()
    case = open_case(str(path))
    case.close()
    path.write_bytes(b"SQLite format 3\0" + os.urandom(5000))
    with pytest.raises(Exception, match=r"gone\.case") as caught:
        count_documents(case)
    assert type(caught.value).__name__ == "CaseError"
    case.close()
