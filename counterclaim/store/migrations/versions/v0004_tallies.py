"""Counts of what a whole case claims: counting 1,000,000 claims for its first page took half a second each time."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
STANDS = "record NOT IN (SELECT record FROM superseded)"
ACCUSED = "claimant IS NOT NULL AND agent IS NOT NULL AND act IN ('accuse', 'condemn')"
COUNTED = (
    ("side", "claims", "side", "NULL", "NULL", "side IS NOT NULL"),
    ("act", "claims", "act", "NULL", "NULL", "act IS NOT NULL"),
    ("kind", "claims", "kind", "NULL", "NULL", "kind IS NOT NULL"),
    ("claimant", "claims", "claimant", "NULL", "NULL", "claimant IS NOT NULL"),
    ("source", "claims", "source", "NULL", "NULL", "source IS NOT NULL"),
    ("measure", "figures", "measure", "NULL", "NULL", "measure IS NOT NULL"),
    ("voice", "claims", "source", "voice", "side", "source IS NOT NULL"),
    ("accusation", "claims", "claimant", "agent", "side", ACCUSED),
)


def upgrade() -> None:
    """Nothing; the table is there and what the case holds is counted."""
    keys = ("what", "value", "other", "side")
    op.create_table(
        "tallies",
        *(sa.Column(key, WORDS, nullable=False) for key in keys),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint(*keys, name="pk_tallies"),
    )
    for what, table, *columns, condition in COUNTED:
        group = ", ".join(f"coalesce({column}, '')" for column in columns)
        names = ", ".join(column for column in columns if column != "NULL")
        op.execute(
            f"INSERT INTO tallies (what, value, other, side, \"rows\") SELECT '{what}', {group}, count(*) "
            f"FROM {table} WHERE {condition} AND {STANDS} GROUP BY {names}"
        )
