"""What events do to a contract's terms: each outcome, indicator and expectation from a day on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from domain.contract.events import ImpactMapAgreed, RevisionTookEffect
from domain.contract.terms import (
    Expectation,
    ExpectationReset,
    IndicatorAdded,
    IndicatorRefined,
    IndicatorRetired,
)
from domain.framework.definitions import Indicator
from projections.changes import Happened, Put, RowChange
from projections.contracts.tables import ACTIVITY, EXPECTATION, FROM_THE_START, INDICATOR, OUTCOME


def impact_map(event: Happened, fact: ImpactMapAgreed) -> Iterable[RowChange]:
    """Everything in the map holds from the contract's start."""
    contract_id = event.stream_id
    for place, outcome in enumerate(fact.outcomes):
        key = {
            "contract_id": contract_id,
            "outcome_id": outcome.outcome_id,
            "effective_from": FROM_THE_START,
        }
        yield Put(OUTCOME, key, {"place": place, "definition": outcome})
    for place, indicator in enumerate(fact.indicators):
        yield _indicator(event, indicator.indicator_id, indicator, place=place)
    for place, activity in enumerate(fact.activities):
        key = {
            "contract_id": contract_id,
            "activity_id": activity.activity_id,
            "effective_from": FROM_THE_START,
        }
        yield Put(ACTIVITY, key, {"place": place, "definition": activity})


def revised(event: Happened, fact: RevisionTookEffect) -> Iterable[RowChange]:
    """Each change holds from the day on which the revision takes effect."""
    since, revision_id = fact.effective_from, fact.revision_id
    for place, change in enumerate(fact.changes):
        match change:
            case ExpectationReset():
                yield expectation(event, change.expectation, since, revision_id)
            case IndicatorAdded() | IndicatorRefined() | IndicatorRetired():
                indicator_id, definition = _defined(change)
                yield _indicator(
                    event,
                    indicator_id,
                    definition,
                    place=place,
                    effective_from=since,
                    revision_id=revision_id,
                )


def _defined(change: IndicatorAdded | IndicatorRefined | IndicatorRetired) -> tuple[UUID, Indicator | None]:
    if isinstance(change, IndicatorRetired):
        return change.indicator_id, None
    return change.indicator.indicator_id, change.indicator


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


def _indicator(  # noqa: PLR0913 - a row of six values
    event: Happened,
    indicator_id: UUID,
    definition: Indicator | None,
    *,
    place: int,
    effective_from: date = FROM_THE_START,
    revision_id: UUID | None = None,
) -> RowChange:
    return Put(
        INDICATOR,
        {"contract_id": event.stream_id, "indicator_id": indicator_id, "effective_from": effective_from},
        {
            "place": place,
            "definition": definition,
            "revision_id": revision_id,
            "recorded_at": event.recorded_at,
        },
    )
