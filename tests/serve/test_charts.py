"""Tolls as lines: one a claimant, ranges as bands, no sum anywhere."""

from dataclasses import replace

from counterclaim.serve.case import Count, Filters
from counterclaim.serve.views.lines import say_number, say_unit
from counterclaim.serve.views.overview import make_timeline
from counterclaim.serve.views.tolls import PointLine, TollChart, TollLine, choose_ticks, cut_times, draw_chart


def make_point(date: str, low: int | None, high: int | None) -> PointLine:
    """A point of a toll."""
    return PointLine(date, low, high, "printed", "read", "first", "document", "figure", 0)


def make_line(*points: PointLine) -> TollLine:
    """A claimant's toll."""
    return TollLine("id", "label", "title", "claimant", None, 1, 0, None, points)


def test_numbers_in_words() -> None:
    """A missing end is said, zero is a number, and a bound keeps its word."""
    assert say_number(0, 0, "exact") == "0"
    assert say_number(12, None, "at_least") == "at least 12"
    assert say_number(20000, None, "over") == "over 20,000"
    assert say_number(None, 30, "at_most") == "at most 30"
    assert say_number(5, 7, "between") == "5–7"
    assert say_number(None, None, "vague") == "number unknown"


def test_one_is_singular() -> None:
    """Nobody reads "1 people": a unit that no words name is singular for one."""
    units = {"people": "person", "houses": "house", "aircraft": "aircraft", "places of worship": "place of worship"}
    assert {unit: say_unit(unit, 1, 1) for unit in units} == units
    assert say_unit("people", 2, 2) == "people"
    assert say_unit(None, 1, 1) is None


def test_chart_keeps_lines_apart() -> None:
    """Two claimants are two lines; the top of the scale is the highest single figure, not a sum."""
    chart = TollChart(
        "killed", (make_line(make_point("2020-10-01", 10, 10)), make_line(make_point("2020-10-05", 30, 40)))
    )
    frame = draw_chart(chart)
    assert len(frame.lines) == 2
    assert max(value for _, value in frame.numbers) in {"40", "30"}


def test_undated_points_left_out() -> None:
    """A point without a day is not drawn at some day; a chart of none is empty."""
    assert draw_chart(TollChart("killed", (make_line(make_point("", 10, 10)),))).lines == ()


def test_ticks_round() -> None:
    """Ticks are round numbers from zero."""
    assert choose_ticks(41) == (0, 10, 20, 30, 40)
    assert choose_ticks(1) == (0, 1)


def test_timeline_counts_all() -> None:
    """However many days, at most 60 bars hold every dated incident; a year alone counts on its first day."""
    days = [Count(f"20{year:02d}-0{month}-15", month) for year in range(24) for month in range(1, 10)]
    timeline = make_timeline([*days, Count("2023", 1)], Filters())
    assert len(timeline.bins) <= 60
    assert sum(bin_.rows for bin_ in timeline.bins) == sum(day.rows for day in days) + 1


def test_timeline_selects() -> None:
    """The range asked for is marked; none where none is."""
    days = [Count("2020-10-01", 1), Count("2020-10-10", 1)]
    assert make_timeline(days, Filters()).selected == (0.0, 0.0)
    chosen = make_timeline(days, Filters(start="2020-10-01", end="2020-10-05"))
    assert chosen.selected == (0.0, 50.0)


def test_chart_draws_longest() -> None:
    """Of many claimants those with the most figures are drawn, twelve at most."""
    made = [make_line(make_point("2020-10-01", number, number)) for number in range(30)]
    short = [replace(line, id=f"{number:02}") for number, line in enumerate(made)]
    long = make_line(make_point("2020-10-01", 10, 10), make_point("2020-10-05", 20, 20))
    (chart,) = cut_times("killed", [*short, long])
    assert chart.series[0] == long
    assert (len(chart.series), len(draw_chart(chart).lines)) == (31, 12)
