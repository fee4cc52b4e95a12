"""What the projector needs to know of a table, worked out once, and the statements that write it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from operator import itemgetter
from typing import Any, cast

import asyncpg
import msgspec
from sqlalchemy import Table

from projections.known import DIALECT, carried_in, key_of, written
from projections.stored import Stored, as_json

_encoder = msgspec.msgpack.Encoder(decimal_format="string", uuid_format="bytes", order="deterministic")

Row = dict[str, Any]
"""A row by column, values of the domain in their JSON text, as COPY takes it and asyncpg gives it.

What is carried from version to version is its value itself until it is written: it would be put into bytes
and taken out of them again for each version of a batch.
"""


class Shape:
    """One table in one schema.

    Attributes:
        columns: those that are written, in order.
        key: the columns of its business key.
        key_in: the key's values out of a row or a change, in the key's order.
        of_contract: whether every row belongs to a contract.
        record: a row as COPY takes it.
        carried_no_more: what the columns that are carried hold in a version that ended.
    """

    def __init__(self, table: Table, schema: str) -> None:
        self.name: str = table.name
        self.schema = schema
        self.columns = written(table)
        self.key = key_of(table)
        self.of_contract = not table.c.contract_id.nullable
        self.record: Callable[[Row], tuple[Any, ...]] = itemgetter(*self.columns)
        self.key_in = _key_getter(self.key)
        carried = carried_in(table)
        self.carried_no_more: Row = dict.fromkeys(carried)
        self._decoders: dict[str, msgspec.msgpack.Decoder[Any]] = {
            name: msgspec.msgpack.Decoder(of) for name, of in carried.items()
        }
        self._stored = tuple(column.name for column in table.c if isinstance(column.type, Stored))
        self._types = {column.name: column.type.compile(DIALECT) for column in table.c}

    def encode(self, row: Row) -> None:
        """Write down the values of the domain in a row as JSON text."""
        for name in self._stored:
            if name in row:
                row[name] = as_json(row[name])

    def carrying(self, row: Row) -> Row:
        """The row with what it carries written down as well."""
        return {**row, **{name: _bytes_of(row[name]) for name in self._decoders}} if self._decoders else row

    def loaded(self, record: asyncpg.Record) -> Row:
        """A row as it came out of the table, with what it carries as the values themselves."""
        row = dict(record)
        for name, decoder in self._decoders.items():
            row[name] = None if row[name] is None else decoder.decode(row[name])
        return row

    @property
    def qualified(self) -> str:
        """The table with its schema, quoted."""
        return f'"{self.schema}"."{self.name}"'

    @property
    def stage(self) -> str:
        """The name of the temporary table through which new rows come in."""
        return f"new_{self.name}"

    @property
    def make_stage(self) -> str:
        """The statement that makes the temporary table.

        COPY is refused into a table with row security, even for its owner where that is forced.
        """
        return (
            f'CREATE TEMPORARY TABLE IF NOT EXISTS "{self.stage}" (LIKE {self.qualified}) '
            "ON COMMIT DELETE ROWS"
        )

    @property
    def take_in(self) -> str:
        """The statement that moves the new rows from the temporary table to where they belong."""
        names = ", ".join(self.columns)
        return f'INSERT INTO {self.qualified} ({names}) SELECT {names} FROM pg_temp."{self.stage}"'  # noqa: S608

    @property
    def load(self) -> str:
        """The statement that reads the current rows of keys, given as one array for each key column."""
        return (
            f"SELECT {', '.join(f't.{name}' for name in self.columns)} "  # noqa: S608
            f"FROM unnest({self._arrays()}) AS k({', '.join(self.key)}) "
            f"JOIN {self.qualified} AS t ON {self._same('k')} AND t.known_to IS NULL"
        )

    @property
    def end(self) -> str:
        """The statement that ends the current rows of keys, at positions given as one more array."""
        ends = (
            f"unnest({self._arrays()}, ${len(self.key) + 1}::bigint[]) AS e({', '.join(self.key)}, ends_at)"
        )
        return self._ended_by(ends)

    @property
    def give_way(self) -> str:
        """The statement that ends the current rows of keys where their first new version begins."""
        keys = ", ".join(self.key)
        first = f'SELECT {keys}, min(known_from) AS ends_at FROM pg_temp."{self.stage}" GROUP BY {keys}'  # noqa: S608
        return self._ended_by(f"({first}) AS e")

    def _ended_by(self, ends: str) -> str:
        dropped = "".join(f", {name} = NULL" for name in self.carried_no_more)
        return (
            f"UPDATE {self.qualified} AS t SET known_to = e.ends_at{dropped} FROM {ends} "  # noqa: S608 - names of our tables
            f"WHERE {self._same('e')} AND t.known_to IS NULL"
        )

    def _arrays(self) -> str:
        return ", ".join(f"${n}::{self._types[name]}[]" for n, name in enumerate(self.key, 1))

    def _same(self, other: str) -> str:
        return " AND ".join(f"t.{name} = {other}.{name}" for name in self.key)


def _bytes_of(value: Any) -> bytes | None:
    return None if value is None else _encoder.encode(value)


def _key_getter(key: tuple[str, ...]) -> Callable[[Mapping[str, Any]], tuple[Any, ...]]:
    if len(key) == 1:  # of one name, itemgetter would give the bare value
        return lambda columns: tuple([columns[name] for name in key])
    return cast("Callable[[Mapping[str, Any]], tuple[Any, ...]]", itemgetter(*key))


Shapes = Mapping[Table, Shape]
"""The shapes of a read model's tables in one schema."""


def shapes_of(tables: Iterable[Table], schema: str) -> Shapes:
    """The shapes of tables in a schema."""
    return {table: shape_of(table, schema) for table in tables}


@cache
def shape_of(table: Table, schema: str) -> Shape:
    """The shape of a table in a schema."""
    return Shape(table, schema)
