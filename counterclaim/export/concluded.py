"""Columns and rows of what reconcile concluded: incidents, tolls by point, disputes by position, grades."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from counterclaim.export.columns import MANY, Column
from counterclaim.store import Database
from counterclaim.store.reconciliation import load_conclusions
from counterclaim.vocabulary import Dispute, Position, Toll, TollPoint


@dataclass(frozen=True, slots=True)
class TollRow:
    """One point of a running toll."""

    toll: Toll
    point: TollPoint


@dataclass(frozen=True, slots=True)
class DisputeRow:
    """One position of a dispute."""

    dispute: Dispute
    position: Position


def join_field(path: str) -> Callable[[Any], str]:
    """What joins the texts of a tuple: `position.sides`."""

    def join(row: Any) -> str:
        for name in path.split("."):
            row = getattr(row, name)
        return MANY.join(row)

    return join


INCIDENTS: tuple[Column, ...] = (
    Column("id", "Id of the incident: that of its earliest claim", "id", short=True),
    Column("title", "Kind, place and day", "title", short=True),
    Column("kind", "The kind of event most claims name", "kind"),
    Column("start", "First day", "start", short=True),
    Column("end", "Last day", "end"),
    Column("place", "Place most claims name", "place_name"),
    Column("country", "ISO 3166 code of the place", "country"),
    Column("latitude", "Degrees north (WGS 84)", "latitude"),
    Column("longitude", "Degrees east", "longitude"),
    Column("accused", "Parties that some claim names as having done it", join_field("accused"), short=True),
    Column("sides", "Sides whose claimants speak of it", join_field("sides")),
    Column("origins", "How many independent origins speak of it", lambda row: len(row.origins), short=True),
    Column("claims", "How many claims", lambda row: len(row.claims), short=True),
    Column("claim_ids", "Ids of the claims", join_field("claims")),
)

TOLLS: tuple[Column, ...] = (
    Column("id", "Id of the series", "toll.id", short=True),
    Column("claimant", "Who counts", "toll.claimant", short=True),
    Column("side", "The claimant's side", "toll.claimant_side"),
    Column("measure", "killed, injured, …", "toll.measure", short=True),
    Column("unit", "What is counted", "toll.unit"),
    Column("status", "civilian or combatant, as stated", "toll.status"),
    Column("nationality", "Whose, as stated", "toll.nationality"),
    Column("group", "children, medics, …", "toll.group"),
    Column("since", "First day that the total covers", "toll.start", short=True),
    Column("as_of", "Day up to which it counts", "point.as_of", short=True),
    Column("low", "Lowest number. A running total: never add these up", "point.low", short=True),
    Column("high", "Highest number; empty where open", "point.high"),
    Column("text", "As printed", "point.text"),
    Column("change", "first, update or correction", "point.change"),
    Column("repeated", "How many figures repeat it", lambda row: len(row.point.carriers)),
    Column("figure", "Id of the figure", "point.figure"),
    Column("document", "Id of the document", "point.document"),
)

DISPUTES: tuple[Column, ...] = (
    Column("id", "Id of the dispute", "dispute.id", short=True),
    Column("kind", "number, perpetrator, weapon, …", "dispute.kind", short=True),
    Column("incident", "Id of the incident; empty for running totals", "dispute.incident"),
    Column("topic", "What is disputed within the kind", "dispute.topic", short=True),
    Column("position", "One of the positions, in words", "position.label", short=True),
    Column("sides", "Sides that hold it", join_field("position.sides"), short=True),
    Column("origins", "Ids of the origins that hold it", join_field("position.origins")),
    Column("claims", "Ids of their claims", join_field("position.claims")),
    Column("figures", "Ids of their figures", join_field("position.figures")),
)

GRADES: tuple[Column, ...] = (
    Column("incident", "Id of the incident", "incident", short=True),
    Column("accused", "Who is accused", "accused_name", short=True),
    Column("grade", "How well supported, by docs/grades.md", "grade", short=True),
    Column("rule", "The rule that decided", "rule", short=True),
    Column("origins", "How many independent origins", lambda row: len(row.origins)),
    Column("missing", "First condition missing for the next grade", "missing"),
    Column("strike", "The strike's own status", "strike"),
    Column("assessment", "What the accused says of it", "assessment"),
    Column("by_rules", "The rules' grade, where a person set another", "computed"),
    Column("rules", "Version of the rules", "rules"),
)


def walk_incidents(database: Database) -> Iterator[Any]:
    """Every incident."""
    yield from load_conclusions(database, "incident")


def walk_tolls(database: Database) -> Iterator[TollRow]:
    """Every point of every series."""
    for toll in load_conclusions(database, "toll"):
        for point in toll.points:
            yield TollRow(toll, point)


def walk_disputes(database: Database) -> Iterator[DisputeRow]:
    """Every position of every dispute."""
    for dispute in load_conclusions(database, "dispute"):
        for position in dispute.positions:
            yield DisputeRow(dispute, position)


def walk_grades(database: Database) -> Iterator[Any]:
    """Every grade."""
    yield from load_conclusions(database, "grade")


CONCLUDED: dict[str, tuple[Column, ...]] = {
    "incidents": INCIDENTS,
    "tolls": TOLLS,
    "disputes": DISPUTES,
    "grades": GRADES,
}
WALKS: dict[str, Callable[[Database], Iterator[Any]]] = {
    "incidents": walk_incidents,
    "tolls": walk_tolls,
    "disputes": walk_disputes,
    "grades": walk_grades,
}
