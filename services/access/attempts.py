"""Every attempt to sign in, recorded; and a limit on those that fail."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Literal
from uuid import UUID

import msgspec
from sqlalchemy import func, insert, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from services.access.people import LONGEST_EMAIL, normalised
from services.access.tables import sign_in_attempts as attempts

Kind = Literal["begun", "signed in", "failed", "refused", "signed out"]
"""An attempt is begun, then signed in or failed; beyond the limit it is refused without being looked at."""

_ONE_AT_A_TIME = text("SELECT pg_advisory_xact_lock(hashtextextended('sign-in ' || :of, 0))")


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """How many attempts may fail before further ones are refused unread.

    Attributes:
        window: what is older than this is forgotten.
        per_account: since the account's last success, whatever network addresses they came from.
        per_address: whatever accounts they were for; higher, since an office may share one address.
    """

    window: timedelta = timedelta(minutes=15)
    per_account: int = 10
    per_address: int = 50


class Attempt(msgspec.Struct, frozen=True, kw_only=True):
    """Someone tries to sign in: what they typed as their e-mail address, and from which network address."""

    email: str
    address: str
    at: datetime


async def begin(connection: AsyncConnection, attempt: Attempt, limits: Limits) -> bool:
    """Record an attempt before the password is looked at; whether it may go on.

    Every begun attempt counts until one is signed in, and those for one account take turns here, so that a
    hundred sent at once are counted like a hundred sent one after the other.
    """
    for lock in sorted((normalised(attempt.email), attempt.address)):
        await connection.execute(_ONE_AT_A_TIME, {"of": lock})
    goes_on = not await _is_limited(connection, attempt, limits)
    await record(connection, attempt, "begun" if goes_on else "refused")
    return goes_on


async def record(
    connection: AsyncConnection, attempt: Attempt, kind: Kind, person_id: UUID | None = None
) -> None:
    """Record what became of an attempt."""
    values = {
        "occurred_at": attempt.at,
        "kind": kind,
        "email": normalised(attempt.email)[:LONGEST_EMAIL],
        "address": attempt.address,
        "person_id": person_id,
    }
    await connection.execute(insert(attempts).values(values))


async def _is_limited(connection: AsyncConnection, attempt: Attempt, limits: Limits) -> bool:
    this_account = func.lower(attempts.c.email) == normalised(attempt.email)[:LONGEST_EMAIL]
    this_address = attempts.c.address == attempt.address
    recent = attempts.c.occurred_at > attempt.at - limits.window
    begun, succeeded = attempts.c.kind == "begun", attempts.c.kind == "signed in"
    last_success = select(func.coalesce(func.max(attempts.c.id), 0)).where(this_account, succeeded)
    of_account = select(func.count()).where(
        this_account, recent, begun, attempts.c.id > last_success.scalar_subquery()
    )
    of_address = select(func.count().filter(begun) - func.count().filter(succeeded)).where(
        this_address, recent
    )
    row = (await connection.execute(select(of_account.scalar_subquery(), of_address.scalar_subquery()))).one()
    return bool(row[0] >= limits.per_account or row[1] >= limits.per_address)
