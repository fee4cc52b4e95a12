"""Reads a workbook, or refuses it with a sentence that says what to do."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import cached_property

import msgspec
from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum

from services.application.workbooks.archive import packed, unpacked
from services.application.workbooks.cells import Cell, CellValue, plain
from services.application.workbooks.extent import UNANSWERED, Place, Region
from services.application.workbooks.inspection import Inspected, inspect
from services.application.workbooks.limits import USUAL, Limits
from services.application.workbooks.parts import Refusals
from services.application.workbooks.problems import WorkbookRefused

_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\ufffe\uffff]")
"""Characters that show nothing, or that make a text read otherwise than it is."""
_ERRORS = frozenset({"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", UNANSWERED})
"""What formulas show whose error the library knows."""
_Read = int | float | str | bool | time | date | datetime | timedelta


class Sheet(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """One sheet of a workbook.

    Attributes:
        name: as its tab shows it.
        values: row by row from the first, column by column from the first.
        errors: what cells without a value show, by row and column counted from 1.
        percentages: rows and columns of cells whose number is shown as a percentage: 0.62 as 62%.
        merged: cells that were made one: first and last row, first and last column.
    """

    name: str
    values: tuple[tuple[CellValue, ...], ...]
    errors: Mapping[tuple[int, int], str] = {}
    percentages: frozenset[Place] = frozenset()
    merged: tuple[Region, ...] = ()

    @cached_property
    def height(self) -> int:
        """Number of the last row that holds anything."""
        return max((len(self.values), *(row for row, _ in self.errors)))

    @cached_property
    def width(self) -> int:
        """Number of the last column that holds anything."""
        return max((0, *map(len, self.values), *(column for _, column in self.errors)))

    def row(self, number: int) -> tuple[Cell, ...]:
        """The cells of a row, counted from 1, to the sheet's last column."""
        return tuple(self.cell(number, column) for column in range(1, self.width + 1))

    def cell(self, row: int, column: int) -> Cell:
        """One cell, both counted from 1; an empty one where there is nothing."""
        values = self.values[row - 1] if row <= len(self.values) else ()
        value = values[column - 1] if column <= len(values) else None
        error = self.errors.get((row, column), "")
        return Cell(sheet=self.name, row=row, column=column, value=value, error=error)


class Workbook(msgspec.Struct, frozen=True, kw_only=True):
    """What was read from a file.

    Attributes:
        name: what the file was called.
        sheets: in the order of their tabs.
    """

    name: str
    sheets: tuple[Sheet, ...]

    def sheet(self, name: str) -> Sheet:
        """The sheet with this name; capitals and spaces do not matter.

        Raises:
            WorkbookRefused: where there is none.
        """
        found = self.find(name)
        if found is None:
            present = ", ".join(f"“{sheet.name}”" for sheet in self.sheets)
            raise WorkbookRefused(
                f"“{self.name}” has no sheet “{name}”. Its sheets are {present}. Rename the right one, or "
                "begin again from the template.",
                field="workbook",
            )
        return found

    def find(self, name: str) -> Sheet | None:
        """The sheet with this name, or None."""
        return next((sheet for sheet in self.sheets if plain(sheet.name) == plain(name)), None)


def read_workbook(content: bytes, name: str, limits: Limits = USUAL) -> Workbook:
    """Read an Excel workbook (.xlsx) or an OpenDocument spreadsheet (.ods).

    The largest that is read takes some seconds and much memory: a server calls `read_apart`.

    Args:
        content: the file's bytes.
        name: what the file is called, for messages.
        limits: how much is read at most.

    Raises:
        WorkbookRefused: where it is no workbook, is protected with a password, or is too large.
    """
    parts = unpacked(content, name, limits)
    inspected = inspect(parts, name, limits)
    try:
        # What was inspected is what is read: nothing of the file as it came reaches the library.
        with CalamineWorkbook.from_filelike(packed(parts)) as opened:
            wanted = [known.name for known in opened.sheets_metadata if known.typ == SheetTypeEnum.WorkSheet]
            _check_names(wanted, name)
            read = {
                known: opened.get_sheet_by_name(known).to_python(skip_empty_area=False) for known in wanted
            }
    except CalamineError as error:
        raise _unread(inspected, name) from error
    return Workbook(name=name, sheets=tuple(_sheet(known, rows, inspected) for known, rows in read.items()))


def _check_names(sheets: Sequence[str], name: str) -> None:
    if not sheets:
        raise WorkbookRefused(
            f"“{name}” has no sheet with cells. Put the rows on a sheet, or begin again from the template.",
            field="workbook",
        )
    counts = Counter(map(plain, sheets))
    twice = next((sheet for sheet in reversed(sheets) if counts[plain(sheet)] > 1), None)
    if twice is not None:
        raise WorkbookRefused(
            f"“{name}” has two sheets called “{twice}”. Give one of them another name, and try again.",
            field="workbook",
        )


def _unread(inspected: Inspected, name: str) -> WorkbookRefused:
    """The library reads no workbook in which a formula shows one of the newer errors: say which."""
    for sheet, errors in inspected.errors.items():
        for (row, column), shown in errors.items():
            if shown not in _ERRORS:
                address = Cell(sheet=sheet, row=row, column=column).address
                return WorkbookRefused(
                    f"“{name}” cannot be read: the formula in {address} shows {shown}. Mend it, or type the "
                    "value, and try again.",
                    field="workbook",
                )
    return Refusals(name).no_workbook()


def _sheet(name: str, rows: Sequence[Sequence[_Read]], inspected: Inspected) -> Sheet:
    values = tuple(tuple(map(_value, row)) for row in rows)
    return Sheet(
        name=name,
        values=values,
        errors=inspected.errors.get(name, {}),
        percentages=inspected.percentages.get(name, frozenset()),
        merged=inspected.merged.get(name, ()),
    )


def _value(read: _Read) -> CellValue:
    match read:
        case bool():
            return read
        case str():
            return _UNSEEN.sub("", read).strip() or None
        case int() | float():
            return _exact(read)
        case datetime() if read.time() != time():
            return read.isoformat(sep=" ", timespec="minutes")
        case datetime():
            return read.date()
        case date():
            return read
        case time() | timedelta():
            return str(read)


def _exact(read: float) -> CellValue:
    """The number that a spreadsheet shows: it keeps 15 digits, and what is beyond them is noise."""
    written = Decimal(f"{read:.15g}")
    if not written.is_finite():
        return str(read)
    return Decimal(f"{written:f}") if written else Decimal(0)
