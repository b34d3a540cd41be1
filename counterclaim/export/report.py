"""The record of one document for a person in a terminal. It tells who says what, and never that it happened."""

from collections.abc import Iterable
from dataclasses import dataclass

from rich.console import Console
from rich.text import Text

from counterclaim.export.incidents import Telling, list_incidents
from counterclaim.export.sentences import flatten, join_sentences, mark_sentence
from counterclaim.export.wording import ACTS, write_claim, write_figure, write_legal, write_published, write_total
from counterclaim.vocabulary import Claim, Claimant, Figure, Framing, Record, Span, Statement

WIDEST = 110
"""Columns of text on a wide terminal; longer lines are hard to read."""

HANGING = 2
"""Columns by which the lines after a paragraph's first are set in."""

NARROWEST = 20
NOTICE = "This is what the text reports people as saying, not what is known to have happened."


@dataclass(frozen=True, slots=True)
class Page:
    """Where a report goes, with one way to print each kind of line."""

    console: Console
    plain: bool

    def show(self, line: str | Text, *, indent: int = 0, hanging: int = HANGING, style: str = "") -> None:
        """One paragraph, wrapped, indented."""
        text = Text(flatten(line), style=style) if isinstance(line, str) else line
        width = max(min(self.console.width, WIDEST) - indent - hanging, NARROWEST)
        for number, part in enumerate(text.wrap(self.console, width)):
            part.rstrip()
            blank = " " * (indent + (hanging if number > 0 else 0))
            self.console.print(Text(blank).append_text(part), soft_wrap=True)

    def head(self, line: str) -> None:
        """The heading of a section."""
        self.console.print()
        self.show(line, style="bold bright_blue")

    def quote(self, record: Record, spans: Iterable[Span], *, indent: int) -> None:
        """The sentences that hold this evidence."""
        prose = record.document.prose
        for sentence in join_sentences(prose, spans):
            self.show(mark_sentence(prose, sentence, plain=self.plain), indent=indent, hanging=0)


def print_report(record: Record, console: Console) -> None:
    """Print the report of one record."""
    page = Page(console, plain=console.no_color or not console.is_terminal)
    show_source(page, record)
    show_claimants(page, record)
    show_incidents(page, record)
    show_totals(page, record)
    show_legal(page, record)
    show_framing(page, record)
    show_skipped(page, record)
    console.print()


def show_source(page: Page, record: Record) -> None:
    """Title, source, authors, when it was published and how that is known."""
    document = record.document
    page.show(document.title or "(no headline)", style="bold")
    name = document.source.name or document.source.domain or "source not known"
    domain = f" ({document.source.domain})" if document.source.domain not in {None, name} else ""
    authors = f" · by {', '.join(document.authors)}" if len(document.authors) > 0 else ""
    page.show(f"{name}{domain}{authors} · {write_published(document.published, document.published_from)}")
    page.show(NOTICE, style="dim")


def show_claimants(page: Page, record: Record) -> None:
    """Who says what: each claimant with claims, figures, and words that hold neither."""
    page.head("Who says what")
    groups = group_claimants(record)
    if len(groups) == 0:
        page.show("No claim or statement was found.", indent=2)
    for name, rows in groups.items():
        page.console.print()
        page.show(name, indent=2, style="bold")
        for together in group_sentences(record, rows):
            for row in together:
                show_row(page, record, row)
            page.quote(record, [span for row in together for span in list_evidence(row)], indent=6)


Row = Claim | Figure | Statement


def group_claimants(record: Record) -> dict[str, list[Row]]:
    """Claims, figures outside any claim and statements without a claim, by the heading of who makes them."""
    used = {claim.statement for claim in record.claims}
    claims = {claim.id for claim in record.claims}
    groups: dict[str, list[Row]] = {}
    for claim in record.claims:
        groups.setdefault(name_claimant(record, claim.claimant), []).append(claim)
    for figure in record.figures:
        if figure.claim not in claims and figure.scope == "incident":
            groups.setdefault(name_claimant(record, figure.claimant), []).append(figure)
    for statement in record.statements:
        if statement.id not in used and statement.speaker is not None:
            speaker = statement.speaker
            claimant = Claimant(speaker.actor, speaker.name, speaker.text, find_side(record, speaker.actor))
            groups.setdefault(name_claimant(record, claimant), []).append(statement)
    return groups


def find_side(record: Record, actor: str | None) -> str | None:
    """The side of an actor of this record."""
    return next((row.side for row in record.actors if row.id == actor), None)


def name_claimant(record: Record, claimant: Claimant) -> str:
    """The heading of a claimant: name, role, side; the source's own voice is one too."""
    if claimant.voice == "source":
        name = f"{claimant.name or record.document.source.name or 'The text'}, in its own voice"
        role = None
    else:
        name = claimant.name or claimant.text or "someone not named"
        role = next((row.role for row in record.actors if row.id == claimant.actor), None)
        role = None if role is not None and role.casefold() in name.casefold() else role
    side = f"side: {claimant.side}" if claimant.side is not None else None
    return " · ".join(part for part in (name, role, side) if part is not None)


def group_sentences(record: Record, rows: list[Row]) -> list[list[Row]]:
    """Rows in the order of the text; those that rest on the same sentences together, so that these are quoted once."""
    groups: dict[tuple[tuple[int, int], ...], list[Row]] = {}
    prose = record.document.prose
    for row in sorted(rows, key=lambda row: min((span.start for span in list_evidence(row)), default=0)):
        key = tuple((start, end) for start, end, _ in join_sentences(prose, list_evidence(row)))
        groups.setdefault(key, []).append(row)
    return list(groups.values())


def list_evidence(row: Row) -> tuple[Span, ...]:
    """The words that a row rests on."""
    return row.evidence if isinstance(row, Claim) else row.spans if isinstance(row, Figure) else row.content.spans


def show_row(page: Page, record: Record, row: Row) -> None:
    """One line: what the claimant does, and the fields of the claim, figure or statement."""
    line = Text()
    if isinstance(row, Claim):
        line.append(ACTS[row.act], style="bold cyan")
        words = write_claim(row, [figure for figure in record.figures if figure.id in row.figures])
        line.append(flatten(f"  {words}" if words != "" else ""))
        line.append("  (headline)" if row.in_headline else "", style="dim")
    elif isinstance(row, Figure):
        line.append("says", style="bold cyan").append(flatten(f"  {write_figure(row)}"))
    else:
        line.append("thinks or wants" if row.manner == "belief" else ACTS[row.act], style="bold cyan")
    page.show(line, indent=4)


def show_incidents(page: Page, record: Record) -> None:
    """Events told of with place and day, and who tells, denies or counts."""
    incidents = list_incidents(record)
    if len(incidents) == 0:
        return
    page.head("Incidents, as told here")
    for incident in incidents:
        page.show(
            " · ".join((incident.kind, incident.place or "place not stated", incident.day or "day not stated")),
            indent=2,
        )
        for telling in incident.tellings:
            show_telling(page, telling)


def show_telling(page: Page, telling: Telling) -> None:
    """One line: who says so of an incident, whom they name, how many they count."""
    counts = f": {', '.join(telling.counts)}" if len(telling.counts) > 0 else ""
    line = Text(flatten(telling.claimant)).append(f" {telling.verb}", style="cyan")
    page.show(line.append(flatten(telling.whom + counts)), indent=4)


def show_totals(page: Page, record: Record) -> None:
    """Running totals, apart from incidents: a toll over a period is not an event."""
    totals = [figure for figure in record.figures if figure.scope == "running"]
    if len(totals) == 0:
        return
    page.head("Running totals, as told here")
    claimants = dict.fromkeys(name_claimant(record, figure.claimant) for figure in totals)
    for claimant in claimants:
        page.show(f"according to {claimant}", indent=2)
        for figure in (figure for figure in totals if name_claimant(record, figure.claimant) == claimant):
            page.show(write_total(figure) + write_share(record, figure), indent=4)


def write_share(record: Record, figure: Figure) -> str:
    """What a figure is part of: " · among the 27 Azerbaijani civilians killed"."""
    whole = next((row for row in record.figures if row.id == figure.share_of), None)
    return "" if whole is None else f" · among the {write_figure(whole)}"


def show_legal(page: Page, record: Record) -> None:
    """Resolutions, treaties and cease-fires that the text names."""
    if len(record.legal) > 0:
        page.head("Legal instruments named")
    for legal in record.legal:
        page.show(write_legal(legal), indent=2)


def show_framing(page: Page, record: Record) -> None:
    """Contested words with who contests them and who uses them, each word once."""
    groups: dict[tuple[str, str, str | None], list[Framing]] = {}
    for row in record.framing:
        groups.setdefault((row.term, row.contested_by, row.neutral), []).append(row)
    if len(groups) > 0:
        page.head("Words that one side contests")
    for (term, side, neutral), rows in groups.items():
        users = dict.fromkeys(name_voice(record, row.voice) for row in rows)
        instead = f" · neither side contests “{neutral}”" if neutral is not None else ""
        page.show(f"“{term}” · contested by {side} · used by {', '.join(users)} ({len(rows)}×){instead}", indent=2)


def name_voice(record: Record, voice: str) -> str:
    """Who uses a word: the source, or the speaker of a statement."""
    statement = next((row for row in record.statements if row.id == voice), None)
    if statement is None or statement.speaker is None:
        return record.document.source.name or "the text itself"
    return statement.speaker.name or statement.speaker.text


def show_skipped(page: Page, record: Record) -> None:
    """What was seen and not recorded, and why."""
    if len(record.skipped) > 0:
        page.head("Seen and not recorded")
    for skip in record.skipped:
        page.show(f"{skip.what}: {skip.why}", indent=2)
        page.quote(record, skip.spans, indent=6)
