"""What reconciling needs of one document: each claim in brief, made once when the document is recorded.

A brief repeats what a record says in the form in which claims are compared; it is derived, can be made again, and is
never evidence: evidence stays with the claim. Absent means unknown.
"""

from dataclasses import dataclass

from counterclaim.vocabulary.record import (
    Act,
    ActorKind,
    Bound,
    Denied,
    Measure,
    Modality,
    PlacePrecision,
    Responsibility,
    Scope,
    TimePrecision,
)


@dataclass(frozen=True, slots=True)
class Party:
    """An actor as one claim names it. Two parties with one `key` are the same actor."""

    key: str
    name: str
    kind: ActorKind | None = None
    side: str | None = None
    country: str | None = None

    @property
    def camp(self) -> str:
        """Whom an accusation against this actor accuses: its side, else its country, else itself."""
        return self.side or self.country or self.key


@dataclass(frozen=True, slots=True)
class Site:
    """A place as one claim names it."""

    key: str
    name: str
    latitude: float | None = None
    longitude: float | None = None
    country: str | None = None
    precision: PlacePrecision | None = None


@dataclass(frozen=True, slots=True)
class When:
    """Inclusive ISO dates or times of one claim or figure."""

    start: str | None
    end: str | None
    precision: TimePrecision | None = None
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Count:
    """A figure in brief."""

    id: str
    measure: Measure
    low: int | None
    high: int | None
    bound: Bound
    text: str
    unit: str | None
    status: str | None
    nationality: str | None
    group: str | None
    share_of: str | None
    scope: Scope
    site: Site | None
    when: When | None
    as_of: str | None
    supersedes: str | None
    topic: str | None = None
    """The people or things counted, as printed: "civilians"."""


@dataclass(frozen=True, slots=True)
class Cover:
    """What reconciling needs of the document itself."""

    document: str
    source: Party
    domain: str | None
    published: str | None
    title: str | None
    credits: tuple[str, ...]
    """Agencies that the dateline, the byline or a closing line credits."""
    signature: tuple[int, ...]
    """MinHash of the text's word shingles; empty where the text is too short to tell."""
    size: int
    """Distinct shingles."""


@dataclass(frozen=True, slots=True)
class Brief:
    """One claim, or one figure that stands in no claim, in brief."""

    id: str
    cover: Cover
    order: int
    """Its place in the document."""
    claimant: Party
    voice: str
    """"speaker" or "source"."""
    relays: tuple[Party, ...]
    """Who passes the claimant's words on, the outermost first: "Trend reports, citing the ministry"."""
    act: Act
    about: str | None
    denied: Denied | None
    responsibility: Responsibility | None
    kind: str | None
    family: str | None
    """Which kinds can tell of one event: `reconcile.kinds`."""
    modality: Modality | None
    negated: bool
    historic: bool
    agents: tuple[Party, ...]
    targets: tuple[str, ...]
    civilian: bool | None
    weapons: tuple[str, ...]
    site: Site | None
    when: When | None
    counts: tuple[Count, ...]
    in_headline: bool
    text: str
    """The first words of the evidence, for tables."""
    same_as: str | None = None
    """Another claim of the document that speaks of the same event: a denial's `about`, "the attack"."""
    lead: str | None = None
    """For a headline without attribution: the claim of the text that says who says so."""
