"""A batch of changes folded in memory: which rows end where, and which new versions there are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from projections.changes import NotProjectable
from projections.projector.lines import Advancing, Key, Line
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
        yield from map(self._shape.carrying, self._open.values())

    def take(self, line: Line) -> None:
        """Take in the next change.

        Raises:
            NotProjectable: where it changes a row that is not there.
        """
        if line.row is None:
            self._end(line)
        elif line.whole:
            self.begin(line.key, line.row)
        else:
            self.begin(line.key, {**self._standing(line.key), **line.row})

    def row(self, key: Key) -> Row | None:
        """A row as it now is; None where it is not there."""
        row = self._open.get(key)
        if row is None and key not in self.ends:
            row = self._current.get(key)
        return row

    def begin(self, key: Key, row: Row) -> None:
        """Let a version begin, and the one before it end."""
        before = self._open.get(key)
        if before is not None:
            self._finish(before, row["known_from"])
        self._open[key] = row

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
        row = self.row(key)
        if row is None:
            raise NotProjectable(f"It changes a row of {self._shape.name} that is not there.")
        return row

    def _finish(self, row: Row, position: int) -> None:
        if row["known_from"] < position:  # of two versions of one position only the last was ever known
            # A copy: where the event turns out not to fit, what comes before it is folded once more.
            self._past.append({**row, "known_to": position, **self._shape.carried_no_more})


class Fold:
    """What a batch does to the tables of a read model.

    Args:
        current: the current rows of every key of `keys_to_load`, by shape and key.
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
            table = self._table(line.shape)
            if line.advancing is None or line.row is None:
                table.take(line)
            else:
                table.begin(line.key, {**line.row, **self._advanced(line, line.advancing)})

    def _table(self, shape: Shape) -> TableFold:
        table = self.tables.get(shape)
        if table is None:
            table = self.tables[shape] = TableFold(shape, self._current.get(shape, {}))
        return table

    def _advanced(self, line: Line, advancing: Advancing) -> Row:
        read = [self._table(shape).row(key) for shape, key in advancing.reads]
        try:
            made = dict(advancing.step(self._table(line.shape).row(line.key), read))
        except NotProjectable:
            raise
        except Exception as error:  # a step is pure: whatever it raises now it will raise again
            raise NotProjectable(f"{type(error).__name__}: {error}") from error
        line.shape.encode(made)
        return made


def keys_to_load(lines: Iterable[Iterable[Line]]) -> dict[Shape, set[Key]]:
    """The keys whose current rows a fold may need: those that are amended, ended, advanced or read."""
    needed: dict[Shape, set[Key]] = {}
    for of_event in lines:
        for line in of_event:
            if line.whole:
                continue
            needed.setdefault(line.shape, set()).add(line.key)
            for shape, key in line.advancing.reads if line.advancing else ():
                needed.setdefault(shape, set()).add(key)
    return needed
