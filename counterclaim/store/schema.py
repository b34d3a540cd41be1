"""Cases made, opened and brought to this version's tables."""

import os
import secrets
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, insert, inspect, select, text

from counterclaim.errors import CaseError
from counterclaim.store.conclusions import audit, settings
from counterclaim.store.database import Database, connect_engine, hide_password, report_errors
from counterclaim.store.log import Author, Entry, chain_entries, find_head
from counterclaim.store.rows import digest_row

MIGRATIONS = Path(__file__).parent / "migrations"


def make_config(connection: Connection | None = None) -> Config:
    """Alembic's configuration: our steps, on this connection."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def find_newest() -> str:
    """The number of this version's last step."""
    newest = ScriptDirectory.from_config(make_config()).get_current_head()
    assert newest is not None
    return newest


def find_revision(connection: Connection) -> str | None:
    """The number of the last step the case went through; None where it is no case."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    revision = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None if revision is None else str(revision)


def create_case(address: str, author: Author) -> Database:
    """A new, empty case at this address; the one that is there where there is one."""
    database = Database(address, connect_engine(address))
    if database.path is not None and not database.path.parent.exists():
        raise CaseError(f"{address}: expected its folder to exist")
    with database.write() as connection:
        if find_revision(connection) is None:
            refuse_foreign(connection, address)
            command.upgrade(make_config(connection), "head")
            sign_creation(connection, author)
    database.close()
    return open_case(address)


def refuse_foreign(connection: Connection, address: str) -> None:
    """Nothing; an error where there are tables that are not ours."""
    others = inspect(connection).get_table_names()
    if len(others) > 0:
        raise CaseError(f"{hide_password(address)}: expected a case or nothing, found a database with {others[0]!r}")


def sign_creation(connection: Connection, author: Author) -> None:
    """Nothing; the case has an id and the first entry of its log."""
    lines = []
    for name, value in (("id", secrets.token_hex(16)), ("created", author.at)):
        row = {"name": name, "value": value}
        connection.execute(insert(settings).values(**row))
        lines.append(("settings", name, digest_row("settings", row, {})))
    entry = Entry("create", None, None, tuple(lines))
    connection.execute(insert(audit), chain_entries(find_head(connection), [entry], author))


def open_case(address: str) -> Database:
    """The case at this address, of this version; CaseError where there is none or it is of another version."""
    database = Database(address, connect_engine(address))
    check_file(database)
    with database.read() as connection:
        revision = find_revision(connection)
    try:
        check_revision(revision, address)
    except CaseError:
        database.close()
        raise
    return database


def check_revision(revision: str | None, address: str) -> None:
    """Nothing; an error that says what to do where the case is not of this version."""
    if revision is None:
        raise CaseError(f"{hide_password(address)}: expected a case, found another database")
    if revision != find_newest():
        known = {step.revision for step in ScriptDirectory.from_config(make_config()).walk_revisions()}
        if revision in known:
            raise CaseError(f"{hide_password(address)}: made by an older version; run: counterclaim migrate CASE")
        raise CaseError(f"{hide_password(address)}: made by a newer version of counterclaim ({revision})")


def check_file(database: Database) -> None:
    """Nothing; an error where the file is missing or no database."""
    path = database.path
    if path is None:
        return
    if not path.is_file():
        raise CaseError(f"{database.address}: expected a case, found {'a folder' if path.is_dir() else 'nothing'}")
    with path.open("rb") as file:
        if file.read(16) not in (b"SQLite format 3\0", b""):
            raise CaseError(f"{database.address}: expected a case, found another kind of file")


def migrate_case(address: str, author: Author) -> tuple[str | None, str]:
    """The last step before and after: the case has this version's tables, and its log says so."""
    database = Database(address, connect_engine(address))
    check_file(database)
    with database.write() as connection:
        before = find_revision(connection)
        if before is None:
            raise CaseError(f"{hide_password(address)}: expected a case, found another database")
        if before != find_newest():
            command.upgrade(make_config(connection), "head")
            entry = Entry("migrate", None, f"{before} -> {find_newest()}", ())
            connection.execute(insert(audit), chain_entries(find_head(connection), [entry], author))
    database.close()
    return before, find_newest()


def check_schema(database: Database) -> None:
    """Nothing; alembic raises where the tables are not what `tables` says."""
    with report_errors(database.address), database.engine.connect() as connection, open(os.devnull, "w") as silence:
        config = make_config(connection)
        config.stdout = silence
        command.check(config)


def read_setting(connection: Connection, name: str) -> str | None:
    """What holds for the whole case under this name."""
    return connection.execute(select(settings.c.value).where(settings.c.name == name)).scalar()
