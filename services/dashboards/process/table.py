"""The numbers of a process chart as a table: every reading that is drawn, beside the limits of its phase."""

from __future__ import annotations

from services.dashboards.process.shown import Process, ShownPhase, ShownPoint
from services.dashboards.process.vocabulary import CLASSES, RULES
from services.dashboards.table import Cell, Column, Table, headings_of, without_empty
from services.dashboards.wording import unit_of, with_unit

LINE_NAMES = {
    "mean": "Mean",
    "lower": "Lower limit",
    "upper": "Upper limit",
    "near_lower": "Near lower limit",
    "near_upper": "Near upper limit",
}
"""The lines of a phase and what they are called."""


def table_of(process: Process) -> Table:
    """One row for each reading that is drawn; what is left out is told in the notes."""
    unit = unit_of(process.indicator)
    columns = (
        Column(heading="Period"),
        Column(heading="Ends on"),
        Column(heading=headings_of(process.drawn.trajectory).reading, kind="number"),
        Column(heading="People counted"),
        *(Column(heading=with_unit(name, unit), kind="number") for name in LINE_NAMES.values()),
        Column(heading="What it is", kind="words"),
        Column(heading="Why it stands out", kind="words"),
    )
    rows = tuple(_row(phase, shown) for phase in process.phases for shown in phase.points)
    return without_empty(Table(columns=columns, rows=rows))


def _row(phase: ShownPhase, shown: ShownPoint) -> tuple[Cell, ...]:
    point = shown.point
    return (
        point.period.label,
        point.period.ends_on,
        point.number,
        point.counted,
        *(None if phase.limits is None else getattr(phase.limits, line) for line in LINE_NAMES),
        CLASSES[shown.point_class],
        "; ".join(RULES[signal.rule, signal.side] for signal in shown.signals),
    )
