"""The register of people: entering someone, and finding who has an e-mail address or which name an id has."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import Row, delete, func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from services.access.people import Person, normalised
from services.access.tables import people, sessions

PERSON_COLUMNS = (
    people.c.id,
    people.c.name,
    people.c.email,
    people.c.role,
    people.c.council_id,
    people.c.organisation_id,
)


class Account(msgspec.Struct, frozen=True):
    """A person with what is kept of their password."""

    person: Person
    password_hash: str


def person_from(row: Row[*tuple[Any, ...]]) -> Person:
    """The person of a row that begins with `PERSON_COLUMNS`."""
    person_id, name, email, role, council_id, organisation_id = row[: len(PERSON_COLUMNS)]
    return Person(
        person_id=person_id,
        name=name,
        email=email,
        role=role,
        council_id=council_id,
        organisation_id=organisation_id,
    )


async def enter(connection: AsyncConnection, person: Person, password_hash: str) -> None:
    """Enter someone, or bring their entry up to date. Their sessions end: they may be someone else now."""
    values = {
        "name": person.name,
        "email": normalised(person.email),
        "password_hash": password_hash,
        "council_id": person.council_id,
        "organisation_id": person.organisation_id,
        "role": person.role,
        "active": True,
    }
    statement = insert(people).values(id=person.person_id, **values)
    await connection.execute(statement.on_conflict_do_update(index_elements=[people.c.id], set_=values))
    await connection.execute(delete(sessions).where(sessions.c.person_id == person.person_id))


async def leave(connection: AsyncConnection, person_id: UUID) -> None:
    """Let someone in no longer. Their name stays, for the record names them as an actor."""
    await connection.execute(update(people).where(people.c.id == person_id).values(active=False))
    await connection.execute(delete(sessions).where(sessions.c.person_id == person_id))


async def account_of(connection: AsyncConnection, email: str) -> Account | None:
    """Whoever signs in with this address, or None."""
    query = select(*PERSON_COLUMNS, people.c.password_hash).where(
        func.lower(people.c.email) == normalised(email), people.c.active, people.c.council_id.is_not(None)
    )
    row = (await connection.execute(query)).one_or_none()
    return None if row is None else Account(person_from(row), row.password_hash)


async def keep_hash(connection: AsyncConnection, person_id: UUID, password_hash: str) -> None:
    """Replace a hash that was made with weaker parameters."""
    await connection.execute(
        update(people).where(people.c.id == person_id).values(password_hash=password_hash)
    )


async def names_of(connection: AsyncConnection, council_id: UUID, ids: Iterable[UUID]) -> dict[UUID, str]:
    """The names of people of one council, by id, also of those who have left. Unknown ids are left out."""
    query = select(people.c.id, people.c.name).where(
        people.c.council_id == council_id, people.c.id.in_(set(ids))
    )
    return {row.id: row.name for row in await connection.execute(query)}
