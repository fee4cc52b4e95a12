"""What a contract decides, and how it evolves."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

import msgspec

from domain.contract.changes import ExpectationReset, ReasonedChange, revised, touched_by
from domain.contract.commands import (
    AddPartner,
    AgreeImpactMap,
    AwardContract,
    CloseBreakPoint,
    ContractCommand,
    EndContract,
    ExtendContract,
    MoveBreakPoint,
    RemovePartner,
    ScheduleBreakPoint,
    SetExpectation,
)
from domain.contract.events import (
    BreakPointClosed,
    BreakPointMoved,
    BreakPointScheduled,
    ContractAwarded,
    ContractEnded,
    ContractEvent,
    ContractExtended,
    ExpectationSet,
    ImpactMapAgreed,
    PartnerJoined,
    PartnerLeft,
    RevisionTookEffect,
)
from domain.contract.life import decide_life, evolve_life
from domain.contract.revisions import decide_revision, evolve_revision
from domain.contract.rules.award import check_award, check_impact_map
from domain.contract.rules.expectations import check_expectation
from domain.contract.state import Contract
from domain.contract.terms import Terms
from domain.shared.days import in_words, local_day
from domain.shared.errors import AlreadyDone, Invalid, NotFound, NotInState

__all__ = ["Contract", "decide", "evolve"]


def decide(state: Contract, command: ContractCommand, now: datetime) -> tuple[ContractEvent, ...]:
    """Answer a command with the facts that follow from it.

    Raises:
        DomainError: where a rule is broken.
    """
    if isinstance(command, AwardContract):
        return _award(state, command)
    if state.award is None:
        raise NotFound("There is no such contract. Award it first.")
    today = local_day(now)
    match command:
        case AgreeImpactMap():
            return _agree_impact_map(state, command)
        case SetExpectation():
            return _set_expectation(state, command)
        case ScheduleBreakPoint():
            return _schedule_break_point(state.award, state, command)
        case MoveBreakPoint():
            return _move_break_point(state.award, state, command)
        case CloseBreakPoint():
            return _close_break_point(state, command)
        case ExtendContract() | EndContract() | AddPartner() | RemovePartner():
            return decide_life(state, state.award, command, today)
        case _:
            return decide_revision(state, _terms(state), command, today)


def _terms(state: Contract) -> Terms:
    if not state.terms:
        raise NotInState("Agree the impact map first: it says which indicators there are.")
    return state.terms[-1]


def _award(state: Contract, command: AwardContract) -> tuple[ContractEvent, ...]:
    if state.award is not None:
        raise AlreadyDone(f"The contract “{state.award.title}” is already awarded.")
    check_award(command)
    fields = {name: getattr(command, name) for name in ContractAwarded.__struct_fields__}
    return (ContractAwarded(**fields),)


def _agree_impact_map(state: Contract, command: AgreeImpactMap) -> tuple[ContractEvent, ...]:
    if state.terms:
        raise AlreadyDone("The impact map is agreed. Propose a revision to change it.")
    check_impact_map(command)
    return (
        ImpactMapAgreed(
            outcomes=command.outcomes, indicators=command.indicators, activities=command.activities
        ),
    )


def _set_expectation(state: Contract, command: SetExpectation) -> tuple[ContractEvent, ...]:
    check_expectation(command.expectation, _terms(state))
    if command.expectation.indicator_id in state.expected:
        raise AlreadyDone(
            "What is expected of this indicator is already set. Propose a revision to change it, so that "
            "both parties agree.",
            field="expectation",
        )
    return (ExpectationSet(expectation=command.expectation),)


def _schedule_break_point(
    award: ContractAwarded, state: Contract, command: ScheduleBreakPoint
) -> tuple[ContractEvent, ...]:
    if command.break_point_id in state.break_points:
        raise AlreadyDone("This break point is already scheduled.")
    _check_break_point(award, state, command.on)
    return (
        BreakPointScheduled(
            break_point_id=command.break_point_id, on=command.on, purpose=command.purpose.strip()
        ),
    )


def _move_break_point(
    award: ContractAwarded, state: Contract, command: MoveBreakPoint
) -> tuple[ContractEvent, ...]:
    before = _open_break_point(state, command.break_point_id)
    if not command.reason.strip():
        raise Invalid("Say why the break point is moved.", field="reason")
    if command.on == before:
        raise Invalid(f"The break point is on {in_words(before)} already.", field="on")
    _check_break_point(award, state, command.on)
    return (
        BreakPointMoved(break_point_id=command.break_point_id, on=command.on, reason=command.reason.strip()),
    )


def _close_break_point(state: Contract, command: CloseBreakPoint) -> tuple[ContractEvent, ...]:
    _open_break_point(state, command.break_point_id)
    if not command.note.strip():
        raise Invalid("Say what came of it, also if all stays as it is.", field="note")
    return (BreakPointClosed(break_point_id=command.break_point_id, note=command.note.strip()),)


def _open_break_point(state: Contract, break_point_id: UUID) -> date:
    """The day of a break point at which the contract has not been looked at yet."""
    day = state.break_points.get(break_point_id)
    if day is None:
        raise NotFound("There is no such break point. Schedule it first.")
    if break_point_id in state.closed_break_points:
        raise AlreadyDone("The contract was looked at and this break point is closed. Schedule another.")
    return day


def _check_break_point(award: ContractAwarded, state: Contract, on: date) -> None:
    if not award.starts_on <= on <= state.ends_on:
        raise Invalid("A break point must fall within the contract's term.", field="on")


def evolve(state: Contract, event: ContractEvent) -> Contract:
    """The state after one more fact. Never raises: an old stream must always load."""
    change = msgspec.structs.replace
    match event:
        case ContractAwarded(ends_on=ends_on, partner_ids=partner_ids):
            return change(state, award=event, ends_on=ends_on, partner_ids=partner_ids)
        case ImpactMapAgreed():
            return change(state, terms=(_first_terms(state, event),))
        case ExpectationSet(expectation=expectation):
            return change(state, expected=state.expected | {expectation.indicator_id})
        case BreakPointScheduled(break_point_id=known, on=on) | BreakPointMoved(break_point_id=known, on=on):
            return change(state, break_points={**state.break_points, known: on})
        case BreakPointClosed(break_point_id=known):
            return change(state, closed_break_points=state.closed_break_points | {known})
        case ContractExtended() | ContractEnded() | PartnerJoined() | PartnerLeft():
            return evolve_life(state, event)
        case RevisionTookEffect():
            return _took_effect(evolve_revision(state, event), event)
        case _:
            return evolve_revision(state, event)


def _first_terms(state: Contract, event: ImpactMapAgreed) -> Terms:
    return Terms(
        effective_from=state.award.starts_on if state.award else date.min,
        outcomes=event.outcomes,
        indicators=event.indicators,
        activities=event.activities,
        prompts=state.award.prompts if state.award else (),
    )


def _took_effect(state: Contract, event: RevisionTookEffect) -> Contract:
    changes = [known.change for known in event.changes]
    terms = tuple(revised(known, changes, event.effective_from) for known in state.terms[-1:])
    number = len(state.terms) + len(terms)
    touched: Mapping[UUID | str, int] = {**state.touched, **dict.fromkeys(touched_by(changes), number)}
    return msgspec.structs.replace(
        state,
        terms=(*state.terms, *terms),
        touched=touched,
        expected=state.expected | _reset_by(event.changes),
    )


def _reset_by(changes: tuple[ReasonedChange, ...]) -> set[UUID]:
    return {
        known.change.expectation.indicator_id
        for known in changes
        if isinstance(known.change, ExpectationReset)
    }
