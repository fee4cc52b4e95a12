"""Indicators under several contracts at once are what each contract alone tells of them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from uuid import UUID

import pytest
from msgspec.structs import replace
from sqlalchemy.ext.asyncio import AsyncConnection

from demonstration.acts import COUNCIL_ID
from projections import positions
from projections.contracts.queries import contracts
from projections.trajectories.across import trajectories_across
from projections.trajectories.queries import trajectories
from projections.trajectories.results import IndicatorTrajectory
from projections.trajectories.told import Under
from services.access import Scope, reading, reading_only


@pytest.fixture
async def connection(demonstration_url: str) -> AsyncIterator[AsyncConnection]:
    engine = reading_only(demonstration_url)
    async with reading(engine, Scope(council_id=COUNCIL_ID, contracts="*")) as opened:
        yield opened
    await engine.dispose()


async def one_by_one(connection: AsyncConnection, as_of: int) -> Mapping[Under, IndicatorTrajectory]:
    """Every indicator of every contract, each contract asked on its own."""
    found: dict[Under, IndicatorTrajectory] = {}
    for row in await contracts(connection, as_of=as_of):
        whole = await trajectories(connection, row.contract_id, as_of=as_of)
        assert whole is not None
        for outcome in whole.outcomes:
            for indicator in outcome.indicators:
                found[row.contract_id, indicator.indicator_id] = without_reasons(indicator)
    return found


def without_reasons(indicator: IndicatorTrajectory) -> IndicatorTrajectory:
    """The indicator less why its definitions changed, which is told where one contract is looked at."""
    return replace(
        indicator, series=tuple(replace(series, revision_reason=None) for series in indicator.series)
    )


@pytest.mark.parametrize("part", [4, 3, 2, 1], ids=lambda part: f"{part} quarters of the log")
async def test_all_contracts_at_once_are_what_each_is_alone(connection: AsyncConnection, part: int) -> None:
    as_of = await positions.latest(connection) * part // 4
    alone = await one_by_one(connection, as_of)
    assert alone
    contract_ids, indicator_ids = ({under[place] for under in alone} for place in (0, 1))
    together = await trajectories_across(connection, list(contract_ids), list(indicator_ids), as_of=as_of)
    assert together == alone


async def test_only_what_is_asked_for_is_told(connection: AsyncConnection) -> None:
    as_of = await positions.latest(connection)
    (contract_id, indicator_id), trajectory = next(iter((await one_by_one(connection, as_of)).items()))
    found = await trajectories_across(connection, [contract_id], [indicator_id], as_of=as_of)
    assert found == {(contract_id, indicator_id): trajectory}
    assert await trajectories_across(connection, [UUID(int=0)], [indicator_id], as_of=as_of) == {}
