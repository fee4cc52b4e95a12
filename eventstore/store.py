"""The event store for coroutines: append, read, follow."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Self
from uuid import UUID

import asyncpg
from eventsourcing.persistence import StoredEvent

from eventstore.appender import Appender, Limits
from eventstore.commands import Append, Appended, Command, Recorded, command, command_of
from eventstore.connection import FAILURES, Database, Pool, lost
from eventstore.errors import IdempotencyKeyReused, StoreUnavailable
from eventstore.reads import (
    Filter,
    head_statement,
    log_statement,
    position_at_statement,
    stream_statement,
)
from eventstore.records import RecordedEvent
from eventstore.schema import create_events_table
from eventstore.subscription import Subscription
from eventstore.tables import EventsTable, quoted


class PostgresEventStore:
    """One application's events in PostgreSQL.

    Use it as an asynchronous context manager: entering opens its connections, leaving records what waits and
    closes them.

    Args:
        database: where, and as whom.
        names: the table of events.
        limits: how much the appender takes on.
    """

    def __init__(
        self, database: Database | str, names: EventsTable | None = None, limits: Limits | None = None
    ) -> None:
        self.database = Database(database) if isinstance(database, str) else database
        self.names = names or EventsTable()
        self._limits = limits
        self._pool: Pool | None = None
        self._appender: Appender | None = None

    async def __aenter__(self) -> Self:
        await self.open()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def open(self) -> None:
        """Open the store; connections are made when they are first needed."""
        self._pool = await self.database.pool()
        self._appender = Appender(self.database.connect_to_append, self.names, self._limits)

    async def close(self) -> None:
        """Record what waits, then close every connection."""
        appender, self._appender = self._appender, None
        pool, self._pool = self._pool, None
        if appender is not None:
            await appender.close()
        if pool is not None:
            await pool.close()

    @property
    def pool(self) -> Pool:
        """The connections for reading.

        Raises:
            StoreUnavailable: if the store is not open.
        """
        if self._pool is None:
            msg = "The event store is not open."
            raise StoreUnavailable(msg)
        return self._pool

    async def create_tables(self) -> None:
        """Create the tables if they are not there; any number of processes may do so at once."""
        async with self.database.connection() as connection, connection.transaction():
            await connection.execute(f"SELECT pg_advisory_xact_lock({self.names.lock})")
            if await connection.fetchval("SELECT to_regclass($1)", self.names.events) is None:
                await connection.execute(f"CREATE SCHEMA IF NOT EXISTS {quoted(self.names.schema)}")
                for statement in create_events_table(self.names.schema, self.names.name):
                    await connection.execute(statement)

    async def append(self, append: Append) -> Appended:
        """Record the events of one stream; see `Append`.

        Raises:
            InvalidAppend: if the events contradict the expected version.
            WrongExpectedVersion, IdempotencyKeyReused, AppendRefused, StoreUnavailable, CommitOutcomeUnknown:
                see `Appender.append`.
        """
        made = command_of(append)
        recorded = await self.record(made)
        if recorded.repeated:
            return await self._first_result(append.stream_id, recorded)
        return Appended(
            stream_id=append.stream_id,
            first_version=append.expected_version + 1,
            last_version=append.expected_version + len(made.events),
            first_position=recorded.first_position,
            last_position=recorded.last_position,
        )

    async def append_together(
        self, events: Sequence[StoredEvent], *, idempotency_key: UUID | None = None, fingerprint: bytes = b""
    ) -> Recorded:
        """Record events of any number of streams, all or none, in the order given.

        Each stream is expected to be at the version before its first event. Raises what `append` raises.
        """
        return await self.record(command(events, key=idempotency_key, fingerprint=fingerprint))

    async def record(self, made: Command) -> Recorded:
        """Hand a command to the appender; raises what `Appender.append` raises."""
        if self._appender is None:
            msg = "The event store is not open."
            raise StoreUnavailable(msg)
        return await self._appender.append(made)

    async def recorded_under(self, key: UUID, fingerprint: bytes = b"") -> Recorded | None:
        """Say what was recorded under an idempotency key, or None if nothing was.

        Raises:
            IdempotencyKeyReused: if the key was used for a request with another fingerprint.
        """
        rows = await self.fetch(
            f"SELECT first_position, last_position, fingerprint FROM {self.names.appends} "  # noqa: S608
            "WHERE idempotency_key = $1",
            key,
        )
        if not rows:
            return None
        first, last, known = rows[0]
        if known != fingerprint:
            raise IdempotencyKeyReused(key)
        return Recorded(first_position=first, last_position=last, repeated=True)

    async def read_stream(
        self,
        stream_id: UUID,
        from_version: int | None = None,
        as_of: int | None = None,
        *,
        to_version: int | None = None,
    ) -> list[RecordedEvent]:
        """Return the events of a stream in order of version.

        Args:
            stream_id: the stream.
            from_version: the first version wanted; None is the beginning.
            as_of: the last position of the log to take notice of; None is all of it.
            to_version: the last version wanted; None is the newest.
        """
        text, arguments = stream_statement(
            self.names, stream_id, from_version=from_version, to_version=to_version, as_of=as_of
        )
        return [RecordedEvent.from_row(row) for row in await self.fetch(text, *arguments)]

    async def known_streams(self, stream_ids: Sequence[UUID]) -> set[UUID]:
        """Return which of these streams have events."""
        rows = await self.fetch(
            "SELECT asked.stream_id FROM unnest($1::uuid[]) asked(stream_id) WHERE EXISTS "  # noqa: S608
            f"(SELECT FROM {self.names.events} e WHERE e.stream_id = asked.stream_id)",
            stream_ids,
        )
        return {row[0] for row in rows}

    async def read_log(  # noqa: PLR0913 - each has a default
        self,
        after: int = 0,
        types: Sequence[str] = (),
        council: UUID | None = None,
        contract: UUID | None = None,
        limit: int = 500,
        *,
        until: int | None = None,
    ) -> list[RecordedEvent]:
        """Return a page of the log in order of position; fewer events than `limit` mean that it ends there.

        Args:
            after: the position after which to begin; 0 is the beginning.
            types: event types; none means all.
            council: only events of this council.
            contract: only events of this contract.
            limit: the size of the page. Read the next one after the last position of this one.
            until: the last position wanted; None is the newest.
        """
        asked = Filter(types=types, council=council, contract=contract)
        text, arguments = log_statement(self.names, after=after, until=until, asked=asked, limit=limit)
        return [RecordedEvent.from_row(row) for row in await self.fetch(text, *arguments)]

    async def head(self) -> int:
        """Return the position of the newest event; 0 if there is none."""
        (row,) = await self.fetch(head_statement(self.names))
        newest: int = row[0]
        return newest

    async def position_at(self, moment: datetime) -> int:
        """Return the largest position recorded at or before a moment (aware); 0 if there is none."""
        text, arguments = position_at_statement(self.names, moment)
        (row,) = await self.fetch(text, *arguments)
        position: int = row[0]
        return position

    def subscribe(
        self,
        after: int = 0,
        types: Sequence[str] = (),
        council: UUID | None = None,
        contract: UUID | None = None,
        *,
        page: int = 500,
    ) -> Subscription:
        """Return an endless iterator of the log after a position; see `Subscription`."""
        asked = Filter(types=types, council=council, contract=contract)
        return Subscription(self.database.connect, self.names, after=after, asked=asked, page=page)

    async def fetch(self, text: str, *arguments: Any) -> list[asyncpg.Record]:
        """Read, a second time if the connection breaks under the first: reading twice does no harm.

        Raises:
            StoreUnavailable: if it breaks again.
        """
        try:
            return await self.pool.fetch(text, *arguments)
        except FAILURES as error:
            if not lost(error):
                raise
        try:
            return await self.pool.fetch(text, *arguments)
        except FAILURES as error:
            if not lost(error):
                raise
            msg = f"The database is out of reach: {error}"
            raise StoreUnavailable(msg) from error

    async def _first_result(self, stream_id: UUID, recorded: Recorded) -> Appended:
        """Say what was recorded the first time: perhaps other events, perhaps of another stream.

        (Whoever opens a new stream on each attempt sends another stream id the second time.)
        """
        events = await self.read_log(
            after=recorded.first_position - 1,
            until=recorded.last_position,
            limit=recorded.last_position - recorded.first_position + 1,
        )
        streams = [event.originator_id for event in events]
        found = stream_id if stream_id in streams else streams[0]
        versions = [event.originator_version for event in events if event.originator_id == found]
        return Appended(
            stream_id=UUID(str(found)),
            first_version=versions[0],
            last_version=versions[-1],
            first_position=recorded.first_position,
            last_position=recorded.last_position,
            repeated=True,
        )
