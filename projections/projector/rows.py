"""Set-based reading and writing of rows: a few statements for a whole batch, whatever its size."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from projections.projector.connection import Connection
from projections.projector.fold import CurrentRows, Fold, TableFold
from projections.projector.lines import Key
from projections.projector.shape import Row, Shape


async def load(connection: Connection, keys: Mapping[Shape, Iterable[Key]]) -> CurrentRows:
    """The current rows of keys, by shape and key."""
    found: dict[Shape, dict[Key, Row]] = {}
    for shape, of_table in keys.items():
        rows: list[Row] = [
            shape.loaded(row) for row in await connection.fetch(shape.load, *_columns(shape, of_table))
        ]
        found[shape] = {shape.key_in(row): row for row in rows}
    return found


async def write(connection: Connection, fold: Fold) -> None:
    """End what ended and add what began. The caller's transaction makes it one step with the position.

    What has no arguments goes in one message for all tables: each wait for the server is a wait for its turn
    on a busy machine.
    """
    new = {shape: [shape.record(row) for row in table.versions()] for shape, table in fold.tables.items()}
    growing = [shape for shape, records in new.items() if records]
    if growing:
        await connection.execute(";".join(shape.make_stage for shape in growing))
    for shape in growing:
        await connection.copy_records_to_table(
            shape.stage, schema_name="pg_temp", columns=shape.columns, records=new[shape]
        )
    for shape, table in fold.tables.items():
        await _end(connection, shape, table)
    if growing:
        await connection.execute(";".join(f"{shape.give_way};{shape.take_in}" for shape in growing))


async def _end(connection: Connection, shape: Shape, table: TableFold) -> None:
    if table.ends:
        positions = list(table.ends.values())
        await connection.execute(shape.end, *_columns(shape, table.ends), positions)


def _columns(shape: Shape, keys: Iterable[Key]) -> list[list[object]]:
    """The keys as one list for each of their columns."""
    return [list(column) for column in zip(*keys, strict=True)] or [[] for _ in shape.key]
