"""Whether a change of one indicator is real: its process chart."""

from __future__ import annotations

from dash import html

from services.dashboards.chart import chart
from services.dashboards.explained.links import figure_addresses, leading
from services.dashboards.page import Page
from services.dashboards.process.charted import process_of
from services.dashboards.process.describe import process_chart_of
from services.dashboards.reading import Reading
from services.dashboards.views.indicator.of_indicator import indicator_of, page_of
from services.dashboards.views.view import Ids, View

_ABOUT = (
    "Figures go up and down by chance even when nothing has changed. This chart shows how far they usually "
    "do, so that a real change can be told from chance."
)


async def page(reading: Reading, ids: Ids) -> Page:
    """Signal or noise."""
    found = await indicator_of(reading, ids)
    known = await reading.contract(found.contract.contract_id)
    process = process_of(found.drawn, quarterly_or_longer=known.calendar.frequency != "month")
    addresses = figure_addresses(found.contract.contract_id, found.drawn.trajectory, reading.asked)
    made = leading(process_chart_of(process, found.contract), addresses)
    return page_of(
        found,
        reading,
        "real",
        shown=lambda: [html.P(_ABOUT, className="govuk-body"), chart(made, reading.place)],
        charts=[made],
        counted=lambda: made.table,
    )


VIEW = View("contracts/{contract_id}/indicators/{indicator_id}/real", page)
