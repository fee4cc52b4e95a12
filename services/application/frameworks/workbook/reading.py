"""Reads a workbook into a framework's document, or says of every cell that cannot be used what is wrong."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

import msgspec

from services.application.frameworks.document import FORMAT, FrameworkDocument, OutcomeEntry
from services.application.frameworks.workbook import sheets
from services.application.frameworks.workbook.rows import LEVEL, RowReader
from services.application.workbooks.cells import Cell, needed, plain, text
from services.application.workbooks.problems import Problems
from services.application.workbooks.reading import Workbook
from services.application.workbooks.tables import Row, rows_under

Entry = TypeVar("Entry")


def read_framework(workbook: Workbook) -> FrameworkDocument:
    """Read a framework's document from a workbook.

    Raises:
        DomainError: where a sheet is missing, or cells cannot be used: all of them at once, each with its
            address as the field, such as "Outcomes!C7".
    """
    reading = _Reading(workbook)
    document = reading.framework()
    reading.problems.refuse()
    return document


class _Reading:
    """Goes through the sheets of one workbook."""

    def __init__(self, workbook: Workbook) -> None:
        self.problems = Problems()
        self._workbook = workbook

    def framework(self) -> FrameworkDocument:
        """The whole, as far as it can be read."""
        head = self._head()
        reader = RowReader(self.problems, head.level)
        outcomes = tuple(self._outcomes(reader))
        qualities = (reader.quality(row) for row in self._rows(sheets.QUALITIES))
        return msgspec.structs.replace(
            head,
            outcomes=outcomes,
            quality_characteristics=tuple(known for known in qualities if known is not None),
        )

    def _head(self) -> FrameworkDocument:
        rows, take = self._rows(sheets.FRAMEWORK), self.problems.take
        for row in rows[1:]:
            self.problems.note(row.first, "A workbook holds one framework. Take this row out.")
        if not rows:
            first = self._workbook.sheet(sheets.FRAMEWORK).cell(2, 1)
            if not len(self.problems):
                self.problems.note(first, "Give the framework a title.")
            return FrameworkDocument(format=FORMAT, title="", level="service")
        return FrameworkDocument(
            format=FORMAT,
            title=take(needed(text, "Give the framework a title."), rows[0]["Title"]) or "",
            service_area=take(text, rows[0]["Service area"]) or "",
            level=take(LEVEL, rows[0]["Level"]) or "service",
        )

    def _outcomes(self, reader: RowReader) -> Iterator[OutcomeEntry]:
        """The outcomes, each with what the other sheets say about it."""
        before = len(self.problems)
        rows = self._numbered(self._rows(sheets.OUTCOMES))
        known = frozenset(rows) if len(self.problems) == before else None
        outcomes = {number: reader.outcome(row) for number, row in rows.items()}
        said = self._about(known, sheets.QUOTATIONS, reader.quotation)
        sources = self._about(known, sheets.SOURCES, reader.source)
        indicators = self._about(known, sheets.INDICATORS, reader.indicator)
        for number, outcome in outcomes.items():
            if outcome is not None:
                yield msgspec.structs.replace(
                    outcome,
                    words_of_people=tuple(said[number]),
                    sources=tuple(sources[number]),
                    indicators=tuple(indicators[number]),
                )

    def _numbered(self, rows: Sequence[Row]) -> dict[str, Row]:
        """The rows of outcomes by the number that other sheets call them by."""
        numbered: dict[str, Row] = {}
        for row in rows:
            number = self.problems.take(needed(text, "Give the outcome a number of its own."), row["Number"])
            if number is not None and plain(number) in numbered:
                other = numbered[plain(number)]["Number"].address
                self.problems.note(row["Number"], f"The same number stands in {other}. Give it another.")
            elif number is not None:
                numbered[plain(number)] = row
        return numbered

    def _about(
        self, known: frozenset[str] | None, sheet: str, read: Callable[[Row], Entry | None]
    ) -> defaultdict[str, list[Entry]]:
        """The entries of a sheet by the outcomes that they are about.

        Args:
            known: the numbers of outcomes; None where they cannot be told, so that no number is wrong.
            sheet: name of the sheet.
            read: reads a row.
        """
        found: defaultdict[str, list[Entry]] = defaultdict(list)
        for row in self._rows(sheet):
            number = self.problems.take(needed(text, "Give the number of its outcome."), row["Outcome"])
            if number is not None and known is not None and plain(number) not in known:
                self._note_unknown(row["Outcome"], number)
            entry = read(row)
            if entry is not None and number is not None:
                found[plain(number)].append(entry)
        return found

    def _note_unknown(self, cell: Cell, number: str) -> None:
        self.problems.note(
            cell, f"“{number}” is the number of no outcome. Take one from the sheet {sheets.OUTCOMES}."
        )

    def _rows(self, name: str) -> tuple[Row, ...]:
        return rows_under(self._workbook.sheet(name), sheets.headings(name), self.problems)
