"""What is wrong with a workbook: as a whole, or cell by cell."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import msgspec

from domain.shared.errors import DomainError, Invalid, refuse_all
from services.application.workbooks.cells import Cell

Read = TypeVar("Read")


class WorkbookRefused(Invalid):
    """The file as a whole cannot be read. The message says why and what to do."""


class CellProblem(msgspec.Struct, frozen=True, kw_only=True):
    """A cell that cannot be used.

    Attributes:
        sheet: name of its sheet.
        cell: where on the sheet it is: "C7".
        sentence: what is wrong and what would be right.
    """

    sheet: str
    cell: str
    sentence: str

    @property
    def address(self) -> str:
        """Where it is in the workbook: "Outcomes!C7"."""
        return f"{self.sheet}!{self.cell}"


class Problems:
    """Collects every problem of a workbook, so that a person can mend them all at once."""

    def __init__(self) -> None:
        self._found: list[CellProblem] = []

    def __len__(self) -> int:
        return len(self._found)

    @property
    def found(self) -> tuple[CellProblem, ...]:
        """All of them, in the order in which they were met."""
        return tuple(self._found)

    def note(self, cell: Cell, sentence: str) -> None:
        """Say that a cell cannot be used, and why."""
        self._found.append(CellProblem(sheet=cell.sheet, cell=cell.place, sentence=sentence))

    def take(self, read: Callable[[Cell], Read | None], cell: Cell) -> Read | None:
        """What a cell says as `read` understands it, or None with a note where it cannot be understood.

        None is also what `read` gives for an empty cell that may be empty.
        """
        try:
            return read(cell)
        except DomainError as error:
            self.note(cell, error.message)
            return None

    def refuse(self) -> None:
        """Raise what was collected, each with its address as the field.

        Raises:
            DomainError: where anything was.
        """
        refuse_all([Invalid(problem.sentence, field=problem.address) for problem in self._found])
