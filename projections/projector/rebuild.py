"""Making a read model anew from the log, beside the rows that are read, and putting it in their place."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from typing import Final

import asyncpg
import msgspec
from sqlalchemy import Table

from eventstore.connection import Pool
from projections.definition import ReadModel
from projections.known import SCHEMA, carried_in, written
from projections.projector.checkpoint import Checkpoint, Checkpoints
from projections.projector.connection import Connection
from projections.projector.install import create_tables, drop_tables, install
from projections.projector.log import Log
from projections.projector.projection import Projection
from projections.projector.shape import shape_of

BESIDE: Final = "projections_next"
_LOCK_TIMEOUT: Final = (
    "200ms"  # shorter than PostgreSQL's deadlock_timeout, so that no reader is the one to fail
)
_PAUSE: Final = 0.1
_logger = logging.getLogger(__name__)

Progress = Callable[[int], None]


class Rebuilt(msgspec.Struct, frozen=True, kw_only=True):
    """A read model that was made anew.

    Attributes:
        projection: its name.
        position: how far the new rows go.
        differences: rows that only the old or only the new tables had, as of the position that the old had
            come to. None where the two have other columns and cannot be compared. With the definition
            unchanged, anything but 0 means that the old rows were wrong.
        redefined: whether another definition had made the old rows.
    """

    projection: str
    position: int
    differences: int | None
    redefined: bool


class CannotRebuild(Exception):
    """The new rows do not come as far as the old ones; the old ones stay.

    Attributes:
        position: of the event that could not be projected.
        reason: why.
    """

    def __init__(self, projection: str, position: int, reason: str) -> None:
        super().__init__(
            f"{projection} cannot be made anew: it stops at position {position}, which the rows in use are "
            f"past. They stay. {reason}"
        )
        self.position = position
        self.reason = reason


async def rebuild(pool: Pool, log: Log, model: ReadModel, progress: Progress | None = None) -> Rebuilt:
    """Make a read model anew and swap it in. Readers see the old rows until the new ones are complete.

    Args:
        pool: of the role that projects.
        log: where the events are.
        model: what to make.
        progress: is told each position that the new rows come to.

    Raises:
        CannotRebuild: where an event that the old rows got past cannot be projected.
    """
    async with pool.acquire() as connection:
        beside = Projection(model, log, BESIDE)
        lock = f"fingerpost rebuild {model.name}"
        await connection.execute("SELECT pg_advisory_lock(hashtext($1))", lock)
        try:
            await _begin_beside(connection, model)
            await beside.catch_up(connection, moved=progress)
            rebuilt = await _swap_when_possible(connection, beside)
        finally:
            await connection.execute("SELECT pg_advisory_unlock(hashtext($1))", lock)
    _logger.info("Made %s anew up to position %d.", model.name, rebuilt.position)
    return rebuilt


async def _begin_beside(connection: Connection, model: ReadModel) -> None:
    async with connection.transaction():
        await install(connection, (), BESIDE)
        await drop_tables(connection, model, BESIDE)
        await connection.execute(f'DELETE FROM "{BESIDE}".checkpoint WHERE projection = $1', model.name)  # noqa: S608
        await create_tables(connection, model, BESIDE)
        await Checkpoints(BESIDE).begin(connection, model.name, model.digest)


async def _swap_when_possible(connection: Connection, beside: Projection) -> Rebuilt:
    while True:
        try:
            async with connection.transaction():
                return await _swap(connection, beside)
        except asyncpg.LockNotAvailableError:
            # Someone reads at length. Waiting in line with the lock would hold up every reader behind us.
            await asyncio.sleep(_PAUSE)


async def _swap(connection: Connection, beside: Projection) -> Rebuilt:
    model, live = beside.model, Checkpoints(SCHEMA)
    await live.wait(connection, model.name)  # from here on nobody moves the old rows
    before = await live.read(connection, model.name)
    position = (await beside.catch_up(connection)).position
    if before is not None and position < before.position:
        stopped = await Checkpoints(BESIDE).read(connection, model.name)
        reason = stopped.stopped_because if stopped else None
        raise CannotRebuild(model.name, position + 1, reason or "")
    differences = None if before is None else await _differences(connection, model, before)
    await _replace(connection, model)
    return Rebuilt(
        projection=model.name,
        position=position,
        differences=differences,
        redefined=before is not None and before.digest != model.digest,
    )


async def _replace(connection: Connection, model: ReadModel) -> None:
    await connection.execute(f"SET LOCAL lock_timeout = '{_LOCK_TIMEOUT}'")
    for table in model.tables:
        old = shape_of(table, SCHEMA).qualified
        await connection.execute(f"DROP TABLE IF EXISTS {old}")
        await connection.execute(f"ALTER TABLE {shape_of(table, BESIDE).qualified} SET SCHEMA {SCHEMA}")
    await connection.execute(
        f'DELETE FROM "{SCHEMA}".checkpoint WHERE projection = $1',  # noqa: S608
        model.name,
    )
    await connection.execute(
        f'WITH moved AS (DELETE FROM "{BESIDE}".checkpoint WHERE projection = $1 RETURNING *) '  # noqa: S608
        f'INSERT INTO "{SCHEMA}".checkpoint SELECT * FROM moved',
        model.name,
    )


async def _differences(connection: Connection, model: ReadModel, live: Checkpoint) -> int | None:
    total = 0
    for table in model.tables:
        if not await _same_columns(connection, table):
            return None
        total += await _rows_that_differ(connection, table, live.position)
    return total


async def _same_columns(connection: Connection, table: Table) -> bool:
    asked = (
        "SELECT column_name, data_type FROM information_schema.columns "
        "WHERE table_schema = $1 AND table_name = $2 ORDER BY column_name"
    )
    old, new = [await connection.fetch(asked, schema, table.name) for schema in (SCHEMA, BESIDE)]
    return old == new


async def _rows_that_differ(connection: Connection, table: Table, position: int) -> int:
    """Rows that one table has and the other has not, the new one taken as of the old one's position.

    What is carried is left out: the new table has dropped it where a version ended after that position.
    """
    columns = ", ".join(name for name in written(table) if name not in {"known_to", *carried_in(table)})
    old = f"SELECT {columns}, known_to FROM {shape_of(table, SCHEMA).qualified}"  # noqa: S608
    new = (
        f"SELECT {columns}, CASE WHEN known_to <= $1 THEN known_to END "  # noqa: S608
        f"FROM {shape_of(table, BESIDE).qualified} WHERE known_from <= $1"
    )
    differing: int = await connection.fetchval(
        f"SELECT count(*) FROM (({old} EXCEPT ALL {new}) UNION ALL ({new} EXCEPT ALL {old})) d",  # noqa: S608
        position,
    )
    return differing
