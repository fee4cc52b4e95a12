"""Batches, locks and transactions: rows and position move together, whoever else is at work."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import asyncpg
import msgspec
import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from domain.provider_return.commands import SubmitReturn
from eventstore import PostgresEventStore, RecordedEvent
from eventstore.connection import Pool
from projections.changes import Happened, NotProjectable
from projections.definition import ReadModel
from projections.known import METADATA, SCHEMA
from projections.positions import lags, latest
from projections.projector.checkpoint import Checkpoints
from projections.projector.connection import Connection
from projections.projector.projection import AnotherDefinition, Projection
from projections.projector.runner import Projector
from projections.projector.wake import Wake
from projections.read_models import READ_MODELS
from projections.returns.queries import due
from projections.waiting import Waiting
from tests.integration.projections.answers import everything, known
from tests.integration.projections.conftest import (
    EVENTS,
    projected,
    projector_pool,
    record,
    seen_by,
)
from tests.integration.projections.histories import INDICATORS, history
from tests.integration.projections.world import Ids, World, furnished
from tests.unit.domain.examples import COUNCIL, HALF_ARE_HOPEFUL, SCORE_OF_24
from tests.unit.projections.given import MemoryLog

RETURNS = next(model for model in READ_MODELS if model.name == "returns")
INDICATOR_IDS = [indicator.indicator_id for indicator in INDICATORS]


def submitted() -> World:
    """A world with one submitted return: its last four events are the submission."""
    world, ids = furnished(), Ids(0)
    command = SubmitReturn(stream_id=ids.spring_return, readings=(HALF_ARE_HOPEFUL, SCORE_OF_24))
    assert world.do(command, contract_id=ids.contract)
    return world


async def rows(pool: Pool) -> dict[str, set[tuple[object, ...]]]:
    """Every row of every read model."""
    found: dict[str, set[tuple[object, ...]]] = {}
    for table in METADATA.sorted_tables:
        if table.name != "checkpoint":
            records = await pool.fetch(f"SELECT * FROM {SCHEMA}.{table.name}")  # noqa: S608
            assert len(set(map(tuple, records))) == len(records)
            found[table.name] = {tuple(record) for record in records}
    return found


class CutOff(Checkpoints):
    """Checkpoints of a process that dies when its rows are written and its position is not."""

    async def move(self, connection: Connection, projection: str, position: int) -> None:
        """Be killed."""
        del projection, position
        await connection.execute("SELECT pg_terminate_backend(pg_backend_pid())")


async def test_a_crash_between_rows_and_position_leaves_neither(pool: Pool, readers: AsyncEngine) -> None:
    events = submitted().events
    projector = Projector(pool, MemoryLog(events))
    await projector.prepare()
    dying = Projection(RETURNS, MemoryLog(events))
    dying.checkpoints = CutOff(SCHEMA)
    async with pool.acquire() as connection:
        with pytest.raises((asyncpg.PostgresError, asyncpg.InterfaceError)):
            await dying.step(connection)
    assert not (await rows(pool))["return_reading"]
    assert await projector.drain() == len(events)
    async with seen_by(readers, COUNCIL) as reading:
        (submission,) = await due(reading, as_of=len(events))
    assert submission.standing == "submitted"


async def test_while_one_process_holds_the_lock_another_passes(pool: Pool) -> None:
    log = MemoryLog(submitted().events)
    await Projector(pool, log).prepare()
    projection = Projection(RETURNS, log)
    async with pool.acquire() as one, pool.acquire() as other:
        async with one.transaction():
            assert await projection.checkpoints.take(one, RETURNS.name)
            assert (await projection.step(other)).outcome == "busy"
        assert (await projection.step(other)).outcome == "moved"


async def test_any_number_of_projectors_make_the_rows_that_one_makes(
    pool: Pool, store: PostgresEventStore, migrated_database_url: str
) -> None:
    world = history(seed=5, acts=120)
    await record(store, world.events[:10])
    async with projector_pool(migrated_database_url) as second:
        stop = asyncio.Event()
        projectors = [Projector(each, store, batch=7) for each in (pool, second)]
        await asyncio.gather(*(projector.prepare() for projector in projectors))
        async with Wake(store.database.connect, EVENTS.channel) as wake, asyncio.TaskGroup() as tasks:
            for projector in projectors:
                tasks.create_task(projector.run_forever(stop, wake))
            for start in range(10, len(world.events), 3):
                await record(store, world.events[start : start + 3])
            await until_projected(pool, len(world.events))
            stop.set()
    together = await rows(pool)
    for table in METADATA.sorted_tables:
        if table.name != "checkpoint":
            await pool.execute(f"DELETE FROM {SCHEMA}.{table.name}")  # noqa: S608
    await pool.execute(f"UPDATE {SCHEMA}.checkpoint SET position = 0")  # noqa: S608
    await Projector(pool, store).drain()
    assert await rows(pool) == together


async def until_projected(pool: Pool, position: int) -> None:
    """Wait until every projection has come to a position."""
    async with asyncio.timeout(30):
        least = f"SELECT min(position) FROM {SCHEMA}.checkpoint"  # noqa: S608
        while await pool.fetchval(least) < position:  # noqa: ASYNC110 - what is waited for is a row
            await asyncio.sleep(0.02)


async def test_a_projector_that_loses_its_listening_connection_is_still_told_of_appends(
    pool: Pool,
    store: PostgresEventStore,
    readers: AsyncEngine,
    administrator: asyncpg.Connection[asyncpg.Record],
) -> None:
    world, stop = submitted(), asyncio.Event()
    projector = Projector(pool, store)
    await projector.prepare()
    async with Wake(store.database.connect, EVENTS.channel) as wake, asyncio.TaskGroup() as tasks:
        tasks.create_task(projector.run_forever(stop, wake))
        await record(store, world.events[:5])
        assert await Waiting(readers).until(5, timeout=4)
        listening = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'"
        assert await administrator.fetch(listening)
        await record(store, world.events[5:])
        # Sooner than the five seconds after which it would look by itself.
        assert await Waiting(readers).until(len(world.events), timeout=4)
        stop.set()


async def test_waiting_for_a_position_that_does_not_come_ends(pool: Pool, readers: AsyncEngine) -> None:
    await projected(pool, submitted().events)
    assert not await Waiting(readers).until(10_000, timeout=0.05)


async def test_a_batch_does_not_end_within_a_submission(pool: Pool) -> None:
    events = submitted().events
    log = MemoryLog(events)
    await Projector(pool, log).prepare()
    projection = Projection(RETURNS, log)
    positions: list[int] = []
    async with pool.acquire() as connection:
        for limit in (2, 2, 2):
            step = await projection.step(connection, limit)
            positions.append(step.position)
    opened = len(events) - 3
    assert set(positions) <= {opened, len(events)}


async def test_rows_of_another_definition_are_left_alone(pool: Pool) -> None:
    log = MemoryLog(submitted().events)
    await Projector(pool, log).prepare()
    redefined = msgspec.structs.replace(RETURNS, sources=(asyncio,))
    async with pool.acquire() as connection:
        with pytest.raises(AnotherDefinition):
            await Projection(redefined, log).step(connection)


def spoiled(event: RecordedEvent, **changes: object) -> RecordedEvent:
    """The event with something wrong."""
    return RecordedEvent(**{**vars(event), **changes})


def with_spoiled(events: Sequence[RecordedEvent], position: int, **changes: object) -> list[RecordedEvent]:
    """The log with something wrong at a position."""
    return [spoiled(event, **changes) if event.position == position else event for event in events]


SPOILT = {
    "an unknown type": {"schema_version": 99},
    "bytes that are no such fact": {"state": b'{"reading": 3}'},
    "no contract": {"contract_id": None},
    "a character that PostgreSQL cannot hold": {
        "state": b'{"reading":{"indicator_id":"00000000-0000-0000-0000-000000000014",'
        b'"missing":"late","comment":"\\u0000"}}'
    },
}


@pytest.mark.parametrize("changes", SPOILT.values(), ids=SPOILT.keys())
async def test_an_event_that_cannot_be_projected_stops_its_projection_and_no_other(
    pool: Pool, readers: AsyncEngine, changes: dict[str, object]
) -> None:
    world = submitted()
    at = len(world.events) - 1  # the second reading of the submission
    assert world.events[at - 1].topic == "ReadingRecorded"
    projector = await projected(pool, with_spoiled(world.events, at, **changes))
    async with readers.connect() as connection:
        found = await lags(connection, now=world.now)
        assert await latest(connection) == at - 1
    by_name = {lag.projection: lag for lag in found.projections}
    assert by_name["contracts"].stopped is None
    assert by_name["contracts"].position == len(world.events)
    stopped = by_name["returns"].stopped
    assert stopped is not None
    assert stopped.position == at
    assert stopped.reason
    assert [step.outcome for step in await projector.run_once()].count("stopped") >= 1
    assert len((await rows(pool))["return_reading"]) == 1  # what came before it is there


async def test_a_release_that_can_project_the_event_goes_on_where_it_stopped(
    pool: Pool, readers: AsyncEngine
) -> None:
    world = submitted()
    await projected(pool, with_spoiled(world.events, len(world.events) - 1, schema_version=99))
    await projected(pool, world.events)
    async with readers.connect() as connection:
        assert await latest(connection) == len(world.events)
        assert all(lag.stopped is None for lag in (await lags(connection, now=world.now)).projections)


async def test_a_change_of_a_row_that_is_not_there_stops_the_projection(
    pool: Pool, readers: AsyncEngine
) -> None:
    world = submitted()
    without_opening = [event for event in world.events if event.topic != "ReturnOpened"]
    await projected(pool, without_opening)
    async with readers.connect() as connection:
        found = await lags(connection, now=world.now)
    stopped = {lag.projection: lag.stopped for lag in found.projections if lag.stopped is not None}
    assert "not there" in stopped["returns"].reason
    assert stopped["returns"].position == len(world.events)


async def test_a_row_that_cannot_be_made_of_others_stops_the_projection_after_what_came_before(
    pool: Pool, readers: AsyncEngine
) -> None:
    world = submitted()
    without_opening = [event for event in world.events if event.topic != "ReturnOpened"]
    read = next(event.position for event in world.events if event.topic == "ReadingRecorded")
    await projected(pool, without_opening)
    async with readers.connect() as connection:
        found = await lags(connection, now=world.now)
    stopped = {lag.projection: lag.stopped for lag in found.projections if lag.stopped is not None}
    assert (stopped["distances"].position, stopped["distances"].reason) == (
        read,
        "NotProjectable: It is of a return that was not opened.",
    )
    assert await pool.fetchval("SELECT count(*) FROM projections.distance WHERE known_to IS NULL") == 2


async def test_what_one_event_does_is_done_whole_or_not_at_all(pool: Pool, readers: AsyncEngine) -> None:
    world = submitted()

    def half(event: Happened) -> list[object]:
        raise NotProjectable(f"No {event.position}")

    failing: ReadModel = msgspec.structs.replace(RETURNS, project=half)
    log = MemoryLog(world.events)
    projector = Projector(pool, log, [failing])
    await projector.prepare()
    await projector.drain()
    async with readers.connect() as connection:
        assert await latest(connection) == len(world.events) - 4
    assert not any((await rows_of(pool, failing)).values())


async def rows_of(pool: Pool, model: ReadModel) -> dict[str, int]:
    """How many rows each table of a read model has."""
    return {
        table.name: await pool.fetchval(f"SELECT count(*) FROM {SCHEMA}.{table.name}")  # noqa: S608
        for table in model.tables
    }


async def test_every_answer_comes_from_a_log_in_the_store_as_from_one_in_memory(
    pool: Pool, store: PostgresEventStore, readers: AsyncEngine
) -> None:
    world = history(seed=11, acts=40)
    await record(store, world.events)
    projector = Projector(pool, store, batch=9)
    await projector.prepare()
    assert await projector.drain() == len(world.events)
    ids = known(world.events, INDICATOR_IDS)
    async with seen_by(readers, COUNCIL) as connection:
        answers = await everything(connection, ids, len(world.events))
    assert answers["due"]
