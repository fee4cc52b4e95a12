"""Wishes that a contract answers."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from domain.contract.terms import Activity, Arrangement, Change, Expectation, Party
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


class ProposeRevision(Command, frozen=True, kw_only=True):
    """Propose to change what is expected, from a day on."""

    revision_id: UUID
    proposed_by: Party
    effective_from: date
    changes: tuple[Change, ...]
    reason: str
    break_point_id: UUID | None = None


class AgreeRevision(Command, frozen=True, kw_only=True):
    """Agree to what the other party proposed."""

    revision_id: UUID
    agreed_by: Party


class WithdrawRevision(Command, frozen=True, kw_only=True):
    """Take a proposal back, or refuse it."""

    revision_id: UUID
    withdrawn_by: Party
    reason: str


ContractCommand = (
    AwardContract
    | AgreeImpactMap
    | SetExpectation
    | ScheduleBreakPoint
    | ProposeRevision
    | AgreeRevision
    | WithdrawRevision
)
