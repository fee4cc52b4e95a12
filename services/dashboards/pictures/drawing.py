"""A trace on its way to the sheet."""

from __future__ import annotations

from typing import Generic, TypeVar

from services.dashboards.pictures.looks import Area, Layer
from services.dashboards.pictures.marks import Points, Scatter
from services.dashboards.pictures.paper import Paper
from services.dashboards.pictures.plane import Plane

BELOW, BARS, POINTS, ABOVE, WORDS = 1.0, 2.0, 3.0, 5.0, 6.0
"""What covers what: shapes below, bars, points, shapes above, words; the grid lies below all of them."""

Kind = TypeVar("Kind", bound=Points)
Each = TypeVar("Each", bound=str | float | None)


class Drawing(Generic[Kind]):
    """One trace, where it is drawn, and what it is called in the file.

    Attributes:
        colour: of what has none of its own.
    """

    def __init__(self, paper: Paper, plane: Plane, trace: Kind, number: int, colour: str) -> None:
        self.paper, self.plane, self.trace, self.colour = paper, plane, trace, colour
        self._number = number

    @property
    def area(self) -> Area:
        """What the trace is drawn within."""
        return self.plane.lane(self.trace.yaxis if isinstance(self.trace, Scatter) else "y")

    def layer(self, part: str, order: float) -> Layer:
        """The layer of a part of it. Of two traces the later one covers the earlier."""
        named = f"trace-{self._number}-{part}"
        return Layer(named=named, order=order + self._number / 1000, within=self.area)


def each(given: Each | tuple[Each, ...], number: int) -> Each:
    """What is said for all points alike, or for each: of the one with a number."""
    return given[number] if isinstance(given, tuple) else given
