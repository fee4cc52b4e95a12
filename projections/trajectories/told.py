"""What returns say of indicators, in order of their periods: every version of every figure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Row, and_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.shared.values import Period
from projections.known import as_known, known_by
from projections.returns.results import FigureVersion
from projections.returns.tables import READING, RETURN
from projections.trajectories.results import Point

Under = tuple[UUID, UUID]
"""A contract, and an indicator under it."""


async def told(
    connection: AsyncConnection,
    contract_ids: Collection[UUID],
    indicator_ids: Collection[UUID] | None = None,
    *,
    as_of: int,
) -> Mapping[Under, Sequence[Point]]:
    """What the returns of some contracts say, in one question for many as for one.

    Args:
        connection: a reader's.
        contract_ids: of which contracts.
        indicator_ids: only of these indicators; None for all.
        as_of: the position of the log.
    """
    rows = await _readings(connection, contract_ids, indicator_ids, as_of)
    found: dict[Under, list[Point]] = {}
    for (contract_id, indicator_id, return_id, *_), versions in groupby(rows, key=itemgetter(*_OF_POINT)):
        known = [tuple(row) for row in versions]
        found.setdefault((contract_id, indicator_id), []).append(_point(return_id, known))
    return found


_FIGURE: Final = FigureVersion.__struct_fields__
_OF_POINT: Final = range(7)
"""Places of the columns that all versions of a point share."""


def _point(return_id: UUID, versions: Sequence[tuple[Any, ...]]) -> Point:
    *_, starts_on, ends_on, label, standing = versions[-1][: len(_OF_POINT)]
    figures = (dict(zip(_FIGURE, version[len(_OF_POINT) :], strict=True)) for version in versions)
    return Point(
        return_id=return_id,
        period=Period(starts_on=starts_on, ends_on=ends_on, label=label),
        standing=standing,
        versions=tuple(FigureVersion(**figure) for figure in figures),
    )


async def _readings(
    connection: AsyncConnection,
    contract_ids: Collection[UUID],
    indicator_ids: Collection[UUID] | None,
    as_of: int,
) -> Sequence[Row[Any]]:
    of_return = and_(RETURN.c.return_id == READING.c.return_id, as_known(RETURN, as_of))
    key = RETURN.c.contract_id, READING.c.indicator_id, READING.c.return_id
    period = RETURN.c.period_starts_on, RETURN.c.period_ends_on, RETURN.c.period_label
    told = {**READING.c, "position": READING.c.known_from}
    asked = (
        select(*key, *period, RETURN.c.standing, *(told[name] for name in _FIGURE))
        .join(RETURN, of_return)
        .where(RETURN.c.contract_id.in_(contract_ids), known_by(READING, as_of))
        .order_by(RETURN.c.period_ends_on, READING.c.return_id, READING.c.indicator_id, READING.c.known_from)
    )
    if indicator_ids is not None:
        asked = asked.where(READING.c.indicator_id.in_(indicator_ids))
    return (await connection.execute(asked)).all()
