"""What a forecast draws is what its table says, whatever the series; and it says that it is no promise."""

from decimal import Decimal
from typing import Any

import pytest

from services.dashboards.chart import Chart, Fact
from services.dashboards.forecasting.describe import NO_PROMISE
from services.dashboards.gallery.cases import SHAPES
from services.dashboards.gallery.heading import AHEAD, SHARES, chart_of
from services.dashboards.gallery.making import (
    FIRST_DAY,
    RATE,
    agreed,
    rate,
    trajectory,
)
from services.dashboards.pictures.vocabulary import plotted
from services.dashboards.table import headings_of
from services.dashboards.trajectory import Trajectory

every_series = pytest.mark.parametrize(
    "of", [*SHAPES.values(), *AHEAD.values()], ids=[*SHAPES.keys(), *AHEAD.keys()]
)
every_series_ahead = pytest.mark.parametrize("of", AHEAD.values(), ids=AHEAD.keys())


def traces(made: Chart, name: str) -> list[dict[str, Any]]:
    return [] if made.figure is None else [each for each in made.figure["data"] if each["name"] == name]


def drawn(made: Chart, name: str) -> list[tuple[str, float]]:
    """The days and numbers of all traces of a name, without gaps, in order."""
    pairs = [pair for trace in traces(made, name) for pair in zip(trace["x"], trace["y"], strict=True)]
    return sorted((day, number) for day, number in pairs if number is not None)


def told(made: Chart, *headings: str) -> list[tuple[str, float]]:
    """The days and numbers of columns of the table, without empty cells, in order."""
    days = made.table.column("Ends on")
    pairs = [pair for each in headings for pair in zip(days, made.table.column(each), strict=False)]
    return sorted((str(day), float(cell)) for day, cell in pairs if isinstance(cell, Decimal))


@every_series
def test_everything_is_drawn_as_the_table_tells_it(of: Trajectory) -> None:
    made, named = chart_of(of), headings_of(of)
    if made.figure is None:
        assert not told(made, named.reading)
        return
    unit = named.reading.removeprefix("Reading")
    assert drawn(made, "Reading") == told(made, named.reading)
    assert drawn(made, "If nothing changes") == told(made, f"If nothing changes{unit}")
    assert drawn(made, "Likely range") == told(made, named.lowest, named.highest)
    assert drawn(made, "Expected") == told(made, named.expected)


@every_series
def test_every_period_that_was_asked_for_has_a_row(of: Trajectory) -> None:
    labels = chart_of(of).table.column("Period")
    assert list(labels[: len(of.readings)]) == [reading.period.label for reading in of.readings]


@every_series_ahead
def test_a_picture_holds_everything_that_is_drawn(of: Trajectory) -> None:
    made = chart_of(of)
    if made.figure is not None:
        assert len(plotted(made.figure).data) == len(made.figure["data"])


@every_series_ahead
def test_nothing_is_drawn_beyond_the_axes(of: Trajectory) -> None:
    made = chart_of(of)
    assert made.figure is not None
    layout = made.figure["layout"]
    first, last = layout["xaxis"]["range"]
    lowest, highest = layout["yaxis"]["range"]
    for trace in made.figure["data"]:
        assert all(first <= day <= last for day in trace["x"])
        if trace.get("yaxis") != "y2":
            assert all(lowest <= number <= highest for number in trace["y"] if number is not None)


@every_series_ahead
def test_line_and_band_are_named_where_they_end(of: Trajectory) -> None:
    made = chart_of(of)
    assert made.figure is not None
    last_day = made.table.column("Ends on")[-1]
    words = [each for each in made.figure["layout"]["annotations"] if "likely" in each["text"]]
    assert [each["x"] for each in words] == [str(last_day)]
    assert words[0]["text"].startswith("If nothing changes, ")


@every_series_ahead
def test_it_says_that_a_forecast_is_no_promise_and_names_its_method(of: Trajectory) -> None:
    notes = chart_of(of).notes
    assert notes[0] == NO_PROMISE
    assert notes[1].startswith("Method: a straight line through the ")
    assert "with its 95% prediction interval" in notes[1]


def test_the_method_names_the_readings_that_the_line_goes_through() -> None:
    assert "through the 6 readings since Q2 2015," in chart_of(AHEAD["measured anew"]).notes[1]


def test_what_was_read_is_drawn_even_where_it_is_not_drawn_on() -> None:
    made = chart_of(trajectory(*SHARES[:4]))
    assert len(drawn(made, "Reading")) == 4
    assert not traces(made, "If nothing changes")
    assert NO_PROMISE not in made.notes


def test_what_is_expected_is_named_on_the_other_side_of_its_line() -> None:
    above = chart_of(trajectory(*SHARES, agreed=[agreed(None, (FIRST_DAY, "90"))])).figure
    below = chart_of(trajectory(*SHARES, agreed=[agreed(None, (FIRST_DAY, "10"))])).figure
    sides = [
        {each["text"].split()[0]: each["yanchor"] for each in figure["layout"]["annotations"]}
        for figure in (above, below)
        if figure is not None
    ]
    assert sides == [{"If": "top", "expected": "bottom"}, {"If": "bottom", "expected": "top"}]


def test_the_facts_set_the_likely_range_beside_what_is_expected() -> None:
    made = chart_of(trajectory(*SHARES, agreed=[agreed(None, (FIRST_DAY, "60"))]))
    assert made.facts == (
        Fact(label="Latest reading", figure="48% in Q2 2016"),
        Fact(label="If nothing changes, in Q1 2017", figure="likely between 36.3% and 70.5%"),
        Fact(label="Expected then", figure="60%"),
        Fact(label="Way of the line", figure="up 7.1 percentage points a year"),
    )


def test_a_line_that_goes_nowhere_is_level() -> None:
    assert chart_of(AHEAD["level"]).facts[-1] == Fact(label="Way of the line", figure="level")
    falling = chart_of(trajectory(*(rate(str(9 - number)) for number in range(6)), of=RATE))
    assert falling.facts[-1].figure.startswith("down 4 percentage points")


def test_periods_of_fewer_than_ten_people_are_left_out_and_told() -> None:
    assert "Left out, because fewer than ten people were measured: Q1 2016 (3 of 8)" in (
        chart_of(AHEAD["a gap"]).notes
    )
