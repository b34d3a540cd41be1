"""Running tolls: what one claimant counts over a period, as a series over time. Never summed, never an incident's."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from counterclaim.reconcile.clusters import sort_brief, sort_time
from counterclaim.reconcile.incidents import Voice
from counterclaim.reconcile.ranges import Tally, can_agree, find_range, find_unit
from counterclaim.vocabulary import Dispute, PointChange, Position, Toll, TollPoint, make_id
from counterclaim.vocabulary.brief import Brief, Count

WARNING = (
    "Running totals cover overlapping periods: they are never added up, and no incident's figures are added to them."
)
"""Shown wherever a reader might sum."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One running total and who it goes back to."""

    count: Count
    brief: Brief
    voice: Voice

    @property
    def origin(self) -> str:
        """Who it goes back to."""
        return self.voice.origin

    @property
    def topic(self) -> str:
        """What it counts, whoever says so."""
        return key_topic(self.count)

    @property
    def as_of(self) -> str | None:
        """The day up to which it counts: stated, else the day it was published."""
        if self.count.as_of is not None:
            return self.count.as_of[:10]
        return None if self.brief.cover.published is None else self.brief.cover.published[:10]

    @property
    def series(self) -> tuple[str | None, ...]:
        """What makes two running totals one series: claimant, measure, unit, group and first day."""
        count = self.count
        start = None if count.when is None or count.when.start is None else count.when.start[:10]
        return (self.origin, count.measure, find_unit(count), count.group, start)


def toll_keys(brief: Brief) -> tuple[str, ...]:
    """The keys under which a claim's running totals are found: what they count and from when, whoever says so."""
    return tuple(dict.fromkeys(f"toll:{key_topic(count)}" for count in brief.counts if count.scope == "running"))


def key_topic(count: Count) -> str:
    """What a running total counts, whoever says so."""
    start = None if count.when is None or count.when.start is None else count.when.start[:10]
    return ":".join(part or "" for part in (count.measure, find_unit(count), count.group, start))


def gather_entries(briefs: Iterable[Brief], voices: Mapping[str, Voice]) -> list[Entry]:
    """Every running total, in the order of publication."""
    ordered = sorted((brief for brief in briefs if len(toll_keys(brief)) > 0), key=sort_brief)
    return [
        Entry(count, brief, voices[brief.id]) for brief in ordered for count in brief.counts if count.scope == "running"
    ]


def make_tolls(entries: Sequence[Entry]) -> tuple[Toll, ...]:
    """The series that these running totals make."""
    replaced = {entry.count.supersedes for entry in entries}
    series: dict[tuple[str | None, ...], list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.count.id not in replaced:
            series[entry.series].append(entry)
    tolls = [make_toll(part) for group in series.values() for part in split_victims(group)]
    return tuple(sorted(tolls, key=lambda toll: toll.id))


def split_victims(entries: Sequence[Entry]) -> list[list[Entry]]:
    """Totals of one claimant and topic by whose victims they are: status and nationality.

    One that does not say belongs to the only series that does; where several do, it stays apart.
    """
    known = {(row.count.status, row.count.nationality) for row in entries}
    groups: dict[tuple[str | None, str | None], list[Entry]] = defaultdict(list)
    for entry in entries:
        own = (entry.count.status, entry.count.nationality)
        wider = [
            pair
            for pair in known
            if pair != own and all(mine in (None, other) for mine, other in zip(own, pair, strict=True))
        ]
        groups[wider[0] if len(wider) == 1 else own].append(entry)
    return [groups[key] for key in sorted(groups, key=str)]


def make_toll(entries: Sequence[Entry]) -> Toll:
    """One series, its points in the order of the day they count up to."""
    first = entries[0]
    count, who = first.count, first.voice.party
    status = next((row.count.status for row in entries if row.count.status is not None), None)
    nation = next((row.count.nationality for row in entries if row.count.nationality is not None), None)
    start = first.series[-1]
    what = " ".join(part for part in (nation, status, count.group, find_unit(count), count.measure) if part is not None)
    return Toll(
        make_id("toll", *first.series, status, nation),
        f"{what} since {start}, by {who.name}" if start is not None else f"{what}, by {who.name}",
        first.origin,
        who.name,
        who.side,
        count.measure,
        find_unit(count),
        status,
        nation,
        count.group,
        None if count.site is None else count.site.name,
        start,
        make_points(entries),
    )


def make_points(entries: Sequence[Entry]) -> tuple[TollPoint, ...]:
    """The points of a series: a repeated number adds a carrier, a higher one is an update, a lower one a correction."""
    points: list[TollPoint] = []
    for entry in sorted(
        entries, key=lambda row: (row.as_of or "9999", sort_time(row.brief.cover.published), sort_brief(row.brief))
    ):
        told = (entry.count.low, entry.count.high)
        before = next((place for place, point in enumerate(points) if (point.low, point.high) == told), None)
        if before is not None:
            points[before] = add_carrier(points[before], entry.count.id)
        else:
            points.append(make_point(entry, points[-1] if len(points) > 0 else None))
    return tuple(points)


def add_carrier(point: TollPoint, figure: str) -> TollPoint:
    """The point with one more figure that repeats it."""
    return TollPoint(
        point.figure,
        point.document,
        point.as_of,
        point.published,
        point.low,
        point.high,
        point.bound,
        point.text,
        point.change,
        (*point.carriers, figure),
    )


def make_point(entry: Entry, before: TollPoint | None) -> TollPoint:
    """A new number of a series, and what it is to the one before."""
    count, cover = entry.count, entry.brief.cover
    change: PointChange = "first"
    if before is not None:
        lower = count.low is not None and before.low is not None and count.low < before.low
        change = "correction" if lower else "update"
    return TollPoint(
        count.id,
        cover.document,
        entry.as_of,
        cover.published,
        count.low,
        count.high,
        count.bound,
        count.text,
        change,
        (),
    )


def dispute_tolls(entries: Sequence[Entry], tolls: Sequence[Toll]) -> tuple[Dispute, ...]:
    """Running totals of one topic, period and kind of victims whose latest numbers cannot both be true."""
    by_figure = {point.figure: toll for toll in tolls for point in toll.points}
    latest: dict[tuple[str, ...], dict[str, Entry]] = defaultdict(dict)
    for entry in entries:
        toll = by_figure.get(entry.count.id)
        if toll is not None and toll.points[-1].figure == entry.count.id and toll.start is not None:
            victims = (
                toll.measure,
                toll.unit or "",
                toll.status or "",
                toll.nationality or "",
                toll.group or "",
                toll.start,
            )
            latest[victims][toll.id] = entry
    found = [dispute_topic(topic, rows) for topic, rows in sorted(latest.items()) if len(rows) > 1]
    return tuple(row for row in found if row is not None)


def dispute_topic(topic: tuple[str, ...], rows: Mapping[str, Entry]) -> Dispute | None:
    """The dispute between series of one topic, if their latest numbers, of the same day, cannot all be true."""
    tallies = {
        toll: Tally(row.count, row.brief, row.origin, *find_range(row.count), 0) for toll, row in sorted(rows.items())
    }
    rivals = {toll: row for toll, row in tallies.items() if any(clash(row, other, rows) for other in tallies.values())}
    if len(rivals) < 2:
        return None
    positions = tuple(
        Position(
            row.count.text,
            {"low": row.count.low, "high": row.count.high},
            (row.brief.id,),
            (row.count.id,),
            (row.origin,),
            (),
        )
        for row in rivals.values()
    )
    name = ", ".join(part for part in topic[:-1] if part != "")
    words = f"Different running totals for the same thing and period ({name}, since {topic[-1]}). {WARNING}"
    return Dispute(make_id("dispute", "toll", *topic), "number", None, tuple(rivals), name, positions, words)


def clash(left: Tally, right: Tally, rows: Mapping[str, Entry]) -> bool:
    """Whether two origins' totals up to one day cannot both be true."""
    days = {row.as_of for row in rows.values() if row.brief in (left.brief, right.brief)}
    return left.origin != right.origin and len(days) == 1 and not can_agree(left, right)
