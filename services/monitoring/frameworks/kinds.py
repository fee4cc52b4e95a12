"""The three kinds of definition that a framework has, each with its form and its commands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal
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
from domain.framework.model import Framework as FrameworkState
from services.monitoring.definitions import indicator_values, outcome_values, read_indicator, read_outcome
from services.monitoring.forms import Form
from services.monitoring.frameworks.sheet import Sheet

Kind = Literal["outcome", "indicator", "quality"]
Definition = Outcome | Indicator | QualityCharacteristic

PATHS: Mapping[Kind, str] = {"outcome": "outcomes", "indicator": "indicators", "quality": "qualities"}
"""Where each kind stands in addresses."""


def defined(sheet: Sheet, kind: Kind, known: UUID) -> Definition | None:
    """The definition of a kind with this id as the page shows it, or None."""
    match kind:
        case "outcome":
            found = sheet.outcome(known)
            return None if found is None else found.outcome
        case "indicator":
            indicators = (each for outcome in sheet.found.outcomes for each in outcome.indicators)
            return next((each for each in indicators if each.indicator_id == known), None)
        case "quality":
            qualities = sheet.found.characteristics
            return next((each for each in qualities if each.characteristic_id == known), None)


def in_state(state: FrameworkState, kind: Kind, known: UUID) -> Definition | None:
    """The same as the record has it by now."""
    match kind:
        case "outcome":
            return state.outcome(known)
        case "indicator":
            return state.indicator(known)
        case "quality":
            return state.characteristic(known)


def values_of(definition: Definition) -> Mapping[str, object]:
    """What the fields of its form hold."""
    match definition:
        case Outcome():
            return outcome_values(definition)
        case Indicator():
            return indicator_values(definition)
        case QualityCharacteristic(statement=statement):
            return {"statement": statement}


def read(form: Form, kind: Kind, known: UUID, sheet: Sheet) -> Definition | None:
    """The definition that was typed; None where something is wrong, and then the form says what."""
    match kind:
        case "outcome":
            return read_outcome(form, known)
        case "indicator":
            return read_indicator(form, known, list(sheet.titles))
        case "quality":
            statement = form.text("statement", required="Say in a sentence what the quality is.")
            made = QualityCharacteristic(characteristic_id=known, statement=statement)
            return None if form.problems else made


def define(framework_id: UUID, definition: Definition) -> FrameworkCommand:
    """The command that adds it."""
    match definition:
        case Outcome():
            return DefineOutcome(stream_id=framework_id, outcome=definition)
        case Indicator():
            return DefineIndicator(stream_id=framework_id, indicator=definition)
        case QualityCharacteristic():
            return DefineQualityCharacteristic(stream_id=framework_id, characteristic=definition)


def revise(framework_id: UUID, definition: Definition, edition: int) -> FrameworkCommand:
    """The command that writes it anew, for whoever had that edition before them."""
    match definition:
        case Outcome():
            return ReviseOutcome(stream_id=framework_id, outcome=definition, edition=edition)
        case Indicator():
            return ReviseIndicator(stream_id=framework_id, indicator=definition, edition=edition)
        case QualityCharacteristic():
            return ReviseQualityCharacteristic(
                stream_id=framework_id, characteristic=definition, edition=edition
            )


def retire(framework_id: UUID, kind: Kind, known: UUID) -> FrameworkCommand:
    """The command that takes it out."""
    match kind:
        case "outcome":
            return RetireOutcome(stream_id=framework_id, outcome_id=known)
        case "indicator":
            return RetireIndicator(stream_id=framework_id, indicator_id=known)
        case "quality":
            return RetireQualityCharacteristic(stream_id=framework_id, characteristic_id=known)


def address_of(sheet: Sheet, definition: Definition) -> str:
    """Where a definition can be read."""
    match definition:
        case Outcome(outcome_id=known):
            return f"{sheet.address}/outcomes/{known}"
        case Indicator(indicator_id=known, outcome_id=outcome_id):
            return f"{sheet.address}/outcomes/{outcome_id}#indicator-{known}"
        case QualityCharacteristic():
            return f"{sheet.address}#qualities"
