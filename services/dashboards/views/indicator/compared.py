"""One indicator compared with others: beside the figures of its like, none of which is named."""

from __future__ import annotations

from projections.comparators.queries import compared
from services.dashboards.chart import chart
from services.dashboards.compared.beside import beside_of
from services.dashboards.compared.chart import chart_beside
from services.dashboards.explained.links import figure_addresses, leading
from services.dashboards.page import Page
from services.dashboards.reading import Reading
from services.dashboards.views.indicator.of_indicator import indicator_of, page_of
from services.dashboards.views.view import Ids, View


async def page(reading: Reading, ids: Ids) -> Page:
    """The indicator beside its like."""
    found = await indicator_of(reading, ids)
    known = await compared(
        reading.connection, found.contract.contract_id, ids["indicator_id"], as_of=reading.as_of
    )
    addresses = figure_addresses(found.contract.contract_id, found.drawn.trajectory, reading.asked)
    made = leading(chart_beside(beside_of(found.drawn, known), found.contract), addresses)
    return page_of(
        found,
        reading,
        "compared",
        shown=lambda: [chart(made, reading.place)],
        charts=[made],
        counted=lambda: made.table,
    )


VIEW = View("contracts/{contract_id}/indicators/{indicator_id}/compared", page)
