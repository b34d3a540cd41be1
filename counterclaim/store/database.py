"""A case opened: the engine, its transactions, and the one place that asks which database it is.

A case is one SQLite file (WAL) or one PostgreSQL database. Writers take turns: BEGIN IMMEDIATE on SQLite, an advisory
lock on PostgreSQL; readers are never held up.
"""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Table, create_engine, event, func, insert, inspect, select, text
from sqlalchemy.exc import DBAPIError, OperationalError, SQLAlchemyError
from sqlalchemy.pool import NullPool

from counterclaim.errors import CaseError

WRITER_LOCK = 7_263_490_112
"""Any constant number: it names the writers' lock within one PostgreSQL database."""
WAIT = 60.0
"""Seconds a second writer waits for the first, whose transactions take well under one."""
CACHE = 64
"""Megabytes of pages that SQLite keeps in memory per connection: holds the inner nodes of the indexes of 1,000,000
claims; with the 2 MB of the default, filtered pages of that case took up to twice as long."""

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Database:
    """An open case. `address` is the path or URL it was opened by."""

    address: str
    engine: Engine
    memory: dict[str, Any] = field(default_factory=dict, compare=False)
    """Answers that hold as long as the audit log has not grown (`query.count_items`)."""

    @property
    def is_sqlite(self) -> bool:
        """Whether it is SQLite; else it is PostgreSQL."""
        return self.engine.dialect.name == "sqlite"

    @property
    def path(self) -> Path | None:
        """The file, where it is one."""
        return Path(self.address) if self.is_sqlite else None

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection that sees one state of the case."""
        with report_errors(self.address), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction that excludes other writers. All of it is kept, or nothing."""
        with report_errors(self.address), self.engine.connect() as connection:
            connection = connection.execution_options(counterclaim_write=True)
            with connection.begin():
                if not self.is_sqlite:
                    connection.execute(select(func.pg_advisory_xact_lock(WRITER_LOCK)))
                yield connection

    def tidy_log(self) -> None:
        """Nothing; SQLite's write-ahead log is in the file and empty, where no reader holds it longer than a second.

        By itself it is emptied when nobody reads: with processes that read all the time it grew to 5 GB."""
        if not self.is_sqlite:
            return
        with report_errors(self.address), self.engine.connect() as connection:
            driver = connection.connection.driver_connection
            assert driver is not None
            driver.execute("PRAGMA busy_timeout = 1000")
            driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            driver.execute(f"PRAGMA busy_timeout = {int(WAIT * 1000)}")

    def close(self) -> None:
        """Nothing; its connections are closed."""
        self.engine.dispose()


@contextmanager
def report_errors(address: str) -> Iterator[None]:
    """A database error as a CaseError that names the case and never the rows' text."""
    try:
        yield
    except DBAPIError as error:
        reason = str(error.orig).splitlines()[0] if isinstance(error, OperationalError) else type(error.orig).__name__
        raise CaseError(f"{hide_password(address)}: {reason}") from error
    except SQLAlchemyError as error:
        raise CaseError(f"{hide_password(address)}: {type(error).__name__}") from error


def hide_password(address: str) -> str:
    """The address without its password."""
    head, mark, tail = address.rpartition("@")
    user = head.rpartition(":")[0] if head.count(":") > 1 else head
    return f"{user}{mark}{tail}"


def connect_engine(address: str) -> Engine:
    """An engine for this path or postgresql:// URL."""
    if address.startswith(("postgresql://", "postgres://", "postgresql+psycopg://")):
        url = "postgresql+psycopg://" + address.split("://", 1)[1]
        return create_engine(url, hide_parameters=True, pool_pre_ping=True)
    if "://" in address:
        raise CaseError(f"{hide_password(address)}: expected a path or a postgresql:// URL")
    engine = create_engine(f"sqlite:///{address}", hide_parameters=True, poolclass=NullPool)
    if address != "":
        engine = create_engine(
            f"sqlite:///{address}", hide_parameters=True, connect_args={"timeout": WAIT, "check_same_thread": False}
        )
    event.listen(engine, "connect", prepare_sqlite)
    event.listen(engine, "begin", begin_sqlite)
    return engine


def prepare_sqlite(connection: sqlite3.Connection, _: Any) -> None:
    """Nothing; the connection has our settings: WAL, every commit on disk, links checked."""
    connection.isolation_level = None
    for pragma in (
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        f"cache_size = -{CACHE * 1024}",
        "temp_store = MEMORY",
        "mmap_size = 1073741824",
    ):
        connection.execute(f"PRAGMA {pragma}")


def begin_sqlite(connection: Connection) -> None:
    """Nothing; a writer takes the lock at once, so that no transaction fails half-way for want of it."""
    writes = connection.get_execution_options().get("counterclaim_write", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def next_key(connection: Connection, table: Table) -> int:
    """The key of the next row. Only a writer may ask: it has the table to itself."""
    last = connection.execute(select(func.max(table.c.key))).scalar()
    return 1 if last is None else int(last) + 1


def insert_rows(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Nothing; the rows are in: by COPY on PostgreSQL. All rows of a table have the same columns."""
    if len(rows) == 0:
        return
    if connection.dialect.name == "sqlite":
        names = list(rows[0])
        marks = ", ".join("?" for _ in names)
        columns = ", ".join(f'"{name}"' for name in names)
        values = [tuple([row[name] for name in names]) for row in rows]
        connection.exec_driver_sql(f'INSERT INTO "{table.name}" ({columns}) VALUES ({marks})', values)
        return
    copy_rows(connection, table, rows)


def copy_rows(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Nothing; the rows went in by PostgreSQL's COPY."""
    names = list(rows[0])
    columns = ", ".join(f'"{name}"' for name in names)
    driver = connection.connection.driver_connection
    assert driver is not None
    with driver.cursor() as cursor, cursor.copy(f'COPY "{table.name}" ({columns}) FROM STDIN') as copy:
        for row in rows:
            copy.write_row([row[name] for name in names])


def list_tables(database: Database) -> set[str]:
    """The names of the tables there are."""
    with database.read() as connection:
        return set(inspect(connection).get_table_names())


def measure_size(database: Database) -> int:
    """Bytes on disk, write-ahead log left out."""
    with database.read() as connection:
        if not database.is_sqlite:
            return int(connection.execute(select(func.pg_database_size(func.current_database()))).scalar_one())
        pages, size = (connection.execute(text(f"PRAGMA {name}")).scalar_one() for name in ("page_count", "page_size"))
        return int(pages) * int(size)


__all__ = ["CaseError", "Database", "connect_engine", "insert", "insert_rows", "next_key"]
