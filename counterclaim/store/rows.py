"""The rows of a record, and the digest of a row.

A body is the contract's JSON object, from which the record is read back unchanged; the columns beside it are copies
of what the lists filter by.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from counterclaim.vocabulary import (
    Actor,
    Claim,
    Document,
    Figure,
    Place,
    PlaceReference,
    Record,
    Run,
    Span,
    Statement,
    TimeReference,
    make_id,
    to_json,
)

Row = dict[str, Any]


WRITE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
WRITE_SORTED = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode
"""Made once: making an encoder takes as long as writing a row."""


def dump_json(value: Any) -> str:
    """The one way a body is written: the contract's keys in their order, no spaces, characters as they are."""
    return WRITE(to_json(value))


def find_run_id(run: Run) -> str:
    """The run's id: the same code, models and settings are one run."""
    return make_id("run", run.version, json.dumps(dict(run.models), sort_keys=True), run.settings)


def find_record_id(document: str, run: str) -> str:
    """The id of one reading of a document by a run."""
    return make_id("record", document, run)


def sort_moment(stated: str | None) -> str:
    """What documents are sorted by: the moment in UTC, as precise as stated; empty, so first, where unknown."""
    if stated is None:
        return ""
    if len(stated) <= 10:
        return stated
    try:
        moment = datetime.fromisoformat(stated)
    except ValueError:
        return stated
    if moment.tzinfo is not None:
        moment = moment.astimezone(UTC).replace(tzinfo=None)
    return moment.isoformat(timespec="seconds")


def make_document_row(document: Document) -> Row:
    """The document's row, but for what only the writer knows: key, lineage, version and run."""
    plain = to_json(document)
    del plain["text"]
    return {
        "id": document.id,
        "title": document.title,
        "source": document.source.name,
        "domain": document.source.domain,
        "url": document.capture.url,
        "published": document.published,
        "language": document.language,
        "sorted_on": sort_moment(document.published),
        "size": len(document.text),
        "body": dump_json(plain),
    }


def make_item_rows(record: Record) -> dict[str, list[Row]]:
    """Rows of everything that stands in a record, by table, but for key, record, document and run."""
    sides = {actor.id: actor.side for actor in record.actors}
    places = {place.id: place for place in record.places}
    kinds = {claim.id: claim.event.kind for claim in record.claims if claim.event is not None}
    rows = {
        "statements": [make_statement_row(item, sides) for item in record.statements],
        "claims": [make_claim_row(item, places) for item in record.claims],
        "figures": [make_figure_row(item, places, kinds) for item in record.figures],
        "actors": [make_actor_row(item) for item in record.actors],
        "places": [make_place_row(item) for item in record.places],
    }
    shared = {
        "source": record.document.source.name,
        "published": record.document.published,
        "sorted_on": sort_moment(record.document.published),
    }
    for kept, items in zip(rows.values(), list_items(record), strict=True):
        for position, (row, item) in enumerate(zip(kept, items, strict=True)):
            row |= {"id": item.id, "position": position, **shared, "body": dump_json(item)}
    return rows


def list_items(record: Record) -> tuple[Sequence[Any], ...]:
    """What stands in a record, in the order of the tables."""
    return (record.statements, record.claims, record.figures, record.actors, record.places)


def make_statement_row(item: Statement, sides: Mapping[str, str | None]) -> Row:
    """The columns that statements are filtered by."""
    speaker = item.speaker
    return {
        "parent": item.parent,
        "speaker": None if speaker is None else speaker.text if speaker.name is None else speaker.name,
        "side": None if speaker is None or speaker.actor is None else sides.get(speaker.actor),
        "cue": None if item.cue is None else item.cue.text,
        "manner": item.manner,
        "act": item.act,
        "in_headline": item.in_headline,
        "words": item.content.text,
    }


def make_claim_row(item: Claim, places: Mapping[str, Place]) -> Row:
    """The columns that claims are filtered by."""
    event = item.event
    return {
        "statement": item.statement,
        "claimant": item.claimant.text if item.claimant.name is None else item.claimant.name,
        "voice": item.claimant.voice,
        "side": item.claimant.side,
        "act": item.act,
        "about": item.about,
        "kind": None if event is None else event.kind,
        "modality": None if event is None else event.modality,
        "negated": None if event is None else event.negated,
        "agent": find_first(item.agents),
        "target": find_first(item.targets),
        "weapon": None if len(item.weapons) == 0 else item.weapons[0].kind,
        **locate_item(item.place, places),
        **date_item(item.time),
        "in_headline": item.in_headline,
        "words": join_quotes(item.evidence),
    }


def make_figure_row(item: Figure, places: Mapping[str, Place], kinds: Mapping[str, str]) -> Row:
    """The columns that figures are filtered by."""
    return {
        "claim": item.claim,
        "claimant": item.claimant.text if item.claimant.name is None else item.claimant.name,
        "voice": item.claimant.voice,
        "side": item.claimant.side,
        "kind": None if item.claim is None else kinds.get(item.claim),
        "measure": item.measure,
        "low": item.low,
        "high": item.high,
        "bound": item.bound,
        "scope": item.scope,
        "unit": item.of.unit,
        "status": item.of.status,
        "nationality": item.of.nationality,
        "whom": item.of.group,
        "share_of": item.share_of,
        **locate_item(item.place, places),
        **date_item(item.time),
        "as_of": item.as_of,
        "in_headline": item.in_headline,
        "words": item.text,
    }


def make_actor_row(item: Actor) -> Row:
    """The columns that actors are listed by."""
    return {
        "name": item.name,
        "kind": item.kind,
        "role": item.role,
        "side": item.side,
        "country": item.country,
        "mentions": len(item.mentions),
    }


def make_place_row(item: Place) -> Row:
    """The columns that places are listed by."""
    return {
        "name": item.name,
        "geonames": item.geonames,
        "latitude": make_float(item.latitude),
        "longitude": make_float(item.longitude),
        "country": item.country,
        "admin1": item.admin1,
        "precision": item.precision,
        "mentions": len(item.mentions),
    }


def locate_item(reference: PlaceReference | None, places: Mapping[str, Place]) -> Row:
    """Where a claim or figure is, by its place in the record."""
    place = None if reference is None else places.get(reference.id)
    return {
        "place": None if reference is None else reference.name,
        "country": None if place is None else place.country,
        "latitude": None if place is None else make_float(place.latitude),
        "longitude": None if place is None else make_float(place.longitude),
    }


def make_float(number: float | None) -> float | None:
    """The number as the database will give it back, so that digests of what is written and what is read agree."""
    return None if number is None else float(number)


def date_item(time: TimeReference | None) -> Row:
    """When a claim or figure is."""
    return {"starts": None if time is None else time.start, "ends": None if time is None else time.end}


def find_first(parties: Iterable[Any]) -> str | None:
    """The first one's name, else its words."""
    for party in parties:
        return str(party.text if party.name is None else party.name)
    return None


def clean_name(name: str | None) -> str | None:
    """A name from outside (a file's, an address, a server's words) as both databases can hold it: no NUL, no halves
    of characters (file names that are not UTF-8 come as such)."""
    return None if name is None else name.replace("\0", "\ufffd").encode("utf-8", "replace").decode()


def join_quotes(spans: Iterable[Span]) -> str:
    """The evidence in words."""
    return " … ".join(span.quote for span in spans)


BINARY = (bytes, memoryview)


def digest_row(table: str, row: Mapping[str, Any], links: Mapping[str, str | None]) -> str:
    """SHA-256 (hex) of a row's content: its columns by name, keys replaced by the ids they stand for."""
    plain = {
        name: hashlib.sha256(value).hexdigest() if type(value) in BINARY else value
        for name, value in row.items()
        if name not in links and name != "key"
    }
    content = WRITE_SORTED([table, {**plain, **links}])
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()
