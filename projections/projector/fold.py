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
        ends: positions at which rows end that were current before the batch, and that no new version
            follows at once. A row that one does follow ends where that begins.
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
        shape = self._shape
        contract_id = event.contract_id if shape.of_contract else None
        # A key may name the council or the contract itself; it is right where the envelope is silent.
        row = {"council_id": event.council_id, "contract_id": contract_id, **change.values, **change.key}
        if row["council_id"] is None or (shape.of_contract and row["contract_id"] is None):
            raise NotProjectable("It does not say whose it is: it carries no council, or no contract.")
        shape.encode(row)
        self._begin(shape.key_in(change.key), row, event.position)

    def amend(self, change: Amend, event: Happened) -> None:
        """Begin a version that differs from the one before it in some columns.

        Raises:
            NotProjectable: where there is none before it.
        """
        key, changed = self._shape.key_in(change.key), dict(change.values)
        self._shape.encode(changed)
        self._begin(key, {**self._standing(key), **changed}, event.position)

    def end(self, change: End, event: Happened) -> None:
        """End a row.

        Raises:
            NotProjectable: where there is none.
        """
        key = self._shape.key_in(change.key)
        self._standing(key)
        row = self._open.pop(key, None)
        if row is None:
            self.ends[key] = event.position
        elif row["known_from"] == event.position:
            raise NotProjectable(f"It begins and ends a row of {self._shape.name} at once.")
        else:
            self._finish(row, event.position)

    def _standing(self, key: Key) -> Row:
        row = self._open.get(key)
        if row is None and key not in self.ends:
            row = self._current.get(key)
        if row is None:
            raise NotProjectable(f"It changes a row of {self._shape.name} that is not there.")
        return row

    def _begin(self, key: Key, row: Row, position: int) -> None:
        before = self._open.get(key)
        if before is not None:
            self._finish(before, position)
        row["known_from"], row["known_to"] = position, None
        self._open[key] = row

    def _finish(self, row: Row, position: int) -> None:
        if row["known_from"] < position:  # of two versions of one position only the last was ever known
            row["known_to"] = position
            self._past.append(row)


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
            table = self._table(shape_of(change.table, self._schema))
            match change:
                case Put():
                    table.put(change, event)
                case Amend():
                    table.amend(change, event)
                case End():
                    table.end(change, event)

    def _table(self, shape: Shape) -> TableFold:
        table = self.tables.get(shape)
        if table is None:
            table = self.tables[shape] = TableFold(shape, self._current.get(shape, {}))
        return table


def keys_to_load(schema: str, changes: Iterable[Iterable[RowChange]]) -> dict[Shape, set[Key]]:
    """The keys whose current rows a fold may need: those that are amended or ended."""
    needed: dict[Shape, set[Key]] = {}
    for of_event in changes:
        for change in of_event:
            if not isinstance(change, Put):
                shape = shape_of(change.table, schema)
                needed.setdefault(shape, set()).add(shape.key_in(change.key))
    return needed
