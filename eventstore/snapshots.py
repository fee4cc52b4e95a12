"""A table of stored events outside the log: the library keeps snapshots in one."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from eventsourcing.persistence import StoredEvent

from eventstore.connection import Pool
from eventstore.schema import create_snapshots_table
from eventstore.tables import EventsTable, quoted

_COLUMNS = "stream_id AS originator_id, version AS originator_version, type AS topic, payload AS state"


class SnapshotsTable:
    """Stored events by stream and version, without positions.

    Args:
        names: the table.
    """

    def __init__(self, names: EventsTable) -> None:
        self.names = names

    async def create(self, pool: Pool) -> None:
        """Create the table if it is not there; any number of processes may do so at once."""
        async with pool.acquire() as session, session.transaction():
            await session.execute(f"SELECT pg_advisory_xact_lock({self.names.lock})")
            await session.execute(f"CREATE SCHEMA IF NOT EXISTS {quoted(self.names.schema)}")
            for statement in create_snapshots_table(self.names.schema, self.names.name):
                await session.execute(statement)

    async def insert(self, pool: Pool, events: Sequence[StoredEvent]) -> None:
        """Insert all or none.

        Raises:
            asyncpg.UniqueViolationError: if one of them is there already.
        """
        await pool.execute(
            f"INSERT INTO {self.names.events} (stream_id, version, type, payload) "  # noqa: S608
            "SELECT * FROM unnest($1::uuid[], $2::bigint[], $3::text[], $4::bytea[])",
            [event.originator_id for event in events],
            [event.originator_version for event in events],
            [event.topic for event in events],
            [event.state for event in events],
        )

    async def select(  # noqa: PLR0913 - the library's own arguments
        self,
        pool: Pool,
        stream_id: UUID | str,
        *,
        gt: int | None = None,
        lte: int | None = None,
        desc: bool = False,
        limit: int | None = None,
    ) -> list[StoredEvent]:
        """Return the events of a stream with versions above `gt` and up to `lte`."""
        rows = await pool.fetch(
            f"SELECT {_COLUMNS} FROM {self.names.events} WHERE stream_id = $1 "  # noqa: S608
            "AND ($2::bigint IS NULL OR version > $2) AND ($3::bigint IS NULL OR version <= $3) "
            f"ORDER BY version {'DESC' if desc else 'ASC'} LIMIT $4",
            stream_id,
            gt,
            lte,
            limit,
        )
        return [_stored(dict(row.items())) for row in rows]


def _stored(row: dict[str, Any]) -> StoredEvent:
    return StoredEvent(**row)
