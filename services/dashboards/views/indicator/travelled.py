"""How far one indicator has come: its own chart, and all that was said of it in words."""

from __future__ import annotations

from services.dashboards.axes import Axes, Span, close_range_of, span_of
from services.dashboards.chart import chart
from services.dashboards.describe import large_chart
from services.dashboards.explained.links import figure_addresses, leading
from services.dashboards.narrative.said import said_of
from services.dashboards.narrative.section import said_section
from services.dashboards.page import Page
from services.dashboards.reading import Reading
from services.dashboards.views.indicator.of_indicator import indicator_of, page_of
from services.dashboards.views.view import Ids, View


async def page(reading: Reading, ids: Ids) -> Page:
    """The distance travelled."""
    found = await indicator_of(reading, ids)
    contract, drawn = found.contract, found.drawn
    span = span_of([drawn.trajectory], Span(first=contract.starts_on, last=contract.ends_on))
    axes = Axes(span=span, range=close_range_of(drawn.trajectory, drawn.points))
    addresses = figure_addresses(contract.contract_id, drawn.trajectory, reading.asked)
    made = leading(large_chart(drawn, contract, axes), addresses)
    said = said_of(await reading.stories(contract.contract_id), [drawn.trajectory])
    return page_of(
        found,
        reading,
        "travelled",
        shown=lambda: [chart(made, reading.place), said_section(said, reading.asked)],
        charts=[made],
        counted=lambda: made.table,
    )


VIEW = View("contracts/{contract_id}/indicators/{indicator_id}", page)
