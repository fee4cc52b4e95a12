"""How large a workbook may be, so that no file can take the machine's memory or time."""

from __future__ import annotations

import msgspec

MEGABYTE = 1024 * 1024
MEMORY = 256 * MEGABYTE
"""Bytes that reading one may take beyond what the interpreter itself needs."""
SECONDS = 5
"""That reading one may take, of the clock and of the processor."""


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """The most that is read.

    Attributes:
        file: bytes of the file.
        unpacked: bytes and characters of all that is in it.
        parts: files packed into it.
        elements: of markup in all of it, which take the time that reading takes.
        rows: rows of one sheet.
        columns: columns of one sheet.
        cells: cells of all sheets together, empty ones among others counted.
    """

    file: int = 10 * MEGABYTE
    unpacked: int = 50 * MEGABYTE
    parts: int = 1_000
    elements: int = 1_500_000
    rows: int = 20_000
    columns: int = 200
    cells: int = 500_000


USUAL = Limits()
