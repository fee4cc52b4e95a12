"""A migrated database, the projector's connections, a reader's, and a log in memory or in the store."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from uuid import UUID

import asyncpg
import pytest
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import NullPool

from eventstore import Database, EventsTable, Metadata, PendingEvent, PostgresEventStore, RecordedEvent
from eventstore.connection import Pool
from projections.projector.runner import Projector
from services.access.scope import Scope, reading
from tests.unit.projections.given import MemoryLog

EVENTS = EventsTable("eventstore", "events")


def projector_pool(url: str) -> Pool:
    """Connections of the role that projects, still to be opened."""
    return Database(url, role="fingerpost_projector", pool_size=8).pool()


def reader_engine(url: str) -> AsyncEngine:
    """Connections of the reader's role to a database."""
    return create_async_engine(
        "postgresql+asyncpg://",
        async_creator=lambda: asyncpg.connect(url, server_settings={"role": "fingerpost_reader"}),
        poolclass=NullPool,
    )


@pytest.fixture
async def pool(migrated_database_url: str) -> AsyncIterator[Pool]:
    """The projector's connections."""
    async with projector_pool(migrated_database_url) as opened:
        yield opened


@pytest.fixture
async def store(migrated_database_url: str) -> AsyncIterator[PostgresEventStore]:
    """The event store as the write side has it."""
    database = Database(migrated_database_url, role="fingerpost_writer")
    async with PostgresEventStore(database, EVENTS) as opened:
        yield opened


@pytest.fixture
async def readers(migrated_database_url: str) -> AsyncIterator[AsyncEngine]:
    """Connections of the reader's role."""
    engine = reader_engine(migrated_database_url)
    yield engine
    await engine.dispose()


@pytest.fixture
async def administrator(migrated_database_url: str) -> AsyncIterator[asyncpg.Connection[asyncpg.Record]]:
    """A superuser's connection, for what no role of the house may do."""
    connection = await asyncpg.connect(migrated_database_url)
    yield connection
    await connection.close()


@asynccontextmanager
async def seen_by(engine: AsyncEngine, council_id: UUID, *contracts: UUID) -> AsyncIterator[AsyncConnection]:
    """A connection that sees a council's contracts, or only those that are named."""
    async with reading(engine, Scope(council_id=council_id, contracts=contracts or "*")) as connection:
        yield connection


async def projected(pool: Pool, events: Sequence[RecordedEvent]) -> Projector:
    """A projector that has projected these events."""
    projector = Projector(pool, MemoryLog(events))
    await projector.prepare()
    await projector.drain()
    return projector


async def record(store: PostgresEventStore, events: Sequence[RecordedEvent]) -> None:
    """Record a world's events in the store as they are; they get the same positions in an empty one."""
    await store.append_together(
        [
            PendingEvent(
                originator_id=event.originator_id,
                originator_version=event.originator_version,
                topic=event.topic,
                state=event.state,
                schema_version=event.schema_version,
                metadata=Metadata(
                    council_id=event.council_id,
                    contract_id=event.contract_id,
                    actor_id=event.actor_id,
                    role=event.role,
                    source=event.source,
                ),
            )
            for event in events
        ]
    )
