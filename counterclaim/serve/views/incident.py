"""An incident: the claims matrix, its disputes, origins with their carriers folded, grades, how figures changed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from counterclaim.serve.case import Case
from counterclaim.serve.views.lines import ClaimLine, FigureLine, Words, make_lines, number_sides, say_days, say_kind
from counterclaim.vocabulary.case import Dispute, Grade, Incident, Origin

SHAPES = {
    "triangle": ("missile-strike", "air-strike", "airstrike", "drone-strike"),
    "square": ("shelling", "artillery", "mortar", "rocket"),
    "diamond": ("clash", "attack", "ground-attack", "offensive", "advance", "ambush", "shooting", "raid", "battle"),
}
"""Shapes on the map by kind of event; a circle for every other."""
DAMAGE = ("damaged", "destroyed", "shot_down")
NUMBERS = ("killed", "injured", "casualties", "missing", "captured", "detained", "abducted", "displaced")
DISPUTED_ROWS = {
    "perpetrator": "Who did it",
    "responsibility-denied": "Who did it",
    "admitted": "Who did it",
    "weapon": "With what",
    "event-denied": "What happened",
    "status": "To whom",
}


@dataclass(frozen=True, slots=True)
class IncidentRow:
    """One incident in a list or on a map."""

    id: str
    title: str
    kind: str
    shape: str
    when: str | None
    start: str | None
    place: str | None
    latitude: float | None
    longitude: float | None
    grade: str
    grades: tuple[Grade, ...]
    sides: tuple[str, ...]
    claims: int
    documents: int
    origins: int
    disputes: int


@dataclass(frozen=True, slots=True)
class Entry:
    """What one claimant says in one row of the matrix, and who else carries the same."""

    text: str
    claim: str
    words: Words | None
    published: str | None
    carriers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One claimant of the matrix."""

    name: str
    side: str | None
    tone: int
    claims: int


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One question and what each column answers to it; no entries where it is silent."""

    name: str
    disputed: bool
    cells: tuple[tuple[Entry, ...], ...]


@dataclass(frozen=True, slots=True)
class OriginLine:
    """Who a claim goes back to, and the hands it went through."""

    name: str
    side: str | None
    tone: int
    letter: str
    credible: bool
    claims: int
    carriers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IncidentView:
    """Everything the page of an incident shows."""

    row: IncidentRow
    columns: tuple[Column, ...]
    matrix: tuple[MatrixRow, ...]
    disputes: tuple[Dispute, ...]
    origins: tuple[OriginLine, ...]
    lines: tuple[ClaimLine, ...]
    history: tuple[tuple[str, ClaimLine, FigureLine], ...]
    """(day of publication, claim, figure) in order of time: how the incident's figures changed."""


def make_rows(case: Case, incidents: Sequence[Incident], *, disputed: bool = True) -> tuple[IncidentRow, ...]:
    """A row for each incident. The map tells no disputes: reading those of 5,000 incidents took half a second."""
    ids = [incident.id for incident in incidents]
    grades: dict[str, list[Grade]] = {id_: [] for id_ in ids}
    disputes: dict[str, int] = dict.fromkeys(ids, 0)
    for grade in case.load_grades(ids):
        grades[grade.incident].append(grade)
    for dispute in case.load_disputes(ids) if disputed else ():
        if dispute.incident is not None:
            disputes[dispute.incident] += 1
    return tuple(make_row(incident, grades[incident.id], disputes[incident.id]) for incident in incidents)


def make_row(incident: Incident, grades: Sequence[Grade], disputes: int) -> IncidentRow:
    """The row of one incident. Its grade is the first of its grades in the order of support."""
    order = ("Confirmed", "Contested", "Fair", "Weak", "Discounted", "Ungraded")
    best = min((grade.grade for grade in grades), key=order.index, default="Ungraded")
    return IncidentRow(
        id=incident.id,
        title=incident.title,
        kind=say_kind(incident.kind),
        shape=find_shape(incident.kind),
        when=say_days(incident.start, incident.end),
        start=incident.start,
        place=incident.place_name,
        latitude=incident.latitude,
        longitude=incident.longitude,
        grade=best,
        grades=tuple(grades),
        sides=incident.sides,
        claims=len(incident.claims),
        documents=len(incident.documents),
        origins=len(incident.origins),
        disputes=disputes,
    )


def find_shape(kind: str | None) -> str:
    """The map's shape for a kind of event."""
    return next((shape for shape, kinds in SHAPES.items() if kind in kinds), "circle")


def view_incident(case: Case, incident: Incident) -> IncidentView:
    """The whole incident."""
    lines = make_lines(case, case.load_claims(incident.claims))
    disputes = case.load_disputes([incident.id])
    origins = tuple(make_origins(case, incident, lines))
    columns = group_columns(lines, {origin.name: origin.tone for origin in origins})
    sides = {origin.name: origin.side for origin in origins}
    disputed = {DISPUTED_ROWS.get(dispute.kind, name_number(dispute.topic)) for dispute in disputes}
    heads = tuple(
        Column(name, sides.get(name, own[0].claimant.side), tone, len(own)) for (tone, name), own in columns.items()
    )
    return IncidentView(
        row=make_rows(case, [incident])[0],
        columns=heads,
        matrix=tuple(make_matrix(columns, disputed)),
        disputes=disputes,
        origins=origins,
        lines=lines,
        history=tuple(list_history(lines)),
    )


def group_columns(lines: Iterable[ClaimLine], tones: Mapping[str, int]) -> Mapping[tuple[int, str], list[ClaimLine]]:
    """Claims by the origin they go back to, sides together, those without a side last. `tones` are the origins' own: an
    outlet that copies a ministry without naming it has no side, the ministry has."""
    columns: dict[tuple[int, str], list[ClaimLine]] = {}
    for line in sorted(lines, key=lambda line: (line.document.published or "9", line.id)):
        name = line.origin or line.claimant.name
        columns.setdefault((tones.get(name, line.claimant.tone), name), []).append(line)
    return dict(
        sorted(columns.items(), key=lambda item: (item[0][0] == 0, item[0][0], item[1][0].document.published or "9"))
    )


def make_matrix(columns: Mapping[tuple[int, str], list[ClaimLine]], disputed: set[str]) -> Iterable[MatrixRow]:
    """The rows that any column answers, in the order in which people ask."""
    questions = [
        "What happened",
        "Who did it",
        "To whom",
        "With what",
        *(name_number(name) for name in NUMBERS),
        "Damage",
    ]
    for question in questions:
        cells = tuple(tuple(fold_entries(question, lines)) for lines in columns.values())
        if any(len(cell) > 0 for cell in cells):
            yield MatrixRow(question, question in disputed, cells)


def name_number(topic: str) -> str:
    """The matrix row that a measure or the topic of a dispute belongs to: "killed, civilian" is "Killed"."""
    measure = topic.split(",")[0].strip()
    return "Damage" if measure in DAMAGE else measure.capitalize()


def fold_entries(question: str, lines: Iterable[ClaimLine]) -> Iterable[Entry]:
    """What these claims answer; equal answers are one entry, the later ones its carriers."""
    found: dict[str, list[tuple[ClaimLine, Words | None]]] = {}
    for line in lines:
        for text, words in answer_question(question, line):
            found.setdefault(text, []).append((line, words))
    for text, told in found.items():
        first, words = told[0]
        carriers = [line.document.source or line.document.domain or "unnamed source" for line, _ in told]
        yield Entry(text, first.id, words, first.document.published, tuple(dict.fromkeys(carriers)))


def answer_question(question: str, line: ClaimLine) -> Iterable[tuple[str, Words | None]]:
    """What one claim answers to one row of the matrix."""
    if question == "What happened" and line.kind is not None:
        denied = line.act == "deny" and line.denied in {None, "event"}
        yield ("denies: " if denied else "no " if line.negated else "") + say_kind(line.kind), line.words
    elif question == "Who did it":
        yield from answer_agents(line)
    elif question == "To whom":
        yield from ((text, line.words) for text in line.targets)
    elif question == "With what":
        prefix = "denies: " if line.denied == "weapon" else ""
        yield from ((prefix + text, line.words) for text in line.weapons)
    else:
        yield from ((say_figure(figure), figure.words) for figure in line.figures if is_answer(question, figure))


def is_answer(question: str, figure: FigureLine) -> bool:
    """Whether a figure belongs into this row. Running totals never do: they are not this incident's."""
    return figure.scope == "incident" and figure.share_of is None and name_number(figure.measure) == question


def answer_agents(line: ClaimLine) -> Iterable[tuple[str, Words | None]]:
    """Whom one claim names, and how."""
    denied = line.denied == "responsibility" or line.responsibility == "denied"
    prefix = "denies: " if denied else "admits: " if line.responsibility in {"admitted", "claimed"} else ""
    yield from ((prefix + name, line.words) for name in line.agents)


def say_figure(figure: FigureLine) -> str:
    """A number and of whom; the measure is the row's name, but for damage."""
    measure = f"{figure.measure.replace('_', ' ')} " if figure.measure in DAMAGE else ""
    return f"{figure.reading} {measure}{figure.of or ''}".strip()


def make_origins(case: Case, incident: Incident, lines: Sequence[ClaimLine]) -> Iterable[OriginLine]:
    """Each origin once, with those who carried it."""
    tones = number_sides(case)
    origins: tuple[Origin, ...] = case.load_origins(incident.origins)
    for origin in origins:
        own = [line for line in lines if line.origin == origin.name]
        hands = dict.fromkeys(hand for line in own for hand in line.chain[1:])
        tone = tones.get(origin.side or "", 0)
        yield OriginLine(origin.name, origin.side, tone, origin.letter, origin.credible, len(own), tuple(hands))


def list_history(lines: Iterable[ClaimLine]) -> Iterable[tuple[str, ClaimLine, FigureLine]]:
    """The incident's own figures in the order in which they were published."""
    told = [(line.document.published or "", line, figure) for line in lines for figure in line.figures]
    kept = [item for item in told if item[2].scope == "incident" and item[2].share_of is None]
    return sorted(kept, key=lambda item: (item[0], item[1].id, item[2].id))
