"""The way from each figure of a chart to its explanation: in the rows of its table, and at its points."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from msgspec.structs import replace

from services.dashboards.addresses import figure_page
from services.dashboards.chart import Chart
from services.dashboards.template import Plot
from services.dashboards.trajectory import Trajectory
from services.presentation.as_of import Asked

POINTS = ("Reading", "Before correction", "No figure")
"""The traces whose points are figures that a return gave."""
HOW = "choose a dot, or its row in the table, to see how its figure came about"

Addresses = Mapping[date, str]


def figure_addresses(contract_id: UUID, trajectory: Trajectory, asked: Asked) -> Addresses:
    """Where the figure of each period is explained, by the period's last day, if a return gave it."""
    indicator_id = trajectory.indicator.indicator_id
    return {
        reading.period.ends_on: figure_page(contract_id, indicator_id, reading.return_id, asked)
        for reading in trajectory.readings
        if reading.return_id is not None
    }


def leading(made: Chart, addresses: Addresses) -> Chart:
    """The chart with these ways out of it.

    Args:
        made: a chart over periods; the rows of its table say on which day each ends ("Ends on").
        addresses: of explanations, by that day.
    """
    days = made.table.column("Ends on")
    explained = tuple(addresses.get(day) if isinstance(day, date) else None for day in days)
    if not any(explained):
        return made
    if made.figure is None or made.size == "small" or not _has_points(made.figure):
        return replace(made, explained=explained)
    figure = _leading(made.figure, addresses)
    return replace(made, explained=explained, figure=figure, marks_used=(*made.marks_used, HOW))


def _has_points(figure: Plot) -> bool:
    return any(trace["name"] in POINTS for trace in figure["data"])


def _leading(figure: Plot, addresses: Addresses) -> Plot:
    return {**figure, "data": [_trace(trace, addresses) for trace in figure["data"]]}


def _trace(trace: Plot, addresses: Addresses) -> Plot:
    if trace["name"] not in POINTS:
        return trace
    days: list[Any] = trace["x"]
    return {**trace, "customdata": [addresses.get(date.fromisoformat(day)) for day in days]}
