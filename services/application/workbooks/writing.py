"""Writes workbooks that people fill in: headings, choices, notes, and no formula made of somebody's text."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Literal

import msgspec
from xlsxwriter import Workbook  # pyright: ignore[reportMissingTypeStubs]

from domain.shared.errors import Invalid
from services.application.workbooks.cells import Cell, CellValue, letters

LONGEST_TEXT = 32_767
"""Characters that a spreadsheet keeps in one cell."""
ROWS_TO_FILL = 2_000
"""Rows below the headings in which a cell offers its choices and its note."""
NOTES, CHOICES = "Notes", "Choices"

Holds = Literal["text", "number", "day"]
_FORMS: dict[Holds, dict[str, Any]] = {
    # As text, so that a page "12-14" stays one and is not made a day, and "=" begins no formula.
    "text": {"num_format": "@", "text_wrap": True, "valign": "top"},
    "number": {"valign": "top"},
    "day": {"num_format": "d mmmm yyyy", "valign": "top", "align": "left"},
}


class WrittenColumn(msgspec.Struct, frozen=True, kw_only=True):
    """A column of a sheet that is written.

    Attributes:
        heading: what stands above it.
        width: in characters.
        holds: what belongs into its cells.
        choices: the words that a cell may hold; anything where there are none.
        note: what a spreadsheet says where a cell is chosen, in at most 255 characters.
    """

    heading: str
    width: int = 20
    holds: Holds = "text"
    choices: tuple[str, ...] = ()
    note: str = ""


class WrittenSheet(msgspec.Struct, frozen=True, kw_only=True):
    """A sheet that is written: headings, and rows below them.

    Attributes:
        name: as its tab shows it.
        columns: from the first.
        rows: each as wide as there are columns; a text may have several lines.
    """

    name: str
    columns: tuple[WrittenColumn, ...]
    rows: Sequence[Sequence[CellValue]] = ()


def write_workbook(sheets: Sequence[WrittenSheet], notes: Sequence[str] = ()) -> bytes:
    """Write an Excel workbook (.xlsx).

    Args:
        sheets: in the order of their tabs.
        notes: paragraphs of a last sheet, which says how the others are filled in.

    Raises:
        Invalid: where a text is longer than a cell can hold; its field is the cell's address.
    """
    written = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(written, options) as workbook:
        writer = _Writer(workbook)
        for sheet in sheets:
            writer.write(sheet)
        if notes:
            paragraphs = WrittenColumn(heading="How to fill this in", width=100)
            writer.write(WrittenSheet(name=NOTES, columns=(paragraphs,), rows=[(note,) for note in notes]))
        writer.write_choices()
    return written.getvalue()


class _Writer:
    """Writes one sheet after the other, and the lists of choices on a sheet of their own."""

    def __init__(self, workbook: Any) -> None:
        self._workbook = workbook
        self._heading = workbook.add_format(
            {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "num_format": "@"}
        )
        self._forms = {holds: workbook.add_format(form) for holds, form in _FORMS.items()}
        self._choices: dict[tuple[str, ...], str] = {}

    def write(self, sheet: WrittenSheet) -> None:
        """Write a sheet."""
        page = self._workbook.add_worksheet(sheet.name)
        page.freeze_panes(1, 0)
        for at, column in enumerate(sheet.columns):
            page.set_column(at, at, column.width, self._forms[column.holds])
            page.write_string(0, at, column.heading, self._heading)
            if column.choices or column.note:
                page.data_validation(1, at, ROWS_TO_FILL, at, self._validation(column))
        for row, values in enumerate(sheet.rows, start=1):
            for at, (column, value) in enumerate(zip(sheet.columns, values, strict=True)):
                cell = Cell(sheet=sheet.name, row=row + 1, column=at + 1, value=value)
                holds = "day" if isinstance(value, date) else column.holds
                self._write_cell(page, cell, self._forms[holds])

    def write_choices(self) -> None:
        """Write the lists that cells choose from; a spreadsheet keeps no longer ones beside the cell."""
        if not self._choices:
            return
        page = self._workbook.add_worksheet(CHOICES)
        for at, choices in enumerate(self._choices):
            page.write_column(0, at, choices)
        page.hide()

    def _validation(self, column: WrittenColumn) -> dict[str, Any]:
        said = {"input_title": column.heading, "input_message": column.note} if column.note else {}
        if not column.choices:
            return {"validate": "any", **said}
        return {
            "validate": "list",
            "source": self._listed(column.choices),
            "error_title": "Choose from the list",
            "error_message": "Choose one of the words of the list, or leave the cell empty.",
            **said,
        }

    def _listed(self, choices: tuple[str, ...]) -> str:
        at = letters(len(self._choices) + 1)
        return self._choices.setdefault(choices, f"={CHOICES}!${at}$1:${at}${len(choices)}")

    @staticmethod
    def _write_cell(page: Any, cell: Cell, form: Any) -> None:
        at = (cell.row - 1, cell.column - 1)
        match cell.value:
            case None | "":
                page.write_blank(*at, None, form)
            case bool(answer):
                page.write_boolean(*at, answer, form)
            case Decimal() as number if _keeps(number):
                page.write_number(*at, float(number), form)
            case date() as day:
                page.write_datetime(*at, day, form)
            case value:
                written = f"{value:f}" if isinstance(value, Decimal) else value
                if len(written) > LONGEST_TEXT:
                    raise Invalid(
                        f"This text has more than {LONGEST_TEXT:,} characters, more than a cell can hold.",
                        field=cell.address,
                    )
                page.write_string(*at, written, form)


def _keeps(number: Decimal) -> bool:
    """Whether a spreadsheet, which keeps 15 digits, would give the number back as it is."""
    return Decimal(f"{float(number):.15g}") == number
