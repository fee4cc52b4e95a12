"""The days that a calendar shows: when returns are due and lock, break points, and ends of contracts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, Final, Literal
from uuid import UUID

from sqlalchemy import ColumnElement, Row, and_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.provider_return.model import return_id
from projections.contracts.tables import BREAK_POINT, CONTRACT, PARTY
from projections.known import as_known
from projections.results import Result
from projections.returns.tables import RETURN

Kind = Literal["return_due", "return_locks", "break_point", "contract_ends"]
BACK: Final = timedelta(days=366)
"""How far a calendar goes back."""
AHEAD: Final = timedelta(days=366)
"""How far it looks ahead for returns that have not opened yet."""


class CalendarDay(Result, frozen=True, kw_only=True):
    """A day on which something falls.

    Attributes:
        about: the return, break point or contract; with `kind` it names the entry for good.
        period_label: the words for a return's period; "" of anything else.
        sequence: position of the log at which it was last told; it never goes down.
    """

    kind: Kind
    day: date
    about: UUID
    contract_id: UUID
    contract_title: str
    period_label: str
    sequence: int


async def days_of_returns(
    connection: AsyncConnection, *, as_of: int, today: date, lead_provider_id: UUID | None = None
) -> tuple[CalendarDay, ...]:
    """When returns are due, and when those lock that wait to be submitted; also of those yet to open.

    Args:
        connection: a reader's.
        as_of: the position of the log.
        today: the day on which the calendar stands.
        lead_provider_id: only of contracts that this organisation leads; None for all.
    """
    opened = (
        select(RETURN, CONTRACT.c.title.label("contract_title"))
        .join(CONTRACT, and_(CONTRACT.c.contract_id == RETURN.c.contract_id, as_known(CONTRACT, as_of)))
        .where(as_known(RETURN, as_of), RETURN.c.due_on >= today - BACK)
        .where(*_led_by(lead_provider_id, RETURN.c.contract_id, as_of))
    )
    running = select(CONTRACT).where(
        as_known(CONTRACT, as_of),
        CONTRACT.c.ends_on >= today,
        CONTRACT.c.ends_on >= CONTRACT.c.starts_on,
        CONTRACT.c.has_map,
        *_led_by(lead_provider_id, CONTRACT.c.contract_id, as_of),
    )
    found = [day for row in await connection.execute(opened) for day in _of_return(row)]
    known = {day.about for day in found}
    coming = [day for row in await connection.execute(running) for day in _to_open(row, today)]
    return _in_order([*found, *(day for day in coming if day.about not in known)])


async def days_of_contracts(
    connection: AsyncConnection, *, as_of: int, today: date
) -> tuple[CalendarDay, ...]:
    """The break points that nobody has closed, and the ends of contracts."""
    break_points = (
        select(BREAK_POINT, CONTRACT.c.title)
        .join(CONTRACT, and_(CONTRACT.c.contract_id == BREAK_POINT.c.contract_id, as_known(CONTRACT, as_of)))
        .where(as_known(BREAK_POINT, as_of), BREAK_POINT.c.closed_at.is_(None))
        .where(BREAK_POINT.c.falls_on >= today - BACK, BREAK_POINT.c.falls_on <= CONTRACT.c.ends_on)
    )
    ends = select(CONTRACT).where(as_known(CONTRACT, as_of), CONTRACT.c.ends_on >= today - BACK)
    return _in_order(
        [
            *(
                _day("break_point", row.falls_on, row.break_point_id, row, row.title)
                for row in await connection.execute(break_points)
            ),
            *(
                _day("contract_ends", row.ends_on, row.contract_id, row, row.title)
                for row in await connection.execute(ends)
            ),
        ]
    )


def _led_by(
    organisation_id: UUID | None, contract_id: ColumnElement[UUID], as_of: int
) -> list[ColumnElement[bool]]:
    if organisation_id is None:
        return []
    led = select(PARTY.c.contract_id).where(
        PARTY.c.organisation_id == organisation_id, PARTY.c.part == "lead_provider", as_known(PARTY, as_of)
    )
    return [contract_id.in_(led)]


def _of_return(row: Row[Any]) -> Iterator[CalendarDay]:
    yield _day("return_due", row.due_on, row.return_id, row, row.contract_title, row.period_label)
    if row.standing in ("open", "sent_back"):
        lifted = row.lock_lifted_until or row.locks_on
        locks_on = max(row.locks_on, lifted)
        yield _day("return_locks", locks_on, row.return_id, row, row.contract_title, row.period_label)


def _to_open(row: Row[Any], today: date) -> Iterator[CalendarDay]:
    for period in row.calendar.periods(row.starts_on, row.ends_on, ended_early=row.ended_early):
        due_on = row.calendar.due_on(period)
        if period.ends_on >= today and due_on <= today + AHEAD:
            about = return_id(row.contract_id, period)
            locks_on = row.calendar.locks_on(period)
            yield _day("return_due", due_on, about, row, row.title, period.label)
            yield _day("return_locks", locks_on, about, row, row.title, period.label)


def _day(  # noqa: PLR0913, PLR0917 - the parts of an entry
    kind: Kind, day: date, about: UUID, row: Row[Any], title: str, period_label: str = ""
) -> CalendarDay:
    return CalendarDay(
        kind=kind,
        day=day,
        about=about,
        contract_id=row.contract_id,
        contract_title=title,
        period_label=period_label,
        sequence=row.known_from,
    )


def _in_order(days: list[CalendarDay]) -> tuple[CalendarDay, ...]:
    return tuple(sorted(days, key=lambda known: (known.day, known.contract_title, known.kind, known.about)))
