"""How far the people came who were measured at the start and again later: how many, which way, how far."""

from __future__ import annotations

from dash import html

from services.dashboards.chart import chart
from services.dashboards.explained.links import figure_addresses, leading
from services.dashboards.page import Page
from services.dashboards.people.charts import people_charts
from services.dashboards.people.measured import measured_twice
from services.dashboards.people.table import whole_table
from services.dashboards.people.wording import NOT_GIVEN, decimals_of_changes
from services.dashboards.reading import Reading
from services.dashboards.views.indicator.of_indicator import indicator_of, page_of
from services.dashboards.views.view import Ids, View
from services.dashboards.wording import unit_of


async def page(reading: Reading, ids: Ids) -> Page:
    """The same people, period by period."""
    found = await indicator_of(reading, ids)
    trajectory = found.drawn.trajectory
    measured = measured_twice(trajectory)
    addresses = figure_addresses(found.contract.contract_id, trajectory, reading.asked)
    drawn = people_charts(found.drawn, found.contract, measured) if measured else []
    charts = [leading(made, addresses) for made in drawn]
    return page_of(
        found,
        reading,
        "people",
        shown=lambda: (
            [chart(made, reading.place) for made in charts] or [html.P(NOT_GIVEN, className="govuk-body")]
        ),
        charts=charts,
        counted=lambda: whole_table(measured, unit_of(trajectory.indicator), decimals_of_changes(trajectory)),
    )


VIEW = View("contracts/{contract_id}/indicators/{indicator_id}/people", page)
