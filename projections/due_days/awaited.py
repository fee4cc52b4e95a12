"""The returns that wait to be submitted, with what a reminder of them needs to know."""

from __future__ import annotations

from typing import Any, Literal
from uuid import UUID

from sqlalchemy import Row, and_, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.provider_return.milestones import Awaited
from domain.shared.days import local_day
from projections.contracts.tables import CONTRACT, PARTY
from projections.directory.tables import COUNCIL
from projections.known import as_known
from projections.results import Result, as_result
from projections.returns.tables import RETURN


class AwaitedReturn(Result, frozen=True, kw_only=True):
    """A return that waits to be submitted.

    Attributes:
        lead_provider_id: the organisation that answers for it.
        period_label: the words for its period.
        awaited: its days.
    """

    return_id: UUID
    council_id: UUID
    council_name: str
    contract_title: str
    lead_provider_id: UUID
    period_label: str
    standing: Literal["open", "sent_back"]
    awaited: Awaited


async def awaited_returns(connection: AsyncConnection, *, as_of: int) -> tuple[AwaitedReturn, ...]:
    """The returns that the reader may see and that wait to be submitted, by the day they are due.

    Args:
        connection: a reader's.
        as_of: the position of the log.
    """
    contract = and_(CONTRACT.c.contract_id == RETURN.c.contract_id, as_known(CONTRACT, as_of))
    lead = and_(
        PARTY.c.contract_id == RETURN.c.contract_id, PARTY.c.part == "lead_provider", as_known(PARTY, as_of)
    )
    council = and_(COUNCIL.c.council_id == RETURN.c.council_id, as_known(COUNCIL, as_of))
    asked = (
        select(
            RETURN,
            CONTRACT.c.title.label("contract_title"),
            PARTY.c.organisation_id.label("lead_provider_id"),
            func.coalesce(COUNCIL.c.name, "").label("council_name"),
        )
        .select_from(RETURN)
        .join(CONTRACT, contract)
        .join(PARTY, lead)
        .outerjoin(COUNCIL, council)
        .where(as_known(RETURN, as_of), RETURN.c.standing.in_(("open", "sent_back")))
        .order_by(RETURN.c.due_on, RETURN.c.return_id)
    )
    return tuple(
        as_result(AwaitedReturn, row, awaited=_days_of(row)) for row in await connection.execute(asked)
    )


def _days_of(row: Row[Any]) -> Awaited:
    sent_back_at = row.sent_back_at if row.standing == "sent_back" else None
    return Awaited(
        due_on=row.due_on,
        locks_on=row.locks_on,
        sent_back_on=local_day(sent_back_at) if sent_back_at else None,
        lifted_until=row.lock_lifted_until,
    )
