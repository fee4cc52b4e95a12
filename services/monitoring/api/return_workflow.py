"""What becomes of a return: questions and answers, sending back, accepting, correcting, lifting its lock."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from litestar import post
from litestar.params import FromPath
from litestar.status_codes import HTTP_201_CREATED

from domain.provider_return.commands import (
    AcceptReturn,
    AnswerQuery,
    LiftLock,
    QueryReturn,
    RestateReading,
    ReturnCommand,
    SendBackReturn,
)
from domain.provider_return.content import Reading
from domain.shared.errors import DomainError, Several
from services.access import Act
from services.monitoring.api import examples
from services.monitoring.api.refusals import RECORDING
from services.monitoring.api.shared import AtCaller, Caller, Recorded, Sent, like, recorded
from services.monitoring.desk import AnId, Asking
from services.monitoring.guards import for_act

_REVIEW: Act = "review_return"
_RETURN = "/returns/{return_id:uuid}"
_TAGS = ["Returns"]


class Question(Sent, frozen=True, kw_only=True):
    """What is asked; about the whole return where no indicator is named."""

    question: str
    indicator_id: UUID | None = None


class Answer(Sent, frozen=True, kw_only=True):
    """What is answered."""

    answer: str


class SendingBack(Sent, frozen=True, kw_only=True):
    """What is to be mended, or why else the return is wanted again."""

    reason: str


class Acceptance(Sent, frozen=True, kw_only=True):
    """What is said with it, if anything."""

    note: str = ""


class Restatement(Sent, frozen=True, kw_only=True):
    """The reading as it should have been, with its groups and all else that it holds, and why."""

    reading: Reading
    reason: str


class LockLifting(Sent, frozen=True, kw_only=True):
    """The last day on which the return is let in, and why."""

    until: date
    reason: str


class Queried(Recorded, frozen=True, kw_only=True):
    """A question was asked."""

    query_id: UUID


@post(
    f"{_RETURN}/queries",
    opt=for_act(_REVIEW),
    responses=RECORDING,
    status_code=HTTP_201_CREATED,
    summary="Ask about a return",
    tags=_TAGS,
)
async def query_return(
    request: Asking, caller: AtCaller, return_id: AnId, data: Annotated[Question, like(examples.QUERY)]
) -> Queried:
    """Ask about one reading of a submitted return, or about the whole of it. The provider answers."""
    _, contract_id = await caller.desk.contract_of(request, return_id, _REVIEW)
    query_id = caller.new_id(return_id, "query")
    command = QueryReturn(
        stream_id=return_id, query_id=query_id, question=data.question, indicator_id=data.indicator_id
    )
    executed = await caller.give(command, contract_id=contract_id)
    return Queried(query_id=query_id, position=executed.position)


@post(
    f"{_RETURN}/queries/{{query_id:uuid}}/answer",
    opt=for_act("answer_query"),
    responses=RECORDING,
    status_code=HTTP_201_CREATED,
    summary="Answer a question about a return",
    tags=_TAGS,
)
async def answer_query(
    request: Asking,
    caller: AtCaller,
    return_id: AnId,
    query_id: FromPath[UUID],
    data: Annotated[Answer, like(examples.QUERY_ANSWER)],
) -> Recorded:
    """Answer, as the lead provider. A question is answered once."""
    command = AnswerQuery(stream_id=return_id, query_id=query_id, answer=data.answer)
    return await _give(request, caller, command, "answer_query")


@post(
    f"{_RETURN}/sending-back",
    opt=for_act(_REVIEW),
    responses=RECORDING,
    status_code=HTTP_201_CREATED,
    summary="Send a return back",
    tags=_TAGS,
)
async def send_back(
    request: Asking,
    caller: AtCaller,
    return_id: AnId,
    data: Annotated[SendingBack, like(examples.SENDING_BACK)],
) -> Recorded:
    """Ask for a submitted return to be mended and sent again. Questions that wait are closed by it."""
    return await _give(request, caller, SendBackReturn(stream_id=return_id, reason=data.reason), _REVIEW)


@post(
    f"{_RETURN}/acceptance",
    opt=for_act(_REVIEW),
    responses=RECORDING,
    status_code=HTTP_201_CREATED,
    summary="Accept a return",
    tags=_TAGS,
)
async def accept(
    request: Asking,
    caller: AtCaller,
    return_id: AnId,
    data: Annotated[Acceptance, like(examples.ACCEPTANCE)],
) -> Recorded:
    """Take a submitted return as it is. From then on a figure changes only by being corrected."""
    return await _give(request, caller, AcceptReturn(stream_id=return_id, note=data.note), _REVIEW)


@post(
    f"{_RETURN}/restatements",
    opt=for_act("restate_reading"),
    responses=RECORDING,
    status_code=HTTP_201_CREATED,
    summary="Correct a reading",
    tags=_TAGS,
)
async def restate(
    request: Asking,
    caller: AtCaller,
    return_id: AnId,
    data: Annotated[Restatement, like(examples.RESTATEMENT)],
) -> Recorded:
    """Correct one reading of a return that was submitted or accepted. What it was before stays visible."""
    command = RestateReading(stream_id=return_id, reading=data.reading, reason=data.reason)
    try:
        return await _give(request, caller, command, "restate_reading")
    except DomainError as error:
        raise _as_sent(error, data.reading.indicator_id) from error


@post(
    f"{_RETURN}/lock-lifting",
    opt=for_act(_REVIEW),
    responses=RECORDING,
    status_code=HTTP_201_CREATED,
    summary="Lift the lock of a return",
    tags=_TAGS,
)
async def lift_lock(
    request: Asking,
    caller: AtCaller,
    return_id: AnId,
    data: Annotated[LockLifting, like(examples.LOCK_LIFTING)],
) -> Recorded:
    """Let a return in that has locked, or is about to, until a day. Sent again, the later word counts."""
    command = LiftLock(stream_id=return_id, reason=data.reason, until=data.until)
    return await _give(request, caller, command, _REVIEW)


async def _give(request: Asking, caller: Caller, command: ReturnCommand, act: Act) -> Recorded:
    _, contract_id = await caller.desk.contract_of(request, command.stream_id, act)
    return recorded(await caller.give(command, contract_id=contract_id))


def _as_sent(error: DomainError, indicator_id: UUID) -> DomainError:
    """The same refusal with the parts called as they were sent: here there is one reading, not several."""
    known = f"readings.{indicator_id}"
    for each in error.errors if isinstance(error, Several) else (error,):
        if each.field == "indicator_id":
            each.field = "reading.indicator_id"
        elif each.field.startswith(known):
            each.field = f"reading{each.field.removeprefix(known)}"
    return error


RETURN_WORKFLOW = [query_return, answer_query, send_back, accept, restate, lift_lock]
