"""Some indicators through time under several contracts at once, so that like can be shown beside like."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Table, and_, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from projections.contracts.results import ExpectationVersion, Expected, IndicatorVersion
from projections.contracts.tables import CONTRACT, EXPECTATION, INDICATOR
from projections.known import as_known, known_by
from projections.results import as_result
from projections.returns.queries import period_of
from projections.returns.results import FigureVersion
from projections.returns.tables import READING, RETURN
from projections.trajectories.results import IndicatorTrajectory
from projections.trajectories.series import Told, trajectory

Under = tuple[UUID, UUID]
"""A contract, and an indicator under it."""


async def trajectories_across(
    connection: AsyncConnection,
    contract_ids: Sequence[UUID],
    indicator_ids: Sequence[UUID],
    *,
    as_of: int,
) -> Mapping[Under, IndicatorTrajectory]:
    """These indicators under these contracts, as far as the reader may see them and they are read there.

    In as many queries for many contracts as for one. Why a definition changed is not among it: that is told
    where one contract is looked at.

    Args:
        connection: a reader's.
        contract_ids: under which contracts.
        indicator_ids: which indicators.
        as_of: the position of the log.
    """
    among = list(contract_ids), list(indicator_ids)
    versions = await _versions(connection, INDICATOR, IndicatorVersion, *among, as_of)
    expected = await _versions(connection, EXPECTATION, ExpectationVersion, *among, as_of)
    told = await _told(connection, *among, as_of)
    found = {
        under: trajectory(known, Expected(versions=expected.get(under, ())), told.get(under, ()), {})
        for under, known in versions.items()
    }
    return {under: known for under, known in found.items() if known is not None}


async def _versions(  # noqa: PLR0913, PLR0917 - of a query
    connection: AsyncConnection,
    table: Table,
    result_type: Any,
    contract_ids: list[UUID],
    indicator_ids: list[UUID],
    as_of: int,
) -> dict[Under, tuple[Any, ...]]:
    """The versions of each by day; none counts from before its contract's first day."""
    contract = and_(CONTRACT.c.contract_id == table.c.contract_id, as_known(CONTRACT, as_of))
    counts_from = func.greatest(table.c.effective_from, CONTRACT.c.starts_on).label("counts_from")
    asked = (
        select(table, counts_from)
        .join(CONTRACT, contract)
        .where(
            table.c.contract_id.in_(contract_ids),
            table.c.indicator_id.in_(indicator_ids),
            as_known(table, as_of),
        )
        .order_by(table.c.effective_from, table.c.known_from)
    )
    found: dict[Under, tuple[Any, ...]] = {}
    for row in await connection.execute(asked):
        under = row.contract_id, row.indicator_id
        version = as_result(result_type, row, effective_from=row.counts_from)
        found[under] = (*found.get(under, ()), version)
    return found


async def _told(
    connection: AsyncConnection, contract_ids: list[UUID], indicator_ids: list[UUID], as_of: int
) -> dict[Under, list[Told]]:
    """What returns say of each, in order of their periods."""
    rows = await _readings(connection, contract_ids, indicator_ids, as_of)
    of_return: dict[tuple[Under, UUID], list[Row[Any]]] = {}
    for row in rows:
        of_return.setdefault(((row.contract_id, row.indicator_id), row.return_id), []).append(row)
    found: dict[Under, list[Told]] = {}
    for (under, return_id), versions in of_return.items():
        last = versions[-1]
        told = Told(
            return_id=return_id,
            period=period_of(last),
            standing=last.standing,
            versions=tuple(as_result(FigureVersion, row, position=row.known_from) for row in versions),
        )
        found.setdefault(under, []).append(told)
    return found


async def _readings(
    connection: AsyncConnection, contract_ids: list[UUID], indicator_ids: list[UUID], as_of: int
) -> Sequence[Row[Any]]:
    of_return = and_(RETURN.c.return_id == READING.c.return_id, as_known(RETURN, as_of))
    period = RETURN.c.period_starts_on, RETURN.c.period_ends_on, RETURN.c.period_label
    asked = (
        select(READING, *period, RETURN.c.standing)
        .join(RETURN, of_return)
        .where(
            READING.c.contract_id.in_(contract_ids),
            READING.c.indicator_id.in_(indicator_ids),
            known_by(READING, as_of),
        )
        .order_by(RETURN.c.period_ends_on, READING.c.return_id, READING.c.known_from)
    )
    return (await connection.execute(asked)).all()
