"""The sheet that a picture is drawn on."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from matplotlib.artist import Artist
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import Affine2D, Bbox, TransformedBbox

from services.dashboards.pictures.colours import Colour
from services.dashboards.pictures.fonts import font
from services.dashboards.pictures.looks import Area, At, Ink, Layer, Look, Sideways, Stroke, Tie
from services.dashboards.pictures.words import LEADING, Line, Lines, broad, high, length

POINTS = 72
"""Of an inch. In this density a point is a pixel."""
_BEFORE = {"left": 0.0, "top": 0.0, "center": 0.5, "middle": 0.5, "right": 1.0, "bottom": 1.0}
"""The part of a text that lies before the place that it is tied to."""


class Paper:
    """A sheet. It moves words that would stick out of it, so that none is cut off."""

    def __init__(self, width: float, height: float, colour: Colour) -> None:
        self.width, self.height = width, height
        self.figure = Figure(figsize=(width / POINTS, height / POINTS), dpi=POINTS, facecolor=colour)
        inches = Affine2D().scale(1 / POINTS, -1 / POINTS).translate(0, height / POINTS)
        self._pixels = inches + self.figure.dpi_scale_trans

    def line(self, points: Sequence[At], stroke: Stroke, layer: Layer) -> None:
        """Straight lines from point to point."""
        drawn = Line2D(
            [x for x, _ in points],
            [y for _, y in points],
            color=stroke.colour,
            linewidth=stroke.width,
            linestyle=stroke.pattern,
            dash_capstyle="butt",
            solid_capstyle="butt",
        )
        self._add(drawn, layer)

    def polygon(self, corners: Sequence[At], look: Look, layer: Layer) -> None:
        """A surface with an edge."""
        drawn = Polygon(
            list(corners),
            closed=True,
            facecolor=look.fill,
            edgecolor=look.edge.colour,
            linewidth=look.edge.width,
            linestyle=look.edge.pattern,
        )
        self._add(drawn, layer)

    def mark(self, at: At, outline: Path, size: float, look: Look, layer: Layer) -> None:
        """A marker. Its outline is drawn so many times as large as it is."""
        reach = float(np.max(np.abs(outline.vertices)))
        drawn = Line2D(
            [at[0]],
            [at[1]],
            linestyle="none",
            marker=outline,
            markersize=2 * size * reach,
            markerfacecolor=look.fill,
            markeredgecolor=look.edge.colour,
            markeredgewidth=look.edge.width,
        )
        self._add(drawn, layer)

    def write(self, lines: Lines, tie: Tie, ink: Ink, layer: Layer) -> Area:
        """Lines of words; gives the room that they take."""
        area = self._room(lines, tie, ink)
        if ink.behind[3]:
            self.polygon(area.corners, Look(fill=ink.behind), layer.part("ground"))
        side = tie.align if tie.align and len(lines) > 1 else tie.sideways
        left = area.left + area.width * _BEFORE[side]
        for number, line in enumerate(lines):
            at = left, area.top + (number * LEADING + 1) * ink.size
            self._write_line(line, at, side, ink, layer.part(str(number)))
        return area

    def _room(self, lines: Lines, tie: Tie, ink: Ink) -> Area:
        width, height = broad(lines, ink.size), high(lines, ink.size)
        left = tie.at[0] - width * _BEFORE[tie.sideways]
        top = tie.at[1] - height * _BEFORE[tie.upright]
        return Area(
            left=max(0, min(left, self.width - width)),
            top=max(0, min(top, self.height - height)),
            width=width,
            height=height,
        )

    def _write_line(self, line: Line, at: At, side: Sideways, ink: Ink, layer: Layer) -> None:
        """Tied by its own edge, so that a line stays in place where a reader has another font."""
        left, baseline = at
        if len(line) > 1:
            side, left = "left", left - length(line, ink.size) * _BEFORE[side]
        for number, run in enumerate(line):
            text = Text(left, baseline, run.text, color=ink.colour, horizontalalignment=side)
            text.set_fontproperties(font(ink.size, bold=run.bold))
            self._add(text, layer.part(str(number)))
            left += length((run,), ink.size)

    def _add(self, artist: Artist, layer: Layer) -> None:
        artist.set_gid(layer.named)
        artist.set_zorder(layer.order)
        artist.set_transform(self._pixels)
        if layer.within is not None:
            area = layer.within
            inside = Bbox.from_extents(area.left, area.top, area.right, area.bottom)
            artist.set_clip_box(TransformedBbox(inside, self._pixels))
        self.figure.add_artist(artist)
