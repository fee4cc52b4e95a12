"""For whom things change: one indicator for each of its groups of people, beside everybody."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html

from services.dashboards.chart import Chart, Parts, chart
from services.dashboards.explained.links import figure_addresses, leading
from services.dashboards.groups.apart import Apart, apart
from services.dashboards.groups.charts import group_charts, people_chart
from services.dashboards.groups.table import table_of_groups
from services.dashboards.groups.wording import NOT_ASKED, NOT_GIVEN, READ_SO, groups_finding, how_compared
from services.dashboards.page import Page
from services.dashboards.reading import Reading
from services.dashboards.table import Table
from services.dashboards.views.indicator.of_indicator import OfIndicator, indicator_of, page_of
from services.dashboards.views.view import Ids, View


async def page(reading: Reading, ids: Ids) -> Page:
    """Every group that the indicator is read for."""
    found = await indicator_of(reading, ids)
    known = apart(found.drawn.trajectory)
    return _without(found, reading) if known is None else _with(found, reading, known)


VIEW = View("contracts/{contract_id}/indicators/{indicator_id}/groups", page)


def _without(found: OfIndicator, reading: Reading) -> Page:
    asked = found.drawn.trajectory.indicator.disaggregations
    told = html.P(NOT_GIVEN if asked else NOT_ASKED, className="govuk-body")
    return page_of(
        found, reading, "groups", shown=lambda: [told], charts=(), counted=lambda: Table(columns=(), rows=())
    )


def _with(found: OfIndicator, reading: Reading, known: Apart) -> Page:
    addresses = figure_addresses(found.contract.contract_id, found.drawn.trajectory, reading.asked)
    groups = [leading(made, addresses) for made in group_charts(known, found.contract)]
    people = people_chart(known, found.contract)
    charts = groups if people is None else [*groups, people]
    return page_of(
        found,
        reading,
        "groups",
        shown=lambda: _shown(known, groups, people, reading),
        charts=charts,
        counted=lambda: table_of_groups(known),
    )


def _shown(known: Apart, groups: Sequence[Chart], people: Chart | None, reading: Reading) -> Parts:
    """What is found, how it was compared, and the charts."""
    told = [groups_finding(known), *(each for each in (how_compared(known), READ_SO) if each)]
    return [
        html.P(told[0], className="govuk-body-l"),
        *(html.P(each, className="govuk-body") for each in told[1:]),
        html.Div([chart(made, reading.place) for made in groups], className="fp-multiples"),
        *([] if people is None else [chart(people, reading.place)]),
    ]
