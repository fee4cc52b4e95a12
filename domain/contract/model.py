"""What a contract decides, and how it evolves."""

from __future__ import annotations

from datetime import date, datetime
from operator import attrgetter
from uuid import UUID

import msgspec

from domain.contract import rules
from domain.contract.commands import (
    AgreeImpactMap,
    AgreeRevision,
    AwardContract,
    ContractCommand,
    ProposeRevision,
    ScheduleBreakPoint,
    SetExpectation,
    WithdrawRevision,
)
from domain.contract.events import (
    BreakPointScheduled,
    ContractAwarded,
    ContractEvent,
    ExpectationSet,
    ImpactMapAgreed,
    RevisionAgreed,
    RevisionProposed,
    RevisionTookEffect,
    RevisionWithdrawn,
)
from domain.contract.terms import Change, ExpectationReset, Terms, revised, touched_by
from domain.shared.errors import AlreadyDone, Invalid, NotAParty, NotFound, NotInState
from domain.shared.values import Period


class Contract(msgspec.Struct, frozen=True):
    """State of one contract: the award, its terms through time, and the revisions under way.

    Attributes:
        terms: in the order in which they took effect, the first by the impact map.
        proposals: revisions that wait for the other party.
        revision_ids: of every revision ever proposed.
        stale: ids of waiting proposals that touch an indicator which another revision has changed since.
        expected: ids of indicators whose expectation is set.
    """

    award: ContractAwarded | None = None
    terms: tuple[Terms, ...] = ()
    break_points: tuple[BreakPointScheduled, ...] = ()
    proposals: tuple[RevisionProposed, ...] = ()
    revision_ids: frozenset[UUID] = frozenset()
    stale: frozenset[UUID] = frozenset()
    expected: frozenset[UUID] = frozenset()

    def terms_on(self, day: date) -> Terms | None:
        """The terms in force on a day: those with the latest effective date on or before it."""
        in_force = [terms for terms in reversed(self.terms) if terms.effective_from <= day]
        return max(in_force, key=attrgetter("effective_from"), default=None)

    def periods(self) -> tuple[Period, ...]:
        """Every period that the contract reports on, in order."""
        if self.award is None:
            return ()
        return self.award.calendar.periods(self.award.starts_on, self.award.ends_on)

    def proposal(self, revision_id: UUID) -> RevisionProposed:
        """The proposal that waits for an answer.

        Raises:
            NotFound: where there is none with this id, or it was answered.
        """
        found = next((known for known in self.proposals if known.revision_id == revision_id), None)
        if found is None:
            raise NotFound("There is no such proposal waiting for an answer. It may have been settled.")
        return found


def decide(state: Contract, command: ContractCommand, now: datetime) -> tuple[ContractEvent, ...]:
    """Answer a command with the facts that follow from it.

    Raises:
        DomainError: where a rule is broken.
    """
    if isinstance(command, AwardContract):
        return _award(state, command)
    if state.award is None:
        raise NotFound("There is no such contract. Award it first.")
    match command:
        case AgreeImpactMap():
            return _agree_impact_map(state, command)
        case SetExpectation():
            return _set_expectation(state, command)
        case ScheduleBreakPoint():
            return _schedule_break_point(state.award, state, command)
        case ProposeRevision():
            return _propose(state.award, state, command)
        case AgreeRevision():
            return _agree(state.award, state, command)
        case WithdrawRevision():
            return _withdraw(state, command)


def _terms(state: Contract) -> Terms:
    if not state.terms:
        raise NotInState("Agree the impact map first: it says which indicators there are.")
    return state.terms[-1]


def _award(state: Contract, command: AwardContract) -> tuple[ContractEvent, ...]:
    if state.award is not None:
        raise AlreadyDone(f"The contract “{state.award.title}” is already awarded.")
    rules.check_award(command)
    fields = {name: getattr(command, name) for name in ContractAwarded.__struct_fields__}
    return (ContractAwarded(**fields),)


def _agree_impact_map(state: Contract, command: AgreeImpactMap) -> tuple[ContractEvent, ...]:
    if state.terms:
        raise AlreadyDone("The impact map is agreed. Propose a revision to change it.")
    rules.check_impact_map(command)
    return (
        ImpactMapAgreed(
            outcomes=command.outcomes, indicators=command.indicators, activities=command.activities
        ),
    )


def _set_expectation(state: Contract, command: SetExpectation) -> tuple[ContractEvent, ...]:
    rules.check_expectation(command.expectation, _terms(state))
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
    if not award.starts_on <= command.on <= award.ends_on:
        raise Invalid("A break point must fall within the contract's term.", field="on")
    if any(known.break_point_id == command.break_point_id for known in state.break_points):
        raise AlreadyDone("This break point is already scheduled.")
    return (
        BreakPointScheduled(break_point_id=command.break_point_id, on=command.on, purpose=command.purpose),
    )


def _propose(award: ContractAwarded, state: Contract, command: ProposeRevision) -> tuple[ContractEvent, ...]:
    terms = _terms(state)
    if command.revision_id in state.revision_ids:
        raise AlreadyDone("This revision is already proposed.")
    rules.check_revision(command, award, terms)
    if command.break_point_id is not None and all(
        known.break_point_id != command.break_point_id for known in state.break_points
    ):
        raise NotFound("There is no such break point. Schedule it first.", field="break_point_id")
    fields = {name: getattr(command, name) for name in RevisionProposed.__struct_fields__}
    return (RevisionProposed(**fields),)


def _agree(award: ContractAwarded, state: Contract, command: AgreeRevision) -> tuple[ContractEvent, ...]:
    proposal = state.proposal(command.revision_id)
    if command.agreed_by == proposal.proposed_by:
        raise NotAParty("Whoever proposes a revision agrees to it; it is for the other party to agree.")
    rules.check_still_fits(proposal, award, _terms(state), stale=command.revision_id in state.stale)
    return (
        RevisionAgreed(revision_id=command.revision_id, agreed_by=command.agreed_by),
        RevisionTookEffect(
            revision_id=command.revision_id,
            effective_from=proposal.effective_from,
            changes=proposal.changes,
        ),
    )


def _withdraw(state: Contract, command: WithdrawRevision) -> tuple[ContractEvent, ...]:
    state.proposal(command.revision_id)
    if not command.reason.strip():
        raise Invalid("Say why, so that the other party knows.", field="reason")
    return (
        RevisionWithdrawn(
            revision_id=command.revision_id, withdrawn_by=command.withdrawn_by, reason=command.reason
        ),
    )


def evolve(state: Contract, event: ContractEvent) -> Contract:
    """The state after one more fact. Never raises: an old stream must always load."""
    change = msgspec.structs.replace
    match event:
        case ContractAwarded():
            return change(state, award=event)
        case ImpactMapAgreed():
            return change(state, terms=(_first_terms(state, event),))
        case ExpectationSet(expectation=expectation):
            return change(state, expected=state.expected | {expectation.indicator_id})
        case RevisionAgreed():
            return state
        case BreakPointScheduled():
            return change(state, break_points=(*state.break_points, event))
        case RevisionProposed():
            ids = state.revision_ids | {event.revision_id}
            return change(state, proposals=(*state.proposals, event), revision_ids=ids)
        case RevisionTookEffect():
            return _took_effect(_settled(state, event.revision_id), event)
        case RevisionWithdrawn():
            return _settled(state, event.revision_id)


def _first_terms(state: Contract, event: ImpactMapAgreed) -> Terms:
    return Terms(
        effective_from=state.award.starts_on if state.award else date.min,
        outcomes=event.outcomes,
        indicators=event.indicators,
        activities=event.activities,
    )


def _took_effect(state: Contract, event: RevisionTookEffect) -> Contract:
    terms = tuple(revised(known, event.changes, event.effective_from) for known in state.terms[-1:])
    touched = touched_by(event.changes)
    return msgspec.structs.replace(
        state,
        terms=(*state.terms, *terms),
        stale=state.stale
        | {waiting.revision_id for waiting in state.proposals if touched & touched_by(waiting.changes)},
        expected=state.expected | _reset_by(event.changes),
    )


def _reset_by(changes: tuple[Change, ...]) -> set[UUID]:
    return {change.expectation.indicator_id for change in changes if isinstance(change, ExpectationReset)}


def _settled(state: Contract, revision_id: UUID) -> Contract:
    waiting = tuple(known for known in state.proposals if known.revision_id != revision_id)
    return msgspec.structs.replace(state, proposals=waiting)
