"""Which cell each part of an agreement came from, and problems that are told once."""

from __future__ import annotations

from services.application.workbooks.cells import Cell
from services.application.workbooks.problems import Problems


class Places:
    """Cells by the fields that errors name.

    Args:
        whole: the cell that stands for the agreement as a whole.
    """

    def __init__(self, whole: Cell) -> None:
        self._cells = {"": whole}

    def put(self, field: str, cell: Cell) -> None:
        """Say where a part came from; the first cell of a part stands for it."""
        self._cells.setdefault(field, cell)

    def of(self, field: str) -> Cell:
        """The cell of a part, or where it has none, of what it is a part of."""
        while field not in self._cells:
            field = field.rpartition(".")[0]
        return self._cells[field]


class ToldOnce(Problems):
    """Problems of a workbook. A row that is about every contract is read for each, and told of once.

    Attributes:
        noted: how many problems were met, each as often as it was.
    """

    def __init__(self) -> None:
        super().__init__()
        self.noted = 0
        self._told: set[tuple[str, str]] = set()
        self._cells: set[str] = set()

    def note(self, cell: Cell, sentence: str) -> None:
        """Say that a cell cannot be used, and why, unless that was said."""
        self.noted += 1
        if (cell.address, sentence) not in self._told:
            self._told.add((cell.address, sentence))
            self._cells.add(cell.address)
            super().note(cell, sentence)

    def has(self, cell: Cell) -> bool:
        """Whether there is a problem with a cell."""
        return cell.address in self._cells
