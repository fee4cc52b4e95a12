"""The plane of a figure: its axes laid over a part of the sheet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from domain.shared.values import Value
from services.dashboards.pictures.layout import Axis
from services.dashboards.pictures.looks import Area, At
from services.dashboards.pictures.marks import Bar, Scatter, Trace
from services.dashboards.pictures.part import Coordinate
from services.dashboards.pictures.refusals import CannotDraw
from services.dashboards.pictures.scales import Scale, scale_of
from services.dashboards.pictures.vocabulary import Plotted

Across = Literal["x", "paper"]
Up = Literal["y", "y2", "paper"]


class Scales(Value, frozen=True, kw_only=True):
    """The scales of a figure and of which axis each is."""

    x: Scale
    upright: Mapping[Up, tuple[Axis, Scale]]


class Plane(Value, frozen=True, kw_only=True):
    """Where everything stands, in pixels of the sheet.

    Attributes:
        whole: what the domains of the axes are parts of, and "paper" counts from.
    """

    x: Scale
    upright: Mapping[Up, tuple[Axis, Scale]]
    whole: Area

    def across(self, coordinate: Coordinate, ref: Across = "x") -> float:
        """The pixels of a coordinate from the left edge of the sheet."""
        fraction = _paper(coordinate) if ref == "paper" else self.x.fraction(coordinate)
        return self.whole.left + fraction * self.whole.width

    def down(self, coordinate: Coordinate, ref: Up = "y") -> float:
        """The pixels of a coordinate from the upper edge of the sheet."""
        if ref == "paper":
            return self.whole.bottom - _paper(coordinate) * self.whole.height
        area = self.lane(ref)
        return area.bottom - self.upright[ref][1].fraction(coordinate) * area.height

    def at(self, x: Coordinate, y: Coordinate, ref: Up = "y") -> At:
        """The place of a point."""
        return self.across(x), self.down(y, ref)

    def lane(self, ref: Up) -> Area:
        """The part of the plane that an upright axis takes."""
        if ref not in self.upright:
            raise CannotDraw(f"The figure has no axis “{ref}”.")
        low, high = self.upright[ref][0].domain
        return Area(
            left=self.whole.left,
            top=self.whole.bottom - high * self.whole.height,
            width=self.whole.width,
            height=(high - low) * self.whole.height,
        )


def scales_of(figure: Plotted) -> Scales:
    """The scales of a figure's axes, from what it says of them and from what lies on them."""
    layout = figure.layout
    axes: dict[Up, Axis] = {"y": layout.yaxis}
    if layout.yaxis2 is not None:
        axes["y2"] = layout.yaxis2
    return Scales(
        x=scale_of(layout.xaxis, _along(figure.data, "x"), from_nought=_on_nought(figure.data, "h")),
        upright={
            name: (axis, scale_of(axis, _along(figure.data, name), from_nought=_on_nought(figure.data, "v")))
            for name, axis in axes.items()
        },
    )


def _along(traces: Iterable[Trace], axis: str) -> list[Coordinate]:
    found: list[Coordinate] = []
    for trace in traces:
        stands_on = trace.yaxis if isinstance(trace, Scatter) else "y"
        if axis == "x":
            found += trace.x
        elif axis == stands_on:
            found += trace.y
    return found


def _on_nought(traces: Iterable[Trace], orientation: str) -> bool:
    return any(isinstance(trace, Bar) and trace.orientation == orientation for trace in traces)


def _paper(coordinate: Coordinate) -> float:
    if isinstance(coordinate, str) or coordinate is None:
        raise CannotDraw(f"“{coordinate}” is no part of the drawing, which is counted from 0 to 1.")
    return coordinate
