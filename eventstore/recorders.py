"""The library's recorders: its synchronous interface over the asynchronous store."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any, TypeVar
from uuid import UUID

from eventsourcing import persistence
from eventsourcing.persistence import Notification, StoredEvent, Tracking

from eventstore.batch import append_statement, arrays, outcomes
from eventstore.commands import Command, Recorded, command
from eventstore.connection import Session
from eventstore.datastore import Datastore
from eventstore.notifications import PostgresSubscription, RecordedNotification
from eventstore.reads import Filter, log_statement, stream_statement
from eventstore.records import RecordedEvent
from eventstore.snapshots import SnapshotsTable
from eventstore.tables import EventsTable, quoted

T = TypeVar("T")


class PostgresAggregateRecorder(persistence.AggregateRecorder):
    """Keeps stored events outside the log, such as snapshots.

    Args:
        datastore: the database.
        events_table_name: the table.
    """

    def __init__(self, datastore: Datastore, *, events_table_name: str = "stored_snapshots") -> None:
        self.datastore = datastore
        self.table = SnapshotsTable(EventsTable(datastore.schema, events_table_name))

    def create_table(self) -> None:
        """Create the table if it is not there."""

        async def create() -> None:
            await self.table.create(await self.datastore.pool())

        self.datastore.run(create())

    def insert_events(self, stored_events: Sequence[StoredEvent], **_: Any) -> None:
        """Insert all or none; `IntegrityError` if one of them is there already."""

        async def insert() -> None:
            await self.table.insert(await self.datastore.pool(), stored_events)

        self.datastore.run(insert())

    def select_events(
        self,
        originator_id: UUID | str,
        *,
        gt: int | None = None,
        lte: int | None = None,
        desc: bool = False,
        limit: int | None = None,
    ) -> Sequence[StoredEvent]:
        """Return events of one stream with versions above `gt` and up to `lte`."""

        async def select() -> list[StoredEvent]:
            pool = await self.datastore.pool()
            return await self.table.select(pool, originator_id, gt=gt, lte=lte, desc=desc, limit=limit)

        return self.datastore.run(select())


class PostgresApplicationRecorder(persistence.ApplicationRecorder):
    """Keeps an application's events in one log.

    Args:
        datastore: the database.
        events_table_name: the table of events.
    """

    def __init__(self, datastore: Datastore, *, events_table_name: str = "stored_events") -> None:
        self.datastore = datastore
        self.names = EventsTable(datastore.schema, events_table_name)

    def create_table(self) -> None:
        """Create the tables if they are not there."""

        async def create() -> None:
            await (await self.datastore.store(self.names)).create_tables()

        self.datastore.run(create())

    def insert_events(
        self,
        stored_events: Sequence[StoredEvent],
        *,
        idempotency_key: UUID | None = None,
        fingerprint: bytes = b"",
        **_: Any,
    ) -> Sequence[int] | None:
        """Record events of any number of streams, all or none, and return their positions.

        Each stream is expected to be at the version before its first event. Raises what
        `PostgresEventStore.append` raises.
        """
        if not stored_events:
            return None
        made = command(stored_events, key=idempotency_key, fingerprint=fingerprint)
        recorded = self.datastore.run(self._record(made))
        return list(range(recorded.first_position, recorded.last_position + 1))

    async def _record(self, made: Command) -> Recorded:
        return await (await self.datastore.store(self.names)).record(made)

    def select_events(
        self,
        originator_id: UUID | str,
        *,
        gt: int | None = None,
        lte: int | None = None,
        desc: bool = False,
        limit: int | None = None,
    ) -> Sequence[StoredEvent]:
        """Return events of one stream with versions above `gt` and up to `lte`."""
        statement = stream_statement(
            self.names,
            originator_id if isinstance(originator_id, UUID) else UUID(originator_id),
            from_version=None if gt is None else gt + 1,
            to_version=lte,
            newest_first=desc,
            limit=limit,
        )
        return [RecordedEvent.from_row(row) for row in self._fetch(*statement)]

    def select_notifications(
        self,
        start: int | None,
        limit: int,
        stop: int | None = None,
        topics: Sequence[str] = (),
        *,
        inclusive_of_start: bool = True,
    ) -> Sequence[Notification]:
        """Return a page of the log from (or after) `start` up to `stop`."""
        after = 0 if start is None else start - inclusive_of_start
        asked = Filter(types=topics)
        statement = log_statement(self.names, after=after, until=stop, asked=asked, limit=limit)
        return [RecordedNotification.of(RecordedEvent.from_row(row)) for row in self._fetch(*statement)]

    def max_notification_id(self) -> int | None:
        """Return the position of the newest event; None if there is none."""

        async def head() -> int:
            return await (await self.datastore.store(self.names)).head()

        return self.datastore.run(head()) or None

    def subscribe(self, gt: int | None = None, topics: Sequence[str] = ()) -> PostgresSubscription:
        """Follow the log after a position."""
        return PostgresSubscription(self, self.datastore, self.names, gt=gt, topics=topics)

    def _fetch(self, text: str, arguments: list[Any]) -> list[Any]:
        async def fetch() -> list[Any]:
            return await (await self.datastore.store(self.names)).fetch(text, *arguments)

        return self.datastore.run(fetch())


class PostgresTrackingRecorder(persistence.TrackingRecorder):
    """Keeps how far the events of other applications were processed, beside what was made of them.

    A materialised view is a subclass. It adds its tables to `create_statements` and writes its rows and the
    tracking in one `transaction`, with `track`.

    Args:
        datastore: the database.
        tracking_table_name: the table.
    """

    def __init__(self, datastore: Datastore, *, tracking_table_name: str = "notification_tracking") -> None:
        self.datastore = datastore
        self.tracking = EventsTable(datastore.schema, tracking_table_name)

    def create_statements(self) -> Sequence[str]:
        """Return the statements that create the tables; they can be run again."""
        return [
            f"CREATE SCHEMA IF NOT EXISTS {quoted(self.tracking.schema)}",
            f"""CREATE TABLE IF NOT EXISTS {self.tracking.events} (
    application_name text PRIMARY KEY,
    notification_id bigint NOT NULL
)""",
        ]

    def create_table(self) -> None:
        """Create the tables if they are not there; any number of processes may do so at once."""

        async def create(connection: Session) -> None:
            await connection.execute(f"SELECT pg_advisory_xact_lock({self.tracking.lock})")
            for statement in self.create_statements():
                await connection.execute(statement)

        self.transaction(create)

    def transaction(self, work: Callable[[Session], Awaitable[T]]) -> T:
        """Do work in one transaction and wait for it."""
        return self.datastore.run(self.datastore.transaction(work))

    async def track(self, connection: Session, tracking: Tracking) -> None:
        """Record in the connection's transaction that an event was processed.

        Raises:
            IntegrityError: if it or a later one was processed before.
        """
        moved = await connection.fetchval(
            f"INSERT INTO {self.tracking.events} AS t VALUES ($1, $2) "  # noqa: S608
            "ON CONFLICT (application_name) DO UPDATE SET notification_id = excluded.notification_id "
            "WHERE t.notification_id < excluded.notification_id RETURNING notification_id",
            tracking.application_name,
            tracking.notification_id,
        )
        if moved is None:
            msg = f"{tracking.application_name} was processed to {tracking.notification_id} before."
            raise persistence.IntegrityError(msg)

    def insert_tracking(self, tracking: Tracking) -> None:
        """Record that an event was processed; `IntegrityError` if it or a later one was before."""

        async def insert(connection: Session) -> None:
            await self.track(connection, tracking)

        self.transaction(insert)

    def max_tracking_id(self, application_name: str) -> int | None:
        """Return how far an application's events were processed; None if none were."""

        async def select(connection: Session) -> int | None:
            furthest: int | None = await connection.fetchval(
                f"SELECT notification_id FROM {self.tracking.events} WHERE application_name = $1",  # noqa: S608
                application_name,
            )
            return furthest

        return self.transaction(select)


class PostgresProcessRecorder(
    PostgresTrackingRecorder, PostgresApplicationRecorder, persistence.ProcessRecorder
):
    """Keeps an application's events together with how far it has processed those of others."""

    def __init__(
        self,
        datastore: Datastore,
        *,
        events_table_name: str = "stored_events",
        tracking_table_name: str = "notification_tracking",
    ) -> None:
        PostgresTrackingRecorder.__init__(self, datastore, tracking_table_name=tracking_table_name)
        PostgresApplicationRecorder.__init__(self, datastore, events_table_name=events_table_name)

    def create_table(self) -> None:
        """Create the tables of both if they are not there."""
        PostgresApplicationRecorder.create_table(self)
        PostgresTrackingRecorder.create_table(self)

    def insert_events(
        self,
        stored_events: Sequence[StoredEvent],
        *,
        tracking: Tracking | None = None,
        **arguments: Any,
    ) -> Sequence[int] | None:
        """Record events and what they are the answer to in one transaction, all or none."""
        if tracking is None:
            return super().insert_events(stored_events, **arguments)
        made = command(stored_events) if stored_events else None
        processed = tracking

        async def insert(connection: Session) -> list[int] | None:
            await self.track(connection, processed)
            return None if made is None else await self._append(connection, made)

        return self.transaction(insert)

    async def _append(self, connection: Session, made: Command) -> list[int]:
        answer = await connection.fetchrow(append_statement(self.names), *arrays([made]))
        assert answer is not None  # noqa: S101 - a function with OUT parameters returns one row
        (outcome,) = outcomes([made], answer)
        if not isinstance(outcome, Recorded):
            raise outcome
        return list(range(outcome.first_position, outcome.last_position + 1))
