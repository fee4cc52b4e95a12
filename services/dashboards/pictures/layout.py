"""What a figure may have around its traces: axes, shapes and annotations."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from services.dashboards.pictures.part import Coordinate, Font, Line, Part


class Title(Part, frozen=True, kw_only=True):
    """No title: what is measured stands above every chart."""

    text: None = None
    standoff: float = 0


class Axis(Part, frozen=True, kw_only=True):
    """An axis.

    Attributes:
        type: worked out from what lies on it where it is not said.
        range: first and last; worked out where it is not said.
        domain: the part of the drawing that it takes, from 0 at the left or at the bottom to 1.
        nticks: at most so many numbers along it.
        tickvals: where its labels stand; None where its numbers are chosen.
        ticktext: what the labels say; None where they are the places themselves.
        autorange: "reversed" where the first category stands on top.
    """

    type: Literal["linear", "date", "category"] | None = None
    range: tuple[Coordinate, Coordinate] | None = None
    domain: tuple[float, float] = (0, 1)
    autorange: Literal["reversed"] | bool = True
    rangemode: Literal["normal", "tozero"] = "normal"
    visible: bool = True
    showticklabels: bool = True
    tickmode: Literal["array", "auto"] = "auto"
    tickvals: tuple[Coordinate, ...] | None = None
    ticktext: tuple[str, ...] | None = None
    nticks: int = 0
    tickprefix: str = ""
    ticksuffix: str = ""
    separatethousands: bool = False
    tickfont: Font = Font()
    tickcolor: str = "#d6d6d6"
    tickwidth: float = 1
    ticks: Literal["outside", ""] = ""
    ticklen: float = 5
    tickangle: Literal[0] = 0
    showgrid: bool = True
    gridcolor: str = "#d6d6d6"
    gridwidth: float = 1
    showline: bool = False
    linecolor: str = "#d6d6d6"
    linewidth: float = 1
    zeroline: bool = False
    zerolinecolor: str = "#d6d6d6"
    zerolinewidth: float = 1
    categoryorder: Literal["trace", "array"] = "trace"
    categoryarray: tuple[str, ...] = ()
    anchor: Literal["free", "x", "y"] | None = None
    position: Literal[0] = 0
    title: Title = Title()
    automargin: bool = True
    fixedrange: bool = True


class Shape(Part, frozen=True, kw_only=True):
    """A straight line or a rectangle. "paper" counts the drawing from 0 to 1; else it stands on an axis."""

    type: Literal["line", "rect"]
    x0: Coordinate
    x1: Coordinate
    y0: Coordinate
    y1: Coordinate
    xref: Literal["x", "paper"] = "x"
    yref: Literal["y", "y2", "paper"] = "y"
    line: Line = Line(color="#444444")
    fillcolor: str = "rgba(0,0,0,0)"
    opacity: float = 1
    layer: Literal["above", "below"] = "above"


class Annotation(Part, frozen=True, kw_only=True):
    """Words at a place, with no arrow. Shifts are pixels to the right and upwards."""

    text: str
    x: Coordinate
    y: Coordinate
    showarrow: bool
    xref: Literal["x", "paper"] = "x"
    yref: Literal["y", "y2", "paper"] = "y"
    xanchor: Literal["auto", "left", "center", "right"] = "auto"
    yanchor: Literal["auto", "top", "middle", "bottom"] = "auto"
    xshift: float = 0
    yshift: float = 0
    align: Literal["left", "center", "right"] = "center"
    font: Font = Font()
    bgcolor: str = "rgba(0,0,0,0)"
    opacity: float = 1

    def __post_init__(self) -> None:
        """Refuse arrows."""
        if self.showarrow:
            message = "arrows of annotations are not drawn"
            raise ValueError(message)


class Margin(Part, frozen=True, kw_only=True):
    """Pixels around the drawing, beside what its labels need."""

    left: float = msgspec.field(name="l", default=0)
    right: float = msgspec.field(name="r", default=0)
    top: float = msgspec.field(name="t", default=0)
    bottom: float = msgspec.field(name="b", default=0)
    pad: float = 0


class Layout(Part, frozen=True, kw_only=True):
    """All that is not a trace.

    Attributes:
        height: of the drawing with its labels, in pixels.
        bargap: the room between bars, as a part of that between two categories.
    """

    xaxis: Axis
    yaxis: Axis
    yaxis2: Axis | None = None
    height: float = 400
    margin: Margin = Margin()
    font: Font = Font()
    colorway: tuple[str, ...] = ("#12436D",)
    shapes: tuple[Shape, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    barmode: Literal["group", "stack"] = "group"
    bargap: float = 0.2
    paper_bgcolor: str = "#ffffff"
    plot_bgcolor: str = "#ffffff"
    title: Title = Title()
    autosize: bool = True
    showlegend: bool = False
    hovermode: str | bool = "closest"
    hoverlabel: Any = None

    def __post_init__(self) -> None:
        """Refuse legends: what a line is stands at the line."""
        if self.showlegend:
            message = "legends are not drawn"
            raise ValueError(message)
