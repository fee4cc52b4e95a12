"""Whether a contract that is there already is the one that a workbook describes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

import msgspec

from domain.contract.events import BreakPointScheduled, ContractAwarded, ExpectationSet, ImpactMapAgreed
from domain.contract.terms import Activity, Expectation
from domain.shared.facts import Fact
from services.application.contracts.agreement import Agreement

CALLED: Mapping[str, str] = {
    "reference": "reference",
    "title": "title",
    "service_area": "service area",
    "framework_id": "framework",
    "framework_version": "version of the framework",
    "arrangement": "arrangement",
    "lead_provider_id": "lead provider",
    "partner_ids": "partners",
    "starts_on": "first day",
    "ends_on": "last day",
    "value": "value",
    "calendar": "reporting calendar",
    "prompts": "questions",
    "common_dataset": "common dataset",
    "compliance_checks": "compliance checks",
    "outcomes": "outcomes",
    "indicators": "indicators",
    "activities": "activities",
}
"""What people call each part."""


class Difference(msgspec.Struct, frozen=True):
    """A part that is otherwise there than in the workbook.

    Attributes:
        field: of the agreement, as `problems_of` names it.
        called: what people call it.
    """

    field: str
    called: str


def differences(agreement: Agreement, facts: Sequence[Fact]) -> tuple[Difference, ...]:
    """What the workbook says otherwise than the contract's first facts; what came later is its own life.

    Ids that nobody sees are not compared: the same contract may have been awarded on a page.

    Args:
        agreement: what the workbook says.
        facts: of the contract's stream, from the first.
    """
    return (
        *_of_award(agreement, facts),
        *_of_map(agreement, facts),
        *_of_expectations(agreement, facts),
        *_of_break_points(agreement, facts),
    )


def _of_award(agreement: Agreement, facts: Sequence[Fact]) -> Iterator[Difference]:
    there = next((known for known in facts if isinstance(known, ContractAwarded)), None)
    for field, called in CALLED.items():
        if field not in ContractAwarded.__struct_fields__:
            continue
        wanted = _seen(field, getattr(agreement.award, field))
        if there is None or wanted != _seen(field, getattr(there, field)):
            yield Difference(field, called)


def _of_map(agreement: Agreement, facts: Sequence[Fact]) -> Iterator[Difference]:
    there = next((known for known in facts if isinstance(known, ImpactMapAgreed)), None)
    wanted = agreement.impact_map
    if wanted is None:
        return
    for field in ImpactMapAgreed.__struct_fields__:
        if there is None or _seen(field, getattr(wanted, field)) != _seen(field, getattr(there, field)):
            yield Difference(field, CALLED[field])


def _of_expectations(agreement: Agreement, facts: Sequence[Fact]) -> Iterator[Difference]:
    there: dict[UUID, Expectation] = {
        known.expectation.indicator_id: known.expectation
        for known in facts
        if isinstance(known, ExpectationSet)
    }
    for place, command in enumerate(agreement.expectations):
        if there.get(command.expectation.indicator_id) != command.expectation:
            yield Difference(f"expectations.{place}", "expectation of this indicator")


def _of_break_points(agreement: Agreement, facts: Sequence[Fact]) -> Iterator[Difference]:
    there: set[tuple[date, str]] = {
        (known.on, known.purpose) for known in facts if isinstance(known, BreakPointScheduled)
    }
    for place, command in enumerate(agreement.break_points):
        if (command.on, command.purpose.strip()) not in there:
            yield Difference(f"break_points.{place}.on", "break points")


def _seen(field: str, value: Any) -> Any:
    """A part of an agreement as people see it."""
    match field:
        case "prompts":
            return [prompt.text for prompt in value]
        case "common_dataset":
            return [(item.title, item.categories) for item in value]
        case "compliance_checks":
            return [check.statement for check in value]
        case "outcomes":
            return {known.outcome_id: known for known in value}
        case "indicators":
            return {known.indicator_id: known for known in value}
        case "activities":
            return [_without_id(activity) for activity in value]
        case "partner_ids":
            return set(value)
        case _:
            return value


def _without_id(activity: Activity) -> Activity:
    return msgspec.structs.replace(activity, activity_id=UUID(int=0))
