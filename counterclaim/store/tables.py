"""Every table of a case. One definition for SQLite and PostgreSQL; migrations/ makes them.

Three kinds of table. *Kept* rows are written once and never changed: captures, documents, records and what stands in
them. *Concluded* rows (judgements, incidents, …) are what reconcile says now, replaced row by row. Both are in the
audit log. Full-text indexes are derived from the kept rows.
`key` is the place in the order of arrival and differs between two copies of a case; `id` is a hash of content and
does not. Bodies are the JSON contract's objects; the columns beside a body repeat what the lists filter by.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

Key = BigInteger().with_variant(Integer, "sqlite")
Words = Text().with_variant(Text(collation="C"), "postgresql")
"""Text that sorts by code point on both databases, so that lists and cursors agree."""


def make_key() -> Column[int]:
    """The primary key: the order of arrival, given by the writer."""
    return Column("key", Key, primary_key=True, autoincrement=False)


def make_link(name: str, target: str, *, nullable: bool = False, index: bool = False) -> Column[int]:
    """A column that names a row of another table by its key."""
    return Column(name, Key, ForeignKey(f"{target}.key"), nullable=nullable, index=index)


def name_column(name: str, *, required: bool = False) -> Column[str]:
    """A column of text."""
    return Column(name, Words, nullable=not required)


runs = Table(
    "runs",
    metadata,
    make_key(),
    Column("id", Words, nullable=False, unique=True),
    name_column("version", required=True),
    name_column("models", required=True),
    name_column("settings", required=True),
)

blobs = Table(
    "blobs",
    metadata,
    Column("sha256", Words, primary_key=True),
    Column("size", Key, nullable=False),
    Column("packed", LargeBinary, nullable=False),
)

documents = Table(
    "documents",
    metadata,
    make_key(),
    Column("id", Words, nullable=False, unique=True),
    name_column("lineage", required=True),
    Column("version", Integer, nullable=False),
    name_column("title"),
    name_column("source"),
    name_column("domain"),
    name_column("url"),
    name_column("published"),
    name_column("language", required=True),
    name_column("sorted_on", required=True),
    Column("size", Integer, nullable=False),
    make_link("run", "runs"),
    name_column("body", required=True),
)
Index("ix_documents_lineage", documents.c.lineage, documents.c.version)
Index("ix_documents_sorted_on", documents.c.sorted_on)
Index("ix_documents_source", documents.c.source, documents.c.sorted_on)
Index("ix_documents_url", documents.c.url)

texts = Table(
    "texts",
    metadata,
    Column("document", Key, ForeignKey("documents.key"), primary_key=True, autoincrement=False),
    name_column("text", required=True),
)
"""Apart from documents, so that lists of documents do not read them."""

captures = Table(
    "captures",
    metadata,
    make_key(),
    Column("id", Words, nullable=False, unique=True),
    Column("sha256", Words, nullable=False, index=True),
    name_column("url"),
    name_column("name", required=True),
    name_column("lineage", required=True),
    name_column("found_in"),
    name_column("retrieved"),
    name_column("media_type"),
    Column("status", Integer),
    name_column("headers", required=True),
    make_link("document", "documents", nullable=True, index=True),
    make_link("run", "runs"),
)
Index("ix_captures_lineage", captures.c.lineage)
Index("ix_captures_url", captures.c.url)
Index("ix_captures_name", captures.c.name)

records = Table(
    "records",
    metadata,
    make_key(),
    Column("id", Words, nullable=False, unique=True),
    make_link("document", "documents"),
    make_link("run", "runs"),
    name_column("rest", required=True),
    UniqueConstraint("document", "run"),
)
"""One reading of one document by one run. `rest`: times, legal, framing and skipped, which no list filters by."""

superseded = Table(
    "superseded",
    metadata,
    Column("record", Key, ForeignKey("records.key"), primary_key=True, autoincrement=False),
    make_link("by", "records"),
    name_column("why", required=True),
)
"""Records that a later version of the page, or a later run, stands in for. The lists leave them out."""

skips = Table(
    "skips",
    metadata,
    make_key(),
    Column("id", Words, nullable=False, unique=True),
    name_column("what", required=True),
    name_column("stage", required=True),
    name_column("kind", required=True),
    name_column("why", required=True),
    name_column("at", required=True),
    make_link("run", "runs"),
)
Index("ix_skips_what", skips.c.what)


def make_items(name: str, *columns: Column[int] | Column[str] | Column[float] | Column[bool]) -> Table:
    """A table of what stands in records: who says which record, in which place, and the contract's object."""
    table = Table(
        name,
        metadata,
        make_key(),
        Column("id", Words, nullable=False),
        make_link("record", "records"),
        make_link("document", "documents"),
        make_link("run", "runs"),
        Column("position", Integer, nullable=False),
        *columns,
        name_column("source"),
        name_column("published"),
        name_column("sorted_on", required=True),
        name_column("body", required=True),
        UniqueConstraint("record", "position"),
    )
    Index(f"ix_{name}_id", table.c.id)
    Index(f"ix_{name}_document", table.c.document)
    Index(f"ix_{name}_sorted_on", table.c.sorted_on)
    return table


def index_lists(table: Table, *names: str) -> None:
    """An index for each column a list filters by, in the order the list is shown."""
    for name in names:
        Index(f"ix_{table.name}_{name}", table.c[name], table.c.sorted_on)


statements = make_items(
    "statements",
    name_column("parent"),
    name_column("speaker"),
    name_column("side"),
    name_column("cue"),
    name_column("manner", required=True),
    name_column("act", required=True),
    Column("in_headline", Boolean, nullable=False),
    name_column("words", required=True),
)
index_lists(statements, "speaker", "side", "act", "source")

claims = make_items(
    "claims",
    name_column("statement"),
    name_column("claimant"),
    name_column("voice", required=True),
    name_column("side"),
    name_column("act", required=True),
    name_column("about"),
    name_column("kind"),
    name_column("modality"),
    Column("negated", Boolean),
    name_column("agent"),
    name_column("target"),
    name_column("weapon"),
    name_column("place"),
    name_column("country"),
    Column("latitude", Float),
    Column("longitude", Float),
    name_column("starts"),
    name_column("ends"),
    Column("in_headline", Boolean, nullable=False),
    name_column("words", required=True),
)
index_lists(claims, "claimant", "side", "act", "kind", "agent", "place", "source")

figures = make_items(
    "figures",
    name_column("claim"),
    name_column("claimant"),
    name_column("voice", required=True),
    name_column("side"),
    name_column("kind"),
    name_column("measure", required=True),
    Column("low", Key),
    Column("high", Key),
    name_column("bound", required=True),
    name_column("scope", required=True),
    name_column("unit"),
    name_column("status"),
    name_column("nationality"),
    name_column("whom"),
    name_column("share_of"),
    name_column("place"),
    name_column("country"),
    Column("latitude", Float),
    Column("longitude", Float),
    name_column("starts"),
    name_column("ends"),
    name_column("as_of"),
    Column("in_headline", Boolean, nullable=False),
    name_column("words", required=True),
)
index_lists(figures, "claimant", "side", "measure", "kind", "scope", "place", "source")
Index("ix_figures_claim", figures.c.claim)

actors = make_items(
    "actors",
    name_column("name", required=True),
    name_column("kind", required=True),
    name_column("role"),
    name_column("side"),
    name_column("country"),
    Column("mentions", Integer, nullable=False),
)
Index("ix_actors_name", *(actors.c[name] for name in ("name", "kind", "side", "country", "mentions", "record")))

places = make_items(
    "places",
    name_column("name", required=True),
    Column("geonames", Key),
    Column("latitude", Float),
    Column("longitude", Float),
    name_column("country"),
    name_column("admin1"),
    name_column("precision"),
    Column("mentions", Integer, nullable=False),
)
Index("ix_places_name", *(places.c[name] for name in ("name", "country", "geonames", "mentions", "record")))

ITEMS = {"statements": statements, "claims": claims, "figures": figures, "actors": actors, "places": places}
"""What stands in records, in the order of a record's JSON."""
