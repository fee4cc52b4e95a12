"""The row that says how far a projection has come, and the lock that lets one process at a time move it."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Any

import msgspec

from projections.projector.connection import Connection

# An index for every row: plans are kept while tables grow from nothing, and a scan would be kept with them.
_BEGIN = """SELECT pg_try_advisory_xact_lock($1),
    set_config('enable_seqscan', 'off', true),
    set_config('enable_hashjoin', 'off', true),
    set_config('enable_mergejoin', 'off', true)"""


class Checkpoint(msgspec.Struct, frozen=True, kw_only=True):
    """How far a projection has come; see `projections.checkpoints`."""

    projection: str
    position: int
    digest: str
    stopped_at: int | None
    stopped_because: str | None
    moved_at: datetime


def lock_of(schema: str, projection: str) -> int:
    """The advisory lock of a projection's rows in a schema."""
    name = f"fingerpost projection {schema}.{projection}"
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], signed=True)


class Checkpoints:
    """The checkpoints in one schema."""

    def __init__(self, schema: str) -> None:
        self.schema = schema
        self._table = f'"{schema}".checkpoint'

    async def take(self, connection: Connection, projection: str) -> bool:
        """Take the projection's lock until the transaction ends; false where another process has it."""
        taken: bool = await connection.fetchval(_BEGIN, lock_of(self.schema, projection))
        return taken

    async def wait(self, connection: Connection, projection: str) -> None:
        """Wait for the projection's lock and hold it until the transaction ends."""
        await connection.execute("SELECT pg_advisory_xact_lock($1)", lock_of(self.schema, projection))

    async def read(self, connection: Connection, projection: str) -> Checkpoint | None:
        """How far the projection has come; None where it was never begun."""
        row = await connection.fetchrow(f"SELECT * FROM {self._table} WHERE projection = $1", projection)  # noqa: S608
        return None if row is None else msgspec.convert(dict(row), Checkpoint)

    async def begin(self, connection: Connection, projection: str, digest: str) -> None:
        """Begin a projection at the beginning of the log; nothing is done where it is begun."""
        await self._run(
            connection,
            "INSERT INTO {table} (projection, position, digest, moved_at) "
            "VALUES ($1, 0, $2, clock_timestamp()) ON CONFLICT DO NOTHING",
            projection,
            digest,
        )

    async def move(self, connection: Connection, projection: str, position: int) -> None:
        """The rows now speak of everything up to this position."""
        await self._run(
            connection,
            "UPDATE {table} SET position = $2, moved_at = clock_timestamp() "
            "WHERE projection = $1 AND position < $2",
            projection,
            position,
        )

    async def stop(self, connection: Connection, projection: str, position: int, reason: str) -> None:
        """The projection cannot get past the event at this position."""
        await self._run(
            connection,
            "UPDATE {table} SET stopped_at = $2, stopped_because = $3, moved_at = clock_timestamp() "
            "WHERE projection = $1",
            projection,
            position,
            reason,
        )

    async def resume(self, connection: Connection, projection: str) -> None:
        """Let the projection try again."""
        await self._run(
            connection,
            "UPDATE {table} SET stopped_at = NULL, stopped_because = NULL "
            "WHERE projection = $1 AND stopped_at IS NOT NULL",
            projection,
        )

    async def _run(self, connection: Connection, statement: str, *arguments: Any) -> None:
        await connection.execute(statement.format(table=self._table), *arguments)
