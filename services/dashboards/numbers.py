"""All numbers of a page in one table: what stands below its charts, outcome by outcome."""

from __future__ import annotations

from collections.abc import Iterable

from services.dashboards.points import points_of
from services.dashboards.table import Cell, Column, Table, table_of
from services.dashboards.trajectory import OutcomeTrajectory
from services.dashboards.wording import decimals_of

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
    Column(heading="Expected", kind="number"),
    Column(heading="What was written", kind="words"),
    Column(heading="Why there is no figure", kind="words"),
    Column(heading="Before correction", kind="words"),
    Column(heading="Comment", kind="words"),
)
"""Units differ from row to row, so they stand in a column of their own and every column is always there."""


def numbers_of(outcomes: Iterable[OutcomeTrajectory]) -> Table:
    """The readings of all charts below each other, with the outcome and indicator of each row."""
    rows: list[tuple[Cell, ...]] = []
    for outcome in outcomes:
        for trajectory in outcome.trajectories:
            indicator = trajectory.indicator
            named = (outcome.statement, indicator.title, indicator.unit)
            table = table_of(trajectory, points_of(trajectory, decimals_of(trajectory)))
            rows += [(*named, *row) for row in table.rows]
    return Table(columns=COLUMNS, rows=tuple(rows))
