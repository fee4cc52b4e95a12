"""A log of returns for the benchmark of projecting: opened, read, submitted, restated, accepted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import asyncpg

from domain.codec import CODEC
from domain.provider_return.content import Asked, Reading
from domain.provider_return.events import (
    ReadingRecorded,
    ReadingRestated,
    ReturnAccepted,
    ReturnOpened,
    ReturnSubmitted,
)
from domain.shared.facts import Fact
from domain.shared.figures import Proportion, Score
from domain.shared.values import Period, Scale
from eventstore import EventsTable

LOG = EventsTable("eventstore", "events")
READINGS = 30
PER_RETURN = READINGS + 4
BEGINNING = datetime(2026, 7, 1, 9, 0, tzinfo=UTC)
COUNCIL, CONTRACT, ACTOR = (UUID(int=number << 96) for number in (1, 2, 3))
COLUMNS = (
    "position, version, recorded_at, stream_id, council_id, contract_id, actor_id, schema_version, type, "
    "role, source, payload"
)
_PERIOD = Period(starts_on=date(2026, 4, 1), ends_on=date(2026, 6, 30), label="April to June 2026")
_SCALE = Scale(lowest=Decimal(0), highest=Decimal(10))

Record = tuple[Any, ...]


async def fill(connection: asyncpg.Connection[asyncpg.Record], events: int) -> None:
    """Record so many events, as near as whole returns come to it; each return is a stream."""
    columns = [name.strip() for name in COLUMNS.split(",")]
    await connection.copy_records_to_table(
        LOG.name, schema_name=LOG.schema, columns=columns, records=list(records(events))
    )
    await connection.execute(f"ANALYZE {LOG.events}")


def records(events: int) -> Iterator[Record]:
    """The rows of the log, in the order of `COLUMNS`."""
    position = 0
    for number in range(events // PER_RETURN):
        stream = UUID(int=(4 << 96) + number)
        for version, fact in enumerate(_facts(number), 1):
            position += 1
            encoded = CODEC.encode(fact)
            recorded_at = BEGINNING + timedelta(seconds=position)
            said = (COUNCIL, CONTRACT, ACTOR, encoded.schema_version, encoded.type, "provider", "web")
            yield (position, version, recorded_at, stream, *said, encoded.payload)


def _facts(number: int) -> list[Fact]:
    readings = [_reading(place, number) for place in range(READINGS)]
    restated = _reading(0, number + 1)
    return [
        ReturnOpened(
            contract_id=CONTRACT,
            period=_PERIOD,
            due_on=date(2026, 7, 20),
            locks_on=date(2026, 8, 29),
            asked=tuple(_asked(place) for place in range(READINGS)),
            prompts=(),
            common_dataset=(),
            compliance_checks=(),
        ),
        *(ReadingRecorded(reading=reading) for reading in readings),
        ReturnSubmitted(submission=1, readings=READINGS, missing=0, late=False),
        ReadingRestated(reading=restated, previous=readings[0], reason="A group was counted twice."),
        ReturnAccepted(note="Thank you."),
    ]


def _indicator(place: int) -> UUID:
    return UUID(int=(5 << 96) + place)


def _asked(place: int) -> Asked:
    title = f"People who say that measure {place} got better"
    if place % 2:
        return Asked(indicator_id=_indicator(place), title=title, measure="score", scale=_SCALE)
    return Asked(indicator_id=_indicator(place), title=title, measure="proportion")


def _reading(place: int, number: int) -> Reading:
    if place % 2:
        figure: Score | Proportion = Score(score=Decimal(number % 100) / 10, people=40)
    else:
        figure = Proportion(numerator=number % 40, denominator=40)
    return Reading(indicator_id=_indicator(place), figure=figure, comment="")
