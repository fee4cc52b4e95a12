"""What events do to frameworks."""

from __future__ import annotations

from collections.abc import Iterable

from domain.framework.events import (
    FrameworkAgreed,
    FrameworkOpened,
    IndicatorDefined,
    OutcomeDefined,
    QualityCharacteristicDefined,
)
from projections.changes import Amend, Happened, Put, RowChange
from projections.frameworks.tables import CHARACTERISTIC, FRAMEWORK, INDICATOR, OUTCOME, VERSION


def project(event: Happened) -> Iterable[RowChange]:
    """Keep what is defined, in order, and at which position each version was agreed."""
    framework, place = {"framework_id": event.stream_id}, event.position
    match event.fact:
        case FrameworkOpened(title=title, service_area=service_area):
            values = {"title": title, "service_area": service_area, "agreed_version": None}
            yield Put(FRAMEWORK, framework, values)
        case OutcomeDefined(outcome=outcome):
            key = {**framework, "outcome_id": outcome.outcome_id}
            yield Put(OUTCOME, key, {"place": place, "definition": outcome})
        case IndicatorDefined(indicator=indicator):
            key = {**framework, "indicator_id": indicator.indicator_id}
            yield Put(INDICATOR, key, {"place": place, "definition": indicator})
        case QualityCharacteristicDefined(characteristic=characteristic):
            key = {**framework, "characteristic_id": characteristic.characteristic_id}
            yield Put(CHARACTERISTIC, key, {"place": place, "statement": characteristic.statement})
        case FrameworkAgreed(framework_version=version, agreed_on=agreed_on, took_part=took_part):
            yield Amend(FRAMEWORK, framework, {"agreed_version": version})
            yield Put(
                VERSION,
                {**framework, "framework_version": version},
                {
                    "agreed_on": agreed_on,
                    "agreed_at_position": event.position,
                    "recorded_at": event.recorded_at,
                    "took_part": took_part,
                },
            )
        case _:
            pass
