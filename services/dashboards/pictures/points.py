"""The marks of a trace and the words beside them."""

from __future__ import annotations

from collections.abc import Mapping

from services.dashboards.pictures.colours import CLEAR, colour_of
from services.dashboards.pictures.drawing import POINTS, WORDS, Drawing, each
from services.dashboards.pictures.looks import Ink, Layer, Look, Sideways, Stroke, Tie, Upright
from services.dashboards.pictures.marks import Scatter
from services.dashboards.pictures.symbols import OUTLINES
from services.dashboards.pictures.words import lines_of
from services.dashboards.template import INK, TEXT_SIZE

_BEYOND: Mapping[str, Upright] = {"top": "bottom", "middle": "middle", "bottom": "top"}
_BESIDE: Mapping[str, Sideways] = {"left": "right", "center": "center", "right": "left"}
"""By which of their edges words are tied that stand on some side of a point."""
_APART = 3
"""Pixels between a mark and the words beside it."""


def mark(drawing: Drawing[Scatter]) -> None:
    """Draw a mark at every point."""
    trace, marker = drawing.trace, drawing.trace.marker
    for number, (x, y) in enumerate(zip(trace.x, trace.y, strict=True)):
        if x is not None and y is not None:
            outline = OUTLINES[each(marker.symbol, number).removesuffix("-open")]
            layer = drawing.layer(f"point-{number}", POINTS + 0.0005)
            place = drawing.plane.at(x, y, trace.yaxis)
            drawing.paper.mark(place, outline, each(marker.size, number), look_of(drawing, number), layer)


def look_of(drawing: Drawing[Scatter], number: int) -> Look:
    """How one mark looks: a thin one is all edge, an open one has its colour there, others are filled."""
    marker = drawing.trace.marker
    symbol = each(marker.symbol, number)
    opacity = marker.opacity * drawing.trace.opacity
    own = colour_of(each(marker.color, number) or drawing.trace.line.color or drawing.colour, opacity)
    said = each(marker.line.color, number)
    edge = colour_of(said, opacity) if said else own
    if symbol.endswith("-open"):
        return Look(edge=Stroke(colour=own, width=marker.line.width or 1))
    fill = CLEAR if symbol.endswith("-thin") else own
    return Look(fill=fill, edge=Stroke(colour=edge, width=marker.line.width))


def write(drawing: Drawing[Scatter]) -> None:
    """Write the words of every point on the side of it that is asked for."""
    trace = drawing.trace
    beyond, beside = trace.textposition.split(" ")
    away = _APART + (each(trace.marker.size, 0) / 2 if "markers" in trace.shown else 0)
    ink = Ink(size=trace.textfont.size or TEXT_SIZE, colour=colour_of(trace.textfont.color or INK))
    for number, (x, y) in enumerate(zip(trace.x, trace.y, strict=True)):
        if x is not None and y is not None:
            left, top = drawing.plane.at(x, y, trace.yaxis)
            at = left + _sign(beside, "left", "right") * away, top + _sign(beyond, "top", "bottom") * away
            tie = Tie(at=at, sideways=_BESIDE[beside], upright=_BEYOND[beyond])
            layer = Layer(named=f"{drawing.layer('text', 0).named}-{number}", order=WORDS)
            drawing.paper.write(lines_of(each(trace.text, number)), tie, ink, layer)


def _sign(side: str, less: str, more: str) -> int:
    return (side == more) - (side == less)
