"""What people wish to be told without asking: reminders, and a calendar at an address of their own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncEngine

from services.access.people import Person
from services.access.register import PERSON_COLUMNS, person_from
from services.access.tables import calendars, people
from services.access.tokens import kept_hash, new_token
from services.clock import Clock

_BY_TOKEN = (
    select(*PERSON_COLUMNS)
    .join_from(calendars, people)
    .where(calendars.c.token_hash == bindparam("token"), people.c.active, people.c.council_id.is_not(None))
)


class Wishes:
    """Keeps what people wish.

    Args:
        keeper: engine that connects as `fingerpost_access`.
        clock: the true time.
    """

    def __init__(self, keeper: AsyncEngine, clock: Clock) -> None:
        self._keeper, self._clock = keeper, clock

    async def is_reminded(self, person_id: UUID) -> bool:
        """Whether a person is sent reminders; everybody is who has not turned them off."""
        async with self._keeper.connect() as connection:
            asked = select(people.c.reminded).where(people.c.id == person_id)
            return bool(await connection.scalar(asked))

    async def remind(self, person_id: UUID, *, wanted: bool) -> None:
        """Send a person reminders from now on, or none."""
        async with self._keeper.begin() as connection:
            await connection.execute(update(people).where(people.c.id == person_id).values(reminded=wanted))

    async def reminded_people(self) -> Sequence[Person]:
        """Everybody who can sign in, works for an organisation, and has not turned reminders off."""
        asked = select(*PERSON_COLUMNS).where(
            people.c.active,
            people.c.reminded,
            people.c.council_id.is_not(None),
            people.c.organisation_id.is_not(None),
        )
        async with self._keeper.connect() as connection:
            return [person_from(row) for row in await connection.execute(asked.order_by(people.c.id))]

    async def calendar_since(self, person_id: UUID) -> datetime | None:
        """When the address of a person's calendar was made, or None where there is none."""
        async with self._keeper.connect() as connection:
            made_at: datetime | None = await connection.scalar(
                select(calendars.c.made_at).where(calendars.c.person_id == person_id)
            )
            return made_at

    async def make_calendar(self, person_id: UUID) -> str:
        """Give a person's calendar a new address and return its token; the address before it is no more."""
        token = new_token()
        made = {"token_hash": kept_hash(token), "made_at": self._clock()}
        statement = insert(calendars).values(person_id=person_id, **made)
        async with self._keeper.begin() as connection:
            await connection.execute(
                statement.on_conflict_do_update(index_elements=[calendars.c.person_id], set_=made)
            )
        return token

    async def take_calendar_back(self, person_id: UUID) -> None:
        """Let nobody read a person's calendar any longer by its address."""
        async with self._keeper.begin() as connection:
            await connection.execute(delete(calendars).where(calendars.c.person_id == person_id))

    async def whose_calendar(self, token: str) -> Person | None:
        """Whose calendar a token opens; None where it opens none, or they have left."""
        async with self._keeper.connect() as connection:
            row = (await connection.execute(_BY_TOKEN, {"token": kept_hash(token)})).one_or_none()
            return None if row is None else person_from(row)
