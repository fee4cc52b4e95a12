"""Wishes that a framework answers."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from domain.framework.definitions import Indicator, Outcome, QualityCharacteristic, TookPart
from domain.shared.facts import Command


class OpenFramework(Command):
    """Begin a framework."""

    council_id: UUID
    title: str
    service_area: str


class DefineOutcome(Command):
    """Add an outcome."""

    outcome: Outcome


class DefineIndicator(Command):
    """Add an indicator to an outcome that the framework has."""

    indicator: Indicator


class DefineQualityCharacteristic(Command):
    """Add a quality characteristic."""

    characteristic: QualityCharacteristic


class AgreeFramework(Command):
    """Make the framework as it stands a version for contracts."""

    agreed_on: date
    took_part: TookPart


FrameworkCommand = OpenFramework | DefineOutcome | DefineIndicator | DefineQualityCharacteristic | AgreeFramework
