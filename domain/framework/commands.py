"""Wishes that a framework answers."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from domain.framework.definitions import Indicator, Outcome, QualityCharacteristic, TookPart
from domain.shared.facts import Command


class OpenFramework(Command, frozen=True, kw_only=True):
    """Begin a framework."""

    council_id: UUID
    title: str
    service_area: str


class DefineOutcome(Command, frozen=True, kw_only=True):
    """Add an outcome."""

    outcome: Outcome


class DefineIndicator(Command, frozen=True, kw_only=True):
    """Add an indicator to an outcome that the framework has."""

    indicator: Indicator


class DefineQualityCharacteristic(Command, frozen=True, kw_only=True):
    """Add a quality characteristic."""

    characteristic: QualityCharacteristic


class AgreeFramework(Command, frozen=True, kw_only=True):
    """Make the framework as it stands a version for contracts."""

    agreed_on: date
    took_part: TookPart


FrameworkCommand = (
    OpenFramework | DefineOutcome | DefineIndicator | DefineQualityCharacteristic | AgreeFramework
)
