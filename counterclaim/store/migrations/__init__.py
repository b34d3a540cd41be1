"""How a case of an older version becomes one of this version: alembic's steps, written by hand."""
