"""Writing in the draft of a revision, on which both parties work."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from litestar import delete, put
from litestar.params import FromPath, FromQuery
from litestar.status_codes import HTTP_200_OK

from domain.contract.commands import DraftChange, DropChange, RedraftRevision
from services.monitoring.api import examples
from services.monitoring.api.refusals import RECORDING
from services.monitoring.api.revising import give_to_draft, party_in
from services.monitoring.api.revisions import WantedChange
from services.monitoring.api.shared import AtCaller, Recorded, Sent, like
from services.monitoring.desk import AnId
from services.monitoring.guards import for_act

_REVISE = for_act("revise_contract")
_REVISION = "/contracts/{contract_id:uuid}/revisions/{revision_id:uuid}"
_CHANGE = f"{_REVISION}/changes/{{change_id:uuid}}"
_TAGS = ["Revisions"]


class Outline(Sent, frozen=True, kw_only=True):
    """From which day the revision would count, why, and at which break point.

    Attributes:
        edition: the revision's edition as it was read.
    """

    effective_from: date
    reason: str
    break_point_id: UUID | None = None
    edition: int


class WrittenChange(WantedChange, frozen=True, kw_only=True):
    """A change as it is to stand in the draft.

    Attributes:
        edition: the change's edition as it was read; 0 where it is new.
    """

    edition: int = 0


@put(
    _REVISION,
    opt=_REVISE,
    responses=RECORDING,
    status_code=HTTP_200_OK,
    summary="Write the outline of a revision anew",
    tags=_TAGS,
)
async def redraft(
    caller: AtCaller,
    contract_id: AnId,
    revision_id: FromPath[UUID],
    data: Annotated[Outline, like(examples.OUTLINE)],
) -> Recorded:
    """Change from which day the revision would count, why, or the break point that it belongs to.

    Where somebody else wrote it since, it is refused with 409, the present edition and the present draft.
    """
    return await give_to_draft(
        caller,
        RedraftRevision(
            stream_id=contract_id,
            revision_id=revision_id,
            drafted_by=await party_in(caller, contract_id),
            effective_from=data.effective_from,
            reason=data.reason,
            break_point_id=data.break_point_id,
            edition=data.edition,
        ),
    )


@put(
    _CHANGE,
    opt=_REVISE,
    responses=RECORDING,
    status_code=HTTP_200_OK,
    summary="Write a change into the draft",
    tags=_TAGS,
)
async def write_change(
    caller: AtCaller,
    contract_id: AnId,
    revision_id: FromPath[UUID],
    change_id: FromPath[UUID],
    data: Annotated[WrittenChange, like(examples.CHANGE)],
) -> Recorded:
    """Write a change anew, or a new one under an id of your making, such as a random one.

    A proposal that is written in goes back to being a draft. Where somebody else wrote the change since, it
    is refused with 409 and the present edition, which is 0 where they took it out.
    """
    return await give_to_draft(
        caller,
        DraftChange(
            stream_id=contract_id,
            revision_id=revision_id,
            change_id=change_id,
            drafted_by=await party_in(caller, contract_id),
            change=data.change,
            reason=data.reason,
            edition=data.edition,
        ),
    )


@delete(
    _CHANGE,
    opt=_REVISE,
    responses=RECORDING,
    status_code=HTTP_200_OK,
    summary="Take a change out of the draft",
    tags=_TAGS,
)
async def drop_change(
    caller: AtCaller,
    contract_id: AnId,
    revision_id: FromPath[UUID],
    change_id: FromPath[UUID],
    edition: FromQuery[int],
) -> Recorded:
    """Take a change out; `edition` is the change's edition as it was read."""
    return await give_to_draft(
        caller,
        DropChange(
            stream_id=contract_id,
            revision_id=revision_id,
            change_id=change_id,
            dropped_by=await party_in(caller, contract_id),
            edition=edition,
        ),
    )


DRAFTING = [redraft, write_change, drop_change]
