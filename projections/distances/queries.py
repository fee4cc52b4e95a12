"""How far contracts came: a portfolio of them by outcome, and all that work for one outcome."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, Final
from uuid import UUID

from sqlalchemy import BigInteger, ColumnElement, Row, Select, bindparam, cast, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.measures.outcome import MovementCounts, OutcomeSummary
from projections.contracts.queries import contract_row, contract_rows
from projections.contracts.results import ContractRow
from projections.contracts.tables import CONTRACT
from projections.distances.cells import COUNTS, cells, counted, distances_of_all
from projections.distances.of_outcome import outcome_distances
from projections.distances.results import (
    Cell,
    ContractDistances,
    DistanceFilters,
    Order,
    PortfolioDistances,
)
from projections.known import AS_OF, as_known
from projections.portfolio.queries import conditions

__all__ = ["PAGE", "outcome_distances", "portfolio_distances"]

PAGE: Final = 25
_OF_ALL: Final = "_of_all"


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
    asked = _listed(filters, today, order)
    rows = (await connection.execute(asked, {"as_of": as_of, "offset": offset})).all()
    ids = {row.contract_id for row in rows}
    contracts = await _contracts(connection, ids, as_of)
    of_contract = await _cells(connection, ids, filters, as_of)
    return PortfolioDistances(
        contracts=tuple(
            ContractDistances(
                contract=contracts[row.contract_id],
                cells=tuple(of_contract.get(row.contract_id, ())),
                counts=_counts_of(row),
            )
            for row in rows
        ),
        total=rows[0].total if rows else 0,
        counts=_counts_of(rows[0], _OF_ALL) if rows else NOTHING,
    )


_MOVEMENTS: Final = MovementCounts.__struct_fields__
NOTHING: Final = MovementCounts(**dict.fromkeys(_MOVEMENTS, 0))


def _counts_of(row: Row[*tuple[Any, ...]], ending: str = "") -> MovementCounts:
    """The counts that a row holds in columns of their names, each with this ending."""
    return MovementCounts(**{name: getattr(row, f"{name}{ending}") for name in _MOVEMENTS})


@lru_cache
def _listed(filters: DistanceFilters, today: date, order: Order) -> Select[Any]:
    """A page of contracts as of `AS_OF`, each with what its distances come to and what those of all do."""
    of = distances_of_all(filters)
    sums = select(of.c.contract_id, *counted(of)).group_by(of.c.contract_id).subquery("sums")
    counts = {name: func.coalesce(sums.c[name], 0) for name in COUNTS}
    of_contract = sums.c.contract_id == CONTRACT.c.contract_id
    joined = CONTRACT.join(sums, of_contract, isouter=not filters.narrows_distances)
    listed = (
        select(
            CONTRACT.c.contract_id,
            func.row_number().over(order_by=_in_order(order, counts)).label("number"),
            func.count().over().label("total"),
            *(count.label(name) for name, count in counts.items()),
            *(_whole(func.sum(count).over()).label(f"{name}{_OF_ALL}") for name, count in counts.items()),
        )
        .select_from(joined)
        .where(as_known(CONTRACT, AS_OF), *conditions(filters.contracts, today, AS_OF))
        .subquery("listed")
    )
    first = func.least(bindparam("offset", type_=BigInteger), (listed.c.total - 1) // PAGE * PAGE)
    on_page = listed.c.number > first, listed.c.number <= first + PAGE
    return select(listed).where(*on_page).order_by(listed.c.number)


def _whole(number: ColumnElement[Any]) -> ColumnElement[int]:
    """The number as a whole one: a sum of whole numbers is none to PostgreSQL."""
    return cast(number, BigInteger)


def _in_order(order: Order, counts: Mapping[str, ColumnElement[Any]]) -> list[ColumnElement[Any]]:
    by_title: list[ColumnElement[Any]] = [CONTRACT.c.title.asc(), CONTRACT.c.contract_id.asc()]
    if order == "title":
        return by_title
    return [*(counts[name].desc() for name in ("moved_away", "cannot_be_told", "behind", "held")), *by_title]


async def _cells(
    connection: AsyncConnection, contract_ids: Collection[UUID], filters: DistanceFilters, as_of: int
) -> Mapping[UUID, Sequence[Cell]]:
    """The cells of contracts, in order."""
    found: dict[UUID, list[Cell]] = {}
    for row in await connection.execute(cells(filters), {"contract_ids": list(contract_ids), "as_of": as_of}):
        cell = Cell(
            outcome=row.definition,
            summary=OutcomeSummary(**{name: getattr(row, name) for name in OutcomeSummary.__struct_fields__}),
            behind=row.behind,
            retired=row.retired,
            latest_on=row.latest_on,
        )
        found.setdefault(row.contract_id, []).append(cell)
    return found


async def _contracts(
    connection: AsyncConnection, contract_ids: Collection[UUID], as_of: int
) -> Mapping[UUID, ContractRow]:
    asked = contract_rows(as_of).where(CONTRACT.c.contract_id.in_(contract_ids))
    return {row.contract_id: contract_row(row) for row in await connection.execute(asked)}
