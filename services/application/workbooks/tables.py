"""Rows under headings: finds columns by what stands above them, in whatever order they come."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from services.application.workbooks.cells import Cell, plain, text
from services.application.workbooks.problems import Problems
from services.application.workbooks.reading import Sheet


class Column(msgspec.Struct, frozen=True):
    """A column that a sheet may have.

    Attributes:
        heading: what stands above it. Capitals and spaces do not matter.
        needed: whether the sheet must have it.
        also: other headings that it may have.
    """

    heading: str
    needed: bool = True
    also: tuple[str, ...] = ()


class Row(msgspec.Struct, frozen=True):
    """A row that is not blank: `row["Statement"]` is its cell under that heading.

    Attributes:
        number: of the row on its sheet, counted from 1.
        cells: by the heading as the `Column` names it; one that the sheet lacks is an empty cell.
    """

    number: int
    cells: Mapping[str, Cell]

    def __getitem__(self, heading: str) -> Cell:
        return self.cells[heading]

    @property
    def first(self) -> Cell:
        """The cell that stands for the row where a problem is with the row as a whole."""
        return min(self.cells.values(), key=lambda cell: cell.column)


def rows_under(sheet: Sheet, columns: Sequence[Column], problems: Problems) -> tuple[Row, ...]:
    """The rows of a sheet, by the headings in its first row. Blank rows are left out.

    A heading that is unknown, doubled or missing is noted. Where one is doubled or missing there are no
    rows: every row would only say the same again.
    """
    found = _found(sheet, columns, problems)
    if found is None:
        return ()
    rows = (_row(sheet, number, columns, found) for number in range(2, sheet.height + 1))
    filled = tuple(row for row in rows if any(not cell.is_empty for cell in sheet.row(row.number)))
    for row in filled:
        _note_strays(sheet, row.number, problems)
    return filled


def _found(sheet: Sheet, columns: Sequence[Column], problems: Problems) -> dict[str, int] | None:
    names = {plain(name): known.heading for known in columns for name in (known.heading, *known.also)}
    before, found = len(problems), dict[str, int]()
    unknown: list[Cell] = []
    for cell in sheet.row(1):
        heading = names.get(plain(text(cell) if not cell.error else cell.error))
        if heading in found:
            problems.note(cell, f"The heading “{heading}” stands here twice. Keep one of the two columns.")
        elif heading is not None:
            found[heading] = cell.column
        elif not cell.is_empty:
            unknown.append(cell)
    for column in columns:
        if column.needed and column.heading not in found:
            problems.note(
                sheet.cell(1, 1),
                f"The sheet has no column “{column.heading}”. Put it back, even if it stays empty.",
            )
    usable = len(problems) == before
    known = ", ".join(f"“{column.heading}”" for column in columns)
    for cell in unknown:
        said = f"“{text(cell)}” is" if not cell.error else "This is"
        problems.note(cell, f"{said} no heading of this sheet. Its headings are {known}.")
    return found if usable else None


def _row(sheet: Sheet, number: int, columns: Sequence[Column], found: Mapping[str, int]) -> Row:
    cells = {
        known.heading: sheet.cell(number, found[known.heading])
        if known.heading in found
        else Cell(sheet=sheet.name, row=number, column=1)
        for known in columns
    }
    return Row(number, cells)


def _note_strays(sheet: Sheet, number: int, problems: Problems) -> None:
    """What stands under no heading would be lost without a word."""
    for cell in sheet.row(number):
        if not cell.is_empty and sheet.cell(1, cell.column).is_empty:
            problems.note(cell, "There is no heading above this cell. Move it under one, or empty it.")
