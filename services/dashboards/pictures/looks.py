"""Places on a sheet, and how things look there. Pixels count from its top left corner."""

from __future__ import annotations

from typing import Literal

import msgspec

from domain.shared.values import Value
from services.dashboards.pictures.colours import CLEAR, Colour
from services.dashboards.pictures.part import Dash

At = tuple[float, float]
Sideways = Literal["left", "center", "right"]
Upright = Literal["top", "middle", "bottom"]


class Area(Value, frozen=True, kw_only=True):
    """A rectangle on the sheet."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.top + self.height

    @property
    def middle(self) -> At:
        """Its middle."""
        return self.left + self.width / 2, self.top + self.height / 2

    @property
    def corners(self) -> tuple[At, At, At, At]:
        """Its corners, around from the upper left one."""
        return (
            (self.left, self.top),
            (self.right, self.top),
            (self.right, self.bottom),
            (self.left, self.bottom),
        )


class Stroke(Value, frozen=True, kw_only=True):
    """How a line is drawn; its width in pixels."""

    colour: Colour
    width: float
    dash: Dash = "solid"

    @property
    def pattern(self) -> Literal["solid"] | tuple[float, tuple[float, ...]]:
        """The dashes, as long as browsers draw them."""
        unit = max(self.width, 3)
        match self.dash:
            case "solid":
                return "solid"
            case "dot":
                return 0, (unit, unit)
            case "dash":
                return 0, (3 * unit, 3 * unit)


class Look(Value, frozen=True, kw_only=True):
    """How a surface or a marker is drawn."""

    edge: Stroke = Stroke(colour=CLEAR, width=0)
    fill: Colour = CLEAR


class Layer(Value, frozen=True, kw_only=True):
    """What a thing is called in the file, and where it lies: a higher order covers a lower one.

    Attributes:
        within: what sticks out of this is cut off.
    """

    named: str
    order: float
    within: Area | None = None

    def part(self, called: str) -> Layer:
        """The layer of one part of the thing: names are not given twice in a file."""
        return msgspec.structs.replace(self, named=f"{self.named}-{called}")


class Tie(Value, frozen=True, kw_only=True):
    """The place that words are tied to, by which edges of theirs, and how their lines are aligned."""

    at: At
    sideways: Sideways = "left"
    upright: Upright = "top"
    align: Sideways | None = None


class Ink(Value, frozen=True, kw_only=True):
    """How words are set: their size in pixels, and a colour that may lie behind them."""

    size: float
    colour: Colour
    behind: Colour = CLEAR
