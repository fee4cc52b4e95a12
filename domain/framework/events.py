"""Facts of an outcomes framework.

Whatever writes in a framework says which draft it made, counted from 1: so an editor can tell whether
somebody else has written since, and an agreement which draft it was on.
"""

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
    draft: int


class OutcomeRevised(Fact, frozen=True, kw_only=True):
    """An outcome was written anew."""

    outcome: Outcome
    draft: int


class OutcomeRetired(Fact, frozen=True, kw_only=True):
    """An outcome left the framework. Versions agreed before keep it."""

    outcome_id: UUID
    draft: int


class IndicatorDefined(Fact, frozen=True, kw_only=True):
    """An indicator joined one of the framework's outcomes."""

    indicator: Indicator
    draft: int


class IndicatorRevised(Fact, frozen=True, kw_only=True):
    """An indicator was written anew."""

    indicator: Indicator
    draft: int


class IndicatorRetired(Fact, frozen=True, kw_only=True):
    """An indicator left the framework. Versions agreed before keep it."""

    indicator_id: UUID
    draft: int


class QualityCharacteristicDefined(Fact, frozen=True, kw_only=True):
    """A quality characteristic joined the framework."""

    characteristic: QualityCharacteristic
    draft: int


class QualityCharacteristicRevised(Fact, frozen=True, kw_only=True):
    """A quality characteristic was written anew."""

    characteristic: QualityCharacteristic
    draft: int


class QualityCharacteristicRetired(Fact, frozen=True, kw_only=True):
    """A quality characteristic left the framework. Versions agreed before keep it."""

    characteristic_id: UUID
    draft: int


class FrameworkAgreed(Fact, frozen=True, kw_only=True):
    """The framework as it stands became a version that contracts may be made on, and never changes."""

    framework_version: int
    draft: int
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
