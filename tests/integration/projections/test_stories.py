"""The story behind a contract's figures: as the pages of its returns tell it, and as of the position."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from eventstore.connection import Pool
from projections.returns.queries import return_page
from projections.trajectories.stories import stories
from tests.integration.projections.conftest import projected, seen_by
from tests.integration.projections.three_periods import (
    FALLS_RETURN,
    STORY,
    SUMMERS_RETURN,
    three_periods,
)
from tests.integration.projections.world import Ids, World, award
from tests.unit.domain.examples import CONTRACT, COUNCIL, RETURN


@pytest.fixture
def world() -> World:
    """Three periods of one contract, and another contract."""
    made = three_periods()
    award(made, 5)
    return made


@pytest.fixture
async def connection(pool: Pool, readers: AsyncEngine, world: World) -> AsyncIterator[AsyncConnection]:
    """A reader's connection to the world."""
    await projected(pool, world.events)
    async with seen_by(readers, COUNCIL) as opened:
        yield opened


def position_of(world: World, topic: str) -> int:
    return next(event.position for event in world.events if event.topic == topic)


async def test_every_return_tells_what_its_own_page_tells_in_order_of_time(
    connection: AsyncConnection, world: World
) -> None:
    for as_of in range(len(world.events) + 1):
        told = await stories(connection, CONTRACT, as_of=as_of)
        for each in told:
            page = await return_page(connection, each.return_id, as_of=as_of)
            assert page is not None
            assert (each.prompts, each.queries) == (page.prompts, page.queries)
            assert (each.standing, each.period) == (page.summary.standing, page.summary.period)
            assert each.acceptance_note == page.acceptance_note
    at_last = await stories(connection, CONTRACT, as_of=len(world.events))
    assert [each.return_id for each in at_last] == [RETURN, SUMMERS_RETURN, FALLS_RETURN]


async def test_an_answer_that_was_sent_back_counts_until_the_return_comes_again_without_it(
    connection: AsyncConnection, world: World
) -> None:
    sent_back = position_of(world, "ReturnSentBack")
    then = (await stories(connection, CONTRACT, as_of=sent_back))[-1]
    assert (then.standing, then.prompts[0].answer) == ("sent_back", STORY.text)
    spring, summer, _ = await stories(connection, CONTRACT, as_of=len(world.events))
    assert (spring.prompts[0].answer, summer.prompts[0].answer) == (STORY.text, None)
    assert spring.acceptance_note == "Thank you"
    assert [(query.question, query.waits) for query in summer.queries] == [
        ("Nobody asked?", False),
        ("How many?", True),
    ]


async def test_one_contract_s_story_holds_nothing_of_another(
    connection: AsyncConnection, world: World
) -> None:
    of_other = await stories(connection, Ids(5).contract, as_of=len(world.events))
    assert {each.return_id for each in of_other}.isdisjoint({RETURN, SUMMERS_RETURN, FALLS_RETURN})


async def test_whoever_may_not_see_the_contract_is_told_nothing(
    pool: Pool, readers: AsyncEngine, world: World
) -> None:
    await projected(pool, world.events)
    async with seen_by(readers, COUNCIL, Ids(5).contract) as opened:
        assert await stories(opened, CONTRACT, as_of=len(world.events)) == ()


async def test_the_database_is_asked_as_often_for_many_returns_as_for_one(
    pool: Pool, readers: AsyncEngine, world: World
) -> None:
    await projected(pool, world.events)
    asked: list[str] = []
    event.listen(readers.sync_engine, "before_cursor_execute", lambda *given: asked.append(given[2]))
    async with seen_by(readers, COUNCIL) as opened:
        asked.clear()
        await stories(opened, CONTRACT, as_of=len(world.events))
        many = len(asked)
        asked.clear()
        await stories(opened, CONTRACT, as_of=position_of(world, "ReturnAccepted"))
    assert many == len(asked) == 3
