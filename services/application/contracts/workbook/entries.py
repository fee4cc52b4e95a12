"""Puts together what a workbook says of each contract, sheet by sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from services.application.contracts.workbook.sheets import ALL, CONTRACTS, FOR_ALL, SHEETS, columns_of
from services.application.workbooks.cells import Cell, plain, text
from services.application.workbooks.problems import Problems
from services.application.workbooks.reading import Workbook
from services.application.workbooks.tables import Row, rows_under
from services.application.workbooks.writing import CHOICES, NOTES


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One contract of a workbook.

    Attributes:
        reference: as the sheet of contracts writes it.
        row: its row there.
        rows: its rows on every other sheet, by the sheet's name, in their order.
    """

    reference: str
    row: Row
    rows: Mapping[str, Sequence[Row]]

    def on(self, sheet: str) -> Sequence[Row]:
        """Its rows on a sheet."""
        return self.rows.get(sheet, ())


def entries_of(workbook: Workbook, problems: Problems) -> tuple[Entry, ...]:
    """The contracts of a workbook; rows that belong to none are noted.

    Raises:
        WorkbookRefused: where there is no sheet of contracts.
    """
    contracts = workbook.sheet(CONTRACTS)
    _note_strange_sheets(workbook, problems)
    before = len(problems)
    read = {
        sheet.name: rows_under(found, columns_of(sheet), problems)
        for sheet in SHEETS
        if (found := workbook.find(sheet.name)) is not None
    }
    first = _by_reference(read.pop(CONTRACTS), problems)
    if not first and len(problems) == before:
        problems.note(contracts.cell(2, 1), "There is no contract on this sheet. Give each a row.")
    rows: dict[str, dict[str, list[Row]]] = {reference: {} for reference in first}
    for sheet, own in read.items():
        for row in own:
            for reference in _meant(row["Reference"], sheet, first, problems):
                rows[reference].setdefault(sheet, []).append(row)
    return tuple(
        Entry(reference=text(row["Reference"]), row=row, rows=rows[reference])
        for reference, row in first.items()
    )


def _note_strange_sheets(workbook: Workbook, problems: Problems) -> None:
    """What stands on a sheet that is not read would be lost without a word."""
    known = {plain(name) for name in (*(sheet.name for sheet in SHEETS), NOTES, CHOICES)}
    names = ", ".join(f"“{sheet.name}”" for sheet in SHEETS)
    for sheet in workbook.sheets:
        if plain(sheet.name) not in known and sheet.height:
            problems.note(
                sheet.cell(1, 1),
                f"A sheet “{sheet.name}” is not read. Rename it to one of {names}, or take it out.",
            )


def _by_reference(rows: Sequence[Row], problems: Problems) -> dict[str, Row]:
    """The rows of contracts by their references; one without a reference is noted."""
    found: dict[str, Row] = {}
    for row in rows:
        cell = row["Reference"]
        reference = plain(problems.take(text, cell) or "")
        if not reference:
            if not cell.error:
                problems.note(cell, "Give the contract its reference.")
        elif reference == plain(ALL):
            problems.note(cell, f"“{ALL}” cannot be a reference: it stands for every contract. Give another.")
        elif reference in found:
            problems.note(
                cell,
                f"The reference “{text(cell)}” stands in {found[reference]['Reference'].place} already. "
                "Give each contract a reference of its own.",
            )
        else:
            found[reference] = row
    return found


def _meant(cell: Cell, sheet: str, known: Mapping[str, Row], problems: Problems) -> Sequence[str]:
    """The contracts that a row is about."""
    written = problems.take(text, cell)
    if written is None:
        return ()
    if plain(written) == plain(ALL) and sheet in FOR_ALL:
        return tuple(known)
    if plain(written) in known:
        return (plain(written),)
    problems.note(
        cell,
        f"“{written}” is no reference on the sheet {CONTRACTS}. Write one of those."
        if written
        else "Say which contract this row is for: write its reference.",
    )
    return ()
