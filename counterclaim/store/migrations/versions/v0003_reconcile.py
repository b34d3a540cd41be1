"""Beginnings of words in the full-text index of texts; what reconcile is to take in marked; its keys stored once.

Without an index of beginnings SQLite joins the lists of every word that begins so: "gan*" took 0.2 s in a case of
100,000 documents. Finding what is new by comparing two lists of documents took as long at each new one. Claims in
brief are derived rows and are kept in another form now, so all documents are marked to be taken in again.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
STANDS = (
    "EXISTS (SELECT 1 FROM records WHERE records.document = documents.key AND NOT EXISTS "
    "(SELECT 1 FROM superseded WHERE superseded.record = records.key))"
)


def upgrade() -> None:
    """Nothing; the tables and indexes are there, and every document that stands waits for reconcile."""
    op.drop_table("blocks")
    make_links("blocks", "key", "item")
    for name in ("briefs", "covers"):
        op.execute(f"DELETE FROM {name}")
    op.execute(f"INSERT INTO blocks (key, item) SELECT 'pending', id FROM documents WHERE {STANDS}")
    if op.get_bind().dialect.name == "sqlite":
        remake_text_index()
        remake_members()


def remake_text_index() -> None:
    """Nothing; the index knows beginnings of two and three letters."""
    op.execute("DROP TABLE text_index")
    op.execute(
        "CREATE VIRTUAL TABLE text_index USING fts5(text, content='texts', content_rowid='document', "
        "tokenize='unicode61 remove_diacritics 2', prefix='2 3')"
    )
    op.execute("INSERT INTO text_index (text_index) VALUES ('rebuild')")


def remake_members() -> None:
    """Nothing; the table of members is its own key."""
    op.drop_index("ix_members_item", "members")
    op.rename_table("members", "members_before")
    make_links("members", "conclusion", "role", "item")
    op.execute("INSERT INTO members SELECT conclusion, role, item FROM members_before ORDER BY 1, 2, 3")
    op.drop_table("members_before")
    op.create_index("ix_members_item", "members", ["item", "role"])


def make_links(name: str, *columns: str) -> None:
    """Nothing; there is a table that is its own key: SQLite would keep it a second time as an index."""
    key = sa.PrimaryKeyConstraint(*columns, name=f"pk_{name}")
    op.create_table(
        name, *(sa.Column(column, WORDS, nullable=False) for column in columns), key, sqlite_with_rowid=False
    )
