"""How far the sheets of an OpenDocument spreadsheet reach."""

from __future__ import annotations

from collections.abc import Mapping

from services.application.workbooks.extent import UNANSWERED, Extent
from services.application.workbooks.parts import Walker, local

CONTENT = "content.xml"
_MANIFEST = "META-INF/manifest.xml"
_CELLS = ("table-cell", "covered-table-cell")
_NUMBERS = frozenset({"float", "percentage", "currency"})
_MARKED = 200
"""Cells alike that are marked one by one: more are never read across a sheet."""

_MISPLACED = "This stands where no spreadsheet program would put it."


def extents(parts: Mapping[str, bytes], walker: Walker) -> list[Extent]:
    """The extent of every sheet.

    Raises:
        WorkbookRefused: where a part is not well formed, or all are protected with a password.
    """
    if b"encryption-data" in parts.get(_MANIFEST, b""):
        raise walker.refusals.protected()
    content = _Content(walker)
    walker.walk(parts[CONTENT], content)
    return content.extents


class _Content:
    """Goes through the sheets, counting what is repeated as often as it is."""

    def __init__(self, walker: Walker) -> None:
        self._walker = walker
        self.extents: list[Extent] = []
        self._row = self._column = 0
        self._rows_alike = self._cells_alike = 1
        self._filled_to = self._characters = 0
        self._in_table = self._in_cell = self._in_note = self._filled = self._failed = False
        self._is_typed, self._formula = False, False
        self._written: list[str] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        match name:
            case "table":
                if self._in_table:
                    raise ValueError(_MISPLACED)
                named = next((attributes[key] for key in attributes if local(key) == "name"), "")
                self.extents.append(Extent(named, self._walker.limits, self._walker.refusals))
                self._row, self._in_table = 0, True
            case "table-row":
                self._rows_alike = _repeated(attributes, "number-rows-repeated")
                self._column = self._filled_to = self._characters = 0
            case "table-cell" | "covered-table-cell":
                self._begin_cell(attributes)
            case "annotation":
                self._in_note = True
            case "p" if not self._in_note:
                self._filled = self._filled or self._in_cell
            case "s":
                self._characters += _repeated(attributes, "c") * self._cells_alike
            case _:
                pass

    def text(self, written: str) -> None:
        if self._in_cell and not self._in_note:
            self._written.append(written)
            self._characters += len(written) * self._cells_alike

    def end(self, name: str) -> None:
        if name in _CELLS:
            self._end_cell()
        elif name == "table-row":
            self._end_row()
        elif name == "table":
            self._in_table = False
        elif name == "annotation":
            self._in_note = False

    def _begin_cell(self, attributes: Mapping[str, str]) -> None:
        if not self._in_table:
            raise ValueError(_MISPLACED)
        given = {local(key): attributes[key] for key in attributes}
        kinds = {attributes[key] for key in attributes if local(key) == "value-type"}
        if given.get("boolean-value", "true") not in {"true", "false"}:
            message = "This is neither true nor false, and would be read as false."
            raise ValueError(message)
        self._mark(attributes, kinds)
        self._cells_alike = _repeated(attributes, "number-columns-repeated")
        self._in_cell, self._filled, self._failed = True, bool(kinds), "error" in kinds
        self._is_typed = bool(kinds) and ("value" in given or not kinds & _NUMBERS)
        self._formula = "formula" in given
        self._written = []

    def _mark(self, attributes: Mapping[str, str], kinds: set[str]) -> None:
        row, column, extent = self._row + 1, self._column + 1, self.extents[-1]
        if "percentage" in kinds:
            alike = min(_repeated(attributes, "number-columns-repeated"), _MARKED)
            extent.percentages.update((row, column + place) for place in range(alike))
        down = _repeated(attributes, "number-rows-spanned")
        across = _repeated(attributes, "number-columns-spanned")
        if down > 1 or across > 1:
            extent.merge((row, row + down - 1, column, column + across - 1))

    def _end_cell(self) -> None:
        shown = "".join(self._written).strip()
        if self._failed or (not self._is_typed and (shown or self._formula or self._filled)):
            self._note(shown or UNANSWERED)
        if self._filled:
            self._filled_to = self._column + self._cells_alike
        self._column += self._cells_alike
        self._in_cell = False

    def _note(self, shown: str) -> None:
        """The library gives such a cell as an empty one, and so all that are alike."""
        if self._rows_alike > _MARKED:
            raise ValueError(_MISPLACED)
        self._filled = True
        for row in range(self._row + 1, self._row + self._rows_alike + 1):
            for column in range(self._column + 1, self._column + min(self._cells_alike, _MARKED) + 1):
                self.extents[-1].errors[row, column] = shown

    def _end_row(self) -> None:
        if self._filled_to:
            extent = self.extents[-1]
            extent.reach(self._row + self._rows_alike, self._filled_to)
            extent.characters += self._characters * self._rows_alike
        self._row += self._rows_alike


def _repeated(attributes: Mapping[str, str], name: str) -> int:
    return max((int(attributes[key]) for key in attributes if local(key) == name), default=1)
