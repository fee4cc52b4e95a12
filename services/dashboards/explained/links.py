"""The way from each figure of a chart to its explanation: in the rows of its table, and at its points."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from msgspec.structs import replace

from domain.shared.values import Period
from services.dashboards.addresses import figure_page
from services.dashboards.chart import Chart
from services.dashboards.template import Plot
from services.dashboards.trajectory import Trajectory
from services.presentation.as_of import Asked

POINTS = ("Reading", "Before correction", "No figure")
"""The traces whose points are figures that a return gave."""
HOW = "Choose a dot, or its row in the table, to see how its figure came about."

Addresses = Mapping[Period, str]


def figure_addresses(contract_id: UUID, trajectory: Trajectory, asked: Asked) -> Addresses:
    """Where the figure of each period is explained, if a return gave it."""
    indicator_id = trajectory.indicator.indicator_id
    return {
        reading.period: figure_page(contract_id, indicator_id, reading.return_id, asked)
        for reading in trajectory.readings
        if reading.return_id is not None
    }


def leading(made: Chart, addresses: Addresses) -> Chart:
    """The chart with these ways out of it.

    Args:
        made: a chart over periods; a row of its table that is about one names it and the day on which it ends
            ("Period", "Ends on"). Other rows, as that of a start, lead nowhere.
        addresses: of explanations, by period.
    """
    known = {(period.label, period.ends_on): address for period, address in addresses.items()}
    rows = zip(made.table.column("Period"), made.table.column("Ends on"), strict=True)
    explained = tuple(
        known.get((label, day)) if isinstance(label, str) and isinstance(day, date) else None
        for label, day in rows
    )
    if not any(explained):
        return made
    if made.figure is None or made.size == "small":
        return replace(made, explained=explained)
    figure = _leading(made.figure, {period.ends_on: address for period, address in addresses.items()})
    return replace(made, explained=explained, figure=figure, hint=HOW)


def _leading(figure: Plot, addresses: Mapping[date, str]) -> Plot:
    return {**figure, "data": [_trace(trace, addresses) for trace in figure["data"]]}


def _trace(trace: Plot, addresses: Mapping[date, str]) -> Plot:
    if trace["name"] not in POINTS:
        return trace
    days: list[Any] = trace["x"]
    return {**trace, "customdata": [addresses.get(date.fromisoformat(day)) for day in days]}
