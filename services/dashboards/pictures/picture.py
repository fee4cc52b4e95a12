"""A chart as a picture file, with its words inside it, so that it can travel alone."""

from __future__ import annotations

from typing import Literal

from services.dashboards.chart import Chart
from services.dashboards.pictures.refusals import NothingToDraw
from services.dashboards.pictures.vocabulary import plotted

Form = Literal["svg", "png"]


def picture(chart: Chart, form: Form) -> bytes:
    """The chart as a file: 960 pixels wide as SVG, twice as many as PNG. Equal charts give equal bytes.

    Raises:
        NothingToDraw: where the chart has no figure.
        CannotDraw: where its figure holds what no picture can show yet.
    """
    if chart.figure is None:
        raise NothingToDraw(chart.subject)
    figure = plotted(chart.figure)
    # What it loads takes a second: whoever never asks for a picture need not wait for it.
    from services.dashboards.pictures.files import drawn_as  # noqa: PLC0415

    return drawn_as(form, chart, figure)
