"""How far indicators came, once as the pages of a contract tell it and once as the read model keeps it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from projections.distances.tables import DISTANCE
from projections.known import as_known
from projections.trajectories.queries import trajectories
from services.dashboards.source import contract_trajectory
from services.dashboards.story import story_of
from services.dashboards.trajectory import Trajectory


class Told(msgspec.Struct, frozen=True):
    """What is told of one indicator."""

    outcome_id: UUID
    title: str
    movement: str | None
    reason: str
    change: Decimal | None
    progress: Decimal | None
    against: str | None
    latest_on: date | None
    latest: Decimal | None
    people: int | None
    missing: str | None
    retired_from: date | None


async def on_pages(connection: AsyncConnection, contract_id: UUID, as_of: int) -> list[tuple[UUID, Told]]:
    """Outcome by outcome, each indicator of a contract as its pages tell it."""
    found = await trajectories(connection, contract_id, as_of=as_of)
    if found is None:
        return []
    outcomes = contract_trajectory(found, "", "").outcomes
    return [
        (trajectory.indicator.indicator_id, _on_page(outcome.outcome_id, trajectory))
        for outcome in outcomes
        for trajectory in outcome.trajectories
    ]


async def kept(connection: AsyncConnection, contract_id: UUID, as_of: int) -> Mapping[UUID, Told]:
    """Each indicator of a contract as the read model keeps it, in the order in which they were agreed."""
    table = DISTANCE.c
    columns: list[Any] = [table[name] for name in Told.__struct_fields__]
    asked = (
        select(table.indicator_id, *columns)
        .where(table.contract_id == contract_id, table.outcome_id.is_not(None), as_known(DISTANCE, as_of))
        .order_by(table.agreed_at, table.place)
    )
    rows = await connection.execute(asked)
    return {row.indicator_id: Told(*tuple(row)[1:]) for row in rows}


async def check(connection: AsyncConnection, contract_id: UUID, as_of: int) -> int:
    """See that both tell the same, and how many indicators they tell of."""
    pages, rows = await on_pages(connection, contract_id, as_of), await kept(connection, contract_id, as_of)
    outcomes = list(dict.fromkeys(told.outcome_id for _, told in pages))
    of_outcomes = [
        (known, told) for outcome in outcomes for known, told in rows.items() if told.outcome_id == outcome
    ]
    assert of_outcomes == pages, as_of
    return len(pages)


def _on_page(outcome_id: UUID, trajectory: Trajectory) -> Told:
    story = story_of(trajectory)
    latest, now = story.latest, story.now
    return Told(
        outcome_id=outcome_id,
        title=trajectory.indicator.title,
        movement=story.judgement.movement,
        reason=story.judgement.reason,
        change=story.judgement.change,
        progress=story.distance.progress,
        against=story.expected.against if story.expected else None,
        latest_on=latest.period.ends_on if latest else None,
        latest=now.number if now else None,
        people=now.people if now else None,
        missing=latest.missing if latest else None,
        retired_from=trajectory.retired_on,
    )
