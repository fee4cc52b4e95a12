"""A workbook as a form, whichever format it is written in."""

from __future__ import annotations

from typing import Literal

import msgspec

from domain.shared.errors import Invalid
from services.application.workbooks.cells import Cell, CellValue
from services.application.workbooks.writing import LONGEST_TEXT

Look = Literal["title", "said", "heading", "key", "text", "number", "unasked"]
"""What a cell is: "text" and "number" are to be filled in, and have a border all round that no other has."""
Check = Literal["", "whole", "decimal"]
INPUTS: frozenset[Look] = frozenset({"text", "number"})


class FormCell(msgspec.Struct, frozen=True, kw_only=True):
    """A cell of a form.

    Attributes:
        row: counted from 1.
        column: counted from 1.
        look: what it is.
        value: what stands in it; a text may have several lines.
        choices: the words that it may hold; anything where there are none. None has a comma in it.
        check: what a spreadsheet warns about where it is typed otherwise.
        note_title: what a spreadsheet says where the cell is chosen, in at most 32 characters.
        note: the same, in at most 255 characters.
    """

    row: int
    column: int
    look: Look
    value: CellValue = None
    choices: tuple[str, ...] = ()
    check: Check = ""
    note_title: str = ""
    note: str = ""


class FormSheet(msgspec.Struct, frozen=True, kw_only=True):
    """A sheet of a form.

    Attributes:
        name: as its tab shows it, in at most 31 characters.
        widths: of its columns from the first, in characters.
        cells: those that hold something, are to be filled in or are marked as not asked.
        frozen: how many rows stay where they are when the others move.
    """

    name: str
    widths: tuple[int, ...]
    cells: tuple[FormCell, ...]
    frozen: int = 0


def check_length(sheet: FormSheet) -> None:
    """Refuse a text that no cell can hold.

    Raises:
        Invalid: with the cell's address as the field.
    """
    for known in sheet.cells:
        if isinstance(known.value, str) and len(known.value) > LONGEST_TEXT:
            cell = Cell(sheet=sheet.name, row=known.row, column=known.column)
            raise Invalid(
                f"The text in {cell.address} has more than {LONGEST_TEXT:,} characters, more than a cell can "
                "hold. Shorten it, or go on without a workbook.",
                field=cell.address,
            )
