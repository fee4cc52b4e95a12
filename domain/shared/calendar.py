"""Reporting calendars: which periods a contract reports on, when a return is due and when it locks."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from itertools import pairwise
from typing import Literal

from domain.shared.days import in_words
from domain.shared.errors import Invalid
from domain.shared.values import Period, Value

Frequency = Literal["month", "quarter", "half_year", "year", "financial_year", "academic_term", "anniversary"]
Broken = Literal["own", "joined"]
"""What becomes of a first or last period that the contract's term cuts short: a return of its own, or it is
reported together with the whole period beside it."""

MONTHS: dict[Frequency, int] = {"month": 1, "quarter": 3, "half_year": 6, "financial_year": 12, "year": 12}
ANCHOR_MONTH: dict[Frequency, int] = {
    "month": 1,
    "quarter": 1,
    "half_year": 4,
    "financial_year": 4,
    "year": 1,
}
MONTHS_IN_A_YEAR = 12
FEBRUARY, LEAP_DAY = 2, 29
TERMS = ("Spring", "Summer", "Autumn")
LONGEST_WAIT = 36_525
"""Days; a hundred years are enough for any record of the past to be let in, and keep dates writable."""


class DayOfYear(Value, frozen=True, kw_only=True):
    """A day that comes every year."""

    month: int
    day: int

    def __post_init__(self) -> None:
        """Refuse a day that some year does not have."""
        if not 1 <= self.month <= MONTHS_IN_A_YEAR or not 1 <= self.day <= monthrange(2023, self.month)[1]:
            raise Invalid("Give a day and a month that every year has, like 1 September.", field="calendar")

    def in_year(self, year: int) -> date:
        """The day in one year."""
        return date(year, self.month, self.day)


TERMS_BEGIN = (DayOfYear(month=1, day=1), DayOfYear(month=4, day=1), DayOfYear(month=9, day=1))
"""First days of the spring, summer and autumn term, where nothing else is agreed."""


class ReportingCalendar(Value, frozen=True, kw_only=True):
    """How often a contract reports, and how long after a period a return may come.

    Attributes:
        frequency: length of a period. Quarters start in January, April, July and October; half-years and
            financial years in April, as councils count them; years in January; academic terms on the days
            of `terms_begin`; anniversaries are years counted from the contract's first day.
        days_until_due: days after the period's last day until the return is due.
        days_until_locked: days after the period's last day until only a commissioner can let it in.
        first_broken: what becomes of a first period that is not whole.
        last_broken: what becomes of a last period that is not whole.
        terms_begin: first days of the spring, summer and autumn term; a term lasts until the next begins.
    """

    frequency: Frequency
    days_until_due: int = 20
    days_until_locked: int = 60
    first_broken: Broken = "own"
    last_broken: Broken = "own"
    terms_begin: tuple[DayOfYear, DayOfYear, DayOfYear] = TERMS_BEGIN

    def __post_init__(self) -> None:
        """Refuse a lock that falls before the return is due, and terms that would overlap."""
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
        begins = [(begin.month, begin.day) for begin in self.terms_begin]
        if any(later <= earlier for earlier, later in pairwise(begins)):
            raise Invalid(
                "The terms would overlap. Give the first days of spring, summer and autumn term in the order "
                "in which they come in a year.",
                field="terms_begin",
            )

    def due_on(self, period: Period) -> date:
        """The last day on which the period's return is on time."""
        return period.ends_on + timedelta(days=self.days_until_due)

    def locks_on(self, period: Period) -> date:
        """The last day on which the period's return can be submitted without leave."""
        return period.ends_on + timedelta(days=self.days_until_locked)

    def periods(self, starts_on: date, ends_on: date, *, ended_early: bool = False) -> tuple[Period, ...]:
        """The reporting periods of a contract's term, in order, without gap or overlap.

        The first and the last are cut to the term where it begins or ends within a period, or joined to the
        period beside them where the calendar says so.

        Args:
            starts_on: first day of the term.
            ends_on: last day of the term.
            ended_early: whether the term was cut short. Then the last period always stands by itself: the
                return of the period before it may be on its way already.

        Raises:
            Invalid: where the term ends before it starts.
        """
        if ends_on < starts_on:
            raise Invalid("A contract cannot end before it starts.", field="ends_on")
        first = self._opening_of(starts_on, starts_on)
        openings = [first]
        while (following := self._following(openings[-1], starts_on)) <= ends_on:
            openings.append(following)
        begins = [starts_on, *openings[1:]]
        if self.first_broken == "joined" and first < starts_on:
            del begins[1:2]
        whole = following == ends_on + timedelta(days=1)
        if self.last_broken == "joined" and not ended_early and not whole and len(begins) > 1:
            del begins[-1]
        ends = [*(begin - timedelta(days=1) for begin in begins[1:]), ends_on]
        return tuple(self._period(begin, end, starts_on) for begin, end in zip(begins, ends, strict=True))

    def whole_period(self, day: date) -> Period:
        """The whole period of the calendar that a day falls in, whatever the contract's term.

        Raises:
            Invalid: where periods are counted from the contract's first day.
        """
        if self.frequency == "anniversary":
            raise Invalid("Contract years are counted from the contract's first day.", field="frequency")
        opening = self._opening_of(day, day)
        return self._period(opening, self._following(opening, day) - timedelta(days=1), day)

    def _opening_of(self, day: date, starts_on: date) -> date:
        """First day of the whole period that the day falls in."""
        if self.frequency == "anniversary":
            return max(known for known in _anniversaries(starts_on, day.year) if known <= day)
        if self.frequency == "academic_term":
            return max(known for known in self._terms_about(day.year) if known <= day)
        into = (day.month - ANCHOR_MONTH[self.frequency]) % MONTHS[self.frequency]
        return _add_months(day.replace(day=1), -into)

    def _following(self, opening: date, starts_on: date) -> date:
        """First day of the whole period after the one that begins with `opening`."""
        if self.frequency == "anniversary":
            return min(known for known in _anniversaries(starts_on, opening.year) if known > opening)
        if self.frequency == "academic_term":
            return min(known for known in self._terms_about(opening.year) if known > opening)
        return _add_months(opening, MONTHS[self.frequency])

    def _terms_about(self, year: int) -> list[date]:
        return [begin.in_year(near) for near in (year - 1, year, year + 1) for begin in self.terms_begin]

    def _period(self, starts_on: date, ends_on: date, contract_starts_on: date) -> Period:
        label = label_of(starts_on, ends_on)
        if self.frequency == "academic_term":
            opening = self._opening_of(starts_on, starts_on)
            following = self._following(opening, starts_on)
            if (opening, following) == (starts_on, ends_on + timedelta(days=1)):
                label = f"{self._term_called(opening)} term {opening.year}"
        elif self.frequency == "anniversary":
            number = starts_on.year - contract_starts_on.year + 1
            label = f"Year {number}: {label}"
        return Period(starts_on=starts_on, ends_on=ends_on, label=label)

    def _term_called(self, opening: date) -> str:
        return next(
            name
            for name, begin in zip(TERMS, self.terms_begin, strict=True)
            if begin.in_year(opening.year) == opening
        )


def _anniversaries(starts_on: date, year: int) -> list[date]:
    """The days about a year on which another year of the contract begins.

    A year that began on 29 February is over after 28 February, so the next begins on 1 March.
    """
    leap_day = (starts_on.month, starts_on.day) == (FEBRUARY, LEAP_DAY)
    return [
        date(near, 3, 1)
        if leap_day and monthrange(near, FEBRUARY)[1] < LEAP_DAY
        else starts_on.replace(year=near)
        for near in (year - 1, year, year + 1)
    ]


def _add_months(first_of_month: date, months: int) -> date:
    year, month = divmod(first_of_month.year * MONTHS_IN_A_YEAR + first_of_month.month - 1 + months, 12)
    return date(year, month + 1, 1)


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
