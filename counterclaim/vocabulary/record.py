"""What one document says and who says it: the types of a record.

The fields have the names of the JSON contract (docs/record.md), so `to_json` is mechanical: a `Span` becomes
`[start, end]`, a tuple a list, a dataclass an object. Absent means unknown: `None`, never a default.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from counterclaim.vocabulary.text import Document, Span, to_json

SCHEMA = "counterclaim/record/1"

Manner = Literal["direct", "indirect", "mixed", "belief"]
Act = Literal["assert", "accuse", "deny", "admit", "demand", "threaten", "pledge", "condemn", "praise", "doubt"]
Modality = Literal["actual", "attempted", "planned", "hypothetical", "habitual"]
Measure = Literal[
    "killed",
    "injured",
    "casualties",
    "missing",
    "captured",
    "detained",
    "abducted",
    "displaced",
    "damaged",
    "destroyed",
    "shot_down",
    "fired",
    "other",
]
Bound = Literal["exact", "about", "at_least", "over", "at_most", "under", "between", "vague"]
Scope = Literal["incident", "running"]
ActorKind = Literal[
    "person",
    "state",
    "armed-force",
    "armed-group",
    "government-body",
    "organisation",
    "medium",
    "group",
    "unknown",
]
PlacePrecision = Literal["point", "district", "province", "country", "area"]
TimePrecision = Literal["minute", "hour", "part", "day", "week", "month", "season", "year", "decade", "range"]
Denied = Literal["event", "responsibility", "weapon", "number", "status", "target"]
Responsibility = Literal["asserted", "claimed", "admitted", "suspected", "denied"]


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that may stand apart in the text: a cue, a content. `text` joins the quotes by " … "."""

    text: str
    spans: tuple[Span, ...]

    @classmethod
    def of(cls, *spans: Span) -> "Phrase":
        """The phrase of these spans in the order of the text."""
        ordered = tuple(sorted(spans))
        return cls(" … ".join(span.quote for span in ordered), ordered)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is reported to have said it, as printed, and the actor that these words are judged to name."""

    text: str
    spans: tuple[Span, ...]
    actor: str | None
    name: str | None


@dataclass(frozen=True, slots=True)
class Statement:
    """Words someone is reported to have said."""

    id: str
    parent: str | None
    speaker: Speaker | None
    cue: Phrase | None
    content: Phrase
    manner: Manner
    act: Act
    score: float
    in_headline: bool = False


@dataclass(frozen=True, slots=True)
class Claimant:
    """Who answers for a claim: an actor, or the source in its own voice (then `voice` is "source")."""

    actor: str | None
    name: str | None
    text: str | None
    side: str | None
    voice: Literal["speaker", "source"] = "speaker"


@dataclass(frozen=True, slots=True)
class Event:
    """What kind of event a claim speaks of, and how: docs/kinds.md lists the kinds."""

    kind: str
    plover: Mapping[str, str | None]
    acled: str | None
    cameo: str | None
    modality: Modality
    negated: bool
    cue: Span | None = None
    historic: bool = False
    """Told as background: another war, an anniversary, years ago."""


@dataclass(frozen=True, slots=True)
class Agent:
    """The alleged perpetrator, from the same clause; else `inferred`, and from where."""

    actor: str | None
    name: str | None
    text: str
    spans: tuple[Span, ...]
    inferred: bool = False
    inferred_from: str | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """Whom or what the event struck."""

    actor: str | None
    name: str | None
    text: str
    spans: tuple[Span, ...]
    civilian: bool | None
    protected: str | None = None
    """hospital, school, worship, aid, media, heritage … or None."""
    inferred: bool = False
    inferred_from: str | None = None


@dataclass(frozen=True, slots=True)
class Weapon:
    """With what, as printed; `prohibited` names the instrument that forbids it, never whether a party is bound."""

    kind: str
    text: str
    spans: tuple[Span, ...]
    prohibited: str | None = None


@dataclass(frozen=True, slots=True)
class PlaceReference:
    """Where, for one claim or figure: an id among the record's places and the words that say so."""

    id: str
    name: str
    text: str
    spans: tuple[Span, ...]
    inferred: bool = False
    inferred_from: str | None = None


@dataclass(frozen=True, slots=True)
class TimeReference:
    """When, for one claim or figure: inclusive ISO dates or times, and the words that say so."""

    start: str | None
    end: str | None
    precision: TimePrecision
    text: str
    spans: tuple[Span, ...]
    inferred: bool = False
    inferred_from: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing a statement asserts or denies. Never edited, never merged."""

    id: str
    statement: str | None
    claimant: Claimant
    act: Act
    about: str | None
    denied: Denied | None
    responsibility: Responsibility | None
    event: Event | None
    agents: tuple[Agent, ...]
    targets: tuple[Target, ...]
    weapons: tuple[Weapon, ...]
    place: PlaceReference | None
    time: TimeReference | None
    figures: tuple[str, ...]
    in_headline: bool
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """Of whom or what a figure is."""

    text: str | None
    unit: str | None
    status: Literal["civilian", "combatant", "mixed"] | None = None
    nationality: str | None = None
    group: str | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A count inside a claim. `low` and `high` are inclusive; `high` None is unknown."""

    id: str
    claim: str | None
    measure: Measure
    low: int | None
    high: int | None
    bound: Bound
    text: str
    spans: tuple[Span, ...]
    of: Counted
    share_of: str | None
    scope: Scope
    place: PlaceReference | None
    time: TimeReference | None
    as_of: str | None
    supersedes: str | None
    claimant: Claimant
    in_headline: bool


@dataclass(frozen=True, slots=True)
class Actor:
    """Someone or something that mentions are judged to name."""

    id: str
    name: str
    kind: ActorKind
    role: str | None
    of: str | None
    side: str | None
    country: str | None
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A place that mentions are judged to name; unlocated (`latitude` None) where nothing in the gazetteer fits."""

    id: str
    name: str
    geonames: int | None
    latitude: float | None
    longitude: float | None
    country: str | None
    admin1: str | None
    precision: PlacePrecision | None
    score: float
    mentions: tuple[Span, ...]
    claimed_by: tuple[str, ...] = ()
    """Countries (ISO 3166) that claim a disputed area."""
    held_by: str | None = None
    """Who held it on the document's date, by the conflict profile, where one says so."""
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Time:
    """A temporal expression: interval, grain and how it was anchored."""

    text: str
    start: str | None
    end: str | None
    precision: TimePrecision | None
    spans: tuple[Span, ...]
    kind: Literal["date", "time", "duration", "set"] = "date"
    modifier: str | None = None
    anchor: str | None = None
    value: str | None = None
    """The TIMEX3 value (ISO-TimeML)."""


@dataclass(frozen=True, slots=True)
class Legal:
    """A resolution, treaty or cease-fire that the text names; `parties` as of the document's date."""

    instrument: str
    kind: Literal["resolution", "treaty", "ceasefire"]
    text: str
    spans: tuple[Span, ...]
    parties: Mapping[str, str] | None
    as_of: str | None


@dataclass(frozen=True, slots=True)
class Framing:
    """A term one side contests, and who uses it: the source, or a statement's speaker."""

    term: str
    contested_by: str
    neutral: str | None
    spans: tuple[Span, ...]
    voice: str


@dataclass(frozen=True, slots=True)
class Skip:
    """What was seen and not recorded, and why."""

    what: str
    why: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """One execution: code version, models and settings by digest."""

    version: str
    models: Mapping[str, str]
    settings: str


@dataclass(frozen=True, slots=True)
class Record:
    """Everything one document says, and who says it."""

    schema: str
    run: Run
    document: Document
    statements: tuple[Statement, ...]
    claims: tuple[Claim, ...]
    figures: tuple[Figure, ...]
    actors: tuple[Actor, ...]
    places: tuple[Place, ...]
    times: tuple[Time, ...]
    legal: tuple[Legal, ...]
    framing: tuple[Framing, ...]
    skipped: tuple[Skip, ...]

    def to_json(self) -> dict[str, Any]:
        """The JSON contract's object (docs/record.md)."""
        plain: dict[str, Any] = to_json(self)
        return plain
