"""The portfolio: every contract with its outcomes, what needs talk first in front."""

from __future__ import annotations

from dash import html

from projections.distances.queries import PAGE, portfolio_distances
from projections.distances.results import PortfolioDistances
from projections.portfolio.queries import choices
from services.dashboards.chart import Chart, Parts, chart
from services.dashboards.page import Link, Page
from services.dashboards.paging import page_asked, pages
from services.dashboards.portfolio.asked import PortfolioAsked, portfolio_asked
from services.dashboards.portfolio.chart import portfolio_chart
from services.dashboards.portfolio.form import portfolio_form
from services.dashboards.portfolio.listed import listed
from services.dashboards.portfolio.numbers import portfolio_numbers
from services.dashboards.portfolio.wording import portfolio_finding
from services.dashboards.reading import Reading
from services.dashboards.views.view import Ids, View
from services.presentation.pages import numbered

TITLE = "How far outcomes have travelled"


async def page(reading: Reading, _ids: Ids) -> Page:
    """The contracts that this person may see, as the address narrows them."""
    reading.require("see_contracts")
    asked = portfolio_asked(reading.place.query)
    number = page_asked(reading.place)
    found = await portfolio_distances(
        reading.connection,
        asked.filters,
        today=await reading.day(),
        as_of=reading.as_of,
        offset=(number - 1) * PAGE,
        order=asked.order,
    )
    made = portfolio_chart(found, scope=await reading.acts_for())
    return Page(
        title=TITLE,
        caption="All contracts",
        heading=TITLE,
        back=Link("Back to the list of contracts", f"/contracts{reading.asked.query}"),
        name="portfolio",
        shown=lambda: _parts(found, made, asked, reading, number),
        charts=(made,),
        counted=lambda: portfolio_numbers(found),
        narrowing=portfolio_form(reading.place, await choices(reading.connection, as_of=reading.as_of)),
    )


VIEW = View("portfolio", page)


def _parts(
    found: PortfolioDistances, made: Chart, asked: PortfolioAsked, reading: Reading, number: int
) -> Parts:
    number, last = numbered(number, found.total, PAGE)
    return [
        *(html.P(sentence, className="govuk-body", role="status") for sentence in asked.not_read),
        html.P(portfolio_finding(found.counts), className="govuk-body-l"),
        chart(made, reading.place),
        *listed(found, reading.asked),
        *pages(reading.place, number, last),
    ]
