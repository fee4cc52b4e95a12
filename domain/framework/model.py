"""What a framework decides, and how it evolves."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import msgspec

from domain.framework.commands import (
    AgreeFramework,
    DefineIndicator,
    DefineOutcome,
    DefineQualityCharacteristic,
    FrameworkCommand,
    OpenFramework,
)
from domain.framework.definitions import Indicator, Outcome, QualityCharacteristic
from domain.framework.events import (
    FrameworkAgreed,
    FrameworkEvent,
    FrameworkOpened,
    IndicatorDefined,
    OutcomeDefined,
    QualityCharacteristicDefined,
)
from domain.shared.days import local_day
from domain.shared.errors import AlreadyDone, Invalid, NotFound, NotInState


class AgreedVersion(msgspec.Struct, frozen=True):
    """A version that contracts may be made on: exactly the outcomes and indicators it was agreed with."""

    outcomes: tuple[Outcome, ...]
    indicators: tuple[Indicator, ...]


class Framework(msgspec.Struct, frozen=True):
    """State of one framework: what is defined now, and every version that was agreed."""

    council_id: UUID | None = None
    title: str = ""
    outcomes: tuple[Outcome, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    characteristics: tuple[QualityCharacteristic, ...] = ()
    versions: tuple[AgreedVersion, ...] = ()
    changed_since_agreed: bool = False

    @property
    def is_open(self) -> bool:
        return self.council_id is not None

    def agreed(self, framework_version: int) -> AgreedVersion:
        """The agreed version with this number, counted from 1.

        Raises:
            NotFound: where no such version was agreed.
        """
        if not 1 <= framework_version <= len(self.versions):
            raise NotFound(
                f"“{self.title}” has no agreed version {framework_version}. Agree the framework first.",
                field="framework_version",
            )
        return self.versions[framework_version - 1]


def decide(state: Framework, command: FrameworkCommand, now: datetime) -> tuple[FrameworkEvent, ...]:
    """Answer a command with the facts that follow from it.

    Raises:
        DomainError: where a rule is broken.
    """
    if isinstance(command, OpenFramework):
        return _open(state, command)
    if not state.is_open:
        raise NotFound("There is no such framework. Open it first.")
    match command:
        case DefineOutcome(outcome=outcome):
            return _define_outcome(state, outcome)
        case DefineIndicator(indicator=indicator):
            return _define_indicator(state, indicator)
        case DefineQualityCharacteristic(characteristic=characteristic):
            return _define_characteristic(state, characteristic)
        case AgreeFramework():
            return _agree(state, command, now)


def _open(state: Framework, command: OpenFramework) -> tuple[FrameworkEvent, ...]:
    if state.is_open:
        raise AlreadyDone(f"The framework “{state.title}” is already open.")
    if not command.title.strip():
        raise Invalid("Give the framework a title.", field="title")
    return (
        FrameworkOpened(
            council_id=command.council_id, title=command.title.strip(), service_area=command.service_area
        ),
    )


def _define_outcome(state: Framework, outcome: Outcome) -> tuple[FrameworkEvent, ...]:
    if not outcome.statement.strip():
        raise Invalid("Say in a sentence what change the outcome is.", field="statement")
    if any(known.outcome_id == outcome.outcome_id for known in state.outcomes):
        raise AlreadyDone("This outcome is already in the framework.", field="outcome_id")
    return (OutcomeDefined(outcome=outcome),)


def _define_indicator(state: Framework, indicator: Indicator) -> tuple[FrameworkEvent, ...]:
    if any(known.indicator_id == indicator.indicator_id for known in state.indicators):
        raise AlreadyDone("This indicator is already in the framework.", field="indicator_id")
    if all(outcome.outcome_id != indicator.outcome_id for outcome in state.outcomes):
        raise NotFound(
            f"“{indicator.title}” belongs to an outcome that the framework does not have. "
            "Define the outcome first.",
            field="outcome_id",
        )
    return (IndicatorDefined(indicator=indicator),)


def _define_characteristic(
    state: Framework, characteristic: QualityCharacteristic
) -> tuple[FrameworkEvent, ...]:
    if not characteristic.statement.strip():
        raise Invalid("Say in a sentence what the quality is.", field="statement")
    if any(known.characteristic_id == characteristic.characteristic_id for known in state.characteristics):
        raise AlreadyDone("This quality is already in the framework.", field="characteristic_id")
    return (QualityCharacteristicDefined(characteristic=characteristic),)


def _agree(state: Framework, command: AgreeFramework, now: datetime) -> tuple[FrameworkEvent, ...]:
    if not state.changed_since_agreed:
        raise NotInState("Nothing has changed since this framework was last agreed.")
    if not state.indicators:
        raise NotInState("A framework needs at least one outcome with an indicator before it can be agreed.")
    if command.agreed_on > local_day(now):
        raise Invalid("A framework cannot be agreed on a day to come.", field="agreed_on")
    return (
        FrameworkAgreed(
            framework_version=len(state.versions) + 1,
            agreed_on=command.agreed_on,
            took_part=command.took_part,
        ),
    )


def evolve(state: Framework, event: FrameworkEvent) -> Framework:
    """The state after one more fact. Never raises: an old stream must always load."""
    change = msgspec.structs.replace
    match event:
        case FrameworkOpened(council_id=council_id, title=title):
            return change(state, council_id=council_id, title=title)
        case OutcomeDefined(outcome=outcome):
            return change(state, outcomes=(*state.outcomes, outcome), changed_since_agreed=True)
        case IndicatorDefined(indicator=indicator):
            return change(state, indicators=(*state.indicators, indicator), changed_since_agreed=True)
        case QualityCharacteristicDefined(characteristic=characteristic):
            characteristics = (*state.characteristics, characteristic)
            return change(state, characteristics=characteristics, changed_since_agreed=True)
        case FrameworkAgreed():
            version = AgreedVersion(outcomes=state.outcomes, indicators=state.indicators)
            return change(state, versions=(*state.versions, version), changed_since_agreed=False)
