"""Sessions: begun at sign-in with a token of our own making, ended by sign-out, idleness or age."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

import msgspec
from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from services.access.people import Person
from services.access.register import PERSON_COLUMNS, person_from
from services.access.tables import people, sessions
from services.access.tokens import kept_hash, new_token

_BY_TOKEN = (
    select(*PERSON_COLUMNS, sessions.c.last_seen_at)
    .join_from(sessions, people)
    .where(
        sessions.c.token_hash == bindparam("token"),
        sessions.c.expires_at > bindparam("now"),
        sessions.c.last_seen_at > bindparam("idle_since"),
        people.c.active,
    )
)


class SessionRules(msgspec.Struct, frozen=True, kw_only=True):
    """How long a session lives.

    Attributes:
        idle: without a request it ends after this.
        whole: it ends after this in any case.
        noted_every: how exactly its last use is known; each note is a write.
    """

    idle: timedelta = timedelta(hours=2)
    whole: timedelta = timedelta(hours=12)
    noted_every: timedelta = timedelta(minutes=1)


async def begin(connection: AsyncConnection, person_id: UUID, rules: SessionRules, now: datetime) -> str:
    """Begin a session under a new token and return it. Sessions that have run out are cleared away."""
    await connection.execute(
        delete(sessions).where((sessions.c.expires_at <= now) | (sessions.c.last_seen_at <= now - rules.idle))
    )
    token = new_token()
    await connection.execute(
        insert(sessions).values(
            token_hash=kept_hash(token),
            person_id=person_id,
            created_at=now,
            last_seen_at=now,
            expires_at=now + rules.whole,
        )
    )
    return token


async def person_of(
    connection: AsyncConnection, token: str, rules: SessionRules, now: datetime
) -> Person | None:
    """Whose session the token is, if it is one and lives; its use is noted."""
    asked = {"token": kept_hash(token), "now": now, "idle_since": now - rules.idle}
    row = (await connection.execute(_BY_TOKEN, asked)).one_or_none()
    if row is None:
        return None
    if row.last_seen_at <= now - rules.noted_every:
        await connection.execute(
            update(sessions).where(sessions.c.token_hash == kept_hash(token)).values(last_seen_at=now)
        )
    return person_from(row)


async def end(connection: AsyncConnection, token: str) -> UUID | None:
    """End the session; whose it was, or None where there was none."""
    statement = delete(sessions).where(sessions.c.token_hash == kept_hash(token))
    ended: UUID | None = await connection.scalar(statement.returning(sessions.c.person_id))
    return ended
