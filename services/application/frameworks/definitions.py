"""What a document's entries define, by the rules of the domain."""

from __future__ import annotations

from uuid import UUID

from domain.framework import rules
from domain.framework.definitions import Indicator, Level, Outcome, QualityCharacteristic, Quotation
from domain.framework.model import AgreedVersion
from domain.shared.errors import DomainError, Invalid, Several, refuse_all
from domain.shared.values import Band, Scale, Source
from services.application.frameworks.document import (
    FrameworkDocument,
    IndicatorEntry,
    OutcomeEntry,
    QualityEntry,
)


class Unidentified(Exception):
    """A document's entry was given no id before it was to become a definition: a mistake in the program."""


def outcome_of(entry: OutcomeEntry, outcome_id: UUID, level: Level) -> Outcome:
    """The outcome of an entry in a framework at a level.

    Raises:
        DomainError: where it breaks a rule; its field is the entry's part.
    """
    outcome = Outcome(
        outcome_id=outcome_id,
        statement=entry.statement,
        level=entry.level,
        bottom_line=entry.bottom_line,
        words_of_people=tuple(
            Quotation(words=said.words, said_by=said.said_by) for said in entry.words_of_people
        ),
        horizon=entry.horizon,
        well_being_element=entry.well_being_element,
        five_ways=entry.five_ways,
        prevention_level=entry.prevention_level,
        sources=tuple(Source(document=known.document, page=known.page or None) for known in entry.sources),
    )
    rules.check_outcome(outcome, level)
    return outcome


def indicator_of(entry: IndicatorEntry, indicator_id: UUID, outcome_id: UUID) -> Indicator:
    """The indicator of an entry.

    Raises:
        DomainError: where it breaks a rule; its field is the entry's part.
    """
    scale, band = entry.scale, entry.band
    return Indicator(
        indicator_id=indicator_id,
        outcome_id=outcome_id,
        title=entry.title,
        measure=entry.measure,
        unit=entry.unit,
        direction=entry.direction,
        lens=entry.lens,
        way_of_measuring=entry.way_of_measuring,
        who_measures=entry.who_measures,
        disaggregations=entry.disaggregations,
        scale=Scale(lowest=scale.lowest, highest=scale.highest) if scale else None,
        band=Band(lower=band.lower, upper=band.upper) if band else None,
        smallest_change=entry.smallest_change,
    )


def characteristic_of(entry: QualityEntry, characteristic_id: UUID) -> QualityCharacteristic:
    """The quality characteristic of an entry.

    Raises:
        DomainError: where it breaks a rule; its field is the entry's part.
    """
    characteristic = QualityCharacteristic(characteristic_id=characteristic_id, statement=entry.statement)
    rules.check_characteristic(characteristic)
    return characteristic


def version_of(document: FrameworkDocument) -> AgreedVersion:
    """All that a document defines. Every entry must have its id.

    Raises:
        DomainError: where anything breaks a rule; fields and messages name the places, such as
            "outcomes.2.indicators.0.scale".
        Unidentified: where an entry has no id.
    """
    reading = _Reading()
    reading.title(document.title)
    for number, entry in enumerate(document.outcomes):
        reading.outcome(entry, f"outcomes.{number}", document.level)
    for number, quality in enumerate(document.quality_characteristics):
        reading.quality(quality, f"quality_characteristics.{number}")
    refuse_all(reading.errors)
    return AgreedVersion(
        outcomes=tuple(reading.outcomes),
        indicators=tuple(reading.indicators),
        characteristics=tuple(reading.characteristics),
    )


class _Reading:
    """Collects definitions, and what is wrong with the others."""

    def __init__(self) -> None:
        self.outcomes: list[Outcome] = []
        self.indicators: list[Indicator] = []
        self.characteristics: list[QualityCharacteristic] = []
        self.errors: list[DomainError] = []
        self._places: dict[UUID, str] = {}

    def title(self, written: str) -> None:
        try:
            rules.title_of(written)
        except DomainError as error:
            self.errors.append(error)

    def outcome(self, entry: OutcomeEntry, place: str, level: Level) -> None:
        outcome_id = self._id_of(entry, place)
        try:
            self.outcomes.append(outcome_of(entry, outcome_id, level))
        except DomainError as error:
            self.errors.append(at(place, error))
        for number, indicator in enumerate(entry.indicators):
            self._indicator(indicator, f"{place}.indicators.{number}", outcome_id)

    def quality(self, entry: QualityEntry, place: str) -> None:
        known = self._id_of(entry, place)
        try:
            self.characteristics.append(characteristic_of(entry, known))
        except DomainError as error:
            self.errors.append(at(place, error))

    def _indicator(self, entry: IndicatorEntry, place: str, outcome_id: UUID) -> None:
        known = self._id_of(entry, place)
        try:
            self.indicators.append(indicator_of(entry, known, outcome_id))
        except DomainError as error:
            self.errors.append(at(place, error))

    def _id_of(self, entry: OutcomeEntry | IndicatorEntry | QualityEntry, place: str) -> UUID:
        if entry.id is None:
            raise Unidentified(place)
        if entry.id in self._places:
            said = f"This has the same id as {self._places[entry.id]}. Leave the id out for what is new."
            self.errors.append(at(place, Invalid(said, field="id")))
        self._places.setdefault(entry.id, place)
        return entry.id


def at(place: str, error: DomainError) -> DomainError:
    """The same error with its place in the document before its sentence and as its field."""
    if isinstance(error, Several):
        return Several(tuple(at(place, single) for single in error.errors))
    field = f"{place}.{error.field}" if error.field else place
    return type(error)(f"{field}: {error.message}", field=field)
