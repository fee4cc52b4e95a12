"""Axes, shapes and annotations as figures describe them."""

from __future__ import annotations

from typing import Any

import pytest

from services.dashboards.template import Plot
from tests.unit.services.dashboards.pictures.making import Drawing, figure, points

ENDS = points([0, 10], [0, 10])


def labels(axis: str, **more: Any) -> list[str]:
    """The labels of an axis, each as one line."""
    drawing = Drawing.of(figure(ENDS, **more))
    numbers = dict.fromkeys(name.split("-")[2] for name in drawing.names(f"{axis}-label-"))
    return [" ".join(drawing.words(f"{axis}-label-{number}")) for number in numbers]


@pytest.mark.parametrize(
    ("axis", "written"),
    [
        ({"range": [0, 10]}, ["0", "2", "4", "6", "8", "10"]),
        ({"range": [0, 100], "ticksuffix": "%"}, ["0%", "20%", "40%", "60%", "80%", "100%"]),
        ({"range": [0, 1]}, ["0", "0.2", "0.4", "0.6", "0.8", "1"]),
        ({"range": [-3, 3]}, ["\N{MINUS SIGN}2", "0", "2"]),
        (
            {"range": [0, 4000], "separatethousands": True, "tickprefix": "£"},
            ["£0", "£1,000", "£2,000", "£3,000", "£4,000"],
        ),
        ({"range": [0, 52000], "tickprefix": "£"}, ["£0", "£20k", "£40k"]),
        ({"range": [0, 3e6]}, ["0", "1M", "2M", "3M"]),
        ({"range": [0, 2e9]}, ["0", "0.5B", "1B", "1.5B", "2B"]),
        ({"range": [10, 0]}, ["0", "2", "4", "6", "8", "10"]),
        (
            {"range": [0, 10], "tickvals": [0, 2.5], "ticktext": ["none", "a<br>quarter"]},
            ["none", "a quarter"],
        ),
        ({"range": [0, 10], "tickvals": [0, 2.5]}, ["0", "2.5"]),
        ({"range": [0, 10], "showticklabels": False}, []),
        ({"range": [0, 10], "visible": False}, []),
    ],
)
def test_an_axis_is_labelled_as_in_a_browser(axis: Plot, written: list[str]) -> None:
    assert labels("y", yaxis=axis | {"nticks": 5}) == written


def test_a_label_stands_at_its_number() -> None:
    drawing = Drawing.of(figure(ENDS))
    bottom, top = drawing.place("trace-0-point-0")[1], drawing.place("trace-0-point-1")[1]
    for number, name in enumerate(drawing.names("y-grid-")):
        (_, left), (_, right) = drawing.path(name)
        assert left == right == pytest.approx(bottom + number / 5 * (top - bottom), abs=1e-3)


def test_an_axis_without_a_range_holds_everything_with_some_room() -> None:
    drawing = Drawing.of(figure(points([2, 4], [-5, 5]), xaxis={}, yaxis={}))
    (left, low), (right, high) = drawing.place("trace-0-point-0"), drawing.place("trace-0-point-1")
    (first, _), (last, _) = drawing.path("y-grid-0")
    assert (left - first) / (last - first) == pytest.approx(0.05 / 1.1, abs=1e-3)
    assert (last - right) / (last - first) == pytest.approx(0.05 / 1.1, abs=1e-3)
    assert low > high


def test_categories_stand_apart_alike_in_the_order_of_the_figure() -> None:
    axis = {"categoryorder": "array", "categoryarray": ["c", "b", "a"]}
    drawing = Drawing.of(figure(points(["a", "b", "c"], [1, 2, 3]), xaxis=axis))
    across = [drawing.place(f"trace-0-point-{number}")[0] for number in range(3)]
    assert across[0] - across[1] == pytest.approx(across[1] - across[2], abs=1e-3)
    assert across[0] > across[1]
    assert [drawing.words(f"x-label-{number}") for number in range(3)] == [["c"], ["b"], ["a"]]


def test_days_stand_apart_as_they_do_in_the_calendar() -> None:
    axis = {"range": ["2024-01-01", "2025-01-01"], "tickvals": ["2024-01-01"], "ticktext": ["2024"]}
    drawing = Drawing.of(figure(points(["2024-01-01", "2024-03-01", "2025-01-01"], [1, 1, 1]), xaxis=axis))
    first, leap, last = (drawing.place(f"trace-0-point-{number}")[0] for number in range(3))
    assert (leap - first) / (last - first) == pytest.approx(60 / 366, abs=1e-5)


def test_a_long_name_beside_a_chart_is_wrapped() -> None:
    name = "People who feel that they belong to their neighbourhood and can ask somebody for help"
    drawing = Drawing.of(figure(points([1], [name]), yaxis={}))
    assert len(drawing.words("y-label-0")) > 1
    assert " ".join(drawing.words("y-label-0")) == name


def test_a_shape_lies_where_its_references_say() -> None:
    band = {"type": "rect", "xref": "paper", "x0": 0, "x1": 1, "y0": 2, "y1": 4, "layer": "below"}
    line = {"type": "line", "x0": 5, "x1": 5, "yref": "paper", "y0": 0, "y1": 1, "line": {"dash": "dot"}}
    drawing = Drawing.of(figure(ENDS, shapes=[band, line]))
    (left, bottom), (right, top) = drawing.place("trace-0-point-0"), drawing.place("trace-0-point-1")
    corners = drawing.path("shape-0")[:4]
    assert [x for x, _ in corners] == pytest.approx([left, right, right, left], abs=1e-3)
    two, four = (bottom + part * (top - bottom) for part in (0.2, 0.4))
    assert [y for _, y in corners] == pytest.approx([four, four, two, two], abs=1e-3)
    assert drawing.path("shape-1") == [
        pytest.approx(((left + right) / 2, y), abs=1e-3) for y in (bottom, top)
    ]
    assert "stroke-dasharray" in drawing.style("shape-1")
    order = [name for name in drawing.names("") if name.startswith(("shape", "trace"))]
    assert [order[0], order[-1]] == ["shape-0", "shape-1"]


@pytest.mark.parametrize(
    ("anchors", "tied", "is_above"),
    [
        ({"xanchor": "left", "yanchor": "bottom", "yshift": 8}, "start", True),
        ({"xanchor": "right", "yanchor": "top", "yshift": -8}, "end", False),
        ({"yanchor": "bottom"}, "middle", True),
    ],
)
def test_an_annotation_is_tied_by_its_anchor(anchors: Plot, tied: str, is_above: bool) -> None:  # noqa: FBT001 - what each case expects
    words = {"text": "now &lt;62%&gt;", "x": 5, "y": 5, "showarrow": False}
    drawing = Drawing.of(figure(points([5], [5]), annotations=[words | anchors]))
    across, down = drawing.place("trace-0-point-0")
    (text,) = drawing.lines("annotation-0")
    assert drawing.words("annotation-0") == ["now <62%>"]
    assert f"text-anchor: {tied}" in text.get("style", "")
    assert float(text.get("x", "")) == pytest.approx(across, abs=1e-3)
    assert (float(text.get("y", "")) < down) is is_above


def test_bold_words_are_bold_and_a_ground_lies_behind_them() -> None:
    words = {
        "text": "<b>A</b> and B<br>below",
        "x": 5,
        "y": 5,
        "showarrow": False,
        "bgcolor": "#ffffff",
        "opacity": 0.85,
    }
    drawing = Drawing.of(figure(ENDS, annotations=[words]))
    assert drawing.words("annotation-0") == ["A", " and B", "below"]
    assert "fill-opacity: 0.85" in drawing.style("annotation-0-ground")
    weights = ["font-weight: 700" in each.get("style", "") for each in drawing.lines("annotation-0")]
    assert weights == [True, False, False]
