"""The lines of a trace, and the surfaces that they bound."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from services.dashboards.pictures.colours import colour_of
from services.dashboards.pictures.drawing import POINTS, Drawing
from services.dashboards.pictures.looks import At, Look, Stroke
from services.dashboards.pictures.marks import Scatter
from services.dashboards.pictures.plane import Plane
from services.dashboards.pictures.refusals import CannotDraw

_FAINT = 0.5
"""How opaque a surface is whose colour is not said."""


def fill(drawing: Drawing[Scatter], before: Scatter | None) -> None:
    """Fill what the trace bounds by itself, or what lies between it and the trace before it.

    Raises:
        CannotDraw: where there is no trace before it, or a gap in either of the two.
    """
    trace = drawing.trace
    match trace.fill:
        case "none":
            return
        case "toself":
            surfaces = runs(drawing.plane, trace)
        case "tonexty":
            surfaces = [[*_unbroken(drawing.plane, trace), *reversed(_unbroken(drawing.plane, before))]]
    said, own = trace.fillcolor, colour_of(trace.line.color or drawing.colour, _FAINT)
    filled = own if said is None else colour_of(said, trace.opacity)
    for number, surface in enumerate(surfaces):
        drawing.paper.polygon(surface, Look(fill=filled), drawing.layer(f"fill-{number}", POINTS - 0.5))


def join(drawing: Drawing[Scatter]) -> None:
    """Join the points, save across gaps."""
    line = drawing.trace.line
    colour = colour_of(line.color or drawing.colour, drawing.trace.opacity)
    stroke = Stroke(colour=colour, width=line.width, dash=line.dash)
    for number, run in enumerate(runs(drawing.plane, drawing.trace)):
        drawing.paper.line(run, stroke, drawing.layer(f"line-{number}", POINTS))


def runs(plane: Plane, trace: Scatter) -> list[list[At]]:
    """The points in runs between gaps, with the corners of steps where the line goes in steps."""
    points = list(zip(trace.x, trace.y, strict=True))
    if trace.connectgaps:
        points = [point for point in points if None not in point]
    parts = groupby(points, key=lambda point: None in point)
    found = [[plane.at(x, y, trace.yaxis) for x, y in part] for is_gap, part in parts if not is_gap]
    return [_stepped(run) for run in found] if trace.line.shape == "hv" else found


def _stepped(run: Sequence[At]) -> list[At]:
    """The same points with a corner before each: the line goes sideways first, then up or down."""
    stepped = list(run[:1])
    for x, y in run[1:]:
        stepped += [(x, stepped[-1][1]), (x, y)]
    return stepped


def _unbroken(plane: Plane, trace: Scatter | None) -> list[At]:
    found = runs(plane, trace) if trace is not None else []
    if len(found) != 1:
        raise CannotDraw("What lies between two lines is filled only where there are two without gaps.")
    return found[0]
