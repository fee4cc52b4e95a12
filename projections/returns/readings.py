"""Reading what returns hold: each indicator's figure as it counts, and every version that it had."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, select
from sqlalchemy.ext.asyncio import AsyncConnection

from projections.known import as_known, known_by
from projections.results import as_result
from projections.returns.results import FigureVersion
from projections.returns.tables import READING


async def current_readings(
    connection: AsyncConnection, return_id: UUID, *, as_of: int
) -> Mapping[UUID, FigureVersion]:
    """The readings of a return as they count, by indicator."""
    return (await readings_of(connection, [return_id], as_of=as_of)).get(return_id, {})


async def readings_of(
    connection: AsyncConnection, return_ids: Sequence[UUID], *, as_of: int
) -> Mapping[UUID, Mapping[UUID, FigureVersion]]:
    """The readings of some returns as they count: by return, then by indicator."""
    asked = select(READING).where(READING.c.return_id.in_(return_ids), as_known(READING, as_of))
    found: dict[UUID, dict[UUID, FigureVersion]] = {}
    for row in await connection.execute(asked):
        found.setdefault(row.return_id, {})[row.indicator_id] = _version(row)
    return found


async def history_of_figure(
    connection: AsyncConnection, return_id: UUID, indicator_id: UUID, *, as_of: int
) -> tuple[FigureVersion, ...]:
    """All that was ever told of one figure, oldest first: the row's versions are its history."""
    where = (READING.c.return_id == return_id, READING.c.indicator_id == indicator_id)
    return tuple(_version(row) for row in await _ever_told(connection, as_of, *where))


async def histories_of_return(
    connection: AsyncConnection, return_id: UUID, *, as_of: int
) -> Mapping[UUID, Sequence[FigureVersion]]:
    """All that was ever told in one return: by indicator, oldest first."""
    found: dict[UUID, list[FigureVersion]] = {}
    for row in await _ever_told(connection, as_of, READING.c.return_id == return_id):
        found.setdefault(row.indicator_id, []).append(_version(row))
    return found


async def _ever_told(
    connection: AsyncConnection, as_of: int, *where: ColumnElement[bool]
) -> Iterable[Row[Any]]:
    asked = select(READING).where(known_by(READING, as_of), *where).order_by(READING.c.known_from)
    return await connection.execute(asked)


def _version(row: Row[Any]) -> FigureVersion:
    return as_result(FigureVersion, row, position=row.known_from)
