"""What events do to frameworks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Table

from domain.framework.events import (
    FrameworkAgreed,
    FrameworkOpened,
    FrameworkRenamed,
    IndicatorDefined,
    IndicatorRetired,
    IndicatorRevised,
    OutcomeDefined,
    OutcomeRetired,
    OutcomeRevised,
    QualityCharacteristicDefined,
    QualityCharacteristicRetired,
    QualityCharacteristicRevised,
)
from projections.changes import Amend, End, Happened, Put, RowChange
from projections.frameworks.tables import CHARACTERISTIC, FRAMEWORK, INDICATOR, OUTCOME, VERSION


def project(event: Happened) -> Iterable[RowChange]:
    """Keep what is defined, in order, and at which position each version was agreed."""
    framework = {"framework_id": event.stream_id}
    match event.fact:
        case FrameworkOpened(title=title, service_area=service_area, level=level):
            named = {"title": title, "service_area": service_area, "level": level}
            yield Put(FRAMEWORK, framework, {**named, "draft": 0, "agreed_version": None, "agreed_draft": 0})
        case FrameworkRenamed(title=title, service_area=service_area):
            yield Amend(FRAMEWORK, framework, {"title": title, "service_area": service_area})
        case FrameworkAgreed() as fact:
            yield from _agreed(event, fact)
        case OutcomeRetired() | IndicatorRetired() | QualityCharacteristicRetired() as fact:
            yield _retired(framework, fact)
            yield Amend(FRAMEWORK, framework, {"draft": fact.draft})
        case _:
            yield from _written(event, framework)


def _agreed(event: Happened, fact: FrameworkAgreed) -> Iterable[RowChange]:
    framework = {"framework_id": event.stream_id}
    agreed = {"agreed_version": fact.framework_version, "agreed_draft": fact.draft}
    yield Amend(FRAMEWORK, framework, agreed)
    yield Put(
        VERSION,
        {**framework, "framework_version": fact.framework_version},
        {
            "agreed_on": fact.agreed_on,
            "agreed_at_position": event.position,
            "recorded_at": event.recorded_at,
            "took_part": fact.took_part,
        },
    )


def _retired(
    framework: Mapping[str, Any], fact: OutcomeRetired | IndicatorRetired | QualityCharacteristicRetired
) -> RowChange:
    match fact:
        case OutcomeRetired(outcome_id=retired):
            return End(OUTCOME, {**framework, "outcome_id": retired})
        case IndicatorRetired(indicator_id=retired):
            return End(INDICATOR, {**framework, "indicator_id": retired})
        case QualityCharacteristicRetired(characteristic_id=retired):
            return End(CHARACTERISTIC, {**framework, "characteristic_id": retired})


def _written(event: Happened, framework: Mapping[str, Any]) -> Iterable[RowChange]:
    match event.fact:
        case OutcomeDefined(outcome=known, draft=draft) | OutcomeRevised(outcome=known, draft=draft):
            key = {**framework, "outcome_id": known.outcome_id}
            yield from _put(OUTCOME, key, {"definition": known, "edition": draft}, event)
        case IndicatorDefined(indicator=known, draft=draft) | IndicatorRevised(indicator=known, draft=draft):
            key = {**framework, "indicator_id": known.indicator_id}
            yield from _put(INDICATOR, key, {"definition": known, "edition": draft}, event)
        case (
            QualityCharacteristicDefined(characteristic=known, draft=draft)
            | QualityCharacteristicRevised(characteristic=known, draft=draft)
        ):
            key = {**framework, "characteristic_id": known.characteristic_id}
            yield from _put(CHARACTERISTIC, key, {"statement": known.statement, "edition": draft}, event)
        case _:
            return
    yield Amend(FRAMEWORK, framework, {"draft": draft})


_NEW = (OutcomeDefined, IndicatorDefined, QualityCharacteristicDefined)


def _put(
    table: Table, key: Mapping[str, Any], values: Mapping[str, Any], event: Happened
) -> Iterable[RowChange]:
    """A definition stands where it was first put, however often it is written anew."""
    if isinstance(event.fact, _NEW):
        yield Put(table, key, {**values, "place": event.position})
    else:
        yield Amend(table, key, values)
