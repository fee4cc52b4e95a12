"""The rules of a contract, each with the sentence a person reads when it is broken."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from uuid import UUID

from domain.contract.commands import AgreeImpactMap, AwardContract, ProposeRevision
from domain.contract.events import ContractAwarded
from domain.contract.terms import (
    Expectation,
    ExpectationReset,
    IndicatorAdded,
    IndicatorRefined,
    IndicatorRetired,
    Terms,
    revised,
)
from domain.framework.definitions import Indicator
from domain.shared.errors import AlreadyDone, DomainError, Invalid, NotFound, refuse_all

PER_CENT = Decimal(100)


def check_award(command: AwardContract) -> None:
    """A contract has a reference, a title, a term, and parties that are named once.

    Raises:
        DomainError: all that is wrong with it.
    """
    errors: list[DomainError] = []
    if not command.reference.strip():
        errors.append(Invalid("Give the contract its reference.", field="reference"))
    if not command.title.strip():
        errors.append(Invalid("Give the contract a title.", field="title"))
    if command.ends_on < command.starts_on:
        errors.append(
            Invalid("The contract ends before it starts. Change one of the dates.", field="ends_on")
        )
    if command.lead_provider_id in command.partner_ids:
        errors.append(Invalid("The lead provider is not also a partner. Name it once.", field="partner_ids"))
    if command.arrangement in ("consortium", "alliance") and not command.partner_ids:
        errors.append(
            Invalid(f"Name at least one partner of the {command.arrangement}.", field="partner_ids")
        )
    prompt_ids = [prompt.prompt_id for prompt in command.prompts]
    if len(set(prompt_ids)) != len(prompt_ids):
        errors.append(Invalid("Two narrative questions carry the same name.", field="prompts"))
    refuse_all(errors)


def check_impact_map(command: AgreeImpactMap) -> None:
    """Every indicator works for an outcome of the map, and each stands in it once.

    Raises:
        DomainError: all that is wrong with it.
    """
    errors: list[DomainError] = []
    outcomes = {outcome.outcome_id for outcome in command.outcomes}
    seen: set[UUID] = set()
    for indicator in command.indicators:
        if indicator.outcome_id not in outcomes:
            errors.append(
                NotFound(f"“{indicator.title}” is for an outcome that is not in the map.", field="indicators")
            )
        if indicator.indicator_id in seen:
            errors.append(AlreadyDone(f"“{indicator.title}” stands in the map twice.", field="indicators"))
        seen.add(indicator.indicator_id)
    if not command.indicators:
        errors.append(
            Invalid("Choose at least one indicator, or there is nothing to report.", field="indicators")
        )
    errors.extend(
        NotFound(
            f"“{activity.title}” names an outcome or indicator that is not in the map.",
            field="activities",
        )
        for activity in command.activities
        if not set(activity.outcome_ids) <= outcomes or not set(activity.indicator_ids) <= seen
    )
    refuse_all(errors)


def check_expectation(expectation: Expectation, terms: Terms, *, field: str = "expectation") -> None:
    """An expectation is of an indicator in force, on its scale, in order of days, after its baseline.

    Raises:
        DomainError: all that is wrong with it.
    """
    indicator = terms.indicator(expectation.indicator_id)
    if indicator is None:
        raise NotFound("This indicator is not one of the contract's. Add it first.", field=field)
    errors: list[DomainError] = [
        Invalid(
            f"“{indicator.title}” cannot be {number}. {_range_of(indicator)}",
            field=field,
        )
        for number in _numbers_of(expectation)
        if not _possible(indicator, number)
    ]
    days = [point.on for point in expectation.path]
    if any(later <= earlier for earlier, later in pairwise(days)):
        errors.append(Invalid("Put the points of the expected path in order of their days.", field=field))
    if expectation.baseline is not None and days and days[0] <= expectation.baseline.on:
        errors.append(Invalid("The baseline must be earlier than what is expected.", field=field))
    refuse_all(errors)


def check_revision(command: ProposeRevision, award: ContractAwarded, terms: Terms) -> None:
    """A revision changes something, says why, and counts from a day between now's terms and the end.

    Raises:
        DomainError: all that is wrong with it.
    """
    errors: list[DomainError] = []
    if not command.reason.strip():
        errors.append(Invalid("Say why the change is proposed.", field="reason"))
    if not command.changes:
        errors.append(Invalid("Propose at least one change.", field="changes"))
    if not terms.effective_from < command.effective_from <= award.ends_on:
        errors.append(
            Invalid(
                f"The change must count from a day after {terms.effective_from:%d %B %Y}, when the present "
                f"terms began, and no later than {award.ends_on:%d %B %Y}, when the contract ends.",
                field="effective_from",
            )
        )
    errors.extend(_wrong_changes(command, terms))
    refuse_all(errors)


def _wrong_changes(command: ProposeRevision, terms: Terms) -> list[DomainError]:
    errors: list[DomainError] = []
    outcomes = {outcome.outcome_id for outcome in terms.outcomes}
    after = revised(terms, command.changes, command.effective_from)
    for number, change in enumerate(command.changes):
        field = f"changes.{number}"
        match change:
            case IndicatorAdded(indicator=indicator):
                if terms.indicator(indicator.indicator_id) is not None:
                    errors.append(AlreadyDone(f"“{indicator.title}” is already read.", field=field))
                if indicator.outcome_id not in outcomes:
                    errors.append(
                        NotFound(f"“{indicator.title}” is for no outcome of this contract.", field=field)
                    )
            case IndicatorRefined(indicator=indicator):
                if terms.indicator(indicator.indicator_id) is None:
                    errors.append(NotFound(f"“{indicator.title}” is not read now.", field=field))
            case IndicatorRetired(indicator_id=indicator_id):
                if terms.indicator(indicator_id) is None:
                    errors.append(NotFound("The indicator to retire is not read now.", field=field))
            case ExpectationReset(expectation=expectation):
                try:
                    check_expectation(expectation, after, field=field)
                except DomainError as error:
                    errors.append(error)
    return errors


def _numbers_of(expectation: Expectation) -> list[Decimal]:
    numbers = [point.value for point in expectation.path]
    return [expectation.baseline.value, *numbers] if expectation.baseline else numbers


def _possible(indicator: Indicator, number: Decimal) -> bool:
    if indicator.scale is not None:
        return indicator.scale.holds(number)
    if indicator.measure == "proportion":
        return 0 <= number <= PER_CENT
    return indicator.measure != "count" or number >= 0


def _range_of(indicator: Indicator) -> str:
    if indicator.scale is not None:
        return f"Give a figure from {indicator.scale.lowest} to {indicator.scale.highest}."
    return "Give a percentage from 0 to 100." if indicator.measure == "proportion" else "Give 0 or more."
