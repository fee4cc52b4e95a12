"""What was agreed of an indicator, day by day: as charts draw it, and as their tables tell it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from domain.measures.expectation import expected_on
from domain.measures.uncertainty import fewer_than_ten
from services.dashboards.points import Point, agreed_in_unit, agreed_in_unit_until
from services.dashboards.table import Cell, Column, Table, headings_of
from services.dashboards.trajectory import Agreed, Trajectory
from services.dashboards.wording import rounded

Told = tuple[date, Decimal]
"""A day with the figure that was agreed for it, rounded as it is shown."""
START, THEN = "Start", "Expected then"
"""What names the rows of days that are no period's last."""


def starts_of(trajectory: Trajectory, decimals: int) -> tuple[Told, ...]:
    """The start of each agreement that has one; a percentage of fewer than ten people is not shown."""
    starts = [agreed.baseline for agreed in agreed_in_unit(trajectory) if agreed.baseline is not None]
    is_share = trajectory.indicator.measure == "proportion"
    return tuple(
        (start.on, rounded(start.value, decimals))
        for start in starts
        if not (is_share and start.people and fewer_than_ten(start.people))
    )


def paths_of(trajectory: Trajectory, points: Sequence[Point], decimals: int) -> tuple[tuple[Told, ...], ...]:
    """Each agreed path, as long as it counted; the last one on to its end."""
    worked_out = {point.period.ends_on: point.expected for point in points}
    days = sorted(worked_out.keys() | {point.on for agreed in trajectory.agreed for point in agreed.path})

    def promised(agreed: Agreed, until: date) -> tuple[Told, ...]:
        """The days for which it promised something, each with what."""
        counting = days[bisect_left(days, agreed.effective_from) : bisect_left(days, until)]
        found = (
            (day, worked_out[day] if day in worked_out else _expected(agreed, day, decimals))
            for day in counting
        )
        return tuple((day, value) for day, value in found if value is not None)

    paths = (promised(agreed, until) for agreed, until in agreed_in_unit_until(trajectory))
    return tuple(path for path in paths if path)


def _expected(agreed: Agreed, day: date, decimals: int) -> Decimal | None:
    exact = expected_on(agreed.path, day)
    return None if exact is None else rounded(exact, decimals)


def with_agreed(
    table: Table,
    trajectory: Trajectory,
    points: Sequence[Point],
    starts: Sequence[Told],
    paths: Sequence[Sequence[Told]],
) -> Table:
    """The table with a row for each day that is no period's and for which something was agreed.

    Args:
        table: one row for each point, with all its columns.
        trajectory: the indicator.
        points: its periods.
        starts: see `starts_of`.
        paths: see `paths_of`.
    """
    ends = {point.period.ends_on for point in points}
    between = [told for path in paths for told in path if told[0] not in ends]
    expected, started = headings_of(trajectory).expected, headings_of(trajectory).started
    place = [column.heading for column in table.columns].index(expected)
    columns = (*table.columns[:place], Column(heading=started, kind="number"), *table.columns[place:])
    rows = [(point.period.ends_on, _read(row, place)) for point, row in zip(points, table.rows, strict=True)]
    rows += [(on, _agreed(columns, START, on, {started: value})) for on, value in starts]
    rows += [(on, _agreed(columns, THEN, on, {expected: value})) for on, value in between]
    in_order = sorted(rows, key=lambda each: each[0])
    return Table(columns=columns, rows=tuple(row for _, row in in_order))


def _read(row: tuple[Cell, ...], place: int) -> tuple[Cell, ...]:
    return (*row[:place], None, *row[place:])


def _agreed(columns: Sequence[Column], name: str, on: date, told: dict[str, Decimal]) -> tuple[Cell, ...]:
    return (name, on, *(told.get(column.heading) for column in columns[2:]))
