"""What the charts of the same people draw is what their tables say, and no percentage of few is in either."""

from decimal import Decimal
from typing import Any

import pytest

from services.dashboards.chart import Chart
from services.dashboards.drawn import draw
from services.dashboards.explained.links import leading
from services.dashboards.gallery.making import contract, quarter
from services.dashboards.gallery.people import SHAPES, followed
from services.dashboards.people.charts import people_charts
from services.dashboards.people.measured import measured_twice
from services.dashboards.people.table import whole_table
from services.dashboards.pictures.vocabulary import plotted
from services.dashboards.trajectory import Trajectory

every_shape = pytest.mark.parametrize("of", SHAPES.values(), ids=SHAPES.keys())


def both(of: Trajectory) -> list[Chart]:
    return people_charts(draw(of), contract(of), measured_twice(of))


def traces(made: Chart, name: str) -> list[dict[str, Any]]:
    return [trace for trace in made.figure["data"] if trace["name"] == name] if made.figure else []


def column(made: Chart, heading: str) -> list[float]:
    return [float(cell) for cell in made.table.column(heading) if isinstance(cell, Decimal)]


@every_shape
def test_the_bars_are_the_counts_of_the_table(of: Trajectory) -> None:
    made, _ = both(of)
    headings = ("Improved", "Held", "Declined", "Left before the second time")
    assert [traces(made, name)[0]["x"] for name in ("Improved", "Held", "Declined", "Left")] == [
        column(made, heading) for heading in headings
    ]


@every_shape
def test_the_dots_and_their_lines_are_the_means_of_the_table(of: Trajectory) -> None:
    _, made = both(of)
    assert [x for trace in traces(made, "Mean change") for x in trace["x"]] == column(
        made, "Mean change (points out of 12)"
    )
    lows = column(made, "Likely at least (points out of 12)")
    highs = column(made, "Likely at most (points out of 12)")
    assert [tuple(trace["x"]) for trace in traces(made, "Likely range")] == list(
        zip(lows, highs, strict=True)
    )


def test_no_percentage_and_no_mean_of_fewer_than_ten_people_is_told() -> None:
    counts, means = both(SHAPES["only few"])
    assert means.figure is None
    assert counts.table.column("Improved (%)") == (None,)
    assert means.table.column("What is not told, and why") == ("only 7 people were measured twice",)
    written = str([counts, means])
    assert "57.1" not in written  # 4 of 7
    assert "3.0" not in written  # their mean change


@every_shape
def test_every_row_is_named_in_words_and_needs_no_colour(of: Trajectory) -> None:
    made, _ = both(of)
    assert made.figure is not None
    words = [each["text"] for each in made.figure["layout"]["annotations"]]
    for measured, told in zip(measured_twice(of), words, strict=True):
        twice = measured.travelled.measured_twice
        assert told.startswith(f"{measured.period.label}, measured twice: {twice}")
        assert f"{measured.travelled.declined} declined" in told
    assert {trace["marker"]["line"]["width"] for trace in made.figure["data"]} == {1}


@every_shape
def test_no_change_lies_within_what_is_drawn_and_is_named(of: Trajectory) -> None:
    _, made = both(of)
    if made.figure is None:
        return
    low, high = made.figure["layout"]["xaxis"]["range"]
    assert low < 0 < high
    assert [each["x"] for each in made.figure["layout"]["annotations"] if each["text"] == "no change"] == [0]


@every_shape
def test_the_table_of_the_page_holds_both_charts(of: Trajectory) -> None:
    whole = whole_table(measured_twice(of), "points out of 12", 1)
    for made in both(of):
        for heading in (each.heading for each in made.table.columns):
            assert whole.column(heading) == made.table.column(heading)


@every_shape
def test_a_picture_can_be_made_of_each(of: Trajectory) -> None:
    for made in both(of):
        if made.figure is not None:
            assert len(plotted(made.figure).data) == len(made.figure["data"])


def test_where_it_was_never_given_there_is_nothing_to_draw() -> None:
    assert measured_twice(followed(None, None)) == ()


def test_each_row_leads_to_its_explanation_and_no_bar_claims_to_be_a_dot() -> None:
    for made in both(SHAPES["many and few"]):
        led = leading(made, {quarter(0): "/there"})
        assert led.explained == ("/there", None, None)
        assert (led.marks_used, led.figure) == (made.marks_used, made.figure)
