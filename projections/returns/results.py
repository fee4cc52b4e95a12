"""What is known of returns, as pages want it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Literal
from uuid import UUID

from domain.contract.terms import CommonDataItem, ComplianceCheck
from domain.framework.definitions import Indicator, Outcome
from domain.provider_return.content import Asked, CommonData, Declaration, Evidence, GroupReading
from domain.shared.figures import Figure
from domain.shared.travelled import Travelled
from domain.shared.values import MissingReason, Period, Prompt
from projections.results import Result

Standing = Literal["open", "submitted", "sent_back", "accepted"]
Told = Literal["reported", "restated"]


class ReturnRow(Result, frozen=True, kw_only=True):
    """A return in a list.

    Attributes:
        open_queries: how many of the commissioner's questions wait for an answer.
        submissions: how often it was submitted; more than once where it was sent back.
        submitted_at: when it was last submitted, or None.
        late: whether it was last submitted after the day it was due; None before it was submitted.
        queried_at: when a question about this submission was last asked, or None.
        answered_at: when one was last answered, or None.
        sent_back_at: when it was last sent back, or None.
        sent_back_because: why.
        accepted_at: when it was accepted, or None.
        restated_at: when a reading of this submission was last corrected, or None.
        lock_lifted_until: the day until which a commissioner let it in after its lock, or None.
        lock_lifted_because: why.
    """

    return_id: UUID
    contract_id: UUID
    contract_reference: str
    contract_title: str
    council_name: str
    period: Period
    due_on: date
    locks_on: date
    standing: Standing
    open_queries: int
    submissions: int
    submitted_at: datetime | None
    late: bool | None
    queried_at: datetime | None
    answered_at: datetime | None
    sent_back_at: datetime | None
    sent_back_because: str | None
    accepted_at: datetime | None
    restated_at: datetime | None
    lock_lifted_until: date | None
    lock_lifted_because: str | None


class FigureVersion(Result, frozen=True, kw_only=True):
    """A reading as it was told once; the newest version is the one that counts.

    Attributes:
        figure: what was read, or None with the reason in `missing`.
        groups: the same for groups of people, as far as it was given.
        travelled: how far the people came who were measured twice, where that was given.
        told: whether a submission reported it or a correction restated it.
        reason: why it was restated; None where it was reported.
        position: of the event that told it.
        actor_id: who told it.
    """

    figure: Figure | None
    missing: MissingReason | None
    comment: str
    groups: tuple[GroupReading, ...]
    travelled: Travelled | None
    told: Told
    reason: str | None
    position: int
    recorded_at: datetime
    actor_id: UUID | None


class EarlierReading(Result, frozen=True, kw_only=True):
    """What an earlier return of the contract says of an indicator.

    Attributes:
        same_definition: whether the indicator was read in the same way then, so that the two compare.
    """

    return_id: UUID
    period: Period
    reading: FigureVersion
    same_definition: bool


class AskedIndicator(Result, frozen=True, kw_only=True):
    """An indicator that a return asks for.

    Attributes:
        asked: what the return was opened with.
        definition: the indicator as it is defined on the last day of the period.
        reading: what was last told, or None before the first submission.
        earlier: the readings of up to twelve returns before, the last one first.
        expected: the figure expected of this definition by the last day of the period, in its unit, or None.
        expected_of_groups: the same of groups of people, as far as something of their own is expected.
    """

    asked: Asked
    definition: Indicator
    reading: FigureVersion | None
    earlier: tuple[EarlierReading, ...]
    expected: Decimal | None
    expected_of_groups: Mapping[str, Decimal]

    @property
    def previous(self) -> EarlierReading | None:
        """The last reading before this return, or None."""
        return self.earlier[0] if self.earlier else None


class AskedOutcome(Result, frozen=True, kw_only=True):
    """The indicators that a return asks for under one outcome.

    `outcome` is None only for indicators whose outcome is not in the contract's map.
    """

    outcome: Outcome | None
    indicators: tuple[AskedIndicator, ...]


class AskedPrompt(Result, frozen=True, kw_only=True):
    """A narrative question with its answer, or None where there is none."""

    prompt: Prompt
    answer: str | None
    recorded_at: datetime | None


class AskedCommonData(Result, frozen=True, kw_only=True):
    """A part of the common dataset with what was given, or None where nothing was."""

    item: CommonDataItem
    given: CommonData | None


class AskedCheck(Result, frozen=True, kw_only=True):
    """Something to be confirmed with what was declared, or None where nothing was."""

    check: ComplianceCheck
    declared: Declaration | None


class Query(Result, frozen=True, kw_only=True):
    """A commissioner's question about a return.

    Attributes:
        indicator_id: the indicator that it is about, or None for the whole return.
        waits: whether an answer is still asked for; sending the return back closes its questions.
    """

    query_id: UUID
    indicator_id: UUID | None
    question: str
    asked_by: UUID | None
    asked_at: datetime
    answer: str | None
    answered_by: UUID | None
    answered_at: datetime | None
    waits: bool


class Return(Result, frozen=True, kw_only=True):
    """Everything that a return's page shows.

    Attributes:
        summary: the return as in a list.
        outcomes: what is asked, in the order of the contract's map.
        prompts: the contract's own questions, then those standing ones that were answered.
        queries: in the order in which they were asked.
        evidence: the files of all submissions, in the order in which they came.
    """

    summary: ReturnRow
    opened_at: datetime
    submitted_by: UUID | None
    acceptance_note: str | None
    outcomes: tuple[AskedOutcome, ...]
    prompts: tuple[AskedPrompt, ...]
    common_data: tuple[AskedCommonData, ...]
    checks: tuple[AskedCheck, ...]
    queries: tuple[Query, ...]
    evidence: tuple[Evidence, ...]
