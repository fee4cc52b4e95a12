"""A council's history as rows of its log, written in one go and not command by command."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

import asyncpg

from benchmarks.planning_council import COMMISSIONER_ID, COUNCIL
from benchmarks.projecting_log import COLUMNS, LOG, Record
from demonstration.acts import LONDON
from domain.codec import CODEC
from domain.shared.facts import Command, Fact
from services.application.streams import STREAM_OF


async def record(connection: asyncpg.Connection[asyncpg.Record], records: Iterable[Record]) -> None:
    """Write rows, in the order of `COLUMNS`, into an empty log.

    Args:
        connection: to a migrated database, as its owner.
        records: the rows.
    """
    columns = [name.strip() for name in COLUMNS.split(",")]
    await connection.copy_records_to_table(LOG.name, schema_name=LOG.schema, columns=columns, records=records)


class Telling:
    """How far a history is told: the state of every stream, and the log's last position and moment.

    Attributes:
        position: of the last event.
    """

    def __init__(self) -> None:
        self.position = 0
        self._states = dict[UUID, tuple[Any, int]]()
        self._at = datetime.min.replace(tzinfo=LONDON)

    def state(self, stream_id: UUID) -> Any:
        """The state of a stream that has begun."""
        return self._states[stream_id][0]

    def forget(self, stream_id: UUID) -> None:
        """Let go of a stream of which no more is told."""
        self._states.pop(stream_id)

    def decided(self, day: date, *commands: Command, of: UUID | None = None) -> Iterator[Record]:
        """What follows from commands to one stream, given on a day in the contract named."""
        stream, stream_id = STREAM_OF[type(commands[0])], commands[0].stream_id
        state, version = self._states.get(stream_id, (stream.empty, 0))
        facts = stream.decide_all(state, commands, self.moment(day))
        self._states[stream_id] = stream.fold(state, facts), version + len(facts)
        return self.told(day, stream_id, facts, after=version, of=of)

    def told(
        self, day: date, stream_id: UUID, facts: Iterable[Fact], *, after: int, of: UUID | None = None
    ) -> Iterator[Record]:
        """Facts of one stream, recorded on a day after so many others of the stream."""
        at = self.moment(day)
        for number, fact in enumerate(facts, after + 1):
            self.position += 1
            encoded = CODEC.encode(fact)
            said = (COUNCIL, of, COMMISSIONER_ID, encoded.schema_version, encoded.type)
            yield (self.position, number, at, stream_id, *said, "commissioner", "web", encoded.payload)

    def moment(self, day: date) -> datetime:
        """When something of a day is recorded: never before what is recorded already."""
        self._at = max(self._at, datetime.combine(day, time(10), LONDON))
        return self._at
