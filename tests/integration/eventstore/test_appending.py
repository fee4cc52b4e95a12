"""What an append records, refuses and repeats."""

import asyncio
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from eventstore import (
    Append,
    Appended,
    AppendRefused,
    IdempotencyKeyReused,
    InvalidAppend,
    Metadata,
    PostgresEventStore,
    WrongExpectedVersion,
    source,
)
from tests.integration.eventstore.conftest import MakeAppend


async def test_what_was_appended_is_read_as_it_was_said(
    store: PostgresEventStore, append_of: MakeAppend
) -> None:
    stream = uuid4()
    said = Metadata(
        council_id=uuid4(),
        contract_id=uuid4(),
        actor_id=uuid4(),
        role="provider",
        correlation_id=uuid4(),
        causation_id=uuid4(),
        source=source.imported("a" * 64, 12),
    )

    appended = await store.append(append_of(stream, count=2, metadata=said))

    assert appended == Appended(
        stream_id=stream, first_version=1, last_version=2, first_position=1, last_position=2
    )
    first, second = await store.read_stream(stream)
    assert (first.originator_id, first.originator_version, first.position) == (stream, 1, 1)
    assert (second.originator_version, second.state) == (2, b'{"version":2}')
    for event in (first, second):
        assert (event.topic, event.schema_version, event.role) == ("Happened", 1, "provider")
        assert (event.council_id, event.contract_id) == (said.council_id, said.contract_id)
        assert (event.actor_id, event.correlation_id) == (said.actor_id, said.correlation_id)
        assert (event.causation_id, event.source) == (said.causation_id, f"import:{'a' * 64}:12")


async def test_positions_are_dense_in_the_order_of_appends(
    store: PostgresEventStore, append_of: MakeAppend
) -> None:
    stream = uuid4()
    await store.append(append_of(stream))
    with pytest.raises(WrongExpectedVersion):
        await store.append(append_of(stream))
    await store.append(append_of(uuid4(), count=3))

    assert [event.position for event in await store.read_log()] == [1, 2, 3, 4]
    assert await store.head() == 4


@pytest.mark.parametrize("expected", [1, 5])
async def test_a_stream_without_events_is_at_version_0(
    store: PostgresEventStore, append_of: MakeAppend, expected: int
) -> None:
    with pytest.raises(WrongExpectedVersion) as refused:
        await store.append(append_of(uuid4(), expected))
    assert (refused.value.expected, refused.value.actual) == (expected, 0)


async def test_one_lost_race_takes_no_other_append_with_it(
    store: PostgresEventStore, append_of: MakeAppend
) -> None:
    taken = [uuid4() for _ in range(8)]
    await asyncio.gather(*(store.append(append_of(stream)) for stream in taken))

    # They wait together while the first of them commits, and so go into one transaction.
    late = [append_of(stream) for stream in taken]
    fresh = [append_of(uuid4(), count=2) for _ in range(8)]
    mixed = [append for pair in zip(late, fresh, strict=True) for append in pair]
    results = await asyncio.gather(*map(store.append, mixed), return_exceptions=True)

    assert [type(result) for result in results] == [WrongExpectedVersion, Appended] * 8
    assert await store.head() == 8 + 16
    for append in fresh:
        assert len(await store.read_stream(append.stream_id)) == 2


async def test_appends_to_one_stream_are_judged_one_after_the_other(
    store: PostgresEventStore, append_of: MakeAppend
) -> None:
    stream = uuid4()
    results = await asyncio.gather(
        *(store.append(append_of(stream, expected)) for expected in (0, 1, 1, 2)), return_exceptions=True
    )

    assert [type(result) for result in results] == [Appended, Appended, WrongExpectedVersion, Appended]
    assert [event.originator_version for event in await store.read_stream(stream)] == [1, 2, 3]


async def test_a_command_that_cannot_be_stored_takes_no_other_with_it(
    store: PostgresEventStore, append_of: MakeAppend
) -> None:
    topics = ["good", "good", "no\x00good", "good"]
    results = await asyncio.gather(
        *(store.append(append_of(uuid4(), topic=topic)) for topic in topics), return_exceptions=True
    )

    assert [type(result) for result in results] == [Appended, Appended, AppendRefused, Appended]
    assert await store.head() == 3


async def test_the_same_key_gets_the_first_result(store: PostgresEventStore, append_of: MakeAppend) -> None:
    stream, key = uuid4(), uuid4()
    append = append_of(stream, count=2, idempotency_key=key, fingerprint=b"request")
    first = await store.append(append)
    await store.append(append_of(stream, 2))

    again = await store.append(append)

    assert again.repeated
    assert (again.first_position, again.last_position) == (first.first_position, first.last_position)
    assert (again.first_version, again.last_version) == (1, 2)
    assert await store.head() == 3


async def test_the_same_key_at_once_is_recorded_once(
    store: PostgresEventStore, append_of: MakeAppend
) -> None:
    key = uuid4()
    results = await asyncio.gather(*(store.append(append_of(uuid4(), idempotency_key=key)) for _ in range(5)))

    assert sum(not result.repeated for result in results) == 1
    assert len({result.stream_id for result in results}) == 1
    assert await store.head() == 1


async def test_the_same_key_with_another_fingerprint_is_refused(
    store: PostgresEventStore, append_of: MakeAppend
) -> None:
    key = uuid4()
    await store.append(append_of(uuid4(), idempotency_key=key, fingerprint=b"one"))

    with pytest.raises(IdempotencyKeyReused):
        await store.append(append_of(uuid4(), idempotency_key=key, fingerprint=b"two"))

    assert await store.head() == 1


async def test_what_was_recorded_under_a_key_can_be_asked(
    store: PostgresEventStore, append_of: MakeAppend
) -> None:
    key = uuid4()
    assert await store.recorded_under(key) is None
    await store.append(append_of(uuid4(), count=3, idempotency_key=key, fingerprint=b"one"))

    recorded = await store.recorded_under(key, b"one")

    assert recorded is not None
    assert (recorded.first_position, recorded.last_position, recorded.repeated) == (1, 3, True)
    with pytest.raises(IdempotencyKeyReused):
        await store.recorded_under(key, b"two")


async def test_a_refused_command_leaves_its_key_free(
    store: PostgresEventStore, append_of: MakeAppend
) -> None:
    stream, key = uuid4(), uuid4()
    with pytest.raises(WrongExpectedVersion):
        await store.append(append_of(stream, 3, idempotency_key=key))

    assert not (await store.append(append_of(stream, idempotency_key=key))).repeated


async def test_nothing_is_appended_of_events_that_do_not_follow_the_expected_version(
    store: PostgresEventStore, append_of: MakeAppend
) -> None:
    later = append_of(uuid4(), 4)
    gap = Append(stream_id=later.stream_id, expected_version=0, events=later.events)
    nothing = append_of(uuid4(), count=0)

    for wrong in (gap, nothing):
        with pytest.raises(InvalidAppend):
            await store.append(wrong)


async def test_recorded_at_never_goes_back_along_the_log(
    store: PostgresEventStore, append_of: MakeAppend
) -> None:
    noon = datetime(2026, 3, 31, 12, tzinfo=UTC)
    for minutes in (0, 5, -60, 2, 10):
        await store.append(append_of(uuid4(), recorded_at=noon + timedelta(minutes=minutes)))

    moments = [event.recorded_at for event in await store.read_log()]

    assert moments == [noon + timedelta(minutes=minutes) for minutes in (0, 5, 5, 5, 10)]


async def test_recorded_at_is_the_servers_clock_unless_given(
    store: PostgresEventStore, append_of: MakeAppend
) -> None:
    before = datetime.now(UTC)
    await store.append(append_of(uuid4()))
    (event,) = await store.read_log()
    assert abs(event.recorded_at - before) < timedelta(minutes=1)
