"""Facts of a contract."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from domain.contract.terms import Activity, Arrangement, Change, Expectation, Party
from domain.framework.definitions import Indicator, Outcome
from domain.shared.calendar import ReportingCalendar
from domain.shared.facts import Fact
from domain.shared.values import Money, Prompt


class ContractAwarded(Fact, frozen=True, kw_only=True):
    """A council and a provider, with its partners, agreed to work for outcomes of one framework version."""

    council_id: UUID
    reference: str
    title: str
    service_area: str
    framework_id: UUID
    framework_version: int
    arrangement: Arrangement
    lead_provider_id: UUID
    partner_ids: tuple[UUID, ...]
    starts_on: date
    ends_on: date
    value: Money | None
    calendar: ReportingCalendar
    prompts: tuple[Prompt, ...]


class ImpactMapAgreed(Fact, frozen=True, kw_only=True):
    """What is done, for which outcomes, known by which indicators: copied from the framework as it stood."""

    outcomes: tuple[Outcome, ...]
    indicators: tuple[Indicator, ...]
    activities: tuple[Activity, ...]


class ExpectationSet(Fact, frozen=True, kw_only=True):
    """Where an indicator starts and how it is hoped to move, from the start of the contract."""

    expectation: Expectation


class BreakPointScheduled(Fact, frozen=True, kw_only=True):
    """A day on which the contract will be looked at afresh."""

    break_point_id: UUID
    on: date
    purpose: str


class RevisionProposed(Fact, frozen=True, kw_only=True):
    """One party proposed to change what is expected. Proposing it, the party agrees to it."""

    revision_id: UUID
    proposed_by: Party
    break_point_id: UUID | None
    effective_from: date
    changes: tuple[Change, ...]
    reason: str


class RevisionAgreed(Fact, frozen=True, kw_only=True):
    """The other party agreed."""

    revision_id: UUID
    agreed_by: Party


class RevisionTookEffect(Fact, frozen=True, kw_only=True):
    """Both parties having agreed, the revision counts from its effective date on, and never before it."""

    revision_id: UUID
    effective_from: date
    changes: tuple[Change, ...]


class RevisionWithdrawn(Fact, frozen=True, kw_only=True):
    """The revision will not be. It stays in the history with the reason."""

    revision_id: UUID
    withdrawn_by: Party
    reason: str


ContractEvent = (
    ContractAwarded
    | ImpactMapAgreed
    | ExpectationSet
    | BreakPointScheduled
    | RevisionProposed
    | RevisionAgreed
    | RevisionTookEffect
    | RevisionWithdrawn
)
