"""Where events came from: who did them, acting as what, and by which way."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from projections.known import as_known
from projections.results import Result, as_result
from projections.timeline.tables import ENTRY


class Origin(Result, frozen=True, kw_only=True):
    """Where one event came from.

    Attributes:
        actor_id: who did it; the name lives in the register of people.
        role: the role acted in.
        source: by which way it came, such as "web" or the digest of a file; None where nobody said.
    """

    actor_id: UUID | None
    role: str | None
    source: str | None


async def origins(
    connection: AsyncConnection, contract_id: UUID, positions: Collection[int], *, as_of: int
) -> Mapping[int, Origin]:
    """The origins of some events of a contract, by their positions; what is not known then is left out."""
    asked = select(ENTRY).where(
        ENTRY.c.contract_id == contract_id, ENTRY.c.position.in_(positions), as_known(ENTRY, as_of)
    )
    return {row.position: as_result(Origin, row) for row in await connection.execute(asked)}
