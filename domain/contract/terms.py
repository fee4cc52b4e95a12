"""What a contract expects, and how that is revised without rewriting history."""

from __future__ import annotations

from datetime import date
from typing import Literal
from uuid import UUID

from domain.framework.definitions import Indicator, Outcome
from domain.shared.values import Baseline, ExpectedPoint, Value

Arrangement = Literal["single", "consortium", "alliance", "in_house"]
Party = Literal["commissioner", "lead_provider"]


class Activity(Value, frozen=True, kw_only=True):
    """A row of the impact map: what is done, what that yields, and the change it is done for."""

    activity_id: UUID
    title: str
    outputs: str = ""
    outcome_ids: tuple[UUID, ...] = ()
    indicator_ids: tuple[UUID, ...] = ()
    way_of_measuring: str = ""


class Expectation(Value, frozen=True, kw_only=True):
    """Where an indicator started and how it is hoped to move. Either may be left open.

    Attributes:
        baseline: where it stood at the start, or None where that was never measured.
        path: the figures hoped for, in order of their days; empty where nothing is expected but a direction.
    """

    indicator_id: UUID
    baseline: Baseline | None = None
    path: tuple[ExpectedPoint, ...] = ()


class Terms(Value, frozen=True, kw_only=True):
    """What is worked for and asked for from one day on."""

    effective_from: date
    outcomes: tuple[Outcome, ...]
    indicators: tuple[Indicator, ...]
    activities: tuple[Activity, ...]

    def indicator(self, indicator_id: UUID) -> Indicator | None:
        """The indicator as these terms define it, or None."""
        return next((known for known in self.indicators if known.indicator_id == indicator_id), None)


class IndicatorAdded(Value, frozen=True, kw_only=True, tag="indicator_added"):
    """From now on this is read as well."""

    indicator: Indicator


class IndicatorRefined(Value, frozen=True, kw_only=True, tag="indicator_refined"):
    """The indicator is read in another way from now on: its series breaks."""

    indicator: Indicator


class IndicatorRetired(Value, frozen=True, kw_only=True, tag="indicator_retired"):
    """The indicator is no longer asked for. What was read stays."""

    indicator_id: UUID


class ExpectationReset(Value, frozen=True, kw_only=True, tag="expectation_reset"):
    """The baseline or the expected path is set anew."""

    expectation: Expectation


Change = IndicatorAdded | IndicatorRefined | IndicatorRetired | ExpectationReset


def touched_by(changes: tuple[Change, ...]) -> set[UUID]:
    """Ids of the indicators that the changes are about."""
    return {indicator_of(change) for change in changes}


def indicator_of(change: Change) -> UUID:
    """The indicator that one change is about."""
    match change:
        case IndicatorAdded(indicator=indicator) | IndicatorRefined(indicator=indicator):
            return indicator.indicator_id
        case IndicatorRetired(indicator_id=indicator_id):
            return indicator_id
        case ExpectationReset(expectation=expectation):
            return expectation.indicator_id


def revised(terms: Terms, changes: tuple[Change, ...], effective_from: date) -> Terms:
    """The terms after the changes. Never raises: what does not apply leaves the terms as they were."""
    indicators = {indicator.indicator_id: indicator for indicator in terms.indicators}
    for change in changes:
        match change:
            case IndicatorAdded(indicator=indicator) | IndicatorRefined(indicator=indicator):
                indicators[indicator.indicator_id] = indicator
            case IndicatorRetired(indicator_id=indicator_id):
                indicators.pop(indicator_id, None)
            case ExpectationReset():
                pass
    return Terms(
        effective_from=effective_from,
        outcomes=terms.outcomes,
        indicators=tuple(indicators.values()),
        activities=terms.activities,
    )
