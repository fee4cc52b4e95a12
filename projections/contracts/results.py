"""What is known of contracts, as pages want it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Literal
from uuid import UUID

from domain.contract.terms import Activity, Arrangement, Change, Expectation, Party
from domain.framework.definitions import Indicator, Outcome
from domain.measures.expectation import expected_on
from domain.shared.calendar import ReportingCalendar
from domain.shared.values import Baseline, Money, Prompt
from projections.results import Result

Part = Literal["lead_provider", "partner"]
RevisionStanding = Literal["proposed", "agreed", "in_effect", "withdrawn"]


class ContractRow(Result, frozen=True, kw_only=True):
    """A contract in a list, with the names that it is known by."""

    contract_id: UUID
    council_id: UUID
    council_name: str
    reference: str
    title: str
    service_area: str
    arrangement: Arrangement
    lead_provider_id: UUID
    lead_provider_name: str
    starts_on: date
    ends_on: date
    value: Money | None


class ContractParty(Result, frozen=True, kw_only=True):
    """An organisation that works under the contract."""

    organisation_id: UUID
    name: str
    part: Part


class IndicatorVersion(Result, frozen=True, kw_only=True):
    """An indicator from a day on.

    Attributes:
        effective_from: the first day; the contract's first where it was in the map from the start.
        definition: how it is read; None where it is retired from this day on.
        revision_id: the revision that brought it, or None for the impact map.
        recorded_at: when the log learned of it.
    """

    indicator_id: UUID
    effective_from: date
    definition: Indicator | None
    revision_id: UUID | None
    recorded_at: datetime


class ExpectationVersion(Result, frozen=True, kw_only=True):
    """What is expected of an indicator from a day on, until the next such day."""

    effective_from: date
    expectation: Expectation
    revision_id: UUID | None
    recorded_at: datetime


class Expected(Result, frozen=True, kw_only=True):
    """All that was ever expected of an indicator, in order of the days from which it counts."""

    versions: tuple[ExpectationVersion, ...] = ()

    def since(self, day: date) -> Expected:
        """What was expected from a day on: a figure for one definition is none for the next."""
        return Expected(versions=tuple(known for known in self.versions if known.effective_from >= day))

    def in_force_on(self, day: date) -> ExpectationVersion | None:
        """The expectation that counts on a day, or None where there is none yet."""
        counting = [version for version in self.versions if version.effective_from <= day]
        return counting[-1] if counting else None

    def figure_on(self, day: date) -> Decimal | None:
        """The figure expected by a day, in the indicator's unit; None where none was expected for it."""
        version = self.in_force_on(day)
        return None if version is None else expected_on(version.expectation.path, day)

    def baseline_on(self, day: date) -> Baseline | None:
        """The baseline that counts on a day: of the newest expectation by then that names one."""
        named = [
            version.expectation.baseline
            for version in self.versions
            if version.effective_from <= day and version.expectation.baseline is not None
        ]
        return named[-1] if named else None


class AgreedIndicator(Result, frozen=True, kw_only=True):
    """An indicator of the terms, with what is expected of it as it is defined now."""

    definition: Indicator
    effective_from: date
    expected: Expected


class AgreedOutcome(Result, frozen=True, kw_only=True):
    """An outcome of the terms with its indicators, in the order in which they were agreed."""

    outcome: Outcome
    indicators: tuple[AgreedIndicator, ...]


class BreakPoint(Result, frozen=True, kw_only=True):
    """A day on which the contract is looked at afresh."""

    break_point_id: UUID
    falls_on: date
    purpose: str


class Revision(Result, frozen=True, kw_only=True):
    """A change of the terms, wherever it stands.

    Attributes:
        settled_by: the party that agreed to it or withdrew it; None while it waits.
        withdrawn_because: the reason, where it was withdrawn.
    """

    revision_id: UUID
    proposed_by: Party
    proposed_at: datetime
    break_point_id: UUID | None
    effective_from: date
    changes: tuple[Change, ...]
    reason: str
    standing: RevisionStanding
    settled_by: Party | None
    settled_at: datetime | None
    withdrawn_because: str | None


class Contract(Result, frozen=True, kw_only=True):
    """Everything that a contract's page shows.

    Attributes:
        summary: the contract as in a list.
        terms_on: the day whose terms are given: outcomes with the indicators in force on it, activities.
        break_points: by day.
        revisions: in the order in which they were proposed.
    """

    summary: ContractRow
    framework_id: UUID
    framework_version: int
    framework_title: str
    calendar: ReportingCalendar
    prompts: tuple[Prompt, ...]
    awarded_at: datetime
    parties: tuple[ContractParty, ...]
    terms_on: date
    outcomes: tuple[AgreedOutcome, ...]
    activities: tuple[Activity, ...]
    break_points: tuple[BreakPoint, ...]
    revisions: tuple[Revision, ...]


def in_force_on(versions: Sequence[IndicatorVersion], day: date) -> IndicatorVersion | None:
    """The last of an indicator's versions that counts on a day; it may be the one that retired it."""
    counting = [version for version in versions if version.effective_from <= day]
    return counting[-1] if counting else None
