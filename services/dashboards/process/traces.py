"""The marks of a process chart: readings by what they are, about the lines of their phase."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from domain.measures.process_rules import PointClass
from services.dashboards.points import Point
from services.dashboards.process.shown import Process, ShownPhase, ShownPoint
from services.dashboards.process.vocabulary import CLASSES, RULES
from services.dashboards.template import MARK, Plot
from services.dashboards.traces import gap_trace, lines, number, runs_of

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


def data(process: Process) -> list[Plot]:
    """The traces, those in front last."""
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
