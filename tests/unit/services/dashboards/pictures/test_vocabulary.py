"""What a picture cannot show is refused by name, and never left out."""

from __future__ import annotations

from typing import Any

import pytest

from services.dashboards.pictures.picture import picture
from services.dashboards.pictures.refusals import CannotDraw
from services.dashboards.template import Plot
from tests.unit.services.dashboards.pictures.making import chart, figure, points

A_POINT = points([1], [1])
A_LINE: Plot = {"type": "line", "x0": 1, "x1": 2, "y0": 1, "y1": 2}
WORDS: Plot = {"text": "here", "x": 1, "y": 1, "showarrow": False}


def bar(x: list[Any], y: list[Any], **more: Any) -> Plot:
    return {"type": "bar", "x": x, "y": y} | more


@pytest.mark.parametrize(
    ("plot", "named"),
    [
        (figure(A_POINT | {"type": "pie"}), "pie"),
        (figure(A_POINT | {"mode": "lines+arrows"}), "mode"),
        (figure(A_POINT | {"marker": {"symbol": "star"}}), "symbol"),
        (figure(A_POINT | {"marker": {"symbol": ["circle", "star"]}}), "symbol"),
        (figure(A_POINT | {"line": {"dash": "longdash"}}), "dash"),
        (figure(A_POINT | {"line": {"shape": "spline"}}), "shape"),
        (figure(A_POINT | {"fill": "tozeroy"}), "fill"),
        (figure(A_POINT | {"error_y": {"array": [1]}}), "error_y"),
        (figure(A_POINT | {"yaxis": "y3"}), "yaxis"),
        (figure(A_POINT | {"yaxis": "y2"}), "y2"),
        (figure(A_POINT | {"x": [1, 2]}), "as many x as y"),
        (figure(A_POINT | {"line": {"color": "no colour"}, "mode": "lines"}), "no colour"),
        (figure(A_POINT, shapes=[A_LINE | {"type": "circle"}]), "circle"),
        (figure(A_POINT, shapes=[A_LINE | {"xref": "x domain"}]), "xref"),
        (figure(A_POINT, annotations=[WORDS | {"showarrow": True}]), "arrows"),
        (figure(A_POINT, annotations=[WORDS | {"textangle": 90}]), "textangle"),
        (figure(A_POINT, annotations=[WORDS | {"text": "<i>here</i>"}]), "<i>here</i>"),
        (figure(A_POINT, xaxis={"type": "log"}), "log"),
        (figure(A_POINT, xaxis={"range": [3, 3]}), "begins where it ends"),
        (figure(points(["2025-01-01"], [1]), xaxis={"range": ["2025-01-01", "2026-01-01"]}), "labelled"),
        (
            figure(
                points(["so"], [1]),
                xaxis={"type": "date", "range": ["2025-01-01", "2026-01-01"], "tickvals": []},
            ),
            "“so”",
        ),
        (figure(points(["2025-01-01"], [1])), "no place on an axis"),
        (figure(A_POINT, showlegend=True), "legends"),
        (figure(A_POINT, title={"text": "A title"}), "title"),
        (figure(A_POINT, updatemenus=[]), "updatemenus"),
        (figure(points([1, 2], [1, None], mode="lines", fill="tonexty")), "gaps"),
        (figure(bar(["a"], [1]), bar([1], ["a"], orientation="h"), xaxis={}, yaxis={}), "level bars"),
        (figure(bar(["a"], [-1]), xaxis={}, yaxis={}, barmode="stack"), "Negative bars"),
        (figure(bar([1], [1]), xaxis={}, yaxis={}), "a single bar"),
        (figure(bar(["a"], ["b"]), xaxis={}, yaxis={}), "“b” is none"),
        (figure(A_POINT, barmode="relative"), "barmode"),
    ],
)
def test_what_cannot_be_drawn_is_refused_by_name(plot: Plot, named: str) -> None:
    with pytest.raises(CannotDraw) as refused:
        picture(chart(plot), "svg")
    assert named in str(refused.value)
