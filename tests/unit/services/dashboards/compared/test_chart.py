"""What a comparison draws and what its table says are the same, whatever the series."""

import json
import re
from decimal import Decimal
from typing import Any

import pytest

from domain.measures.comparators import Comparator
from domain.shared.figures import Count
from services.dashboards.chart import Chart
from services.dashboards.compared.beside import Beside
from services.dashboards.compared.chart import MARKS, chart_beside
from services.dashboards.gallery.cases import SHAPES
from services.dashboards.gallery.compared import beside, everywhere
from services.dashboards.gallery.making import (
    COUNT,
    RATE,
    SCORE,
    contract,
    quarter,
    rate,
    trajectory,
)
from services.dashboards.pictures.vocabulary import plotted
from services.dashboards.trajectory import Trajectory

MIDDLE = ("40", "50", "60")
READ = {name: of for name, of in SHAPES.items() if of.readings and of.indicator.measure != "narrative"}
every_shape = pytest.mark.parametrize("of", READ.values(), ids=READ.keys())
SPARSE = beside(
    trajectory(*(rate(each) for each in ("30", "31", "32", "33")), of=RATE), MIDDLE, None, MIDDLE, MIDDLE
)


def chart_of(of: Beside) -> Chart:
    return chart_beside(of, contract(of.drawn.trajectory))


def traces(made: Chart, name: str) -> list[dict[str, Any]]:
    return [] if made.figure is None else [each for each in made.figure["data"] if each["name"] == name]


def drawn(made: Chart, name: str) -> set[tuple[str, float]]:
    pairs = [pair for trace in traces(made, name) for pair in zip(trace["x"], trace["y"], strict=True)]
    return {(day, number) for day, number in pairs if number is not None}


def told(made: Chart, *headings: str) -> set[tuple[str, float]]:
    days = made.table.column("Ends on")
    columns = [column.heading for column in made.table.columns]
    named = [column for column in columns if column.rpartition(" (")[0] in headings or column in headings]
    return {
        (str(day), float(cell))
        for heading in named
        for day, cell in zip(days, made.table.column(heading), strict=True)
        if isinstance(cell, Decimal)
    }


@every_shape
def test_the_table_holds_the_numbers_of_both_lines_and_of_the_edges_of_the_band(of: Trajectory) -> None:
    made = chart_of(everywhere(of))
    assert drawn(made, "Reading") == told(made, "Reading")
    assert drawn(made, "Middle figure") == told(made, "Half are above")
    assert drawn(made, "Middle half") == told(made, "A quarter are below", "A quarter are above")


@every_shape
def test_every_mark_is_explained_and_nothing_lies_outside_of_the_axes(of: Trajectory) -> None:
    made = chart_of(everywhere(of))
    assert made.figure is not None
    low, high = made.figure["layout"]["yaxis"]["range"]
    first, last = made.figure["layout"]["xaxis"]["range"]
    for trace in made.figure["data"]:
        assert MARKS[trace["name"]] in made.marks_used
        assert all(first < day < last for day in trace["x"])
        if trace.get("yaxis") != "y2":
            assert all(low < number < high for number in trace["y"] if number is not None)


@every_shape
def test_a_comparison_can_be_taken_as_a_picture_and_holds_no_markup_of_people(of: Trajectory) -> None:
    made = chart_of(everywhere(of))
    assert made.figure is not None
    assert len(plotted(made.figure).data) == len(made.figure["data"])
    text = json.dumps(made.figure, allow_nan=False)
    assert json.loads(text) == made.figure
    assert not re.search(r"<(?!br>|b>|/b>|extra>|/extra>)", text)


def test_figures_are_shown_as_the_indicator_s_own() -> None:
    of = trajectory(rate("8.9"), of=SCORE)
    (point,) = beside(of, ("7.45", "7.84999", "8.25")).points
    assert point.among == Comparator(
        lower=Decimal("7.5"), median=Decimal("7.8"), upper=Decimal("8.3"), providers=59
    )


def test_where_too_few_gave_a_figure_both_line_and_band_have_a_gap() -> None:
    made = chart_of(SPARSE)
    assert [trace["y"] for trace in traces(made, "Middle figure")] == [[50.0], [50.0, 50.0]]
    assert len(traces(made, "Middle half")) == 2
    assert not traces(made, "Not asked for between")
    assert made.table.column("Half are above (%)") == (
        Decimal("50.0"),
        None,
        Decimal("50.0"),
        Decimal("50.0"),
    )


def test_over_periods_that_nobody_was_asked_for_both_lines_are_dotted() -> None:
    made = chart_of(everywhere(SHAPES["not asked for in between"]))
    dotted = [trace["y"] for trace in traces(made, "Not asked for between")]
    assert dotted == [[50.0, 50.0], [50.0, 50.0], [42.0, 48.0], [48.0, 52.0]]


def test_lines_break_where_the_definition_changed() -> None:
    made = chart_of(everywhere(SHAPES["break between, start set anew"]))
    assert [len(trace["y"]) for trace in traces(made, "Middle figure")] == [2, 2]
    assert not traces(made, "Not asked for between")


def test_others_are_not_drawn_on_an_axis_of_another_unit() -> None:
    made = chart_of(everywhere(SHAPES["another unit before"]))
    assert drawn(made, "Middle figure") == {(quarter(1).ends_on.isoformat(), 50.0)}


def test_where_the_own_figure_has_no_digits_to_go_by_the_others_are_shown_in_theirs() -> None:
    lies = ("25.04", "30.1", "34.06")
    assert [
        (point.among.lower, point.among.median)
        for of in (trajectory("not_collected", of=RATE), trajectory(rate("31"), of=RATE))
        for point in beside(of, lies).points
        if point.among
    ] == [(Decimal("25.0"), Decimal("30.1"))] * 2
    of = trajectory(Count(count=3), of=COUNT)
    assert beside(of, lies).points[0].among == Comparator(
        lower=Decimal(25), median=Decimal(30), upper=Decimal(34), providers=59
    )


@pytest.mark.parametrize(("number", "anchor"), [("55", "bottom"), ("50", "bottom"), ("45", "top")])
def test_the_own_figure_is_written_on_the_side_where_the_others_are_not(number: str, anchor: str) -> None:
    made = chart_of(everywhere(trajectory(rate(number), of=RATE)))
    assert made.figure is not None
    _, own = made.figure["layout"]["annotations"]
    assert (own["text"], own["yanchor"]) == (f"this contract {number}%", anchor)


def test_what_the_diamonds_are_stands_above_the_chart_and_hides_nothing() -> None:
    made = chart_of(everywhere(trajectory("late", of=RATE)))
    assert made.figure is not None
    (others,) = made.figure["layout"]["annotations"]
    assert others["text"] == "half of the 59<br>unitary authorities<br>are above the diamonds"
    assert (others["yref"], others["y"], others["yanchor"]) == ("paper", 1, "top")
    assert made.figure["layout"]["yaxis"]["domain"][1] < 1


def test_how_many_gave_a_figure_and_how_many_none_stands_in_the_table_of_each_period() -> None:
    of = trajectory(rate("30"), rate("30"), of=RATE)
    made = chart_of(beside(of, MIDDLE, MIDDLE, gave=[55, 59], gave_none=1))
    assert made.table.column("How many gave a figure") == (Decimal(55), Decimal(59))
    assert made.table.column("How many gave none") == (Decimal(1), Decimal(1))
    assert made.table.column("Where it lies") == ("lower than three quarters",) * 2


def test_where_nothing_can_be_compared_nothing_is_drawn_and_the_own_figures_are_still_told() -> None:
    made = chart_of(beside(trajectory(rate("30"), of=RATE), None))
    assert (made.figure, made.facts, made.marks_used) == (None, (), ())
    assert told(made, "Reading") == {(quarter(0).ends_on.isoformat(), 30.0)}
    assert made.source == "returns of Brightwater"
