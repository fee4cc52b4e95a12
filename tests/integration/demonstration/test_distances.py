"""The demonstration's distances: of every contract, and through the story of the one that was revised."""

from uuid import UUID

import psycopg
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from demonstration.acts import COUNCIL_ID
from demonstration.aldermere import youth
from projections.contracts.queries import contracts
from projections.distances.tables import DISTANCE
from projections.positions import latest
from services.access import Scope, reading, reading_only
from tests.integration.projections.told import check


async def test_every_distance_is_what_the_contract_s_pages_tell(demonstration_url: str) -> None:
    engine, told = reading_only(demonstration_url), 0
    for council_id in councils_of(demonstration_url):
        async with reading(engine, Scope(council_id=council_id, contracts="*")) as connection:
            position = await latest(connection)
            for each in await contracts(connection, as_of=position):
                told += await check(connection, each.contract_id, position)
    await engine.dispose()
    assert told > 1000


def councils_of(url: str) -> list[UUID]:
    """The councils in whose names something was recorded."""
    with psycopg.connect(url) as connection:
        found = connection.execute("select distinct council_id from eventstore.events").fetchall()
    return [council_id for (council_id,) in found if council_id is not None]


async def test_a_distance_was_at_each_step_what_the_contract_s_pages_told(demonstration_url: str) -> None:
    engine = reading_only(demonstration_url)
    async with reading(engine, Scope(council_id=COUNCIL_ID, contracts="*")) as connection:
        steps = await _steps(connection)
        for position in steps:
            await check(connection, youth.CONTRACT, position)
    await engine.dispose()
    assert len(steps) > 100


async def _steps(connection: AsyncConnection) -> list[int]:
    """The positions at which a distance of the youth service changed."""
    asked = select(DISTANCE.c.known_from).where(DISTANCE.c.contract_id == youth.CONTRACT).distinct()
    return sorted((await connection.execute(asked)).scalars())
