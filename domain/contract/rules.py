"""The rules of a contract, each with the sentence a person reads when it is broken."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import pairwise
from uuid import UUID

from domain.contract.commands import AgreeImpactMap, AwardContract, ProposeRevision
from domain.contract.events import ContractAwarded, RevisionProposed
from domain.contract.terms import (
    Change,
    Expectation,
    ExpectationReset,
    IndicatorAdded,
    IndicatorRefined,
    IndicatorRetired,
    Terms,
    indicator_of,
    revised,
)
from domain.framework.definitions import Indicator
from domain.shared.days import in_words
from domain.shared.errors import AlreadyDone, DomainError, Invalid, NotFound, NotInState, refuse_all

PER_CENT = Decimal(100)
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2200, 12, 31)
"""Between which a contract's dates are believed; beyond them is a slip of the keyboard."""


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
    errors.extend(
        Invalid("The year looks wrong: give one from 1900 to 2200.", field=field)
        for field, day in (("starts_on", command.starts_on), ("ends_on", command.ends_on))
        if not FIRST_DAY <= day <= LAST_DAY
    )
    if command.value is not None and command.value.pounds < 0:
        errors.append(Invalid("The contract's value cannot be below zero.", field="value"))
    if len(set(command.partner_ids)) != len(command.partner_ids):
        errors.append(Invalid("A partner is named twice. Name it once.", field="partner_ids"))
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


def check_revision(command: ProposeRevision | RevisionProposed, award: ContractAwarded, terms: Terms) -> None:
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
                f"The change must count from a day after {in_words(terms.effective_from)}, when the present "
                f"terms began, and no later than {in_words(award.ends_on)}, when the contract ends.",
                field="effective_from",
            )
        )
    errors.extend(_wrong_changes(command, terms))
    refuse_all(errors)


def check_still_fits(
    proposal: RevisionProposed, award: ContractAwarded, terms: Terms, *, stale: bool
) -> None:
    """A proposal can only be agreed while it fits the terms that it would change.

    Args:
        proposal: what waits for an answer.
        award: of the contract.
        terms: as they are now, which may be others than when it was proposed.
        stale: whether a revision that took effect since then touched one of its indicators.

    Raises:
        NotInState: where it does not fit any more.
    """
    remedy = "Withdraw this proposal and propose it afresh on the terms as they are now."
    if stale:
        raise NotInState(f"Another revision has changed the same indicator since then. {remedy}")
    try:
        check_revision(proposal, award, terms)
    except DomainError as error:
        raise NotInState(f"The terms have changed since this was proposed. {error} {remedy}") from error


def _wrong_changes(command: ProposeRevision | RevisionProposed, terms: Terms) -> list[DomainError]:
    errors: list[DomainError] = _changed_twice(command.changes)
    outcomes = {outcome.outcome_id for outcome in terms.outcomes}
    after = revised(terms, command.changes, command.effective_from)
    if command.changes and not after.indicators:
        errors.append(Invalid("Keep at least one indicator, or there is nothing to report.", field="changes"))
    for number, change in enumerate(command.changes):
        field = f"changes.{number}"
        match change:
            case IndicatorAdded(indicator=indicator):
                if terms.indicator(indicator.indicator_id) is not None:
                    errors.append(AlreadyDone(f"“{indicator.title}” is already read.", field=field))
                errors.extend(_without_outcome(indicator, outcomes, field))
            case IndicatorRefined(indicator=indicator):
                if terms.indicator(indicator.indicator_id) is None:
                    errors.append(NotFound(f"“{indicator.title}” is not read now.", field=field))
                errors.extend(_without_outcome(indicator, outcomes, field))
            case IndicatorRetired(indicator_id=indicator_id):
                if terms.indicator(indicator_id) is None:
                    errors.append(NotFound("The indicator to retire is not read now.", field=field))
            case ExpectationReset(expectation=expectation):
                try:
                    check_expectation(expectation, after, field=field)
                except DomainError as error:
                    errors.append(error)
    return errors


def _without_outcome(indicator: Indicator, outcomes: set[UUID], field: str) -> list[DomainError]:
    if indicator.outcome_id in outcomes:
        return []
    return [NotFound(f"“{indicator.title}” is for no outcome of this contract.", field=field)]


def _changed_twice(changes: tuple[Change, ...]) -> list[DomainError]:
    """A definition and an expectation may each change once: of two changes, one would be lost unseen."""
    seen: set[tuple[UUID, bool]] = set()
    errors: list[DomainError] = []
    for number, change in enumerate(changes):
        about = (indicator_of(change), isinstance(change, ExpectationReset))
        if about in seen:
            errors.append(
                Invalid("One indicator is changed twice here. Keep one change.", field=f"changes.{number}")
            )
        seen.add(about)
    return errors


def _numbers_of(expectation: Expectation) -> list[Decimal]:
    numbers = [point.value for point in expectation.path]
    return [expectation.baseline.value, *numbers] if expectation.baseline else numbers


def _possible(indicator: Indicator, number: Decimal) -> bool:
    if indicator.scale is not None:
        return indicator.scale.holds(number)
    if indicator.measure == "proportion":
        return 0 <= number <= PER_CENT
    if indicator.measure == "narrative":
        return False
    return indicator.measure != "count" or number >= 0


def _range_of(indicator: Indicator) -> str:
    if indicator.scale is not None:
        return f"Give a figure from {indicator.scale.lowest} to {indicator.scale.highest}."
    if indicator.measure == "narrative":
        return "It is told in words, so no figure can be expected of it."
    return "Give a percentage from 0 to 100." if indicator.measure == "proportion" else "Give 0 or more."
