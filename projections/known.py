"""Tables whose rows say from which position of the log to which they were known.

A row is never changed but for its end: what a later event changes becomes a new row, and the row before it
ends where the new one begins. So "as of position p" is a filter, and a row's older versions are its history.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    BindParameter,
    Column,
    ColumnElement,
    Computed,
    FromClause,
    Index,
    LargeBinary,
    MetaData,
    SmallInteger,
    Subquery,
    Table,
    UniqueConstraint,
    Uuid,
    and_,
    bindparam,
    func,
    literal,
    make_url,
    or_,
    select,
    true,
    union_all,
)

SCHEMA = "projections"
METADATA = MetaData(schema=SCHEMA)
DIALECT = make_url("postgresql+asyncpg://").get_dialect()()
"""How statements and types are written down where SQLAlchemy does not send them itself."""
EVERY_ROW = ("council_id", "contract_id", "known_from", "known_to")
"""Columns that every table has and that no `project` gives: they come from the event's envelope."""
Position = int | BindParameter[int]
"""A position of the log, or `AS_OF`."""
AS_OF: BindParameter[int] = bindparam("as_of", type_=BigInteger)
"""The position, in a statement that is put together once and asked as of many positions."""


def key_id(name: str) -> Column[UUID]:
    """A column of a business key that is an id."""
    return Column(name, Uuid, nullable=False)


def carried(name: str, of: Any) -> Column[Any]:
    """A column that holds what the next version of a row is made of, and nothing that is read.

    A version that ended has it no longer, so that history stays small. An `Advance` is given the value
    itself; it is kept as MessagePack, in as few bytes as can be.

    Args:
        name: of the column.
        of: the type of the value.
    """
    return Column(name, LargeBinary, info={"carried": of})


def carried_in(table: Table) -> Mapping[str, Any]:
    """The columns of a table that are carried, each with the type of its value."""
    return {column.name: column.info["carried"] for column in table.c if "carried" in column.info}


def versioned(
    name: str,
    key: Sequence[Column[Any]],
    *columns: Column[Any],
    of_contract: bool = False,
    look_up: Sequence[str | tuple[str, ...]] = (),
    added_up: Sequence[str] = (),
) -> Table:
    """A table of a read model.

    One unique index holds the key and the end of a version: it finds the versions of a key, and as nulls are
    not distinct in it, a key has at most one current row.

    Args:
        name: of the table, unique in the schema.
        key: what names a row, whatever is known of it.
        columns: what is known of it.
        of_contract: whether every row belongs to a contract. Then its `contract_id` is never null, and row
            security keeps it from whoever may not see that contract.
        look_up: columns beside the key by which rows are found, one by one or several together.
        added_up: columns that are read of all of a council's rows at once; see `all_known`.
    """
    names = [column.name for column in key]
    given = {*names, *(column.name for column in columns)}
    envelope = [
        Column[Any]("council_id", Uuid, nullable=False),
        Column[Any]("contract_id", Uuid, nullable=not of_contract),
    ]
    return Table(
        name,
        METADATA,
        *key,
        *(column for column in envelope if column.name not in given),
        *columns,
        Column("known_from", BigInteger, nullable=False),
        Column("known_to", BigInteger),
        *([_lived()] if added_up else []),
        UniqueConstraint(*names, "known_to", name=f"{name}_known", postgresql_nulls_not_distinct=True),
        *(Index(f"{name}_by_{'_'.join(columns)}", *columns) for columns in map(_together, look_up)),
        *([_of_council(name, added_up)] if added_up else []),
        info={"key": tuple(names)},
    )


def _lived() -> Column[int]:
    """How long a version was known: the binary digits of the number of positions; null until it ends."""
    digits = Computed("length(ltrim((known_to - known_from)::bit(64)::text, '0'))", persisted=True)
    return Column("lived", SmallInteger, digits)


def _of_council(name: str, columns: Sequence[str]) -> Index:
    by = ("council_id", "lived", "known_from")
    return Index(f"{name}_of_council", *by, postgresql_include=["known_to", *columns])


def _together(columns: str | tuple[str, ...]) -> tuple[str, ...]:
    return (columns,) if isinstance(columns, str) else columns


def written(table: Table) -> tuple[str, ...]:
    """The names of the columns that are written, in order; the others PostgreSQL works out from them."""
    return tuple(column.name for column in table.c if column.computed is None)


def key_of(table: Table) -> tuple[str, ...]:
    """The names of the columns of a table's business key."""
    key: tuple[str, ...] = table.info["key"]
    return key


def as_known(table: FromClause, as_of: Position) -> ColumnElement[bool]:
    """Whether a row was current when the log had come to this position."""
    known_to = table.c.known_to
    return and_(table.c.known_from <= as_of, or_(known_to.is_(None), known_to > as_of))


def all_known(table: Table, names: Sequence[str], as_of: Position) -> Subquery:
    """Some columns of all rows that were current at a position, without a look at those of other times.

    `as_known` says the same of a few rows. Of all rows it would visit every version since: no index over one
    end of a version knows the other. Here versions that ended are grouped by how long they were known. One
    of n binary digits was known for less than two to the n positions, so it began at most so long ago.

    Args:
        table: one with columns that are added up.
        names: of these columns.
        as_of: the position.
    """
    columns = [table.c[name] for name in names]
    at = literal(as_of, BigInteger) if isinstance(as_of, int) else as_of
    begun = table.c.known_from <= at
    lengths = func.generate_series(1, _MOST_DIGITS).table_valued("digits").render_derived("lengths")
    ended = (
        select(*columns)
        .where(
            table.c.lived == lengths.c.digits,
            table.c.known_from > at - literal(1, BigInteger).bitwise_lshift(lengths.c.digits),
            begun,
            table.c.known_to > at,
        )
        .offset(literal(0))  # so that PostgreSQL asks for one length of life after the other
        .lateral("ended")
    )
    current = select(*columns).where(table.c.lived.is_(None), begun)
    return union_all(current, select(ended).select_from(lengths).join(ended, true())).subquery("known")


_MOST_DIGITS = 62
"""So many digits a position has at most; two to one more is no number of PostgreSQL's."""


def known_by(table: FromClause, as_of: int) -> ColumnElement[bool]:
    """Whether a row was known at this position, be it the last or an older version: for histories."""
    return table.c.known_from <= as_of
