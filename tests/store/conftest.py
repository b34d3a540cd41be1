"""Cases to test with: `database` is an empty one, once on SQLite and once on a real PostgreSQL.

PostgreSQL is started once a session: Debian's server on a unix socket, without fsync, as user postgres when root.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from counterclaim.store import Database, create_case, open_case
from tests.store.factory import AUTHOR


def find_server() -> Path | None:
    """The folder of PostgreSQL's programs."""
    found = shutil.which("initdb")
    folders = [Path(found).parent] if found is not None else sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    return folders[-1] if len(folders) > 0 else None


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a server of our own, without a database's name at its end."""
    programs = find_server()
    if programs is None:
        pytest.skip("no PostgreSQL server is installed (Debian: apt-get install postgresql)")
    folder = Path(tempfile.mkdtemp(prefix="counterclaim-pg-", dir="/tmp"))
    user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    if len(user) > 0:
        shutil.chown(folder, "postgres", "postgres")
    data = folder / "data"
    initdb = [*user, programs / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"]
    subprocess.run(initdb, check=True, capture_output=True, cwd=folder)
    options = f"-k {folder} -c listen_addresses= -c fsync=off -c max_connections=30"
    start = [*user, programs / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", options]
    subprocess.run([*start, "start"], check=True, stdout=subprocess.DEVNULL, cwd=folder)
    try:
        yield f"postgresql://postgres@/NAME?host={folder}"
    finally:
        subprocess.run([*start, "stop", "-m", "immediate"], check=True, stdout=subprocess.DEVNULL, cwd=folder)
        shutil.rmtree(folder, ignore_errors=True)


def run_sql(server: str, statement: str) -> None:
    """Nothing; the server's own database has run this."""
    import psycopg

    with psycopg.connect(server.replace("NAME", "postgres"), autocommit=True) as connection:
        connection.execute(statement)


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty case in a file, made once and copied: making one takes longer than most tests."""
    path = tmp_path_factory.mktemp("template") / "empty.case"
    create_case(str(path), AUTHOR).close()
    return path


@pytest.fixture(scope="session")
def postgres_template(postgres: str) -> str:
    """The name of an empty case on the server, made once and copied."""
    run_sql(postgres, "CREATE DATABASE empty")
    create_case(postgres.replace("NAME", "empty"), AUTHOR).close()
    return "empty"


@pytest.fixture
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where a new case can be made, on the kind of database that the test runs on."""
    if request.param == "sqlite":
        yield str(tmp_path / "test.case")
        return
    server = request.getfixturevalue("postgres")
    name = f"case_{os.urandom(6).hex()}"
    if "database" not in request.fixturenames:
        run_sql(server, f"CREATE DATABASE {name}")
    else:
        run_sql(server, f"CREATE DATABASE {name} TEMPLATE {request.getfixturevalue('postgres_template')}")
    yield server.replace("NAME", name)
    run_sql(server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def database(address: str, template: Path) -> Iterator[Database]:
    """A new, empty case."""
    if "://" not in address:
        shutil.copy(template, address)
    made = open_case(address)
    yield made
    made.close()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Nothing; every test that asks for an address or a database runs on both kinds, unless it says otherwise."""
    asks = "address" in metafunc.fixturenames
    named = [mark.args[0] for mark in metafunc.definition.iter_markers("parametrize")]
    if asks and not any("address" in str(names).split(",") for names in named):
        metafunc.parametrize(
            "address", ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)], indirect=True
        )
