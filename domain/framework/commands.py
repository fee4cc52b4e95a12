"""Wishes that a framework answers.

Whoever revises something says which edition of it they had before them, and whoever agrees says which draft:
what somebody else wrote meanwhile is never lost unseen.
"""

from __future__ import annotations

from datetime import date
from uuid import UUID

from domain.framework.definitions import Indicator, Level, Outcome, QualityCharacteristic, TookPart
from domain.shared.facts import Command


class OpenFramework(Command, frozen=True, kw_only=True):
    """Begin a framework: for a service area, or at community level for the whole council."""

    council_id: UUID
    title: str
    service_area: str
    level: Level = "service"


class RenameFramework(Command, frozen=True, kw_only=True):
    """Give the framework another title or service area."""

    title: str
    service_area: str


class DefineOutcome(Command, frozen=True, kw_only=True):
    """Add an outcome."""

    outcome: Outcome


class ReviseOutcome(Command, frozen=True, kw_only=True):
    """Write an outcome anew.

    Attributes:
        edition: the draft in which the outcome was last written, as far as the person who revises it saw.
    """

    outcome: Outcome
    edition: int


class RetireOutcome(Command, frozen=True, kw_only=True):
    """Take an outcome out of the framework, and with it its indicators."""

    outcome_id: UUID


class DefineIndicator(Command, frozen=True, kw_only=True):
    """Add an indicator to an outcome that the framework has."""

    indicator: Indicator


class ReviseIndicator(Command, frozen=True, kw_only=True):
    """Write an indicator anew; `edition` as in `ReviseOutcome`."""

    indicator: Indicator
    edition: int


class RetireIndicator(Command, frozen=True, kw_only=True):
    """Take an indicator out of the framework."""

    indicator_id: UUID


class DefineQualityCharacteristic(Command, frozen=True, kw_only=True):
    """Add a quality characteristic."""

    characteristic: QualityCharacteristic


class ReviseQualityCharacteristic(Command, frozen=True, kw_only=True):
    """Write a quality characteristic anew; `edition` as in `ReviseOutcome`."""

    characteristic: QualityCharacteristic
    edition: int


class RetireQualityCharacteristic(Command, frozen=True, kw_only=True):
    """Take a quality characteristic out of the framework."""

    characteristic_id: UUID


class AgreeFramework(Command, frozen=True, kw_only=True):
    """Make the framework as it stands a version for contracts.

    Attributes:
        draft: number of the draft that those who agree had before them; None for whatever stands now.
    """

    agreed_on: date
    took_part: TookPart
    draft: int | None = None


FrameworkCommand = (
    OpenFramework
    | RenameFramework
    | DefineOutcome
    | ReviseOutcome
    | RetireOutcome
    | DefineIndicator
    | ReviseIndicator
    | RetireIndicator
    | DefineQualityCharacteristic
    | ReviseQualityCharacteristic
    | RetireQualityCharacteristic
    | AgreeFramework
)
