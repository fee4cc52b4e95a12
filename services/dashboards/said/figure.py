"""What a figure was said to be, drawn over the days on which it was recorded."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from domain.framework.definitions import Indicator
from services.dashboards import traces
from services.dashboards.axes import Span, whole_of, with_room
from services.dashboards.frame import LARGE_HEIGHT, figure_axes, label, time_axis
from services.dashboards.said.versions import Version
from services.dashboards.template import PAPER, READING, Plot, layout

LEAST = timedelta(days=28)
"""Days that are drawn at least: what was said but once would else be drawn over no time at all."""


def plot(versions: Sequence[Version], indicator: Indicator, until: date, address: str) -> Plot:
    """The steps from what was said first to what is said now.

    Args:
        versions: oldest first, at least one.
        indicator: as the figure was measured.
        until: the day that the page is about; what was said last counts to it.
        address: that explains the figure.
    """
    points = [version.point for version in versions]
    numbers = [point.number for point in points if point.number is not None]
    figure = layout(
        xaxis=time_axis(points, _span(versions, until)),
        **figure_axes(indicator, points, with_room(numbers, whole_of(indicator))),
        shapes=[],
        annotations=_label(versions, until),
        height=LARGE_HEIGHT,
    )
    data = [*_steps(versions, until), *_marks(versions, address), *traces.gap_trace(points)]
    return {"data": data, "layout": figure}


def _span(versions: Sequence[Version], until: date) -> Span:
    first, last = versions[0].on, max(until, versions[0].on + LEAST)
    room = max((last - first) // 25, timedelta(days=2))
    return Span(first=first - room, last=last + room)


def _steps(versions: Sequence[Version], until: date) -> list[Plot]:
    """Level while one thing is said, upright where it changes; a gap while there was no figure."""
    ends = [after.on for _, after in pairwise(versions)] + [max(until, versions[-1].on)]
    days: list[str] = []
    numbers: list[float | None] = []
    for version, end in zip(versions, ends, strict=True):
        number = traces.number(version.point.number)
        days += [version.on.isoformat(), end.isoformat()]
        numbers += [number, number]
    return [
        {
            "type": "scatter",
            "name": "Said to be",
            "mode": "lines",
            "x": days,
            "y": numbers,
            "connectgaps": False,
            "hoverinfo": "skip",
            "line": {"color": READING, "width": 2.5},
        }
    ]


def _marks(versions: Sequence[Version], address: str) -> list[Plot]:
    last = versions[-1]
    return [
        {
            "type": "scatter",
            "name": "Version",
            "mode": "markers",
            "x": [version.on.isoformat() for version in versions],
            "y": [traces.number(version.point.number) for version in versions],
            "text": [_hover(version) for version in versions],
            "hovertemplate": "%{text}<extra></extra>",
            "customdata": [address for _ in versions],
            "marker": {
                "size": traces.DOT,
                "symbol": "circle",
                "color": [READING if version is last else PAPER for version in versions],
                "line": {"color": READING, "width": traces.RING_LINE},
            },
        }
    ]


def _hover(version: Version) -> str:
    return traces.lines(version.point.period.label, version.said, version.point.counted)


def _label(versions: Sequence[Version], until: date) -> list[Plot]:
    """Words at the end of what is said now, on the side that the step to it does not come from."""
    last = versions[-1]
    if last.point.number is None:
        return []
    before = [version.point.number for version in versions[:-1] if version.point.number is not None]
    fell = bool(before) and before[-1] > last.point.number
    return [label(max(until, last.on), last.point.number, f"now {last.said}", above=not fell)]
