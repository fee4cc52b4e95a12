"""How far the sheets of an Excel workbook reach."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping
from posixpath import join, normpath

from services.application.workbooks.extent import UNANSWERED, Extent, Place
from services.application.workbooks.parts import Walker, alike

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
        WorkbookRefused: where a part is not well formed, or a sheet is not there.
    """
    names = _names(parts, walker)
    styles = _Styles()
    if _STYLES in parts:
        walker.walk(parts[_STYLES], styles)
    read = [_Part(names.get(alike(path), path), styles.percentages, walker) for path in parts]
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
    there = {alike(path) for path in parts}
    names = {alike(contents.paths.get(known, "")): name for known, name in contents.sheets}
    if len(names) < len(contents.sheets) or not there.issuperset(names):
        raise walker.refusals.no_workbook()
    return names


class _Contents:
    """Learns which sheets a workbook has and where they are kept.

    Attributes:
        sheets: by what they are referred to, and their names.
        paths: of parts, by what they are referred to.
    """

    def __init__(self) -> None:
        self.sheets: list[tuple[str, str]] = []
        self.paths: dict[str, str] = {}

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "sheet":
            known = next((attributes[key] for key in attributes if key.endswith(":id")), "")
            self.sheets.append((known, attributes.get("name", "")))
        elif name == "Relationship":
            target = attributes.get("Target", "")
            self.paths[attributes.get("Id", "")] = normpath(join("xl", target))

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
        walker: goes through it.

    Attributes:
        lengths: of the shared texts, in their order.
        shared: how often each of them is referred to.
    """

    def __init__(self, sheet: str, percentages: Collection[str], walker: Walker) -> None:
        self.extent = Extent(sheet, walker.limits, walker.refusals)
        self._percentages, self._walker = percentages, walker
        self.lengths: list[int] = []
        self.shared = Counter[int]()
        self._row = self._column = 0
        self._place: Place = (0, 0)
        self._kind, self._style, self._written = "", "", list[str]()
        self._in_cell = self._formula = self._answered = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        match name:
            case "row":
                self._row, self._column = int(attributes.get("r", self._row + 1)), 0
            case "c":
                self._begin_cell(attributes)
            case "f":
                self._formula = True
            case "v" | "is":
                self.extent.reach(*self._place)
                self._answered = name == "is"
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
            case "v" if self._in_cell:
                self._end_value("".join(self._written))
            case "c":
                self._end_cell()
            case _:
                pass

    def _begin_cell(self, attributes: Mapping[str, str]) -> None:
        before = self._column
        self._place = self._placed(attributes.get("r"))
        if self._column <= before:
            message = "A cell stands twice, or after the one that follows it."
            raise ValueError(message)
        self._kind, self._style = attributes.get("t", "n"), attributes.get("s", "0")
        self._in_cell, self._formula, self._answered = True, False, False

    def _end_value(self, written: str) -> None:
        self._answered = bool(written) or self._kind == "str"
        if self._kind != "str" and not self._walker.stands_plainly(written):
            message = f"Not all of {written!r} would be read."
            raise ValueError(message)
        if self._kind == "s":
            self.shared[_index(written)] += 1
        elif self._kind == "e":
            self.extent.errors[self._place] = written.strip()
        elif self._kind == "n" and self._style in self._percentages:
            self.extent.percentages.add(self._place)

    def _end_cell(self) -> None:
        if self._formula and not self._answered:
            self.extent.reach(*self._place)
            self.extent.errors[self._place] = UNANSWERED
        self._in_cell = False

    def _merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        (top, left), (bottom, right) = self._placed(first), self._placed(last or first)
        self.extent.merge((top, bottom, left, right))

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


def _index(written: str) -> int:
    """The number of a shared text; the library takes the first one where it is none."""
    if not (written.isascii() and written.isdecimal()):
        message = f"{written!r} is no number of a shared text."
        raise ValueError(message)
    return int(written)
