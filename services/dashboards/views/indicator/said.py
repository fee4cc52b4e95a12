"""What was said when: what one figure was said to be over time, and how often each period's was changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dash import html
from msgspec.structs import replace

from services.dashboards.addresses import figure_page
from services.dashboards.chart import Chart, chart
from services.dashboards.page import Page
from services.dashboards.reading import Reading
from services.dashboards.said.charts import every_period, said_chart
from services.dashboards.said.choosing import PERIOD, SaidOf, chosen, other_periods
from services.dashboards.said.sources import sources_of
from services.dashboards.said.tables import whole_table
from services.dashboards.said.versions import definition_then, versions_of
from services.dashboards.views.indicator.of_indicator import OfIndicator, indicator_of, page_of
from services.dashboards.views.view import Ids, View

_ABOUT = (
    "A figure can be corrected after it was sent. What was said before is kept: this page shows what each "
    "figure was said to be, from which day on, and why that changed."
)


async def page(reading: Reading, ids: Ids) -> Page:
    """What was said of the indicator, by the day on which it was recorded."""
    await reading.contract(ids["contract_id"], "see_history")
    found = await indicator_of(reading, ids)
    told = await _told(found, reading)
    current = chosen(told, reading.place.query.get(PERIOD, ""))
    charts = _charts(found, told, current, reading, await reading.day())
    made = page_of(
        found,
        reading,
        "said",
        shown=lambda: [
            html.P(_ABOUT, className="govuk-body"),
            *(chart(each, reading.place) for each in charts),
        ],
        charts=charts,
        counted=lambda: whole_table(told),
    )
    return replace(made, narrowing=other_periods(told, current, reading.place))


VIEW = View("contracts/{contract_id}/indicators/{indicator_id}/said", page)


async def _told(found: OfIndicator, reading: Reading) -> list[SaidOf]:
    """Of each period that a return told of, all that it was said to be, in order of time."""
    trajectory = found.drawn.trajectory
    every = [version for known in trajectory.readings for version in known.versions]
    sources = await sources_of(reading, found.contract.contract_id, every)
    return [
        SaidOf(
            return_id=known.return_id,
            period=known.period,
            definition=definition_then(trajectory, known.period),
            versions=versions_of(trajectory, known, sources),
        )
        for known in trajectory.readings
        if known.return_id is not None and known.versions
    ]


def _charts(
    found: OfIndicator, told: Sequence[SaidOf], current: SaidOf | None, reading: Reading, until: date
) -> tuple[Chart, Chart]:
    trajectory, contract = found.drawn.trajectory, found.contract
    addresses = {
        each.return_id: figure_page(
            contract.contract_id, trajectory.indicator.indicator_id, each.return_id, reading.asked
        )
        for each in told
    }
    one = said_chart(
        of=current,
        indicator=trajectory.indicator,
        contract=contract,
        until=until,
        address=addresses[current.return_id] if current else "",
    )
    return one, every_period(told, trajectory.indicator, contract, addresses)
