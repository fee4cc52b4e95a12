"""Returns: what is asked and what was sent, and sending one."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from litestar import get, post
from litestar.status_codes import HTTP_201_CREATED

from domain.provider_return.commands import SubmitReturn
from domain.provider_return.content import CommonData, Declaration, Narrative, Reading
from projections.returns.results import Return
from services.monitoring.api import examples
from services.monitoring.api.refusals import READING, RECORDING
from services.monitoring.api.shared import AtCaller, Recorded, Sent, like
from services.monitoring.desk import AnId, AskedMoment, Asking, AtDesk
from services.monitoring.guards import for_act


class Submission(Sent, frozen=True, kw_only=True):
    """What is submitted: for every indicator that is asked for a reading, or why there is none."""

    readings: tuple[Reading, ...]
    narratives: tuple[Narrative, ...] = ()
    common_data: tuple[CommonData, ...] = ()
    declarations: tuple[Declaration, ...] = ()


class Submitted(Recorded, frozen=True, kw_only=True):
    """A return was submitted."""

    return_id: UUID


@get(
    "/returns/{return_id:uuid}",
    opt=for_act("see_return"),
    responses=READING,
    summary="One return",
    tags=["Returns"],
)
async def get_return(request: Asking, desk: AtDesk, asked: AskedMoment, return_id: AnId) -> Return:
    """Give a return: what it asks, what was expected, what was read before, and what it holds."""
    async with desk.view(request, asked) as view:
        page, _ = await view.provider_return(return_id, "see_return")
        return page


@post(
    "/returns/{return_id:uuid}/submission",
    opt=for_act("submit_return"),
    responses=RECORDING,
    status_code=HTTP_201_CREATED,
    summary="Submit a return",
    tags=["Returns"],
)
async def submit_return(
    request: Asking,
    caller: AtCaller,
    return_id: AnId,
    data: Annotated[Submission, like(examples.SUBMISSION)],
) -> Submitted:
    """Submit all that the return asks for as one set, all or nothing."""
    _, contract_id = await caller.desk.contract_of(request, return_id, "submit_return")
    command = SubmitReturn(
        stream_id=return_id,
        readings=data.readings,
        narratives=data.narratives,
        common_data=data.common_data,
        declarations=data.declarations,
    )
    executed = await caller.give(command, contract_id=contract_id)
    return Submitted(return_id=return_id, position=executed.position, repeated=executed.repeated)


RETURNS = [get_return, submit_return]
