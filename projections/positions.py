"""Positions of the log: the newest that every read model has come to, of a day, and how far each lags."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy import BigInteger, Column, DateTime, MetaData, Table, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from eventstore.reads import head_statement, position_at_statement
from eventstore.tables import EventsTable
from projections.checkpoints import CHECKPOINT
from projections.results import Result

LOG: Final = EventsTable("eventstore", "events")
LOCAL_TIME: Final = ZoneInfo("Europe/London")  # a day ends when it ends for the people of the councils
_EVENTS = Table(
    LOG.name,
    MetaData(schema=LOG.schema),
    Column("position", BigInteger, primary_key=True),
    Column("recorded_at", DateTime(timezone=True)),
)


class Stopped(Result, frozen=True, kw_only=True):
    """An event that could not be projected: figures are incomplete since then.

    Attributes:
        position: of the event.
        recorded_at: when it was recorded.
        reason: what went wrong, for whoever runs the service.
    """

    position: int
    recorded_at: datetime | None
    reason: str


class Lag(Result, frozen=True, kw_only=True):
    """How far a projection is behind the log.

    Attributes:
        projection: its name.
        position: the last position that its rows speak of.
        events: how many events it has yet to see.
        seconds: how long the first of them has waited; 0 where there is none.
        stopped: the event on which it stopped, or None.
    """

    projection: str
    position: int
    events: int
    seconds: float
    stopped: Stopped | None


class Lags(Result, frozen=True, kw_only=True):
    """The head of the log, and each projection by name."""

    head: int
    projections: tuple[Lag, ...]


async def latest(connection: AsyncConnection) -> int:
    """The newest position that every read model has come to: what "now" means to a page."""
    return (await connection.execute(select(func.min(CHECKPOINT.c.position)))).scalar_one() or 0


async def position_on(connection: AsyncConnection, day: date) -> int:
    """The last position recorded before the end of a day in London; 0 where there is none."""
    next_day = datetime.combine(day + timedelta(days=1), time.min, LOCAL_TIME)
    text, arguments = position_at_statement(LOG, next_day - timedelta(microseconds=1))
    position: int = (await connection.exec_driver_sql(text, tuple(arguments))).scalar_one()
    return position


async def recorded_at(connection: AsyncConnection, position: int) -> datetime | None:
    """When the event at a position, or else the last before it, was recorded; None where there is none."""
    asked = (
        select(_EVENTS.c.recorded_at)
        .where(_EVENTS.c.position <= position)
        .order_by(_EVENTS.c.position.desc())
        .limit(1)
    )
    return (await connection.execute(asked)).scalar_one_or_none()


async def lags(connection: AsyncConnection, *, now: datetime) -> Lags:
    """How far each projection is behind the log at a moment, and which have stopped."""
    head = (await connection.exec_driver_sql(head_statement(LOG))).scalar_one()
    rows = await connection.execute(select(CHECKPOINT).order_by(CHECKPOINT.c.projection))
    found: list[Lag] = []
    for row in rows.all():
        waiting_since = await _first_after(connection, row.position)
        stopped_at: int | None = row.stopped_at
        found.append(
            Lag(
                projection=row.projection,
                position=row.position,
                events=max(head - row.position, 0),
                seconds=max((now - waiting_since).total_seconds(), 0.0) if waiting_since else 0.0,
                stopped=None
                if stopped_at is None
                else Stopped(
                    position=stopped_at,
                    recorded_at=await recorded_at(connection, stopped_at),
                    reason=row.stopped_because,
                ),
            )
        )
    return Lags(head=head, projections=tuple(found))


async def _first_after(connection: AsyncConnection, position: int) -> datetime | None:
    asked = (
        select(_EVENTS.c.recorded_at)
        .where(_EVENTS.c.position > position)
        .order_by(_EVENTS.c.position)
        .limit(1)
    )
    return (await connection.execute(asked)).scalar_one_or_none()
