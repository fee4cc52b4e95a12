"""A change of a row written down as the table has it, ready to be put in order with the others."""

from __future__ import annotations

from typing import Any

import msgspec

from projections.changes import Amend, Happened, NotProjectable, Put, RowChange
from projections.projector.shape import Row, Shape, Shapes

Key = tuple[Any, ...]


class Line(msgspec.Struct, frozen=True, gc=False):
    """What one event does to one row.

    Attributes:
        shape: of the table.
        key: of the row.
        position: of the event.
        row: the version that begins, or only the columns that differ from the version before it; None where
            the row ends.
        whole: whether all columns are given.
    """

    shape: Shape
    key: Key
    position: int
    row: Row | None
    whole: bool


def line_of(change: RowChange, event: Happened, shapes: Shapes) -> Line:
    """The change as the table has it.

    Raises:
        NotProjectable: where it does not say whose row it is.
    """
    shape = shapes[change.table]
    key = shape.key_in(change.key)
    if isinstance(change, Put):
        row = _whole(change, event, of_contract=shape.of_contract)
    elif isinstance(change, Amend):
        row = {**change.values, "known_from": event.position, "known_to": None}
    else:
        return Line(shape, key, event.position, None, False)
    shape.encode(row)
    return Line(shape, key, event.position, row, isinstance(change, Put))


def _whole(change: Put, event: Happened, *, of_contract: bool) -> Row:
    row = {
        # A key may name the council or the contract itself; it is right where the envelope is silent.
        "council_id": event.council_id,
        "contract_id": event.contract_id if of_contract else None,
        **change.values,
        **change.key,
        "known_from": event.position,
        "known_to": None,
    }
    if row["council_id"] is None or (of_contract and row["contract_id"] is None):
        raise NotProjectable("It does not say whose it is: it carries no council, or no contract.")
    return row
