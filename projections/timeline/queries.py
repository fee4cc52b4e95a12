"""What happened to a contract, newest first."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import Row, and_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.codec import CODEC
from domain.shared.facts import Fact
from domain.shared.values import Period
from projections.known import as_known
from projections.results import Result, as_result
from projections.returns.tables import RETURN
from projections.timeline.tables import ENTRY

PARTS_OF_A_SUBMISSION = ("ReadingRecorded", "NarrativeRecorded", "CommonDataRecorded", "ComplianceDeclared")
"""Events that are told by the ReturnSubmitted that seals them, and left out unless they are asked for."""


class Entry(Result, frozen=True, kw_only=True):
    """One event of a contract.

    Attributes:
        position: its place in the log.
        recorded_at: when the log learned of it.
        actor_id: who did it; the name lives in the register of people.
        role: the role acted in.
        source: where it came from, such as "web" or the digest of a file.
        type: the event's type, such as "ReturnSubmitted".
        fact: the event itself, to be put into words by a `match`.
        return_id: the return that it is about, or None for the contract itself.
        period: that return's period.
    """

    position: int
    recorded_at: datetime
    actor_id: UUID | None
    role: str | None
    source: str | None
    type: str
    fact: Fact
    return_id: UUID | None
    period: Period | None


async def timeline(  # noqa: PLR0913 - each has a default or a name
    connection: AsyncConnection,
    contract_id: UUID,
    *,
    as_of: int,
    before: int | None = None,
    limit: int = 50,
    every_part: bool = False,
    types: Collection[str] = (),
) -> tuple[Entry, ...]:
    """The events of a contract and of its returns, newest first.

    Args:
        connection: a reader's.
        contract_id: the contract.
        as_of: the position of the log.
        before: only events before this position: the last one of the page before.
        limit: the size of a page; fewer entries mean that it is the last.
        every_part: whether to give the parts of a submission one by one as well.
        types: give events of these types and no others; none named means all.
    """
    opened = and_(RETURN.c.return_id == ENTRY.c.stream_id, as_known(RETURN, as_of))
    asked = (
        select(
            ENTRY,
            RETURN.c.return_id,
            RETURN.c.period_starts_on,
            RETURN.c.period_ends_on,
            RETURN.c.period_label,
        )
        .select_from(ENTRY)
        .outerjoin(RETURN, opened)
        .where(ENTRY.c.contract_id == contract_id, as_known(ENTRY, as_of))
        .order_by(ENTRY.c.position.desc())
        .limit(limit)
    )
    if before is not None:
        asked = asked.where(ENTRY.c.position < before)
    if types:
        asked = asked.where(ENTRY.c.type.in_(types))
    if not every_part:
        asked = asked.where(ENTRY.c.type.not_in(PARTS_OF_A_SUBMISSION))
    return tuple(_entry(row) for row in await connection.execute(asked))


def _entry(row: Row[Any]) -> Entry:
    fact = CODEC.decode(row.type, row.schema_version, msgspec.json.encode(row.fact))
    return as_result(Entry, row, fact=fact, period=_period(row))


def _period(row: Row[Any]) -> Period | None:
    if row.return_id is None:
        return None
    return Period(starts_on=row.period_starts_on, ends_on=row.period_ends_on, label=row.period_label)
