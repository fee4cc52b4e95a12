"""Reads one sheet of a return's workbook: rows by their keys, columns by their headings."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from services.application.returns.workbook.asked import AskedRow, AskedSheet, Input
from services.application.returns.workbook.cells import read_cell
from services.application.returns.workbook.wording import KEY
from services.application.workbooks.cells import Cell, letters, plain, text
from services.application.workbooks.reading import Sheet

_PUT_BACK = "Put back what the template has there, or download the template again."
_OR_BACK = "Or put the key back that the template has there."


class Wrong(msgspec.Struct, frozen=True, kw_only=True):
    """A cell that cannot be used as it is.

    Attributes:
        sheet: name of its sheet.
        cell: where on the sheet it is: "C7".
        sentence: what is wrong and what to do.
        field: the part of an answer that it is about, as errors call it; "" where it is about none.
    """

    sheet: str
    cell: str
    sentence: str
    field: str = ""


class SheetReader:
    """Reads one sheet.

    Attributes:
        typed: what stands in each part that was read, by the part's path.
        places: sheet and cell of each part.
        wrong: the cells that cannot be used.
        unread: names of the questions that could not be read.
    """

    def __init__(self, sheet: Sheet, asked: AskedSheet) -> None:
        self._sheet, self._asked = sheet, asked
        self.typed: dict[str, str] = {}
        self.places: dict[str, tuple[str, str]] = {}
        self.wrong: list[Wrong] = []
        self.unread: set[str] = set()

    def read(self) -> None:
        """Read every row that is asked for, and say what cannot be read."""
        found = self._headings()
        if found is None:
            self._leave(*self._asked.rows)
            return
        row, columns = found
        numbers = self._rows(row, columns)
        for asked in self._asked.rows:
            if (number := numbers.get(asked.key)) is not None:
                self._read_row(asked, number, columns)

    def _headings(self) -> tuple[int, dict[str, int]] | None:
        """The row in which the headings stand, and the column of each that matters."""
        wanted = {plain(heading): heading for heading in (*self._asked.inputs, KEY)}
        for number in range(1, self._sheet.height + 1):
            cells = [(plain(_shown(cell)), cell) for cell in self._sheet.row(number)]
            if any(name == plain(KEY) for name, _ in cells):
                return self._columns(number, [(wanted[name], cell) for name, cell in cells if name in wanted])
        self._note(self._sheet.cell(1, 1), f"The heading “{KEY}” is missing on this sheet. {_PUT_BACK}")
        return None

    def _columns(self, number: int, met: list[tuple[str, Cell]]) -> tuple[int, dict[str, int]] | None:
        found: dict[str, int] = {}
        before = len(self.wrong)
        for heading, cell in met:
            if heading in found:
                self._note(cell, f"The heading “{heading}” stands here twice. Keep one of the two columns.")
            found.setdefault(heading, cell.column)
        for heading in (*self._asked.inputs, KEY):
            if heading not in found:
                first = self._sheet.cell(number, 1)
                self._note(first, f"The heading “{heading}” is missing in this row. {_PUT_BACK}")
        return (number, found) if len(self.wrong) == before else None

    def _rows(self, headings: int, columns: Mapping[str, int]) -> dict[str, int]:
        """The number of each row by its key, where that is certain."""
        asked = {row.key: row for row in self._asked.rows}
        numbers: dict[str, list[int]] = {}
        strange = False
        for number in range(headings + 1, self._sheet.height + 1):
            cell = self._sheet.cell(number, columns[KEY])
            key = _shown(cell)
            if key in asked:
                numbers.setdefault(key, []).append(number)
            elif key:
                strange = True
                self._note(cell, f"This key was changed. {_PUT_BACK}")
            else:
                self._note_keyless(number, columns)
        for key, row in asked.items():
            if len(numbers.get(key, ())) != 1:
                self._leave(row)
                self._note_row(row, numbers.get(key, []), columns, headings, told=strange)
        return {key: found[0] for key, found in numbers.items() if len(found) == 1}

    def _note_keyless(self, number: int, columns: Mapping[str, int]) -> None:
        for heading in self._asked.inputs:
            cell = self._sheet.cell(number, columns[heading])
            if not cell.is_empty:
                self._note(
                    cell, f"This row has no key, so it answers no question. Empty the cell. {_OR_BACK}"
                )

    def _note_row(
        self, row: AskedRow, found: list[int], columns: Mapping[str, int], headings: int, *, told: bool
    ) -> None:
        if found:
            cell = self._sheet.cell(found[-1], columns[KEY])
            self._note(cell, f"This row stands in row {found[0]} as well. Take one of the two out.")
        elif not told:
            cell = self._sheet.cell(headings, columns[KEY])
            self._note(cell, f"The row of “{row.title}” is missing. {_PUT_BACK}")

    def _read_row(self, row: AskedRow, number: int, columns: Mapping[str, int]) -> None:
        for heading in self._asked.inputs:
            cell, asked = self._sheet.cell(number, columns[heading]), row.inputs.get(heading)
            if asked is not None:
                self._read_input(cell, asked)
            elif not cell.is_empty:
                self._note(
                    cell,
                    f"Nothing is asked in this cell, so it would be lost: “{_shown(cell)[:60]}”. "
                    "Empty it, or write it where it belongs.",
                )

    def _read_input(self, cell: Cell, asked: Input) -> None:
        self.places[asked.field] = (cell.sheet, cell.place)
        if (merged := self._merged(cell)) is not None:
            self.unread.add(asked.question)
            self._note(
                cell,
                f"This cell was made one with others: {merged}. Split them again, and write in each what "
                "belongs there.",
                asked.field,
            )
            return
        percentage = (cell.row, cell.column) in self._sheet.percentages
        typed, wrong = read_cell(cell, asked.holds, percentage=percentage)
        self.typed[asked.field] = typed
        if wrong:
            self._note(cell, wrong, asked.field)

    def _merged(self, cell: Cell) -> str | None:
        for top, bottom, left, right in self._sheet.merged:
            if top <= cell.row <= bottom and left <= cell.column <= right:
                return f"{letters(left)}{top} to {letters(right)}{bottom}"
        return None

    def _leave(self, *rows: AskedRow) -> None:
        self.unread |= {asked.question for row in rows for asked in row.inputs.values()}

    def _note(self, cell: Cell, sentence: str, field: str = "") -> None:
        self.wrong.append(Wrong(sheet=cell.sheet, cell=cell.place, sentence=sentence, field=field))


def _shown(cell: Cell) -> str:
    """What stands in a cell, whatever it is."""
    return cell.error or text(cell)
