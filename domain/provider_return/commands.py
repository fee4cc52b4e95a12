"""Wishes that a return answers."""

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
from domain.shared.facts import Command
from domain.shared.values import Period, Prompt


class OpenReturn(Command, frozen=True, kw_only=True):
    """Ask the provider for a period's return."""

    contract_id: UUID
    period: Period
    due_on: date
    locks_on: date
    asked: tuple[Asked, ...]
    prompts: tuple[Prompt, ...] = ()
    common_dataset: tuple[CommonDataItem, ...] = ()
    compliance_checks: tuple[ComplianceCheck, ...] = ()


class SubmitReturn(Command, frozen=True, kw_only=True):
    """Send the return: everything that it asks for, as one set.

    Attributes:
        effort: how long the questions took, where that is known and the provider lets it go along.
    """

    readings: tuple[Reading, ...]
    narratives: tuple[Narrative, ...] = ()
    common_data: tuple[CommonData, ...] = ()
    declarations: tuple[Declaration, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    effort: tuple[Effort, ...] = ()


class QueryReturn(Command, frozen=True, kw_only=True):
    """Ask about one reading, or about the whole."""

    query_id: UUID
    question: str
    indicator_id: UUID | None = None


class AnswerQuery(Command, frozen=True, kw_only=True):
    """Answer what was asked."""

    query_id: UUID
    answer: str


class SendBackReturn(Command, frozen=True, kw_only=True):
    """Ask for the return to be sent again."""

    reason: str


class AcceptReturn(Command, frozen=True, kw_only=True):
    """Take the return as it is."""

    note: str = ""


class RestateReading(Command, frozen=True, kw_only=True):
    """Correct a reading that was submitted."""

    reading: Reading
    reason: str


class LiftLock(Command, frozen=True, kw_only=True):
    """Let a locked return in until a day."""

    reason: str
    until: date


ReturnCommand = (
    OpenReturn
    | SubmitReturn
    | QueryReturn
    | AnswerQuery
    | SendBackReturn
    | AcceptReturn
    | RestateReading
    | LiftLock
)
