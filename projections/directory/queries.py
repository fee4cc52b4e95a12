"""The names of councils and organisations."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.organisation.events import OrganisationKind
from projections.directory.tables import COUNCIL, ORGANISATION
from projections.known import as_known
from projections.results import Result, as_result


class Council(Result, frozen=True, kw_only=True):
    """A council by its name."""

    council_id: UUID
    name: str


class Organisation(Result, frozen=True, kw_only=True):
    """An organisation that a council knows.

    Attributes:
        peer_group: what those are called together whom it is compared with; "" where with none.
    """

    organisation_id: UUID
    name: str
    kind: OrganisationKind
    peer_group: str


async def council(connection: AsyncConnection, council_id: UUID, *, as_of: int) -> Council | None:
    """The council, or None where the reader may not see it or it was not registered yet."""
    asked = select(COUNCIL.c.council_id, COUNCIL.c.name).where(
        COUNCIL.c.council_id == council_id, as_known(COUNCIL, as_of)
    )
    row = (await connection.execute(asked)).one_or_none()
    return None if row is None else as_result(Council, row)


async def organisations(connection: AsyncConnection, *, as_of: int) -> tuple[Organisation, ...]:
    """The organisations that the reader's council knows, by name."""
    asked = (
        select(*(ORGANISATION.c[name] for name in Organisation.__struct_fields__))
        .where(as_known(ORGANISATION, as_of))
        .order_by(ORGANISATION.c.name, ORGANISATION.c.organisation_id)
    )
    return tuple(as_result(Organisation, row) for row in await connection.execute(asked))


async def organisation(
    connection: AsyncConnection, organisation_id: UUID, *, as_of: int
) -> Organisation | None:
    """One organisation, or None where the reader's council does not know it."""
    known = await organisations_by_id(connection, as_of=as_of)
    return known.get(organisation_id)


async def organisations_by_id(connection: AsyncConnection, *, as_of: int) -> Mapping[UUID, Organisation]:
    """The organisations that the reader's council knows, by id."""
    return {known.organisation_id: known for known in await organisations(connection, as_of=as_of)}
