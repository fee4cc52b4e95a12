"""What a request may read: set for one transaction, and enforced by PostgreSQL's row-level security."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Literal
from uuid import UUID

import msgspec
from sqlalchemy import Text, and_, bindparam, cast, func, select, text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from projections.contracts.tables import PARTY
from projections.returns.tables import RETURN
from services.access.people import Person
from services.access.policy import Parties, sees_all_contracts

READER = "fingerpost_reader"

_SET_SCOPE = text(
    # `true`: until the transaction ends. A setting of the session would leak to the pool's next request.
    "SELECT set_config('fingerpost.council', :council, true), "
    "set_config('fingerpost.contracts', :contracts, true)"
)
_NARROW_SCOPE = select(
    func.set_config(
        "fingerpost.contracts", func.coalesce(func.string_agg(cast(PARTY.c.contract_id, Text), ","), ""), True
    )
).where(PARTY.c.organisation_id == bindparam("organisation"), PARTY.c.known_to.is_(None))
_WHOSE_RETURN = (
    select(RETURN.c.contract_id, RETURN.c.council_id, PARTY.c.organisation_id, PARTY.c.part)
    .join(PARTY, and_(PARTY.c.contract_id == RETURN.c.contract_id, PARTY.c.known_to.is_(None)))
    .where(RETURN.c.return_id == bindparam("return"), RETURN.c.known_to.is_(None))
)


class Scope(msgspec.Struct, frozen=True, kw_only=True):
    """The part of the record that may be read.

    Attributes:
        council_id: the one council.
        contracts: all of the council's contracts ("*"), or those named.
    """

    council_id: UUID
    contracts: Literal["*"] | tuple[UUID, ...] = ()

    def holds(self, contract_id: UUID) -> bool:
        """Whether a contract of the council is within the scope."""
        return self.contracts == "*" or contract_id in self.contracts

    @property
    def setting(self) -> str:
        """The contracts as the policies of the read models compare them."""
        return "*" if self.contracts == "*" else ",".join(str(known) for known in self.contracts)


@asynccontextmanager
async def reading(engine: AsyncEngine, scope: Scope) -> AsyncGenerator[AsyncConnection]:
    """A connection that sees the scope and nothing else, in one read-only transaction.

    A page never mixes two moments because all its queries take the same `as_of`. Each statement sees what is
    committed by then: a snapshot from before a read model was made anew would find the new tables empty.

    Args:
        engine: connects as `fingerpost_reader`, which owns nothing and cannot get round row-level security.
        scope: what may be read.
    """
    async with engine.connect() as connection:
        await connection.execution_options(isolation_level="READ COMMITTED", postgresql_readonly=True)
        async with connection.begin():
            await connection.execute(
                _SET_SCOPE, {"council": str(scope.council_id), "contracts": scope.setting}
            )
            yield connection


@asynccontextmanager
async def reading_as(engine: AsyncEngine, person: Person) -> AsyncGenerator[AsyncConnection]:
    """As `reading`, with all that the person may read; it is found out in the same transaction."""
    whole = sees_all_contracts(person.role)
    begun = whole or person.organisation_id is not None
    async with reading(
        engine, Scope(council_id=person.council_id, contracts="*" if begun else ())
    ) as connection:
        if begun and not whole:
            await connection.execute(_NARROW_SCOPE, {"organisation": person.organisation_id})
        yield connection


async def contracts_of(connection: AsyncConnection, organisation_id: UUID) -> tuple[UUID, ...]:
    """The contracts that an organisation is lead provider or partner of, as is known now.

    What it may see of the past follows from what it is today, so this takes no `as_of`.
    """
    query = select(PARTY.c.contract_id).where(
        PARTY.c.organisation_id == organisation_id, PARTY.c.known_to.is_(None)
    )
    return tuple((await connection.execute(query)).scalars())


async def whose_return(connection: AsyncConnection, return_id: UUID) -> tuple[UUID, Parties] | None:
    """The contract that a return is of, and whose it is, as is known now; None where it is out of sight.

    For requests that need to know no more. What somebody may do follows from what is known now, so this
    takes no `as_of`.
    """
    rows = (await connection.execute(_WHOSE_RETURN, {"return": return_id})).all()
    leads = [row for row in rows if row.part == "lead_provider"]
    if not leads:
        return None
    partners = tuple(row.organisation_id for row in rows if row.part == "partner")
    lead = leads[0]
    return lead.contract_id, Parties(
        council_id=lead.council_id, lead_provider_id=lead.organisation_id, partner_ids=partners
    )
