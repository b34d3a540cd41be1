"""What many documents say together: the types of a case. Nothing here changes what a record holds.

Ids are hashes of content (`make_id`), so that reconciling the same claims twice, in any order, gives the same rows.
Mappings hold plain JSON values. Absent means unknown: `None`, never a default.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from counterclaim.vocabulary.record import Bound, Measure

Verdict = Literal["same", "different", "unsure"]
Subject = Literal["document", "claim", "actor", "place"]
Carriage = Literal["speaks", "publishes", "relays", "copies", "reprints"]
DisputeKind = Literal["number", "perpetrator", "weapon", "event-denied", "responsibility-denied", "status", "admitted"]
GradeName = Literal["Confirmed", "Fair", "Weak", "Contested", "Discounted", "Ungraded"]
StrikeStatus = Literal["declared_strike", "likely_strike", "contested_strike", "single_source_claim"]
Assessment = Literal["not_yet_assessed", "non_credible", "credible", "duplicate"]
PointChange = Literal["first", "repeat", "update", "correction"]
ReviewVerdict = Literal[
    "accept", "correct", "reject", "same", "different", "unsure", "merge", "split", "finding", "override", "comment"
]
Finding = Literal["combatants_only", "other_party", "did_not_happen"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """Two ids are SAME, DIFFERENT or UNSURE, as the machine judges: by which rules, from what, and why."""

    id: str
    subject: Subject
    left: str
    right: str
    verdict: Verdict
    score: float | None
    """From 0, surely different, to 1, surely same."""
    features: Mapping[str, float | None]
    """What was compared: None where one of the two does not say."""
    reasons: tuple[str, ...]
    by: str
    """Rule-set version or model; when is the run's time."""


@dataclass(frozen=True, slots=True)
class Review:
    """A person's verdict beside the machine's original. It stands above every judgement and replaces none."""

    id: str
    subject: str
    """What is judged: document, claim, statement, figure, actor, place, incident, dispute, grade."""
    targets: tuple[str, ...]
    """One id, two for same/different, incident and accused for a grade or a finding."""
    verdict: ReviewVerdict
    value: Mapping[str, Any]
    """What the person puts instead: {"grade": "Fair"}, {"finding": "other_party"}, corrected fields."""
    reason: str
    by: str
    at: str
    undoes: str | None = None
    """The review that this one takes back."""


@dataclass(frozen=True, slots=True)
class Identity:
    """An actor or a place across documents: the forms of name judged to name one."""

    id: str
    subject: Literal["actor", "place"]
    name: str
    names: tuple[str, ...]
    """Every printed form, in the order of the alphabet."""
    kind: str | None
    side: str | None
    country: str | None
    forms: tuple[str, ...]
    """Keys of the forms joined here: `reconcile.actors.key_actor`, `reconcile.places.key_place`."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Who claims go back to, after reprints and "X reports, citing Y" are followed."""

    id: str
    name: str
    kind: str | None
    """An actor's kind; "medium" for a source speaking in its own voice."""
    side: str | None
    country: str | None
    letter: str
    """Admiralty reliability, A to F; F, cannot be judged, unless the user's source list says otherwise."""
    credible: bool


@dataclass(frozen=True, slots=True)
class Carrier:
    """One hand a claim went through."""

    name: str
    how: Carriage
    document: str | None
    published: str | None


@dataclass(frozen=True, slots=True)
class Trace:
    """The way of one claim from its origin to the page it was read on."""

    claim: str
    origin: str
    chain: tuple[Carrier, ...]
    """From the origin to the page."""
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Incident:
    """The claims judged to speak of one event. No facts of its own: every field but the claims sums them up."""

    id: str
    title: str
    kind: str | None
    kinds: Mapping[str, int]
    """Kinds of event the claims name, and how many do."""
    place: str | None
    place_name: str | None
    latitude: float | None
    longitude: float | None
    country: str | None
    start: str | None
    end: str | None
    accused: tuple[str, ...]
    """Identities that some claim names as agent."""
    sides: tuple[str, ...]
    """Sides whose claimants speak of it."""
    origins: tuple[str, ...]
    claims: tuple[str, ...]
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TollPoint:
    """One figure of a running toll, where it stands in the series, and who carried it."""

    figure: str
    document: str
    as_of: str | None
    published: str | None
    low: int | None
    high: int | None
    bound: Bound
    text: str
    change: PointChange
    carriers: tuple[str, ...]
    """Other figures that repeat this point: reprints, quotations, the same number on a later day."""


@dataclass(frozen=True, slots=True)
class Toll:
    """A running total over time: one claimant, side of the victims, measure and group. Never to be summed."""

    id: str
    title: str
    origin: str
    claimant: str
    claimant_side: str | None
    claimant_country: str | None
    measure: Measure
    unit: str | None
    status: str | None
    nationality: str | None
    group: str | None
    place: str | None
    start: str | None
    """The first day it covers, where stated."""
    points: tuple[TollPoint, ...]


@dataclass(frozen=True, slots=True)
class Position:
    """What some claimants of a dispute hold in common."""

    label: str
    """In words: "Armenia", "21 killed", "denies that it happened"."""
    value: Mapping[str, Any]
    claims: tuple[str, ...]
    figures: tuple[str, ...]
    origins: tuple[str, ...]
    sides: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """Claims of one incident, or of running tolls that cover the same, that cannot all be true."""

    id: str
    kind: DisputeKind
    incident: str | None
    tolls: tuple[str, ...]
    topic: str
    """What is disputed within the kind: "killed", "killed, civilian", "agent", "missile-strike"."""
    positions: tuple[Position, ...]
    explanation: str


@dataclass(frozen=True, slots=True)
class Grade:
    """How well supported the accusation of one party for one incident is (docs/grades.md), and by which rule."""

    id: str
    incident: str
    accused: str
    accused_name: str
    grade: GradeName
    rule: int
    """1 to 6: the step of the decision procedure that answered."""
    origins: tuple[str, ...]
    """The independent origins that satisfied the rule."""
    claims: tuple[str, ...]
    """Their claims: the evidence."""
    missing: str | None
    """The first condition missing for the next grade up."""
    rules: str
    """Version of the rule set."""
    strike: StrikeStatus
    assessment: Assessment
    conceded: Mapping[str, tuple[int | None, int | None]]
    """Killed and injured that the accused concedes, lowest and highest; empty where nothing is."""
    reported: Mapping[str, tuple[int | None, int | None]]
    """Killed and injured of this incident as reported, lowest and highest; empty where nothing is."""
    override: str | None = None
    """The review that set this grade instead of the rules; its reason is kept there."""
    computed: GradeName | None = None
    """What the rules say, where a person overrode them."""


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """Everything the claims of a case say together. Tuples are sorted by id, so that equal content is equal."""

    rules: str
    copies: tuple[Judgement, ...]
    """Documents that copy another."""
    judgements: tuple[Judgement, ...]
    """Claims and actors judged the same or unsure; what is plainly different is not kept."""
    identities: tuple[Identity, ...]
    origins: tuple[Origin, ...]
    traces: tuple[Trace, ...]
    incidents: tuple[Incident, ...]
    tolls: tuple[Toll, ...]
    disputes: tuple[Dispute, ...]
    grades: tuple[Grade, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One row that differs between two reconciliations. `was`: the id under which an incident was known before."""

    what: Literal["judgement", "identity", "origin", "trace", "incident", "toll", "dispute", "grade"]
    id: str
    how: Literal["added", "changed", "removed", "renamed"]
    was: str | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """What one reconciliation changes in another: new and changed rows to write, ids to delete."""

    changed: Reconciliation
    """Only the rows that are new or differ."""
    removed: tuple[str, ...]
    changes: tuple[Change, ...]
