"""How far contracts came: a portfolio of them by outcome, and all that work for one outcome."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import Any, Final
from uuid import UUID

from sqlalchemy import CTE, BigInteger, ColumnElement, Row, cast, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.framework.definitions import Outcome
from domain.measures.outcome import OutcomeSummary, summarise
from projections.contracts.queries import contract_row, contract_rows
from projections.contracts.results import ContractRow
from projections.contracts.tables import CONTRACT
from projections.distances.cells import COUNTS, EXTREMES, cells, newest_outcomes, summary_of
from projections.distances.of_outcome import outcome_distances
from projections.distances.results import (
    Cell,
    ContractDistances,
    DistanceFilters,
    Order,
    PortfolioDistances,
)
from projections.known import as_known
from projections.portfolio.queries import conditions

__all__ = ["PAGE", "outcome_distances", "portfolio_distances"]

PAGE: Final = 25
_OF_ALL: Final = "_of_all"
_OF_CONTRACT: Final = "_of_contract"


async def portfolio_distances(  # noqa: PLR0913 - all by name but the first two
    connection: AsyncConnection,
    filters: DistanceFilters,
    *,
    today: date,
    as_of: int,
    offset: int = 0,
    order: Order = "talk_first",
) -> PortfolioDistances:
    """One page of contracts with their outcomes, and what all of them come to.

    Args:
        connection: a reader's.
        filters: which contracts, and which of their outcomes and indicators count.
        today: the day on which the contracts' state is told.
        as_of: the position of the log.
        offset: how many contracts to leave out; where there are not so many, the last page is given.
        order: of the contracts.
    """
    of_cells = cells(filters, as_of)
    listed = _listed(filters, of_cells, today, as_of, order)
    first = func.least(offset, (listed.c.total - 1) // PAGE * PAGE)
    asked = (
        select(listed, of_cells)
        .select_from(listed.outerjoin(of_cells, of_cells.c.contract_id == listed.c.listed_id))
        .where(listed.c.number > first, listed.c.number <= first + PAGE)
        .order_by(listed.c.number, of_cells.c.agreed_at, of_cells.c.place, of_cells.c.outcome_id)
    )
    rows = (await connection.execute(asked)).all()
    ids = [row.listed_id for row in rows]
    outcomes = await _outcomes(connection, ids, as_of)
    contracts = await _contracts(connection, ids, as_of)
    return PortfolioDistances(
        contracts=tuple(
            _distances(contracts[contract_id], list(of_contract), outcomes)
            for contract_id, of_contract in groupby(rows, attrgetter("listed_id"))
        ),
        total=rows[0].total if rows else 0,
        summary=summary_of(rows[0], _OF_ALL) if rows else NOTHING,
    )


NOTHING: Final[OutcomeSummary] = summarise(())


def _listed(filters: DistanceFilters, of_cells: CTE, today: date, as_of: int, order: Order) -> CTE:
    """The contracts in order, each with the sums of its cells and of all cells."""
    sums = {name: _whole(func.coalesce(func.sum(of_cells.c[name]), 0)) for name in COUNTS}
    extremes = {name: of(of_cells.c[name]) for name, of in EXTREMES.items()}
    joined = CONTRACT.join(
        of_cells, of_cells.c.contract_id == CONTRACT.c.contract_id, isouter=not filters.narrows_distances
    )
    return (
        select(
            CONTRACT.c.contract_id.label("listed_id"),
            func.row_number().over(order_by=_in_order(order, sums)).label("number"),
            func.count().over().label("total"),
            *(column.label(f"{name}{_OF_CONTRACT}") for name, column in {**sums, **extremes}.items()),
            *(_whole(func.sum(column).over()).label(f"{name}{_OF_ALL}") for name, column in sums.items()),
            *(EXTREMES[name](column).over().label(f"{name}{_OF_ALL}") for name, column in extremes.items()),
        )
        .select_from(joined)
        .where(as_known(CONTRACT, as_of), *conditions(filters.contracts, today, as_of))
        .group_by(CONTRACT.c.contract_id, CONTRACT.c.title)
        .cte("listed")
    )


def _whole(number: ColumnElement[Any]) -> ColumnElement[int]:
    """The number as a whole one: a sum of whole numbers is none to PostgreSQL."""
    return cast(number, BigInteger)


def _in_order(order: Order, sums: Mapping[str, ColumnElement[Any]]) -> list[ColumnElement[Any]]:
    by_title: list[ColumnElement[Any]] = [CONTRACT.c.title.asc(), CONTRACT.c.contract_id.asc()]
    if order == "title":
        return by_title
    return [*(sums[name].desc() for name in ("moved_away", "cannot_be_told", "behind", "held")), *by_title]


def _distances(
    contract: ContractRow, rows: Sequence[Row[Any]], outcomes: Mapping[tuple[UUID, UUID], Outcome]
) -> ContractDistances:
    return ContractDistances(
        contract=contract,
        cells=tuple(
            Cell(
                outcome=outcomes[row.contract_id, row.outcome_id],
                summary=summary_of(row),
                behind=row.behind,
                retired=row.retired,
                latest_on=row.latest_on,
            )
            for row in rows
            if row.outcome_id is not None
        ),
        summary=summary_of(rows[0], _OF_CONTRACT),
    )


async def _outcomes(
    connection: AsyncConnection, contract_ids: Sequence[UUID], as_of: int
) -> Mapping[tuple[UUID, UUID], Outcome]:
    rows = await connection.execute(newest_outcomes(as_of, set(contract_ids)))
    return {(row.contract_id, row.outcome_id): row.definition for row in rows}


async def _contracts(
    connection: AsyncConnection, contract_ids: Sequence[UUID], as_of: int
) -> Mapping[UUID, ContractRow]:
    asked = contract_rows(as_of).where(CONTRACT.c.contract_id.in_(set(contract_ids)))
    return {row.contract_id: contract_row(row) for row in await connection.execute(asked)}
