"""The traces that a figure may have."""

from __future__ import annotations

from typing import Any, Literal

from services.dashboards.pictures.part import Coordinate, Font, Line, Part

Symbol = Literal[
    "circle",
    "circle-open",
    "square",
    "square-open",
    "diamond",
    "diamond-open",
    "triangle-up",
    "triangle-up-open",
    "triangle-down",
    "triangle-down-open",
    "cross",
    "cross-open",
    "cross-thin",
    "cross-thin-open",
    "x",
    "x-open",
    "x-thin",
    "x-thin-open",
]
Colours = str | tuple[str, ...] | None
"""One for all, or one for each point; None is the trace's own."""


class Edge(Part, frozen=True, kw_only=True):
    """The edge of a marker or bar, its width in pixels."""

    color: Colours = None
    width: float = 0


class Marker(Part, frozen=True, kw_only=True):
    """The marks of a trace, their size in pixels."""

    symbol: Symbol | tuple[Symbol, ...] = "circle"
    size: float | tuple[float, ...] = 6
    color: Colours = None
    opacity: float = 1
    line: Edge = Edge()


class Points(Part, frozen=True, kw_only=True):
    """What every trace has. What a browser shows where somebody points at it is known and not drawn."""

    x: tuple[Coordinate, ...]
    y: tuple[Coordinate, ...]
    name: str = ""
    text: str | tuple[str, ...] = ""
    textfont: Font = Font()
    marker: Marker = Marker()
    opacity: float = 1
    cliponaxis: bool = True
    hoverinfo: str = ""
    hovertemplate: str | tuple[str, ...] = ""
    hovertext: str | tuple[str, ...] = ""
    customdata: Any = None
    showlegend: bool = False

    def __post_init__(self) -> None:
        """Refuse points that have no partner."""
        if len(self.x) != len(self.y):
            message = "a trace has as many x as y"
            raise ValueError(message)


class Scatter(Points, frozen=True, kw_only=True, tag="scatter", tag_field="type"):
    """Points that are joined, marked, filled below or written at."""

    mode: Literal[
        "lines",
        "markers",
        "text",
        "lines+markers",
        "lines+text",
        "markers+text",
        "lines+markers+text",
    ]
    xaxis: Literal["x"] = "x"
    yaxis: Literal["y", "y2"] = "y"
    line: Line = Line()
    connectgaps: bool = False
    fill: Literal["none", "toself", "tonexty"] = "none"
    fillcolor: str | None = None
    textposition: Literal[
        "top left",
        "top center",
        "top right",
        "middle left",
        "middle center",
        "middle right",
        "bottom left",
        "bottom center",
        "bottom right",
    ] = "middle center"

    @property
    def shown(self) -> frozenset[str]:
        """What is drawn at its points: lines, markers, text."""
        return frozenset(self.mode.split("+"))


class Bar(Points, frozen=True, kw_only=True, tag="bar", tag_field="type"):
    """Bars from nought, or from the end of the bar before where they are stacked."""

    orientation: Literal["v", "h"] = "v"
    textposition: Literal["none", "inside", "outside"] = "none"
    insidetextanchor: Literal["start", "middle", "end"] = "end"
    textangle: Literal[0] = 0


Trace = Scatter | Bar
"""One trace of a figure."""
