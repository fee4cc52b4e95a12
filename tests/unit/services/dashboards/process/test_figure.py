"""What a process chart draws is what its table says, whatever the series."""

from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import replace

from services.dashboards.chart import Chart
from services.dashboards.gallery.cases import SHAPES
from services.dashboards.gallery.making import RATE, quarter, redefined, trajectory
from services.dashboards.gallery.real import SERIES, STEADY, chart_of, process, rates, shares
from services.dashboards.pictures.vocabulary import plotted
from services.dashboards.process.table import LINE_NAMES
from services.dashboards.table import headings_of
from services.dashboards.trajectory import Trajectory

EVERY = {**SHAPES, **SERIES}
every_series = pytest.mark.parametrize("of", EVERY.values(), ids=EVERY.keys())


def drawn(made: Chart, name: str) -> list[tuple[str, float]]:
    """The days and numbers of all traces of a name, without gaps, in order."""
    traces = [] if made.figure is None else [each for each in made.figure["data"] if each["name"] == name]
    pairs = [pair for trace in traces for pair in zip(trace["x"], trace["y"], strict=True)]
    return sorted((day, number) for day, number in pairs if number is not None)


def told(made: Chart, *headings: str) -> list[tuple[str, float]]:
    """The days and numbers of columns of the table, without empty cells, in order."""
    days = made.table.column("Ends on")
    columns = [made.table.column(heading) for heading in headings]
    pairs = [pair for column in columns for pair in zip(days, column, strict=False)]
    return sorted((str(day), float(cell)) for day, cell in pairs if isinstance(cell, Decimal))


def lines(of: Trajectory, made: Chart, *names: str) -> list[tuple[str, float]]:
    unit = headings_of(of).reading.removeprefix("Reading")
    return told(made, *(f"{LINE_NAMES[name]}{unit}" for name in names))


@every_series
def test_readings_and_lines_are_drawn_as_the_table_tells_them(of: Trajectory) -> None:
    made = chart_of(of)
    if made.figure is None:
        return
    assert drawn(made, "Reading") == told(made, headings_of(of).reading)
    assert drawn(made, "Mean") == lines(of, made, "mean")
    assert drawn(made, "Limit") == lines(of, made, "lower", "upper")
    assert drawn(made, "Near limit") == lines(of, made, "near_lower", "near_upper")


@every_series
def test_it_is_drawn_where_there_are_two_readings_to_compare(of: Trajectory) -> None:
    assert (chart_of(of).figure is not None) == any(len(phase.points) > 1 for phase in process(of).phases)


@every_series
def test_every_reading_has_the_shape_of_what_the_table_calls_it(of: Trajectory) -> None:
    shapes = {
        "improvement": "triangle-up",
        "concern": "diamond",
        "unusually high": "square",
        "unusually low": "square",
        "common cause": "circle",
        "no limits yet": "circle-open",
    }
    made = chart_of(of)
    if made.figure is None:
        return
    days = [str(day) for day in made.table.column("Ends on")]
    called = {day: shapes[str(cell)] for day, cell in zip(days, made.table.column("What it is"), strict=True)}
    assert dict(marks(made)) == called


def marks(made: Chart) -> list[tuple[str, str]]:
    assert made.figure is not None
    return [
        (day, symbol)
        for trace in made.figure["data"]
        if trace["name"] == "Reading"
        for day, number, symbol in zip(trace["x"], trace["y"], trace["marker"]["symbol"], strict=True)
        if number is not None
    ]


@every_series
def test_a_picture_holds_everything_that_is_drawn(of: Trajectory) -> None:
    made = chart_of(of)
    if made.figure is not None:
        assert len(plotted(made.figure).data) == len(made.figure["data"])


@every_series
def test_nothing_is_drawn_beyond_the_axes(of: Trajectory) -> None:
    made = chart_of(of)
    if made.figure is None:
        return
    layout = made.figure["layout"]
    first, last = layout["xaxis"]["range"]
    lowest, highest = layout["yaxis"]["range"]
    for trace in made.figure["data"]:
        assert all(first <= day <= last for day in trace["x"])
        if trace.get("yaxis") != "y2":
            assert all(lowest <= number <= highest for number in trace["y"] if number is not None)


@every_series
def test_only_marks_that_are_drawn_are_explained(of: Trajectory) -> None:
    made = chart_of(of)
    explained = " ".join(made.marks_used)
    drawn_shapes = {symbol for _, symbol in marks(made)} if made.figure is not None else set()
    for symbol, words in (("triangle-up", "a triangle"), ("diamond", "a diamond"), ("square", "a square")):
        assert (words in explained) == (symbol in drawn_shapes)


def test_a_line_joins_no_two_phases_and_bridges_no_gap() -> None:
    anew = chart_of(SERIES["based anew"]).figure
    gap = chart_of(SERIES["a gap"]).figure
    assert [len(trace["x"]) for trace in of_name(anew, "Reading")] == [2, 3]
    assert [trace["y"] for trace in of_name(gap, "Reading")] == [[40.0, 44.0, None, 60.0, 66.0]]
    assert not any(trace["connectgaps"] for trace in of_name(gap, "Reading"))


def of_name(figure: Any, name: str) -> list[dict[str, Any]]:
    return [trace for trace in figure["data"] if trace["name"] == name]


def test_mean_limits_and_what_stands_out_are_named_on_the_chart() -> None:
    figure = chart_of(trajectory(*shares(*STEADY, 45))).figure
    assert figure is not None
    words = {each["text"] for each in figure["layout"]["annotations"]}
    # In per cent 446 and 90 in twelve readings, steps of 42 and 48: mean 44.67 and (2.66)(90) / 11 = 21.76.
    assert words == {"mean 44.7%", "upper limit 66.4%", "lower limit 22.9%", "90%: improvement"}


def test_limits_on_trial_are_named_so() -> None:
    figure = chart_of(trajectory(*shares(20, 22, 21))).figure
    assert figure is not None
    assert {each["text"].split(" limit")[0] for each in figure["layout"]["annotations"]} == {
        "mean 42%",
        "trial upper",
        "trial lower",
    }


def test_what_was_defined_otherwise_is_judged_by_what_was_wanted_then() -> None:
    of = trajectory(
        *rates(*STEADY, 2, 20, 22),
        was=[RATE],
        of=replace(RATE, direction="increase"),
        breaks=[redefined(quarter(12).starts_on)],
    )
    called = chart_of(of).table.column("What it is")
    assert called[11:] == ("improvement", "common cause", "common cause")
