"""A framework as a document: what is written as JSON, and what a workbook is read into.

Entries are plain: they say what somebody wrote, with its rules still to be checked. An entry without an id
is something new.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final, Literal, cast
from uuid import UUID

import msgspec

from domain.framework.definitions import (
    BottomLine,
    FiveWays,
    Horizon,
    Indicator,
    Level,
    Outcome,
    PreventionLevel,
    QualityCharacteristic,
    WellBeingElement,
)
from domain.framework.model import AgreedVersion, Framework
from domain.shared.values import Direction, Lens, Measure

FORMAT: Final = "fingerpost-framework/1"


class Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Base of all parts of a document. A part that is not known is refused, as it is likely misspelt."""


class QuotationEntry(Entry, frozen=True, kw_only=True):
    """How somebody put it, and who said so in general terms."""

    words: str
    said_by: str = ""


class SourceEntry(Entry, frozen=True, kw_only=True):
    """A document in which an outcome was already promised."""

    document: str
    page: str = ""


class ScaleEntry(Entry, frozen=True, kw_only=True):
    """The lowest and highest figure."""

    lowest: Decimal
    highest: Decimal


class BandEntry(Entry, frozen=True, kw_only=True):
    """The edges to stay between."""

    lower: Decimal
    upper: Decimal


class IndicatorEntry(Entry, frozen=True, kw_only=True):
    """An indicator of the outcome that it stands in; its parts are those of the domain's `Indicator`."""

    id: UUID | None = None
    title: str
    measure: Measure
    unit: str
    direction: Direction
    lens: Lens
    way_of_measuring: str = ""
    who_measures: str = ""
    disaggregations: tuple[str, ...] = ()
    scale: ScaleEntry | None = None
    band: BandEntry | None = None
    smallest_change: Decimal | None = None


class OutcomeEntry(Entry, frozen=True, kw_only=True):
    """An outcome with its indicators; its other parts are those of the domain's `Outcome`."""

    id: UUID | None = None
    statement: str
    level: Level
    bottom_line: BottomLine
    words_of_people: tuple[QuotationEntry, ...] = ()
    horizon: Horizon | None = None
    well_being_element: WellBeingElement | None = None
    five_ways: tuple[FiveWays, ...] = ()
    prevention_level: PreventionLevel | None = None
    sources: tuple[SourceEntry, ...] = ()
    indicators: tuple[IndicatorEntry, ...] = ()


class QualityEntry(Entry, frozen=True, kw_only=True):
    """A quality characteristic."""

    id: UUID | None = None
    statement: str


class FrameworkDocument(Entry, frozen=True, kw_only=True):
    """A whole framework, as it stands or as a version was agreed.

    Attributes:
        format: the form it is written in; a later form has another number.
    """

    format: Literal["fingerpost-framework/1"]
    title: str
    service_area: str = ""
    level: Level
    outcomes: tuple[OutcomeEntry, ...] = ()
    quality_characteristics: tuple[QualityEntry, ...] = ()


def document_of(title: str, service_area: str, level: Level, version: AgreedVersion) -> FrameworkDocument:
    """The document of a framework's agreed version, or of what is defined in it at present.

    Indicators stand with their outcomes, so their order across outcomes is not kept.
    """
    return FrameworkDocument(
        format=FORMAT,
        title=title,
        service_area=service_area,
        level=level,
        outcomes=tuple(_outcome(known, version.indicators) for known in version.outcomes),
        quality_characteristics=tuple(map(_quality, version.characteristics)),
    )


def present(state: Framework) -> AgreedVersion:
    """What a framework defines now, in the form of a version."""
    return AgreedVersion(
        outcomes=state.outcomes, indicators=state.indicators, characteristics=state.characteristics
    )


def document_of_state(state: Framework) -> FrameworkDocument:
    """The document of a framework as it stands now."""
    return document_of(state.title, state.service_area, state.level, present(state))


def tidy(document: FrameworkDocument) -> FrameworkDocument:
    """The document without the spaces that nobody sees: about texts, and at the ends of lines."""
    return cast("FrameworkDocument", _tidied(document))


def _tidied(part: object) -> object:
    match part:
        case str():
            return "\n".join(line.rstrip() for line in part.splitlines()).strip()
        case tuple():
            return tuple(map(_tidied, cast("tuple[object, ...]", part)))
        case Entry():
            return type(part)(**{name: _tidied(getattr(part, name)) for name in part.__struct_fields__})
        case _:
            return part


def _outcome(outcome: Outcome, indicators: Sequence[Indicator]) -> OutcomeEntry:
    return OutcomeEntry(
        id=outcome.outcome_id,
        statement=outcome.statement,
        level=outcome.level,
        bottom_line=outcome.bottom_line,
        words_of_people=tuple(
            QuotationEntry(words=said.words, said_by=said.said_by) for said in outcome.words_of_people
        ),
        horizon=outcome.horizon,
        well_being_element=outcome.well_being_element,
        five_ways=outcome.five_ways,
        prevention_level=outcome.prevention_level,
        sources=tuple(
            SourceEntry(document=known.document, page=known.page or "") for known in outcome.sources
        ),
        indicators=tuple(_indicator(known) for known in indicators if known.outcome_id == outcome.outcome_id),
    )


def _indicator(indicator: Indicator) -> IndicatorEntry:
    scale, band = indicator.scale, indicator.band
    return IndicatorEntry(
        id=indicator.indicator_id,
        title=indicator.title,
        measure=indicator.measure,
        unit=indicator.unit,
        direction=indicator.direction,
        lens=indicator.lens,
        way_of_measuring=indicator.way_of_measuring,
        who_measures=indicator.who_measures,
        disaggregations=indicator.disaggregations,
        scale=ScaleEntry(lowest=scale.lowest, highest=scale.highest) if scale else None,
        band=BandEntry(lower=band.lower, upper=band.upper) if band else None,
        smallest_change=indicator.smallest_change,
    )


def _quality(characteristic: QualityCharacteristic) -> QualityEntry:
    return QualityEntry(id=characteristic.characteristic_id, statement=characteristic.statement)
