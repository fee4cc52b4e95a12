"""The life of a contract: going on longer, ending early, partners who join or leave."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from litestar import post
from litestar.params import FromPath
from litestar.status_codes import HTTP_201_CREATED

from domain.contract.commands import (
    AddPartner,
    EndContract,
    ExtendContract,
    RemovePartner,
)
from domain.organisation.model import Organisation
from domain.shared.errors import NotFound
from services.application.streams import ORGANISATION
from services.monitoring.api import examples
from services.monitoring.api.refusals import RECORDING
from services.monitoring.api.shared import AtCaller, Recorded, Sent, like, recorded
from services.monitoring.desk import AnId
from services.monitoring.guards import for_act

_MANAGE = for_act("manage_contract")
_CONTRACT = "/contracts/{contract_id:uuid}"
_TAGS = ["Life of a contract"]


class Extension(Sent, frozen=True, kw_only=True):
    """The new last day, and why."""

    ends_on: date
    reason: str


class Ending(Sent, frozen=True, kw_only=True):
    """The last day, before the time, and why."""

    on: date
    reason: str


class NewPartner(Sent, frozen=True, kw_only=True):
    """Who joins, and on which day."""

    organisation_id: UUID
    on: date


class Leaving(Sent, frozen=True, kw_only=True):
    """The partner's last day, and why it leaves."""

    on: date
    reason: str


@post(
    f"{_CONTRACT}/extension",
    opt=_MANAGE,
    responses=RECORDING,
    status_code=HTTP_201_CREATED,
    summary="Extend a contract",
    tags=_TAGS,
)
async def extend(
    caller: AtCaller, contract_id: AnId, data: Annotated[Extension, like(examples.EXTENSION)]
) -> Recorded:
    """Let a running contract go on until a later day."""
    return await caller.manage(
        ExtendContract(stream_id=contract_id, ends_on=data.ends_on, reason=data.reason)
    )


@post(
    f"{_CONTRACT}/ending",
    opt=_MANAGE,
    responses=RECORDING,
    status_code=HTTP_201_CREATED,
    summary="End a contract early",
    tags=_TAGS,
)
async def end(
    caller: AtCaller, contract_id: AnId, data: Annotated[Ending, like(examples.ENDING)]
) -> Recorded:
    """End a contract before its time; the day that is sent is its last."""
    return await caller.manage(EndContract(stream_id=contract_id, on=data.on, reason=data.reason))


@post(
    f"{_CONTRACT}/partners",
    opt=_MANAGE,
    responses=RECORDING,
    status_code=HTTP_201_CREATED,
    summary="Let a partner join",
    tags=_TAGS,
)
async def join(
    caller: AtCaller, contract_id: AnId, data: Annotated[NewPartner, like(examples.PARTNER_JOINED)]
) -> Recorded:
    """Let another organisation work under the contract. From then on it sees the contract."""
    await caller.contract(contract_id, "manage_contract")
    known: Organisation = await caller.desk.fingerpost.state(data.organisation_id, ORGANISATION)
    if known.council_id != caller.council_id:
        raise NotFound(
            "The council does not know this organisation. Register it first, or choose another.",
            field="organisation_id",
        )
    command = AddPartner(stream_id=contract_id, organisation_id=data.organisation_id, on=data.on)
    return recorded(await caller.give(command, contract_id=contract_id))


@post(
    f"{_CONTRACT}/partners/{{organisation_id:uuid}}/leaving",
    opt=_MANAGE,
    responses=RECORDING,
    status_code=HTTP_201_CREATED,
    summary="Let a partner leave",
    tags=_TAGS,
)
async def leave(
    caller: AtCaller,
    contract_id: AnId,
    organisation_id: FromPath[UUID],
    data: Annotated[Leaving, like(examples.PARTNER_LEFT)],
) -> Recorded:
    """Record that a partner works under the contract no longer. From then on it does not see it."""
    return await caller.manage(
        RemovePartner(stream_id=contract_id, organisation_id=organisation_id, on=data.on, reason=data.reason),
    )


LIFE = [extend, end, join, leave]
