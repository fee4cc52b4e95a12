"""Facts of a return: one contract, one period."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from domain.contract.terms import CommonDataItem, ComplianceCheck
from domain.provider_return.content import (
    Asked,
    CommonData,
    Declaration,
    Effort,
    Evidence,
    Narrative,
    Reading,
)
from domain.shared.facts import Fact
from domain.shared.values import Period, Prompt


class ReturnOpened(Fact, frozen=True, kw_only=True):
    """The contract's parties can see what is asked for the period, and until when."""

    contract_id: UUID
    period: Period
    due_on: date
    locks_on: date
    asked: tuple[Asked, ...]
    prompts: tuple[Prompt, ...]
    common_dataset: tuple[CommonDataItem, ...]
    compliance_checks: tuple[ComplianceCheck, ...]


class ReadingRecorded(Fact, frozen=True, kw_only=True):
    """One indicator's reading, sealed with the others of its submission."""

    reading: Reading


class NarrativeRecorded(Fact, frozen=True, kw_only=True):
    """The answer to one narrative question, sealed with the readings of its submission."""

    narrative: Narrative


class CommonDataRecorded(Fact, frozen=True, kw_only=True):
    """One part of the common dataset, sealed with the readings of its submission."""

    common_data: CommonData


class ComplianceDeclared(Fact, frozen=True, kw_only=True):
    """Whether something that the contract requires holds, sealed with the readings of its submission."""

    declaration: Declaration


class EvidenceAttached(Fact, frozen=True, kw_only=True):
    """A file was attached to the return, sealed with the readings of its submission."""

    evidence: Evidence


class ReturnSubmitted(Fact, frozen=True, kw_only=True):
    """The provider sent the return. All that was recorded with it is one set.

    Attributes:
        submission: 1 for the first, 2 after it was sent back once, and so on.
        readings: how many readings carry a figure.
        missing: how many carry a reason instead.
        late: whether it came after the day it was due.
        effort: how long the questions took, where that went along.
    """

    submission: int
    readings: int
    missing: int
    late: bool
    effort: tuple[Effort, ...] = ()


class ReturnQueried(Fact, frozen=True, kw_only=True):
    """The commissioner asked about one reading, or about the whole return."""

    query_id: UUID
    indicator_id: UUID | None
    question: str


class QueryAnswered(Fact, frozen=True, kw_only=True):
    """The provider answered."""

    query_id: UUID
    answer: str


class ReturnSentBack(Fact, frozen=True, kw_only=True):
    """The commissioner asked for the return to be sent again."""

    reason: str


class ReturnAccepted(Fact, frozen=True, kw_only=True):
    """The commissioner took the return as it is. From here a value changes only by being restated."""

    note: str


class ReadingRestated(Fact, frozen=True, kw_only=True):
    """A reading was corrected. The value before it stays visible."""

    reading: Reading
    previous: Reading
    reason: str


class LockLifted(Fact, frozen=True, kw_only=True):
    """A commissioner let a return in that had locked."""

    reason: str
    until: date


ReturnEvent = (
    ReturnOpened
    | ReadingRecorded
    | NarrativeRecorded
    | CommonDataRecorded
    | ComplianceDeclared
    | EvidenceAttached
    | ReturnSubmitted
    | ReturnQueried
    | QueryAnswered
    | ReturnSentBack
    | ReturnAccepted
    | ReadingRestated
    | LockLifted
)
