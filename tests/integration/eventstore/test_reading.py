"""Reads of one stream, of the log, and of moments."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from eventstore import Metadata, PostgresEventStore
from tests.integration.eventstore.conftest import MakeAppend

NOON = datetime(2026, 3, 31, 12, tzinfo=UTC)


async def test_a_stream_is_read_from_a_version_and_as_of_a_position(
    store: PostgresEventStore, append_of: MakeAppend
) -> None:
    stream = uuid4()
    await store.append(append_of(stream, count=3))
    await store.append(append_of(uuid4(), count=2))
    await store.append(append_of(stream, 3, count=2))

    async def versions(**asked: int) -> list[int]:
        return [event.originator_version for event in await store.read_stream(stream, **asked)]

    assert await versions() == [1, 2, 3, 4, 5]
    assert await versions(from_version=3) == [3, 4, 5]
    assert await versions(as_of=6) == [1, 2, 3, 4]
    assert await versions(from_version=2, to_version=4, as_of=2) == [2]


async def test_the_log_is_read_by_type_council_and_contract(
    store: PostgresEventStore, append_of: MakeAppend
) -> None:
    north, south, contract = uuid4(), uuid4(), uuid4()
    for topic, said in (
        ("A", Metadata(council_id=north)),
        ("B", Metadata(council_id=north, contract_id=contract)),
        ("A", Metadata(council_id=south, contract_id=contract)),
        ("C", Metadata()),
    ):
        await store.append(append_of(uuid4(), topic=topic, metadata=said))

    async def positions(**asked: object) -> list[int]:
        return [event.position for event in await store.read_log(**asked)]  # type: ignore[arg-type]

    assert await positions() == [1, 2, 3, 4]
    assert await positions(types=["A", "C"]) == [1, 3, 4]
    assert await positions(council=north) == [1, 2]
    assert await positions(contract=contract) == [2, 3]
    assert await positions(types=["A"], council=south, contract=contract) == [3]
    assert await positions(after=2, until=3) == [3]


async def test_the_log_is_read_page_by_page(store: PostgresEventStore, append_of: MakeAppend) -> None:
    await store.append(append_of(uuid4(), count=7))

    pages: list[list[int]] = []
    while page := await store.read_log(after=pages[-1][-1] if pages else 0, limit=3):
        pages.append([event.position for event in page])

    assert pages == [[1, 2, 3], [4, 5, 6], [7]]


@pytest.mark.parametrize(
    ("minutes", "position"), [(-1, 0), (0, 2), (1, 2), (10, 3), (19, 3), (20, 8), (21, 9), (10_000, 9)]
)
async def test_a_moment_is_the_last_position_recorded_by_then(
    store: PostgresEventStore, append_of: MakeAppend, minutes: int, position: int
) -> None:
    assert await store.position_at(NOON) == 0
    for after, count in ((0, 2), (10, 1), (20, 5), (21, 1)):
        moment = NOON + timedelta(minutes=after)
        await store.append(append_of(uuid4(), count=count, recorded_at=moment))

    assert await store.position_at(NOON + timedelta(minutes=minutes)) == position


async def test_reads_go_on_after_their_connections_were_killed(
    store: PostgresEventStore, append_of: MakeAppend
) -> None:
    await store.append(append_of(uuid4()))
    async with store.database.connection() as killer:
        await killer.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )

    assert await store.head() == 1
    await store.append(append_of(uuid4()))
    assert await store.head() == 2
