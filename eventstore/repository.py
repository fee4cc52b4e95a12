"""The library's repository with an awaited `get`."""

import asyncio
import contextlib
from copy import deepcopy
from typing import Any, TypeVar, cast
from uuid import UUID
from weakref import WeakValueDictionary

from eventsourcing.application import (
    AggregateNotFoundError,
    ProjectorFunction,
    Repository,
    project_aggregate,
)
from eventsourcing.domain import DomainEventProtocol, MutableOrImmutableAggregate
from eventsourcing.persistence import Mapper

from eventstore.snapshots import SnapshotsTable
from eventstore.store import PostgresEventStore

TAggregate = TypeVar("TAggregate", bound=MutableOrImmutableAggregate[UUID])


class AsyncRepository:
    """Folds streams, from the cache and a snapshot where there are any.

    Args:
        configured: the library's repository; its cache and its settings are used.
        mapper: from stored to domain events.
        store: where the events are.
        snapshots: where the snapshots are; None if there are none.
    """

    def __init__(
        self,
        configured: Repository[UUID],
        mapper: Mapper[UUID],
        store: PostgresEventStore,
        snapshots: SnapshotsTable | None,
    ) -> None:
        self._configured = configured
        self._mapper = mapper
        self._store = store
        self._snapshots = snapshots
        self._forwarding: WeakValueDictionary[UUID, asyncio.Lock] = WeakValueDictionary()

    async def get(
        self,
        stream_id: UUID,
        *,
        version: int | None = None,
        as_of: int | None = None,
        projector_func: ProjectorFunction[TAggregate, Any] = project_aggregate,
    ) -> TAggregate:
        """Return what a stream's events make; see `AsyncApplication.get`.

        Raises:
            AggregateNotFoundError: if there are no such events.
        """
        cache = self._configured.cache
        if cache is None or version is not None or as_of is not None:
            return await self._reconstruct(stream_id, version, as_of, projector_func)
        try:
            aggregate = cast("TAggregate", cache.get(stream_id))
        except KeyError:
            aggregate = await self._reconstruct(stream_id, None, None, projector_func)
            cache.put(stream_id, aggregate)
        else:
            if self._configured.fastforward:
                aggregate = await self._fast_forward(aggregate, projector_func)
        return deepcopy(aggregate) if self._configured.deepcopy_from_cache else aggregate

    async def _reconstruct(
        self,
        stream_id: UUID,
        version: int | None,
        as_of: int | None,
        projector_func: ProjectorFunction[TAggregate, Any],
    ) -> TAggregate:
        snapshots = [] if as_of is not None else await self._snapshot(stream_id, version)
        after = snapshots[0].originator_version if snapshots else None
        events = await self._events(stream_id, after, version, as_of)
        aggregate = projector_func(None, [*snapshots, *events])
        if aggregate is None:
            msg = f"Stream {stream_id} has no events up to version {version} and position {as_of}."
            raise AggregateNotFoundError(msg)
        return aggregate

    async def _snapshot(self, stream_id: UUID, version: int | None) -> list[DomainEventProtocol[UUID]]:
        if self._snapshots is None:
            return []
        stored = await self._snapshots.select(self._store.pool, stream_id, lte=version, desc=True, limit=1)
        return list(map(self._mapper.to_domain_event, stored))

    async def _events(
        self, stream_id: UUID, after: int | None, version: int | None = None, as_of: int | None = None
    ) -> list[DomainEventProtocol[UUID]]:
        first = None if after is None else after + 1
        recorded = await self._store.read_stream(stream_id, first, as_of, to_version=version)
        return list(map(self._mapper.to_domain_event, recorded))

    async def _fast_forward(
        self, aggregate: TAggregate, projector_func: ProjectorFunction[TAggregate, Any]
    ) -> TAggregate:
        """Fold into a cached aggregate what was recorded since.

        One coroutine at a time, for the aggregate may be mutable.
        """
        cache = self._configured.cache
        assert cache is not None  # noqa: S101 - the aggregate came from it
        lock = self._forwarding.setdefault(aggregate.id, asyncio.Lock())
        if lock.locked() and self._configured.fastforward_skipping:
            return aggregate
        async with lock:
            with contextlib.suppress(KeyError):
                aggregate = cast("TAggregate", cache.get(aggregate.id))
            newer = await self._events(aggregate.id, aggregate.version)
            aggregate = projector_func(aggregate, newer) or aggregate
            cache.put(aggregate.id, aggregate)
            return aggregate
