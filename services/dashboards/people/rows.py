"""Charts in rows: one for each period, its words above its marks, so that narrow screens lose nothing."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

from services.dashboards.people.measured import Measured
from services.dashboards.template import Plot, layout

AROUND = 70
"""Pixels above the first row and below the last one, for its words and for the axis."""
TEXT_SIZE = 12
THICKNESS = 0.32
"""Of a row's marks, as a part of the row."""


def row_of(measured: Measured) -> str:
    """The name of a period's row on the axis."""
    return measured.period.ends_on.isoformat()


def rows(measured: Sequence[Measured], words: Sequence[Sequence[str]], height: int, **more: Any) -> Plot:
    """The layout of such a chart.

    Args:
        measured: one row for each, from the top.
        words: the lines of words above the marks of each row.
        height: of a row, in pixels.
        more: of the layout.
    """
    annotations = [
        _words(row_of(each), lines, height * THICKNESS / 2)
        for each, lines in zip(measured, words, strict=True)
    ]
    upright: Plot = {"type": "category", "autorange": "reversed", "showticklabels": False, "showgrid": False}
    made = layout(height=len(measured) * height + AROUND, yaxis=upright, annotations=annotations, **more)
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
        "font": {"size": TEXT_SIZE},
    }
