"""The contracts that were made on a framework, by the version that each was made on."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from projections.contracts.queries import contract_row, contract_rows
from projections.contracts.results import ContractRow
from projections.contracts.tables import CONTRACT
from projections.known import as_known


async def contracts_by_version(
    connection: AsyncConnection, framework_id: UUID, *, as_of: int
) -> Mapping[int, int]:
    """How many contracts that the reader may see were made on each version of a framework."""
    version = CONTRACT.c.framework_version
    asked = (
        select(version, func.count().label("contracts"))
        .where(CONTRACT.c.framework_id == framework_id, as_known(CONTRACT, as_of))
        .group_by(version)
    )
    return {row.framework_version: row.contracts for row in await connection.execute(asked)}


async def contracts_on_version(
    connection: AsyncConnection,
    framework_id: UUID,
    framework_version: int,
    *,
    as_of: int,
    limit: int,
) -> tuple[ContractRow, ...]:
    """The contracts that the reader may see and that were made on a version, by title.

    Args:
        connection: a reader's.
        framework_id: the framework.
        framework_version: number of its version.
        as_of: the position of the log.
        limit: how many at most.
    """
    asked = (
        contract_rows(as_of)
        .where(
            CONTRACT.c.framework_id == framework_id,
            CONTRACT.c.framework_version == framework_version,
        )
        .order_by(CONTRACT.c.title, CONTRACT.c.contract_id)
        .limit(limit)
    )
    return tuple(contract_row(row) for row in await connection.execute(asked))
