"""Bars, upright or level, beside each other or one on the end of the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from services.dashboards.pictures.colours import colour_of
from services.dashboards.pictures.drawing import BARS, Drawing, each
from services.dashboards.pictures.layout import Layout
from services.dashboards.pictures.looks import Area, Look, Stroke
from services.dashboards.pictures.marks import Bar
from services.dashboards.pictures.part import Coordinate
from services.dashboards.pictures.plane import Plane
from services.dashboards.pictures.refusals import CannotDraw
from services.dashboards.pictures.told import write_on

Length = tuple[float, float]
"""Where a bar starts and where it ends, in the numbers of its axis."""


def draw_bars(drawings: Sequence[Drawing[Bar]], layout: Layout) -> None:
    """Draw all bars of a figure, which share the room of each category.

    Raises:
        CannotDraw: where upright and level bars are mixed, or negative ones stacked.
    """
    if len({drawing.trace.orientation for drawing in drawings}) > 1:
        raise CannotDraw("Upright and level bars are not drawn in one figure.")
    stacked = layout.barmode == "stack"
    thick = _room(drawings) * (1 - layout.bargap) / (1 if stacked else len(drawings))
    ends: dict[Coordinate, float] = defaultdict(float)
    for place, drawing in enumerate(drawings):
        aside = 0 if stacked else (place - (len(drawings) - 1) / 2) * thick
        for number, category, value in _bars(drawing.trace):
            start = ends[category] if stacked else 0
            if stacked and value < 0:
                raise CannotDraw("Negative bars are not stacked.")
            ends[category] += value
            _draw_bar(drawing, number, _area(drawing, category, (start, start + value), thick, aside))


def _bars(trace: Bar) -> Iterator[tuple[int, Coordinate, float]]:
    """The bars of a trace with their numbers and what they stand at; a gap has none."""
    for number, (category, value) in enumerate(zip(_stands(trace), _reaches(trace), strict=True)):
        if isinstance(value, str):
            raise CannotDraw(f"A bar is as long as a number says, and “{value}” is none.")
        if category is not None and value is not None:
            yield number, category, value


def _stands(trace: Bar) -> tuple[Coordinate, ...]:
    return trace.x if trace.orientation == "v" else trace.y


def _reaches(trace: Bar) -> tuple[Coordinate, ...]:
    return trace.y if trace.orientation == "v" else trace.x


def _middle(plane: Plane, category: Coordinate, *, upright: bool) -> float:
    return plane.across(category) if upright else plane.down(category)


def _room(drawings: Sequence[Drawing[Bar]]) -> float:
    """The pixels between neighbouring categories or days."""
    plane, upright = drawings[0].plane, drawings[0].trace.orientation == "v"
    stands = plane.x if upright else plane.upright["y"][1]
    if stands.kind == "category":
        length = plane.whole.width if upright else plane.lane("y").height
        return abs(length / (stands.last - stands.first))
    found = {each_ for drawing in drawings for each_ in _stands(drawing.trace) if each_ is not None}
    middles = sorted(_middle(plane, each_, upright=upright) for each_ in found)
    if len(middles) < 2:  # noqa: PLR2004 - a distance has two ends
        raise CannotDraw("How thick a single bar is can only be told among categories.")
    return min(later - earlier for earlier, later in pairwise(middles))


def _area(drawing: Drawing[Bar], category: Coordinate, length: Length, thick: float, aside: float) -> Area:
    """The rectangle of a bar on the sheet."""
    plane, upright = drawing.plane, drawing.trace.orientation == "v"
    side = _middle(plane, category, upright=upright) + aside - thick / 2
    start, end = sorted(plane.down(each_) if upright else plane.across(each_) for each_ in length)
    if upright:
        return Area(left=side, top=start, width=thick, height=end - start)
    return Area(left=start, top=side, width=end - start, height=thick)


def _draw_bar(drawing: Drawing[Bar], number: int, area: Area) -> None:
    marker = drawing.trace.marker
    opacity = marker.opacity * drawing.trace.opacity
    own = colour_of(each(marker.color, number) or drawing.colour, opacity)
    said = each(marker.line.color, number)
    edge = Stroke(colour=colour_of(said, opacity) if said else own, width=marker.line.width)
    drawing.paper.polygon(area.corners, Look(fill=own, edge=edge), drawing.layer(f"bar-{number}", BARS))
    write_on(drawing, number, area)
