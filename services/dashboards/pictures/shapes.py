"""Shapes and annotations: lines and rectangles that belong to no trace, and words at a place."""

from __future__ import annotations

from services.dashboards.pictures.colours import colour_of
from services.dashboards.pictures.drawing import ABOVE, BELOW, WORDS
from services.dashboards.pictures.layout import Annotation, Shape
from services.dashboards.pictures.looks import Area, Ink, Layer, Look, Sideways, Stroke, Tie, Upright
from services.dashboards.pictures.paper import Paper
from services.dashboards.pictures.part import Coordinate
from services.dashboards.pictures.plane import Plane
from services.dashboards.pictures.words import lines_of
from services.dashboards.template import INK, TEXT_SIZE

_THIRD = 1 / 3


def draw_shape(paper: Paper, plane: Plane, shape: Shape, number: int) -> None:
    """Draw a line or a rectangle; of one that stands on an axis, what lies within the drawing."""
    left, right = (plane.across(x, shape.xref) for x in (shape.x0, shape.x1))
    top, bottom = (plane.down(y, shape.yref) for y in (shape.y1, shape.y0))
    line = shape.line
    stroke = Stroke(colour=colour_of(line.color or INK, shape.opacity), width=line.width, dash=line.dash)
    on_paper = shape.xref == shape.yref == "paper"
    layer = Layer(
        named=f"shape-{number}",
        order=BELOW if shape.layer == "below" else ABOVE,
        within=None if on_paper else _within(plane, shape),
    )
    match shape.type:
        case "line":
            paper.line([(left, bottom), (right, top)], stroke, layer)
        case "rect":
            area = Area(left=left, top=top, width=right - left, height=bottom - top)
            fill = colour_of(shape.fillcolor, shape.opacity)
            paper.polygon(area.corners, Look(edge=stroke, fill=fill), layer)


def _within(plane: Plane, shape: Shape) -> Area:
    return plane.whole if shape.yref == "paper" else plane.lane(shape.yref)


def draw_annotation(paper: Paper, plane: Plane, words: Annotation, number: int) -> None:
    """Write words at their place."""
    left = plane.across(words.x, words.xref) + words.xshift
    top = plane.down(words.y, words.yref) - words.yshift
    tie = Tie(at=(left, top), sideways=_sideways(words), upright=_upright(words), align=words.align)
    ink = Ink(
        size=words.font.size or TEXT_SIZE,
        colour=colour_of(words.font.color or INK, words.opacity),
        behind=colour_of(words.bgcolor, words.opacity),
    )
    paper.write(lines_of(words.text), tie, ink, Layer(named=f"annotation-{number}", order=WORDS))


def _sideways(words: Annotation) -> Sideways:
    if words.xanchor != "auto":
        return words.xanchor
    match _third(words.x, words.xref):
        case 0:
            return "left"
        case 2:
            return "right"
        case _:
            return "center"


def _upright(words: Annotation) -> Upright:
    if words.yanchor != "auto":
        return words.yanchor
    match _third(words.y, words.yref):
        case 0:
            return "bottom"
        case 2:
            return "top"
        case _:
            return "middle"


def _third(coordinate: Coordinate, ref: str) -> int:
    """The third of the drawing in which something lies; on an axis it counts as the one in the middle."""
    if ref != "paper" or not isinstance(coordinate, int | float):
        return 1
    return 0 if coordinate <= _THIRD else 2 if coordinate >= 2 * _THIRD else 1
