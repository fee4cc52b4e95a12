"""Break points: the days on which a contract is looked at afresh."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from litestar import post
from litestar.params import FromPath
from litestar.status_codes import HTTP_201_CREATED

from domain.contract.commands import CloseBreakPoint, MoveBreakPoint, ScheduleBreakPoint
from services.monitoring.api import examples
from services.monitoring.api.refusals import RECORDING
from services.monitoring.api.shared import AtCaller, Recorded, Sent, like, recorded
from services.monitoring.desk import AnId
from services.monitoring.guards import for_act

_MANAGE = for_act("manage_contract")
_POINTS = "/contracts/{contract_id:uuid}/break-points"
_TAGS = ["Life of a contract"]


class NewBreakPoint(Sent, frozen=True, kw_only=True):
    """A day on which the contract will be looked at afresh."""

    on: date
    purpose: str = ""


class AnotherDay(Sent, frozen=True, kw_only=True):
    """The day to which a break point is moved, and why."""

    on: date
    reason: str


class Closing(Sent, frozen=True, kw_only=True):
    """What came of looking at the contract afresh."""

    note: str


class BreakPointScheduled(Recorded, frozen=True, kw_only=True):
    """A break point was scheduled."""

    break_point_id: UUID


@post(
    _POINTS,
    opt=_MANAGE,
    responses=RECORDING,
    status_code=HTTP_201_CREATED,
    summary="Schedule a break point",
    tags=_TAGS,
)
async def schedule(
    caller: AtCaller,
    contract_id: AnId,
    data: Annotated[NewBreakPoint, like(examples.BREAK_POINT_SCHEDULED)],
) -> BreakPointScheduled:
    """Name a day of the term on which the contract will be looked at afresh."""
    await caller.contract(contract_id, "manage_contract")
    break_point_id = caller.new_id(contract_id, "break point")
    command = ScheduleBreakPoint(
        stream_id=contract_id, break_point_id=break_point_id, on=data.on, purpose=data.purpose
    )
    answer = recorded(await caller.give(command, contract_id=contract_id))
    return BreakPointScheduled(break_point_id=break_point_id, position=answer.position)


@post(
    f"{_POINTS}/{{break_point_id:uuid}}/day",
    opt=_MANAGE,
    responses=RECORDING,
    status_code=HTTP_201_CREATED,
    summary="Move a break point",
    tags=_TAGS,
)
async def move(
    caller: AtCaller,
    contract_id: AnId,
    break_point_id: FromPath[UUID],
    data: Annotated[AnotherDay, like(examples.BREAK_POINT_MOVED)],
) -> Recorded:
    """Look at the contract afresh on another day."""
    return await caller.manage(
        MoveBreakPoint(stream_id=contract_id, break_point_id=break_point_id, on=data.on, reason=data.reason),
    )


@post(
    f"{_POINTS}/{{break_point_id:uuid}}/closing",
    opt=_MANAGE,
    responses=RECORDING,
    status_code=HTTP_201_CREATED,
    summary="Close a break point",
    tags=_TAGS,
)
async def close(
    caller: AtCaller,
    contract_id: AnId,
    break_point_id: FromPath[UUID],
    data: Annotated[Closing, like(examples.BREAK_POINT_CLOSED)],
) -> Recorded:
    """Record that the contract was looked at afresh, and what came of it."""
    return await caller.manage(
        CloseBreakPoint(stream_id=contract_id, break_point_id=break_point_id, note=data.note)
    )


BREAK_POINTS = [schedule, move, close]
