"""What an event does to rows, said without touching any: `project` is pure, the projector does the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
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


RowChange = Put | Amend | End
Project = Callable[[Happened], Iterable[RowChange]]


class NotProjectable(Exception):
    """An event does not fit the rows that the events before it made."""
