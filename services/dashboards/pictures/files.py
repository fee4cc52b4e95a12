"""Pictures as the bytes of files."""

from __future__ import annotations

import io
import re
from threading import Lock
from typing import Any, Literal
from xml.sax.saxutils import escape

from services.dashboards.chart import Chart
from services.dashboards.pictures.paper import POINTS, Paper
from services.dashboards.pictures.sheet import sheet
from services.dashboards.pictures.vocabulary import Plotted

DENSITY = 2
"""Dots of a PNG for each pixel of its sheet."""
_NAMELESS = {"Creator": None, "Date": None, "Format": None, "Type": None}
_SIZE = re.compile(r'(width|height)="([\d.]+)pt"')
_UNWRITABLE = re.compile(r"[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML can hold."""
# Fonts are shared between figures, and matplotlib promises nothing to threads that draw at the same time.
_ONE_AT_A_TIME = Lock()


def drawn_as(form: Literal["svg", "png"], chart: Chart, figure: Plotted) -> bytes:
    """The chart as a file of a form.

    Raises:
        CannotDraw: where something in the figure does not fit together.
    """
    with _ONE_AT_A_TIME:
        paper = sheet(chart, figure)
        return _svg(paper, chart) if form == "svg" else _png(paper, chart)


def _png(paper: Paper, chart: Chart) -> bytes:
    told = {"Software": None, "Title": title_of(chart), "Description": description_of(chart)}
    return _saved(paper, format="png", dpi=POINTS * DENSITY, metadata=told)


def _svg(paper: Paper, chart: Chart) -> bytes:
    """The drawing named and described for those who do not see it, with letters that stay letters."""
    drawing = _saved(paper, format="svg", metadata=_NAMELESS).decode()
    begin = drawing.index("<svg")
    end = drawing.index(">", begin)
    start = _SIZE.sub(r'\1="\2"', drawing[begin:end])
    named = f"<title>{_xml(title_of(chart))}</title><desc>{_xml(description_of(chart))}</desc>"
    return (
        f'<?xml version="1.0" encoding="utf-8"?>\n{start} role="img">\n{named}{drawing[end + 1 :]}'.encode()
    )


def _saved(paper: Paper, **how: Any) -> bytes:
    written = io.BytesIO()
    paper.figure.savefig(written, **how)  # pyright: ignore[reportUnknownMemberType] - untyped there
    return written.getvalue()


def title_of(chart: Chart) -> str:
    """What a picture is called."""
    return f"{chart.subject}. {chart.finding}"


def description_of(chart: Chart) -> str:
    """What a picture shows, in words."""
    return " ".join([chart.summary, *(f"{note}." for note in chart.notes)])


def _xml(text: str) -> str:
    return escape(_UNWRITABLE.sub("", text))
