"""The numbers of a chart as a table: one for the page and for the CSV, so that the two cannot differ."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Literal

from domain.shared.values import Value
from services.dashboards.points import Point
from services.dashboards.trajectory import Trajectory
from services.dashboards.wording import unit_of, with_unit

ALWAYS = 3
"""So many columns are always there: the period, its last day and what was read."""

Cell = Decimal | date | str | None
Kind = Literal["number", "line", "words"]
"""How a column is set: as numbers are, in one line, or as words that wrap."""


class Column(Value, frozen=True, kw_only=True):
    """One column: what it holds, and how that is set."""

    heading: str
    kind: Kind = "line"


class Table(Value, frozen=True, kw_only=True):
    """Rows of cells under columns; the first column names its row. None is an empty cell, never a zero."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def column(self, heading: str) -> tuple[Cell, ...]:
        """The cells of one column; empty where there is no such column."""
        headings = [column.heading for column in self.columns]
        if heading not in headings:
            return ()
        return tuple(row[headings.index(heading)] for row in self.rows)


class Headings(Value, frozen=True, kw_only=True):
    """How the columns of numbers are called for one unit."""

    reading: str
    started: str
    expected: str
    lowest: str
    highest: str


def headings_of(trajectory: Trajectory) -> Headings:
    """The headings of the columns of numbers, each with its unit."""
    unit = unit_of(trajectory.indicator)
    return Headings(
        reading=with_unit("Reading", unit),
        started=with_unit("Started at", unit),
        expected=with_unit("Expected", unit),
        lowest=with_unit("Likely at least", unit),
        highest=with_unit("Likely at most", unit),
    )


def table_of(trajectory: Trajectory, points: Sequence[Point]) -> Table:
    """One row for each period, and every column, also those without any value."""
    named = headings_of(trajectory)
    columns = (
        Column(heading="Period"),
        Column(heading="Ends on"),
        Column(heading=named.reading, kind="number"),
        Column(heading="As given", kind="number"),
        Column(heading="People counted"),
        Column(heading=named.lowest, kind="number"),
        Column(heading=named.highest, kind="number"),
        Column(heading=named.expected, kind="number"),
        Column(heading="What was written", kind="words"),
        Column(heading="Why there is no figure", kind="words"),
        Column(heading="Before correction", kind="words"),
        Column(heading="Comment", kind="words"),
    )
    return Table(columns=columns, rows=tuple(_row(point) for point in points))


def _row(point: Point) -> tuple[Cell, ...]:
    return (
        point.period.label,
        point.period.ends_on,
        point.number,
        point.as_given,
        point.counted,
        point.interval.lower if point.interval else None,
        point.interval.upper if point.interval else None,
        point.expected,
        point.words,
        point.gap,
        "; ".join(earlier.note for earlier in point.earlier),
        point.comment,
    )


def without_empty(table: Table) -> Table:
    """The table without the columns that have no value in any row, save the first three."""
    if not table.rows:
        return Table(columns=table.columns[:ALWAYS], rows=())
    down = zip(table.columns, zip(*table.rows, strict=True), strict=True)
    kept = [(column, cells) for place, (column, cells) in enumerate(down) if place < ALWAYS or _hold(cells)]
    return Table(
        columns=tuple(column for column, _ in kept),
        rows=tuple(zip(*(cells for _, cells in kept), strict=True)),
    )


def _hold(cells: Sequence[Cell]) -> bool:
    """Whether there is anything in any of them."""
    return cells.count(None) + cells.count("") < len(cells)
