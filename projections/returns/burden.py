"""Submitted returns as far as they tell what their questions cost and are used for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import Row, and_, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.provider_return.content import Effort
from projections.known import as_known
from projections.results import Result
from projections.returns.tables import ASKED, EFFORT, QUERY, RETURN


class SubmittedReturn(Result, frozen=True, kw_only=True):
    """One submitted return.

    Attributes:
        questions: what it asks, by the path at which each answer stands.
        effort: how long questions took, where that went along.
        asked_about: the questions about whose answers the commissioner asked.
    """

    return_id: UUID
    period_label: str
    questions: Mapping[str, str]
    effort: tuple[Effort, ...]
    asked_about: frozenset[str]


async def submitted_returns(
    connection: AsyncConnection, contract_id: UUID, *, as_of: int
) -> tuple[SubmittedReturn, ...]:
    """The returns of a contract that were submitted, in the order of their periods."""
    queried = (
        select(func.array_agg(QUERY.c.indicator_id))
        .where(QUERY.c.return_id == RETURN.c.return_id, as_known(QUERY, as_of))
        .correlate(RETURN)
        .scalar_subquery()
    )
    asked = (
        select(
            RETURN.c.return_id,
            RETURN.c.period_label,
            ASKED.c.asked,
            ASKED.c.prompts,
            ASKED.c.common_dataset,
            ASKED.c.compliance_checks,
            EFFORT.c.effort,
            queried.label("queried"),
        )
        .join(ASKED, and_(ASKED.c.return_id == RETURN.c.return_id, as_known(ASKED, as_of)))
        .outerjoin(EFFORT, and_(EFFORT.c.return_id == RETURN.c.return_id, as_known(EFFORT, as_of)))
        .where(RETURN.c.contract_id == contract_id, RETURN.c.submissions > 0, as_known(RETURN, as_of))
        .order_by(RETURN.c.period_ends_on)
    )
    return tuple(_submitted(row) for row in await connection.execute(asked))


def _submitted(row: Row[*tuple[Any, ...]]) -> SubmittedReturn:
    return SubmittedReturn(
        return_id=row.return_id,
        period_label=row.period_label,
        questions=dict(_questions(row)),
        effort=row.effort or (),
        asked_about=frozenset(f"readings.{known}" for known in row.queried or () if known is not None),
    )


def _questions(row: Row[*tuple[Any, ...]]) -> Iterator[tuple[str, str]]:
    yield from ((f"readings.{known.indicator_id}", known.title) for known in row.asked)
    yield from ((f"narratives.{known.prompt_id}", known.text) for known in row.prompts)
    yield from ((f"common_data.{known.item_id}", known.title) for known in row.common_dataset)
    yield from ((f"declarations.{known.check_id}", known.statement) for known in row.compliance_checks)
