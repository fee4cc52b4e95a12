"""Tables as files for spreadsheets, which can open them without running anything in them.

The same table gives the same cells as CSV and as OpenDocument. CSV does not tell text from formulas:
words that a spreadsheet would take for one get an apostrophe before them there.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date

from domain.shared.values import Value
from services.presentation.opendocument import Cell, opendocument, tab_names

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


class Sheet(Value, frozen=True, kw_only=True):
    """A table as one sheet of a file.

    Attributes:
        name: what its tab is to say; what no tab can say is left out of it.
        rows: each as wide as there are columns.
    """

    name: str
    columns: Sequence[str]
    rows: Sequence[Sequence[Cell]]


def as_csv(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """The table in UTF-8 with a byte order mark, as spreadsheets expect it, and the line ends of RFC 4180."""
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    writer.writerow([_safe(column) for column in columns])
    writer.writerows([_safe(cell) for cell in row] for row in rows)
    return written.getvalue().encode("utf-8-sig")


def as_ods(sheets: Sequence[Sheet]) -> bytes:
    """The tables as an OpenDocument spreadsheet: numbers as numbers, days as days, and all else as text.

    A moment is text, as it is in CSV: spreadsheets know no time zones. Equal tables give equal bytes.
    """
    names = tab_names(sheet.name for sheet in sheets)
    return opendocument((name, sheet.columns, sheet.rows) for name, sheet in zip(names, sheets, strict=True))


def _safe(cell: Cell) -> str:
    """The cell's text. Words that a spreadsheet would take for a formula get an apostrophe before them."""
    if cell is None:
        return ""
    if isinstance(cell, date):  # a moment is a date as well
        return cell.isoformat()
    if isinstance(cell, str) and cell.startswith(_FORMULA_STARTS):
        return f"'{cell}"
    return str(cell)
