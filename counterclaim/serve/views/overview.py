"""The case at a glance: incidents on map and timeline, counts by side and claimant, what has no place or date."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from counterclaim.data.profile import list_profiles
from counterclaim.serve.case import Case, Count, Filters, LogEntry, Page
from counterclaim.serve.views.incident import IncidentRow, make_rows
from counterclaim.vocabulary.case import Incident

BINS = 60
"""Bars of the timeline: at 390 px each is still 6 px wide, the least that a finger can aim a range with."""
MAP_LIMIT = 5000
"""Incidents sent to the map at once; at 200 bytes each, one megabyte before compression."""
AREA_RADIUS = 40
"""Kilometres of the ring drawn for a disputed area: nominal, as the map says, since no border of it is at hand."""


@dataclass(frozen=True, slots=True)
class Bin:
    """One bar of the timeline: incidents that began from `start` to `end`, both inclusive."""

    start: str
    end: str
    rows: int
    x: float
    height: float


@dataclass(frozen=True, slots=True)
class Timeline:
    """Bars over a unit of 100 by 40; `selected` is (x, width) of the range the filters ask for."""

    bins: tuple[Bin, ...]
    width: float
    selected: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Bar:
    """A count beside a bar; `share` is of the longest one, 0 to 100."""

    value: str
    rows: int
    share: float
    tone: int


@dataclass(frozen=True, slots=True)
class Overview:
    """What the first page shows."""

    counts: Mapping[str, int]
    incidents: Page[IncidentRow]
    unplaced: int
    undated: int
    timeline: Timeline
    sides: tuple[Bar, ...]
    claimants: tuple[Bar, ...]
    changes: tuple[LogEntry, ...]


def view_overview(case: Case, filters: Filters) -> Overview:
    """The overview under these filters."""
    found = case.list_incidents(filters, None, 200)
    rows = make_rows(case, found.rows)
    facets = case.count_facets(filters, measures=False)
    tones = {side: number for number, side in enumerate(case.list_sides(), 1)}
    without_days = Filters(**{**dump_filters(filters), "start": None, "end": None})
    return Overview(
        counts=case.count_rows(),
        incidents=Page(rows, found.next, found.total),
        unplaced=sum(row.latitude is None for row in rows),
        undated=sum(row.start is None for row in rows),
        timeline=make_timeline(case.count_days(without_days), filters),
        sides=make_bars(facets.get("side", ()), tones),
        claimants=make_bars(facets.get("claimant", ())[:8], {}),
        changes=case.list_log(None, 6).rows,
    )


def dump_filters(filters: Filters) -> dict[str, Any]:
    """The fields of the filters by name."""
    return {name: getattr(filters, name) for name in Filters.__slots__}


def make_bars(counts: Sequence[Count], tones: Mapping[str, int]) -> tuple[Bar, ...]:
    """Bars with lengths relative to the longest."""
    most = max((count.rows for count in counts), default=1)
    return tuple(Bar(count.value, count.rows, 100 * count.rows / most, tones.get(count.value, 0)) for count in counts)


def make_timeline(days: Sequence[Count], filters: Filters) -> Timeline:
    """At most 60 bars of equal length in days over everything that has a date."""
    known = [(day, count.rows) for count in days if (day := read_day(count.value)) is not None]
    if len(known) == 0:
        return Timeline((), 0.0, (0.0, 0.0))
    first, last = min(known)[0], max(known)[0]
    length = -(-((last - first).days + 1) // BINS)
    number = (last - first).days // length + 1
    rows = [0] * number
    for day, count in known:
        rows[(day - first).days // length] += count
    width = 100 / number
    bins = tuple(make_bin(first, length, index, rows, width) for index in range(number))
    return Timeline(bins, width, select_range(bins, filters, width))


def make_bin(first: date, length: int, index: int, rows: Sequence[int], width: float) -> Bin:
    """One bar. Any count but zero is at least 2 of 40 high, so that one incident among hundreds is seen."""
    start = first + timedelta(days=index * length)
    end = start + timedelta(days=length - 1)
    height = 0.0 if rows[index] == 0 else max(2.0, 40 * rows[index] / max(rows))
    return Bin(start.isoformat(), end.isoformat(), rows[index], round(index * width, 3), round(height, 2))


def select_range(bins: Sequence[Bin], filters: Filters, width: float) -> tuple[float, float]:
    """The bars inside the range asked for; none where no range is."""
    if filters.start is None and filters.end is None:
        return (0.0, 0.0)
    chosen = [item for item in bins if item.end >= (filters.start or "") and item.start <= (filters.end or "9")]
    return (0.0, 0.0) if len(chosen) == 0 else (chosen[0].x, round(len(chosen) * width, 3))


def read_day(text: str) -> date | None:
    """The day of an ISO date; the first of a month or year that is all that is known."""
    padded = text[:10] + {4: "-01-01", 7: "-01"}.get(len(text), "")
    try:
        return date.fromisoformat(padded)
    except ValueError:
        return None


def map_incidents(case: Case, filters: Filters) -> dict[str, Any]:
    """Incidents as GeoJSON, and the disputed areas to be drawn as such."""
    found: list[Incident] = []
    cursor: str | None = None
    while len(found) < MAP_LIMIT:
        page = case.list_incidents(filters, cursor, 500)
        found += [
            incident for incident in page.rows if incident.latitude is not None and incident.longitude is not None
        ]
        cursor = page.next
        if cursor is None:
            break
    features = [make_feature(row) for row in make_rows(case, found[:MAP_LIMIT], disputed=False)]
    return {"type": "FeatureCollection", "features": features, "areas": list_areas()}


def make_feature(row: IncidentRow) -> dict[str, Any]:
    """One incident as a GeoJSON point."""
    words = [row.kind, row.when or "undated", row.place or "no place", row.grade, f"{row.claims} claims"]
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [row.longitude, row.latitude]},
        "properties": {
            "id": row.id,
            "title": row.title,
            "summary": " · ".join(words),
            "grade": row.grade,
            "shape": row.shape,
            "href": f"/incidents/{row.id}",
        },
    }


@cache
def list_areas() -> dict[str, Any]:
    """Areas that more than one country claims, by the conflict profiles, with the names each side uses."""
    return {"type": "FeatureCollection", "features": list(make_areas())}


def make_areas() -> Iterable[dict[str, Any]]:
    """One point with a label for each disputed area."""
    for profile in list_profiles():
        for place in profile.places:
            if place.kind != "area" or len(place.claimed_by) < 2 or place.latitude is None:
                continue
            names = list(dict.fromkeys(name.name for name in place.names))
            shown = [
                names[0],
                *(name.name for name in place.names if name.used_by is not None and name.name != names[0]),
            ]
            label = f"{' / '.join(dict.fromkeys(shown[:2]))}: claimed by {' and '.join(place.claimed_by)}"
            yield {
                "type": "Feature",
                "geometry": {"type": "Point", "coordinates": [place.longitude, place.latitude]},
                "properties": {"label": label, "radius_km": AREA_RADIUS},
            }
