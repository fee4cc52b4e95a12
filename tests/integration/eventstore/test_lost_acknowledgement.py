"""The connection is cut between the commit and the reply: one set of events, and its caller is told."""

import asyncio
from collections.abc import AsyncIterator
from urllib.parse import parse_qs, urlsplit
from uuid import UUID, uuid4

import asyncpg
import pytest

from eventstore import CommitOutcomeUnknown, Database, Limits, PostgresEventStore, StoreUnavailable
from tests.integration.eventstore.conftest import EVENTS, MakeAppend
from tests.integration.eventstore.proxy import Proxy


@pytest.fixture
async def proxy(store: PostgresEventStore) -> AsyncIterator[Proxy]:
    """A proxy in front of the server."""
    address = urlsplit(store.database.dsn or "")
    (folder,) = parse_qs(address.query)["host"]
    async with Proxy(f"{folder}/.s.PGSQL.5432", address.username or "", address.path.strip("/")) as opened:
        yield opened


def _behind(proxy: Proxy, limits: Limits | None = None) -> PostgresEventStore:
    return PostgresEventStore(Database(proxy.address, connect_timeout=2.0), EVENTS, limits)


@pytest.mark.parametrize("key", [UUID(int=7), None], ids=["callers key", "stores own key"])
async def test_a_lost_acknowledgement_is_answered_with_what_was_recorded(
    store: PostgresEventStore, proxy: Proxy, append_of: MakeAppend, key: UUID | None
) -> None:
    async with _behind(proxy) as behind:
        await behind.append(append_of(uuid4()))
        stream = uuid4()
        proxy.cut_before_the_next_reply()

        appended = await behind.append(append_of(stream, count=3, idempotency_key=key))

    assert proxy.cuts == 1
    assert (appended.first_position, appended.last_position) == (2, 4)
    assert (appended.first_version, appended.last_version) == (1, 3)
    assert appended.repeated  # which shows that it had been committed before the connection was cut
    assert len(await store.read_stream(stream)) == 3
    assert await store.head() == 4


async def test_every_command_of_a_lost_batch_is_answered(
    store: PostgresEventStore, proxy: Proxy, append_of: MakeAppend
) -> None:
    async with _behind(proxy) as behind:
        taken = uuid4()
        await behind.append(append_of(taken))
        proxy.cut_before_the_next_reply()

        appends = [append_of(taken, 1), *(append_of(uuid4(), count=2) for _ in range(9))]
        results = await asyncio.gather(*map(behind.append, appends))

    assert proxy.cuts == 1
    positions = [
        position for result in results for position in range(result.first_position, result.last_position + 1)
    ]
    assert sorted(positions) == list(range(2, 2 + 19))
    assert await store.head() == 20


async def test_a_reply_that_never_comes_is_not_waited_for(
    store: PostgresEventStore, proxy: Proxy, append_of: MakeAppend
) -> None:
    async with _behind(proxy, Limits(reply_timeout=0.5)) as behind:
        await behind.append(append_of(uuid4()))
        proxy.swallow_the_next_reply()

        appended = await behind.append(append_of(uuid4()))

    assert proxy.cuts == 1
    assert appended.repeated
    assert await store.head() == 2


async def test_an_outcome_that_cannot_be_learned_is_called_unknown(
    store: PostgresEventStore, proxy: Proxy, append_of: MakeAppend
) -> None:
    key = uuid4()
    async with _behind(proxy, Limits(patience=0.2)) as behind:
        await behind.append(append_of(uuid4()))
        proxy.cut_before_the_next_reply(then_refuse=True)

        with pytest.raises(CommitOutcomeUnknown) as unknown:
            await behind.append(append_of(uuid4(), idempotency_key=key))
        assert unknown.value.key == key
        with pytest.raises(StoreUnavailable):
            await behind.append(append_of(uuid4()))

        proxy.accept()
        assert (await behind.append(append_of(uuid4(), idempotency_key=key))).repeated

    assert await store.head() == 2


async def test_a_killed_connection_is_replaced(store: PostgresEventStore, append_of: MakeAppend) -> None:
    await store.append(append_of(uuid4()))
    async with store.database.connection() as killer:
        await _kill_others(killer)

    await store.append(append_of(uuid4()))

    assert await store.head() == 2


async def _kill_others(connection: asyncpg.Connection) -> None:
    await connection.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        "WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
