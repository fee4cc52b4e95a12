"""Reads when a contract reports."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import msgspec

from domain.shared.calendar import TERMS_BEGIN, Broken, DayOfYear, Frequency, ReportingCalendar
from domain.shared.errors import DomainError, Invalid
from services.application.contracts.workbook.places import ToldOnce
from services.application.contracts.workbook.sheets import FIRST_BROKEN, FREQUENCIES, LAST_BROKEN
from services.application.workbooks.cells import Cell, day, needed, one_of, text, whole_number
from services.application.workbooks.tables import Row

TERMS = ("Spring term begins", "Summer term begins", "Autumn term begins")
_frequency: Callable[[Cell], Frequency] = needed(one_of(FREQUENCIES), "Say how often the contract reports.")
_first: Callable[[Cell], Broken | None] = one_of(FIRST_BROKEN)
_last: Callable[[Cell], Broken | None] = one_of(LAST_BROKEN)
UNREAD = ReportingCalendar(frequency="quarter")
"""Stands in for a calendar that cannot be read."""
_HEADINGS: Mapping[str, str] = {
    "days_until_due": "Days until due",
    "days_until_locked": "Days until locked",
    "terms_begin": TERMS[0],
}
_NO_LEAP_YEAR = 2023


def calendar_of(row: Row, problems: ToldOnce) -> ReportingCalendar:
    """The reporting calendar of a row; one that stands in, the problem noted, where it makes no sense."""
    frequency: Frequency | None = problems.take(_frequency, row["Reports"])
    due = problems.take(whole_number, row["Days until due"])
    locked = problems.take(whole_number, row["Days until locked"])
    first: Broken | None = problems.take(_first, row["First broken period"])
    last: Broken | None = problems.take(_last, row["Last broken period"])
    begins = [problems.take(_day_of_year, row[heading]) for heading in TERMS]
    spring, summer, autumn = (begin or usual for begin, usual in zip(begins, TERMS_BEGIN, strict=True))
    try:
        return ReportingCalendar(
            frequency=frequency or UNREAD.frequency,
            days_until_due=UNREAD.days_until_due if due is None else due,
            days_until_locked=UNREAD.days_until_locked if locked is None else locked,
            first_broken=first or UNREAD.first_broken,
            last_broken=last or UNREAD.last_broken,
            terms_begin=(spring, summer, autumn),
        )
    except DomainError as error:
        problems.note(row[_HEADINGS[error.field]], error.message)
        return UNREAD


def _day_of_year(cell: Cell) -> DayOfYear | None:
    """A day without its year, like 1 September; a spreadsheet may have made a whole day of it."""
    if cell.is_empty:
        return None
    found = cell.value
    if not isinstance(found, date):
        try:
            found = day(msgspec.structs.replace(cell, value=f"{text(cell)} {_NO_LEAP_YEAR}"))
        except Invalid as error:
            if cell.error:
                raise
            message = f"“{text(cell)}” is no day of the year. Write it like 1 September."
            raise Invalid(message, field=cell.address) from error
    return DayOfYear(month=found.month, day=found.day) if found else None
