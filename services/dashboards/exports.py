"""The tables of charts as CSV files."""

from __future__ import annotations

from collections.abc import Sequence

from services.dashboards.drawn import Drawn, draw
from services.dashboards.table import Cell, table_of
from services.dashboards.trajectory import ContractTrajectory
from services.presentation.tabular import as_csv


def indicator_export(drawn: Drawn) -> bytes:
    """The table of one chart, as it stands below it."""
    table = drawn.table
    return as_csv([column.heading for column in table.columns], table.rows)


def contract_export(contract: ContractTrajectory) -> bytes:
    """The tables of all charts of a contract below each other, with the outcome and indicator of each row.

    Units differ from row to row, so they stand in a column of their own and every column is always there.
    """
    rows: list[Sequence[Cell]] = []
    for outcome in contract.outcomes:
        for trajectory in outcome.trajectories:
            named = (outcome.statement, trajectory.indicator.title, trajectory.indicator.unit)
            table = table_of(trajectory, draw(trajectory).points, whole=True)
            rows += [(*named, *row) for row in table.rows]
    return as_csv(CONTRACT_COLUMNS, rows)


CONTRACT_COLUMNS = (
    "Outcome",
    "Indicator",
    "Unit",
    "Period",
    "Ends on",
    "Reading",
    "As given",
    "People counted",
    "Likely at least",
    "Likely at most",
    "Expected",
    "What was written",
    "Why there is no figure",
    "Before correction",
    "Comment",
)
