"""Returns: what is asked and what was sent, and sending one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import get, post
from litestar.status_codes import HTTP_200_OK, HTTP_201_CREATED

from domain.provider_return.commands import SubmitReturn
from domain.provider_return.content import CommonData, Declaration, Narrative, Reading
from domain.provider_return.events import ReturnSubmitted
from domain.shared.values import Period
from projections.returns.queries import returns_of
from projections.returns.results import Return, ReturnRow
from services.application.returns.blank import blank_submission
from services.application.returns.questions import questions_of, tasks_of
from services.application.returns.reading import unusual_in
from services.application.streams import RETURN
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

    def command(self, return_id: UUID) -> SubmitReturn:
        """What is wanted of the return."""
        return SubmitReturn(
            stream_id=return_id,
            readings=self.readings,
            narratives=self.narratives,
            common_data=self.common_data,
            declarations=self.declarations,
        )


class Submitted(Recorded, frozen=True, kw_only=True):
    """A return was submitted."""

    return_id: UUID


class UnusualReading(msgspec.Struct, frozen=True, kw_only=True):
    """A reading that moves more than its series usually does: a comment is welcome, and not needed.

    Attributes:
        move: from the last reading to this one, in the indicator's unit; positive is up.
        usual: the mean of the moves before it, whichever way they went.
        readings: how many readings came before it.
    """

    indicator_id: UUID
    move: Decimal
    usual: Decimal
    readings: int


class Validated(msgspec.Struct, frozen=True, kw_only=True):
    """What was sent would be recorded as it is. What would not is answered as a submission would be.

    Attributes:
        readings: how many readings carry a figure.
        missing: how many carry a reason instead.
        late: whether it would be after the day it is due.
    """

    return_id: UUID
    readings: int
    missing: int
    late: bool
    unusual: tuple[UnusualReading, ...]


class ReturnTemplate(msgspec.Struct, frozen=True, kw_only=True):
    """A submission to be filled in.

    Attributes:
        asks: what each part of it is, by the path at which it stands in the submission.
        submission: what to send once every null is a value; of `figure` and `missing`, leave one null.
    """

    return_id: UUID
    contract_reference: str
    period: Period
    due_on: date
    asks: Mapping[str, str]
    submission: Mapping[str, Any]


@get(
    "/contracts/{contract_id:uuid}/returns",
    opt=for_act("see_return"),
    responses=READING,
    summary="Returns of a contract",
    tags=["Returns"],
)
async def get_returns(
    request: Asking, desk: AtDesk, asked: AskedMoment, contract_id: AnId
) -> tuple[ReturnRow, ...]:
    """List the returns of a contract, in the order of their periods."""
    async with desk.view(request, asked) as view:
        await view.contract(contract_id, "see_return")
        return await returns_of(view.connection, contract_id, as_of=view.as_of)


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
    executed = await caller.give(data.command(return_id), contract_id=contract_id)
    if not executed.repeated:
        await caller.desk.drafts.forget_all(caller.council_id, return_id)
    return Submitted(return_id=return_id, position=executed.position)


@post(
    "/returns/{return_id:uuid}/validation",
    opt=for_act("submit_return"),
    responses=RECORDING,
    status_code=HTTP_200_OK,
    summary="Try a submission without recording it",
    tags=["Returns"],
)
async def validate_return(
    request: Asking, desk: AtDesk, return_id: AnId, data: Annotated[Submission, like(examples.SUBMISSION)]
) -> Validated:
    """Say what would come of submitting this now. Nothing is recorded."""
    async with desk.view(request) as view:
        page, _ = await view.provider_return(return_id, "submit_return")
    command = data.command(return_id)
    state = await desk.fingerpost.state(return_id, RETURN)
    facts = RETURN.decide_all(state, (command,), desk.clock())
    submitted = next(fact for fact in facts if isinstance(fact, ReturnSubmitted))
    return Validated(
        return_id=return_id,
        readings=submitted.readings,
        missing=submitted.missing,
        late=submitted.late,
        unusual=tuple(
            UnusualReading(indicator_id=known, move=move.move, usual=move.usual, readings=move.readings)
            for known, move in unusual_in(page, command.readings).items()
        ),
    )


@get(
    "/returns/{return_id:uuid}/template",
    opt=for_act("submit_return"),
    responses=READING,
    summary="A submission to fill in",
    tags=["Returns"],
)
async def get_template(request: Asking, desk: AtDesk, asked: AskedMoment, return_id: AnId) -> ReturnTemplate:
    """Give the JSON of a submission with a place for everything that the return asks."""
    async with desk.view(request, asked) as view:
        page, _ = await view.provider_return(return_id, "submit_return")
    summary, tasks = page.summary, tasks_of(page)
    return ReturnTemplate(
        return_id=return_id,
        contract_reference=summary.contract_reference,
        period=summary.period,
        due_on=summary.due_on,
        asks={question.name: question.title for question in questions_of(tasks)},
        submission=blank_submission(tasks),
    )


RETURNS = [get_returns, get_return, get_template, validate_return, submit_return]
