"""What the queries give back: core types with the document they stand in, a page at a time."""

from dataclasses import dataclass
from typing import Any, Generic, TypedDict, TypeVar

from counterclaim.vocabulary import to_json

T = TypeVar("T")
S = TypeVar("S")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What a list is narrowed to; None does not narrow. A filter that a list cannot apply is an error, not ignored.

    Names (side, claimant, speaker, agent, place, source) are exact where something is called just that; else every
    name that contains the words counts, whatever its case.
    """

    side: str | None = None
    claimant: str | None = None
    speaker: str | None = None
    agent: str | None = None
    """Whom claims name as the perpetrator."""
    place: str | None = None
    country: str | None = None
    box: tuple[float, float, float, float] | None = None
    """West, south, east, north in degrees, as in GeoJSON. West greater than east crosses the date line."""
    happened_from: str | None = None
    happened_to: str | None = None
    """ISO dates, inclusive; what is not dated is left out."""
    published_from: str | None = None
    published_to: str | None = None
    kind: str | None = None
    act: str | None = None
    measure: str | None = None
    scope: str | None = None
    source: str | None = None
    language: str | None = None
    document: str | None = None
    """A document's id."""
    incident: str | None = None
    """An incident's id: its claims and their figures."""
    text: str | None = None
    """Words that must stand in it: `word`, `begin*`, `"a phrase"`."""
    all_versions: bool = False
    """Also what stands in versions that a later one replaced."""


class FilterWords(TypedDict, total=False):
    """The filters by name, for functions that take them as words: a type checker knows them. Held to `Filters` by a
    test."""

    side: str | None
    claimant: str | None
    speaker: str | None
    agent: str | None
    place: str | None
    country: str | None
    box: tuple[float, float, float, float] | None
    happened_from: str | None
    happened_to: str | None
    published_from: str | None
    published_to: str | None
    kind: str | None
    act: str | None
    measure: str | None
    scope: str | None
    source: str | None
    language: str | None
    document: str | None
    incident: str | None
    text: str | None
    all_versions: bool


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document in a list: what it is, without its text."""

    id: str
    title: str | None
    source: str | None
    domain: str | None
    url: str | None
    published: str | None
    language: str
    version: int
    size: int
    """Characters of text."""
    run: str


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A statement, claim or figure with where it stands. Quotes of its spans are the document's own characters."""

    item: T
    document: DocumentRow
    run: str
    latitude: float | None = None
    longitude: float | None = None

    def to_json(self) -> dict[str, Any]:
        """The contract's object, with quotes' source and place beside it."""
        plain: dict[str, Any] = to_json(self.item)
        where = None if self.latitude is None else [self.longitude, self.latitude]
        return plain | {"document": to_json(self.document), "run": self.run, "coordinates": where}


@dataclass(frozen=True, slots=True)
class ActorRow:
    """A name of an actor as documents give it, and in how many."""

    name: str
    kind: str
    side: str | None
    country: str | None
    documents: int
    mentions: int


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place as documents name it, and in how many."""

    name: str
    country: str | None
    geonames: int | None
    latitude: float | None
    longitude: float | None
    documents: int
    mentions: int


@dataclass(frozen=True, slots=True)
class Hit:
    """A document, or a claim, that holds the words searched for; `snippet` is the document's text around them."""

    what: str
    """document or claim."""
    id: str
    document: DocumentRow
    snippet: str
    spans: tuple[tuple[int, int], ...]
    """Where in the snippet the words stand."""


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Part of a list, in a stable order. `next` is the cursor of the following part; None at the end."""

    items: tuple[T, ...]
    next: str | None
