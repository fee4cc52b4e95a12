"""How far the sheets of an Excel workbook reach."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from posixpath import join, normpath

from services.application.workbooks.extent import Extent, Place
from services.application.workbooks.parts import Walker

WORKBOOK = "xl/workbook.xml"
_RELATIONSHIPS = "xl/_rels/workbook.xml.rels"
_PLACE = re.compile(r"([A-Za-z]{1,7})(\d{1,9})")
_ALPHABET = 26


def extents(parts: Mapping[str, bytes], walker: Walker) -> list[Extent]:
    """The extent of every sheet.

    Raises:
        WorkbookRefused: where a part is not well formed.
    """
    names = _names(parts, walker)
    read = [_Part(names.get(path, path)) for path in parts]
    for part, content in zip(read, parts.values(), strict=True):
        walker.walk(content, part)
    lengths = [length for part in read for length in part.lengths]
    sheets = [part for part in read if part.extent.rows]
    for sheet in sheets:
        known = (lengths[index] * times for index, times in sheet.shared.items() if index < len(lengths))
        sheet.extent.characters += sum(known)
    return [sheet.extent for sheet in sheets]


def _names(parts: Mapping[str, bytes], walker: Walker) -> dict[str, str]:
    """The names of sheets by the paths of their parts."""
    contents = _Contents()
    walker.walk(parts[WORKBOOK], contents)
    if _RELATIONSHIPS in parts:
        walker.walk(parts[_RELATIONSHIPS], contents)
    return {
        normpath(join("xl", contents.targets[known])).removeprefix("/"): name
        for known, name in contents.sheets.items()
        if known in contents.targets
    }


class _Contents:
    """Learns which sheets a workbook has and where they are kept."""

    def __init__(self) -> None:
        self.sheets: dict[str, str] = {}
        self.targets: dict[str, str] = {}

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "sheet":
            known = next((attributes[key] for key in attributes if key.endswith(":id")), "")
            self.sheets[known] = attributes.get("name", "")
        elif name == "Relationship":
            self.targets[attributes.get("Id", "")] = attributes.get("Target", "")

    def text(self, written: str) -> None:
        """Nothing is told in text."""

    def end(self, name: str) -> None:
        """Nothing is told at the end."""


class _Part:
    """Goes through one part: a sheet, the texts that sheets share, or something else.

    Attributes:
        lengths: of the shared texts, in their order.
        shared: how often each of them is referred to.
    """

    def __init__(self, sheet: str) -> None:
        self.extent = Extent(sheet)
        self.lengths: list[int] = []
        self.shared = Counter[int]()
        self._row = self._column = 0
        self._place: Place = (0, 0)
        self._kind, self._written = "", list[str]()

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        match name:
            case "row":
                self._row, self._column = int(attributes.get("r", self._row + 1)), 0
            case "c":
                self._place = self._placed(attributes.get("r"))
                self._kind = attributes.get("t", "")
            case "v" | "is":
                self.extent.reach(*self._place)
                self._written = []
            case "si":
                self._written = []
            case _:
                pass

    def text(self, written: str) -> None:
        self._written.append(written)

    def end(self, name: str) -> None:
        match name:
            case "si":
                self.lengths.append(sum(map(len, self._written)))
            case "v" if self._kind == "s":
                self.shared[int("".join(self._written))] += 1
            case "v" if self._kind == "e":
                self.extent.errors[self._place] = "".join(self._written).strip()
            case _:
                pass

    def _placed(self, reference: str | None) -> Place:
        if reference is None:
            self._column += 1
            return self._row, self._column
        found = _PLACE.fullmatch(reference)
        if found is None:
            message = f"{reference!r} is no place on a sheet."
            raise ValueError(message)
        self._column = 0
        for letter in found[1].upper():
            self._column = self._column * _ALPHABET + ord(letter) - ord("A") + 1
        return int(found[2]), self._column
