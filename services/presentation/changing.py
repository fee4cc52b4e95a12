"""A change of a contract's terms, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from uuid import UUID

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
    subject_of,
)

TitleOf = Callable[[UUID | str], str]
"""How an outcome, indicator, activity or question is called, by its id; "" where that is not known."""

_UNKNOWN = {
    "outcome": "an outcome",
    "indicator": "an indicator",
    "expectation": "an indicator",
    "activity": "an activity",
    "prompt": "a question",
}


_SAID: Mapping[type[Change], str] = {
    OutcomeAdded: "{} is worked for as well",
    OutcomeRefined: "the outcome {} is put otherwise",
    OutcomeRetired: "{} is no longer worked for",
    IndicatorAdded: "{} is read as well",
    IndicatorRefined: "{} is read in another way",
    IndicatorRetired: "{} is no longer asked for",
    ActivityAdded: "{} is done as well",
    ActivityRefined: "{} is done otherwise",
    ActivityRetired: "{} comes to an end",
    ExpectationReset: "what is expected of {} is set anew",
    PromptAdded: "the question {} is asked as well",
    PromptRetired: "the question {} is no longer asked",
}


def change_in_words(change: Change, title_of: TitleOf) -> str:
    """What the change does, as the end of a sentence: "“How safe people feel” is read as well"."""
    return _SAID[type(change)].format(_called(change, title_of))


def _called(change: Change, title_of: TitleOf) -> str:
    subject = subject_of(change)
    written = _written(change) or title_of(subject.id)
    return f"“{written}”" if written else _UNKNOWN[subject.kind]


def _written(change: Change) -> str:
    match change:
        case OutcomeAdded(outcome=outcome) | OutcomeRefined(outcome=outcome):
            return outcome.statement
        case IndicatorAdded(indicator=indicator) | IndicatorRefined(indicator=indicator):
            return indicator.title
        case ActivityAdded(activity=activity) | ActivityRefined(activity=activity):
            return activity.title
        case PromptAdded(prompt=prompt):
            return prompt.text
        case _:
            return ""
