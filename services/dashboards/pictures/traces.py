"""All traces of a figure, in the order in which it has them."""

from __future__ import annotations

from services.dashboards.pictures.bars import draw_bars
from services.dashboards.pictures.drawing import Drawing
from services.dashboards.pictures.marks import Bar, Scatter
from services.dashboards.pictures.paper import Paper
from services.dashboards.pictures.plane import Plane
from services.dashboards.pictures.points import mark, write
from services.dashboards.pictures.strokes import fill, join
from services.dashboards.pictures.vocabulary import Plotted


def draw_traces(paper: Paper, plane: Plane, figure: Plotted) -> None:
    """Draw all traces."""
    bars: list[Drawing[Bar]] = []
    before: dict[str, Scatter] = {}
    colours = figure.layout.colorway
    for number, trace in enumerate(figure.data):
        colour = colours[number % len(colours)]
        match trace:
            case Bar():
                bars.append(Drawing(paper, plane, trace, number, colour))
            case Scatter():
                _draw_scatter(Drawing(paper, plane, trace, number, colour), before.get(trace.yaxis))
                before[trace.yaxis] = trace
    if bars:
        draw_bars(bars, figure.layout)


def _draw_scatter(drawing: Drawing[Scatter], before: Scatter | None) -> None:
    fill(drawing, before)
    if "lines" in drawing.trace.shown:
        join(drawing)
    if "markers" in drawing.trace.shown:
        mark(drawing)
    if "text" in drawing.trace.shown:
        write(drawing)
