"""A case from Python: `counterclaim.open`. The same queries as the commands, typed."""

from collections.abc import Callable, Iterator, Mapping
from types import TracebackType
from typing import Any, Unpack

from counterclaim.errors import CaseError
from counterclaim.store.audit import Verdict, export_head, verify_case
from counterclaim.store.care import Info, describe_case
from counterclaim.store.database import Database
from counterclaim.store.fetch import load_document, load_record, show_thing, walk_records
from counterclaim.store.found import ActorRow, DocumentRow, Filters, FilterWords, Found, Hit, Page, PlaceRow
from counterclaim.store.query import (
    find_actors,
    find_claims,
    find_documents,
    find_figures,
    find_places,
    find_statements,
    walk_pages,
)
from counterclaim.store.reconciliation import find_conclusions, find_incidents
from counterclaim.store.search import search_claims, search_documents
from counterclaim.vocabulary import (
    Claim,
    Dispute,
    Document,
    Figure,
    Grade,
    Incident,
    Origin,
    Record,
    Statement,
    Toll,
)

PAGES: dict[str, Callable[..., Page[Any]]] = {
    "documents": find_documents,
    "statements": find_statements,
    "claims": find_claims,
    "figures": find_figures,
}


class Case:
    """An open case. Every `filters` takes the names of `Filters`; a filter that a list cannot apply is an error."""

    def __init__(self, database: Database) -> None:
        """`counterclaim.open` makes it."""
        self.database = database

    def __enter__(self) -> "Case":
        return self

    def __exit__(self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Nothing; its connections are closed."""
        self.database.close()

    def documents(self, **filters: Unpack[FilterWords]) -> Iterator[DocumentRow]:
        """Every document, newest publication first."""
        return walk_pages(find_documents, self.database, make_filters(filters))

    def statements(self, **filters: Unpack[FilterWords]) -> Iterator[Found[Statement]]:
        """Every statement."""
        return walk_pages(find_statements, self.database, make_filters(filters))

    def claims(self, **filters: Unpack[FilterWords]) -> Iterator[Found[Claim]]:
        """Every claim."""
        return walk_pages(find_claims, self.database, make_filters(filters))

    def figures(self, **filters: Unpack[FilterWords]) -> Iterator[Found[Figure]]:
        """Every figure."""
        return walk_pages(find_figures, self.database, make_filters(filters))

    def actors(self, name: str | None = None) -> Iterator[ActorRow]:
        """Every name of an actor, or those that contain this."""
        return walk_pages(find_actors, self.database, name=name)

    def places(self, name: str | None = None) -> Iterator[PlaceRow]:
        """Every place, or those whose name contains this."""
        return walk_pages(find_places, self.database, name=name)

    def page(
        self, what: str, *, limit: int = 50, cursor: str | None = None, **filters: Unpack[FilterWords]
    ) -> Page[Any]:
        """A page of documents, statements, claims or figures, with the cursor of the next."""
        if what not in PAGES:
            raise CaseError(f"expected one of {', '.join(PAGES)}, got {what!r}")
        return PAGES[what](self.database, make_filters(filters), limit=limit, cursor=cursor)

    def search(
        self, words: str, *, limit: int = 50, cursor: str | None = None, **filters: Unpack[FilterWords]
    ) -> Page[Hit]:
        """Documents that hold these words: `word`, `begin*`, `"a phrase"`."""
        return search_documents(self.database, make_filters({**filters, "text": words}), limit=limit, cursor=cursor)

    def search_claims(
        self, words: str, *, limit: int = 50, cursor: str | None = None, **filters: Unpack[FilterWords]
    ) -> Page[Hit]:
        """Claims whose evidence holds these words."""
        return search_claims(self.database, make_filters({**filters, "text": words}), limit=limit, cursor=cursor)

    def incidents(self, **filters: Unpack[FilterWords]) -> Iterator[Incident]:
        """Every incident, the latest first. Filters: kind, place, country, box, happened. `claims(incident=id)` gives
        its claims."""
        return walk_pages(find_incidents, self.database, make_filters(filters))

    def disputes(self, *, kind: str | None = None, incident: str | None = None) -> Iterator[Dispute]:
        """Every dispute: of this kind, of the incident with this id."""
        return walk_pages(find_conclusions, self.database, "dispute", {"kind": kind, "incident": incident})

    def grades(self, *, incident: str | None = None, accused: str | None = None) -> Iterator[Grade]:
        """Every grade: of the incident with this id, of this accused."""
        return walk_pages(find_conclusions, self.database, "grade", {"incident": incident, "accused": accused})

    def tolls(self, *, measure: str | None = None) -> Iterator[Toll]:
        """Every series of running totals. They are never summed."""
        return walk_pages(find_conclusions, self.database, "toll", {"measure": measure})

    def origins(self) -> Iterator[Origin]:
        """Everybody whom claims go back to."""
        return walk_pages(find_conclusions, self.database, "origin", {})

    def document(self, name: str) -> Document:
        """A document by its id."""
        return load_document(self.database, name)

    def record(self, name: str) -> Record:
        """The record of a document by the document's id."""
        return load_record(self.database, name)

    def records(self) -> Iterator[Record]:
        """Every record, in the order of arrival."""
        return (record for _, record in walk_records(self.database))

    def show(self, name: str) -> dict[str, Any]:
        """Anything by its id, with evidence and provenance."""
        return show_thing(self.database, name)

    def info(self) -> Info:
        """What the case holds, and what it could not take in."""
        return describe_case(self.database)

    def verify(self) -> Verdict:
        """Whether anything was altered, added or removed, and the first that was."""
        return verify_case(self.database)

    def head(self) -> dict[str, Any]:
        """The end of the audit log's chain, to deposit elsewhere."""
        return export_head(self.database)


def make_filters(given: Mapping[str, Any]) -> Filters:
    """The filters of these names; an error names one that there is not."""
    unknown = sorted(set(given) - set(Filters.__slots__))
    if len(unknown) > 0:
        raise CaseError(f"no filter {unknown[0]!r}: there are {', '.join(Filters.__slots__)}")
    return Filters(**given)
