"""What the steps of record hand on: one document with everything found in it so far."""

from dataclasses import dataclass
from typing import Literal, Protocol

from counterclaim.data.profile import Profile
from counterclaim.record.text.parse import Sentence
from counterclaim.vocabulary import Actor, Document, Place, Span, Statement, Time

Offsets = tuple[tuple[int, int], ...]
PlaceUse = Literal["literal", "government", "people", "organisation", "person"]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words attributed to someone, in character offsets of the text; source or cue may be empty, content is not."""

    source: Offsets
    cue: Offsets
    content: Offsets
    score: float


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place name in the text, which place it names, and whether it means the place: "criticism of Baku" does not."""

    span: Span
    place: str | None
    use: PlaceUse


@dataclass(frozen=True, slots=True)
class PlaceReading:
    """The places of a document and every mention of them."""

    places: tuple[Place, ...]
    mentions: tuple[PlaceMention, ...]


class ActorIndex(Protocol):
    """The actors of a document, found by the words that name them."""

    @property
    def actors(self) -> tuple[Actor, ...]:
        """Every actor, in the order of first mention."""
        ...

    def resolve(self, start: int, end: int) -> Actor | None:
        """The actor these characters name: the mention that heads them; None where it is not known."""
        ...

    def find_speaker(self, start: int, end: int) -> Actor | None:
        """The actor that a source's words name: the person in apposition to a role, else what `resolve` finds."""
        ...

    def find_source(self) -> Actor | None:
        """The actor that is the document's source, where the text or the profile knows it."""
        ...


@dataclass(frozen=True, slots=True)
class Reading:
    """One document, its sentences, and what was found in them."""

    document: Document
    sentences: tuple[Sentence, ...]
    statements: tuple[Statement, ...]
    actors: ActorIndex
    places: PlaceReading
    times: tuple[Time, ...]
    profile: Profile | None

    def find_sentence(self, position: int) -> Sentence | None:
        """The sentence with this character."""
        return next((row for row in self.sentences if row.start <= position < row.end), None)

    def step_back(self, sentence: Sentence) -> Sentence | None:
        """The sentence before this one in its paragraph."""
        before = next((row for row in self.sentences if row.index == sentence.index - 1), None)
        return None if before is None or before.paragraph != sentence.paragraph else before
