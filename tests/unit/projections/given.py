"""Given these facts, then these rows: a read model worked out in memory, without a database."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Table

from domain.codec import CODEC
from domain.shared.facts import Fact
from eventstore import RecordedEvent
from projections.changes import Happened
from projections.definition import ReadModel
from projections.projector.fold import Fold
from projections.projector.lines import line_of
from projections.projector.shape import shape_of, shapes_of
from projections.read_models import READ_MODELS
from tests.unit.domain.examples import CONTRACT, COUNCIL, an_id

ACTOR = an_id(99)
BEGINNING = datetime(2026, 7, 1, 9, 0, tzinfo=UTC)
SCHEMA = "unit"


def model(name: str) -> ReadModel:
    """The read model of that name."""
    return next(known for known in READ_MODELS if known.name == name)


def moment(position: int) -> datetime:
    """When the event at a position was recorded."""
    return BEGINNING + timedelta(minutes=position)


def happened(
    stream_id: UUID, *facts: Fact, contract_id: UUID | None = CONTRACT, after: int = 0
) -> list[Happened]:
    """The facts as events of one stream, at the positions that follow."""
    return [
        Happened(
            # As it comes out of the log, not as it went in.
            fact=CODEC.decode(*CODEC.encode(fact)),
            position=position,
            stream_id=stream_id,
            recorded_at=moment(position),
            council_id=COUNCIL,
            contract_id=contract_id,
            actor_id=ACTOR,
            role="provider",
            source="web",
        )
        for position, fact in enumerate(facts, after + 1)
    ]


def versions(name: str, table: Table, events: Iterable[Happened]) -> list[dict[str, Any]]:
    """Every version of a table's rows after the events, in order of what they are known from."""
    read_model = model(name)
    fold, shapes = Fold({}), shapes_of(read_model.tables, SCHEMA)
    for event in events:
        fold.take([line_of(change, event, shapes) for change in read_model.project(event)])
    written = fold.tables.get(shape_of(table, SCHEMA))
    found = [] if written is None else [dict(row) for row in written.versions()]
    return sorted(found, key=lambda row: row["known_from"])


def current(name: str, table: Table, events: Iterable[Happened]) -> list[dict[str, Any]]:
    """The rows of a table that are current after the events."""
    return [row for row in versions(name, table, events) if row["known_to"] is None]


class MemoryLog:
    """The log as a list: for tests that are about rows, not about where events are kept."""

    def __init__(self, events: Sequence[RecordedEvent] = ()) -> None:
        self.events = list(events)

    async def head(self) -> int:
        """Position of the newest event."""
        return self.events[-1].position if self.events else 0

    async def read_log(
        self, after: int = 0, types: Sequence[str] = (), *, limit: int = 500, until: int | None = None
    ) -> list[RecordedEvent]:
        """A page of the log."""
        wanted = (
            event
            for event in self.events
            if event.position > after and event.topic in types and (until is None or event.position <= until)
        )
        return [event for event, _ in zip(wanted, range(limit), strict=False)]
