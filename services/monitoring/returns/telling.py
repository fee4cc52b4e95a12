"""What is told in a template beside an indicator: the figure before, and the one expected by now."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from projections.returns.results import AskedIndicator, Return
from services.application.returns.workbook.asked import Told
from services.presentation.numbers import figure, in_unit
from services.presentation.words import MISSING_SAID


def told_beside(page: Return) -> Mapping[UUID, Told]:
    """In the words of the page, by indicator."""
    asked = (known for group in page.outcomes for known in group.indicators)
    return {known.asked.indicator_id: Told(_last(known), _expected(known)) for known in asked}


def _last(asked: AskedIndicator) -> str:
    previous = asked.previous
    if previous is None:
        return ""
    reading, unit = previous.reading, asked.definition.unit
    said = MISSING_SAID[reading.missing] if reading.missing else ""
    if reading.figure is not None:
        said = figure(reading.figure, unit)
    otherwise = "" if previous.same_definition else ". It was read in another way then"
    return f"{said}, {previous.period.label}{otherwise}"


def _expected(asked: AskedIndicator) -> str:
    return "" if asked.expected is None else in_unit(asked.expected, asked.definition.unit)
