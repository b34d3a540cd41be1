"""Running tolls as lines over time: one a claimant, ranges as bands, never summed, never mixed with incidents."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from counterclaim.serve.case import Case, Filters
from counterclaim.serve.views.lines import number_sides, say_number
from counterclaim.vocabulary.case import Toll, TollPoint

WIDTH, HEIGHT, LEFT, RIGHT, BOTTOM, TOP = 900, 260, 64, 190, 28, 12
GAP = 180
"""Days without a figure after which a new chart begins: wars lie years apart, the reports of one war days or weeks."""
MOST = 12
"""Lines drawn at most: more cannot be told apart. The table holds twice as many, the CSV all."""
DASHES = ("", "8 4", "2 3", "10 3 2 3")


@dataclass(frozen=True, slots=True)
class PointLine:
    """One figure of a toll."""

    date: str
    low: int | None
    high: int | None
    text: str
    reading: str
    change: str
    document: str
    figure: str
    carriers: int


@dataclass(frozen=True, slots=True)
class TollLine:
    """One claimant's running total."""

    id: str
    label: str
    title: str
    claimant: str
    side: str | None
    tone: int
    dash: int
    covers: str | None
    points: tuple[PointLine, ...]


@dataclass(frozen=True, slots=True)
class TollChart:
    """The lines of one measure that lie close in time; first and last day of their points, None where undated."""

    measure: str
    series: tuple[TollLine, ...]
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Drawing:
    """One line as SVG: the drawing that stands there without scripts."""

    line: TollLine
    step: str
    band: str
    points: tuple[tuple[float, float, str], ...]
    label: tuple[float, float]
    dash: str


@dataclass(frozen=True, slots=True)
class Frame:
    """A chart as SVG: lines, and ticks as (position, label)."""

    lines: tuple[Drawing, ...]
    days: tuple[tuple[float, str], ...]
    numbers: tuple[tuple[float, str], ...]


def view_tolls(case: Case, filters: Filters) -> tuple[TollChart, ...]:
    """A chart for each measure that has a running total, and for each stretch of time that it was counted in."""
    tones = number_sides(case)
    lines: dict[str, list[TollLine]] = {}
    for toll in case.list_tolls(filters):
        own = lines.setdefault(toll.measure, [])
        own.append(make_line(toll, tones, sum(line.side == toll.claimant_side for line in own)))
    charts = (chart for measure, own in sorted(lines.items(), key=rank_measure) for chart in cut_times(measure, own))
    return tuple(chart for chart in charts if fits_days(chart, filters))


def cut_times(measure: str, lines: Sequence[TollLine]) -> Iterable[TollChart]:
    """Charts of lines whose days lie within GAP of each other: tolls of two wars share no axis."""
    dated = sorted((days[0], days[-1], line.id, line) for line in lines if len(days := list_days(line)) > 0)
    group: list[TollLine] = []
    first = last = None
    for start, end, _, line in dated:
        if first is not None and last is not None and (start - last).days > GAP:
            yield TollChart(measure, rank_lines(group), first.isoformat(), last.isoformat())
            group, first, last = [], None, None
        group.append(line)
        first, last = first or start, end if last is None else max(last, end)
    if first is not None and last is not None:
        yield TollChart(measure, rank_lines(group), first.isoformat(), last.isoformat())
    undated = tuple(line for line in lines if len(list_days(line)) == 0)
    if len(undated) > 0:
        yield TollChart(measure, undated)


def rank_lines(lines: Sequence[TollLine]) -> tuple[TollLine, ...]:
    """The lines with the most figures first: those are drawn."""
    return tuple(sorted(lines, key=lambda line: (-len(line.points), line.points[0].date, line.id)))


def list_days(line: TollLine) -> list[date]:
    """The days of a line's points, in order."""
    return sorted(day for point in line.points if (day := read_day(point.date)) is not None)


def fits_days(chart: TollChart, filters: Filters) -> bool:
    """Whether a chart has anything in the days asked for."""
    if filters.start is None and filters.end is None:
        return True
    return (
        chart.start is not None and chart.start <= (filters.end or "9") and (chart.end or "") >= (filters.start or "")
    )


def rank_measure(item: tuple[str, object]) -> tuple[int, str]:
    """People before things."""
    people = ("killed", "injured", "casualties", "missing", "displaced", "captured", "detained", "abducted")
    return (people.index(item[0]) if item[0] in people else len(people), item[0])


def make_line(toll: Toll, tones: Mapping[str, int], dash: int) -> TollLine:
    """One toll. Points without a day cannot be drawn, but stay in the table through their publication day."""
    who = ", ".join(part for part in (toll.status, toll.group, toll.nationality) if part is not None)
    label = f"{toll.claimant}{f' ({who})' if who else ''}"
    covers = None if toll.start is None else f"since {toll.start}"
    points = tuple(make_point(point) for point in toll.points)
    tone = tones.get(toll.claimant_side or "", 0)
    return TollLine(toll.id, label, toll.title, toll.claimant, toll.claimant_side, tone, dash, covers, points)


def make_point(point: TollPoint) -> PointLine:
    """One figure; its day is the one it speaks for, else the day it was published."""
    day = (point.as_of or point.published or "")[:10]
    reading = say_number(point.low, point.high, point.bound)
    return PointLine(
        day, point.low, point.high, point.text, reading, point.change, point.document, point.figure, len(point.carriers)
    )


def draw_chart(chart: TollChart) -> Frame:
    """The chart as SVG coordinates: steps, since a toll holds until the next is given."""
    chart = TollChart(chart.measure, chart.series[:MOST], chart.start, chart.end)
    days = sorted({read_day(point.date) for line in chart.series for point in line.points} - {None}, key=str)
    known = [day for day in days if day is not None]
    if len(known) == 0:
        return Frame((), (), ())
    first, last = min(known).toordinal(), max(known).toordinal()
    top = max((point.high or point.low or 0 for line in chart.series for point in line.points), default=1) or 1
    scale = Scale(first, max(last - first, 1), top * 1.08)
    numbers = tuple((scale.place_number(value), f"{value:,}") for value in choose_ticks(top))
    marks = tuple((scale.place_day(day), date.fromordinal(day).isoformat()) for day in spread_days(first, last))
    drawn = [draw_line(line, scale) for line in chart.series]
    return Frame(spread_labels([line for line in drawn if line is not None]), marks, numbers)


@dataclass(frozen=True, slots=True)
class Scale:
    """Days and numbers to SVG units."""

    first: int
    days: int
    top: float

    def place_day(self, day: int) -> float:
        """The x of a day."""
        return round(LEFT + (day - self.first) / self.days * (WIDTH - LEFT - RIGHT), 1)

    def place_number(self, value: float) -> float:
        """The y of a number."""
        return round(HEIGHT - BOTTOM - value / self.top * (HEIGHT - BOTTOM - TOP), 1)


def draw_line(line: TollLine, scale: Scale) -> Drawing | None:
    """Steps through the lower ends; a band up to the higher ones."""
    placed = [(day.toordinal(), point) for point in line.points if (day := read_day(point.date)) is not None]
    placed = sorted(placed, key=lambda item: item[0])
    if len(placed) == 0:
        return None
    lows = [(scale.place_day(day), scale.place_number(pick_low(point))) for day, point in placed]
    highs = [(scale.place_day(day), scale.place_number(pick_high(point))) for day, point in placed]
    points = tuple((x, y, f"{point.date}: {point.reading}") for (x, y), (_, point) in zip(lows, placed, strict=True))
    band = f"{draw_steps(lows)} L{' L'.join(f'{x},{y}' for x, y in reversed(list_corners(highs)))} Z"
    return Drawing(line, draw_steps(lows), band, points, lows[-1], DASHES[line.dash % len(DASHES)])


def pick_low(point: PointLine) -> int:
    """What is drawn as the line: the lower end, or the only one known."""
    return point.low if point.low is not None else point.high or 0


def pick_high(point: PointLine) -> int:
    """The upper edge of the band: none where the upper end is unknown."""
    return point.high if point.high is not None else pick_low(point)


def list_corners(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Each value held until the next one."""
    corners = [points[0]]
    for (x, y), (_, before) in zip(points[1:], points, strict=False):
        corners += [(x, before), (x, y)]
    return corners


def draw_steps(points: Sequence[tuple[float, float]]) -> str:
    """An SVG path."""
    return "M" + " L".join(f"{x},{y}" for x, y in list_corners(points))


def spread_labels(lines: Sequence[Drawing]) -> tuple[Drawing, ...]:
    """Labels at the ends of the lines, moved apart so that none covers another."""
    moved: list[Drawing] = []
    floor = 0.0
    for line in sorted(lines, key=lambda line: line.label[1]):
        y = max(line.label[1], floor + 15)
        floor = y
        moved.append(Drawing(line.line, line.step, line.band, line.points, (line.label[0] + 10, y), line.dash))
    return tuple(moved)


def choose_ticks(top: int) -> tuple[int, ...]:
    """Three to six round numbers from zero."""
    step = next(size * 10**power for power in range(12) for size in (1, 2, 5) if top / (size * 10**power) <= 5)
    return tuple(range(0, top + 1, step))


def spread_days(first: int, last: int) -> Iterable[int]:
    """At most five days, both ends among them."""
    count = min(5, last - first + 1)
    return sorted({first + round(index * (last - first) / max(count - 1, 1)) for index in range(count)})


def read_day(text: str) -> date | None:
    """The day of an ISO date; None where it is less precise."""
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
