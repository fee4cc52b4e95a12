"""Positions become visible in the order of commits: whoever follows the log misses nothing."""

# ruff: noqa: S608 - the table is the test's own

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from uuid import uuid4

import pytest

from eventstore import EventStoreError, PostgresEventStore
from eventstore.append_function import append_function
from tests.integration.eventstore.conftest import EVENTS, MakeAppend, until

WRITERS = 16
SECONDS = 4.0

LOCK = f"PERFORM pg_advisory_xact_lock({EVENTS.lock});"
CHOICE = "head := coalesce(head, 0);"


@pytest.fixture
async def writers(store: PostgresEventStore) -> AsyncIterator[list[PostgresEventStore]]:
    """Sixteen stores with an appender and a connection each, as sixteen processes would have."""
    async with AsyncExitStack() as stack:
        yield [
            await stack.enter_async_context(PostgresEventStore(store.database, EVENTS))
            for _ in range(WRITERS)
        ]


class Tail:
    """A reader of the log that goes on from the last position it saw, as every projection does."""

    def __init__(self, store: PostgresEventStore) -> None:
        self.seen: list[int] = []
        self._store = store

    async def follow(self, stop: asyncio.Event) -> None:
        """Read until told to stop, and then to the end."""
        while not stop.is_set():
            await self._read()
            await asyncio.sleep(0)
        while await self._read():
            pass

    async def _read(self) -> int:
        page = await self._store.read_log(after=self.seen[-1] if self.seen else 0)
        self.seen.extend(event.position for event in page)
        return len(page)


async def _write(
    store: PostgresEventStore, append_of: MakeAppend, until: float, refused: list[Exception]
) -> None:
    clock = asyncio.get_running_loop().time
    stream, version = uuid4(), 0
    while clock() < until and not refused:
        count = 1 + version % 3
        try:
            await store.append(append_of(stream, version, count))
        except EventStoreError as error:
            refused.append(error)
            return
        version += count


async def _tail_under_load(
    store: PostgresEventStore, writers: list[PostgresEventStore], append_of: MakeAppend, seconds: float
) -> tuple[list[int], list[int], list[Exception]]:
    """Return the positions that were recorded, those that a reader saw meanwhile, and what was refused."""
    stop, refused, tail = asyncio.Event(), list[Exception](), Tail(store)
    following = asyncio.create_task(tail.follow(stop))
    until = asyncio.get_running_loop().time() + seconds
    await asyncio.gather(*(_write(writer, append_of, until, refused) for writer in writers))
    stop.set()
    await following
    rows = await store.fetch(f"SELECT position FROM {EVENTS.events} ORDER BY position")
    return [row[0] for row in rows], tail.seen, refused


async def test_a_reader_misses_no_event_under_16_writers(
    store: PostgresEventStore, writers: list[PostgresEventStore], append_of: MakeAppend
) -> None:
    recorded, seen, refused = await _tail_under_load(store, writers, append_of, SECONDS)

    assert refused == []
    assert len(recorded) > WRITERS
    assert seen == recorded == list(range(1, len(recorded) + 1))


async def test_the_check_catches_positions_from_a_sequence_without_a_lock(
    store: PostgresEventStore, writers: list[PostgresEventStore], append_of: MakeAppend
) -> None:
    """The usual way to number rows, planted: what is numbered first is not what commits first."""
    faulty = append_function(EVENTS).replace(LOCK, "")
    faulty = faulty.replace(CHOICE, "head := nextval('public.planted') * 100;")
    faulty = faulty.replace("END\n$$", "PERFORM pg_sleep(random() * 0.01);\nEND\n$$")
    async with store.database.connection() as connection:
        await connection.execute("CREATE SEQUENCE planted")
        await connection.execute(faulty)

    recorded, seen, refused = await _tail_under_load(store, writers, append_of, 1.0)

    assert refused == []
    assert set(recorded) - set(seen), "the reader should have missed events"


async def test_without_the_lock_the_primary_key_refuses_what_would_be_out_of_order(
    store: PostgresEventStore, writers: list[PostgresEventStore], append_of: MakeAppend
) -> None:
    async with store.database.connection() as connection:
        await connection.execute(append_function(EVENTS).replace(LOCK, ""))

    recorded, seen, refused = await _tail_under_load(store, writers, append_of, SECONDS)

    assert refused, "two writers should have chosen the same position"
    assert seen == recorded


async def test_a_later_append_waits_for_an_earlier_one_to_commit(
    store: PostgresEventStore, writers: list[PostgresEventStore], append_of: MakeAppend
) -> None:
    async with store.database.connection() as slow:
        transaction = slow.transaction()
        await transaction.start()
        await slow.execute(f"SELECT pg_advisory_xact_lock({EVENTS.lock})")
        later = asyncio.create_task(writers[0].append(append_of(uuid4())))
        await _until_someone_waits_for_the_lock(store)
        assert await store.head() == 0
        await transaction.commit()
        assert (await later).last_position == 1


async def _until_someone_waits_for_the_lock(store: PostgresEventStore) -> None:
    await until(
        store,
        "SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted "
        "AND database = (SELECT oid FROM pg_database WHERE datname = current_database())",
    )
