"""One incident, told side by side: rows are what, who, with what, killed, injured, damage; columns are who says so."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from counterclaim.errors import CaseError
from counterclaim.store import Database
from counterclaim.store.fetch import load_items
from counterclaim.store.found import Found
from counterclaim.store.reconciliation import find_related, load_conclusions
from counterclaim.vocabulary import Agent, Claim, Dispute, Figure, Grade, Incident, Origin, Trace

ROWS = ("what", "who", "with what", "killed", "injured", "damage")
SINGULAR = {
    "aid-workers": "aid worker", "children": "child", "journalists": "journalist", "medics": "medic", "men": "man",
    "women": "woman", "students": "student", "teachers": "teacher", "prisoners": "prisoner", "elderly": "elderly",
}  # fmt: skip
"""Groups of victims in the singular; a single victim of another is only counted."""
COUNTED = {"killed": ("killed", "casualties"), "injured": ("injured",), "damage": ("damaged", "destroyed", "shot_down")}


@dataclass(frozen=True, slots=True)
class Words:
    """What one cell says, in the words of a document."""

    said: str
    """In short: "denies", "3 killed"."""
    quote: str
    claim: str
    document: str
    published: str | None


@dataclass(frozen=True, slots=True)
class Column:
    """One claimant of the matrix: who claims go back to, and who carried them."""

    origin: Origin
    carriers: tuple[str, ...]
    cells: Mapping[str, tuple[Words, ...]]


@dataclass(frozen=True, slots=True)
class Matrix:
    """An incident as its claimants tell it, columns by side."""

    incident: Incident
    columns: tuple[Column, ...]
    disputes: tuple[Dispute, ...]
    grades: tuple[Grade, ...]


def load_matrix(database: Database, name: str) -> Matrix:
    """The matrix of an incident, by its id or the beginning of it."""
    incident = find_incident(database, name)
    claims: dict[str, Found[Claim]] = load_items(database, "claims", list(incident.claims))
    ids = [figure for found in claims.values() for figure in found.item.figures]
    figures: dict[str, Found[Figure]] = load_items(database, "figures", ids)
    traces: tuple[Trace, ...] = load_conclusions(database, "trace", incident.claims)
    origins: tuple[Origin, ...] = load_conclusions(database, "origin", incident.origins)
    columns = make_columns(claims, figures, traces, origins)
    disputes = find_related(database, "dispute", "incident", incident.id)
    return Matrix(incident, columns, disputes, find_related(database, "grade", "incident", incident.id))


def find_incident(database: Database, name: str) -> Incident:
    """The incident with this id, or the only one whose id begins so or whose title holds these words."""
    found: tuple[Incident, ...] = load_conclusions(database, "incident", [name])
    if len(found) == 1:
        return found[0]
    every: tuple[Incident, ...] = load_conclusions(database, "incident")
    words = name.lower().split()
    begun = [row for row in every if row.id.startswith(name)]
    titled = begun or [row for row in every if all(word in row.title.lower() for word in words)]
    if len(titled) != 1:
        raise CaseError(f"{name}: expected the id of one incident, or words of its title; {len(titled)} fit")
    return titled[0]


def make_columns(
    claims: Mapping[str, Found[Claim]],
    figures: Mapping[str, Found[Figure]],
    traces: Iterable[Trace],
    origins: Iterable[Origin],
) -> tuple[Column, ...]:
    """One column an origin, those of one side together, who takes no side last."""
    groups: dict[str, list[Trace]] = defaultdict(list)
    for trace in traces:
        groups[trace.origin].append(trace)
    ordered = sorted(origins, key=lambda origin: (origin.side is None, origin.side or "", origin.name))
    return tuple(make_column(origin, groups[origin.id], claims, figures) for origin in ordered)


def make_column(
    origin: Origin, traces: Sequence[Trace], claims: Mapping[str, Found[Claim]], figures: Mapping[str, Found[Figure]]
) -> Column:
    """What one origin says, oldest first, with the outlets that carried it."""
    hands = (hand for trace in traces for hand in trace.chain if hand.how != "speaks")
    carriers = dict.fromkeys(hand.name for hand in hands if hand.name != origin.name)
    found = [claims[trace.claim] for trace in traces if trace.claim in claims]
    found.sort(key=lambda row: (row.document.published or "9999", row.document.id))
    cells: dict[str, list[Words]] = {row: [] for row in ROWS}
    for row in found:
        fill_cells(cells, row, [figures[name] for name in row.item.figures if name in figures])
    kept = {name: drop_repeats(words) for name, words in cells.items()}
    return Column(origin, tuple(carriers), kept)


def fill_cells(cells: dict[str, list[Words]], found: Found[Claim], figures: Sequence[Found[Figure]]) -> None:
    """Add what one claim says to its rows."""
    claim = found.item
    quote = " … ".join(span.quote for span in claim.evidence)

    def add(row: str, said: str, words: str) -> None:
        cells[row].append(Words(said, words, claim.id, found.document.id, found.document.published))

    if claim.event is not None:
        add("what", describe_event(claim), quote)
    denied = claim.act == "deny" or (claim.event is not None and claim.event.negated)
    for agent in claim.agents if claim.claimant.voice == "speaker" else filter(is_told, claim.agents):
        add("who", ("not " if denied else "") + (agent.name or agent.text), agent.text)
    for weapon in claim.weapons:
        add("with what", weapon.kind, weapon.text)
    for figure in figures:
        for row, measures in COUNTED.items():
            if figure.item.measure in measures and figure.item.scope == "incident":
                add(row, describe_figure(figure.item), figure.item.text)


def is_told(agent: Agent) -> bool:
    """Whether a claim's own clause names who did it, were it by whose weapon it was. What an outlet leaves open in its
    own voice, and only a speaker beside it says, is not the outlet's."""
    return not agent.inferred or agent.inferred_from == "weapon"


def describe_event(claim: Claim) -> str:
    """A claim's act and kind of event: "denies missile strike"."""
    if claim.event is None:
        return claim.act
    kind = claim.event.kind.replace("-", " ")
    acts = {"deny": "denies", "admit": "admits", "accuse": "accuses of", "doubt": "doubts"}
    what = f"{acts[claim.act]} {kind}" if claim.act in acts else kind
    return f"{what} ({claim.denied} denied)" if claim.denied is not None else what


def describe_figure(figure: Figure) -> str:
    """A figure's number and what it counts: "at least 3 houses damaged"."""
    low, high = figure.low, figure.high
    number = str(low) if low == high else f"{'?' if low is None else low}–{'?' if high is None else high}"
    group = figure.of.group if number != "1" or figure.of.group is None else SINGULAR.get(figure.of.group)
    words = (number, figure.of.status, group, figure.of.unit if figure.of.unit != "people" else None)
    return " ".join(word for word in words if word is not None)


def drop_repeats(words: Sequence[Words]) -> tuple[Words, ...]:
    """Words without those that say the same in the same words again: reprints."""
    kept: dict[tuple[str, str], Words] = {}
    for row in words:
        kept.setdefault((row.said, row.quote), row)
    return tuple(kept.values())
