"""What a council has that a contract may name, as the read models know it."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

import msgspec
from sqlalchemy.ext.asyncio import AsyncConnection

from projections.contracts.queries import contracts
from projections.directory.queries import organisations
from projections.frameworks.queries import frameworks
from services.application.workbooks.cells import plain


class Named(msgspec.Struct, frozen=True):
    """Something by its id and the words people know it by."""

    id: UUID
    name: str


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """What a council has.

    Attributes:
        frameworks: those that were agreed once at least, by title.
        organisations: by name.
        contracts: ids of contracts by reference, as `plain` writes it; references of old may be shared.
    """

    council_id: UUID
    frameworks: tuple[Named, ...] = ()
    organisations: tuple[Named, ...] = ()
    contracts: Mapping[str, tuple[UUID, ...]] = {}


async def known_to(connection: AsyncConnection, council_id: UUID, *, as_of: int) -> Known:
    """What the reader's council has.

    Args:
        connection: a reader's, of somebody who sees all contracts of the council.
        council_id: the reader's council.
        as_of: the position of the log.
    """
    by_reference: dict[str, tuple[UUID, ...]] = {}
    for row in await contracts(connection, as_of=as_of):
        reference = plain(row.reference)
        by_reference[reference] = (*by_reference.get(reference, ()), row.contract_id)
    return Known(
        council_id=council_id,
        frameworks=tuple(
            Named(row.framework_id, row.title)
            for row in await frameworks(connection, as_of=as_of)
            if row.agreed_version is not None
        ),
        organisations=tuple(
            Named(row.organisation_id, row.name) for row in await organisations(connection, as_of=as_of)
        ),
        contracts=by_reference,
    )
