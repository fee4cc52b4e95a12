"""Figures as plain dictionaries: one indicator large, with its labels, or small, beside its like."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Sequence
from decimal import Decimal
from html import escape
from typing import Any

from domain.framework.definitions import Indicator
from services.dashboards import traces
from services.dashboards.axes import Axes, Range, Span
from services.dashboards.drawn import Drawn
from services.dashboards.findings import figure_of
from services.dashboards.marks import Mark
from services.dashboards.points import Point
from services.dashboards.story import Story, few_people
from services.dashboards.summaries import expected_figure
from services.dashboards.template import MARK, PAPER, Plot, layout
from services.dashboards.trajectory import Trajectory
from services.dashboards.wording import decimals_of, is_percentage, rounded

_MONTH = re.compile("|".join(month_name[1:]))
LARGE_HEIGHT = 400
SMALL_HEIGHT = 190
SMALL_TEXT = 12
LANE_TOP = 0.1
"""The lane for periods without a figure takes this part of the height, the chart begins a little above it."""
CHART_BOTTOM = 0.16
TICKS = 3
"""As many labels as stand beside each other on a narrow screen."""


def large(drawn: Drawn, axes: Axes) -> Plot:
    """The chart of one indicator, labelled where it is now and where it was expected."""
    figure = _layout(drawn, axes, height=LARGE_HEIGHT)
    figure["annotations"] += _labels(drawn.points, drawn.story)
    return {"data": _data(drawn.trajectory, drawn.points), "layout": figure}


def small(drawn: Drawn, axes: Axes) -> Plot:
    """The same marks without labels, small enough to stand beside others on like axes."""
    figure = _layout(drawn, axes, height=SMALL_HEIGHT, font={"size": SMALL_TEXT})
    for axis in ("xaxis", "yaxis"):
        figure[axis]["tickfont"] = {"size": SMALL_TEXT}
    return {"data": _data(drawn.trajectory, drawn.points), "layout": figure}


def _layout(drawn: Drawn, axes: Axes, **more: Any) -> Plot:
    indicator = drawn.trajectory.indicator
    return layout(
        xaxis=_time_axis(drawn.points, axes.span),
        **_figure_axes(indicator, drawn.points, axes.range),
        shapes=[*_band_shape(indicator), *(_line(mark) for mark in drawn.marks)],
        annotations=[_letter(mark) for mark in drawn.marks],
        **more,
    )


def _data(trajectory: Trajectory, points: Sequence[Point]) -> list[Plot]:
    decimals = decimals_of(trajectory)
    return [
        *traces.interval_traces(points),
        *traces.expected_traces(trajectory, points, decimals),
        *traces.baseline_trace(trajectory, decimals),
        *traces.earlier_trace(points),
        *traces.between_traces(points),
        *traces.reading_traces(points),
        *traces.gap_trace(points),
    ]


def _time_axis(points: Sequence[Point], span: Span) -> Plot:
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


def _tick(label: str) -> str:
    """A period's label in two short lines: "Apr to Jun" over "2025"."""
    short = _MONTH.sub(lambda month: month[0][:3], label)
    return "<br>".join(escape(part) for part in short.rsplit(" ", 1))


def _apart(points: Sequence[Point], span: Span) -> list[Point]:
    """At most so many of the points, far enough apart for labels: the last, the first, then others."""
    least = (span.last - span.first) / (TICKS + 0.2)
    steps = max(1, len(points) // TICKS)
    chosen: list[Point] = []
    for point in [*points[-1:], *points[:1], *points[steps:-1:steps]]:
        days = [abs(point.period.ends_on - each.period.ends_on) for each in chosen]
        if all(distance >= least for distance in days):
            chosen.append(point)
    return sorted(chosen[:TICKS], key=lambda point: point.period.ends_on)


def _figure_axes(indicator: Indicator, points: Sequence[Point], drawn: Range) -> Plot:
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


def _line(mark: Mark) -> Plot:
    return {
        "type": "line",
        "x0": mark.on.isoformat(),
        "x1": mark.on.isoformat(),
        "yref": "paper",
        "y0": 0,
        "y1": 1,
        "line": {"color": MARK, "width": 1.5, "dash": "solid" if mark.breaks_line else "dot"},
    }


def _letter(mark: Mark) -> Plot:
    return {
        "text": f"<b>{mark.letter}</b>",
        "x": mark.on.isoformat(),
        "yref": "paper",
        "y": 1,
        "yanchor": "bottom",
        "showarrow": False,
    }


def _labels(points: Sequence[Point], story: Story) -> list[Plot]:
    """Words at the last reading and at what was expected by then, the higher of the two above its mark."""
    last = points[-1] if points else None
    if last is None or last.number is None or story.now is None:
        return []
    above = last.expected is None or last.number >= last.expected
    words = [*_start_label(points, story)]
    words.append(_label(last, last.number, f"now {figure_of(story, story.now)}", above=above))
    if last.expected is not None:
        words.append(_label(last, last.expected, f"expected {expected_figure(story)}", above=not above))
    return words


def _start_label(points: Sequence[Point], story: Story) -> list[Plot]:
    """Words at the first mark of the story: at the baseline, or at the reading that stands for it."""
    if story.start is None or few_people(story, story.start.standing):
        return []
    at = rounded(story.start.standing.number, story.decimals)
    started = next((point for point in points if point.period.ends_on >= story.start.on), points[0])
    # On the side that the line does not go to.
    falls = story.now is not None and story.now.number < story.start.standing.number
    label = _label(started, at, f"started at {figure_of(story, story.start.standing)}", above=falls)
    return [{**label, "x": story.start.on.isoformat(), "xanchor": "left"}]


def _label(point: Point, at: Decimal, text: str, *, above: bool) -> Plot:
    return {
        "text": escape(text),
        "x": point.period.ends_on.isoformat(),
        "y": traces.number(at),
        "xanchor": "right",
        "yanchor": "bottom" if above else "top",
        "yshift": 8 if above else -8,
        "bgcolor": PAPER,
        "opacity": 0.85,
        "showarrow": False,
    }
