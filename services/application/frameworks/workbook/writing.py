"""Writes a framework's document as a workbook."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from services.application.frameworks.document import FrameworkDocument, IndicatorEntry, OutcomeEntry
from services.application.frameworks.workbook import sheets, words
from services.application.frameworks.workbook.words import word_for
from services.application.workbooks.cells import CellValue, as_list
from services.application.workbooks.writing import WrittenSheet, write_workbook


def workbook_of(document: FrameworkDocument) -> bytes:
    """The document as an Excel workbook (.xlsx), which `read_framework` reads back.

    Raises:
        Invalid: where a text is longer than a cell can hold; it can still be taken out as JSON.
    """
    outcomes = list(enumerate(document.outcomes, start=1))
    rows: dict[str, Sequence[Sequence[CellValue]]] = {
        sheets.FRAMEWORK: [(document.title, document.service_area, word_for(words.LEVELS, document.level))],
        sheets.OUTCOMES: [_outcome(number, known) for number, known in outcomes],
        sheets.QUOTATIONS: [
            (str(number), said.words, said.said_by)
            for number, known in outcomes
            for said in known.words_of_people
        ],
        sheets.SOURCES: [
            (str(number), source.document, source.page)
            for number, known in outcomes
            for source in known.sources
        ],
        sheets.INDICATORS: [
            _indicator(number, indicator) for number, known in outcomes for indicator in known.indicators
        ],
        sheets.QUALITIES: [(known.statement, _id(known.id)) for known in document.quality_characteristics],
    }
    return write_workbook(
        [WrittenSheet(name=name, columns=sheets.COLUMNS[name], rows=rows[name]) for name in sheets.COLUMNS],
        notes=sheets.NOTES,
    )


def _outcome(number: int, outcome: OutcomeEntry) -> tuple[CellValue, ...]:
    return (
        str(number),
        outcome.statement,
        word_for(words.LEVELS, outcome.level),
        word_for(words.BOTTOM_LINES, outcome.bottom_line),
        word_for(words.HORIZONS, outcome.horizon),
        word_for(words.WELL_BEING_ELEMENTS, outcome.well_being_element),
        as_list([word_for(words.FIVE_WAYS, way) or way for way in outcome.five_ways]),
        word_for(words.PREVENTION_LEVELS, outcome.prevention_level),
        _id(outcome.id),
    )


def _indicator(number: int, indicator: IndicatorEntry) -> tuple[CellValue, ...]:
    scale, band = indicator.scale, indicator.band
    return (
        str(number),
        indicator.title,
        word_for(words.MEASURES, indicator.measure),
        indicator.unit,
        word_for(words.DIRECTIONS, indicator.direction),
        word_for(words.LENSES, indicator.lens),
        indicator.way_of_measuring,
        indicator.who_measures,
        as_list(indicator.disaggregations),
        scale.lowest if scale else None,
        scale.highest if scale else None,
        band.lower if band else None,
        band.upper if band else None,
        indicator.smallest_change,
        _id(indicator.id),
    )


def _id(known: UUID | None) -> str | None:
    return str(known) if known else None
