"""A change beside what stands now, in words: only what differs."""

from __future__ import annotations

from uuid import UUID

import msgspec

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
from domain.contract.terms import Expectation, Terms
from services.monitoring.revisions.ground import Ground, titles_in
from services.presentation.defined import (
    Differing,
    Told,
    activity_told,
    differing,
    expectation_told,
    indicator_told,
    outcome_told,
    prompt_told,
)

NOTHING: Told = {}


def differences(change: Change, ground: Ground, after: Terms) -> tuple[Differing, ...]:
    """What a change puts otherwise, part by part.

    Args:
        change: the change.
        ground: what it is held against.
        after: the terms that would follow from the whole revision: for what it adds and renames.
    """
    return differing(before_told(change, ground), after_told(change, ground, after))


def before_told(change: Change, ground: Ground) -> Told:
    """What stands now of the thing that is changed."""
    terms, titles = ground.terms, _titles(ground.terms)
    match change:
        case OutcomeRefined(outcome=outcome):
            before = terms.outcome(outcome.outcome_id)
            return outcome_told(before) if before else NOTHING
        case OutcomeRetired(outcome_id=outcome_id):
            return _first(outcome_told(known)) if (known := terms.outcome(outcome_id)) else NOTHING
        case IndicatorRefined(indicator=indicator):
            read = terms.indicator(indicator.indicator_id)
            return indicator_told(read, titles) if read else NOTHING
        case IndicatorRetired(indicator_id=indicator_id):
            read = terms.indicator(indicator_id)
            return _first(indicator_told(read, titles)) if read else NOTHING
        case ActivityRefined(activity=activity):
            done = terms.activity(activity.activity_id)
            return activity_told(done, titles) if done else NOTHING
        case ActivityRetired(activity_id=activity_id):
            done = terms.activity(activity_id)
            return _first(activity_told(done, titles)) if done else NOTHING
        case ExpectationReset(expectation=expectation):
            return _expected(ground.expected.get(expectation.indicator_id), ground, terms)
        case PromptRetired(prompt_id=prompt_id):
            return prompt_told(asked) if (asked := terms.prompt(prompt_id)) else NOTHING
        case _:
            return NOTHING


def after_told(change: Change, ground: Ground, after: Terms) -> Told:
    """What is proposed; nothing where the thing is to go."""
    titles = _titles(ground.terms) | _titles(after)
    match change:
        case OutcomeAdded(outcome=outcome) | OutcomeRefined(outcome=outcome):
            return outcome_told(outcome)
        case IndicatorAdded(indicator=indicator) | IndicatorRefined(indicator=indicator):
            return indicator_told(indicator, titles)
        case ActivityAdded(activity=activity) | ActivityRefined(activity=activity):
            return activity_told(activity, titles)
        case ExpectationReset(expectation=expectation):
            return _reset(expectation, ground, after)
        case PromptAdded(prompt=prompt):
            return prompt_told(prompt)
        case _:
            return NOTHING


def _reset(expectation: Expectation, ground: Ground, after: Terms) -> Told:
    """A baseline that is not named anew stays as it is, unless the indicator is read in another way now."""
    before, indicator_id = ground.expected.get(expectation.indicator_id), expectation.indicator_id
    goes_on = after.indicator(indicator_id) == ground.terms.indicator(indicator_id)
    if expectation.baseline is None and before is not None and goes_on:
        expectation = msgspec.structs.replace(expectation, baseline=before.baseline)
    return _expected(expectation, ground, after)


def _expected(expectation: Expectation | None, ground: Ground, terms: Terms) -> Told:
    if expectation is None:
        return NOTHING
    known = terms.indicator(expectation.indicator_id) or ground.terms.indicator(expectation.indicator_id)
    return expectation_told(expectation, "" if known is None else known.unit)


def _first(told: Told) -> Told:
    """Of something that goes, only how it is called."""
    return dict([next(iter(told.items()))])


def _titles(terms: Terms) -> dict[UUID, str]:
    return {known: title for known, title in titles_in(terms).items() if isinstance(known, UUID)}
