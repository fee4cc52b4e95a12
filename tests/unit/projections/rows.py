"""Tables as the database keeps them, written to by folds as the projector writes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Table

from domain.council.events import CouncilRenamed
from projections.changes import Happened, RowChange
from projections.projector.fold import Fold, keys_to_load
from projections.projector.lines import Key, Line, line_of
from projections.projector.shape import Row, Shape, shapes_of
from tests.unit.domain.examples import COUNCIL
from tests.unit.projections.given import SCHEMA, happened

Changes = Sequence[tuple[int, Sequence[RowChange]]]
"""What events do to rows: each event by its position."""


def at(position: int) -> Happened:
    """An event at a position."""
    (event,) = happened(COUNCIL, CouncilRenamed(name="x"), after=position - 1)
    return event


class Rows:
    """The rows of some tables of one read model.

    Attributes:
        loaded: the keys that the last batch had to load.
    """

    def __init__(self, *tables: Table) -> None:
        self._shapes = shapes_of(tables, SCHEMA)
        self._kept: dict[Shape, list[Row]] = {shape: [] for shape in self._shapes.values()}
        self.loaded: Mapping[Shape, set[Key]] = {}

    def project(self, changes: Changes) -> None:
        """Take in a batch of events."""
        lines = [self._lines(position, each) for position, each in changes]
        self.loaded = keys_to_load(lines)
        fold = Fold({shape: self._load(shape, keys) for shape, keys in self.loaded.items()})
        for each in lines:
            fold.take(each)
        for shape, table in fold.tables.items():
            self._write(shape, table.ends, list(table.versions()))

    def of(self, table: Table) -> list[Row]:
        """Every version of a table's rows, in the order in which they were written."""
        return self._kept[self._shapes[table]]

    def spans(self, table: Table, column: str) -> list[tuple[Any, int, int | None]]:
        """Every version's value of a column with its span, in order."""
        found = [(row[column], row["known_from"], row["known_to"]) for row in self.of(table)]
        return sorted(found, key=lambda span: span[1])

    def _lines(self, position: int, changes: Sequence[RowChange]) -> list[Line]:
        return [line_of(change, at(position), self._shapes) for change in changes]

    def _current(self, shape: Shape) -> dict[Key, Row]:
        return {shape.key_in(row): row for row in self._kept[shape] if row["known_to"] is None}

    def _load(self, shape: Shape, keys: set[Key]) -> dict[Key, Row]:
        current: dict[Key, Any] = self._current(shape)
        return {key: shape.loaded(row) for key, row in current.items() if key in keys}

    def _write(self, shape: Shape, ends: Mapping[Key, int], versions: list[Row]) -> None:
        begins: dict[Key, int] = {}
        for row in versions:
            begun = begins.get(shape.key_in(row), row["known_from"])
            begins[shape.key_in(row)] = min(begun, row["known_from"])
        for known, row in self._current(shape).items():
            ended = ends.get(known) or begins.get(known)
            if ended is not None:
                row.update(known_to=ended, **shape.carried_no_more)
        self._kept[shape].extend(dict(row) for row in versions)
