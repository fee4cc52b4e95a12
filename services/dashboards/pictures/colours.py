"""Colours as browsers write them."""

from __future__ import annotations

import re

from matplotlib.colors import to_rgba

from services.dashboards.pictures.refusals import CannotDraw

Colour = tuple[float, float, float, float]
"""Red, green, blue and how opaque, each from 0 to 1."""
CLEAR: Colour = (0, 0, 0, 0)
_RGBA = re.compile(r"rgba?\(([\d.]+),([\d.]+),([\d.]+)(?:,([\d.]+))?\)")


def colour_of(css: str, opacity: float = 1) -> Colour:
    """A colour, made fainter by an opacity.

    Raises:
        CannotDraw: where it is written in a way that is not known.
    """
    parts = _RGBA.fullmatch(css.replace(" ", ""))
    if parts is not None:
        red, green, blue = (float(part) / 255 for part in parts.group(1, 2, 3))
        return red, green, blue, float(parts[4] or 1) * opacity
    try:
        red, green, blue, own = to_rgba(css)
    except ValueError as unknown:
        raise CannotDraw(f"“{css}” is no colour that a picture knows.") from unknown
    return red, green, blue, own * opacity
