"""One document: its text with the evidence marked, and beside it what was recorded from it, and why."""

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from counterclaim.serve.case import Case, ClaimRow, DocumentRow
from counterclaim.serve.views.lines import ClaimLine, make_lines, say_days
from counterclaim.serve.views.segments import Segment, cut_text, list_marks
from counterclaim.vocabulary import Figure, Record, Statement

TEXT_LIMIT = 200_000
"""Characters shown on one page; longer texts are cut there, said so, and are whole under /documents/ID/text."""
DIFF_LIMIT = 4_000
"""Lines compared between versions: difflib's cost grows with the square; above it the page says so."""


@dataclass(frozen=True, slots=True)
class Item:
    """Something recorded from the text that is neither statement nor claim."""

    id: str
    layer: str
    name: str
    detail: str


@dataclass(frozen=True, slots=True)
class StatementItem:
    """One statement with the claims it makes; no statement for the source's own voice."""

    statement: Statement | None
    lines: tuple[ClaimLine, ...]


@dataclass(frozen=True, slots=True)
class DocumentView:
    """Everything the page of a document shows."""

    row: DocumentRow
    record: Record
    segments: tuple[Segment, ...]
    cut: bool
    statements: tuple[StatementItem, ...]
    figures: tuple[Figure, ...]
    """Figures outside any claim."""
    items: tuple[Item, ...]
    versions: tuple[DocumentRow, ...]
    incidents: Mapping[str, str]


def view_document(case: Case, record: Record) -> DocumentView:
    """The document of this record."""
    row = make_document_row(record)
    figures = {figure.id: figure for figure in record.figures}
    rows = [
        ClaimRow(claim, row, tuple(figures[id_] for id_ in claim.figures if id_ in figures)) for claim in record.claims
    ]
    told = {id_ for claim in record.claims for id_ in claim.figures}
    text = record.document.text[:TEXT_LIMIT]
    return DocumentView(
        row=row,
        record=record,
        segments=cut_text(text, list_marks(record), record.document.headline),
        cut=len(record.document.text) > TEXT_LIMIT,
        statements=tuple(group_statements(record, make_lines(case, rows))),
        figures=tuple(figure for figure in record.figures if figure.id not in told),
        items=tuple(list_items(record)),
        versions=case.list_versions(record.document.id),
        incidents=case.find_incidents([claim.id for claim in record.claims]),
    )


def make_document_row(record: Record) -> DocumentRow:
    """The row of a document from its record."""
    document = record.document
    return DocumentRow(
        id=document.id,
        title=document.title,
        source=document.source.name,
        domain=document.source.domain,
        published=document.published,
        language=document.language,
        url=document.capture.url,
        sha256=document.capture.sha256,
        retrieved=document.capture.retrieved,
        claims=len(record.claims),
        figures=len(record.figures),
    )


def group_statements(record: Record, lines: Iterable[ClaimLine]) -> Iterable[StatementItem]:
    """Statements in the order of the text, each with its claims; the source's own voice last."""
    owners = {claim.id: claim.statement for claim in record.claims}
    groups: dict[str | None, list[ClaimLine]] = {}
    for line in lines:
        groups.setdefault(owners.get(line.id), []).append(line)
    for statement in sorted(record.statements, key=lambda item: min(item.content.spans).start):
        yield StatementItem(statement, tuple(groups.pop(statement.id, ())))
    rest = [line for own in groups.values() for line in own]
    if len(rest) > 0:
        yield StatementItem(None, tuple(rest))


def list_items(record: Record) -> Iterable[Item]:
    """Actors, places, times, instruments and contested terms."""
    for place in record.places:
        where = "not located" if place.latitude is None else f"{place.latitude:.3f}, {place.longitude:.3f}"
        claimed = "" if len(place.claimed_by) < 2 else f" · claimed by {', '.join(place.claimed_by)}"
        yield Item(place.id, "place", place.name, f"{place.precision or 'unknown precision'} · {where}{claimed}")
    for number, time in enumerate(record.times, 1):
        yield Item(f"T-{number}", "time", time.text, say_days(time.start, time.end) or "no date can be derived")
    for actor in record.actors:
        parts = [actor.kind, actor.role, actor.side]
        yield Item(actor.id, "actor", actor.name, " · ".join(part for part in parts if part is not None))
    for number, legal in enumerate(record.legal, 1):
        parties = ", ".join(f"{country}: {state}" for country, state in (legal.parties or {}).items())
        yield Item(f"L-{number}", "other", legal.instrument, f"{legal.kind} {parties}".strip())
    for number, framing in enumerate(record.framing, 1):
        voice = "in the source's own voice" if framing.voice == "source" else "in someone's statement"
        yield Item(f"W-{number}", "other", framing.term, f"contested by {framing.contested_by}; {voice}")


@dataclass(frozen=True, slots=True)
class DiffLine:
    """One line of two versions: " " in both, "-" only in the older, "+" only in the newer."""

    sign: str
    text: str


def compare_texts(older: str, newer: str) -> tuple[DiffLine, ...] | None:
    """What changed, line by line; None where the texts are too long to compare on a page."""
    before, after = older.splitlines(), newer.splitlines()
    if len(before) + len(after) > DIFF_LIMIT:
        return None
    found = difflib.ndiff(before, after)
    return tuple(DiffLine(line[0], line[2:]) for line in found if line[0] in " -+")
