"""Every contract that works for one outcome, with how far its indicators of it came."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.framework.definitions import Outcome
from projections.contracts.queries import contract_row, contract_rows
from projections.contracts.tables import CONTRACT, OUTCOME
from projections.distances.cells import newest_outcomes
from projections.distances.results import IndicatorDistance, OutcomeContract, OutcomeDistances
from projections.distances.tables import DISTANCE
from projections.known import as_known
from projections.results import as_result


async def outcome_distances(connection: AsyncConnection, outcome_id: UUID, *, as_of: int) -> OutcomeDistances:
    """The contracts that the reader may see and that work or worked for an outcome, by title.

    Args:
        connection: a reader's.
        outcome_id: the outcome.
        as_of: the position of the log.
    """
    under = select(OUTCOME.c.contract_id).where(OUTCOME.c.outcome_id == outcome_id, as_known(OUTCOME, as_of))
    asked = (
        contract_rows(as_of)
        .where(CONTRACT.c.contract_id.in_(under))
        .order_by(CONTRACT.c.title, CONTRACT.c.contract_id)
    )
    indicators = await _indicators(connection, outcome_id, as_of)
    contracts = tuple(
        OutcomeContract(contract=contract_row(row), indicators=tuple(indicators.get(row.contract_id, ())))
        for row in await connection.execute(asked)
    )
    put = await _put(connection, outcome_id, as_of)
    in_order = (put.get(each.contract.contract_id) for each in contracts)
    return OutcomeDistances(
        contracts=contracts, outcome=next((outcome for outcome in in_order if outcome is not None), None)
    )


async def _put(connection: AsyncConnection, outcome_id: UUID, as_of: int) -> Mapping[UUID, Outcome]:
    """The outcome as each contract puts it now."""
    rows = await connection.execute(newest_outcomes(as_of).where(OUTCOME.c.outcome_id == outcome_id))
    return {row.contract_id: row.definition for row in rows}


async def _indicators(
    connection: AsyncConnection, outcome_id: UUID, as_of: int
) -> dict[UUID, list[IndicatorDistance]]:
    table = DISTANCE.c
    asked = (
        select(*(table[name] for name in IndicatorDistance.__struct_fields__))
        .where(table.outcome_id == outcome_id, as_known(DISTANCE, as_of))
        .order_by(table.agreed_at, table.place, table.indicator_id)
    )
    found: dict[UUID, list[IndicatorDistance]] = {}
    for row in await connection.execute(asked):
        found.setdefault(row.contract_id, []).append(as_result(IndicatorDistance, row))
    return found
