"""An event store on a new database, and the library's environment for one."""

from collections.abc import AsyncIterator

import pytest

from eventstore import EventsTable, PostgresEventStore


@pytest.fixture
async def store(database_url: str) -> AsyncIterator[PostgresEventStore]:
    """An open event store with its tables, in a schema of its own."""
    async with PostgresEventStore(database_url, EventsTable("eventstore", "events")) as opened:
        await opened.create_tables()
        yield opened
