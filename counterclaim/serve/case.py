"""What the pages ask of a case. The store answers it (serve/stored.py); tests answer it from memory.

Every list is a page with a cursor, every id may be unknown (then `None`), and nothing here decides how it looks.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from counterclaim.review.queue import Task
from counterclaim.vocabulary import Claim, Figure, Record
from counterclaim.vocabulary.case import Dispute, Grade, Identity, Incident, Origin, Review, Toll, Trace

Row = TypeVar("Row", covariant=True)


@dataclass(frozen=True, slots=True)
class Filters:
    """What a list is narrowed to. None asks for everything."""

    text: str | None = None
    side: str | None = None
    claimant: str | None = None
    source: str | None = None
    kind: str | None = None
    act: str | None = None
    measure: str | None = None
    place: str | None = None
    grade: str | None = None
    accused: str | None = None
    start: str | None = None
    """The first day, ISO 8601, of the event (of publication, for documents)."""
    end: str | None = None
    """The last day, inclusive."""


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """Some rows of a list and the cursor of the next ones; None at the end."""

    rows: tuple[Row, ...]
    next: str | None
    total: int | None = None
    """How many rows in all, where counting is cheap."""


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One document in a list."""

    id: str
    title: str | None
    source: str | None
    domain: str | None
    published: str | None
    language: str
    url: str | None
    sha256: str
    retrieved: str | None
    claims: int = 0
    figures: int = 0


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One claim with its figures, and the document it stands in."""

    claim: Claim
    document: DocumentRow
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that a search found, with the words around: marked parts stand between U+0002 and U+0003."""

    document: DocumentRow
    snippet: str


@dataclass(frozen=True, slots=True)
class SourceRow:
    """Who publishes, and how much of it goes back to others."""

    name: str
    domain: str | None
    side: str | None
    documents: int
    claims: int
    own: int
    """Claims in its own voice."""
    carried: int
    """Claims that go back to someone else."""


@dataclass(frozen=True, slots=True)
class Use:
    """A contested word in a source's own voice."""

    term: str
    contested_by: str
    neutral: str | None
    """The word that neither side contests, where there is one."""
    rows: int
    document: str
    """The latest document that uses it."""


@dataclass(frozen=True, slots=True)
class Voice:
    """What a source does with words, counted over its latest documents and claims."""

    terms: tuple[Use, ...]
    carries: tuple["Count", ...]
    """Claims it publishes, by the origin they go back to; its own are left out."""
    carried_by: tuple["Count", ...]
    """Claims that go back to it, by the other source that publishes them."""


@dataclass(frozen=True, slots=True)
class Accusation:
    """How often one claimant accuses one actor."""

    claimant: str
    side: str | None
    accused: str
    accused_side: str | None
    claims: int


@dataclass(frozen=True, slots=True)
class Count:
    """A value of one field and how many rows have it."""

    value: str
    rows: int


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One line of the audit log."""

    at: str
    by: str
    what: str
    target: str | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class Skip:
    """What was seen and not taken in, why, and when."""

    what: str
    why: str
    at: str


class Case(Protocol):
    """A case, read by the pages and written by reviews only."""

    title: str

    def count_rows(self) -> Mapping[str, int]:
        """How many documents, claims, figures, incidents, disputes, tolls, actors, sources, reviews, skipped."""

    def list_sides(self) -> tuple[str, ...]:
        """The sides of the case, alphabetically: their order says nothing."""

    def count_facets(self, filters: Filters, *, measures: bool = True) -> Mapping[str, tuple[Count, ...]]:
        """Claims by side, claimant, kind, act, source and grade, most first, and by the measures of their figures."""

    def count_days(self, filters: Filters) -> tuple[Count, ...]:
        """Incidents by their first day, in order of time."""

    def list_documents(self, filters: Filters, cursor: str | None, limit: int) -> Page[DocumentRow]:
        """Documents, newest first."""

    def load_record(self, document: str) -> Record | None:
        """Everything one document says."""

    def list_versions(self, document: str) -> tuple[DocumentRow, ...]:
        """Every version of the document, oldest first, itself among them."""

    def list_incidents(self, filters: Filters, cursor: str | None, limit: int) -> Page[Incident]:
        """Incidents, latest first; undated ones last."""

    def load_incident(self, incident: str) -> Incident | None:
        """One incident."""

    def load_grades(self, incidents: Sequence[str]) -> tuple[Grade, ...]:
        """The grades of these incidents."""

    def load_disputes(self, incidents: Sequence[str]) -> tuple[Dispute, ...]:
        """The disputes of these incidents."""

    def list_disputes(self, filters: Filters, cursor: str | None, limit: int) -> Page[Dispute]:
        """Disputes of incidents and of tolls."""

    def load_claims(self, claims: Sequence[str]) -> tuple[ClaimRow, ...]:
        """These claims, in this order; unknown ids are left out."""

    def list_claims(self, filters: Filters, cursor: str | None, limit: int) -> Page[ClaimRow]:
        """Claims, newest document first."""

    def load_traces(self, claims: Sequence[str]) -> tuple[Trace, ...]:
        """The way of these claims from their origins."""

    def load_origins(self, origins: Sequence[str]) -> tuple[Origin, ...]:
        """These origins."""

    def find_incidents(self, claims: Sequence[str]) -> Mapping[str, str]:
        """The incident of each claim that has one."""

    def list_tolls(self, filters: Filters) -> tuple[Toll, ...]:
        """Running tolls, the longest series first."""

    def list_actors(self, filters: Filters, cursor: str | None, limit: int) -> Page[Identity]:
        """Actors across documents, by the alphabet."""

    def load_actor(self, actor: str) -> Identity | None:
        """One actor."""

    def list_sources(self) -> tuple[SourceRow, ...]:
        """Who publishes, most documents first."""

    def read_voice(self, source: str) -> Voice:
        """Contested words of a source, whom it carries, who carries it."""

    def count_carriers(self, actor: str) -> tuple[Count, ...]:
        """Who publishes what goes back to this actor, most claims first."""

    def count_accusations(self) -> tuple[Accusation, ...]:
        """Who accuses whom, most often first."""

    def search_documents(self, filters: Filters, cursor: str | None, limit: int) -> Page[Hit]:
        """Documents whose text has the words of `filters.text`."""

    def list_tasks(self, limit: int) -> tuple[Task, ...]:
        """What the machine would like a person to look at, most useful first; decided or not."""

    def list_reviews(self, targets: Sequence[str] | None = None) -> tuple[Review, ...]:
        """Reviews of these targets, or all, oldest first; those taken back and their undoing included."""

    def add_review(self, review: Review) -> None:
        """Keep a review and write it to the audit log."""

    def list_log(self, cursor: str | None, limit: int) -> Page[LogEntry]:
        """The audit log, newest first."""

    def name_incidents(self, incidents: Sequence[str]) -> Mapping[str, str]:
        """The titles of these incidents."""

    def list_skips(self) -> tuple[Skip, ...]:
        """What was seen and not taken in, and why."""
