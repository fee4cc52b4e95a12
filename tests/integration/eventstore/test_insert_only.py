"""What is recorded cannot be changed: neither with the writer's privileges, nor past the trigger."""

# ruff: noqa: S608 - the tables are the test's own

from collections.abc import AsyncIterator
from uuid import uuid4

import asyncpg
import pytest

from eventstore import Database, PostgresEventStore, grants
from tests.integration.eventstore.conftest import EVENTS, MakeAppend

CHANGES = [
    f"UPDATE {EVENTS.events} SET role = 'another'",
    f"DELETE FROM {EVENTS.events}",
    f"TRUNCATE {EVENTS.events}",
    f"UPDATE {EVENTS.appends} SET fingerprint = ''",
    f"DELETE FROM {EVENTS.appends}",
    f"TRUNCATE {EVENTS.appends}",
]
WRITER, READER = "eventstore_test_writer", "eventstore_test_reader"


@pytest.fixture
async def granted(store: PostgresEventStore) -> AsyncIterator[PostgresEventStore]:
    """The store with a role that may append and one that may read."""
    async with store.database.connection() as connection:
        for role in (WRITER, READER):
            await connection.execute(f"CREATE ROLE {role} NOLOGIN")
        for statement in grants(EVENTS.schema, EVENTS.name, writer=WRITER, readers=[READER]):
            await connection.execute(statement)
        yield store
        for role in (WRITER, READER):
            await connection.execute(f"DROP OWNED BY {role}; DROP ROLE {role}")


async def _as(role: str, store: PostgresEventStore, statement: str) -> None:
    async with Database(store.database.dsn, role=role).connection() as connection:
        await connection.execute(statement)


async def test_the_writer_appends_and_reads(granted: PostgresEventStore, append_of: MakeAppend) -> None:
    async with PostgresEventStore(Database(granted.database.dsn, role=WRITER), EVENTS) as writer:
        await writer.append(append_of(uuid4()))
        assert len(await writer.read_log()) == 1


@pytest.mark.parametrize("change", CHANGES)
async def test_the_writer_may_not_change_what_is_recorded(granted: PostgresEventStore, change: str) -> None:
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await _as(WRITER, granted, change)


@pytest.mark.parametrize(
    "statement",
    [
        f"SELECT * FROM {EVENTS.appends}",
        f"INSERT INTO {EVENTS.events} SELECT * FROM {EVENTS.events}",
        f"DELETE FROM {EVENTS.events}",
    ],
)
async def test_a_reader_reads_events_and_nothing_else(granted: PostgresEventStore, statement: str) -> None:
    await _as(READER, granted, f"SELECT * FROM {EVENTS.events}")
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await _as(READER, granted, statement)


@pytest.mark.parametrize("replication", ["origin", "replica"])
@pytest.mark.parametrize("change", CHANGES)
async def test_not_even_the_owner_changes_what_is_recorded(
    store: PostgresEventStore, append_of: MakeAppend, change: str, replication: str
) -> None:
    await store.append(append_of(uuid4()))

    async with store.database.connection() as connection:
        # An ordinary trigger does not fire for a session that says it is a replica; this one does.
        await connection.execute(f"SET session_replication_role = {replication}")
        with pytest.raises(asyncpg.RestrictViolationError, match="takes inserts only"):
            await connection.execute(change)

    assert await store.head() == 1
