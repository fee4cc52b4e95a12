"""What every chart over time stands in: its axes, the marks of its days, and words beside its lines."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from html import escape
from textwrap import wrap
from typing import Any, Protocol

from domain.framework.definitions import Indicator
from domain.shared.values import Period
from services.dashboards import traces
from services.dashboards.axes import Axes, Range, Span
from services.dashboards.drawn import Drawn
from services.dashboards.marks import Mark
from services.dashboards.points import Point
from services.dashboards.template import MARK, PALE_PAPER, Plot, layout
from services.dashboards.wording import is_percentage

_MONTH = re.compile("|".join(month_name[1:]))
LARGE_HEIGHT = 400
LANE_TOP = 0.1
"""The lane for periods without a figure takes this part of the height, the chart begins a little above it."""
CHART_BOTTOM = 0.16
TICKS = 3
"""As many labels as stand beside each other on a narrow screen."""
LONGEST_LINE = 10
"""Letters in a line of a label, so that so many of them stand beside each other."""


class OfPeriod(Protocol):
    """Whatever is told of a period."""

    @property
    def period(self) -> Period:
        """What it is told of."""
        ...


def over_time(
    drawn: Drawn, axes: Axes, told: Sequence[OfPeriod], labels: Sequence[Plot], **more: Any
) -> Plot:
    """The layout of a chart of one indicator over time: its axes, its band, the marks of its days, its words.

    Args:
        drawn: the indicator.
        axes: what is in sight; marks of other days are not.
        told: of which periods some are named below the axis.
        labels: words beside the lines.
        more: of the layout.
    """
    indicator = drawn.trajectory.indicator
    marks = [mark for mark in drawn.marks if axes.span.first <= mark.on <= axes.span.last]
    return layout(
        xaxis=time_axis(told, axes.span),
        **figure_axes(indicator, drawn.points, axes.range),
        shapes=[*_band_shape(indicator), *(mark_line(mark) for mark in marks)],
        annotations=[*(mark_letter(mark) for mark in marks), *labels],
        **more,
    )


def time_axis(points: Sequence[OfPeriod], span: Span) -> Plot:
    """Time from left to right, with the periods of a few points named."""
    shown = _apart(points, span)
    return {
        "type": "date",
        "range": [span.first.isoformat(), span.last.isoformat()],
        "tickmode": "array",
        "tickvals": [point.period.ends_on.isoformat() for point in shown],
        "ticktext": [_tick(point.period.label) for point in shown],
        # Below the lane where there is one, and not between it and the chart.
        "anchor": "free",
        "position": 0,
    }


@lru_cache
def _tick(label: str) -> str:
    """A period's label in short lines: "Apr to Jun" over "2025"; "Year 2:" over what it spans."""
    short = _MONTH.sub(lambda month: month[0][:3], label).replace(": ", ":\n")
    lines = [line for part in short.splitlines() for line in wrap(part, LONGEST_LINE)]
    return "<br>".join(escape(line) for line in lines)


def _apart(points: Sequence[OfPeriod], span: Span) -> list[OfPeriod]:
    """At most so many of the points, far enough apart for labels: the last, the first, then others."""
    least = (span.last - span.first) / (TICKS + 0.2)
    steps = max(1, len(points) // TICKS)
    chosen: list[OfPeriod] = []
    for point in [*points[-1:], *points[:1], *points[steps:-1:steps]]:
        days = [abs(point.period.ends_on - each.period.ends_on) for each in chosen]
        if all(distance >= least for distance in days):
            chosen.append(point)
    return sorted(chosen[:TICKS], key=lambda point: point.period.ends_on)


def figure_axes(indicator: Indicator, points: Sequence[Point], drawn: Range) -> Plot:
    """Figures from bottom to top, above a lane for the periods without one where there are any."""
    has_lane = any(point.gap for point in points)
    upright: Plot = {
        "range": [float(drawn.lowest), float(drawn.highest)],
        "domain": [CHART_BOTTOM if has_lane else 0, 1],
        "nticks": 5,
        "ticksuffix": "%" if is_percentage(indicator) else "",
        "tickprefix": "£" if indicator.measure == "currency" else "",
        "separatethousands": True,
    }
    if not has_lane:
        return {"yaxis": upright}
    lane = {"domain": [0, LANE_TOP], "range": [-1, 1], "visible": False, "fixedrange": True}
    return {"yaxis": upright, "yaxis2": lane}


def _band_shape(indicator: Indicator) -> list[Plot]:
    """The band that a *maintain* indicator is to stay inside: with edges, since a tint is faint."""
    if indicator.band is None:
        return []
    return [
        {
            "type": "rect",
            "xref": "paper",
            "x0": 0,
            "x1": 1,
            "y0": float(indicator.band.lower),
            "y1": float(indicator.band.upper),
            "fillcolor": "rgba(61,61,61,0.08)",
            "line": {"color": MARK, "width": 1, "dash": "dot"},
            "layer": "below",
        }
    ]


def mark_line(mark: Mark) -> Plot:
    """The upright line of a day: solid where it breaks the series."""
    return {
        "type": "line",
        "x0": mark.on.isoformat(),
        "x1": mark.on.isoformat(),
        "yref": "paper",
        "y0": 0,
        "y1": 1,
        "line": {"color": MARK, "width": 1.5, "dash": "solid" if mark.breaks_line else "dot"},
    }


def mark_letter(mark: Mark) -> Plot:
    """The letter above the line of a day."""
    return {
        "text": f"<b>{mark.letter}</b>",
        "x": mark.on.isoformat(),
        "yref": "paper",
        "y": 1,
        "yanchor": "bottom",
        "showarrow": False,
    }


def label(on: date, at: Decimal, text: str, *, above: bool) -> Plot:
    """Words that end at a day, above or below a figure."""
    return {
        "text": escape(text),
        "x": on.isoformat(),
        "y": traces.number(at),
        "xanchor": "right",
        "yanchor": "bottom" if above else "top",
        "yshift": 8 if above else -8,
        "bgcolor": PALE_PAPER,
        "showarrow": False,
    }
