"""The moments of a contract that have names, each with its position."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from eventstore.connection import Pool
from projections.moments.queries import moments
from projections.returns.queries import history_of_figure
from projections.timeline.origins import origins
from services.presentation.moments import named
from tests.integration.projections.conftest import projected, seen_by
from tests.integration.projections.three_periods import three_periods
from tests.integration.projections.world import World
from tests.unit.domain.examples import CONTRACT, COUNCIL, HOPEFUL, RETURN, an_id


@pytest.fixture
def world() -> World:
    """Three periods of one contract."""
    return three_periods()


@pytest.fixture
async def connection(pool: Pool, readers: AsyncEngine, world: World) -> AsyncIterator[AsyncConnection]:
    """A reader's connection to the world."""
    await projected(pool, world.events)
    async with seen_by(readers, COUNCIL) as opened:
        yield opened


async def test_what_happened_to_a_contract_stands_for_the_position_at_which_it_had(
    connection: AsyncConnection, world: World
) -> None:
    found = await moments(connection, CONTRACT, as_of=len(world.events))
    positions = {event.topic: event.position for event in world.events}
    assert [moment.kind for moment in found] == [
        "revised",
        "submitted",
        "submitted",
        "corrected",
        "accepted",
        "submitted",
    ]
    assert found[0].position == positions["RevisionTookEffect"]
    assert found[0].effective_from is not None
    assert found[3].position == positions["ReadingRestated"]
    assert [moment.period.label for moment in found[3:] if moment.period] == ["April to June 2026"] * 3


async def test_every_moment_that_is_offered_is_called_by_a_name_of_its_own(
    connection: AsyncConnection, world: World
) -> None:
    labels = [each.label for each in named(await moments(connection, CONTRACT, as_of=len(world.events)))]
    assert len(set(labels)) == len(labels) >= 5


async def test_at_a_moment_what_had_happened_had_happened(connection: AsyncConnection, world: World) -> None:
    found = await moments(connection, CONTRACT, as_of=len(world.events))
    corrected = next(moment for moment in found if moment.kind == "corrected")
    then = await history_of_figure(connection, RETURN, HOPEFUL.indicator_id, as_of=corrected.position)
    before = await history_of_figure(connection, RETURN, HOPEFUL.indicator_id, as_of=corrected.position - 1)
    assert (len(before), len(then)) == (1, 2)


async def test_whoever_may_not_see_the_contract_is_offered_none(
    pool: Pool, readers: AsyncEngine, world: World
) -> None:
    await projected(pool, world.events)
    async with seen_by(readers, COUNCIL, an_id(98)) as connection:
        assert await moments(connection, CONTRACT, as_of=len(world.events)) == ()
        positions = [event.position for event in world.events]
        assert await origins(connection, CONTRACT, positions, as_of=len(world.events)) == {}


async def test_a_version_leads_to_who_told_it_and_by_which_way(
    connection: AsyncConnection, world: World
) -> None:
    history = await history_of_figure(connection, RETURN, HOPEFUL.indicator_id, as_of=len(world.events))
    positions = [version.position for version in history]
    found = await origins(connection, CONTRACT, positions, as_of=len(world.events))
    told = {event.position: event for event in world.events}
    assert {position: (each.actor_id, each.role, each.source) for position, each in found.items()} == {
        position: (told[position].actor_id, told[position].role, told[position].source)
        for position in positions
    }
    assert await origins(connection, CONTRACT, positions[1:], as_of=positions[1] - 1) == {}
