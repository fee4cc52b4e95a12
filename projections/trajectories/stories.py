"""The story behind a contract's figures: what its returns tell in words, and what was asked about them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, Table, and_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from projections.known import as_known
from projections.results import as_result
from projections.returns.queries import period_of, queries_of
from projections.returns.tables import ASKED, NARRATIVE, QUERY, RETURN
from projections.returns.told import prompts_of
from projections.trajectories.results import PeriodStory


async def stories(connection: AsyncConnection, contract_id: UUID, *, as_of: int) -> tuple[PeriodStory, ...]:
    """What every return of a contract tells in words, in order of their periods.

    It asks the database three times, however many returns there are.
    """
    opened = list(await connection.execute(_returns(contract_id, as_of)))
    answers = await _by_return(connection, NARRATIVE, contract_id, as_of)
    queries = await _by_return(connection, QUERY, contract_id, as_of)
    return tuple(
        as_result(
            PeriodStory,
            row,
            period=period_of(row),
            prompts=prompts_of(row, answers.get(row.return_id, ())),
            queries=queries_of(row, queries.get(row.return_id, ())),
        )
        for row in opened
    )


def _returns(contract_id: UUID, as_of: int) -> Select[Any]:
    return (
        select(RETURN, ASKED.c.prompts)
        .join(ASKED, and_(ASKED.c.return_id == RETURN.c.return_id, as_known(ASKED, as_of)))
        .where(RETURN.c.contract_id == contract_id, as_known(RETURN, as_of))
        .order_by(RETURN.c.period_ends_on, RETURN.c.return_id)
    )


async def _by_return(
    connection: AsyncConnection, table: Table, contract_id: UUID, as_of: int
) -> dict[UUID, list[Row[Any]]]:
    of_contract = select(RETURN.c.return_id).where(
        RETURN.c.contract_id == contract_id, as_known(RETURN, as_of)
    )
    asked = select(table).where(table.c.return_id.in_(of_contract), as_known(table, as_of))
    found: dict[UUID, list[Row[Any]]] = {}
    for row in await connection.execute(asked):
        found.setdefault(row.return_id, []).append(row)
    return found
