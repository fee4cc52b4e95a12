"""What an event does to rows, said without touching any: `project` is pure, the projector does the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import Table

from domain.shared.facts import Fact


class Happened(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An event as the log holds it, with its fact decoded.

    Attributes:
        fact: what happened.
        position: its place in the log.
        stream_id: the stream.
        recorded_at: when the log learned of it (aware).
        council_id: the council; a council's own events may leave it out.
        contract_id: the contract, where there is one.
        actor_id: who did it.
        role: the role acted in.
        source: where it came from.
    """

    fact: Fact
    position: int
    stream_id: UUID
    recorded_at: datetime
    council_id: UUID | None = None
    contract_id: UUID | None = None
    actor_id: UUID | None = None
    role: str | None = None
    source: str | None = None


class Put(msgspec.Struct, frozen=True, gc=False):
    """From this event on the row is this; all of its columns are given.

    Attributes:
        table: of a read model.
        key: the columns of the table's business key.
        values: its other columns, less those that come from the envelope (`known.EVERY_ROW`).
    """

    table: Table
    key: Mapping[str, Any]
    values: Mapping[str, Any]


class Amend(msgspec.Struct, frozen=True, gc=False):
    """From this event on some columns of a row are these. The row must be there."""

    table: Table
    key: Mapping[str, Any]
    values: Mapping[str, Any]


class End(msgspec.Struct, frozen=True, gc=False):
    """From this event on there is no such row. The row must be there."""

    table: Table
    key: Mapping[str, Any]


KnownRow = Mapping[str, Any] | None
"""A row as its table has it, values of the domain in their JSON text; None where it is not there."""
Step = Callable[[KnownRow, Sequence[KnownRow]], Mapping[str, Any]]
"""From the version before, and the rows that are read, to all columns of the next version, as of a `Put`."""


class Advance(msgspec.Struct, frozen=True, gc=False):
    """From this event on the row is what a pure function makes of the version before it.

    For what no event says by itself, such as how far an indicator came. What the function needs and nobody
    else, it keeps in a column that is `carried`.

    Attributes:
        table: of a read model.
        key: the columns of the table's business key.
        step: the function. It may raise `NotProjectable`.
        reads: other rows of the same read model by table and key, given to the function as they now are.
    """

    table: Table
    key: Mapping[str, Any]
    step: Step
    reads: tuple[tuple[Table, Mapping[str, Any]], ...] = ()


RowChange = Put | Amend | End | Advance
Project = Callable[[Happened], Iterable[RowChange]]


class NotProjectable(Exception):
    """An event does not fit the rows that the events before it made."""
