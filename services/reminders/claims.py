"""Who was reminded of what: claimed before it is sent, so that nothing is sent twice."""

from __future__ import annotations

from datetime import date
from typing import Final, Literal
from uuid import UUID

import msgspec
from sqlalchemy import (
    TIMESTAMP,
    Column,
    ColumnElement,
    Date,
    Integer,
    MetaData,
    Table,
    Text,
    Uuid,
    and_,
    exists,
    func,
    literal,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

REMINDER: Final = "fingerpost_reminder"
SENT = Table(
    "reminder",
    MetaData(schema="reminders"),
    Column("return_id", Uuid, primary_key=True),
    Column("person_id", Uuid, primary_key=True),
    Column("milestone_on", Date, primary_key=True),
    Column("council_id", Uuid),
    Column("standing", Text),
    Column("attempts", Integer),
    Column("begun_at", TIMESTAMP(timezone=True)),
    Column("settled_at", TIMESTAMP(timezone=True)),
)
Outcome = Literal["sent", "unsent", "refused"]
"""What became of an attempt: "unsent" certainly did not go out and can be tried again, "refused" need not."""


class Reminder(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to remind one person of: a return, and the day that came."""

    return_id: UUID
    person_id: UUID
    milestone_on: date
    council_id: UUID


class Claims:
    """Keeps reminders.

    A reminder stands as "sending" from before it goes out until it is known what became of it. Whoever is
    stopped in between leaves it so, and it is never tried again: it may have gone out.

    Args:
        engine: connects as `fingerpost_reminder`.
    """

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def claim(self, wanted: Reminder) -> bool:
        """Whether the caller, and nobody else, is to send this now.

        It is not where it was sent, is being sent or was refused, nor where the person was reminded of the
        return for a later day: then the clock was set back.
        """
        async with self._engine.begin() as connection:
            return await _new(connection, wanted) or await _again(connection, wanted)

    async def settle(self, claimed: Reminder, outcome: Outcome) -> None:
        """Keep what became of a reminder that was claimed."""
        settled = update(SENT).where(_is(claimed)).values(standing=outcome, settled_at=func.now())
        async with self._engine.begin() as connection:
            await connection.execute(settled)


async def _new(connection: AsyncConnection, wanted: Reminder) -> bool:
    fields = msgspec.structs.asdict(wanted)
    row = [literal(value, SENT.c[name].type) for name, value in fields.items()]
    made = (
        insert(SENT)
        .from_select([*fields, "standing"], select(*row, literal("sending")).where(_none_later(wanted)))
        .on_conflict_do_nothing()
    )
    return (await connection.execute(made)).rowcount == 1


async def _again(connection: AsyncConnection, wanted: Reminder) -> bool:
    retried = (
        update(SENT)
        .where(_is(wanted), SENT.c.standing == "unsent", _none_later(wanted))
        .values(standing="sending", attempts=SENT.c.attempts + 1, begun_at=func.now(), settled_at=None)
    )
    return (await connection.execute(retried)).rowcount == 1


def _none_later(wanted: Reminder) -> ColumnElement[bool]:
    known = SENT.alias("known")
    return ~exists().where(
        known.c.return_id == wanted.return_id,
        known.c.person_id == wanted.person_id,
        known.c.milestone_on > wanted.milestone_on,
    )


def _is(reminder: Reminder) -> ColumnElement[bool]:
    return and_(
        SENT.c.return_id == reminder.return_id,
        SENT.c.person_id == reminder.person_id,
        SENT.c.milestone_on == reminder.milestone_on,
    )
