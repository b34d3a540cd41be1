"""One claim as a line: who says what about whom, in plain words, with its evidence and the hands it went through."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from counterclaim.serve.case import Case, ClaimRow, DocumentRow
from counterclaim.vocabulary import Claim, Figure
from counterclaim.vocabulary.case import Trace

OWN_VOICE = "own voice"
BOUNDS = {"about": "about ", "at_least": "at least ", "over": "over ", "at_most": "at most ", "under": "under "}


@dataclass(frozen=True, slots=True)
class Party:
    """Someone with a side; `tone` is the number of the side's colour and shape, 0 for none."""

    name: str
    side: str | None
    tone: int
    actor: str | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """Evidence: a quotation and where it stands."""

    document: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A count as printed and as read."""

    id: str
    measure: str
    low: int | None
    high: int | None
    bound: str
    text: str
    reading: str
    """The cleaned number in words: "at least 12", "24 or more"; beside `text`, never instead of it."""
    of: str | None
    scope: str
    as_of: str | None
    share_of: str | None
    words: Words | None

    @property
    def reworded(self) -> bool:
        """Whether what is printed says more than its reading: "a dozen" does, the "a" of "a pensioner" does not."""
        alone = {"a", "an", "one", (self.of or "").lower()} if self.reading == "1" else set()
        return self.text.lower() not in {self.reading, *alone}


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """One claim in fixed fields, ready to be read."""

    id: str
    document: DocumentRow
    claimant: Party
    voice: str
    act: str
    about: str | None
    denied: str | None
    responsibility: str | None
    kind: str | None
    modality: str | None
    negated: bool
    agents: tuple[str, ...]
    targets: tuple[str, ...]
    weapons: tuple[str, ...]
    place: str | None
    time: str | None
    inferred: tuple[str, ...]
    """Which of agent, target, place and time come from elsewhere than the claim's own clause, and from where."""
    figures: tuple[FigureLine, ...]
    words: Words | None
    origin: str | None
    chain: tuple[str, ...]
    in_headline: bool


def number_sides(case: Case) -> Mapping[str, int]:
    """Sides to the numbers of their colours: by the alphabet, so that no side comes first for a reason."""
    return {side: 1 + index % 5 for index, side in enumerate(case.list_sides())}


def make_lines(case: Case, rows: Sequence[ClaimRow]) -> tuple[ClaimLine, ...]:
    """A line for each claim."""
    tones = number_sides(case)
    traces = {trace.claim: trace for trace in case.load_traces([row.claim.id for row in rows])}
    names = {
        origin.id: origin.name for origin in case.load_origins(sorted({trace.origin for trace in traces.values()}))
    }
    return tuple(make_line(row, tones, traces.get(row.claim.id), names) for row in rows)


def make_line(row: ClaimRow, tones: Mapping[str, int], trace: Trace | None, origins: Mapping[str, str]) -> ClaimLine:
    """The line of one claim."""
    claim = row.claim
    event = claim.event
    return ClaimLine(
        id=claim.id,
        document=row.document,
        claimant=name_claimant(claim, row.document, tones),
        voice=claim.claimant.voice,
        act=claim.act,
        about=claim.about,
        denied=claim.denied,
        responsibility=claim.responsibility,
        kind=None if event is None else event.kind,
        modality=None if event is None else event.modality,
        negated=event is not None and event.negated,
        agents=tuple(agent.name or agent.text for agent in claim.agents),
        targets=tuple(target.name or target.text for target in claim.targets),
        weapons=tuple(weapon.text for weapon in claim.weapons),
        place=None if claim.place is None else claim.place.name,
        time=None if claim.time is None else say_days(claim.time.start, claim.time.end),
        inferred=tuple(list_inferred(claim)),
        figures=tuple(make_figure(figure, row.document.id) for figure in row.figures),
        words=find_words(claim, row.document.id),
        origin=None if trace is None else origins.get(trace.origin),
        chain=() if trace is None else tuple(f"{carrier.name} {carrier.how}" for carrier in trace.chain),
        in_headline=claim.in_headline,
    )


def name_claimant(claim: Claim, document: DocumentRow, tones: Mapping[str, int]) -> Party:
    """Who answers for the claim. Without a name the printed words, and for a source its own name."""
    who = claim.claimant
    name = who.name or who.text or document.source or document.domain or "unnamed source"
    return Party(name, who.side, tones.get(who.side or "", 0), who.actor)


def list_inferred(claim: Claim) -> Iterable[str]:
    """What the claim's own clause does not say, and where it was taken from."""
    parts = [("by whom", item) for item in claim.agents] + [("to whom", item) for item in claim.targets]
    named = [*parts, ("where", claim.place), ("when", claim.time)]
    for label, item in named:
        if item is not None and item.inferred:
            yield f"{label}: {item.inferred_from or 'another clause'}"


def find_words(claim: Claim, document: str) -> Words | None:
    """The claim's first evidence."""
    if len(claim.evidence) == 0:
        return None
    first = min(claim.evidence)
    return Words(document, first.start, first.end, " … ".join(span.quote for span in sorted(claim.evidence)))


def make_figure(figure: Figure, document: str) -> FigureLine:
    """The line of one figure."""
    first = min(figure.spans) if len(figure.spans) > 0 else None
    words = None if first is None else Words(document, first.start, first.end, first.quote)
    return FigureLine(
        id=figure.id,
        measure=figure.measure,
        low=figure.low,
        high=figure.high,
        bound=figure.bound,
        text=figure.text,
        reading=say_number(figure.low, figure.high, figure.bound),
        of=figure.of.text or say_unit(figure.of.unit, figure.low, figure.high),
        scope=figure.scope,
        as_of=figure.as_of,
        share_of=figure.share_of,
        words=words,
    )


def say_unit(unit: str | None, low: int | None, high: int | None) -> str | None:
    """The unit of a figure that no words name: "2 people", but "1 person"."""
    if unit is None or low != 1 or high != 1 or unit in ("aircraft", "media premises"):
        return unit
    return {"people": "person", "places of worship": "place of worship"}.get(unit) or unit.removesuffix("s")


def say_number(low: int | None, high: int | None, bound: str) -> str:
    """A range in words. Zero is a number; a missing end is said to be missing."""
    if low is None and high is None:
        return "number unknown"
    if low is not None and high is not None and low != high:
        return f"{low:,}–{high:,}"
    if low is None:
        return f"{BOUNDS.get(bound, 'at most ')}{high:,}"
    if high is None:
        return f"over {low:,}" if bound == "over" else f"at least {low:,}"
    return f"{BOUNDS.get(bound, '')}{low:,}"


def say_days(start: str | None, end: str | None) -> str | None:
    """One day, or two with a dash; minutes only where they were stated."""
    if start is None and end is None:
        return None
    first, last = (start or "?").replace("T", " "), (end or "?").replace("T", " ")
    return first if first == last else f"{first} – {last}"


def say_kind(kind: str | None) -> str:
    """A kind of event as words: "missile-strike" is "missile strike"."""
    return "event" if kind is None else kind.replace("-", " ").replace("_", " ")
