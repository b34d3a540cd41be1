"""What reconcile concluded, for a terminal: incidents, tolls, disputes, origins, and one incident compared."""

from collections import Counter
from collections.abc import Iterable, Sequence

from rich.console import Group
from rich.table import Table
from rich.text import Text

from counterclaim.export.matrix import ROWS, Column, Matrix, Words
from counterclaim.vocabulary import Dispute, Grade, Incident, Origin, Position, Toll, Trace

NEVER_SUM = "Running totals cover overlapping periods: they are never added up, and no incident's figures are added."
SHORT = 17
"""Characters of an id in a table: enough to tell ids of one case apart, and `compare` takes a beginning."""


def make_table(*names: str, title: str | None = None) -> Table:
    """An empty table with these columns."""
    table = Table(title=title, title_justify="left", expand=False, show_edge=False, pad_edge=False)
    for name in names:
        table.add_column(name, overflow="fold")
    return table


def show_incidents(incidents: Iterable[Incident], grades: Iterable[Grade]) -> Table:
    """Incidents with who is accused and how well supported that is."""
    graded: dict[str, list[str]] = {}
    for grade in grades:
        graded.setdefault(grade.incident, []).append(f"{grade.accused_name}: {grade.grade}")
    table = make_table("id", "day", "incident", "accused: grade", "claims", "origins")
    for row in incidents:
        accused = "; ".join(graded.get(row.id, row.accused))
        day = row.start if row.start == row.end else f"{row.start}–{row.end}"
        table.add_row(row.id[:SHORT], day, row.title, accused, str(len(row.claims)), str(len(row.origins)))
    return table


def show_tolls(tolls: Iterable[Toll]) -> Group:
    """Running totals, one series a claimant, measure and group."""
    table = make_table("claimant", "side", "what", "since", "as of", "number", "")
    for toll in sorted(tolls, key=lambda row: (row.claimant_side or "~", row.claimant, row.title)):
        what = " ".join(part for part in (toll.nationality, toll.status, toll.group, toll.unit, toll.measure) if part)
        for point in toll.points:
            again = f", {len(point.carriers)} repeat it" if len(point.carriers) > 0 else ""
            number = show_range(point.low, point.high)
            table.add_row(
                toll.claimant, toll.claimant_side, what, toll.start, point.as_of, number, point.change + again
            )
    return Group(table, Text(NEVER_SUM, style="italic"))


def show_range(low: int | None, high: int | None) -> str:
    """A number or range: 12, 12–20, 12 or more."""
    if low == high:
        return "?" if low is None else f"{low:,}"
    if high is None:
        return f"{low:,} or more"
    return f"up to {high:,}" if low is None else f"{low:,}–{high:,}"


def name_holders(position: Position) -> str:
    """The sides that hold a position, else the first who claim it."""
    return ", ".join(position.sides or position.value.get("claimants", ())[:3]) or "others"


def show_disputes(disputes: Iterable[Dispute], incidents: Iterable[Incident]) -> Table:
    """Disputes with who holds which position."""
    titles = {row.id: row.title for row in incidents}
    table = make_table("incident", "dispute", "about", "positions")
    for row in disputes:
        about = titles.get(row.incident or "", "running totals")
        positions = " ↔ ".join(f"{name_holders(p)}: {p.label}" for p in row.positions)
        table.add_row(about, row.kind, row.topic, positions)
    return table


def show_origins(origins: Iterable[Origin], traces: Iterable[Trace]) -> Table:
    """Who claims go back to, how many, and who carries them."""
    rows = list(traces)
    counts = Counter(trace.origin for trace in rows)
    carriers: dict[str, Counter[str]] = {}
    for trace in rows:
        names = (hand.name for hand in trace.chain if hand.how != "speaks")
        carriers.setdefault(trace.origin, Counter()).update(names)
    table = make_table("origin", "side", "letter", "claims", "carried by")
    for origin in sorted(origins, key=lambda row: (-counts[row.id], row.name)):
        if counts[origin.id] > 0:
            most = [f"{name} ({times})" for name, times in carriers[origin.id].most_common(5) if name != origin.name]
            table.add_row(origin.name, origin.side, origin.letter, str(counts[origin.id]), ", ".join(most))
    return table


def show_matrix(matrix: Matrix) -> Group:
    """One incident: claimants side by side, then its disputes and grades."""
    table = make_table("", *(name_column(column) for column in matrix.columns), title=matrix.incident.title)
    for row in ROWS:
        cells = [show_cell(column.cells[row]) for column in matrix.columns]
        if any(len(cell.plain) > 0 for cell in cells):
            table.add_row(Text(row, style="bold"), *cells, end_section=True)
    lines = [Text(f"{row.kind}: {row.explanation}") for row in matrix.disputes]
    lines += [Text(line) for grade in matrix.grades for line in explain_grade(grade, matrix.columns)]
    return Group(table, Text(), *lines)


def name_column(column: Column) -> str:
    """A column's head: who says so, for which side, and who carried it, in brackets."""
    side = f"\n{column.origin.side}" if column.origin.side is not None else "\nno side"
    carriers = f"\n[{', '.join(column.carriers)}]" if len(column.carriers) > 0 else ""
    return f"{column.origin.name}{side}{carriers}".replace("[", "\\[")


def show_cell(words: Sequence[Words]) -> Text:
    """What a cell says, each with its words."""
    text = Text()
    for number, row in enumerate(words):
        text.append("\n" if number > 0 else "")
        text.append(row.said, style="bold")
        text.append(f" “{row.quote}”" if row.quote != row.said else "")
    return text


def explain_grade(grade: Grade, columns: Sequence[Column]) -> list[str]:
    """A grade, the rule that gave it, who satisfied it, and what is missing for the next."""
    names = {column.origin.id: column.origin.name for column in columns}
    origins = ", ".join(names.get(origin, origin) for origin in grade.origins) or "no origin"
    lines = [f"grade: {grade.accused_name}: {grade.grade} (rule {grade.rule}, {grade.rules}): {origins}"]
    lines += [f"  missing for the next grade: {grade.missing}"] if grade.missing is not None else []
    lines += [f"  set by a person; by the rules {grade.computed}"] if grade.override is not None else []
    return lines


def show_timeline(incidents: Iterable[Incident]) -> Table:
    """Incidents by day, the undated last and named as such."""
    table = make_table("day", "incident", "sides that speak of it", "claims")
    for row in sorted(incidents, key=lambda item: (item.start or "9999", item.title)):
        table.add_row(row.start or "undated", row.title, ", ".join(row.sides) or "none", str(len(row.claims)))
    return table
