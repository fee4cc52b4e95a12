"""What the picture of an impact map is made of: boxes of text and lines between them. Lengths in pixels."""

from __future__ import annotations

from typing import Literal
from uuid import UUID

import msgspec

Kind = Literal["activity", "output", "outcome", "indicator"]
Key = tuple[Kind, UUID]
"""Which part of the map; an activity and its outputs have the same id."""

HEADINGS: dict[Kind, str] = {
    "activity": "What is done",
    "output": "What that yields",
    "outcome": "What changes",
    "indicator": "How that is known",
}
COLUMN, GUTTER, MARGIN = 202, 48, 4
"""Four columns are as wide as a page's text."""
FONT_SIZE, LINE = 15, 19
PADDING, GAP, TOP = 10, 14, 36


class Box(msgspec.Struct, frozen=True, kw_only=True):
    """One part of the map with its text.

    Attributes:
        x: of its left edge.
        y: of its upper edge.
        lines: the text, broken to fit.
        note: lines below the text that are ours and not the map's.
    """

    key: Key
    x: int
    y: int
    height: int
    lines: tuple[str, ...]
    note: tuple[str, ...] = ()
    width: int = COLUMN

    @property
    def right(self) -> int:
        """Its right edge."""
        return self.x + self.width

    @property
    def middle(self) -> int:
        """Half-way down."""
        return self.y + self.height // 2


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """A line from the right edge of one box to the left edge of another.

    Attributes:
        x_bend: up to where it runs level: past the place of outputs that there are none of.
        series: which activity it belongs to, counted from 0; None from an outcome to its indicators.
    """

    source: Key
    target: Key
    x_start: int
    y_start: int
    x_bend: int
    x_end: int
    y_end: int
    series: int | None = None


class Drawing(msgspec.Struct, frozen=True, kw_only=True):
    """The whole picture.

    Attributes:
        headings: each column's words and left edge.
        boxes: column by column, from the top.
        links: which box works for which.
    """

    width: int
    height: int
    headings: tuple[tuple[str, int], ...]
    boxes: tuple[Box, ...]
    links: tuple[Link, ...]
