"""What an actor claims, and whom; what a source says in its own voice; who accuses whom."""

from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.serve.case import Accusation, Case, Count, Filters, Page, SourceRow, Voice
from counterclaim.serve.views.lines import ClaimLine, make_lines, number_sides
from counterclaim.vocabulary.case import Identity

CROSSING_LIMIT = 12
"""Rows and columns of the matrix of accusations: what a screen of 1440 px holds. The list below it holds the rest."""


@dataclass(frozen=True, slots=True)
class ActorView:
    """One actor: what it claims and what others claim about it."""

    identity: Identity
    tone: int
    acts: tuple[tuple[str, int], ...]
    accused: tuple[tuple[str, int], ...]
    """Whom it accuses, with the claims, among the most frequent accusations of the case."""
    carriers: tuple[Count, ...]
    said: Page[ClaimLine]
    about: Page[ClaimLine]


@dataclass(frozen=True, slots=True)
class Crossing:
    """Who accuses whom: rows accuse, columns are accused; None where no claim does."""

    accused: tuple[tuple[str, int], ...]
    rows: tuple[tuple[str, int, tuple[int | None, ...]], ...]
    most: int


@dataclass(frozen=True, slots=True)
class SourceView:
    """One source: what it says itself and what it carries."""

    row: SourceRow
    tone: int
    voice: Voice
    own: Page[ClaimLine]


def view_actor(case: Case, identity: Identity, cursor: str | None) -> ActorView:
    """One actor."""
    said = case.list_claims(Filters(claimant=identity.name), cursor, 50)
    about = case.list_claims(Filters(accused=identity.name), None, 50)
    acts = case.count_facets(Filters(claimant=identity.name), measures=False).get("act", ())
    return ActorView(
        identity=identity,
        tone=number_sides(case).get(identity.side or "", 0),
        acts=tuple((count.value, count.rows) for count in acts),
        accused=tuple((row.accused, row.claims) for row in case.count_accusations() if row.claimant == identity.name),
        carriers=case.count_carriers(identity.id),
        said=Page(make_lines(case, said.rows), said.next, said.total),
        about=Page(make_lines(case, about.rows), about.next, about.total),
    )


def view_source(case: Case, row: SourceRow, cursor: str | None) -> SourceView:
    """One source."""
    page = case.list_claims(Filters(source=row.name), cursor, 50)
    lines = make_lines(case, page.rows)
    tone = number_sides(case).get(row.side or "", 0)
    return SourceView(row, tone, case.read_voice(row.name), Page(lines, page.next, page.total))


def cross_accusations(case: Case, accusations: Sequence[Accusation]) -> Crossing:
    """The matrix of the most frequent accusers and accused."""
    tones = number_sides(case)
    cells: dict[tuple[str, str], int] = {}
    sides: dict[str, str | None] = {}
    for item in accusations:
        cells[item.claimant, item.accused] = cells.get((item.claimant, item.accused), 0) + item.claims
        sides.setdefault(item.claimant, item.side)
        sides[item.accused] = item.accused_side or sides.get(item.accused)
    rows = list(dict.fromkeys(item.claimant for item in accusations))[:CROSSING_LIMIT]
    columns = list(dict.fromkeys(item.accused for item in accusations))[:CROSSING_LIMIT]

    def tone(name: str) -> int:
        return tones.get(sides.get(name) or "", 0)

    table = tuple((row, tone(row), tuple(cells.get((row, column)) for column in columns)) for row in rows)
    return Crossing(tuple((column, tone(column)) for column in columns), table, max(cells.values(), default=1))
