"""All numbers of a portfolio's page: a row for each outcome of each contract."""

from __future__ import annotations

from decimal import Decimal

from projections.distances.results import Cell as Of
from projections.distances.results import ContractDistances, PortfolioDistances
from services.dashboards.movements import LOOKS
from services.dashboards.portfolio.wording import run_by
from services.dashboards.table import Cell, Column, Table
from services.dashboards.wording import rounded
from services.presentation.words import begin

COLUMNS = (
    Column(heading="Contract", kind="words"),
    Column(heading="Reference"),
    Column(heading="Run by", kind="words"),
    Column(heading="Service area", kind="words"),
    Column(heading="Outcome", kind="words"),
    *(Column(heading=begin(look.words), kind="number") for look in LOOKS),
    Column(heading="No longer asked for", kind="number"),
    Column(heading="Behind what was expected by now", kind="number"),
    Column(heading="Least way travelled to a target (%)", kind="number"),
    Column(heading="Most way travelled to a target (%)", kind="number"),
    Column(heading="Latest period ends on"),
)


def portfolio_numbers(found: PortfolioDistances) -> Table:
    """The table."""
    rows = tuple(_row(each, cell) for each in found.contracts for cell in each.cells)
    return Table(columns=COLUMNS, rows=rows)


def _row(distances: ContractDistances, cell: Of) -> tuple[Cell, ...]:
    contract = distances.contract
    return (
        contract.title,
        contract.reference,
        run_by(distances),
        contract.service_area,
        cell.outcome.statement,
        *(Decimal(look.number_in(cell.summary)) for look in LOOKS),
        Decimal(cell.retired),
        Decimal(cell.behind),
        _per_cent(cell.summary.least_progress),
        _per_cent(cell.summary.most_progress),
        cell.latest_on,
    )


def _per_cent(part: Decimal | None) -> Decimal | None:
    return None if part is None else rounded(part * 100, 0)
