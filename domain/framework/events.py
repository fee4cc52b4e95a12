"""Facts of an outcomes framework."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from domain.framework.definitions import Indicator, Outcome, QualityCharacteristic, TookPart
from domain.shared.facts import Fact


class FrameworkOpened(Fact, frozen=True, kw_only=True):
    """A council began a framework for a service area, or for the whole community."""

    council_id: UUID
    title: str
    service_area: str


class OutcomeDefined(Fact, frozen=True, kw_only=True):
    """An outcome joined the framework."""

    outcome: Outcome


class IndicatorDefined(Fact, frozen=True, kw_only=True):
    """An indicator joined one of the framework's outcomes."""

    indicator: Indicator


class QualityCharacteristicDefined(Fact, frozen=True, kw_only=True):
    """A quality characteristic joined the framework."""

    characteristic: QualityCharacteristic


class FrameworkAgreed(Fact, frozen=True, kw_only=True):
    """The framework as it stands became a version that contracts may be made on, and never changes."""

    framework_version: int
    agreed_on: date
    took_part: TookPart


FrameworkEvent = (
    FrameworkOpened | OutcomeDefined | IndicatorDefined | QualityCharacteristicDefined | FrameworkAgreed
)
