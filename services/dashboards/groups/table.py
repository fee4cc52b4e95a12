"""The numbers of groups as tables: each group's beside everybody's, and how far its own people came."""

from __future__ import annotations

from collections.abc import Sequence

from services.dashboards.agreed import with_agreed
from services.dashboards.groups.apart import Apart, Group
from services.dashboards.people.measured import Measured, measured_twice
from services.dashboards.people.table import whole_table
from services.dashboards.people.wording import decimals_of_changes
from services.dashboards.points import Point
from services.dashboards.table import Cell, Column, Table, table_of, without_empty
from services.dashboards.wording import unit_of, with_unit

GROUP = Column(heading="Group", kind="words")


def table_of_group(known: Apart, group: Group) -> Table:
    """One row for each period: the group's numbers, and everybody's figure last."""
    drawn = group.drawn
    table = _beside_everybody(known, table_of(drawn.trajectory, drawn.points))
    return without_empty(with_agreed(table, drawn.trajectory, drawn.points, drawn.starts, drawn.paths))


def table_of_groups(known: Apart) -> Table:
    """All groups below each other, each row with its group."""
    tables = [
        (
            group.name,
            _beside_everybody(known, table_of(group.drawn.trajectory, group.drawn.points)),
        )
        for group in known.groups
    ]
    return Table(
        columns=(GROUP, *tables[0][1].columns),
        rows=tuple((name, *row) for name, table in tables for row in table.rows),
    )


def table_of_people(known: Apart) -> Table:
    """How far those of each group came who were measured twice."""
    trajectory = known.everybody.trajectory
    unit, decimals = unit_of(trajectory.indicator), decimals_of_changes(trajectory)
    rows = [
        (name, *row)
        for name, measured in people_of_groups(known)
        for row in whole_table(measured, unit, decimals).rows
    ]
    return Table(columns=(GROUP, *whole_table((), unit, decimals).columns), rows=tuple(rows))


def people_of_groups(known: Apart) -> list[tuple[str, Sequence[Measured]]]:
    """The groups of which it was given how far their people came."""
    measured = [(group.name, measured_twice(group.drawn.trajectory)) for group in known.groups]
    return [(name, periods) for name, periods in measured if periods]


def _beside_everybody(known: Apart, table: Table) -> Table:
    heading = with_unit("Everybody", unit_of(known.everybody.trajectory.indicator))
    column = Column(heading=heading, kind="number")
    rows = zip(table.rows, known.everybody.points, strict=True)
    return Table(
        columns=(*table.columns, column),
        rows=tuple((*row, _figure(point)) for row, point in rows),
    )


def _figure(everybody: Point) -> Cell:
    return everybody.number
