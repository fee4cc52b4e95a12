"""Following the log: from a position, in order, past killed connections."""

# ruff: noqa: S608 - the table is the test's own

import asyncio
from uuid import uuid4

import pytest

from eventstore import Metadata, PostgresEventStore, Subscription
from tests.integration.eventstore.conftest import EVENTS, MakeAppend, until


async def _take(subscription: Subscription, count: int) -> list[int]:
    async with asyncio.timeout(20):
        return [(await anext(subscription)).position for _ in range(count)]


async def test_what_is_there_is_read_and_what_comes_is_waited_for(
    store: PostgresEventStore, append_of: MakeAppend
) -> None:
    await store.append(append_of(uuid4(), count=3))
    async with store.subscribe(after=1) as subscription:
        assert await _take(subscription, 2) == [2, 3]
        coming = asyncio.create_task(_take(subscription, 2))
        await store.append(append_of(uuid4(), count=2))
        assert await coming == [4, 5]
    assert subscription.position == 5


async def test_only_what_was_asked_for_is_read(store: PostgresEventStore, append_of: MakeAppend) -> None:
    council = uuid4()
    await store.append(append_of(uuid4(), topic="A"))
    await store.append(append_of(uuid4(), topic="B", metadata=Metadata(council_id=council)))
    await store.append(append_of(uuid4(), topic="A", metadata=Metadata(council_id=council)))

    async with store.subscribe(types=["A"], council=council) as subscription:
        assert await _take(subscription, 1) == [3]


async def test_pages_hold_whatever_is_there(store: PostgresEventStore, append_of: MakeAppend) -> None:
    await store.append(append_of(uuid4(), count=5))
    async with store.subscribe(page=2) as subscription:
        pages = subscription.pages()
        assert [len(await anext(pages)) for _ in range(3)] == [2, 2, 1]


async def test_a_notification_wakes_it_long_before_it_would_look_by_itself(
    store: PostgresEventStore, append_of: MakeAppend
) -> None:
    hour = Subscription(store.database.connect, EVENTS, wait=3600)
    async with hour as subscription:
        coming = asyncio.create_task(_take(subscription, 1))
        await _until_listening(store)
        await store.append(append_of(uuid4()))
        assert await coming == [1]


async def test_a_lost_notification_costs_no_more_than_the_wait(store: PostgresEventStore) -> None:
    async with Subscription(store.database.connect, EVENTS, wait=0.05) as subscription:
        coming = asyncio.create_task(_take(subscription, 1))
        await _until_listening(store)
        async with store.database.connection() as silent:
            # Rows that appear without a notification, as after a failover that lost the queue.
            await silent.execute(
                f"INSERT INTO {EVENTS.events} (position, version, recorded_at, stream_id, schema_version, "
                "type, payload) VALUES (1, 1, now(), gen_random_uuid(), 1, 'Happened', '')"
            )
        assert await coming == [1]


async def test_it_goes_on_where_it_was_after_its_connection_was_killed(
    store: PostgresEventStore, append_of: MakeAppend
) -> None:
    await store.append(append_of(uuid4()))
    async with Subscription(store.database.connect, EVENTS, wait=3600) as subscription:
        assert await _take(subscription, 1) == [1]
        for position in (2, 3):
            coming = asyncio.create_task(_take(subscription, 1))
            await _kill_listeners(store)
            await store.append(append_of(uuid4()))
            assert await coming == [position]


async def test_stopping_ends_the_iteration(store: PostgresEventStore) -> None:
    subscription = store.subscribe()
    async with subscription:
        waiting = asyncio.create_task(_all(subscription))
        await _until_listening(store)
        subscription.stop()
        assert await waiting == []


@pytest.mark.parametrize("writers", [4])
async def test_it_reads_every_event_once_while_others_write(
    store: PostgresEventStore, append_of: MakeAppend, writers: int
) -> None:
    async def write() -> None:
        stream = uuid4()
        for version in range(50):
            await store.append(append_of(stream, version))

    async with store.subscribe() as subscription:
        reading = asyncio.create_task(_take(subscription, writers * 50))
        await asyncio.gather(*(write() for _ in range(writers)))
        assert await reading == list(range(1, writers * 50 + 1))


async def _all(subscription: Subscription) -> list[int]:
    return [event.position async for event in subscription]


LISTENERS = (
    "FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() "
    "AND state = 'idle' AND query LIKE 'SELECT position%'"
)


async def _until_listening(store: PostgresEventStore) -> None:
    """Wait until a subscription has read what there was and waits for more."""
    await until(store, f"SELECT {LISTENERS}")


async def _kill_listeners(store: PostgresEventStore) -> None:
    await until(store, f"SELECT pg_terminate_backend(pid) {LISTENERS}")
