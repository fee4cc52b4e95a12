"""All numbers of a page in one table: what stands below its charts, outcome by outcome."""

from __future__ import annotations

from collections.abc import Iterable

from services.dashboards.drawn import draw
from services.dashboards.table import Cell, Column, Table
from services.dashboards.trajectory import OutcomeTrajectory

COLUMNS = (
    Column(heading="Outcome", kind="words"),
    Column(heading="Indicator", kind="words"),
    Column(heading="Unit"),
    Column(heading="Period"),
    Column(heading="Ends on"),
    Column(heading="Reading", kind="number"),
    Column(heading="As given", kind="number"),
    Column(heading="People counted"),
    Column(heading="Likely at least", kind="number"),
    Column(heading="Likely at most", kind="number"),
    Column(heading="Started at", kind="number"),
    Column(heading="Expected", kind="number"),
    Column(heading="What was written", kind="words"),
    Column(heading="Why there is no figure", kind="words"),
    Column(heading="Before correction", kind="words"),
    Column(heading="Comment", kind="words"),
)
"""Units differ from row to row, so they stand in a column of their own and every column is always there."""


def numbers_of(outcomes: Iterable[OutcomeTrajectory]) -> Table:
    """What the charts show, below each other: readings, starts and expectations, by outcome and indicator."""
    rows: list[tuple[Cell, ...]] = []
    for outcome in outcomes:
        for trajectory in outcome.trajectories:
            indicator = trajectory.indicator
            named = (outcome.statement, indicator.title, indicator.unit)
            rows += [(*named, *row) for row in draw(trajectory).whole_table.rows]
    return Table(columns=COLUMNS, rows=tuple(rows))
