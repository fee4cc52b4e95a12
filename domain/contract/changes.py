"""A revision as a typed difference: what joins the terms, what is put otherwise, what leaves them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple, TypeVar, cast
from uuid import UUID

import msgspec

from domain.contract.terms import Activity, Expectation, Terms
from domain.framework.definitions import Indicator, Outcome
from domain.shared.values import Prompt, Value

Part = TypeVar("Part")


class OutcomeAdded(Value, frozen=True, kw_only=True, tag="outcome_added"):
    """From now on this is worked for as well."""

    outcome: Outcome


class OutcomeRefined(Value, frozen=True, kw_only=True, tag="outcome_refined"):
    """The outcome is put otherwise. Its indicators go on as they are."""

    outcome: Outcome


class OutcomeRetired(Value, frozen=True, kw_only=True, tag="outcome_retired"):
    """The outcome is no longer worked for under this contract."""

    outcome_id: UUID


class IndicatorAdded(Value, frozen=True, kw_only=True, tag="indicator_added"):
    """From now on this is read as well."""

    indicator: Indicator


class IndicatorRefined(Value, frozen=True, kw_only=True, tag="indicator_refined"):
    """The indicator is read in another way from now on: its series breaks."""

    indicator: Indicator


class IndicatorRetired(Value, frozen=True, kw_only=True, tag="indicator_retired"):
    """The indicator is no longer asked for. What was read stays."""

    indicator_id: UUID


class ActivityAdded(Value, frozen=True, kw_only=True, tag="activity_added"):
    """From now on this is done as well."""

    activity: Activity


class ActivityRefined(Value, frozen=True, kw_only=True, tag="activity_refined"):
    """The activity is done otherwise, or for something else."""

    activity: Activity


class ActivityRetired(Value, frozen=True, kw_only=True, tag="activity_retired"):
    """The activity comes to an end."""

    activity_id: UUID


class ExpectationReset(Value, frozen=True, kw_only=True, tag="expectation_reset"):
    """The baseline or the expected path is set anew."""

    expectation: Expectation


class PromptAdded(Value, frozen=True, kw_only=True, tag="prompt_added"):
    """Returns ask this question as well."""

    prompt: Prompt


class PromptRetired(Value, frozen=True, kw_only=True, tag="prompt_retired"):
    """Returns ask this question no longer. What was answered stays."""

    prompt_id: str


Change = (
    OutcomeAdded
    | OutcomeRefined
    | OutcomeRetired
    | IndicatorAdded
    | IndicatorRefined
    | IndicatorRetired
    | ActivityAdded
    | ActivityRefined
    | ActivityRetired
    | ExpectationReset
    | PromptAdded
    | PromptRetired
)


class ReasonedChange(Value, frozen=True, kw_only=True):
    """A change and why it is wanted."""

    change_id: UUID
    change: Change
    reason: str


class Subject(NamedTuple):
    """What a change is about: a kind of thing and its id. A definition and an expectation are two kinds."""

    kind: str
    id: UUID | str


def subject_of(change: Change) -> Subject:
    """What one change is about."""
    match change:
        case OutcomeAdded(outcome=outcome) | OutcomeRefined(outcome=outcome):
            return Subject("outcome", outcome.outcome_id)
        case OutcomeRetired(outcome_id=outcome_id):
            return Subject("outcome", outcome_id)
        case IndicatorAdded(indicator=indicator) | IndicatorRefined(indicator=indicator):
            return Subject("indicator", indicator.indicator_id)
        case IndicatorRetired(indicator_id=indicator_id):
            return Subject("indicator", indicator_id)
        case ActivityAdded(activity=activity) | ActivityRefined(activity=activity):
            return Subject("activity", activity.activity_id)
        case ActivityRetired(activity_id=activity_id):
            return Subject("activity", activity_id)
        case ExpectationReset(expectation=expectation):
            return Subject("expectation", expectation.indicator_id)
        case PromptAdded(prompt=prompt):
            return Subject("prompt", prompt.prompt_id)
        case PromptRetired(prompt_id=prompt_id):
            return Subject("prompt", prompt_id)


def touched_by(changes: Iterable[Change]) -> set[UUID | str]:
    """Ids of what the changes are about; an expectation touches its indicator."""
    return {subject_of(change).id for change in changes}


def revised(terms: Terms, changes: Iterable[Change], effective_from: date) -> Terms:
    """The terms after the changes. Never raises: what does not apply leaves the terms as they were.

    An activity no longer names what has been retired.
    """
    outcomes, indicators = terms.outcomes, terms.indicators
    activities, prompts = terms.activities, terms.prompts
    for change in changes:
        match change:
            case OutcomeAdded() | OutcomeRefined() | OutcomeRetired():
                outcomes = _apply(outcomes, change, lambda known: known.outcome_id)
            case IndicatorAdded() | IndicatorRefined() | IndicatorRetired():
                indicators = _apply(indicators, change, lambda known: known.indicator_id)
            case ActivityAdded() | ActivityRefined() | ActivityRetired():
                activities = _apply(activities, change, lambda known: known.activity_id)
            case PromptAdded() | PromptRetired():
                prompts = _apply(prompts, change, lambda known: known.prompt_id)
            case ExpectationReset():
                pass
    kept = {known.outcome_id for known in outcomes}, {known.indicator_id for known in indicators}
    return Terms(
        effective_from=effective_from,
        outcomes=outcomes,
        indicators=indicators,
        activities=tuple(_naming(activity, *kept) for activity in activities),
        prompts=prompts,
    )


def defined_by(change: Change) -> Outcome | Indicator | Activity | Prompt | None:
    """What the terms hold because of a change; None where it takes something out or is an expectation."""
    match change:
        case OutcomeAdded(outcome=part) | OutcomeRefined(outcome=part):
            return part
        case IndicatorAdded(indicator=part) | IndicatorRefined(indicator=part):
            return part
        case ActivityAdded(activity=part) | ActivityRefined(activity=part):
            return part
        case PromptAdded(prompt=part):
            return part
        case _:
            return None


def _apply(parts: tuple[Part, ...], change: Change, id_of: Callable[[Part], UUID | str]) -> tuple[Part, ...]:
    """The parts with what the change defines in its place or at the end, or without what it retires."""
    about, defined = subject_of(change).id, defined_by(change)
    if defined is None:
        return tuple(known for known in parts if id_of(known) != about)
    written = cast("Part", defined)  # a change defines its own kind
    if all(id_of(known) != about for known in parts):
        return (*parts, written)
    return tuple(written if id_of(known) == about else known for known in parts)


def _naming(activity: Activity, outcome_ids: set[UUID], indicator_ids: set[UUID]) -> Activity:
    """The activity with only those outcomes and indicators that there are."""
    outcomes = tuple(known for known in activity.outcome_ids if known in outcome_ids)
    indicators = tuple(known for known in activity.indicator_ids if known in indicator_ids)
    if (outcomes, indicators) == (activity.outcome_ids, activity.indicator_ids):
        return activity
    return msgspec.structs.replace(activity, outcome_ids=outcomes, indicator_ids=indicators)
