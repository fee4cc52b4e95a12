"""The outlines of markers, as large as Plotly draws them: one unit is the size that a figure says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import sqrt

from matplotlib.path import Path
from matplotlib.transforms import Affine2D

Corners = Sequence[tuple[float, float]]


def _closed(*corners: tuple[float, float]) -> Path:
    return Path([*corners, corners[0]], closed=True)


def _strokes(*strokes: Corners) -> Path:
    codes = [Path.MOVETO, Path.LINETO] * len(strokes)
    return Path([end for stroke in strokes for end in stroke], codes)


def _triangle(up: int) -> Path:
    side, foot, tip = 2 / sqrt(3), 0.5, 1.0
    return _closed((-side, -foot * up), (side, -foot * up), (0, tip * up))


def _plus() -> Path:
    arm, thick = 1.2, 0.4
    quarter = [(thick, thick), (thick, arm), (-thick, arm)]
    turned = [quarter, *(_turned(quarter, times) for times in (1, 2, 3))]
    return _closed(*(corner for part in turned for corner in part))


def _turned(corners: Corners, times: int) -> list[tuple[float, float]]:
    turned = list(corners)
    for _ in range(times):
        turned = [(-y, x) for x, y in turned]
    return turned


_RADIUS = Affine2D().scale(0.5)
"""Outlines are told for a radius of one, sizes are diameters."""
_DIAGONAL, _ARM = 1.3, 1.4
OUTLINES: Mapping[str, Path] = {
    name: outline.transformed(_RADIUS)
    for name, outline in {
        "circle": Path.unit_circle(),
        "square": _closed((-1, -1), (1, -1), (1, 1), (-1, 1)),
        "diamond": _closed((_DIAGONAL, 0), (0, _DIAGONAL), (-_DIAGONAL, 0), (0, -_DIAGONAL)),
        "triangle-up": _triangle(1),
        "triangle-down": _triangle(-1),
        "cross": _plus(),
        "cross-thin": _strokes([(-_ARM, 0), (_ARM, 0)], [(0, -_ARM), (0, _ARM)]),
        "x": _plus().transformed(Affine2D().rotate_deg(45)),
        "x-thin": _strokes([(-1, -1), (1, 1)], [(-1, 1), (1, -1)]),
    }.items()
}
"""By the names of symbols without "-open"."""
