"""A period that the contract's term cuts is a return of its own, or is reported with the period beside it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from domain.shared.calendar import Broken, ReportingCalendar
from tests.unit.domain.strategies import calendars

days = st.dates(min_value=date(1900, 1, 1), max_value=date(2200, 12, 31))


def labels(
    starts_on: date,
    ends_on: date,
    *,
    first: Broken = "own",
    last: Broken = "own",
    ended_early: bool = False,
) -> list[str]:
    calendar = ReportingCalendar(frequency="quarter", first_broken=first, last_broken=last)
    return [period.label for period in calendar.periods(starts_on, ends_on, ended_early=ended_early)]


@pytest.mark.parametrize(
    ("first", "last", "called"),
    [
        ("own", "own", ["12 May to 30 June 2026", "July to September 2026", "1 October to 15 November 2026"]),
        ("joined", "own", ["12 May to 30 September 2026", "1 October to 15 November 2026"]),
        ("own", "joined", ["12 May to 30 June 2026", "1 July to 15 November 2026"]),
        ("joined", "joined", ["12 May to 15 November 2026"]),
    ],
)
def test_a_broken_period_stands_alone_or_is_joined_at_either_end(
    first: Broken, last: Broken, called: list[str]
) -> None:
    assert labels(date(2026, 5, 12), date(2026, 11, 15), first=first, last=last) == called


def test_a_whole_period_is_never_joined() -> None:
    whole = labels(date(2026, 4, 1), date(2026, 9, 30), first="joined", last="joined")
    assert whole == ["April to June 2026", "July to September 2026"]


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "called"),
    [
        (date(2026, 5, 12), date(2026, 6, 20), ["12 May to 20 June 2026"]),
        (date(2026, 5, 12), date(2026, 8, 20), ["12 May to 20 August 2026"]),
        (date(2026, 5, 12), date(2026, 10, 20), ["12 May to 20 October 2026"]),
        (date(2026, 6, 30), date(2026, 7, 1), ["30 June to 1 July 2026"]),
    ],
)
def test_a_short_term_with_both_ends_joined_is_one_period(
    starts_on: date, ends_on: date, called: list[str]
) -> None:
    assert labels(starts_on, ends_on, first="joined", last="joined") == called


def test_a_term_within_one_period_has_nothing_to_be_joined_to() -> None:
    for first in ("own", "joined"):
        for last in ("own", "joined"):
            assert labels(date(2026, 5, 12), date(2026, 6, 20), first=first, last=last) == [
                "12 May to 20 June 2026"
            ]


def test_a_last_period_of_one_day_is_broken_and_one_day_less_is_not() -> None:
    assert labels(date(2026, 4, 1), date(2026, 7, 1), last="joined") == ["1 April to 1 July 2026"]
    assert labels(date(2026, 4, 1), date(2026, 6, 30), last="joined") == ["April to June 2026"]
    assert labels(date(2026, 4, 1), date(2026, 6, 29), last="joined") == ["1 April to 29 June 2026"]


def test_where_the_contract_ended_early_its_last_period_stands_alone() -> None:
    assert labels(date(2026, 5, 12), date(2026, 11, 15), first="joined", last="joined", ended_early=True) == [
        "12 May to 30 September 2026",
        "1 October to 15 November 2026",
    ]


def test_financial_years_from_april_may_take_a_broken_first_year_in() -> None:
    calendar = ReportingCalendar(frequency="financial_year", first_broken="joined")
    assert [period.label for period in calendar.periods(date(2026, 10, 1), date(2029, 3, 31))] == [
        "October 2026 to March 2028",
        "2028-29",
    ]


def test_a_return_of_joined_periods_is_due_after_the_whole_of_them() -> None:
    calendar = ReportingCalendar(frequency="quarter", last_broken="joined", days_until_due=20)
    *_, last = calendar.periods(date(2026, 4, 1), date(2026, 11, 15))
    assert (last.ends_on, calendar.due_on(last)) == (date(2026, 11, 15), date(2026, 12, 5))


@given(calendars, days, st.integers(0, 2_000), st.booleans())
def test_only_the_first_and_the_last_period_are_ever_broken(
    calendar: ReportingCalendar,
    starts_on: date,
    length: int,
    ended_early: bool,  # noqa: FBT001
) -> None:
    if calendar.frequency == "anniversary":
        return
    periods = calendar.periods(starts_on, starts_on + timedelta(days=length), ended_early=ended_early)
    for period in periods[1:-1]:
        assert period == calendar.whole_period(period.starts_on)


@given(calendars, days, st.integers(0, 2_000))
def test_joining_takes_at_most_one_period_away_at_either_end(
    calendar: ReportingCalendar, starts_on: date, length: int
) -> None:
    own, first, last, both = (
        replace(calendar, first_broken=first, last_broken=last).periods(
            starts_on, starts_on + timedelta(days=length)
        )
        for first, last in (("own", "own"), ("joined", "own"), ("own", "joined"), ("joined", "joined"))
    )
    assert len(own) >= len(first) >= len(own) - 1
    assert len(own) >= len(last) >= len(own) - 1
    assert {known.ends_on for known in both} <= {known.ends_on for known in own}
    assert max(1, len(own) - 2) <= len(both)
