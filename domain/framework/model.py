"""What a framework decides, and how it evolves."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TypeVar
from uuid import UUID

import msgspec

from domain.framework import rules
from domain.framework.commands import (
    AgreeFramework,
    DefineIndicator,
    DefineOutcome,
    DefineQualityCharacteristic,
    FrameworkCommand,
    OpenFramework,
    RenameFramework,
    RetireIndicator,
    RetireOutcome,
    RetireQualityCharacteristic,
    ReviseIndicator,
    ReviseOutcome,
    ReviseQualityCharacteristic,
)
from domain.framework.definitions import Indicator, Level, Outcome, QualityCharacteristic
from domain.framework.events import (
    FrameworkAgreed,
    FrameworkEvent,
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
from domain.shared.errors import AlreadyDone, NotFound

Definition = TypeVar("Definition", bound=Outcome | Indicator | QualityCharacteristic)
Written = (
    OutcomeDefined
    | OutcomeRevised
    | IndicatorDefined
    | IndicatorRevised
    | QualityCharacteristicDefined
    | QualityCharacteristicRevised
)


class AgreedVersion(msgspec.Struct, frozen=True):
    """A version that contracts may be made on: exactly what it was agreed with."""

    outcomes: tuple[Outcome, ...]
    indicators: tuple[Indicator, ...]
    characteristics: tuple[QualityCharacteristic, ...] = ()


class Framework(msgspec.Struct, frozen=True):
    """State of one framework: what is defined now, and every version that was agreed.

    Attributes:
        editions: the draft in which each definition was last written, by its id.
        draft: how often anything that is agreed on has been written.
        agreed_draft: the draft that the newest version was agreed on.
    """

    council_id: UUID | None = None
    title: str = ""
    service_area: str = ""
    level: Level = "service"
    outcomes: tuple[Outcome, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    characteristics: tuple[QualityCharacteristic, ...] = ()
    editions: Mapping[UUID, int] = {}
    versions: tuple[AgreedVersion, ...] = ()
    draft: int = 0
    agreed_draft: int = 0

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

    def outcome(self, outcome_id: UUID) -> Outcome | None:
        """The outcome as it is defined now, or None."""
        return next((known for known in self.outcomes if known.outcome_id == outcome_id), None)

    def indicator(self, indicator_id: UUID) -> Indicator | None:
        """The indicator as it is defined now, or None."""
        return next((known for known in self.indicators if known.indicator_id == indicator_id), None)

    def characteristic(self, characteristic_id: UUID) -> QualityCharacteristic | None:
        """The quality characteristic as it is defined now, or None."""
        return next(
            (known for known in self.characteristics if known.characteristic_id == characteristic_id), None
        )


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
        case RenameFramework():
            return _rename(state, command)
        case DefineOutcome() | ReviseOutcome() | RetireOutcome():
            return _outcome(state, command)
        case DefineIndicator() | ReviseIndicator() | RetireIndicator():
            return _indicator(state, command)
        case DefineQualityCharacteristic() | ReviseQualityCharacteristic() | RetireQualityCharacteristic():
            return _characteristic(state, command)
        case AgreeFramework():
            return _agree(state, command, now)


def _open(state: Framework, command: OpenFramework) -> tuple[FrameworkEvent, ...]:
    if state.is_open:
        raise AlreadyDone(f"The framework “{state.title}” is already open.")
    return (
        FrameworkOpened(
            council_id=command.council_id,
            title=rules.title_of(command.title),
            service_area=command.service_area.strip(),
            level=command.level,
        ),
    )


def _rename(state: Framework, command: RenameFramework) -> tuple[FrameworkEvent, ...]:
    title, service_area = rules.title_of(command.title), command.service_area.strip()
    if (title, service_area) == (state.title, state.service_area):
        return ()
    return (FrameworkRenamed(title=title, service_area=service_area),)


def _outcome(
    state: Framework, command: DefineOutcome | ReviseOutcome | RetireOutcome
) -> tuple[FrameworkEvent, ...]:
    draft = state.draft + 1
    match command:
        case DefineOutcome(outcome=outcome):
            rules.check_outcome(outcome, state.level)
            rules.check_is_new(state.outcome(outcome.outcome_id), "outcome", field="outcome_id")
            return (OutcomeDefined(outcome=outcome, draft=draft),)
        case ReviseOutcome(outcome=outcome, edition=edition):
            before = rules.found(state.outcome(outcome.outcome_id), "outcome")
            if before == outcome:
                return ()
            rules.check_edition(edition, state.editions[outcome.outcome_id], "outcome")
            rules.check_outcome(outcome, state.level)
            return (OutcomeRevised(outcome=outcome, draft=draft),)
        case RetireOutcome(outcome_id=outcome_id):
            rules.found(state.outcome(outcome_id), "outcome")
            measured = [known for known in state.indicators if known.outcome_id == outcome_id]
            return (
                *(
                    IndicatorRetired(indicator_id=known.indicator_id, draft=number)
                    for number, known in enumerate(measured, draft)
                ),
                OutcomeRetired(outcome_id=outcome_id, draft=draft + len(measured)),
            )


def _indicator(
    state: Framework, command: DefineIndicator | ReviseIndicator | RetireIndicator
) -> tuple[FrameworkEvent, ...]:
    draft = state.draft + 1
    match command:
        case DefineIndicator(indicator=indicator):
            rules.check_is_new(state.indicator(indicator.indicator_id), "indicator", field="indicator_id")
            rules.check_measures(indicator, state.outcomes)
            return (IndicatorDefined(indicator=indicator, draft=draft),)
        case ReviseIndicator(indicator=indicator, edition=edition):
            before = rules.found(state.indicator(indicator.indicator_id), "indicator")
            if before == indicator:
                return ()
            rules.check_edition(edition, state.editions[indicator.indicator_id], "indicator")
            rules.check_measures(indicator, state.outcomes)
            return (IndicatorRevised(indicator=indicator, draft=draft),)
        case RetireIndicator(indicator_id=indicator_id):
            rules.found(state.indicator(indicator_id), "indicator")
            return (IndicatorRetired(indicator_id=indicator_id, draft=draft),)


def _characteristic(
    state: Framework,
    command: DefineQualityCharacteristic | ReviseQualityCharacteristic | RetireQualityCharacteristic,
) -> tuple[FrameworkEvent, ...]:
    kind, draft = "quality characteristic", state.draft + 1
    match command:
        case DefineQualityCharacteristic(characteristic=characteristic):
            rules.check_characteristic(characteristic)
            known = state.characteristic(characteristic.characteristic_id)
            rules.check_is_new(known, kind, field="characteristic_id")
            return (QualityCharacteristicDefined(characteristic=characteristic, draft=draft),)
        case ReviseQualityCharacteristic(characteristic=characteristic, edition=edition):
            before = rules.found(state.characteristic(characteristic.characteristic_id), kind)
            if before == characteristic:
                return ()
            rules.check_edition(edition, state.editions[characteristic.characteristic_id], kind)
            rules.check_characteristic(characteristic)
            return (QualityCharacteristicRevised(characteristic=characteristic, draft=draft),)
        case RetireQualityCharacteristic(characteristic_id=characteristic_id):
            rules.found(state.characteristic(characteristic_id), kind)
            return (QualityCharacteristicRetired(characteristic_id=characteristic_id, draft=draft),)


def _agree(state: Framework, command: AgreeFramework, now: datetime) -> tuple[FrameworkEvent, ...]:
    rules.check_agreement(
        command, now, draft=state.draft, agreed_draft=state.agreed_draft, indicators=state.indicators
    )
    return (
        FrameworkAgreed(
            framework_version=len(state.versions) + 1,
            draft=state.draft,
            agreed_on=command.agreed_on,
            took_part=command.took_part,
        ),
    )


def evolve(state: Framework, event: FrameworkEvent) -> Framework:
    """The state after one more fact. Never raises: an old stream must always load."""
    change = msgspec.structs.replace
    match event:
        case FrameworkOpened(council_id=council_id, title=title, service_area=area, level=level):
            return change(state, council_id=council_id, title=title, service_area=area, level=level)
        case FrameworkRenamed(title=title, service_area=area):
            return change(state, title=title, service_area=area)
        case FrameworkAgreed(draft=draft):
            version = AgreedVersion(
                outcomes=state.outcomes, indicators=state.indicators, characteristics=state.characteristics
            )
            return change(state, versions=(*state.versions, version), agreed_draft=draft)
        case OutcomeRetired() | IndicatorRetired() | QualityCharacteristicRetired():
            return change(_without_retired(state, event), draft=event.draft)
        case _:
            return change(_with_written(state, event), draft=event.draft)


def _with_written(state: Framework, event: Written) -> Framework:
    change = msgspec.structs.replace
    match event:
        case OutcomeDefined(outcome=known) | OutcomeRevised(outcome=known):
            written = change(state, outcomes=_with(state.outcomes, known))
        case IndicatorDefined(indicator=known) | IndicatorRevised(indicator=known):
            written = change(state, indicators=_with(state.indicators, known))
        case (
            QualityCharacteristicDefined(characteristic=known)
            | QualityCharacteristicRevised(characteristic=known)
        ):
            written = change(state, characteristics=_with(state.characteristics, known))
    return change(written, editions={**state.editions, id_of(known): event.draft})


def _without_retired(
    state: Framework, event: OutcomeRetired | IndicatorRetired | QualityCharacteristicRetired
) -> Framework:
    change = msgspec.structs.replace
    match event:
        case OutcomeRetired(outcome_id=known):
            return change(state, outcomes=_without(state.outcomes, known))
        case IndicatorRetired(indicator_id=known):
            return change(state, indicators=_without(state.indicators, known))
        case QualityCharacteristicRetired(characteristic_id=known):
            return change(state, characteristics=_without(state.characteristics, known))


def id_of(definition: Outcome | Indicator | QualityCharacteristic) -> UUID:
    """The id of what a framework defines."""
    match definition:
        case Outcome(outcome_id=known) | Indicator(indicator_id=known):
            return known
        case QualityCharacteristic(characteristic_id=known):
            return known


def _with(definitions: tuple[Definition, ...], written: Definition) -> tuple[Definition, ...]:
    """The definitions with this one in its place, or at the end where it is new."""
    if all(id_of(known) != id_of(written) for known in definitions):
        return (*definitions, written)
    return tuple(written if id_of(known) == id_of(written) else known for known in definitions)


def _without(definitions: tuple[Definition, ...], definition_id: UUID) -> tuple[Definition, ...]:
    return tuple(known for known in definitions if id_of(known) != definition_id)
