"""All numbers of a page of the gallery: its tables have nothing in common, so they are told cell by cell."""

from __future__ import annotations

from collections.abc import Iterable

from services.dashboards.chart import Chart, cell_text
from services.dashboards.table import Cell, Column, Table

COLUMNS = (
    Column(heading="Chart", kind="words"),
    Column(heading="Row"),
    Column(heading="Column", kind="words"),
    Column(heading="Number or words", kind="words"),
)


def numbers_of(charts: Iterable[Chart]) -> Table:
    """One row for each cell that holds anything, with what names it."""
    rows: list[tuple[Cell, ...]] = [
        (made.subject, cell_text(row[0]), column.heading, cell)
        for made in charts
        for row in made.table.rows
        for column, cell in zip(made.table.columns[1:], row[1:], strict=True)
        if cell not in (None, "")
    ]
    return Table(columns=COLUMNS, rows=tuple(rows))
