"""The first release's tables.

Written out rather than taken from `tables`, which goes on changing: a step is what it was when it was released.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TYPES: dict[str, Any] = {
    "key": sa.BigInteger().with_variant(sa.Integer, "sqlite"),
    "int": sa.Integer(),
    "text": sa.Text().with_variant(sa.Text(collation="C"), "postgresql"),
    "float": sa.Float(),
    "bool": sa.Boolean(),
    "bytes": sa.LargeBinary(),
}

TABLES: tuple[tuple[str, str, str, str, tuple[str, ...], tuple[str, ...]], ...] = (
    (
        "audit",
        "seq:key! at:text! by:text! action:text! subject:text why:text manifest:bytes! digest:text! previous:text! "
        "hash:text!",
        "seq",
        "",
        ("hash",),
        ("ix_audit_subject: subject",),
    ),
    (
        "blobs",
        "sha256:text! size:key! packed:bytes!",
        "sha256",
        "",
        (),
        (),
    ),
    (
        "blocks",
        "key:text! item:text!",
        "key item",
        "",
        (),
        ("ix_blocks_item: item",),
    ),
    (
        "briefs",
        "id:text! document:text! body:text!",
        "id",
        "",
        (),
        ("ix_briefs_document: document",),
    ),
    (
        "covers",
        "document:text! body:text!",
        "document",
        "",
        (),
        (),
    ),
    (
        "disputes",
        "id:text! kind:text! incident:text topic:text! body:text!",
        "id",
        "",
        (),
        ("ix_disputes_incident: incident", "ix_disputes_kind: kind"),
    ),
    (
        "grades",
        "id:text! incident:text! accused:text! grade:text! body:text!",
        "id",
        "",
        (),
        ("ix_grades_accused: accused", "ix_grades_grade: grade", "ix_grades_incident: incident"),
    ),
    (
        "identities",
        "id:text! subject:text! name:text! side:text body:text!",
        "id",
        "",
        (),
        ("ix_identities_subject: subject name",),
    ),
    (
        "incidents",
        "id:text! title:text! kind:text place:text latitude:float longitude:float country:text starts:text ends:text "
        "sorted_on:text! claims:int! origins:int! body:text!",
        "id",
        "",
        (),
        (
            "ix_incidents_kind: kind sorted_on",
            "ix_incidents_place: place sorted_on",
            "ix_incidents_sorted_on: sorted_on id",
            "ix_incidents_where: latitude longitude",
        ),
    ),
    (
        "judgements",
        "id:text! subject:text! left_id:text! right_id:text! verdict:text! score:float body:text!",
        "id",
        "",
        (),
        (
            "ix_judgements_left_id: left_id",
            "ix_judgements_right_id: right_id",
            "ix_judgements_subject: subject verdict score",
        ),
    ),
    (
        "members",
        "conclusion:text! role:text! item:text!",
        "conclusion role item",
        "",
        (),
        ("ix_members_item: item role",),
    ),
    (
        "origins",
        "id:text! name:text! side:text body:text!",
        "id",
        "",
        (),
        ("ix_origins_name: name",),
    ),
    (
        "reviews",
        "key:key! id:text! subject:text! verdict:text! by:text! at:text! undoes:text body:text!",
        "key",
        "",
        ("id",),
        ("ix_reviews_by: by", "ix_reviews_undoes: undoes"),
    ),
    (
        "runs",
        "key:key! id:text! version:text! models:text! settings:text!",
        "key",
        "",
        ("id",),
        (),
    ),
    (
        "settings",
        "name:text! value:text!",
        "name",
        "",
        (),
        (),
    ),
    (
        "tolls",
        "id:text! title:text! origin:text! claimant:text! claimant_side:text measure:text! place:text body:text!",
        "id",
        "",
        (),
        ("ix_tolls_measure: measure", "ix_tolls_origin: origin"),
    ),
    (
        "traces",
        "id:text! claim:text! origin:text! body:text!",
        "id",
        "",
        (),
        ("ix_traces_claim: claim", "ix_traces_origin: origin"),
    ),
    (
        "documents",
        "key:key! id:text! lineage:text! version:int! title:text source:text domain:text url:text published:text "
        "language:text! sorted_on:text! size:int! run:key! body:text!",
        "key",
        "run>runs.key",
        ("id",),
        (
            "ix_documents_lineage: lineage version",
            "ix_documents_sorted_on: sorted_on",
            "ix_documents_source: source sorted_on",
            "ix_documents_url: url",
        ),
    ),
    (
        "review_targets",
        "review:key! position:int! target:text!",
        "review position",
        "review>reviews.key",
        (),
        ("ix_review_targets_target: target",),
    ),
    (
        "skips",
        "key:key! id:text! what:text! stage:text! kind:text! why:text! at:text! run:key!",
        "key",
        "run>runs.key",
        ("id",),
        ("ix_skips_what: what",),
    ),
    (
        "captures",
        "key:key! id:text! sha256:text! url:text name:text! lineage:text! found_in:text retrieved:text "
        "media_type:text status:int headers:text! document:key run:key!",
        "key",
        "document>documents.key run>runs.key",
        ("id",),
        (
            "ix_captures_document: document",
            "ix_captures_lineage: lineage",
            "ix_captures_name: name",
            "ix_captures_sha256: sha256",
            "ix_captures_url: url",
        ),
    ),
    (
        "records",
        "key:key! id:text! document:key! run:key! rest:text!",
        "key",
        "document>documents.key run>runs.key",
        ("document run", "id"),
        (),
    ),
    (
        "texts",
        "document:key! text:text!",
        "document",
        "document>documents.key",
        (),
        (),
    ),
    (
        "actors",
        "key:key! id:text! record:key! document:key! run:key! position:int! name:text! kind:text! role:text side:text "
        "country:text mentions:int! source:text published:text sorted_on:text! body:text!",
        "key",
        "record>records.key document>documents.key run>runs.key",
        ("record position",),
        (
            "ix_actors_document: document",
            "ix_actors_id: id",
            "ix_actors_name: name kind side country mentions record",
            "ix_actors_sorted_on: sorted_on",
        ),
    ),
    (
        "claims",
        "key:key! id:text! record:key! document:key! run:key! position:int! statement:text claimant:text voice:text! "
        "side:text act:text! about:text kind:text modality:text negated:bool agent:text target:text weapon:text "
        "place:text country:text latitude:float longitude:float starts:text ends:text in_headline:bool! words:text! "
        "source:text published:text sorted_on:text! body:text!",
        "key",
        "record>records.key document>documents.key run>runs.key",
        ("record position",),
        (
            "ix_claims_act: act sorted_on",
            "ix_claims_agent: agent sorted_on",
            "ix_claims_claimant: claimant sorted_on",
            "ix_claims_document: document",
            "ix_claims_id: id",
            "ix_claims_kind: kind sorted_on",
            "ix_claims_place: place sorted_on",
            "ix_claims_side: side sorted_on",
            "ix_claims_sorted_on: sorted_on",
            "ix_claims_source: source sorted_on",
        ),
    ),
    (
        "figures",
        "key:key! id:text! record:key! document:key! run:key! position:int! claim:text claimant:text voice:text! "
        "side:text kind:text measure:text! low:key high:key bound:text! scope:text! unit:text status:text "
        "nationality:text whom:text share_of:text place:text country:text latitude:float longitude:float starts:text "
        "ends:text as_of:text in_headline:bool! words:text! source:text published:text sorted_on:text! body:text!",
        "key",
        "record>records.key document>documents.key run>runs.key",
        ("record position",),
        (
            "ix_figures_claim: claim",
            "ix_figures_claimant: claimant sorted_on",
            "ix_figures_document: document",
            "ix_figures_id: id",
            "ix_figures_kind: kind sorted_on",
            "ix_figures_measure: measure sorted_on",
            "ix_figures_place: place sorted_on",
            "ix_figures_scope: scope sorted_on",
            "ix_figures_side: side sorted_on",
            "ix_figures_sorted_on: sorted_on",
            "ix_figures_source: source sorted_on",
        ),
    ),
    (
        "places",
        "key:key! id:text! record:key! document:key! run:key! position:int! name:text! geonames:key latitude:float "
        "longitude:float country:text admin1:text precision:text mentions:int! source:text published:text "
        "sorted_on:text! body:text!",
        "key",
        "record>records.key document>documents.key run>runs.key",
        ("record position",),
        (
            "ix_places_document: document",
            "ix_places_id: id",
            "ix_places_name: name country geonames mentions record",
            "ix_places_sorted_on: sorted_on",
        ),
    ),
    (
        "statements",
        "key:key! id:text! record:key! document:key! run:key! position:int! parent:text speaker:text side:text "
        "cue:text manner:text! act:text! in_headline:bool! words:text! source:text published:text sorted_on:text! "
        "body:text!",
        "key",
        "record>records.key document>documents.key run>runs.key",
        ("record position",),
        (
            "ix_statements_act: act sorted_on",
            "ix_statements_document: document",
            "ix_statements_id: id",
            "ix_statements_side: side sorted_on",
            "ix_statements_sorted_on: sorted_on",
            "ix_statements_source: source sorted_on",
            "ix_statements_speaker: speaker sorted_on",
        ),
    ),
    (
        "superseded",
        "record:key! by:key! why:text!",
        "record",
        "record>records.key by>records.key",
        (),
        (),
    ),
)
"""Name; columns with their types, "!" where a value is required; primary key; links; unique columns; indexes."""

SEARCH = {
    "sqlite": (
        "CREATE VIRTUAL TABLE text_index USING fts5(text, content='texts', content_rowid='document', "
        "tokenize='unicode61 remove_diacritics 2')",
        "CREATE VIRTUAL TABLE claim_index USING fts5(words, facets, content='', columnsize=0, "
        "tokenize='unicode61 remove_diacritics 2')",
        "CREATE VIRTUAL TABLE figure_index USING fts5(facets, content='', columnsize=0, detail=none)",
        "CREATE VIRTUAL TABLE statement_index USING fts5(facets, content='', columnsize=0, detail=none)",
    ),
    "postgresql": (
        "CREATE TABLE text_index (rowid BIGINT PRIMARY KEY REFERENCES texts(document), words TSVECTOR NOT NULL)",
        "CREATE INDEX text_index_words ON text_index USING GIN (words)",
        "CREATE TABLE claim_index (rowid BIGINT PRIMARY KEY REFERENCES claims(key), words TSVECTOR NOT NULL)",
        "CREATE INDEX claim_index_words ON claim_index USING GIN (words)",
    ),
}


def upgrade() -> None:
    """Nothing; the tables and the full-text indexes are there."""
    for name, columns, primary, links, uniques, indexes in TABLES:
        parts: list[sa.schema.SchemaItem] = [make_column(spec) for spec in columns.split()]
        parts.append(sa.PrimaryKeyConstraint(*primary.split(), name=f"pk_{name}"))
        for link in links.split():
            own, other = link.split(">")
            parts.append(sa.ForeignKeyConstraint([own], [other], name=f"fk_{name}_{own}"))
        parts += [
            sa.UniqueConstraint(*unique.split(), name=f"uq_{name}_{'_'.join(unique.split())}") for unique in uniques
        ]
        op.create_table(name, *parts)
        for index in indexes:
            title, on = index.split(": ")
            op.create_index(title, name, on.split())
    for statement in SEARCH[op.get_bind().dialect.name]:
        op.execute(statement)


def make_column(spec: str) -> sa.Column[Any]:
    """The column that "name:type!" stands for."""
    name, kind = spec.rstrip("!").split(":")
    return sa.Column(name, TYPES[kind], nullable=not spec.endswith("!"), autoincrement=False)
