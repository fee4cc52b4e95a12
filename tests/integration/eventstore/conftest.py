"""An event store on a new database, and the library's environment for one."""

import asyncio
from collections.abc import AsyncIterator, Callable
from uuid import UUID

import pytest

from eventstore import Append, EventsTable, Metadata, PendingEvent, PostgresEventStore

EVENTS = EventsTable("eventstore", "events")

MakeAppend = Callable[..., Append]


@pytest.fixture
async def store(database_url: str) -> AsyncIterator[PostgresEventStore]:
    """An open event store with its tables, in a schema of its own."""
    async with PostgresEventStore(database_url, EVENTS) as opened:
        await opened.create_tables()
        yield opened


@pytest.fixture
def append_of() -> MakeAppend:
    """Makes an append: of `count` events of one type to a stream at a version."""

    def make(
        stream_id: UUID,
        expected: int = 0,
        count: int = 1,
        topic: str = "Happened",
        metadata: Metadata | None = None,
        **arguments: object,
    ) -> Append:
        events = [
            PendingEvent(
                originator_id=stream_id,
                originator_version=version,
                topic=topic,
                state=b'{"version":%d}' % version,
                metadata=metadata or Metadata(),
            )
            for version in range(expected + 1, expected + count + 1)
        ]
        return Append(stream_id=stream_id, expected_version=expected, events=events, **arguments)  # type: ignore[arg-type]

    return make


async def until(store: PostgresEventStore, query: str) -> None:
    """Wait until a query of the server's own views finds something."""
    async with asyncio.timeout(10):
        while not await store.fetch(query):  # noqa: ASYNC110 - the server tells nobody of these
            await asyncio.sleep(0.01)
