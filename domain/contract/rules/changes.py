"""The rules of one change of a revision, each with the sentence a person reads when it is broken."""

from __future__ import annotations

from domain.contract.changes import (
    ActivityAdded,
    ActivityRefined,
    ActivityRetired,
    Change,
    ExpectationReset,
    IndicatorAdded,
    IndicatorRefined,
    IndicatorRetired,
    OutcomeAdded,
    OutcomeRefined,
    OutcomeRetired,
    PromptAdded,
    PromptRetired,
)
from domain.contract.rules.expectations import check_expectation
from domain.contract.terms import Activity, Expectation, Terms
from domain.framework.definitions import Indicator, Outcome
from domain.shared.errors import AlreadyDone, DomainError, Invalid, NotFound, Several
from domain.shared.values import Prompt


def wrong_change(change: Change, terms: Terms, after: Terms, field: str) -> list[DomainError]:
    """What is wrong with a change.

    Args:
        change: the change.
        terms: as they are now.
        after: as they would be after all changes of the revision.
        field: where the change stands, for the errors.
    """
    match change:
        case OutcomeAdded() | OutcomeRefined() | OutcomeRetired():
            return _wrong_outcome(change, terms, after, field)
        case IndicatorAdded() | IndicatorRefined() | IndicatorRetired():
            return _wrong_indicator(change, terms, after, field)
        case ActivityAdded() | ActivityRefined() | ActivityRetired():
            return _wrong_activity(change, terms, after, field)
        case ExpectationReset(expectation=expectation):
            return _wrong_expectation(expectation, after, field)
        case PromptAdded(prompt=prompt):
            return _wrong_prompt(prompt, terms, field)
        case PromptRetired(prompt_id=prompt_id):
            known = terms.prompt(prompt_id)
            return [] if known else [NotFound("The question to retire is not asked now.", field=field)]


def _wrong_expectation(expectation: Expectation, after: Terms, field: str) -> list[DomainError]:
    try:
        check_expectation(expectation, after, field=field)
    except Several as several:
        return list(several.errors)
    except DomainError as error:
        return [error]
    return []


def _wrong_outcome(
    change: OutcomeAdded | OutcomeRefined | OutcomeRetired, terms: Terms, after: Terms, field: str
) -> list[DomainError]:
    match change:
        case OutcomeAdded(outcome=outcome):
            errors = _without_words(outcome, field)
            if terms.outcome(outcome.outcome_id) is not None:
                errors.append(AlreadyDone(f"“{outcome.statement}” is already worked for.", field=field))
            return errors
        case OutcomeRefined(outcome=outcome):
            errors = _without_words(outcome, field)
            if terms.outcome(outcome.outcome_id) is None:
                errors.append(NotFound(f"“{outcome.statement}” is not worked for now.", field=field))
            return errors
        case OutcomeRetired(outcome_id=outcome_id):
            known = terms.outcome(outcome_id)
            if known is None:
                return [NotFound("The outcome to retire is not worked for now.", field=field)]
            left = [each.title for each in after.indicators if each.outcome_id == outcome_id]
            if not left:
                return []
            return [
                Invalid(
                    f"“{left[0]}” still works for “{known.statement}”. Retire its indicators in the same "
                    "revision, or let them work for another outcome.",
                    field=field,
                )
            ]


def _without_words(outcome: Outcome, field: str) -> list[DomainError]:
    if outcome.statement.strip():
        return []
    return [Invalid("Say in a sentence what change the outcome is.", field=f"{field}.statement")]


def _wrong_indicator(
    change: IndicatorAdded | IndicatorRefined | IndicatorRetired, terms: Terms, after: Terms, field: str
) -> list[DomainError]:
    match change:
        case IndicatorAdded(indicator=indicator):
            errors = _without_outcome(indicator, after, field)
            if terms.indicator(indicator.indicator_id) is not None:
                errors.insert(0, AlreadyDone(f"“{indicator.title}” is already read.", field=field))
            return errors
        case IndicatorRefined(indicator=indicator):
            errors = _without_outcome(indicator, after, field)
            if terms.indicator(indicator.indicator_id) is None:
                errors.insert(0, NotFound(f"“{indicator.title}” is not read now.", field=field))
            return errors
        case IndicatorRetired(indicator_id=indicator_id):
            known = terms.indicator(indicator_id)
            return [] if known else [NotFound("The indicator to retire is not read now.", field=field)]


def _without_outcome(indicator: Indicator, after: Terms, field: str) -> list[DomainError]:
    if after.outcome(indicator.outcome_id) is not None:
        return []
    return [NotFound(f"“{indicator.title}” is for no outcome of this contract.", field=field)]


def _wrong_activity(
    change: ActivityAdded | ActivityRefined | ActivityRetired, terms: Terms, after: Terms, field: str
) -> list[DomainError]:
    match change:
        case ActivityAdded(activity=activity):
            errors = _misnamed(activity, after, field)
            if terms.activity(activity.activity_id) is not None:
                errors.append(AlreadyDone(f"“{activity.title}” is already done.", field=field))
            return errors
        case ActivityRefined(activity=activity):
            errors = _misnamed(activity, after, field)
            if terms.activity(activity.activity_id) is None:
                errors.append(NotFound(f"“{activity.title}” is not done now.", field=field))
            return errors
        case ActivityRetired(activity_id=activity_id):
            known = terms.activity(activity_id)
            return [] if known else [NotFound("The activity to end is not done now.", field=field)]


def _misnamed(activity: Activity, after: Terms, field: str) -> list[DomainError]:
    errors: list[DomainError] = []
    if not activity.title.strip():
        errors.append(Invalid("Say what is done.", field=f"{field}.title"))
    outcomes = {known.outcome_id for known in after.outcomes}
    indicators = {known.indicator_id for known in after.indicators}
    if not set(activity.outcome_ids) <= outcomes or not set(activity.indicator_ids) <= indicators:
        errors.append(
            NotFound(
                f"“{activity.title}” names an outcome or indicator that is not one of the contract's.",
                field=field,
            )
        )
    return errors


def _wrong_prompt(prompt: Prompt, terms: Terms, field: str) -> list[DomainError]:
    if not prompt.text.strip():
        return [Invalid("Write the question.", field=f"{field}.text")]
    if terms.prompt(prompt.prompt_id) is not None:
        return [AlreadyDone("This question is already asked.", field=field)]
    return []
