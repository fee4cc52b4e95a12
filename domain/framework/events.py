"""Facts of an outcomes framework."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from domain.framework.definitions import Indicator, Level, Outcome, QualityCharacteristic, TookPart
from domain.shared.facts import Fact


class FrameworkOpened(Fact, frozen=True, kw_only=True):
    """A council began a framework for a service area, or at community level for the whole council."""

    council_id: UUID
    title: str
    service_area: str
    level: Level


class FrameworkRenamed(Fact, frozen=True, kw_only=True):
    """The framework is called otherwise, or is for another service area."""

    title: str
    service_area: str


class OutcomeDefined(Fact, frozen=True, kw_only=True):
    """An outcome joined the framework."""

    outcome: Outcome


class OutcomeRevised(Fact, frozen=True, kw_only=True):
    """An outcome was written anew."""

    outcome: Outcome


class OutcomeRetired(Fact, frozen=True, kw_only=True):
    """An outcome left the framework. Versions agreed before keep it."""

    outcome_id: UUID


class IndicatorDefined(Fact, frozen=True, kw_only=True):
    """An indicator joined one of the framework's outcomes."""

    indicator: Indicator


class IndicatorRevised(Fact, frozen=True, kw_only=True):
    """An indicator was written anew."""

    indicator: Indicator


class IndicatorRetired(Fact, frozen=True, kw_only=True):
    """An indicator left the framework. Versions agreed before keep it."""

    indicator_id: UUID


class QualityCharacteristicDefined(Fact, frozen=True, kw_only=True):
    """A quality characteristic joined the framework."""

    characteristic: QualityCharacteristic


class QualityCharacteristicRevised(Fact, frozen=True, kw_only=True):
    """A quality characteristic was written anew."""

    characteristic: QualityCharacteristic


class QualityCharacteristicRetired(Fact, frozen=True, kw_only=True):
    """A quality characteristic left the framework. Versions agreed before keep it."""

    characteristic_id: UUID


class FrameworkAgreed(Fact, frozen=True, kw_only=True):
    """The framework as it stands became a version that contracts may be made on, and never changes."""

    framework_version: int
    agreed_on: date
    took_part: TookPart


FrameworkEvent = (
    FrameworkOpened
    | FrameworkRenamed
    | OutcomeDefined
    | OutcomeRevised
    | OutcomeRetired
    | IndicatorDefined
    | IndicatorRevised
    | IndicatorRetired
    | QualityCharacteristicDefined
    | QualityCharacteristicRevised
    | QualityCharacteristicRetired
    | FrameworkAgreed
)
