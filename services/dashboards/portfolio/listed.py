"""The contracts one by one with their outcomes, in words and shapes, each leading closer."""

from __future__ import annotations

from typing import Any

from projections.distances.results import Cell, ContractDistances, PortfolioDistances
from services.dashboards.addresses import contract_page, outcome_page
from services.dashboards.chart import Parts, attributes
from services.dashboards.plain import part, whole
from services.dashboards.portfolio.wording import cell_in_words, run_by
from services.presentation.as_of import Asked


def listed(found: PortfolioDistances, asked: Asked) -> Parts:
    """A section for each contract."""
    return [whole([_section(each, asked) for each in found.contracts])]


def _section(distances: ContractDistances, asked: Asked) -> Any:
    contract = distances.contract
    heading = f"contract-{contract.contract_id}"
    title = part("A", contract.title, href=contract_page(contract.contract_id, asked), className="govuk-link")
    where = ", ".join(word for word in (run_by(distances), contract.service_area, contract.reference) if word)
    cells = [_cell(cell, distances, asked) for cell in distances.cells]
    nothing = part("P", "Nothing is agreed to be read under this contract yet.", className="govuk-body")
    parts = [
        part("H2", title, id=heading, className="govuk-heading-m"),
        part("P", where, className="fp-chart__about"),
        part("Ul", cells, className="fp-cards") if cells else nothing,
    ]
    return part("Section", parts, className="fp-outcome", **attributes(aria_labelledby=heading))


def _cell(cell: Cell, distances: ContractDistances, asked: Asked) -> Any:
    address = outcome_page(distances.contract.contract_id, cell.outcome.outcome_id, asked)
    link = part("A", cell.outcome.statement, href=address, className="govuk-link")
    told = [part("P", said, className="govuk-body") for said in (link, cell_in_words(cell))]
    return part("Li", told)
