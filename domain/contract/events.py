"""Facts of a contract."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from domain.contract.changes import Change, ReasonedChange
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
    common_dataset: tuple[CommonDataItem, ...]
    compliance_checks: tuple[ComplianceCheck, ...]


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


class BreakPointMoved(Fact, frozen=True, kw_only=True):
    """The contract will be looked at afresh on another day."""

    break_point_id: UUID
    on: date
    reason: str


class BreakPointClosed(Fact, frozen=True, kw_only=True):
    """The contract was looked at afresh; the note says what came of it."""

    break_point_id: UUID
    note: str


class RevisionDrafted(Fact, frozen=True, kw_only=True):
    """One party began to write a revision down, for both to see and to work on: its draft 1."""

    revision_id: UUID
    drafted_by: Party
    break_point_id: UUID | None
    effective_from: date
    reason: str


class RevisionRedrafted(Fact, frozen=True, kw_only=True):
    """A party changed from which day the revision would count, why, or which break point it belongs to.

    Attributes:
        draft: number of the draft that this made.
    """

    revision_id: UUID
    draft: int
    drafted_by: Party
    break_point_id: UUID | None
    effective_from: date
    reason: str


class ChangeDrafted(Fact, frozen=True, kw_only=True):
    """A party wrote a change into the draft, or wrote one of its changes anew; `draft` as above."""

    revision_id: UUID
    change_id: UUID
    draft: int
    drafted_by: Party
    change: Change
    reason: str


class ChangeDropped(Fact, frozen=True, kw_only=True):
    """A party took a change out of the draft; `draft` as above."""

    revision_id: UUID
    change_id: UUID
    draft: int
    dropped_by: Party


class RevisionCommented(Fact, frozen=True, kw_only=True):
    """A party said something about a revision, or about one of its changes."""

    revision_id: UUID
    comment_id: UUID
    said_by: Party
    change_id: UUID | None
    words: str


class RevisionProposed(Fact, frozen=True, kw_only=True):
    """One party put the draft, as it stood, to the other. Proposing it, the party agrees to it."""

    revision_id: UUID
    proposed_by: Party
    break_point_id: UUID | None
    effective_from: date
    changes: tuple[ReasonedChange, ...]
    reason: str


class RevisionAgreed(Fact, frozen=True, kw_only=True):
    """The other party agreed."""

    revision_id: UUID
    agreed_by: Party


class RevisionTookEffect(Fact, frozen=True, kw_only=True):
    """Both parties having agreed, the revision counts from its effective date on, and never before it."""

    revision_id: UUID
    effective_from: date
    changes: tuple[ReasonedChange, ...]


class RevisionWithdrawn(Fact, frozen=True, kw_only=True):
    """Whoever proposed or wrote the revision gave it up. It stays in the history with the reason."""

    revision_id: UUID
    withdrawn_by: Party
    reason: str


class RevisionRefused(Fact, frozen=True, kw_only=True):
    """The other party said no. The revision stays in the history with the reason."""

    revision_id: UUID
    refused_by: Party
    reason: str


class ContractExtended(Fact, frozen=True, kw_only=True):
    """The contract goes on until a later day."""

    ends_on: date
    reason: str


class ContractEnded(Fact, frozen=True, kw_only=True):
    """The contract ends before its time; `on` is its last day."""

    on: date
    reason: str


class PartnerJoined(Fact, frozen=True, kw_only=True):
    """Another organisation works under the contract."""

    organisation_id: UUID
    on: date


class PartnerLeft(Fact, frozen=True, kw_only=True):
    """A partner works under the contract no longer; `on` is its last day."""

    organisation_id: UUID
    on: date
    reason: str


RevisionEvent = (
    RevisionDrafted
    | RevisionRedrafted
    | ChangeDrafted
    | ChangeDropped
    | RevisionCommented
    | RevisionProposed
    | RevisionAgreed
    | RevisionTookEffect
    | RevisionWithdrawn
    | RevisionRefused
)
LifeEvent = ContractExtended | ContractEnded | PartnerJoined | PartnerLeft
ContractEvent = (
    ContractAwarded
    | ImpactMapAgreed
    | ExpectationSet
    | BreakPointScheduled
    | BreakPointMoved
    | BreakPointClosed
    | RevisionEvent
    | LifeEvent
)
