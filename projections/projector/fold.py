"""A batch of changes folded in memory: which rows end where, and which new versions there are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from projections.changes import Amend, End, Happened, NotProjectable, Put, RowChange
from projections.projector.shape import Row, Shape, shape_of

Key = tuple[Any, ...]
CurrentRows = Mapping[Shape, Mapping[Key, Row]]


class TableFold:
    """What a batch does to one table.

    Attributes:
        ends: positions at which rows end that were current before the batch, by key. A key may be named
            that had no row.
    """

    def __init__(self, shape: Shape, current: Mapping[Key, Row]) -> None:
        self.ends: dict[Key, int] = {}
        self._shape = shape
        self._current = current
        self._open: dict[Key, Row] = {}
        self._past: list[Row] = []

    def versions(self) -> Iterable[Row]:
        """The new row versions: those that ended within the batch, then those that are current after it."""
        yield from self._past
        yield from self._open.values()

    def put(self, change: Put, event: Happened) -> None:
        """Begin a version that is given whole."""
        row = self._shape.encoded(change.values)
        row.update(change.key)
        row.setdefault("council_id", event.council_id)
        if not self._shape.of_contract:
            row["contract_id"] = None
        else:
            row.setdefault("contract_id", event.contract_id)
        if row["council_id"] is None or (self._shape.of_contract and row["contract_id"] is None):
            raise NotProjectable("It does not say whose it is: it carries no council, or no contract.")
        self._begin(self._shape.key_in(change.key), row, event.position)

    def amend(self, change: Amend, event: Happened) -> None:
        """Begin a version that differs from the one before it in some columns.

        Raises:
            NotProjectable: where there is none before it.
        """
        key = self._shape.key_in(change.key)
        row = {**self._standing(key), **self._shape.encoded(change.values)}
        self._begin(key, row, event.position)

    def end(self, change: End, event: Happened) -> None:
        """End a row.

        Raises:
            NotProjectable: where there is none.
        """
        key = self._shape.key_in(change.key)
        self._standing(key)
        self._finish(key, event.position)

    def _standing(self, key: Key) -> Row:
        row = self._open.get(key)
        if row is None and key not in self.ends:
            row = self._current.get(key)
        if row is None:
            raise NotProjectable(f"It changes a row of {self._shape.name} that is not there.")
        return row

    def _begin(self, key: Key, row: Row, position: int) -> None:
        self._finish(key, position)
        row["known_from"], row["known_to"] = position, None
        self._open[key] = row

    def _finish(self, key: Key, position: int) -> None:
        before = self._open.pop(key, None)
        if before is None:
            self.ends.setdefault(key, position)
        elif before["known_from"] < position:  # of two versions of one position only the last was ever known
            before["known_to"] = position
            self._past.append(before)


class Fold:
    """What a batch does to the tables of a read model in one schema.

    Args:
        schema: of the tables.
        current: the current rows of every key that is amended or ended, by shape and key.
    """

    def __init__(self, schema: str, current: CurrentRows) -> None:
        self._schema = schema
        self._current = current
        self.tables: dict[Shape, TableFold] = {}

    def apply(self, event: Happened, changes: Iterable[RowChange]) -> None:
        """Take in one event's changes.

        Raises:
            NotProjectable: where they do not fit the rows; the fold is not to be used any further.
        """
        for change in changes:
            shape = shape_of(change.table, self._schema)
            table = self.tables.get(shape)
            if table is None:
                table = self.tables[shape] = TableFold(shape, self._current.get(shape, {}))
            match change:
                case Put():
                    table.put(change, event)
                case Amend():
                    table.amend(change, event)
                case End():
                    table.end(change, event)


def keys_to_load(schema: str, changes: Iterable[Iterable[RowChange]]) -> dict[Shape, set[Key]]:
    """The keys whose current rows a fold needs: amended or ended, and not put before that in the batch."""
    put: dict[Shape, set[Key]] = {}
    needed: dict[Shape, set[Key]] = {}
    for of_event in changes:
        for change in of_event:
            shape = shape_of(change.table, schema)
            key = shape.key_in(change.key)
            if isinstance(change, Put):
                put.setdefault(shape, set()).add(key)
            elif key not in put.get(shape, ()):
                needed.setdefault(shape, set()).add(key)
    return needed
