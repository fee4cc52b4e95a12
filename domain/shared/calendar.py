"""Reporting calendars: which periods a contract reports on, when a return is due and when it locks."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Literal

from domain.shared.days import in_words
from domain.shared.errors import Invalid
from domain.shared.values import Period, Value

Frequency = Literal["month", "quarter", "half_year", "financial_year", "year"]

MONTHS: dict[Frequency, int] = {"month": 1, "quarter": 3, "half_year": 6, "financial_year": 12, "year": 12}
ANCHOR_MONTH: dict[Frequency, int] = {
    "month": 1,
    "quarter": 1,
    "half_year": 4,
    "financial_year": 4,
    "year": 1,
}
MONTHS_IN_A_YEAR = 12
LONGEST_WAIT = 36_525
"""Days; a hundred years are enough for any record of the past to be let in, and keep dates writable."""


class ReportingCalendar(Value, frozen=True, kw_only=True):
    """How often a contract reports, and how long after a period a return may come.

    Attributes:
        frequency: length of a period. Quarters start in January, April, July and October; half-years and
            financial years in April, as councils count them; years in January.
        days_until_due: days after the period's last day until the return is due.
        days_until_locked: days after the period's last day until only a commissioner can let it in.
    """

    frequency: Frequency
    days_until_due: int = 20
    days_until_locked: int = 60

    def __post_init__(self) -> None:
        """Refuse a lock that falls before the return is due."""
        if self.days_until_due < 0:
            raise Invalid("A return cannot be due before its period has ended.", field="days_until_due")
        if self.days_until_locked < self.days_until_due:
            raise Invalid(
                "A return cannot lock before it is due. Give at least as many days until it locks as until "
                "it is due.",
                field="days_until_locked",
            )
        if self.days_until_locked > LONGEST_WAIT:
            raise Invalid(
                f"A return can stay unlocked for at most {LONGEST_WAIT} days.", field="days_until_locked"
            )

    def due_on(self, period: Period) -> date:
        """The last day on which the period's return is on time."""
        return period.ends_on + timedelta(days=self.days_until_due)

    def locks_on(self, period: Period) -> date:
        """The last day on which the period's return can be submitted without leave."""
        return period.ends_on + timedelta(days=self.days_until_locked)

    def periods(self, starts_on: date, ends_on: date) -> tuple[Period, ...]:
        """The reporting periods of a contract's term, in order, without gap or overlap.

        The first and the last are cut to the term where it begins or ends within a period.

        Raises:
            Invalid: where the term ends before it starts.
        """
        if ends_on < starts_on:
            raise Invalid("A contract cannot end before it starts.", field="ends_on")
        periods: list[Period] = []
        opening = self._opening_of(starts_on)
        while opening <= ends_on:
            following = _add_months(opening, MONTHS[self.frequency])
            periods.append(_period(max(opening, starts_on), min(following - timedelta(days=1), ends_on)))
            opening = following
        return tuple(periods)

    def whole_period(self, day: date) -> Period:
        """The whole period of the calendar that a day falls in, whatever the contract's term."""
        opening = self._opening_of(day)
        following = _add_months(opening, MONTHS[self.frequency])
        return _period(opening, following - timedelta(days=1))

    def _opening_of(self, day: date) -> date:
        """First day of the whole period that the day falls in."""
        months = MONTHS[self.frequency]
        into = (day.month - ANCHOR_MONTH[self.frequency]) % months
        return _add_months(day.replace(day=1), -into)


def _add_months(first_of_month: date, months: int) -> date:
    year, month = divmod(first_of_month.year * MONTHS_IN_A_YEAR + first_of_month.month - 1 + months, 12)
    return date(year, month + 1, 1)


def _period(starts_on: date, ends_on: date) -> Period:
    return Period(starts_on=starts_on, ends_on=ends_on, label=label_of(starts_on, ends_on))


def label_of(starts_on: date, ends_on: date) -> str:
    """Words for a span of days: "April to June 2026", "12 May to 30 June 2026", "2022-23"."""
    if starts_on == ends_on:
        return in_words(ends_on)
    last_of_month = ends_on.day == monthrange(ends_on.year, ends_on.month)[1]
    if starts_on.day != 1 or not last_of_month:
        return f"{in_words(starts_on, with_year=starts_on.year != ends_on.year)} to {in_words(ends_on)}"
    if (starts_on.month, ends_on.month) == (4, 3) and ends_on.year == starts_on.year + 1:
        return f"{starts_on.year}-{ends_on.year % 100:02d}"
    if (starts_on.year, starts_on.month) == (ends_on.year, ends_on.month):
        return f"{starts_on:%B %Y}"
    if starts_on.year == ends_on.year:
        return f"{starts_on:%B} to {ends_on:%B %Y}"
    return f"{starts_on:%B %Y} to {ends_on:%B %Y}"
