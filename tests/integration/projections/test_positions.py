"""Positions: of a day as people count days, the newest that all have come to, and who lags."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

from sqlalchemy.ext.asyncio import AsyncEngine

from eventstore import Append, PendingEvent, PostgresEventStore
from eventstore.connection import Pool
from projections.known import SCHEMA
from projections.positions import lags, latest, position_on, recorded_at
from projections.projector.runner import Projector
from tests.integration.projections.conftest import record
from tests.integration.projections.world import furnished
from tests.unit.projections.given import MemoryLog


async def recorded(store: PostgresEventStore, moments: Iterable[datetime]) -> None:
    """Record one event at each moment."""
    for moment in moments:
        event = PendingEvent(
            originator_id=uuid4(), originator_version=1, topic="Happened", state=b"{}", recorded_at=moment
        )
        stream = event.originator_id
        await store.append(
            Append(stream_id=stream, expected_version=0, events=[event], recorded_at=moment)  # type: ignore[arg-type]
        )


async def test_a_day_ends_when_it_ends_in_london(store: PostgresEventStore, readers: AsyncEngine) -> None:
    await recorded(
        store,
        [
            datetime(2026, 1, 15, 23, 59, 59, tzinfo=UTC),  # winter: London is at UTC
            datetime(2026, 1, 16, 0, 0, tzinfo=UTC),
            datetime(2026, 6, 30, 22, 59, 59, 999999, tzinfo=UTC),  # summer: London is an hour ahead
            datetime(2026, 6, 30, 23, 0, tzinfo=UTC),
        ],
    )
    async with readers.connect() as connection:
        days = (date(2026, 1, 14), date(2026, 1, 15), date(2026, 1, 16), date(2026, 6, 30), date(2026, 7, 1))
        assert [await position_on(connection, day) for day in days] == [0, 1, 2, 3, 4]


async def test_a_position_was_recorded_at_its_event_or_else_the_last_before_it(
    store: PostgresEventStore, readers: AsyncEngine
) -> None:
    moments = [datetime(2026, 5, day, 12, tzinfo=UTC) for day in (1, 2)]
    await recorded(store, moments)
    async with readers.connect() as connection:
        assert await recorded_at(connection, 0) is None
        assert [await recorded_at(connection, position) for position in (1, 2, 99)] == [*moments, moments[1]]


async def test_now_is_where_the_slowest_read_model_is(
    pool: Pool, store: PostgresEventStore, readers: AsyncEngine
) -> None:
    world = furnished()
    await record(store, world.events)
    projector = Projector(pool, store)
    await projector.prepare()
    async with readers.connect() as connection:
        assert await latest(connection) == 0
    await projector.drain()
    await pool.execute(f"UPDATE {SCHEMA}.checkpoint SET position = 3 WHERE projection = 'timeline'")  # noqa: S608
    async with readers.connect() as connection:
        assert await latest(connection) == 3


async def test_a_lag_is_told_in_events_and_in_seconds_since_the_first_of_them(
    pool: Pool, store: PostgresEventStore, readers: AsyncEngine
) -> None:
    moments = [datetime(2026, 5, 1, 12, 0, second, tzinfo=UTC) for second in range(5)]
    projector = Projector(pool, store)
    await projector.prepare()
    await recorded(store, moments[:2])
    await projector.drain()
    await recorded(store, moments[2:])
    async with readers.connect() as connection:
        behind = await lags(connection, now=moments[2] + timedelta(seconds=30))
        await projector.drain()
        level = await lags(connection, now=moments[2] + timedelta(seconds=30))
    assert behind.head == 5
    assert {(lag.position, lag.events, lag.seconds, lag.stopped) for lag in behind.projections} == {
        (2, 3, 30.0, None)
    }
    assert {(lag.position, lag.events, lag.seconds) for lag in level.projections} == {(5, 0, 0.0)}


async def test_before_anything_is_installed_nothing_is_known(pool: Pool, readers: AsyncEngine) -> None:
    await Projector(pool, MemoryLog(), ()).prepare()
    async with readers.connect() as connection:
        assert await latest(connection) == 0
        assert (await lags(connection, now=datetime(2026, 5, 1, tzinfo=UTC))).projections == ()
