"""The words of bars, inside their ends or beyond them."""

from __future__ import annotations

from services.dashboards.pictures.colours import Colour, colour_of
from services.dashboards.pictures.drawing import WORDS, Drawing, each
from services.dashboards.pictures.looks import Area, Ink, Layer, Tie
from services.dashboards.pictures.marks import Bar
from services.dashboards.pictures.words import lines_of
from services.dashboards.template import INK, PAPER, TEXT_SIZE

_APART = 4
"""Pixels between the end of a bar and its words."""
_DARK = 0.5
"""Below it a colour is dark enough for white words."""


def write_on(drawing: Drawing[Bar], number: int, area: Area) -> None:
    """Write the words of one bar where its trace says."""
    words = each(drawing.trace.text, number)
    if drawing.trace.textposition == "none" or not words:
        return
    tie = (
        _outside(drawing, number, area) if drawing.trace.textposition == "outside" else _inside(drawing, area)
    )
    size = drawing.trace.textfont.size or TEXT_SIZE
    named = drawing.layer(f"text-{number}", WORDS)
    ink = Ink(size=size, colour=_colour(drawing, number))
    drawing.paper.write(lines_of(words), tie, ink, Layer(named=named.named, order=WORDS))


def _outside(drawing: Drawing[Bar], number: int, area: Area) -> Tie:
    """Beyond the end that is away from nought."""
    trace, middle = drawing.trace, area.middle
    value = (trace.y if trace.orientation == "v" else trace.x)[number]
    falls = isinstance(value, int | float) and value < 0
    if trace.orientation == "v":
        top = area.bottom + _APART if falls else area.top - _APART
        return Tie(at=(middle[0], top), sideways="center", upright="top" if falls else "bottom")
    left = area.left - _APART if falls else area.right + _APART
    return Tie(at=(left, middle[1]), sideways="right" if falls else "left", upright="middle")


def _inside(drawing: Drawing[Bar], area: Area) -> Tie:
    trace, (across, down) = drawing.trace, area.middle
    match trace.orientation, trace.insidetextanchor:
        case _, "middle":
            return Tie(at=(across, down), sideways="center", upright="middle")
        case "v", "end":
            return Tie(at=(across, area.top + _APART), sideways="center", upright="top")
        case "v", "start":
            return Tie(at=(across, area.bottom - _APART), sideways="center", upright="bottom")
        case "h", "end":
            return Tie(at=(area.right - _APART, down), sideways="right", upright="middle")
        case _:
            return Tie(at=(area.left + _APART, down), sideways="left", upright="middle")


def _colour(drawing: Drawing[Bar], number: int) -> Colour:
    """As the figure says; else what can be read on the bar, or on the sheet beyond it."""
    trace = drawing.trace
    if trace.textfont.color:
        return colour_of(trace.textfont.color)
    red, green, blue, _ = colour_of(each(trace.marker.color, number) or drawing.colour)
    dark = 0.299 * red + 0.587 * green + 0.114 * blue < _DARK
    return colour_of(PAPER if trace.textposition == "inside" and dark else INK)
