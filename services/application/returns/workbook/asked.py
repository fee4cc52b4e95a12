"""What a return's workbook asks: sheets, rows, and the cells to be filled in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

Holds = Literal["whole", "decimal", "text", "reason", "confirmed"]
"""What is asked for in a cell."""


class Told(msgspec.Struct, frozen=True):
    """What is told beside an indicator: the figure before this one, and the one expected by now."""

    last: str = ""
    expected: str = ""


class Input(msgspec.Struct, frozen=True, kw_only=True):
    """A cell to be filled in.

    Attributes:
        question: name of the question that it is part of the answer to.
        part: of that answer.
        holds: what belongs into it.
    """

    question: str
    part: str
    holds: Holds

    @property
    def field(self) -> str:
        """The path by which errors call it."""
        return f"{self.question}.{self.part}"


class AskedRow(msgspec.Struct, frozen=True, kw_only=True):
    """A row.

    Attributes:
        key: tells it from every other row of its sheet, wherever it is moved.
        told: what stands in the columns that are only read.
        inputs: what is to be filled in, by the heading of its column.
        title: what people call the row.
    """

    key: str
    told: tuple[str, ...]
    inputs: Mapping[str, Input]
    title: str


class AskedSheet(msgspec.Struct, frozen=True, kw_only=True):
    """A sheet.

    Attributes:
        told: headings of the columns that are only read.
        inputs: headings of the columns that are filled in.
        rows: in the order of the page.
    """

    name: str
    told: tuple[str, ...]
    inputs: tuple[str, ...]
    rows: tuple[AskedRow, ...]
