"""How far the sheets of an Excel workbook reach."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping
from posixpath import join, normpath

from services.application.workbooks.extent import Extent, Place
from services.application.workbooks.parts import Walker

WORKBOOK = "xl/workbook.xml"
_RELATIONSHIPS = "xl/_rels/workbook.xml.rels"
_STYLES = "xl/styles.xml"
_PERCENTAGES = frozenset({"9", "10"})
"""Numbers that stand for the forms 0% and 0.00% in every workbook."""
_PLACE = re.compile(r"([A-Za-z]{1,7})(\d{1,9})")
_ALPHABET = 26


def extents(parts: Mapping[str, bytes], walker: Walker) -> list[Extent]:
    """The extent of every sheet.

    Raises:
        WorkbookRefused: where a part is not well formed.
    """
    names = _names(parts, walker)
    styles = _Styles()
    if _STYLES in parts:
        walker.walk(parts[_STYLES], styles)
    read = [_Part(names.get(path, path), styles.percentages) for path in parts]
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


class _Styles:
    """Learns which ways of showing a cell show its number as a percentage.

    Attributes:
        percentages: the numbers by which cells name them.
    """

    def __init__(self) -> None:
        self.percentages: set[str] = set()
        self._forms = set(_PERCENTAGES)
        self._in_cells, self._count = False, 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        match name:
            case "numFmt" if "%" in attributes.get("formatCode", ""):
                self._forms.add(attributes.get("numFmtId", ""))
            case "cellXfs":
                self._in_cells = True
            case "xf" if self._in_cells:
                if attributes.get("numFmtId") in self._forms:
                    self.percentages.add(str(self._count))
                self._count += 1
            case _:
                pass

    def text(self, written: str) -> None:
        """Nothing is told in text."""

    def end(self, name: str) -> None:
        if name == "cellXfs":
            self._in_cells = False


class _Part:
    """Goes through one part: a sheet, the texts that sheets share, or something else.

    Args:
        sheet: its name.
        percentages: the ways of showing a cell that show a percentage.

    Attributes:
        lengths: of the shared texts, in their order.
        shared: how often each of them is referred to.
    """

    def __init__(self, sheet: str, percentages: Collection[str]) -> None:
        self.extent, self._percentages = Extent(sheet), percentages
        self.lengths: list[int] = []
        self.shared = Counter[int]()
        self._row = self._column = 0
        self._place: Place = (0, 0)
        self._kind, self._style, self._written = "", "", list[str]()

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        match name:
            case "row":
                self._row, self._column = int(attributes.get("r", self._row + 1)), 0
            case "c":
                self._place = self._placed(attributes.get("r"))
                self._kind, self._style = attributes.get("t", ""), attributes.get("s", "0")
            case "v" | "is":
                self.extent.reach(*self._place)
                self._written = []
            case "si":
                self._written = []
            case "mergeCell":
                self._merge(attributes.get("ref", ""))
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
            case "v" if self._kind in {"", "n"} and self._style in self._percentages:
                self.extent.percentages.add(self._place)
            case _:
                pass

    def _merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        (top, left), (bottom, right) = self._placed(first), self._placed(last or first)
        self.extent.merged.append((top, bottom, left, right))

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
