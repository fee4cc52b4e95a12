"""What returns say of indicators, in order of their periods: every version of every figure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import groupby
from typing import Any
from uuid import UUID

from sqlalchemy import Row, and_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from projections.known import as_known, known_by
from projections.results import as_result
from projections.returns.queries import period_of
from projections.returns.results import FigureVersion
from projections.returns.tables import READING, RETURN
from projections.trajectories.series import Told

Under = tuple[UUID, UUID]
"""A contract, and an indicator under it."""


async def told(
    connection: AsyncConnection,
    contract_ids: Collection[UUID],
    indicator_ids: Collection[UUID] | None = None,
    *,
    as_of: int,
) -> Mapping[Under, Sequence[Told]]:
    """What the returns of some contracts say, in one question for many as for one.

    Args:
        connection: a reader's.
        contract_ids: of which contracts.
        indicator_ids: only of these indicators; None for all.
        as_of: the position of the log.
    """
    rows = await _readings(connection, contract_ids, indicator_ids, as_of)
    found: dict[Under, list[Told]] = {}
    of_figure = groupby(rows, key=lambda row: (row.contract_id, row.indicator_id, row.return_id))
    for (contract_id, indicator_id, return_id), versions in of_figure:
        known = list(versions)
        found.setdefault((contract_id, indicator_id), []).append(_told(return_id, known))
    return found


def _told(return_id: UUID, versions: Sequence[Row[Any]]) -> Told:
    return Told(
        return_id=return_id,
        period=period_of(versions[-1]),
        standing=versions[-1].standing,
        versions=tuple(as_result(FigureVersion, row, position=row.known_from) for row in versions),
    )


async def _readings(
    connection: AsyncConnection,
    contract_ids: Collection[UUID],
    indicator_ids: Collection[UUID] | None,
    as_of: int,
) -> Sequence[Row[Any]]:
    of_return = and_(RETURN.c.return_id == READING.c.return_id, as_known(RETURN, as_of))
    period = RETURN.c.period_starts_on, RETURN.c.period_ends_on, RETURN.c.period_label
    asked = (
        select(READING, *period, RETURN.c.standing)
        .join(RETURN, of_return)
        .where(RETURN.c.contract_id.in_(contract_ids), known_by(READING, as_of))
        .order_by(RETURN.c.period_ends_on, READING.c.return_id, READING.c.indicator_id, READING.c.known_from)
    )
    if indicator_ids is not None:
        asked = asked.where(READING.c.indicator_id.in_(indicator_ids))
    return (await connection.execute(asked)).all()
