"""Reads a file's rows, and says of every row that cannot be used which it is and why."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Protocol

import msgspec

from domain.provider_return.content import Asked, Reading
from domain.provider_return.rules.readings import check_reading
from domain.shared.errors import DomainError
from domain.shared.values import Period
from services.application.readings_import.cells import figure_of, period_of
from services.application.readings_import.framework import ImportedFramework
from services.application.readings_import.mapping import Mapping

LARGEST_FILE = 200 * 1024 * 1024


class Reader(Protocol):
    """What `csv.reader` gives: rows, and the line that it has come to."""

    line_num: int

    def __next__(self) -> list[str]: ...


class FileRefused(Exception):
    """The file as a whole cannot be read. The message says why and what to do."""


class Problem(msgspec.Struct, frozen=True, order=True):
    """A row that cannot be used.

    Attributes:
        line: the line of the file at which the row begins, counted from 1.
        reason: a sentence that says what is wrong and what would be right.
    """

    line: int
    reason: str


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A row that can be used: one reading, or a reason why there is none.

    Attributes:
        peer_group: the group in which the provider is compared, in the mapping's words; "" without one.
    """

    line: int
    code: str
    name: str
    peer_group: str
    period: Period
    reading: Reading


def read_rows(content: bytes, mapping: Mapping, framework: ImportedFramework) -> Iterator[Row | Problem]:
    """Go through the file row by row; a bad row is a `Problem` and the others go on.

    Raises:
        FileRefused: where it is no UTF-8 text, has no rows, or lacks a column that the mapping names.
    """
    reader = csv.reader(io.StringIO(_text(content), newline=""), strict=True)
    header = _header(reader, mapping)
    read = _RowReader(mapping, framework, header)
    seen: dict[tuple[str, Period, str], int] = {}
    rows = 0
    for line, cells in _numbered(reader):
        rows += 1
        if isinstance(cells, Problem):
            yield cells
            continue
        try:
            row = read(line, cells)
        except (ValueError, DomainError) as error:
            yield Problem(line, str(error))
            continue
        key = (row.code, row.period, str(row.reading.indicator_id))
        if key in seen:
            yield Problem(line, f"This repeats the reading of line {seen[key]}. Keep one of the two.")
            continue
        seen[key] = line
        yield row
    if not rows:
        raise FileRefused("The file has a header and no rows, so there is nothing to import.")


def _text(content: bytes) -> str:
    if len(content) > LARGEST_FILE:
        raise FileRefused(f"The file is larger than {LARGEST_FILE // 1024**2} MB. Split it by period.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise FileRefused(
            f"Line {line} holds a character that is not UTF-8. Save the file as “CSV UTF-8” and try again."
        ) from error
    if "\x00" in text:
        raise FileRefused("This is not a text file. Save it as “CSV UTF-8” and try again.")
    return text


def _header(reader: Reader, mapping: Mapping) -> list[str]:
    try:
        header = [cell.strip() for cell in _first(reader)]
    except csv.Error as error:
        raise FileRefused(f"The header cannot be read: {error}.") from error
    if not header:
        raise FileRefused("The file is empty.")
    wanted = [name for name in msgspec.structs.astuple(mapping.columns) if name is not None]
    absent = [name for name in wanted if name not in header]
    if absent:
        raise FileRefused(
            f"The file has no column {_listed(absent)}, which the mapping names. "
            f"Its columns are {_listed(header)}."
        )
    doubled = sorted({name for name in wanted if header.count(name) > 1})
    if doubled:
        raise FileRefused(f"The file has the column {_listed(doubled)} more than once. Rename or remove one.")
    return header


def _first(reader: Reader) -> list[str]:
    try:
        return next(reader)
    except StopIteration:
        return []


def _numbered(reader: Reader) -> Iterator[tuple[int, list[str] | Problem]]:
    """The rows that are not blank, each with the line it begins on."""
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield line, Problem(line, f"The row cannot be read: {error}.")
            continue
        if any(cell.strip() for cell in cells):
            yield line, cells


class _RowReader:
    """Turns the cells of one row into a `Row`.

    Raises:
        ValueError: with the sentence for the problem.
        DomainError: where the figure does not fit the indicator.
    """

    def __init__(self, mapping: Mapping, framework: ImportedFramework, header: list[str]) -> None:
        self._mapping, self._framework, self._header = mapping, framework, header

    def __call__(self, line: int, cells: list[str]) -> Row:
        if len(cells) != len(self._header):
            raise ValueError(
                f"The row has {len(cells)} cells and the header {len(self._header)}. "
                "Look for a missing or an unquoted comma."
            )
        values = {name: cell.strip() for name, cell in zip(self._header, cells, strict=True)}
        columns = self._mapping.columns
        code, name = values[columns.provider], values[columns.provider_name]
        if not code or not name:
            raise ValueError(
                f"The columns {columns.provider} and {columns.provider_name} must both be filled in."
            )
        asked = self._asked(values[columns.indicator])
        reading = self._reading(asked, values)
        check_reading(reading, asked)
        period = period_of(values[columns.period], columns.period, self._mapping)
        return Row(
            line=line,
            code=code,
            name=name,
            peer_group=self._peer_group(values),
            period=period,
            reading=reading,
        )

    def _peer_group(self, values: dict[str, str]) -> str:
        column = self._mapping.columns.provider_peer_group
        group = values[column] if column else ""
        return self._mapping.peer_groups.get(group, group)

    def _asked(self, code: str) -> Asked:
        asked = self._framework.asked.get(code)
        if asked is None:
            known = _listed(list(self._framework.asked))
            raise ValueError(f"“{code}” is no indicator of the mapping, which knows {known}.")
        return asked

    def _reading(self, asked: Asked, values: dict[str, str]) -> Reading:
        columns = self._mapping.columns
        value = values[columns.value]
        if value in self._mapping.missing_values:
            return Reading(indicator_id=asked.indicator_id, missing=self._mapping.missing_reason)
        denominator = values[columns.denominator] if columns.denominator else ""
        people = values[columns.people] if columns.people else ""
        return Reading(
            indicator_id=asked.indicator_id,
            figure=figure_of(asked, value, denominator, people, columns.value),
        )


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"“{name}”" for name in names)
