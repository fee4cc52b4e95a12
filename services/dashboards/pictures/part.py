"""The base of everything that a figure may hold."""

from __future__ import annotations

from typing import Literal

from domain.shared.values import Value

Coordinate = float | str | None
"""Where something stands on an axis: a number, a day as ISO 8601 writes it, or a category. None is a gap."""
Dash = Literal["solid", "dot", "dash"]


class Part(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A part of a figure. A setting that is not known might matter, so that it is refused."""


class Font(Part, frozen=True, kw_only=True):
    """How words are set.

    Attributes:
        size: in pixels; None where it is the figure's.
        family: of browsers. A picture has its own, which is measured.
    """

    size: float | None = None
    color: str | None = None
    family: str | None = None


class Line(Part, frozen=True, kw_only=True):
    """A line, its width in pixels. It goes straight to the next point, or holds until it is there."""

    color: str | None = None
    width: float = 2
    dash: Dash = "solid"
    shape: Literal["linear", "hv"] = "linear"
