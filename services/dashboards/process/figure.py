"""The figure of a process chart: readings marked by what they are, about the lines of their phase."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from domain.measures.process_rules import PointClass
from services.dashboards.axes import close_span, whole_of, with_room
from services.dashboards.frame import (
    LARGE_HEIGHT,
    band_shape,
    figure_axes,
    label,
    mark_letter,
    mark_line,
    time_axis,
)
from services.dashboards.points import Point
from services.dashboards.process.charted import Process, ShownLimits, ShownPhase, ShownPoint
from services.dashboards.process.vocabulary import CLASSES, RULES
from services.dashboards.process.words import latest_figure
from services.dashboards.template import MARK, Plot, layout
from services.dashboards.traces import gap_trace, lines, number, runs_of
from services.dashboards.wording import in_unit

SYMBOLS: dict[PointClass | None, tuple[str, str]] = {
    "improvement": ("triangle-up", "#2073BC"),
    "concern": ("diamond", "#e46c0a"),
    "high": ("square", "#490092"),
    "low": ("square", "#490092"),
    "common_cause": ("circle", "#595959"),
    None: ("circle-open", "#595959"),
}
"""Shape and colour of a reading, as the NHS draws them."""
SIZE = 11
DASHES = {
    "Mean": (("mean",), "solid"),
    "Limit": (("lower", "upper"), "dash"),
    "Near limit": (("near_lower", "near_upper"), "dot"),
}
"""The lines of a phase and how they are drawn."""
BELOW_WORDS = 3
"""So many readings lie where the words of a line stand."""


def figure_of(process: Process) -> Plot | None:
    """The figure; None where no phase has limits, so that there is nothing to judge by."""
    if all(phase.limits is None for phase in process.phases):
        return None
    points = process.drawn.points
    span = close_span(point.period.ends_on for point in points)
    marks = [mark for mark in process.drawn.marks if span.first <= mark.on <= span.last]
    made = layout(
        xaxis=time_axis(points, span),
        **figure_axes(process.indicator, points, with_room(_numbers(process), whole_of(process.indicator))),
        shapes=[*band_shape(process.indicator), *(mark_line(mark) for mark in marks)],
        annotations=[*(mark_letter(mark) for mark in marks), *_labels(process)],
        height=LARGE_HEIGHT,
    )
    return {"data": _data(process), "layout": made}


def _numbers(process: Process) -> list[Decimal]:
    shown = [each.point.number for phase in process.phases for each in phase.points]
    limits = [phase.limits for phase in process.phases if phase.limits is not None]
    band = process.indicator.band
    return [
        *(() if band is None else (band.lower, band.upper)),
        *(each for each in shown if each is not None),
        *(getattr(each, line) for each in limits for names, _ in DASHES.values() for line in names),
    ]


def _data(process: Process) -> list[Plot]:
    return [
        *(line for phase in process.phases for line in _lines(phase)),
        *(run for phase in process.phases for run in _readings(process, phase)),
        *gap_trace(process.drawn.points),
    ]


def _lines(phase: ShownPhase) -> list[Plot]:
    if phase.limits is None:
        return []
    return [
        _line(phase, name, getattr(phase.limits, line), dash)
        for name, (drawn, dash) in DASHES.items()
        for line in drawn
    ]


def _line(phase: ShownPhase, name: str, at: Decimal, dash: str) -> Plot:
    """A level from the first to the last period of the phase, with a corner at each of its readings."""
    days = [shown.point.period.ends_on.isoformat() for shown in phase.points]
    return {
        "type": "scatter",
        "name": name,
        "mode": "lines",
        "x": days,
        "y": [number(at) for _ in days],
        "line": {"color": MARK, "width": 1.5, "dash": dash},
        "hovertemplate": f"{name}: %{{y}}<extra></extra>",
    }


def _readings(process: Process, phase: ShownPhase) -> list[Plot]:
    """Joined within the phase alone, and never across a gap."""
    shown = {each.point.period.ends_on: each for each in phase.points}
    first, last = min(shown), max(shown)
    within = [point for point in process.drawn.points if first <= point.period.ends_on <= last]
    return [_run(run, [shown.get(point.period.ends_on) for point in run]) for run in runs_of(within)]


def _run(points: Sequence[Point], shown: Sequence[ShownPoint | None]) -> Plot:
    marks = [SYMBOLS[each.point_class if each else None] for each in shown]
    return {
        "type": "scatter",
        "name": "Reading",
        "mode": "lines+markers",
        "x": [point.period.ends_on.isoformat() for point in points],
        "y": [number(point.number) for point in points],
        "text": [_hover(each) if each else "" for each in shown],
        "hovertemplate": "%{text}<extra></extra>",
        "connectgaps": False,
        "line": {"color": SYMBOLS["common_cause"][1], "width": 1},
        "marker": {
            "size": SIZE,
            "symbol": [symbol for symbol, _ in marks],
            "color": [colour for _, colour in marks],
            "opacity": 1,
        },
    }


def _hover(shown: ShownPoint) -> str:
    why = [RULES[signal.rule, signal.side] for signal in shown.signals]
    return lines(shown.point.period.label, f"{shown.point.number:,}", CLASSES[shown.point_class], *why)


def _labels(process: Process) -> list[Plot]:
    """Words on the lines of the present phase, and at its latest reading where that stands out."""
    phase = process.current
    if phase is None or phase.limits is None:
        return []
    return [*_line_labels(process, phase, phase.limits), *_latest_label(process, phase)]


def _line_labels(process: Process, phase: ShownPhase, limits: ShownLimits) -> list[Plot]:
    on = phase.latest.point.period.ends_on
    trial = "trial " if phase.trial else ""
    told = [(limits.mean, "mean")]
    if not limits.flat:
        told += [(limits.upper, f"{trial}upper limit"), (limits.lower, f"{trial}lower limit")]
    return [
        label(
            on,
            at,
            f"{name} {in_unit(at, process.indicator, process.decimals)}",
            above=_is_free_above(phase, at),
        )
        for at, name in told
    ]


def _is_free_above(phase: ShownPhase, line: Decimal) -> bool:
    """Whether the words of a line go above it: where fewer of the last readings lie that they would hide."""
    last = [shown.point.number for shown in phase.points[-BELOW_WORDS:] if shown.point.number is not None]
    return sum(each > line for each in last) <= sum(each < line for each in last)


def _latest_label(process: Process, phase: ShownPhase) -> list[Plot]:
    latest = phase.latest
    if not latest.signals or latest.point.number is None:
        return []
    text = f"{latest_figure(process, phase)}: {CLASSES[latest.point_class]}"
    return [
        label(latest.point.period.ends_on, latest.point.number, text, above=latest.signals[0].side == "high")
    ]
