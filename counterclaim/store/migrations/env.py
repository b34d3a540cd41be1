"""Alembic's entry: runs the steps on the connection that `schema` hands over."""

from typing import Any

from alembic import context

from counterclaim.store import conclusions, facets, index, tables

HIDDEN = (*(name for name, _, _ in index.SEARCHED.values()), *facets.INDEXES.values())
"""Full-text indexes and their shadow tables: made by the steps in plain SQL, different on the two databases."""


def include_name(name: str | None, kind: str, _: Any) -> bool:
    """Whether `alembic check` compares it."""
    return kind != "table" or name is None or not name.startswith(HIDDEN)


assert conclusions.audit.metadata is tables.metadata
connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=tables.metadata, include_name=include_name)
context.run_migrations()
