"""How far one sheet reaches and how much it holds."""

from __future__ import annotations

from services.application.workbooks.limits import Limits
from services.application.workbooks.parts import Refusals

Place = tuple[int, int]
"""Row and column, counted from 1."""
Region = tuple[int, int, int, int]
"""The first and last row, then the first and last column, all counted from 1."""
UNANSWERED = "nothing"
"""What a formula shows that was never worked out."""


class Extent:
    """What was seen of one sheet so far, which is refused as soon as it is more than is read.

    Args:
        sheet: its name.
        limits: the most that is read.
        refusals: how more is refused.

    Attributes:
        sheet: its name.
        rows: the last row that holds anything.
        columns: the last column that holds anything.
        characters: of all its texts, those that are only referred to included.
        errors: what formulas without an answer show.
        percentages: cells whose number is shown as a percentage: 0.62 as 62%.
        merged: cells that were made one.
    """

    def __init__(self, sheet: str, limits: Limits, refusals: Refusals) -> None:
        self.sheet, self._limits, self._refusals = sheet, limits, refusals
        self.rows = self.columns = self.characters = 0
        self.errors: dict[Place, str] = {}
        self.percentages: set[Place] = set()
        self.merged: list[Region] = []

    def reach(self, row: int, column: int) -> None:
        """There is something here.

        Raises:
            WorkbookRefused: where nothing is read that far down or across.
        """
        self.rows, self.columns = max(self.rows, row), max(self.columns, column)
        if self.rows > self._limits.rows:
            raise self._refusals.too_large(
                f"The sheet “{self.sheet}” has something in row {self.rows:,}; "
                f"{self._limits.rows:,} rows can be read."
            )
        if self.columns > self._limits.columns:
            raise self._refusals.too_large(
                f"The sheet “{self.sheet}” has something in column {self.columns:,}; "
                f"{self._limits.columns:,} columns can be read."
            )

    def merge(self, region: Region) -> None:
        """These cells were made one.

        Raises:
            WorkbookRefused: where that was done more often than is read.
        """
        if len(self.merged) == self._limits.rows:
            raise self._refusals.too_large(
                f"The sheet “{self.sheet}” has more than {self._limits.rows:,} merged cells."
            )
        self.merged.append(region)
