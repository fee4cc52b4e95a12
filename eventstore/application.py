"""The library's application with awaited `get` and `save`."""

from collections.abc import Sequence
from typing import Any, ClassVar, Self, TypeVar, cast
from uuid import UUID

from eventsourcing.application import (
    Application,
    ProcessingEvent,
    ProjectorFunction,
    project_aggregate,
)
from eventsourcing.domain import DomainEventProtocol, MutableOrImmutableAggregate
from eventsourcing.persistence import EventStore, Mapper, Notification, Recording, StoredEvent
from eventsourcing.utils import Environment, EnvType

from eventstore.appender import Limits
from eventstore.codec import Codec
from eventstore.commands import Recorded
from eventstore.factory import PostgresFactory
from eventstore.mapper import EnvelopeMapper
from eventstore.notifications import RecordedNotification
from eventstore.recorders import PostgresAggregateRecorder, PostgresApplicationRecorder
from eventstore.repository import AsyncRepository
from eventstore.snapshots import SnapshotsTable
from eventstore.store import PostgresEventStore
from eventstore.tables import EventsTable

TAggregate = TypeVar("TAggregate", bound=MutableOrImmutableAggregate[UUID])


class AsyncApplication(Application[UUID]):
    """An `eventsourcing` application for coroutines.

    Mapper, topics, transcodings, snapshots, cache and configuration are the library's; what is awaited is the
    database. Use it as an asynchronous context manager. It takes the library's own aggregates, and envelopes
    of pure facts if it has a codec (see `folding`).

    Args:
        env: configuration beside the process's environment; see `PostgresFactory` for the names.
        dsn: the database's address; it goes before the environment's.
        limits: how much the appender takes on.
    """

    codec: ClassVar[Codec | None] = None
    _snapshots: SnapshotsTable | None = None

    def __init__(
        self, env: EnvType | None = None, *, dsn: str | None = None, limits: Limits | None = None
    ) -> None:
        super().__init__(env if dsn is None else {**(env or {}), "POSTGRES_DSN": dsn})
        names = EventsTable(self._factory.datastore.schema, self._factory.events_table_name)
        self.store = PostgresEventStore(self._factory.datastore.database, names, limits)
        self._awaited = AsyncRepository(self.repository, self.mapper, self.store, self._snapshots)

    def construct_env(self, name: str, env: EnvType | None = None) -> Environment:
        """Return the configuration, with this module for persistence unless another is named."""
        environment = super().construct_env(name, env)
        environment.setdefault(PostgresFactory.PERSISTENCE_MODULE, "eventstore")
        return environment

    def construct_mapper(self) -> Mapper[UUID]:
        """Return the mapper: the configured one, or with a codec that of enveloped facts."""
        if self.codec is None:
            return super().construct_mapper()
        return EnvelopeMapper(
            self.codec, self.construct_transcoder(), self.factory.compressor(), self.factory.cipher()
        )

    def construct_recorder(self) -> PostgresApplicationRecorder:
        """Return the library's recorder for code that cannot await; the first use starts its thread."""
        return PostgresApplicationRecorder(
            self._factory.datastore, events_table_name=self._factory.events_table_name
        )

    def construct_snapshot_store(self) -> EventStore[UUID]:
        """Return the library's store of snapshots; its table is read here without its thread."""
        recorder = PostgresAggregateRecorder(
            self._factory.datastore, events_table_name=self._factory.snapshots_table_name
        )
        self._snapshots = recorder.table
        return self.factory.event_store(self.mapper, recorder)

    @property
    def _factory(self) -> PostgresFactory:
        return cast("PostgresFactory", self.factory)

    async def __aenter__(self) -> Self:
        await self.store.open()
        if self._factory.creates_tables:
            await self.store.create_tables()
            if self._snapshots is not None:
                await self._snapshots.create(self.store.pool)
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.store.close()
        self.close()

    async def get(
        self,
        stream_id: UUID,
        *,
        version: int | None = None,
        as_of: int | None = None,
        projector_func: ProjectorFunction[TAggregate, Any] = project_aggregate,
    ) -> TAggregate:
        """Return what a stream's events make, from the cache and a snapshot where there are any.

        Args:
            stream_id: the stream.
            version: the last version to take notice of; None is the newest.
            as_of: the last position of the log to take notice of; None is the newest.
            projector_func: folds events; the library's aggregates by their own `mutate` unless given.

        Raises:
            AggregateNotFoundError: if there are no such events.
        """
        return await self._awaited.get(stream_id, version=version, as_of=as_of, projector_func=projector_func)

    async def save(  # type: ignore[override] # pyright: ignore[reportIncompatibleMethodOverride] - awaited
        self,
        *objs: MutableOrImmutableAggregate[UUID] | DomainEventProtocol[UUID] | None,
        idempotency_key: UUID | None = None,
        fingerprint: bytes = b"",
        **kwargs: Any,
    ) -> list[Recording[UUID]]:
        """Record the pending events of aggregates, and events, all or none.

        Saving again under the same key records nothing and returns what was recorded the first time.

        Args:
            objs: aggregates, or events such as envelopes.
            idempotency_key: names the request; None is a key of its own.
            fingerprint: a digest of the request; the same key with another one is refused.
            kwargs: handed to the library's `collect_events`.

        Raises:
            WrongExpectedVersion, IdempotencyKeyReused, StoreUnavailable, …: see `PostgresEventStore.append`.
        """
        processing: ProcessingEvent[UUID] = ProcessingEvent()
        processing.collect_events(*objs, **kwargs)
        if not processing.events:
            return []
        stored = list(map(self.mapper.to_stored_event, processing.events))
        recorded = await self.store.append_together(
            stored, idempotency_key=idempotency_key, fingerprint=fingerprint
        )
        if recorded.repeated:
            return await self._recorded_before(recorded)
        self._keep(processing)
        recordings = _recordings(processing.events, stored, recorded)
        await self._take_due_snapshots(processing)
        self._notify(recordings)
        return recordings

    async def take_snapshot(  # type: ignore[override] # pyright: ignore[reportIncompatibleMethodOverride] - awaited
        self,
        aggregate_id: UUID,
        version: int | None = None,
        projector_func: ProjectorFunction[Any, Any] = project_aggregate,
    ) -> None:
        """Keep the state of a stream, so that it need not be folded from its first event again.

        Raises:
            AssertionError: if snapshotting is not enabled, or nothing says what a snapshot is made of.
            AggregateNotFoundError: if there are no such events.
        """
        if self._snapshots is None:
            msg = "Enable snapshots first: set IS_SNAPSHOTTING_ENABLED or 'snapshotting_intervals'."
            raise AssertionError(msg)
        aggregate: Any = await self.get(aggregate_id, version=version, projector_func=projector_func)
        kind: type[Any] = type(cast("object", aggregate))
        snapshot_class = getattr(kind, "Snapshot", type(self).snapshot_class)
        if snapshot_class is None:
            msg = f"Give {kind.__name__} a 'Snapshot' class, or the application a 'snapshot_class'."
            raise AssertionError(msg)
        stored = self.mapper.to_stored_event(snapshot_class.take(aggregate))
        await self._snapshots.insert(self.store.pool, [stored])

    async def _take_due_snapshots(self, processing: ProcessingEvent[UUID]) -> None:
        for event in processing.events:
            aggregate = processing.aggregates.get(event.originator_id)
            if self._snapshots is None or aggregate is None:
                continue
            kind: type[Any] = type(aggregate)
            interval = self.snapshotting_intervals.get(kind)
            if interval is not None and event.originator_version % interval == 0:
                projector_func = self.snapshotting_projectors.get(kind, project_aggregate)
                await self.take_snapshot(event.originator_id, event.originator_version, projector_func)

    def _keep(self, processing: ProcessingEvent[UUID]) -> None:
        """Put saved aggregates into a cache that is not brought up to date when it is read."""
        cache = self.repository.cache
        if cache is not None and not self.repository.fastforward:
            for stream_id, aggregate in processing.aggregates.items():
                cache.put(stream_id, aggregate)

    async def _recorded_before(self, recorded: Recorded) -> list[Recording[UUID]]:
        size = recorded.last_position - recorded.first_position + 1
        events = await self.store.read_log(recorded.first_position - 1, limit=size)
        return [
            Recording(self.mapper.to_domain_event(event), RecordedNotification.of(event)) for event in events
        ]


def _recordings(
    events: Sequence[DomainEventProtocol[UUID]], stored: Sequence[StoredEvent], recorded: Recorded
) -> list[Recording[UUID]]:
    return [
        Recording(
            event,
            Notification(
                originator_id=each.originator_id,
                originator_version=each.originator_version,
                topic=each.topic,
                state=each.state,
                id=position,
            ),
        )
        for position, (event, each) in enumerate(zip(events, stored, strict=True), recorded.first_position)
    ]
