"""Charts in rows, each with its words above its marks, so that narrow screens lose nothing."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

from services.dashboards.template import PAPER, Plot, layout

AROUND = 70
"""Pixels above the first row and below the last one, for its words and for the axis."""
TEXT_SIZE = 12
THICKNESS = 0.32
"""Of a row's marks, as a part of the row."""


def rows(names: Sequence[str], words: Sequence[Sequence[str]], height: int, **more: Any) -> Plot:
    """The layout of such a chart.

    Args:
        names: of the rows, from the top, as their marks name them on the upright axis.
        words: the lines of words above the marks of each row.
        height: of a row, in pixels.
        more: of the layout.
    """
    annotations = [
        _words(name, lines, height * THICKNESS / 2) for name, lines in zip(names, words, strict=True)
    ]
    upright: Plot = {"type": "category", "autorange": "reversed", "showticklabels": False, "showgrid": False}
    made = layout(height=len(names) * height + AROUND, yaxis=upright, annotations=annotations, **more)
    made["margin"] = {**made["margin"], "t": AROUND // 2}
    return made


def _words(row: str, lines: Sequence[str], above: float) -> Plot:
    return {
        "text": "<br>".join(escape(line) for line in lines),
        "xref": "paper",
        "x": 0,
        "xanchor": "left",
        "y": row,
        "yanchor": "bottom",
        "yshift": above + 2,
        "align": "left",
        "showarrow": False,
        "bgcolor": PAPER,
        "font": {"size": TEXT_SIZE},
    }
