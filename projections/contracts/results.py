"""What is known of contracts, as pages want it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Generic, Literal, TypeVar
from uuid import UUID

from domain.contract.changes import Change, Subject, subject_of
from domain.contract.state import RevisionStanding
from domain.contract.terms import (
    Activity,
    Arrangement,
    CommonDataItem,
    ComplianceCheck,
    Expectation,
    Party,
)
from domain.framework.definitions import Indicator, Outcome
from domain.measures.expectation import expected_on
from domain.shared.calendar import ReportingCalendar
from domain.shared.values import Baseline, Money, Prompt
from projections.results import Result

Part = Literal["lead_provider", "partner"]
Lived = Literal["extended", "ended", "joined", "left"]
Definition = TypeVar("Definition", bound=Outcome | Activity | Prompt)


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
    ended_early: bool
    has_map: bool
    value: Money | None


class ContractParty(Result, frozen=True, kw_only=True):
    """An organisation that works under the contract."""

    organisation_id: UUID
    name: str
    part: Part


class LifeEvent(Result, frozen=True, kw_only=True):
    """Something that became of a contract after its award.

    Attributes:
        falls_on: the new last day, or the day on which a partner joined or left.
        name: of the partner; "" where it is not about one.
    """

    what: Lived
    falls_on: date
    organisation_id: UUID | None
    name: str
    reason: str
    recorded_at: datetime


class Version(Result, Generic[Definition], frozen=True, kw_only=True):
    """An outcome, activity or question from a day on; without a definition where it is retired then."""

    effective_from: date
    definition: Definition | None
    revision_id: UUID | None
    recorded_at: datetime


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

    def figures_of_groups_on(self, day: date) -> Mapping[str, Decimal]:
        """The figures expected by a day of groups of people, as far as something of their own is."""
        version = self.in_force_on(day)
        paths = {} if version is None else {known.group: known.path for known in version.expectation.groups}
        figures = {group: expected_on(path, day) for group, path in paths.items()}
        return {group: figure for group, figure in figures.items() if figure is not None}

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
    """A day on which the contract is looked at afresh.

    Attributes:
        closed_note: what came of it; None while it has not been looked at.
    """

    break_point_id: UUID
    falls_on: date
    purpose: str
    closed_at: datetime | None
    closed_note: str | None


class RevisionChange(Result, frozen=True, kw_only=True):
    """A change as it stands in a draft, or as it was agreed.

    Attributes:
        edition: the draft in which it was last written.
        drafted_by: the party that last wrote it; `actor_id` is the person.
    """

    change_id: UUID
    change: Change
    reason: str
    edition: int
    drafted_by: Party
    actor_id: UUID | None
    drafted_at: datetime


class RevisionComment(Result, frozen=True, kw_only=True):
    """Something said about a revision; `change_id` names the one of its changes that it is about, if any."""

    comment_id: UUID
    change_id: UUID | None
    said_by: Party
    actor_id: UUID | None
    said_at: datetime
    words: str


class Revision(Result, frozen=True, kw_only=True):
    """A change of the terms, wherever it stands.

    Attributes:
        edition: the draft in which day, reason and break point were last written.
        draft: number of the newest draft.
        proposed_by: the party that put this draft to the other; None while it is being worked on.
        settled_by: the party that agreed to it, refused it or gave it up; None while it is under way.
        settled_because: the reason, where it was refused or withdrawn.
        changes: in the order in which they were first written.
        comments: in the order in which they were made.
    """

    revision_id: UUID
    drafted_by: Party
    drafted_at: datetime
    break_point_id: UUID | None
    effective_from: date
    reason: str
    edition: int
    draft: int
    standing: RevisionStanding
    proposed_by: Party | None
    proposed_at: datetime | None
    settled_by: Party | None
    settled_at: datetime | None
    settled_because: str | None
    changes: tuple[RevisionChange, ...]
    comments: tuple[RevisionComment, ...]

    @property
    def is_settled(self) -> bool:
        """Whether nothing can become of it any more."""
        return self.standing not in ("drafted", "proposed")

    def reason_for(self, subject: Subject) -> str:
        """Why it changes a thing: the reason of that change, or else of the revision."""
        return next(
            (known.reason for known in self.changes if subject_of(known.change) == subject), self.reason
        )


class Brief(Result, frozen=True, kw_only=True):
    """A contract without what it works for: whose it is, when it reports, what became of it.

    Attributes:
        summary: the contract as in a list.
        life: what became of it after the award, in order.
    """

    summary: ContractRow
    framework_title: str
    calendar: ReportingCalendar
    parties: tuple[ContractParty, ...]
    life: tuple[LifeEvent, ...]


class Contract(Result, frozen=True, kw_only=True):
    """Everything that a contract's page shows.

    Attributes:
        summary: the contract as in a list.
        framework_agreed_version: the newest agreed version of its framework, which may be a newer one than
            the contract was made on; None where none is known.
        terms_on: the day whose terms are given: outcomes with their indicators, activities, prompts.
        break_points: by day.
        revisions: in the order in which they were begun.
        life: what became of it after the award, in order.
    """

    summary: ContractRow
    framework_id: UUID
    framework_version: int
    framework_title: str
    framework_agreed_version: int | None
    calendar: ReportingCalendar
    common_dataset: tuple[CommonDataItem, ...]
    compliance_checks: tuple[ComplianceCheck, ...]
    awarded_at: datetime
    parties: tuple[ContractParty, ...]
    terms_on: date
    outcomes: tuple[AgreedOutcome, ...]
    activities: tuple[Activity, ...]
    prompts: tuple[Prompt, ...]
    break_points: tuple[BreakPoint, ...]
    revisions: tuple[Revision, ...]
    life: tuple[LifeEvent, ...]


def in_force_on(versions: Sequence[IndicatorVersion], day: date) -> IndicatorVersion | None:
    """The last of an indicator's versions that counts on a day; it may be the one that retired it."""
    counting = [version for version in versions if version.effective_from <= day]
    return counting[-1] if counting else None
