"""The contracts one by one with their outcomes, in words and shapes, each leading closer."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from projections.distances.results import Cell, ContractDistances, PortfolioDistances
from services.dashboards.addresses import contract_page, outcome_page
from services.dashboards.chart import Parts, attributes
from services.dashboards.portfolio.wording import cell_in_words, run_by
from services.presentation.as_of import Asked


def listed(found: PortfolioDistances, asked: Asked) -> Parts:
    """A section for each contract."""
    return [_section(each, asked) for each in found.contracts]


def _section(distances: ContractDistances, asked: Asked) -> Component:
    contract = distances.contract
    heading = f"contract-{contract.contract_id}"
    title = html.A(contract.title, href=contract_page(contract.contract_id, asked), className="govuk-link")
    where = ", ".join(part for part in (run_by(distances), contract.service_area, contract.reference) if part)
    cells = [_cell(cell, distances, asked) for cell in distances.cells]
    nothing = html.P("Nothing is agreed to be read under this contract yet.", className="govuk-body")
    parts: Parts = [
        html.H2(title, id=heading, className="govuk-heading-m"),
        html.P(where, className="fp-chart__about"),
        html.Ul(cells, className="fp-cards") if cells else nothing,
    ]
    return html.Section(parts, className="fp-outcome", **attributes(aria_labelledby=heading))


def _cell(cell: Cell, distances: ContractDistances, asked: Asked) -> Component:
    address = outcome_page(distances.contract.contract_id, cell.outcome.outcome_id, asked)
    link = html.A(cell.outcome.statement, href=address, className="govuk-link")
    return html.Li(
        [html.P(link, className="govuk-body"), html.P(cell_in_words(cell), className="govuk-body")]
    )
