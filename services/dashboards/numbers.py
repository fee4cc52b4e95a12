"""All numbers of a page in one table: what stands below its charts, outcome by outcome."""

from __future__ import annotations

from collections.abc import Iterable

from services.dashboards.drawn import Drawn
from services.dashboards.table import Cell, Column, Table, table_of
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
    Column(heading="Expected", kind="number"),
    Column(heading="What was written", kind="words"),
    Column(heading="Why there is no figure", kind="words"),
    Column(heading="Before correction", kind="words"),
    Column(heading="Comment", kind="words"),
)
"""Units differ from row to row, so they stand in a column of their own and every column is always there."""


def numbers_of(outcomes: Iterable[OutcomeTrajectory], drawn: Iterable[Drawn]) -> Table:
    """The tables of all charts below each other, with the outcome and indicator of each row.

    Args:
        outcomes: in the order in which they were agreed.
        drawn: their indicators as the page shows them, in any order.
    """
    points = {id(each.trajectory): each.points for each in drawn}  # the very same, so as not to draw twice
    rows: list[tuple[Cell, ...]] = []
    for outcome in outcomes:
        for trajectory in outcome.trajectories:
            indicator = trajectory.indicator
            named = (outcome.statement, indicator.title, indicator.unit)
            table = table_of(trajectory, points[id(trajectory)])
            rows += [(*named, *row) for row in table.rows]
    return Table(columns=COLUMNS, rows=tuple(rows))
