"""Workbooks of people, as a provider fills them in."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from services.application.returns.people.asked import SHEET
from services.application.workbooks.writing import WrittenColumn, WrittenSheet, write_workbook

HEADINGS = (
    "Code",
    "Well-being score: start",
    "Well-being score: later",
    "Often feel alone: start",
    "Often feel alone: later",
    "Groups",
)
Row = Sequence[str | int | None]
PEOPLE: tuple[Row, ...] = (
    ("zq-first-7719", 15, 21, 3, 1, "Under 16"),
    ("zq-second-7719", 20, 23, 2, 2, "Under 16"),
    ("zq-third-7719", 18, 18, None, None, None),
    ("zq-fourth-7719", 25, 21, 4, None, "16 and over"),
)
IN_EVERY_CODE = "7719"
"""What would give a row away."""


def people(*rows: Row) -> bytes:
    """A workbook with these people."""
    columns = tuple(WrittenColumn(heading=heading) for heading in HEADINGS)
    values = [tuple(Decimal(cell) if isinstance(cell, int) else cell for cell in row) for row in rows]
    return write_workbook([WrittenSheet(name=SHEET, columns=columns, rows=values)])
