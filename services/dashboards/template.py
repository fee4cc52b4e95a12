"""How every chart looks: the values of the afcharts template, resolved once, with our colours and sizes.

Figures are plain dictionaries: a `plotly.graph_objects.Figure` costs a callback about a dozen times as much.
"""

from __future__ import annotations

from copy import copy
from importlib import import_module
from typing import Any

Plot = dict[str, Any]

INK = "#0b0c0c"
READING = "#12436D"
EXPECTED = "#3D3D3D"
EARLIER = "#801650"
INTERVAL = "#6BACE6"
MARK = "#505a5f"
PAPER = "#ffffff"
PALE_PAPER = "rgba(255,255,255,0.6)"
"""What lies behind words that stand among marks: they can be read, and hide no mark."""
FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif'
TEXT_SIZE = 14
GRID = "#d6d6d6"

CONFIG: Plot = {
    "displaylogo": False,
    # Plotly offers to send a chart's data to a cloud service unless it is told not to.
    "showSendToCloud": False,
    "displayModeBar": False,
    "responsive": True,
}
"""How every chart behaves. No mode bar: nothing in it is needed, and nobody reaches it by keyboard."""

STILL: Plot = {**CONFIG, "staticPlot": True}
"""A small chart is a picture: it answers to no pointer, so that a page of many stays quick."""


def _resolved() -> Plot:
    import_module("afcharts.pio_template")  # registers its template with plotly
    layout: Plot = import_module("plotly.io").templates["afcharts"].layout.to_plotly_json()
    axis = {"tickfont": {"size": TEXT_SIZE}, "zeroline": False, "fixedrange": True, "automargin": True}
    return {
        "autosize": True,
        "colorway": layout["colorway"],
        "font": {"family": FONT, "size": TEXT_SIZE, "color": INK},
        "hoverlabel": {**layout["hoverlabel"], "font": {"size": TEXT_SIZE}},
        "hovermode": "closest",
        "paper_bgcolor": PAPER,
        "plot_bgcolor": PAPER,
        "showlegend": False,
        "title": {"text": None},
        # The browser hides a label of the axis that would reach beyond the right edge: it has room for half.
        "margin": {"l": 8, "r": 28, "t": 28, "b": 8, "pad": 4},
        "xaxis": {**layout["xaxis"], **axis, "showgrid": False, "tickangle": 0},
        "yaxis": {**layout["yaxis"], **axis, "gridcolor": GRID},
    }


_LAYOUT = _resolved()


def layout(**more: Any) -> Plot:
    """A layout of our own look with more settings; axes are added to, not replaced.

    What lies deeper than an axis's own settings is shared by all layouts: it may be replaced, never changed.
    """
    made: Plot = {key: copy(value) for key, value in _LAYOUT.items()}
    for key, value in more.items():
        made[key] = {**made[key], **value} if isinstance(made.get(key), dict) else value
    return made
