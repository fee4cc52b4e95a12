"""The numbers of a forecast as a table: what was read, then what would be if nothing changed."""

from __future__ import annotations

from services.dashboards.forecasting.outlook import Coming, Outlook
from services.dashboards.forecasting.words import UNCHANGED
from services.dashboards.points import Point
from services.dashboards.table import Cell, Column, Table, headings_of, without_empty
from services.dashboards.wording import unit_of, with_unit


def table_of(outlook: Outlook) -> Table:
    """One row for each period, past and to come."""
    named = headings_of(outlook.drawn.trajectory)
    columns = (
        Column(heading="Period"),
        Column(heading="Ends on"),
        Column(heading=named.reading, kind="number"),
        Column(heading="People counted"),
        Column(heading=with_unit(UNCHANGED, unit_of(outlook.indicator)), kind="number"),
        Column(heading=named.lowest, kind="number"),
        Column(heading=named.highest, kind="number"),
        Column(heading=named.expected, kind="number"),
        Column(heading="Why there is no figure", kind="words"),
    )
    rows = (*map(_read, outlook.drawn.points), *map(_to_come, outlook.coming))
    return without_empty(Table(columns=columns, rows=rows))


def _read(point: Point) -> tuple[Cell, ...]:
    known = (point.period.label, point.period.ends_on, point.number, point.counted)
    return (*known, None, None, None, point.expected, point.gap)


def _to_come(coming: Coming) -> tuple[Cell, ...]:
    likely = (coming.middle, coming.lower, coming.upper)
    return (coming.period.label, coming.period.ends_on, None, "", *likely, coming.expected, "")
