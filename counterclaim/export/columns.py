"""The columns of each list, in files and on the terminal. docs/export.md lists them; a test holds the two together."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from counterclaim.store import ActorRow, DocumentRow, Found, PlaceRow
from counterclaim.vocabulary import Claim, Figure, Span, Statement

Value = str | int | float | bool | None
MANY = "; "
"""Between several values in one cell."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, what it means, and a row's value."""

    name: str
    meaning: str
    path: str | Callable[[Any], Value]
    """Where in the row the value stands ("item.time.start"), or what makes it."""
    short: bool = False
    """Whether a table on a terminal shows it."""

    def get(self, row: Any) -> Value:
        """The row's value; None where something on the way to it is unknown."""
        if not isinstance(self.path, str):
            return self.path(row)
        for name in self.path.split("."):
            row = None if row is None else getattr(row, name)
        value: Value = row
        return value


def join_names(parties: tuple[Any, ...]) -> str | None:
    """Names of agents, targets or weapons; the printed words where there is no name."""
    names = [getattr(party, "name", None) or party.text for party in parties]
    return MANY.join(names) if len(names) > 0 else None


def join_spans(spans: tuple[Span, ...]) -> str:
    """Offsets: "10-25; 30-41"."""
    return MANY.join(f"{span.start}-{span.end}" for span in spans)


def join_quotes(spans: tuple[Span, ...]) -> str:
    """The words of the spans."""
    return " … ".join(span.quote for span in spans)


WHERE_FROM = (
    Column("document", "Id of the document", "document.id"),
    Column("source", "Who published it", "document.source", short=True),
    Column("published", "When, as stated (ISO 8601)", "document.published", short=True),
    Column("title", "The document's title", "document.title"),
    Column("url", "The document's address", "document.url"),
    Column("run", "Id of the run that recorded it", "run"),
)
PLACED = (
    Column("place", "Where, by the gazetteer's name", "item.place.name", short=True),
    Column("place_text", "Where, as printed", "item.place.text"),
    Column("latitude", "Degrees north (WGS 84); empty where the place is not located", "latitude"),
    Column("longitude", "Degrees east", "longitude"),
    Column("start", "First day or moment (ISO 8601), empty where not stated", "item.time.start", short=True),
    Column("end", "Last day or moment", "item.time.end"),
    Column("precision", "How precisely the time is stated", "item.time.precision"),
)
CLAIMANT = (
    Column(
        "claimant", "Who says it, by name", lambda row: row.item.claimant.name or row.item.claimant.text, short=True
    ),
    Column("claimant_text", "Who says it, as printed", "item.claimant.text"),
    Column("voice", "speaker, or source where the source says it itself", "item.claimant.voice"),
    Column("side", "For which side of the conflict", "item.claimant.side", short=True),
)


DOCUMENTS: tuple[Column, ...] = (
    Column("id", "Id of the document", "id", short=True),
    Column("title", "Its title", "title", short=True),
    Column("source", "Who published it", "source", short=True),
    Column("domain", "The source's domain", "domain"),
    Column("url", "Its address", "url"),
    Column("published", "When, as stated (ISO 8601)", "published", short=True),
    Column("language", "ISO 639-1", "language"),
    Column("version", "1, or higher where the page changed", "version"),
    Column("size", "Characters of text", "size"),
    Column("run", "Id of the run that read it", "run"),
)
STATEMENTS: tuple[Column, ...] = (
    Column("id", "Id of the statement", "item.id", short=True),
    Column("speaker", "Who said it, by name; empty: the source's own voice", "item.speaker.name", short=True),
    Column("speaker_text", "Who said it, as printed", "item.speaker.text"),
    Column("cue", "The word that reports it", "item.cue.text"),
    Column("manner", "direct, indirect, mixed or belief", "item.manner"),
    Column("act", "assert, accuse, deny …", "item.act", short=True),
    Column("parent", "Id of the statement that it is reported inside", "item.parent"),
    Column("score", "The model's score, 0 to 1", "item.score"),
    Column("in_headline", "Whether it stands in the headline", "item.in_headline"),
    Column("words", "What was said: the document's own words", "item.content.text", short=True),
    Column("spans", "Where they stand: offsets in code points", lambda row: join_spans(row.item.content.spans)),
    *WHERE_FROM,
)
CLAIMS: tuple[Column, ...] = (
    Column("id", "Id of the claim", "item.id", short=True),
    *CLAIMANT,
    Column("act", "assert, accuse, deny …", "item.act", short=True),
    Column("kind", "Kind of event (docs/kinds.md)", "item.event.kind", short=True),
    Column("modality", "actual, attempted, planned …", "item.event.modality"),
    Column("negated", "Whether the event is said not to have happened", "item.event.negated"),
    Column("agents", "By whom, as alleged", lambda row: join_names(row.item.agents), short=True),
    Column("targets", "Against whom or what", lambda row: join_names(row.item.targets)),
    Column("weapons", "With what, as printed", lambda row: join_names(row.item.weapons)),
    *PLACED,
    Column("figures", "Ids of its figures", lambda row: MANY.join(row.item.figures) or None),
    Column("about", "Id of the claim it denies, admits or answers", "item.about"),
    Column("denied", "What exactly a denial denies", "item.denied"),
    Column("responsibility", "asserted, claimed, admitted, suspected, denied", "item.responsibility"),
    Column("statement", "Id of the statement that makes it", "item.statement"),
    Column("in_headline", "Whether it stands in the headline", "item.in_headline"),
    Column("words", "The evidence: the document's own words", lambda row: join_quotes(row.item.evidence), short=True),
    Column("spans", "Where they stand: offsets in code points", lambda row: join_spans(row.item.evidence)),
    *WHERE_FROM,
)
FIGURES: tuple[Column, ...] = (
    Column("id", "Id of the figure", "item.id", short=True),
    Column("measure", "killed, injured, displaced …", "item.measure", short=True),
    Column("low", "Lowest number that the words allow", "item.low", short=True),
    Column("high", "Highest number; empty: unknown", "item.high", short=True),
    Column("bound", "exact, at_least, vague …", "item.bound"),
    Column("text", "The number as printed", "item.text", short=True),
    Column("of", "Of whom or what, as printed", "item.of.text"),
    Column("unit", "people, houses, vehicles …", "item.of.unit"),
    Column("status", "civilian, combatant or mixed", "item.of.status"),
    Column("nationality", "ISO 3166", "item.of.nationality"),
    Column("group", "children, women, journalists …", "item.of.group"),
    Column("scope", "incident, or running: a total over a period. Never add these up", "item.scope", short=True),
    Column("share_of", "Id of the figure that it is part of", "item.share_of"),
    *CLAIMANT,
    *PLACED,
    Column("as_of", "Day on which it is said to hold", "item.as_of"),
    Column("supersedes", "Id of the figure that it updates in the same document", "item.supersedes"),
    Column("claim", "Id of its claim", "item.claim"),
    Column("in_headline", "Whether it stands in the headline", "item.in_headline"),
    Column("spans", "Where the number stands: offsets in code points", lambda row: join_spans(row.item.spans)),
    *WHERE_FROM,
)
ACTORS: tuple[Column, ...] = (
    Column("name", "A name of an actor", "name", short=True),
    Column("kind", "person, state, armed-force …", "kind", short=True),
    Column("side", "Side of the conflict", "side", short=True),
    Column("country", "ISO 3166", "country", short=True),
    Column("documents", "In how many documents", "documents", short=True),
    Column("mentions", "Mentioned how often in all", "mentions", short=True),
)
PLACES: tuple[Column, ...] = (
    Column("name", "A place's name", "name", short=True),
    Column("country", "ISO 3166", "country", short=True),
    Column("geonames", "GeoNames id", "geonames", short=True),
    Column("latitude", "Degrees north (WGS 84)", "latitude", short=True),
    Column("longitude", "Degrees east", "longitude", short=True),
    Column("documents", "In how many documents", "documents", short=True),
    Column("mentions", "Mentioned how often in all", "mentions", short=True),
)

LISTS: dict[str, tuple[Column, ...]] = {
    "documents": DOCUMENTS,
    "statements": STATEMENTS,
    "claims": CLAIMS,
    "figures": FIGURES,
    "actors": ACTORS,
    "places": PLACES,
}
Row = DocumentRow | Found[Statement] | Found[Claim] | Found[Figure] | ActorRow | PlaceRow
