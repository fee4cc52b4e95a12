"""Revisions: reading them, and beginning one."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from litestar import get, post
from litestar.params import FromPath
from litestar.status_codes import HTTP_201_CREATED

from domain.contract.changes import Change
from domain.contract.commands import ContractCommand, DraftChange, DraftRevision
from domain.contract.model import Contract as ContractState
from domain.shared.errors import DomainError, refuse_all
from projections.contracts.results import Revision
from services.application.contracts.agreement import refusals
from services.application.streams import CONTRACT
from services.monitoring.api import examples
from services.monitoring.api.refusals import READING, RECORDING
from services.monitoring.api.revising import party_in
from services.monitoring.api.shared import AtCaller, Caller, Recorded, Sent, like
from services.monitoring.desk import AnId, AskedMoment, Asking, AtDesk
from services.monitoring.guards import for_act
from services.monitoring.revisions.sheet import sheet_of

_REVISE = for_act("revise_contract")
_REVISIONS = "/contracts/{contract_id:uuid}/revisions"
_REVISION = f"{_REVISIONS}/{{revision_id:uuid}}"
_TAGS = ["Revisions"]


class WantedChange(Sent, frozen=True, kw_only=True):
    """A change, and why it is wanted."""

    change: Change
    reason: str


class NewRevision(Sent, frozen=True, kw_only=True):
    """From which day the revision would count, why, at which break point, and its first changes."""

    effective_from: date
    reason: str
    break_point_id: UUID | None = None
    changes: tuple[WantedChange, ...] = ()


class Begun(Recorded, frozen=True, kw_only=True):
    """A revision was begun.

    Attributes:
        change_ids: of its changes, in the order in which they were sent.
    """

    revision_id: UUID
    change_ids: tuple[UUID, ...]


@get(
    _REVISIONS,
    opt=for_act("see_contract"),
    responses=READING,
    summary="The revisions of a contract",
    tags=_TAGS,
)
async def list_revisions(
    request: Asking, desk: AtDesk, asked: AskedMoment, contract_id: AnId
) -> tuple[Revision, ...]:
    """List revisions in the order in which they were begun, also those that were refused or given up."""
    async with desk.view(request, asked) as view:
        return (await view.contract(contract_id, "see_contract")).revisions


@get(
    _REVISION,
    opt=for_act("see_contract"),
    responses=READING,
    summary="One revision",
    tags=_TAGS,
)
async def get_revision(
    request: Asking, desk: AtDesk, asked: AskedMoment, contract_id: AnId, revision_id: FromPath[UUID]
) -> Revision:
    """Give a revision: its draft, its changes with their editions, what is said of it, what became of it."""
    async with desk.view(request, asked) as view:
        return (await sheet_of(view, contract_id, revision_id, "see_contract")).revision


@post(
    _REVISIONS,
    opt=_REVISE,
    responses=RECORDING,
    status_code=HTTP_201_CREATED,
    summary="Begin a revision",
    tags=_TAGS,
)
async def begin(
    caller: AtCaller, contract_id: AnId, data: Annotated[NewRevision, like(examples.REVISION)]
) -> Begun:
    """Begin a draft that both parties see and work on, with changes at once or without."""
    party, revision_id = await party_in(caller, contract_id), caller.new_id(contract_id, "revision")
    outline = DraftRevision(
        stream_id=contract_id,
        revision_id=revision_id,
        drafted_by=party,
        effective_from=data.effective_from,
        reason=data.reason,
        break_point_id=data.break_point_id,
    )
    changes = [
        DraftChange(
            stream_id=contract_id,
            revision_id=revision_id,
            change_id=caller.new_id(contract_id, f"change {number}"),
            drafted_by=party,
            change=wanted.change,
            reason=wanted.reason,
        )
        for number, wanted in enumerate(data.changes)
    ]
    try:
        executed = await caller.give(outline, *changes, contract_id=contract_id)
    except DomainError:
        await _say_where(caller, outline, changes)
        raise
    return Begun(
        revision_id=revision_id,
        change_ids=tuple(known.change_id for known in changes),
        position=executed.position,
    )


async def _say_where(caller: Caller, outline: DraftRevision, changes: list[DraftChange]) -> None:
    """Refuse with the places of what is wrong as they were sent, all of the changes at once."""
    state: ContractState = await caller.desk.fingerpost.state(outline.stream_id, CONTRACT)
    now = caller.desk.clock()
    parts: list[tuple[str, ContractCommand]] = [("", outline)]
    refuse_all(refusals(state, iter(parts), now))
    parts += [(f"changes.{number}", change) for number, change in enumerate(changes)]
    refuse_all(refusals(state, iter(parts), now))


REVISIONS = [list_revisions, get_revision, begin]
