"""Some indicators through time under several contracts at once, so that like can be shown beside like."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Table, and_, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from projections.contracts.results import ExpectationVersion, Expected, IndicatorVersion
from projections.contracts.tables import CONTRACT, EXPECTATION, INDICATOR
from projections.known import as_known
from projections.results import as_result
from projections.trajectories.results import IndicatorTrajectory
from projections.trajectories.series import trajectory
from projections.trajectories.told import Under, told


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
    figures = await told(connection, *among, as_of=as_of)
    found = {
        under: trajectory(known, Expected(versions=expected.get(under, ())), figures.get(under, ()), {})
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
