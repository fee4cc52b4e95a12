"""Traces of every kind that figures have, each drawn where its axes say.

The axes go from 0 to 10 and a mark stands at both ends, so that every other place follows.
"""

from __future__ import annotations

from typing import Any

import pytest

from services.dashboards.template import Plot
from tests.unit.services.dashboards.pictures.making import At, Drawing, figure, points

ENDS = points([0, 10], [0, 10])


class Tens:
    """A drawing on axes from 0 to 10, measured by a first trace at both ends."""

    def __init__(self, *traces: Plot, **more: Any) -> None:
        self.drawing = Drawing.of(figure(ENDS, *traces, **more))
        self.ends = self.drawing.place("trace-0-point-0"), self.drawing.place("trace-0-point-1")

    def at(self, x: float, y: float) -> At:
        (left, bottom), (right, top) = self.ends
        return left + x / 10 * (right - left), bottom + y / 10 * (top - bottom)

    def is_at(self, drawn: list[At], *places: At) -> bool:
        assert len(drawn) == len(places)
        return all(
            each == pytest.approx(self.at(*place), abs=1e-3)
            for each, place in zip(drawn, places, strict=True)
        )


def bars(x: list[Any], y: list[Any], **more: Any) -> Plot:
    return {"type": "bar", "x": x, "y": y} | more


def test_a_line_in_steps_holds_until_the_next_point_and_stops_at_a_gap() -> None:
    tens = Tens(points([1, 3, 4, 6, 8], [2, 5, None, 7, 3], mode="lines", line={"shape": "hv"}))
    assert tens.drawing.names("trace-1-line-") == ["trace-1-line-0", "trace-1-line-1"]
    assert tens.is_at(tens.drawing.path("trace-1-line-0"), (1, 2), (3, 2), (3, 5))
    assert tens.is_at(tens.drawing.path("trace-1-line-1"), (6, 7), (8, 7), (8, 3))


def test_gaps_are_bridged_only_where_the_figure_says_so() -> None:
    tens = Tens(points([1, 2, 3], [1, None, 3], mode="lines", connectgaps=True))
    assert tens.is_at(tens.drawing.path("trace-1-line-0"), (1, 1), (3, 3))


def test_a_long_line_keeps_every_point() -> None:
    across = [number / 100 for number in range(1001)]
    tens = Tens(points(across, across, mode="lines"))
    assert len(tens.drawing.path("trace-1-line-0")) == 1001


def test_what_lies_between_two_lines_is_filled() -> None:
    lower = points([1, 5], [2, 3], mode="lines", line={"width": 0})
    upper = points([1, 5], [6, 8], mode="lines", fill="tonexty", fillcolor="rgba(18,67,109,0.25)")
    tens = Tens(lower, upper)
    assert tens.is_at(tens.drawing.path("trace-2-fill-0"), (1, 6), (5, 8), (5, 3), (1, 2))
    assert "fill: #12436d; fill-opacity: 0.25" in tens.drawing.style("trace-2-fill-0")


@pytest.mark.parametrize(("dash", "dashes"), [("dash", "6,6"), ("dot", "3,3")])
def test_dashes_are_as_long_as_in_a_browser(dash: str, dashes: str) -> None:
    tens = Tens(points([1, 5], [1, 5], mode="lines", line={"width": 2, "dash": dash, "color": "#801650"}))
    style = tens.drawing.style("trace-1-line-0")
    long = "9,9" if dash == "dash" else dashes
    assert f"stroke-dasharray: {long}" in style
    assert "stroke: #801650; stroke-width: 2" in style


@pytest.mark.parametrize(
    ("symbol", "reach"),
    [
        ("circle", (5, 5)),
        ("square", (5, 5)),
        ("diamond", (6.5, 6.5)),
        ("triangle-up", (5.7735, 5)),
        ("triangle-down", (5.7735, 5)),
        ("cross", (6, 6)),
        ("x", (5.65685, 5.65685)),
        ("x-thin", (5, 5)),
        ("cross-thin", (7, 7)),
    ],
)
def test_a_symbol_is_as_large_as_in_a_browser(symbol: str, reach: At) -> None:
    drawn = Tens(points([3], [4], marker={"symbol": symbol, "size": 10})).drawing.outline("trace-1-point-0")
    assert (max(x for x, _ in drawn), max(abs(y) for _, y in drawn)) == pytest.approx(reach, abs=1e-3)


def test_triangles_point_up_and_down() -> None:
    marker = {"symbol": ["triangle-up", "triangle-down"], "size": 10}
    drawing = Tens(points([3, 4], [4, 4], marker=marker)).drawing
    assert min(y for _, y in drawing.outline("trace-1-point-0")) == pytest.approx(-5)
    assert max(y for _, y in drawing.outline("trace-1-point-1")) == pytest.approx(5)


def test_each_point_has_its_own_symbol_size_and_colour() -> None:
    marker = {
        "symbol": ["square", "square-open", "x-thin"],
        "size": [4, 8, 12],
        "color": ["#12436d", "#801650", "#28a197"],
        "line": {"color": "#f46a25", "width": 2},
    }
    drawing = Tens(points([1, 2, 3], [4, 5, 6], marker=marker)).drawing
    filled, opened, thin = (drawing.style(f"trace-1-point-{number}") for number in range(3))
    assert "fill: #12436d; stroke: #f46a25" in filled
    assert "fill-opacity: 0; stroke: #801650" in opened
    assert "fill-opacity: 0; stroke: #f46a25" in thin
    assert [max(x for x, _ in drawing.outline(f"trace-1-point-{each}")) for each in range(3)] == [2, 4, 6]


def test_a_trace_without_a_colour_takes_the_next_of_the_figure() -> None:
    assert "#28a197" in Tens(points([1, 2], [1, 2], mode="lines")).drawing.style("trace-1-line-0")


def test_words_stand_on_their_side_of_a_point() -> None:
    sides = ["top center", "bottom center", "middle left", "middle right"]
    above, below, left, right = (
        Tens(points([5], [5], mode="text", text=["word"], textposition=side)) for side in sides
    )
    x, y = above.at(5, 5)
    placed = [tens.drawing.lines("trace-1-text-0")[0] for tens in (above, below, left, right)]
    across = [float(text.get("x", "")) for text in placed]
    feet = [float(text.get("y", "")) for text in placed]
    assert feet[0] < y < feet[1]
    assert across == pytest.approx([x, x, x - 3, x + 3], abs=1e-3)
    assert [text.get("style", "").split("text-anchor: ")[1].split(";")[0] for text in placed] == [
        "middle",
        "middle",
        "end",
        "start",
    ]


def test_upright_bars_stand_on_nought_side_by_side() -> None:
    tens = Tens(bars([2, 4], [5, -3]), bars([2, 4], [6, None]), yaxis={"range": [-10, 10]})
    (left, bottom), (right, top) = tens.ends
    unit, nought = (right - left) / 10, (bottom, top)
    first, second = (tens.drawing.path(f"trace-{number}-bar-0") for number in (1, 2))
    assert first[0][0] == pytest.approx(left + 2 * unit - 0.8 * unit, abs=1e-3)
    assert first[1][0] == second[0][0] == pytest.approx(left + 2 * unit, abs=1e-3)
    assert second[1][0] == pytest.approx(left + 2 * unit + 0.8 * unit, abs=1e-3)
    step = (nought[0] - nought[1]) / 10
    assert first[0][1] == pytest.approx(bottom - 5 * step, abs=1e-3)
    assert first[2][1] == pytest.approx(bottom, abs=1e-3)
    fallen = tens.drawing.path("trace-1-bar-1")
    assert fallen[0][1] == pytest.approx(bottom, abs=1e-3)
    assert fallen[2][1] == pytest.approx(bottom + 3 * step, abs=1e-3)
    assert tens.drawing.names("trace-2-bar-") == ["trace-2-bar-0"]


def test_stacked_level_bars_begin_where_the_one_before_ended() -> None:
    drawing = Drawing.of(
        figure(
            bars(
                [3, 2], ["Less alone", "More active"], orientation="h", text=["3", "2"], textposition="inside"
            ),
            bars([5, 8], ["Less alone", "More active"], orientation="h"),
            barmode="stack",
            yaxis={"autorange": "reversed"},
        )
    )
    first, on_it = drawing.path("trace-0-bar-0"), drawing.path("trace-1-bar-0")
    whole = on_it[1][0] - first[0][0]
    assert on_it[0][0] == first[1][0]
    assert (first[1][0] - first[0][0]) / whole == pytest.approx(3 / 8)
    assert first[0][1] == on_it[0][1]
    assert drawing.path("trace-0-bar-1")[0][1] > first[2][1]
    assert drawing.words("y-label-0") == ["Less alone"]
    assert drawing.words("trace-0-text-0") == ["3"]


@pytest.mark.parametrize(("position", "is_beyond"), [("outside", True), ("inside", False)])
def test_the_words_of_a_bar_stand_in_its_end_or_beyond_it(position: str, is_beyond: bool) -> None:  # noqa: FBT001 - what each case expects
    drawing = Drawing.of(
        figure(bars([6], ["Less alone"], orientation="h", text="6", textposition=position), yaxis={})
    )
    end = drawing.path("trace-0-bar-0")[1][0]
    across = float(drawing.lines("trace-0-text-0")[0].get("x", ""))
    assert across == pytest.approx(end + 4 if is_beyond else end - 4, abs=1e-3)


def test_marks_cover_lines_and_later_traces_cover_earlier_ones() -> None:
    drawing = Tens(
        points([1, 9], [5, 5], mode="lines+markers"),
        bars([1, 9], [5, 5]),
        points([1], [5], mode="lines+markers"),
    ).drawing
    order = [name for name in drawing.names("trace-") if not name.startswith("trace-0")]
    kinds = [name.rsplit("-", 1)[0] for name in order]
    assert list(dict.fromkeys(kinds)) == [
        "trace-2-bar",
        "trace-1-line",
        "trace-1-point",
        "trace-3-line",
        "trace-3-point",
    ]
