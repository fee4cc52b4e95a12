"""A picture shows the same dictionary as the page, each number where the axes say."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import groupby
from typing import Any

import pytest

from services.dashboards.gallery.cases import SHAPES
from services.dashboards.pictures.picture import picture
from services.dashboards.template import Plot
from services.dashboards.trajectory import Trajectory
from tests.unit.services.dashboards.pictures.making import (
    At,
    Drawing,
    chart,
    large_chart,
    large_figure,
    points,
)

DRAWN = {name: of for name, of in SHAPES.items() if of.indicator.measure != "narrative"}
every_shape = pytest.mark.parametrize("of", DRAWN.values(), ids=DRAWN.keys())
NEAR = 1e-3
"""Pixels; files tell six digits."""


class Measured:
    """A figure that was drawn with marks at the ends of its axes, by which everything else is measured."""

    def __init__(self, figure: Plot) -> None:
        self.traces: list[Plot] = figure["data"]
        axes: Mapping[str, Any] = figure["layout"]
        self._across = [date.fromisoformat(day).toordinal() for day in axes["xaxis"]["range"]]
        self._up = {
            name: axes[name.replace("y", "yaxis")]["range"]
            for name in ("y", "y2")
            if name.replace("y", "yaxis") in axes
        }
        ends = [points(axes["xaxis"]["range"], self._up[name], yaxis=name) for name in self._up]
        self.drawing = Drawing.of({"data": [*self.traces, *ends], "layout": figure["layout"]})
        self._ends = {
            name: [self.drawing.place(f"trace-{len(self.traces) + number}-point-{end}") for end in (0, 1)]
            for number, name in enumerate(self._up)
        }

    def at(self, day: str, number: float, axis: str) -> At:
        """Where a point must be drawn."""
        (left, bottom), (right, top) = self._ends[axis]
        first, last = self._across
        low, high = self._up[axis]
        across = (date.fromisoformat(day).toordinal() - first) / (last - first)
        return left + across * (right - left), bottom + (number - low) / (high - low) * (top - bottom)

    def runs(self, trace: Plot) -> list[list[At]]:
        """Where a trace must go, run by run between its gaps."""
        pairs = groupby(zip(trace["x"], trace["y"], strict=True), key=lambda pair: pair[1] is None)
        axis = trace.get("yaxis", "y")
        return [[self.at(x, y, axis) for x, y in run] for is_gap, run in pairs if not is_gap]


def same(drawn: list[At], expected: list[At]) -> bool:
    return len(drawn) == len(expected) and all(
        each == pytest.approx(wanted, abs=NEAR) for each, wanted in zip(drawn, expected, strict=True)
    )


@every_shape
def test_every_line_goes_through_its_numbers_and_stops_at_gaps(of: Trajectory) -> None:
    measured = Measured(large_figure(of))
    for number, trace in enumerate(measured.traces):
        runs = measured.runs(trace) if "lines" in trace["mode"] else []
        names = measured.drawing.names(f"trace-{number}-line-")
        assert len(names) == len(runs)
        assert all(same(measured.drawing.path(name), run) for name, run in zip(names, runs, strict=True))


@every_shape
def test_every_mark_stands_at_its_number_and_none_at_a_gap(of: Trajectory) -> None:
    measured = Measured(large_figure(of))
    for number, trace in enumerate(measured.traces):
        places = [at for run in measured.runs(trace) for at in run] if "markers" in trace["mode"] else []
        names = measured.drawing.names(f"trace-{number}-point-")
        assert same([measured.drawing.place(name) for name in names], places)


@every_shape
def test_every_band_is_filled_up_to_its_edges(of: Trajectory) -> None:
    measured = Measured(large_figure(of))
    for number, trace in enumerate(measured.traces):
        if trace.get("fill") == "toself":
            (edges,) = measured.runs(trace)
            assert same(measured.drawing.path(f"trace-{number}-fill-0"), edges)


@every_shape
def test_a_gap_stands_in_its_lane_below_the_chart(of: Trajectory) -> None:
    measured = Measured(large_figure(of))
    for number, trace in enumerate(measured.traces):
        if trace.get("yaxis") == "y2":
            _, lowest = measured.at(trace["x"][0], large_figure(of)["layout"]["yaxis"]["range"][0], "y")
            names = measured.drawing.names(f"trace-{number}-point-")
            assert names
            assert all(measured.drawing.place(name)[1] > lowest for name in names)


@every_shape
def test_every_label_is_written(of: Trajectory) -> None:
    figure = large_figure(of)
    drawing = Drawing(picture(chart(figure), "svg"))
    for number, each in enumerate(figure["layout"]["annotations"]):
        assert drawing.words(f"annotation-{number}") == [
            each["text"].removeprefix("<b>").removesuffix("</b>")
        ]
    for number, text in enumerate(figure["layout"]["xaxis"]["ticktext"]):
        assert drawing.words(f"x-label-{number}") == text.split("<br>")


@every_shape
def test_every_line_of_a_day_stands_at_its_day(of: Trajectory) -> None:
    figure = large_figure(of)
    measured = Measured(figure)
    for number, shape in enumerate(figure["layout"]["shapes"]):
        if shape["type"] == "line":
            (left, bottom), (right, top) = measured.drawing.path(f"shape-{number}")
            day, _ = measured.at(shape["x0"], 0, "y")
            assert left == right == pytest.approx(day, abs=NEAR)
            assert bottom > top


@every_shape
def test_a_corrected_reading_is_a_ring_in_the_picture_too(of: Trajectory) -> None:
    figure = large_figure(of)
    drawing = Drawing(picture(chart(figure), "svg"))
    for number, trace in enumerate(figure["data"]):
        if trace["name"] == "Reading":
            for place, colour in enumerate(trace["marker"]["color"]):
                if trace["y"][place] is not None:
                    assert f"fill: {colour.lower()}" in drawing.style(f"trace-{number}-point-{place}")


@every_shape
def test_equal_charts_give_equal_bytes(of: Trajectory) -> None:
    assert picture(large_chart(of), "svg") == picture(large_chart(of), "svg")
