"""How far one sheet reaches and how much it holds."""

from __future__ import annotations

Place = tuple[int, int]
"""Row and column, counted from 1."""
Region = tuple[int, int, int, int]
"""The first and last row, then the first and last column, all counted from 1."""
UNANSWERED = "nothing"
"""What a formula shows that was never worked out."""


class Extent:
    """What was seen of one sheet so far.

    Attributes:
        sheet: its name.
        rows: the last row that holds anything.
        columns: the last column that holds anything.
        characters: of all its texts, those that are only referred to included.
        errors: what formulas without an answer show.
        percentages: cells whose number is shown as a percentage: 0.62 as 62%.
        merged: cells that were made one.
    """

    def __init__(self, sheet: str) -> None:
        self.sheet = sheet
        self.rows = self.columns = self.characters = 0
        self.errors: dict[Place, str] = {}
        self.percentages: set[Place] = set()
        self.merged: list[Region] = []

    def reach(self, row: int, column: int) -> None:
        """There is something here."""
        self.rows, self.columns = max(self.rows, row), max(self.columns, column)
