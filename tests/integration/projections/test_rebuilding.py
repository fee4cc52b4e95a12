"""A read model is made anew beside the one that is read, compared with it, and takes its place at once."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

import asyncpg
import msgspec
import pytest
from sqlalchemy import Column, MetaData, Text
from sqlalchemy.ext.asyncio import AsyncEngine

from eventstore.connection import Pool
from projections.changes import Happened, NotProjectable, Put, RowChange
from projections.definition import ReadModel
from projections.known import SCHEMA
from projections.positions import lags, latest
from projections.projector.rebuild import BESIDE, CannotRebuild, rebuild
from projections.projector.runner import Projector
from projections.read_models import READ_MODELS
from projections.returns.queries import due, returns_of
from tests.integration.projections.answers import everything, known
from tests.integration.projections.conftest import projected, seen_by
from tests.integration.projections.histories import INDICATORS, history
from tests.integration.projections.world import Ids
from tests.unit.domain.examples import COUNCIL
from tests.unit.projections.given import MemoryLog

RETURNS = next(model for model in READ_MODELS if model.name == "returns")
DIRECTORY = next(model for model in READ_MODELS if model.name == "directory")
WORLD = history(seed=3, acts=80)
LAST = len(WORLD.events)


async def answers(readers: AsyncEngine) -> Mapping[str, object]:
    """Every answer as of the last event."""
    ids = known(WORLD.events, [indicator.indicator_id for indicator in INDICATORS])
    async with seen_by(readers, COUNCIL) as connection:
        return await everything(connection, ids, LAST)


async def test_what_is_made_anew_is_what_was_there(pool: Pool, readers: AsyncEngine) -> None:
    await projected(pool, WORLD.events)
    before = await answers(readers)
    for model in READ_MODELS:
        rebuilt = await rebuild(pool, MemoryLog(WORLD.events), model)
        assert (rebuilt.position, rebuilt.differences, rebuilt.redefined) == (LAST, 0, False)
    assert await answers(readers) == before
    beside = "SELECT count(*) FROM pg_class WHERE relnamespace = $1::regnamespace AND relkind = 'r'"
    assert await pool.fetchval(beside, BESIDE) == 1  # the checkpoints, and no table that was left behind


async def test_rows_that_were_tampered_with_are_counted_and_put_right(
    pool: Pool, readers: AsyncEngine
) -> None:
    await projected(pool, WORLD.events)
    before = await answers(readers)
    await pool.execute("UPDATE projections.organisation SET name = 'Forged' WHERE known_to IS NULL")
    rebuilt = await rebuild(pool, MemoryLog(WORLD.events), DIRECTORY)
    assert rebuilt.differences == 4  # two organisations, each as it was and as it should be
    assert await answers(readers) == before


async def test_a_redefined_read_model_is_made_anew_when_the_projector_starts(
    pool: Pool, readers: AsyncEngine
) -> None:
    await projected(pool, WORLD.events)
    before = await answers(readers)
    redefined: ReadModel = msgspec.structs.replace(RETURNS, sources=(asyncio,))
    projector = Projector(pool, MemoryLog(WORLD.events), [redefined])
    (rebuilt,) = await projector.prepare()
    assert (rebuilt.projection, rebuilt.redefined, rebuilt.differences) == ("returns", True, 0)
    assert await projector.prepare() == ()
    assert await answers(readers) == before


async def test_a_read_model_of_other_columns_takes_the_place_of_the_old(pool: Pool) -> None:
    await projected(pool, WORLD.events)
    wider = DIRECTORY.tables[1].to_metadata(MetaData(schema=SCHEMA))
    wider.append_column(Column("known_as", Text))
    wider.info.update(DIRECTORY.tables[1].info)

    def project(event: Happened) -> list[RowChange]:
        return [
            Put(wider, change.key, {**change.values, "kind": "charity", "known_as": "Kite"})
            for change in DIRECTORY.project(event)
            if change.table.name == wider.name and isinstance(change, Put)
        ]

    redefined: ReadModel = msgspec.structs.replace(
        DIRECTORY, tables=(DIRECTORY.tables[0], wider), project=project
    )
    rebuilt = await rebuild(pool, MemoryLog(WORLD.events), redefined)
    assert rebuilt.differences is None
    assert await pool.fetchval("SELECT DISTINCT known_as FROM projections.organisation") == "Kite"


async def test_readers_see_whole_rows_before_during_and_after(pool: Pool, readers: AsyncEngine) -> None:
    await projected(pool, WORLD.events)
    before, done = await answers(readers), asyncio.Event()

    async def keep_reading() -> int:
        reads = 0
        while not done.is_set():
            assert await answers(readers) == before
            reads += 1
        return reads

    async def keep_rebuilding() -> None:
        for _ in range(3):
            for model in READ_MODELS:
                await rebuild(pool, MemoryLog(WORLD.events), model)
        done.set()

    reads, other_reads, _ = await asyncio.gather(keep_reading(), keep_reading(), keep_rebuilding())
    assert reads > 1
    assert other_reads > 1


async def test_a_page_that_spans_the_swap_does_not_see_empty_tables(pool: Pool, readers: AsyncEngine) -> None:
    await projected(pool, WORLD.events)
    async with seen_by(readers, COUNCIL) as connection:
        await latest(connection)  # the page has begun
        await rebuild(pool, MemoryLog(WORLD.events), RETURNS)
        assert await due(connection, as_of=LAST)


async def test_one_who_reads_at_length_holds_up_the_swap_and_nobody_else(
    pool: Pool, readers: AsyncEngine
) -> None:
    await projected(pool, WORLD.events)
    async with seen_by(readers, COUNCIL) as at_length:
        assert await due(at_length, as_of=LAST)
        swapping = asyncio.create_task(rebuild(pool, MemoryLog(WORLD.events), RETURNS))
        for _ in range(10):
            async with asyncio.timeout(2), seen_by(readers, COUNCIL) as connection:
                assert await returns_of(connection, Ids(0).contract, as_of=LAST)
        assert not swapping.done()
    assert (await swapping).differences == 0


async def test_new_rows_that_stop_short_of_the_old_leave_them_in_place_and_say_so(
    pool: Pool, readers: AsyncEngine
) -> None:
    await projected(pool, WORLD.events)
    before = await answers(readers)

    def narrow(event: Happened) -> list[RowChange]:
        raise NotProjectable(f"Not today, {event.position}.")

    redefined: ReadModel = msgspec.structs.replace(RETURNS, project=narrow, sources=(asyncio,))
    with pytest.raises(CannotRebuild, match="Not today"):
        await rebuild(pool, MemoryLog(WORLD.events), redefined)
    assert await Projector(pool, MemoryLog(WORLD.events), [redefined]).prepare() == ()
    assert await answers(readers) == before
    async with readers.connect() as connection:
        found = await lags(connection, now=WORLD.now)
    (stopped,) = [lag for lag in found.projections if lag.stopped is not None]
    assert stopped.projection == "returns"
    assert stopped.stopped is not None
    assert "Not today" in stopped.stopped.reason


async def test_a_crash_before_the_swap_leaves_the_old_rows_and_a_later_rebuild_succeeds(
    pool: Pool, readers: AsyncEngine, administrator: asyncpg.Connection[asyncpg.Record]
) -> None:
    await projected(pool, WORLD.events)
    before = await answers(readers)
    async with seen_by(readers, COUNCIL) as connection:
        await due(connection, as_of=LAST)  # keeps the swap waiting
        cut_off = asyncio.create_task(rebuild(pool, MemoryLog(WORLD.events), RETURNS))
        swapping = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'DROP TABLE%'"
        async with asyncio.timeout(10):
            while not await administrator.fetch(swapping):  # noqa: ASYNC110 - what is waited for is a backend
                await asyncio.sleep(0.01)
        with pytest.raises((asyncpg.PostgresError, asyncpg.InterfaceError)):
            await cut_off
    assert await answers(readers) == before
    assert (await rebuild(pool, MemoryLog(WORLD.events), RETURNS)).differences == 0
    assert await answers(readers) == before
