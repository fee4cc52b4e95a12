"""What a return decides, and how it evolves."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal
from uuid import NAMESPACE_URL, UUID, uuid5

import msgspec

from domain.provider_return.commands import (
    AcceptReturn,
    AnswerQuery,
    LiftLock,
    OpenReturn,
    QueryReturn,
    RestateReading,
    ReturnCommand,
    SendBackReturn,
    SubmitReturn,
)
from domain.provider_return.content import Evidence, Reading
from domain.provider_return.events import (
    CommonDataRecorded,
    ComplianceDeclared,
    EvidenceAttached,
    LockLifted,
    NarrativeRecorded,
    QueryAnswered,
    ReadingRecorded,
    ReadingRestated,
    ReturnAccepted,
    ReturnEvent,
    ReturnOpened,
    ReturnQueried,
    ReturnSentBack,
    ReturnSubmitted,
)
from domain.provider_return.rules.opening import check_opening
from domain.provider_return.rules.readings import check_reading
from domain.provider_return.rules.submission import check_submission
from domain.shared.days import in_words, local_day
from domain.shared.errors import AlreadyDone, Invalid, NotFound, NotInState
from domain.shared.values import Period

Standing = Literal["not_opened", "open", "submitted", "sent_back", "accepted"]


def return_id(contract_id: UUID, period: Period) -> UUID:
    """The one stream of a contract's return for a period, whoever opens it and however often."""
    return uuid5(NAMESPACE_URL, f"urn:fingerpost:return:{contract_id}:{period.starts_on}:{period.ends_on}")


class Return(msgspec.Struct, frozen=True):
    """State of one return.

    Attributes:
        readings: as they stand, from the last submission and what was restated since.
        pending: recorded but not yet sealed by a submission.
        queries: ids of every question ever asked.
        open_queries: ids of those that wait for an answer, in the order asked.
        lifted_until: the last day on which a locked return is let in.
        evidence: every file that was ever attached, in the order of the submissions.
    """

    opened: ReturnOpened | None = None
    standing: Standing = "not_opened"
    submissions: int = 0
    readings: tuple[Reading, ...] = ()
    pending: tuple[Reading, ...] = ()
    queries: frozenset[UUID] = frozenset()
    open_queries: tuple[UUID, ...] = ()
    lifted_until: date | None = None
    evidence: tuple[Evidence, ...] = ()

    def reading_of(self, indicator_id: UUID) -> Reading | None:
        """The reading as it stands now, or None."""
        return next((known for known in self.readings if known.indicator_id == indicator_id), None)

    def locked_on(self, day: date) -> bool:
        """Whether the return is past its lock on a day, and no commissioner has lifted it."""
        return (
            self.opened is not None
            and day > self.opened.locks_on
            and not (self.lifted_until is not None and day <= self.lifted_until)
        )


def decide(state: Return, command: ReturnCommand, now: datetime) -> tuple[ReturnEvent, ...]:
    """Answer a command with the facts that follow from it.

    Raises:
        DomainError: where a rule is broken.
    """
    if isinstance(command, OpenReturn):
        return _open(state, command)
    if state.opened is None:
        raise NotFound("There is no such return. It opens when its period begins to be asked for.")
    today = local_day(now)
    match command:
        case SubmitReturn():
            return _submit(state, state.opened, command, today)
        case QueryReturn():
            return _query(state, state.opened, command)
        case AnswerQuery():
            return _answer(state, command)
        case SendBackReturn():
            _need(
                state, "submitted", "Only a return that was submitted and not yet accepted can be sent back."
            )
            return (ReturnSentBack(reason=_reason(command.reason)),)
        case AcceptReturn():
            return _accept(state, command)
        case RestateReading():
            return _restate(state, state.opened, command)
        case LiftLock():
            return _lift_lock(state, command, today)


def _open(state: Return, command: OpenReturn) -> tuple[ReturnEvent, ...]:
    if state.opened is not None:
        raise AlreadyDone(f"The return for {state.opened.period.label} is already open.")
    if command.stream_id != return_id(command.contract_id, command.period):
        raise Invalid(
            "A contract has one return for each period. Use the id made of the two.", field="stream_id"
        )
    check_opening(command)
    fields = {name: getattr(command, name) for name in ReturnOpened.__struct_fields__}
    return (ReturnOpened(**fields),)


def _submit(
    state: Return, opened: ReturnOpened, command: SubmitReturn, today: date
) -> tuple[ReturnEvent, ...]:
    if state.standing not in ("open", "sent_back"):
        raise AlreadyDone(
            f"The return for {opened.period.label} was already submitted. "
            "To correct a figure, restate it and say why."
        )
    if state.locked_on(today):
        raise NotInState(
            f"The return for {opened.period.label} locked after "
            f"{in_words(opened.locks_on)}. Ask the commissioner to lift the lock."
        )
    check_submission(command, opened, state.evidence)
    given = sum(reading.figure is not None for reading in command.readings)
    return (
        *(ReadingRecorded(reading=reading) for reading in command.readings),
        *(NarrativeRecorded(narrative=narrative) for narrative in command.narratives),
        *(CommonDataRecorded(common_data=part) for part in command.common_data),
        *(ComplianceDeclared(declaration=declared) for declared in command.declarations),
        *(EvidenceAttached(evidence=evidence) for evidence in command.evidence),
        ReturnSubmitted(
            submission=state.submissions + 1,
            readings=given,
            missing=len(command.readings) - given,
            late=today > opened.due_on,
            effort=command.effort,
        ),
    )


def _query(state: Return, opened: ReturnOpened, command: QueryReturn) -> tuple[ReturnEvent, ...]:
    _need(state, "submitted", "Only a return that was submitted and not yet accepted can be queried.")
    if command.indicator_id is not None and all(
        asked.indicator_id != command.indicator_id for asked in opened.asked
    ):
        raise NotFound(
            "The question is about an indicator that this return does not ask for.", field="indicator_id"
        )
    if command.query_id in state.queries:
        raise AlreadyDone("This question was asked before.", field="query_id")
    if not command.question.strip():
        raise Invalid("Write the question.", field="question")
    return (
        ReturnQueried(
            query_id=command.query_id, indicator_id=command.indicator_id, question=command.question
        ),
    )


def _answer(state: Return, command: AnswerQuery) -> tuple[ReturnEvent, ...]:
    if command.query_id not in state.open_queries:
        raise NotFound("There is no such question waiting for an answer. It may have been answered.")
    if not command.answer.strip():
        raise Invalid("Write the answer.", field="answer")
    return (QueryAnswered(query_id=command.query_id, answer=command.answer),)


def _accept(state: Return, command: AcceptReturn) -> tuple[ReturnEvent, ...]:
    _need(state, "submitted", "Only a return that was submitted and not sent back can be accepted.")
    if state.open_queries:
        raise NotInState("A question about this return waits for its answer. Accept it when it is answered.")
    return (ReturnAccepted(note=command.note),)


def _restate(state: Return, opened: ReturnOpened, command: RestateReading) -> tuple[ReturnEvent, ...]:
    if state.standing not in ("submitted", "accepted"):
        raise NotInState(
            "A reading can be restated once the return is submitted. Until then, give the right figure when "
            "you submit it."
        )
    previous = state.reading_of(command.reading.indicator_id)
    asked = next(
        (known for known in opened.asked if known.indicator_id == command.reading.indicator_id), None
    )
    if previous is None or asked is None:
        raise NotFound("This return has no such reading to restate.", field="indicator_id")
    check_reading(command.reading, asked)
    if command.reading.says_as(previous):
        raise Invalid(
            f"“{asked.title}” already stands as you give it.", field=f"readings.{asked.indicator_id}"
        )
    return (ReadingRestated(reading=command.reading, previous=previous, reason=_reason(command.reason)),)


def _lift_lock(state: Return, command: LiftLock, today: date) -> tuple[ReturnEvent, ...]:
    if state.standing not in ("open", "sent_back"):
        raise NotInState("This return is not waiting to be submitted, so there is no lock to lift.")
    if command.until < today:
        raise Invalid("Lift the lock until today or a day to come.", field="until")
    return (LockLifted(reason=_reason(command.reason), until=command.until),)


def _need(state: Return, standing: Standing, message: str) -> None:
    if state.standing != standing:
        raise NotInState(message)


def _reason(reason: str) -> str:
    if not reason.strip():
        raise Invalid("Say why, so that everyone can see the reason.", field="reason")
    return reason.strip()


def evolve(state: Return, event: ReturnEvent) -> Return:
    """The state after one more fact. Never raises: an old stream must always load."""
    change = msgspec.structs.replace
    match event:
        case ReturnOpened():
            return change(state, opened=event, standing="open")
        case ReadingRecorded(reading=reading):
            return change(state, pending=(*state.pending, reading))
        case ReturnSubmitted(submission=submission):
            return change(
                state, standing="submitted", submissions=submission, readings=state.pending, pending=()
            )
        case ReturnQueried(query_id=query_id):
            return change(
                state, queries=state.queries | {query_id}, open_queries=(*state.open_queries, query_id)
            )
        case QueryAnswered(query_id=query_id):
            waiting = tuple(known for known in state.open_queries if known != query_id)
            return change(state, open_queries=waiting)
        case ReturnSentBack():
            return change(state, standing="sent_back", open_queries=())
        case ReturnAccepted():
            return change(state, standing="accepted")
        case ReadingRestated(reading=reading):
            return change(state, readings=_replaced(state.readings, reading))
        case LockLifted(until=until):
            return change(state, lifted_until=until)
        case EvidenceAttached(evidence=evidence):
            return change(state, evidence=(*state.evidence, evidence))
        case NarrativeRecorded() | CommonDataRecorded() | ComplianceDeclared():
            return state


def _replaced(readings: tuple[Reading, ...], reading: Reading) -> tuple[Reading, ...]:
    return tuple(reading if known.indicator_id == reading.indicator_id else known for known in readings)
