"""Running tolls: what one claimant counts over a period, as a series over time. Never summed, never an incident's."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from counterclaim.reconcile.clusters import sort_brief, sort_time
from counterclaim.reconcile.incidents import Voice
from counterclaim.reconcile.ranges import find_range, find_unit
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


def toll_keys(brief: Brief, origin: str) -> tuple[str, ...]:
    """The keys under which a claim's running totals are found: who counts what, and from when."""
    return tuple(dict.fromkeys(f"toll:{origin}:{key_topic(row)}" for row in brief.counts if row.scope == "running"))


def key_topic(count: Count) -> str:
    """What a running total counts, whoever says so."""
    start = None if count.when is None or count.when.start is None else count.when.start[:10]
    return join_topic(count.measure, find_unit(count), count.group, start)


def find_topic(toll: Toll) -> str:
    """What a series counts, whoever says so."""
    return join_topic(toll.measure, toll.unit, toll.group, toll.start)


def join_topic(*parts: str | None) -> str:
    """The parts of a topic as one key."""
    return ":".join(part or "" for part in parts)


def gather_entries(briefs: Iterable[Brief], voices: Mapping[str, Voice]) -> list[Entry]:
    """Every running total, in the order of publication."""
    counting = (brief for brief in briefs if any(count.scope == "running" for count in brief.counts))
    return [
        Entry(count, brief, voices[brief.id])
        for brief in sorted(counting, key=sort_brief)
        for count in brief.counts
        if count.scope == "running"
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

    One that does not say belongs to the only series that does; where several do, or where its own document gives
    another number of that series, or where the total would fall by more than half, it stays apart: "lost 874 men",
    beside "3,120 of the enemy died".
    """
    known = {(row.count.status, row.count.nationality) for row in entries}
    given: dict[tuple[str | None, str | None, str], set[int | None]] = defaultdict(set)
    for row in entries:
        given[(row.count.status, row.count.nationality, row.brief.cover.document)].add(row.count.low)
    groups: dict[tuple[str | None, str | None], list[Entry]] = defaultdict(list)
    for entry in entries:
        own = (entry.count.status, entry.count.nationality)
        wider = [
            pair
            for pair in known
            if pair != own and all(mine in (None, other) for mine, other in zip(own, pair, strict=True))
            if given[(*pair, entry.brief.cover.document)] <= {entry.count.low}
            if not any(falls(entry, row) for row in entries if (row.count.status, row.count.nationality) == pair)
        ]
        groups[wider[0] if len(wider) == 1 else own].append(entry)
    return [groups[key] for key in sorted(groups, key=str)]


def falls(one: Entry, two: Entry) -> bool:
    """Whether the later of two totals is less than half of the earlier one: no correction, but of other victims."""
    first, last = sorted((one, two), key=lambda row: (row.as_of or "9999", sort_brief(row.brief)))
    return last.count.low is not None and first.count.low is not None and 2 * last.count.low < first.count.low


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
        who.country,
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


def dispute_tolls(tolls: Iterable[Toll]) -> tuple[Dispute, ...]:
    """Running totals of one topic, kind of victims and day, the latest of their series, that cannot all be true."""
    rows: dict[str, list[Toll]] = defaultdict(list)
    for toll in tolls:
        if toll.start is not None and toll.points[-1].as_of is not None:
            rows[find_rivalry(toll)].append(toll)
    found = [dispute_topic(topic, group) for topic, group in sorted(rows.items()) if len(group) > 1]
    return tuple(row for row in found if row is not None)


def find_rivalry(toll: Toll) -> str:
    """What a series counts up to which day, whoever says so: only series that agree in it can be at odds."""
    return join_topic(find_topic(toll), toll.status, find_nation(toll), toll.points[-1].as_of)


def find_nation(toll: Toll) -> str | None:
    """Whose victims a series counts: as stated; soldiers of no stated nation are the claimant's own losses."""
    if toll.nationality is None and toll.status == "combatant":
        return toll.claimant_country
    return toll.nationality


def dispute_topic(topic: str, tolls: Sequence[Toll]) -> Dispute | None:
    """The dispute between series of one topic, if their latest numbers cannot all be true; the lowest come first.

    Nothing may hang on which series comes first by its id, a hash of whose victims it counts: exchanging the sides
    would change more than the sides.
    """
    rivals = sorted((toll for toll in tolls if any(clash(toll, other) for other in tolls)), key=sort_toll)
    if len(rivals) < 2:
        return None
    first = rivals[0]
    parts = (first.measure, first.status, find_nation(first), first.group)
    name = ", ".join(part for part in parts if part is not None)
    words = f"Different running totals for the same thing and period ({name}, since {first.start}). {WARNING}"
    ids = tuple(toll.id for toll in rivals)
    return Dispute(make_id("dispute", "toll", topic), "number", None, ids, name, tuple(map(place_toll, rivals)), words)


def sort_toll(toll: Toll) -> tuple[float, float, str, str]:
    """Series in the order of their latest numbers, the same ones as they were published."""
    last = toll.points[-1]
    return (*find_range(last), sort_time(last.published), last.figure)


def place_toll(toll: Toll) -> Position:
    """The position that a series' latest point takes."""
    last = toll.points[-1]
    sides = () if toll.claimant_side is None else (toll.claimant_side,)
    value = {"low": last.low, "high": last.high, "claimants": [toll.claimant]}
    return Position(last.text, value, (), (last.figure,), (toll.origin,), sides)


def clash(left: Toll, right: Toll) -> bool:
    """Whether the latest points of two origins' series cannot both be true."""
    (low, high), (other, last) = (find_range(toll.points[-1]) for toll in (left, right))
    return left.origin != right.origin and (low > last or other > high)
