"""The kinds of change that a revision may hold: what each is called, and what it is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, get_args
from uuid import UUID

from domain.contract.changes import Change, subject_of
from domain.contract.terms import Terms
from services.monitoring.problems import Unknown

Kind = Literal[
    "outcome_added",
    "outcome_refined",
    "outcome_retired",
    "indicator_added",
    "indicator_refined",
    "indicator_retired",
    "activity_added",
    "activity_refined",
    "activity_retired",
    "expectation_reset",
    "prompt_added",
    "prompt_retired",
]
KINDS: tuple[Kind, ...] = get_args(Kind)

CALLED: Mapping[Kind, str] = {
    "outcome_added": "Add an outcome",
    "outcome_refined": "Change an outcome",
    "outcome_retired": "Retire an outcome",
    "indicator_added": "Add an indicator",
    "indicator_refined": "Change an indicator",
    "indicator_retired": "Retire an indicator",
    "activity_added": "Add an activity",
    "activity_refined": "Change an activity",
    "activity_retired": "End an activity",
    "expectation_reset": "Change what is expected",
    "prompt_added": "Ask another question",
    "prompt_retired": "Stop asking a question",
}
"""The heading of the page on which each is written."""

About = UUID | str | None
"""What a change is about: the id of an outcome, indicator or activity, a question's name, or nothing yet."""


def kind_of(change: Change) -> Kind:
    """The kind of a change: the tag under which it is stored."""
    return kind_in(str(type(change).__struct_config__.tag))


def is_new(kind: Kind) -> bool:
    """Whether the change brings something that was not there."""
    return kind.endswith("_added")


def is_retiring(kind: Kind) -> bool:
    """Whether the change takes something away."""
    return kind.endswith("_retired")


def kind_in(text: str) -> Kind:
    """The kind that an address or a form names.

    Raises:
        Unknown: where there is no such kind.
    """
    for kind in KINDS:
        if kind == text:
            return kind
    raise Unknown


def about_in(kind: Kind, text: str) -> About:
    """What an address or a form says that a change is about.

    Raises:
        Unknown: where it cannot be the id of such a thing.
    """
    if kind.startswith("prompt_"):
        return text or None
    try:
        return UUID(text) if text else None
    except ValueError:
        raise Unknown from None


def about_of(change: Change) -> About:
    """What a change is about."""
    return subject_of(change).id


def is_there(kind: Kind, about: About, terms: Terms, after: Terms) -> bool:
    """Whether there is such a thing to be changed; of what the revision adds, something may be expected."""
    named: Mapping[str, Sequence[UUID | str]] = {
        "outcome": [known.outcome_id for known in terms.outcomes],
        "indicator": [known.indicator_id for known in terms.indicators],
        "activity": [known.activity_id for known in terms.activities],
        "expectation": [known.indicator_id for known in after.indicators],
        "prompt": [known.prompt_id for known in terms.prompts],
    }
    return is_new(kind) or about in named[kind.partition("_")[0]]
