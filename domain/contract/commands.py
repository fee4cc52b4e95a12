"""Wishes that a contract answers."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from domain.contract.changes import Change
from domain.contract.terms import (
    Activity,
    Arrangement,
    CommonDataItem,
    ComplianceCheck,
    Expectation,
    Party,
)
from domain.framework.definitions import Indicator, Outcome
from domain.shared.calendar import ReportingCalendar
from domain.shared.facts import Command
from domain.shared.values import Money, Prompt


class AwardContract(Command, frozen=True, kw_only=True):
    """Begin a contract on an agreed version of a framework."""

    council_id: UUID
    reference: str
    title: str
    service_area: str
    framework_id: UUID
    framework_version: int
    arrangement: Arrangement
    lead_provider_id: UUID
    starts_on: date
    ends_on: date
    calendar: ReportingCalendar
    partner_ids: tuple[UUID, ...] = ()
    value: Money | None = None
    prompts: tuple[Prompt, ...] = ()
    common_dataset: tuple[CommonDataItem, ...] = ()
    compliance_checks: tuple[ComplianceCheck, ...] = ()


class AgreeImpactMap(Command, frozen=True, kw_only=True):
    """Settle what is done for which outcomes, and by which indicators that will be known.

    Outcomes and indicators are copies of those in the framework version that the contract was made on.
    """

    outcomes: tuple[Outcome, ...]
    indicators: tuple[Indicator, ...]
    activities: tuple[Activity, ...] = ()


class SetExpectation(Command, frozen=True, kw_only=True):
    """Say where an indicator starts and how it is hoped to move."""

    expectation: Expectation


class ScheduleBreakPoint(Command, frozen=True, kw_only=True):
    """Name a day on which the contract will be looked at afresh."""

    break_point_id: UUID
    on: date
    purpose: str = ""


class MoveBreakPoint(Command, frozen=True, kw_only=True):
    """Look at the contract afresh on another day."""

    break_point_id: UUID
    on: date
    reason: str


class CloseBreakPoint(Command, frozen=True, kw_only=True):
    """Record that the contract was looked at afresh, and what came of it: a revision, or that all stays."""

    break_point_id: UUID
    note: str


class DraftRevision(Command, frozen=True, kw_only=True):
    """Begin to write down, for both parties to see and to work on, what should be expected from a day on."""

    revision_id: UUID
    drafted_by: Party
    effective_from: date
    reason: str
    break_point_id: UUID | None = None


class RedraftRevision(Command, frozen=True, kw_only=True):
    """Change from which day the revision would count, why, or which break point it belongs to.

    Attributes:
        edition: the draft in which these three were last written, as far as the person saw.
    """

    revision_id: UUID
    drafted_by: Party
    effective_from: date
    reason: str
    edition: int
    break_point_id: UUID | None = None


class DraftChange(Command, frozen=True, kw_only=True):
    """Write a change into the draft, or write one of its changes anew.

    Attributes:
        edition: the draft in which the change was last written, as far as the person saw; 0 where it is
            new.
    """

    revision_id: UUID
    change_id: UUID
    drafted_by: Party
    change: Change
    reason: str
    edition: int = 0


class DropChange(Command, frozen=True, kw_only=True):
    """Take a change out of the draft; `edition` as in `DraftChange`."""

    revision_id: UUID
    change_id: UUID
    dropped_by: Party
    edition: int


class CommentOnRevision(Command, frozen=True, kw_only=True):
    """Say something about a revision, or about one of its changes."""

    revision_id: UUID
    comment_id: UUID
    said_by: Party
    words: str
    change_id: UUID | None = None


class ProposeRevision(Command, frozen=True, kw_only=True):
    """Put the draft to the other party. Whoever proposes it agrees to it.

    Attributes:
        draft: number of the draft that the person had before them.
    """

    revision_id: UUID
    proposed_by: Party
    draft: int


class AgreeRevision(Command, frozen=True, kw_only=True):
    """Agree to what the other party proposed; `draft` as in `ProposeRevision`."""

    revision_id: UUID
    agreed_by: Party
    draft: int


class WithdrawRevision(Command, frozen=True, kw_only=True):
    """Take one's own proposal back, or give a draft up."""

    revision_id: UUID
    withdrawn_by: Party
    reason: str


class RefuseRevision(Command, frozen=True, kw_only=True):
    """Say no to what the other party proposed."""

    revision_id: UUID
    refused_by: Party
    reason: str


class ExtendContract(Command, frozen=True, kw_only=True):
    """Let the contract go on until a later day."""

    ends_on: date
    reason: str


class EndContract(Command, frozen=True, kw_only=True):
    """End the contract before its time."""

    on: date
    reason: str


class AddPartner(Command, frozen=True, kw_only=True):
    """Let another organisation work under the contract."""

    organisation_id: UUID
    on: date


class RemovePartner(Command, frozen=True, kw_only=True):
    """Record that a partner works under the contract no longer."""

    organisation_id: UUID
    on: date
    reason: str


RevisionCommand = (
    DraftRevision
    | RedraftRevision
    | DraftChange
    | DropChange
    | CommentOnRevision
    | ProposeRevision
    | AgreeRevision
    | WithdrawRevision
    | RefuseRevision
)
LifeCommand = ExtendContract | EndContract | AddPartner | RemovePartner
ContractCommand = (
    AwardContract
    | AgreeImpactMap
    | SetExpectation
    | ScheduleBreakPoint
    | MoveBreakPoint
    | CloseBreakPoint
    | RevisionCommand
    | LifeCommand
)
