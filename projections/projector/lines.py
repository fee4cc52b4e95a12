"""A change of a row written down as the table has it, ready to be put in order with the others."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from projections.changes import Advance, Amend, Happened, NotProjectable, Put, RowChange, Step
from projections.projector.shape import Row, Shape, Shapes

Key = tuple[Any, ...]


class Advancing(msgspec.Struct, frozen=True, gc=False):
    """How the version that begins is made of the version before it and of the rows that it reads."""

    step: Step
    reads: tuple[tuple[Shape, Key], ...]


class Line(msgspec.Struct, frozen=True, gc=False):
    """What one event does to one row.

    Attributes:
        shape: of the table.
        key: of the row.
        position: of the event.
        row: the version that begins, or only the columns that differ from the version before it, or those
            of its key and envelope where it is still to be made; None where the row ends.
        whole: whether all columns are given.
        advancing: how it is to be made; None where it is not to be made of the version before it.
    """

    shape: Shape
    key: Key
    position: int
    row: Row | None
    whole: bool
    advancing: Advancing | None = None


def line_of(change: RowChange, event: Happened, shapes: Shapes) -> Line:
    """The change as the table has it.

    Raises:
        NotProjectable: where it does not say whose row it is.
    """
    shape = shapes[change.table]
    key = shape.key_in(change.key)
    if isinstance(change, Put):
        row = _whole(change.key, change.values, event, of_contract=shape.of_contract)
    elif isinstance(change, Amend):
        row = {**change.values, "known_from": event.position, "known_to": None}
    elif isinstance(change, Advance):
        row = _whole(change.key, {}, event, of_contract=shape.of_contract)
        return Line(shape, key, event.position, row, False, _advancing(change, shapes))
    else:
        return Line(shape, key, event.position, None, False)
    shape.encode(row)
    return Line(shape, key, event.position, row, isinstance(change, Put))


def _advancing(change: Advance, shapes: Shapes) -> Advancing:
    read = [(shapes[table], key) for table, key in change.reads]
    return Advancing(change.step, tuple((shape, shape.key_in(key)) for shape, key in read))


def _whole(key: Mapping[str, Any], values: Mapping[str, Any], event: Happened, *, of_contract: bool) -> Row:
    row = {
        # A key may name the council or the contract itself; it is right where the envelope is silent.
        "council_id": event.council_id,
        "contract_id": event.contract_id if of_contract else None,
        **values,
        **key,
        "known_from": event.position,
        "known_to": None,
    }
    if row["council_id"] is None or (of_contract and row["contract_id"] is None):
        raise NotProjectable("It does not say whose it is: it carries no council, or no contract.")
    return row
