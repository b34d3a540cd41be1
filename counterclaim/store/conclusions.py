"""The tables of what reconcile concludes, what people review, and the audit log."""

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, LargeBinary, Table

from counterclaim.store.tables import Key, Words, make_key, metadata, name_column


def make_conclusions(name: str, *columns: Column[int] | Column[str] | Column[float]) -> Table:
    """A table of conclusions of one type: `body` is its JSON, the columns repeat what is asked for."""
    return Table(name, metadata, Column("id", Words, primary_key=True), *columns, name_column("body", required=True))


judgements = make_conclusions(
    "judgements",
    name_column("subject", required=True),
    Column("left_id", Words, nullable=False, index=True),
    Column("right_id", Words, nullable=False, index=True),
    name_column("verdict", required=True),
    Column("score", Float),
)
Index("ix_judgements_subject", judgements.c.subject, judgements.c.verdict, judgements.c.score)

identities = make_conclusions(
    "identities", name_column("subject", required=True), name_column("name", required=True), name_column("side")
)
Index("ix_identities_subject", identities.c.subject, identities.c.name)

origins = make_conclusions(
    "origins",
    Column("name", Words, nullable=False, index=True),
    name_column("side"),
)

traces = make_conclusions("traces", Column("claim", Words, nullable=False), Column("origin", Words, nullable=False))
Index("ix_traces_claim", traces.c.claim, traces.c.origin)
Index("ix_traces_origin", traces.c.origin, traces.c.claim)

incidents = make_conclusions(
    "incidents",
    name_column("title", required=True),
    name_column("kind"),
    name_column("place"),
    Column("latitude", Float),
    Column("longitude", Float),
    name_column("country"),
    name_column("starts"),
    name_column("ends"),
    name_column("sorted_on", required=True),
    Column("claims", Integer, nullable=False),
    Column("origins", Integer, nullable=False),
)
Index(
    "ix_incidents_sorted_on",
    *(incidents.c.sorted_on, incidents.c.id, incidents.c.ends, incidents.c.place, incidents.c.title),
)
Index("ix_incidents_kind", incidents.c.kind, incidents.c.sorted_on)
Index("ix_incidents_place", incidents.c.place, incidents.c.sorted_on)
Index("ix_incidents_where", incidents.c.latitude, incidents.c.longitude)

incident_sides = Table(
    "incident_sides",
    metadata,
    Column("side", Words, primary_key=True),
    Column("incident", Words, primary_key=True, index=True),
    sqlite_with_rowid=False,
)
"""Derived: the sides that an incident's claims are made for, as its body says. In a table of their own, since the audit
log holds the digest of an incident's columns."""

tolls = make_conclusions(
    "tolls",
    name_column("title", required=True),
    Column("origin", Words, nullable=False, index=True),
    name_column("claimant", required=True),
    name_column("claimant_side"),
    Column("measure", Words, nullable=False, index=True),
    name_column("place"),
)

disputes = make_conclusions(
    "disputes",
    Column("kind", Words, nullable=False, index=True),
    Column("incident", Words, index=True),
    name_column("topic", required=True),
)

grades = make_conclusions(
    "grades",
    Column("incident", Words, nullable=False, index=True),
    Column("accused", Words, nullable=False, index=True),
    Column("grade", Words, nullable=False, index=True),
)

members = Table(
    "members",
    metadata,
    Column("conclusion", Words, primary_key=True),
    Column("role", Words, primary_key=True),
    Column("item", Words, primary_key=True),
    Index("ix_members_item", "item", "role"),
    sqlite_with_rowid=False,
)
"""Which ids a conclusion holds, both ways: (incident, "claim", claim id), (dispute, "figure", figure id) …"""

blocks = Table(
    "blocks",
    metadata,
    Column("key", Words, primary_key=True),
    Column("item", Words, primary_key=True),
    sqlite_with_rowid=False,
)
"""Which items reconcile compares with each other: those that share a key. Four keys are marks: PENDING,
STALE, TURN, DECIDED. Derived: a key that no longer holds is found by nobody, or what is found is asked again."""

PENDING = "pending"
"""The key of documents that reconcile has not taken in yet."""
STALE = "stale"
"""The key of documents that reconcile has taken in and that stand no more."""
TURN = "turn"
"""The key of how often the case was reconciled."""
DECIDED = "decided"
"""The key of the people's decisions that the last reconciliation knew, as one word."""

covers = Table(
    "covers",
    metadata,
    Column("document", Words, primary_key=True),
    name_column("body", required=True),
)
"""What reconcile needs of each document whose claims are in `briefs`."""

briefs = Table(
    "briefs",
    metadata,
    Column("id", Words, primary_key=True),
    Column("document", Words, nullable=False, index=True),
    name_column("body", required=True),
)
"""Claims in the form in which reconcile compares them: derived from the records, made again at any time."""

reviews = Table(
    "reviews",
    metadata,
    make_key(),
    Column("id", Words, nullable=False, unique=True),
    name_column("subject", required=True),
    name_column("verdict", required=True),
    Column("by", Words, nullable=False, index=True),
    name_column("at", required=True),
    Column("undoes", Words, index=True),
    name_column("body", required=True),
)

review_targets = Table(
    "review_targets",
    metadata,
    Column("review", Key, ForeignKey("reviews.key"), primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("target", Words, nullable=False, index=True),
)

audit = Table(
    "audit",
    metadata,
    Column("seq", Key, primary_key=True, autoincrement=False),
    name_column("at", required=True),
    name_column("by", required=True),
    name_column("action", required=True),
    name_column("subject"),
    name_column("why"),
    Column("manifest", LargeBinary, nullable=False),
    name_column("digest", required=True),
    name_column("previous", required=True),
    Column("hash", Words, nullable=False, unique=True),
    Index("ix_audit_subject", "subject"),
)
"""The log of every change. `manifest` lists each row written or taken away and the digest of its content."""

names = Table(
    "names",
    metadata,
    Column("what", Words, primary_key=True),
    Column("name", Words, primary_key=True),
    Column("kind", Words, primary_key=True),
    Column("side", Words, primary_key=True),
    Column("country", Words, primary_key=True),
    Column("geonames", Key, primary_key=True, autoincrement=False),
    Column("latitude", Float),
    Column("longitude", Float),
    Column("documents", Integer, nullable=False),
    Column("mentions", Integer, nullable=False),
)
"""Derived: how many documents name each actor and place, since counting them takes longer than a page may. Unknown
kinds, sides and countries are empty here, unknown geonames 0: they are part of the key."""

tallies = Table(
    "tallies",
    metadata,
    Column("what", Words, primary_key=True),
    Column("value", Words, primary_key=True),
    Column("other", Words, primary_key=True),
    Column("side", Words, primary_key=True),
    Column("rows", Integer, nullable=False),
)
"""Derived: how many claims and figures that stand have each value (`counted`)."""

settings = Table(
    "settings",
    metadata,
    Column("name", Words, primary_key=True),
    name_column("value", required=True),
)
"""What holds for the whole case: its id, when it was made, its profile."""

CONCLUSIONS = {
    "judgement": judgements,
    "identity": identities,
    "origin": origins,
    "trace": traces,
    "incident": incidents,
    "toll": tolls,
    "dispute": disputes,
    "grade": grades,
}
"""By the word that `Change.what` uses."""
