"""Returns: what is due, and one return with all that it asks and holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, and_, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.shared.values import Period
from projections.contracts.tables import CONTRACT, PARTY
from projections.directory.tables import COUNCIL
from projections.known import as_known
from projections.results import as_result
from projections.returns.page import asked_outcomes
from projections.returns.readings import histories_of_return, history_of_figure
from projections.returns.results import Query, Return, ReturnRow
from projections.returns.tables import ASKED, QUERY, RETURN
from projections.returns.told import checks_told, common_data_told, evidence_of, prompts_told

__all__ = ["due", "due_of", "histories_of_return", "history_of_figure", "return_page", "returns_of"]


async def due(
    connection: AsyncConnection, organisation_id: UUID | None = None, *, as_of: int
) -> tuple[ReturnRow, ...]:
    """The returns that the reader may see, whatever their standing, by the day they are due.

    Args:
        connection: a reader's.
        organisation_id: only of contracts under which this organisation works; None for all.
        as_of: the position of the log.
    """
    asked = _returns(as_of)
    if organisation_id is not None:
        of_organisation = select(PARTY.c.contract_id).where(
            PARTY.c.organisation_id == organisation_id, as_known(PARTY, as_of)
        )
        asked = asked.where(RETURN.c.contract_id.in_(of_organisation))
    return await _rows(connection, asked.order_by(RETURN.c.due_on, CONTRACT.c.title, RETURN.c.return_id))


async def due_of(
    connection: AsyncConnection, contract_ids: Sequence[UUID], *, as_of: int
) -> tuple[ReturnRow, ...]:
    """The returns of some contracts that are not accepted, by the day they are due."""
    asked = _returns(as_of).where(RETURN.c.contract_id.in_(contract_ids), RETURN.c.standing != "accepted")
    return await _rows(connection, asked.order_by(RETURN.c.due_on, RETURN.c.return_id))


async def returns_of(connection: AsyncConnection, contract_id: UUID, *, as_of: int) -> tuple[ReturnRow, ...]:
    """The returns of one contract, in order of their periods."""
    asked = _returns(as_of).where(RETURN.c.contract_id == contract_id)
    return await _rows(connection, asked.order_by(RETURN.c.period_ends_on, RETURN.c.return_id))


async def return_page(connection: AsyncConnection, return_id: UUID, *, as_of: int) -> Return | None:
    """One return, or None where the reader may not see it or it was not opened yet."""
    with_asked = (
        _returns(as_of)
        .join(ASKED, and_(ASKED.c.return_id == RETURN.c.return_id, as_known(ASKED, as_of)))
        .add_columns(ASKED.c.asked, ASKED.c.prompts, ASKED.c.common_dataset, ASKED.c.compliance_checks)
    )
    row = (await connection.execute(with_asked.where(RETURN.c.return_id == return_id))).one_or_none()
    if row is None:
        return None
    return as_result(
        Return,
        row,
        summary=_return_row(row),
        outcomes=await asked_outcomes(connection, row, as_of),
        prompts=await prompts_told(connection, row, as_of),
        common_data=await common_data_told(connection, row, as_of),
        checks=await checks_told(connection, row, as_of),
        queries=await _queries(connection, row, as_of),
        evidence=await evidence_of(connection, return_id, as_of),
    )


def _waits() -> ColumnElement[bool]:
    """A question waits until it is answered, or the return is sent back, which closes all before it."""
    return and_(
        QUERY.c.answer.is_(None), QUERY.c.asked_at_position > func.coalesce(RETURN.c.sent_back_at_position, 0)
    )


def _returns(as_of: int) -> Select[Any]:
    """Returns with the names of their contract and council, and the number of questions that wait."""
    waiting = (
        select(func.count())
        .select_from(QUERY)
        .where(QUERY.c.return_id == RETURN.c.return_id, as_known(QUERY, as_of), _waits())
        .correlate(RETURN)
        .scalar_subquery()
    )
    contract = and_(CONTRACT.c.contract_id == RETURN.c.contract_id, as_known(CONTRACT, as_of))
    council = and_(COUNCIL.c.council_id == RETURN.c.council_id, as_known(COUNCIL, as_of))
    return (
        select(
            RETURN,
            CONTRACT.c.reference.label("contract_reference"),
            CONTRACT.c.title.label("contract_title"),
            func.coalesce(COUNCIL.c.name, "").label("council_name"),
            waiting.label("open_queries"),
        )
        .select_from(RETURN)
        .join(CONTRACT, contract)
        .outerjoin(COUNCIL, council)
        .where(as_known(RETURN, as_of))
    )


async def _rows(connection: AsyncConnection, asked: Select[Any]) -> tuple[ReturnRow, ...]:
    return tuple(_return_row(row) for row in await connection.execute(asked))


def _return_row(row: Row[Any]) -> ReturnRow:
    return as_result(ReturnRow, row, period=period_of(row))


def period_of(row: Row[Any]) -> Period:
    """The period of a return's row."""
    return Period(starts_on=row.period_starts_on, ends_on=row.period_ends_on, label=row.period_label)


async def _queries(connection: AsyncConnection, opened: Row[Any], as_of: int) -> tuple[Query, ...]:
    asked = select(QUERY).where(QUERY.c.return_id == opened.return_id, as_known(QUERY, as_of))
    return queries_of(opened, await connection.execute(asked))


def queries_of(opened: Row[Any], asked: Iterable[Row[Any]]) -> tuple[Query, ...]:
    """The questions that were asked about a return, in the order in which they were."""
    closed_until = opened.sent_back_at_position or 0
    return tuple(
        as_result(Query, row, waits=row.answer is None and row.asked_at_position > closed_until)
        for row in sorted(asked, key=lambda row: row.asked_at_position)
    )
