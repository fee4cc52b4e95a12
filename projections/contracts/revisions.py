"""Reading revisions: the draft with its changes and what is said of it, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, Table, and_, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from projections.contracts.results import Revision, RevisionChange, RevisionComment
from projections.contracts.tables import REVISION, REVISION_CHANGE, REVISION_COMMENT
from projections.known import as_known, known_by
from projections.results import as_result


async def revisions(connection: AsyncConnection, contract_id: UUID, *, as_of: int) -> tuple[Revision, ...]:
    """A contract's revisions, in the order in which they were begun."""
    asked = (
        select(REVISION)
        .where(REVISION.c.contract_id == contract_id, as_known(REVISION, as_of))
        .order_by(REVISION.c.drafted_at, REVISION.c.revision_id)
    )
    rows = (await connection.execute(asked)).all()
    return await _whole(connection, rows, contract_id, as_of)


async def revision(
    connection: AsyncConnection, contract_id: UUID, revision_id: UUID, *, as_of: int
) -> Revision | None:
    """One revision of a contract, or None where there is no such one, or the reader may not see it."""
    asked = select(REVISION).where(
        REVISION.c.contract_id == contract_id,
        REVISION.c.revision_id == revision_id,
        as_known(REVISION, as_of),
    )
    rows = (await connection.execute(asked)).all()
    found = await _whole(connection, rows, contract_id, as_of)
    return found[0] if found else None


async def _whole(
    connection: AsyncConnection, rows: Sequence[Row[Any]], contract_id: UUID, as_of: int
) -> tuple[Revision, ...]:
    if not rows:
        return ()
    ids = [row.revision_id for row in rows]
    changes = (await connection.execute(_changes(contract_id, ids, as_of))).all()
    comments = (await connection.execute(_comments(contract_id, ids, as_of))).all()
    return tuple(
        as_result(
            Revision,
            row,
            changes=tuple(as_result(RevisionChange, each) for each in _of(row, changes)),
            comments=tuple(as_result(RevisionComment, each) for each in _of(row, comments)),
        )
        for row in rows
    )


def _of(row: Row[Any], parts: Sequence[Row[Any]]) -> list[Row[Any]]:
    return [part for part in parts if part.revision_id == row.revision_id]


def _changes(contract_id: UUID, revision_ids: Sequence[UUID], as_of: int) -> Select[Any]:
    """The changes, each in the place where it was first written."""
    table = REVISION_CHANGE
    first = (
        select(table.c.revision_id, table.c.change_id, func.min(table.c.known_from).label("first_written"))
        .where(_belongs(table, contract_id, revision_ids), known_by(table, as_of))
        .group_by(table.c.revision_id, table.c.change_id)
        .subquery()
    )
    same = and_(first.c.revision_id == table.c.revision_id, first.c.change_id == table.c.change_id)
    return (
        select(table)
        .join(first, same)
        .where(_belongs(table, contract_id, revision_ids), as_known(table, as_of))
        .order_by(first.c.first_written)
    )


def _comments(contract_id: UUID, revision_ids: Sequence[UUID], as_of: int) -> Select[Any]:
    table = REVISION_COMMENT
    return (
        select(table)
        .where(_belongs(table, contract_id, revision_ids), as_known(table, as_of))
        .order_by(table.c.position)
    )


def _belongs(table: Table, contract_id: UUID, revision_ids: Sequence[UUID]) -> Any:
    return and_(table.c.contract_id == contract_id, table.c.revision_id.in_(revision_ids))
