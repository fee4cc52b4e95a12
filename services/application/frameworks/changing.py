"""The commands that make a difference between two versions of a framework come about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from uuid import UUID

from domain.framework.commands import (
    DefineIndicator,
    DefineOutcome,
    DefineQualityCharacteristic,
    FrameworkCommand,
    RetireIndicator,
    RetireOutcome,
    RetireQualityCharacteristic,
    ReviseIndicator,
    ReviseOutcome,
    ReviseQualityCharacteristic,
)
from domain.framework.definitions import Indicator, Outcome, QualityCharacteristic
from domain.framework.difference import Changed, Definition, Difference
from domain.framework.model import Framework


def commands_for(changes: Difference, state: Framework, framework_id: UUID) -> Iterator[FrameworkCommand]:
    """What is to be asked of a framework so that it changes so, in an order in which it can be obeyed.

    Outcomes come before their indicators, and leave after them. What is revised is revised from the edition
    that the state has.
    """
    yield from (_outcome(outcome, state, framework_id) for outcome in _written(changes.outcomes))
    yield from (_indicator(indicator, state, framework_id) for indicator in _written(changes.indicators))
    yield from (_characteristic(known, state, framework_id) for known in _written(changes.characteristics))
    for indicator in _retired(changes.indicators):
        yield RetireIndicator(stream_id=framework_id, indicator_id=indicator.indicator_id)
    for outcome in _retired(changes.outcomes):
        yield RetireOutcome(stream_id=framework_id, outcome_id=outcome.outcome_id)
    for known in _retired(changes.characteristics):
        yield RetireQualityCharacteristic(stream_id=framework_id, characteristic_id=known.characteristic_id)


def _written(changes: Iterable[Changed[Definition]]) -> Iterator[Definition]:
    return (changed.after for changed in changes if changed.after is not None)


def _retired(changes: Iterable[Changed[Definition]]) -> Iterator[Definition]:
    return (changed.before for changed in changes if changed.before is not None and changed.after is None)


def _outcome(outcome: Outcome, state: Framework, framework_id: UUID) -> FrameworkCommand:
    if state.outcome(outcome.outcome_id) is None:
        return DefineOutcome(stream_id=framework_id, outcome=outcome)
    return ReviseOutcome(stream_id=framework_id, outcome=outcome, edition=state.editions[outcome.outcome_id])


def _indicator(indicator: Indicator, state: Framework, framework_id: UUID) -> FrameworkCommand:
    if state.indicator(indicator.indicator_id) is None:
        return DefineIndicator(stream_id=framework_id, indicator=indicator)
    return ReviseIndicator(
        stream_id=framework_id, indicator=indicator, edition=state.editions[indicator.indicator_id]
    )


def _characteristic(
    characteristic: QualityCharacteristic, state: Framework, framework_id: UUID
) -> FrameworkCommand:
    if state.characteristic(characteristic.characteristic_id) is None:
        return DefineQualityCharacteristic(stream_id=framework_id, characteristic=characteristic)
    return ReviseQualityCharacteristic(
        stream_id=framework_id,
        characteristic=characteristic,
        edition=state.editions[characteristic.characteristic_id],
    )
