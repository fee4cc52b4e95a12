"""Writes a form as an Excel workbook (.xlsx)."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from decimal import Decimal
from math import ceil
from typing import Any

from xlsxwriter import Workbook  # pyright: ignore[reportMissingTypeStubs]

from services.application.workbooks.forms.model import INPUTS, Check, FormCell, FormSheet, Look, check_length

_WRAPPED = {"text_wrap": True, "valign": "top"}
_INPUT = {**_WRAPPED, "border": 2, "bg_color": "#FFF7D6"}
_LOOKS: Mapping[Look, Mapping[str, Any]] = {
    "title": {"bold": True, "font_size": 14, "valign": "top"},
    "said": _WRAPPED,
    "heading": {**_WRAPPED, "bold": True, "bottom": 2, "bg_color": "#E6ECEC"},
    "key": {"valign": "top", "font_size": 8, "font_color": "#505A5F"},
    # As text, so that "12-14" stays one and is not made a day, and "=" begins no formula.
    "text": {**_INPUT, "num_format": "@"},
    "number": _INPUT,
    "unasked": {"bg_color": "#D9D9D9", "pattern": 14},
}
_WRAPPING: frozenset[Look] = frozenset({"said", "heading", "text", "number"})
_NARROW = 8
"""Characters in a column of which no width is said."""
_LINE, _TALLEST = 15, 400
"""Points of a line, and of the tallest row."""
_CHECKS: Mapping[Check, Mapping[str, Any]] = {
    "whole": {
        "validate": "integer",
        "criteria": ">=",
        "value": 0,
        "error_type": "warning",
        "error_title": "Not a whole number",
        "error_message": "A whole number is asked for here, like 12.",
    },
    "decimal": {
        "validate": "decimal",
        "criteria": "between",
        "minimum": -1e15,
        "maximum": 1e15,
        "error_type": "warning",
        "error_title": "Not a number",
        "error_message": "A number is asked for here, like 12 or 3.5.",
    },
}


def write_excel(sheets: Sequence[FormSheet]) -> bytes:
    """The form as a file.

    Args:
        sheets: in the order of their tabs.

    Raises:
        Invalid: where a text is longer than a cell can hold.
    """
    written = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(written, options) as workbook:
        _write(workbook, sheets)
    return written.getvalue()


def _write(workbook: Any, sheets: Sequence[FormSheet]) -> None:
    looks: dict[Look, Any] = {look: workbook.add_format(form) for look, form in _LOOKS.items()}
    for sheet in sheets:
        check_length(sheet)
        _write_sheet(workbook.add_worksheet(sheet.name), sheet, looks)


def _write_sheet(page: Any, sheet: FormSheet, looks: Mapping[Look, Any]) -> None:
    if sheet.frozen:
        page.freeze_panes(sheet.frozen, 0)
    for column, width in enumerate(sheet.widths):
        page.set_column(column, column, width)
    for row, lines in _lines(sheet).items():
        page.set_row(row - 1, min(lines * _LINE, _TALLEST))
    for cell in sheet.cells:
        at = (cell.row - 1, cell.column - 1)
        match cell.value:
            case None | "":
                page.write_blank(*at, None, looks[cell.look])
            case Decimal() as number:
                page.write_number(*at, float(number), looks[cell.look])
            case value:
                page.write_string(*at, str(value), looks[cell.look])
        if cell.look in INPUTS and (cell.choices or cell.check or cell.note):
            page.data_validation(*at, *at, _validation(cell))


def _lines(sheet: FormSheet) -> Mapping[int, int]:
    """How many lines high each row has to be; not every program finds out by itself."""
    lines: dict[int, int] = {}
    for cell in sheet.cells:
        if cell.look in _WRAPPING and isinstance(cell.value, str):
            width = sheet.widths[cell.column - 1] if cell.column <= len(sheet.widths) else _NARROW
            needed = sum(max(1, ceil(len(line) / width)) for line in cell.value.split("\n"))
            lines[cell.row] = max(needed, lines.get(cell.row, 1))
    return {row: needed for row, needed in lines.items() if needed > 1}


def _validation(cell: FormCell) -> dict[str, Any]:
    said = {"input_title": cell.note_title, "input_message": cell.note} if cell.note else {}
    if cell.choices:
        return {
            "validate": "list",
            "source": list(cell.choices),
            "error_title": "Choose from the list",
            "error_message": "Choose one of the words of the list, or leave the cell empty.",
            **said,
        }
    return {**_CHECKS.get(cell.check, {"validate": "any"}), **said}
