"""Reads a people's workbook: everybody's measures, and all cells that cannot be used."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

import msgspec

from domain.measures.people import Measured as Pair
from domain.shared.errors import Invalid
from services.application.returns.people.asked import (
    BETWEEN_GROUPS,
    CODE,
    GROUPS,
    SHEET,
    Measured,
    groups_in,
)
from services.application.returns.people.discreet import Discreet, concern_about
from services.application.workbooks.cells import Cell, number, plain, text
from services.application.workbooks.problems import CellProblem, Problems, WorkbookRefused
from services.application.workbooks.reading import Sheet, Workbook
from services.application.workbooks.tables import Column, Row, rows_under


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """One person's measures. Nothing says who they are.

    Attributes:
        measures: by the name of the indicator's question; an indicator on which they were not measured at the
            start is left out.
        groups: the groups that they belong to.
    """

    measures: Mapping[str, Pair]
    groups: frozenset[str]


class ReadPeople(msgspec.Struct, frozen=True, kw_only=True):
    """What was read from a workbook.

    Attributes:
        people: everybody who has a row.
        problems: cells that cannot be used; then nobody is counted.
        concerns: codes that look as if they told who somebody is.
    """

    people: tuple[Person, ...]
    problems: tuple[CellProblem, ...]
    concerns: tuple[CellProblem, ...]


def read_people(workbook: Workbook, measured: Sequence[Measured]) -> ReadPeople:
    """Read everybody's measures.

    Args:
        workbook: as it was read.
        measured: the indicators that the return asks for.

    Raises:
        WorkbookRefused: where it has no sheet of people.
    """
    sheet = workbook.find(SHEET)
    if sheet is None:  # and what the others are called is nobody's business
        raise WorkbookRefused(
            f"The workbook has no sheet “{SHEET}”. Give the sheet with the rows this name, or begin again "
            "from the template.",
            field="workbook",
        )
    reader = _Reader(sheet, measured)
    people = reader.read()
    return ReadPeople(people=people, problems=reader.problems.found, concerns=reader.concerns.found)


class _Reader:
    """Reads one sheet.

    Attributes:
        problems: cells that cannot be used.
        concerns: codes that look as if they told who somebody is.
    """

    def __init__(self, sheet: Sheet, measured: Sequence[Measured]) -> None:
        self._sheet, self._measured = sheet, measured
        self._groups = {plain(group): group for group in groups_in(measured)}
        self._codes: dict[str, Cell] = {}
        self.problems, self.concerns = Discreet(), Problems()

    def read(self) -> tuple[Person, ...]:
        measures = (Column(heading, needed=False) for known in self._measured for heading in _headings(known))
        columns = (Column(CODE), *measures, Column(GROUPS, needed=False))
        rows = rows_under(self._sheet, columns, self.problems)
        self._check_sheet()
        people = tuple(map(self._person, rows))
        if not any(person.measures for person in people) and not self.problems:
            first = self._sheet.cell(2, 1)
            self.problems.note(
                first, "Nobody was measured here. Write one row for each person, with a measure at the start."
            )
        return people

    def _check_sheet(self) -> None:
        """A missing column or cells that were made one would leave people out without a word."""
        present = {plain(text(cell)) for cell in self._sheet.row(1) if not cell.error}
        for known in self._measured:
            there = [plain(heading) in present for heading in _headings(known)]
            if any(there) and not all(there):
                missing = _headings(known)[there.index(False)]
                self.problems.note(
                    self._sheet.cell(1, 1),
                    f"The sheet has no column “{missing}”. Put it back, or take the other one out as well.",
                )
        for top, bottom, left, _ in self._sheet.merged:
            if bottom > 1:
                self.problems.note(
                    self._sheet.cell(top, left), "These cells were made one. Split them, one for each person."
                )

    def _person(self, row: Row) -> Person:
        self._check_code(row[CODE])
        measures = {known.question.name: self._pair(known, row) for known in self._measured}
        groups = self.problems.take(self._groups_in, row[GROUPS])
        return Person(
            measures={name: pair for name, pair in measures.items() if pair is not None},
            groups=groups or frozenset(),
        )

    def _check_code(self, cell: Cell) -> None:
        code = self.problems.take(text, cell)
        if code is None:
            return
        if not code:
            self.problems.note(cell, "Write a code for this person, such as P1. Do not write a name.")
            return
        before = self._codes.setdefault(plain(code), cell)
        if before is not cell:
            self.problems.note(
                cell,
                f"The code of {before.place} stands here again. Give each person one row and a code of their "
                "own.",
            )
        if concern := concern_about(cell):
            self.concerns.note(cell, concern)

    def _pair(self, known: Measured, row: Row) -> Pair | None:
        before = len(self.problems)
        start, later = (
            self.problems.take(lambda cell: self._measure(cell, known), row[heading])
            for heading in _headings(known)
        )
        if len(self.problems) > before:
            return None
        if start is None and later is not None:
            self.problems.note(
                row[known.later],
                "There is no measure at the start to compare this with. Write that too, or empty this cell.",
            )
        return None if start is None else (start, later)

    def _measure(self, cell: Cell, known: Measured) -> Decimal | None:
        found = number(cell)
        if found is None:
            return None
        if (cell.row, cell.column) in self._sheet.percentages:
            raise Invalid(
                "This number is shown as a percentage. Show it as a plain number, as it was measured."
            )
        scale = known.question.asked.asked.scale
        if scale is not None and not scale.holds(found):
            raise Invalid(
                f"The scale goes from {scale.lowest:f} to {scale.highest:f}. Write a measure on it, or leave "
                "the cell empty."
            )
        return found

    def _groups_in(self, cell: Cell) -> frozenset[str]:
        written = [plain(group) for group in text(cell).split(BETWEEN_GROUPS) if group.strip()]
        if all(group in self._groups for group in written):
            return frozenset(self._groups[group] for group in written)
        if not self._groups:
            raise Invalid("This return asks for no groups. Empty this cell.")
        choices = ", ".join(f"“{group}”" for group in self._groups.values())
        raise Invalid(
            f"A group here is none of this return. Its groups are {choices}. Put a semicolon between two."
        )


def _headings(known: Measured) -> tuple[str, str]:
    return known.start, known.later
