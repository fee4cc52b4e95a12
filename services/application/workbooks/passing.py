"""A workbook on its way from the process that read it to the one that asked."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import msgspec

from services.application.workbooks.cells import CellValue
from services.application.workbooks.extent import Place, Region
from services.application.workbooks.limits import Limits
from services.application.workbooks.reading import Sheet, Workbook

OUT_OF_MEMORY = 3
"""How the reading process ends where it would take more memory than it may."""
TEXT, NUMBER, DAY = "t", "n", "d"

_Passed = str | bool | None
"""A cell: a text, number or day has a letter in front that says which, for all three are written as text."""


class Asked(msgspec.Struct, frozen=True, array_like=True):
    """A file to be read, as `read_workbook` takes it."""

    content: bytes
    name: str
    limits: Limits


class _PassedSheet(msgspec.Struct, frozen=True, array_like=True):
    name: str
    rows: list[list[_Passed]]
    errors: list[tuple[int, int, str]]
    percentages: frozenset[Place]
    merged: tuple[Region, ...]


class Answered(msgspec.Struct, frozen=True, array_like=True):
    """What became of it.

    Attributes:
        refused: the sentence by which it was refused; "" where it was read.
        sheets: what was read.
    """

    refused: str
    sheets: list[_PassedSheet] = []


def answered(workbook: Workbook) -> Answered:
    """A workbook that was read, as it is passed."""
    return Answered("", [_passed_sheet(sheet) for sheet in workbook.sheets])


def taken(answer: Answered, name: str) -> Workbook:
    """The workbook that was passed."""
    return Workbook(name=name, sheets=tuple(map(_sheet, answer.sheets)))


def _passed_sheet(sheet: Sheet) -> _PassedSheet:
    rows = [[_passed(value) for value in row] for row in sheet.values]
    errors = [(*place, shown) for place, shown in sheet.errors.items()]
    return _PassedSheet(sheet.name, rows, errors, sheet.percentages, sheet.merged)


def _passed(value: CellValue) -> _Passed:
    match value:
        case None | bool():
            return value
        case str():
            return TEXT + value
        case Decimal():
            return NUMBER + str(value)
        case date():
            return DAY + value.isoformat()


def _sheet(passed: _PassedSheet) -> Sheet:
    return Sheet(
        name=passed.name,
        values=tuple(tuple(map(_value, row)) for row in passed.rows),
        errors={(row, column): shown for row, column, shown in passed.errors},
        percentages=passed.percentages,
        merged=passed.merged,
    )


def _value(passed: _Passed) -> CellValue:
    if not isinstance(passed, str):
        return passed
    written = passed[1:]
    if passed.startswith(NUMBER):
        return Decimal(written)
    return date.fromisoformat(written) if passed.startswith(DAY) else written
