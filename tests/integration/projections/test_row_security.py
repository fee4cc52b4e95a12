"""Nothing is seen by the wrong person: PostgreSQL itself keeps rows from whoever may not see them."""

from __future__ import annotations

from uuid import UUID

import asyncpg
import msgspec
import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine

from domain.provider_return.commands import SubmitReturn
from eventstore import RecordedEvent
from eventstore.connection import Pool
from projections.known import METADATA
from tests.integration.projections.answers import Known, everything, known
from tests.integration.projections.conftest import projected, seen_by
from tests.integration.projections.world import Ids, World, award, furnish
from tests.unit.domain.examples import (
    COUNCIL,
    HALF_ARE_HOPEFUL,
    HOPEFUL,
    LEAD,
    SCORE_OF_24,
    an_id,
)

OTHER_COUNCIL = an_id(77)
ONE, TWO, ELSEWHERE = Ids(0), Ids(1), Ids(2)
READ_MODELS = [table for table in METADATA.sorted_tables if table.name != "checkpoint"]


@pytest.fixture
def events() -> list[RecordedEvent]:
    """A council with two providers' contracts, and another council with one; each return submitted."""
    world = World()
    furnish(world, 0)
    furnish(world, 1)
    here = [_submitted(world, ids) for ids in (ONE, TWO)]
    other = World(OTHER_COUNCIL)
    furnish(other, 2)
    assert all([*here, _submitted(other, ELSEWHERE)])
    return [*world.events, *_after(world.events, other.events)]


def _submitted(world: World, ids: Ids) -> bool:
    command = SubmitReturn(stream_id=ids.spring_return, readings=(HALF_ARE_HOPEFUL, SCORE_OF_24))
    return world.do(command, contract_id=ids.contract)


def _after(events: list[RecordedEvent], more: list[RecordedEvent]) -> list[RecordedEvent]:
    moved: list[RecordedEvent] = []
    for event in more:
        fields = {**vars(event), "position": event.position + len(events)}
        moved.append(RecordedEvent(**fields))
    return moved


def _ids(events: list[RecordedEvent]) -> Known:
    return known(events, [HOPEFUL.indicator_id])


async def test_a_provider_sees_its_own_contract_and_nothing_of_another(
    pool: Pool, readers: AsyncEngine, events: list[RecordedEvent]
) -> None:
    await projected(pool, events)
    async with seen_by(readers, COUNCIL, ONE.contract) as connection:
        answers = await everything(connection, _ids(events), len(events))
    for question, answer in answers.items():
        if str(TWO.contract) in question or str(TWO.spring_return) in question:
            assert answer in (None, ()), question
    values = msgspec.json.encode(list(answers.values())).decode()
    assert str(ONE.spring_return) in values
    assert str(TWO.contract) not in values
    assert str(TWO.spring_return) not in values


async def test_a_council_sees_all_of_its_own_and_nothing_of_another(
    pool: Pool, readers: AsyncEngine, events: list[RecordedEvent]
) -> None:
    await projected(pool, events)
    for council_id, own, foreign in (
        (COUNCIL, (ONE, TWO), (ELSEWHERE,)),
        (OTHER_COUNCIL, (ELSEWHERE,), (ONE, TWO)),
    ):
        async with seen_by(readers, council_id) as connection:
            answers = await everything(connection, _ids(events), len(events))
        values = msgspec.json.encode(list(answers.values())).decode()
        assert all(str(ids.spring_return) in values for ids in own)
        assert not any(str(each) in values for ids in foreign for each in _all_of(ids))


def _all_of(ids: Ids) -> tuple[UUID, ...]:
    return ids.contract, ids.spring_return, ids(LEAD)


async def test_without_a_setting_there_are_no_rows(
    pool: Pool, readers: AsyncEngine, events: list[RecordedEvent]
) -> None:
    await projected(pool, events)
    async with readers.connect() as connection:
        for table in READ_MODELS:
            count = await connection.scalar(select(func.count()).select_from(table))
            assert count == 0, table.name
        await connection.execute(text("SELECT set_config('fingerpost.council', '', true)"))
        for table in READ_MODELS:
            count = await connection.scalar(select(func.count()).select_from(table))
            assert count == 0, table.name


async def test_a_council_without_contracts_named_sees_none_of_them(
    pool: Pool, readers: AsyncEngine, events: list[RecordedEvent]
) -> None:
    await projected(pool, events)
    async with readers.connect() as connection:
        await connection.execute(text(f"SELECT set_config('fingerpost.council', '{COUNCIL}', true)"))
        for table in READ_MODELS:
            if not table.c.contract_id.nullable:
                assert await connection.scalar(select(func.count()).select_from(table)) == 0, table.name
        assert await connection.scalar(text("SELECT count(*) FROM projections.organisation")) == 4


async def test_row_security_is_forced_on_every_read_model(
    pool: Pool, administrator: asyncpg.Connection[asyncpg.Record]
) -> None:
    await projected(pool, [])
    rows = await administrator.fetch(
        "SELECT relname, relrowsecurity AND relforcerowsecurity AS secured FROM pg_class "
        "WHERE relnamespace = 'projections'::regnamespace AND relkind = 'r'"
    )
    secured = {row["relname"]: row["secured"] for row in rows}
    assert secured.pop("checkpoint") is False
    assert secured == dict.fromkeys((table.name for table in READ_MODELS), True)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE projections.contract SET title = 'Ours'",
        "DELETE FROM projections.return_reading",
        "INSERT INTO projections.checkpoint VALUES ('x', 1, '', NULL, NULL, now())",
        "SELECT payload FROM eventstore.events",
        "SELECT * FROM access.people",
    ],
)
async def test_a_reader_changes_nothing_and_reads_no_facts(
    pool: Pool, readers: AsyncEngine, statement: str
) -> None:
    await projected(pool, [])
    async with readers.connect() as connection:
        with pytest.raises(DBAPIError, match="permission denied"):
            await connection.execute(text(statement))


async def test_a_contract_awarded_later_stays_unseen_by_who_was_there_before(
    pool: Pool, readers: AsyncEngine
) -> None:
    world = World()
    furnish(world, 0)
    award(world, 3)
    await projected(pool, world.events)
    async with seen_by(readers, COUNCIL, ONE.contract) as connection:
        answers = await everything(connection, _ids(world.events), len(world.events))
    assert str(Ids(3).contract) not in msgspec.json.encode(list(answers.values())).decode()
