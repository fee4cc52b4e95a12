"""What events do to a contract's terms: all that is worked for and asked for, each from a day on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Table

from domain.contract.changes import ExpectationReset, defined_by, subject_of
from domain.contract.events import ImpactMapAgreed, RevisionTookEffect
from domain.contract.terms import Expectation
from domain.shared.values import Prompt
from projections.changes import Happened, Put, RowChange
from projections.contracts.tables import ACTIVITY, EXPECTATION, FROM_THE_START, INDICATOR, OUTCOME, PROMPT

KEPT_IN: Mapping[str, tuple[Table, str]] = {
    "outcome": (OUTCOME, "outcome_id"),
    "indicator": (INDICATOR, "indicator_id"),
    "activity": (ACTIVITY, "activity_id"),
    "prompt": (PROMPT, "prompt_id"),
}
"""Where each kind of thing that a change can be about is kept, and by which key."""


def impact_map(event: Happened, fact: ImpactMapAgreed) -> Iterable[RowChange]:
    """Everything in the map holds from the contract's start."""
    for place, outcome in enumerate(fact.outcomes):
        yield _defined(event, "outcome", outcome.outcome_id, outcome, place=place)
    for place, indicator in enumerate(fact.indicators):
        yield _defined(event, "indicator", indicator.indicator_id, indicator, place=place)
    for place, activity in enumerate(fact.activities):
        yield _defined(event, "activity", activity.activity_id, activity, place=place)


def prompts(event: Happened, asked: Iterable[Prompt]) -> Iterable[RowChange]:
    """The questions that every return asks from the contract's start."""
    for place, prompt in enumerate(asked):
        yield _defined(event, "prompt", prompt.prompt_id, prompt, place=place)


def revised(event: Happened, fact: RevisionTookEffect) -> Iterable[RowChange]:
    """Each change holds from the day on which the revision takes effect."""
    since, revision_id = fact.effective_from, fact.revision_id
    for place, reasoned in enumerate(fact.changes):
        change = reasoned.change
        if isinstance(change, ExpectationReset):
            yield expectation(event, change.expectation, since, revision_id)
            continue
        kind, named = subject_of(change)
        yield _defined(
            event,
            kind,
            named,
            defined_by(change),
            place=place,
            effective_from=since,
            revision_id=revision_id,
        )


def expectation(
    event: Happened,
    expected: Expectation,
    effective_from: date = FROM_THE_START,
    revision_id: UUID | None = None,
) -> RowChange:
    """What is expected of an indicator from a day on."""
    key = {
        "contract_id": event.stream_id,
        "indicator_id": expected.indicator_id,
        "effective_from": effective_from,
    }
    values = {"expectation": expected, "revision_id": revision_id, "recorded_at": event.recorded_at}
    return Put(EXPECTATION, key, values)


def _defined(  # noqa: PLR0913 - a row of seven values
    event: Happened,
    kind: str,
    named: UUID | str,
    definition: Any,
    *,
    place: int,
    effective_from: date = FROM_THE_START,
    revision_id: UUID | None = None,
) -> RowChange:
    table, key = KEPT_IN[kind]
    return Put(
        table,
        {"contract_id": event.stream_id, key: named, "effective_from": effective_from},
        {
            "place": place,
            "definition": definition,
            "revision_id": revision_id,
            "recorded_at": event.recorded_at,
        },
    )
