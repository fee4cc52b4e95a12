"""A batch of changes folded in memory: which rows end where, and which new versions there are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from projections.changes import NotProjectable
from projections.projector.lines import Key, Line
from projections.projector.shape import Row, Shape

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

    def take(self, line: Line) -> None:
        """Take in the next change.

        Raises:
            NotProjectable: where it changes a row that is not there.
        """
        if line.row is None:
            self._end(line)
        elif line.whole:
            self._begin(line.key, line.row)
        else:
            self._begin(line.key, {**self._standing(line.key), **line.row})

    def _end(self, line: Line) -> None:
        self._standing(line.key)
        row = self._open.pop(line.key, None)
        if row is None:
            self.ends[line.key] = line.position
        elif row["known_from"] == line.position:
            raise NotProjectable(f"It begins and ends a row of {self._shape.name} at once.")
        else:
            self._finish(row, line.position)

    def _standing(self, key: Key) -> Row:
        row = self._open.get(key)
        if row is None and key not in self.ends:
            row = self._current.get(key)
        if row is None:
            raise NotProjectable(f"It changes a row of {self._shape.name} that is not there.")
        return row

    def _begin(self, key: Key, row: Row) -> None:
        before = self._open.get(key)
        if before is not None:
            self._finish(before, row["known_from"])
        self._open[key] = row

    def _finish(self, row: Row, position: int) -> None:
        if row["known_from"] < position:  # of two versions of one position only the last was ever known
            row["known_to"] = position
            self._past.append(row)


class Fold:
    """What a batch does to the tables of a read model.

    Args:
        current: the current rows of every key that is amended or ended, by shape and key.
    """

    def __init__(self, current: CurrentRows) -> None:
        self._current = current
        self.tables: dict[Shape, TableFold] = {}

    def take(self, lines: Iterable[Line]) -> None:
        """Take in one event's changes.

        Raises:
            NotProjectable: where they do not fit the rows; the fold is not to be used any further.
        """
        for line in lines:
            table = self.tables.get(line.shape)
            if table is None:
                table = self.tables[line.shape] = TableFold(line.shape, self._current.get(line.shape, {}))
            table.take(line)


def keys_to_load(lines: Iterable[Iterable[Line]]) -> dict[Shape, set[Key]]:
    """The keys whose current rows a fold may need: those that are amended or ended."""
    needed: dict[Shape, set[Key]] = {}
    for of_event in lines:
        for line in of_event:
            if not line.whole:
                needed.setdefault(line.shape, set()).add(line.key)
    return needed
