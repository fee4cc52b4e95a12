"""A contract's periods follow its calendar without gap or overlap, and are called what people call them."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.shared.calendar import LONGEST_WAIT, MONTHS, Frequency, ReportingCalendar, label_of
from domain.shared.errors import Invalid
from domain.shared.values import Period
from tests.unit.domain.scenario import assert_readable
from tests.unit.domain.strategies import calendars

of_months: st.SearchStrategy[Frequency] = st.sampled_from(tuple(MONTHS))
days = st.dates(min_value=date(1900, 1, 1), max_value=date(2200, 12, 31))
terms = st.tuples(days, st.integers(0, 4_000)).map(lambda term: (term[0], term[0] + timedelta(days=term[1])))


def labels(frequency: Frequency, starts_on: date, ends_on: date) -> list[str]:
    return [period.label for period in ReportingCalendar(frequency=frequency).periods(starts_on, ends_on)]


@pytest.mark.parametrize(
    ("frequency", "called"),
    [
        ("financial_year", ["2026-27", "2027-28"]),
        (
            "half_year",
            [
                "April to September 2026",
                "October 2026 to March 2027",
                "April to September 2027",
                "October 2027 to March 2028",
            ],
        ),
        ("year", ["April to December 2026", "January to December 2027", "January to March 2028"]),
    ],
)
def test_financial_years_and_half_years_begin_in_april_and_years_in_january(
    frequency: Frequency, called: list[str]
) -> None:
    assert labels(frequency, date(2026, 4, 1), date(2028, 3, 31)) == called


def test_quarters_begin_in_january_april_july_and_october() -> None:
    assert labels("quarter", date(2026, 1, 1), date(2026, 12, 31)) == [
        "January to March 2026",
        "April to June 2026",
        "July to September 2026",
        "October to December 2026",
    ]


def test_months_follow_each_other_across_the_turn_of_a_year() -> None:
    assert labels("month", date(2026, 11, 1), date(2027, 2, 28)) == [
        "November 2026",
        "December 2026",
        "January 2027",
        "February 2027",
    ]


def test_a_term_of_one_day_has_one_period() -> None:
    assert labels("quarter", date(2026, 7, 1), date(2026, 7, 1)) == ["1 July 2026"]


def test_the_first_and_the_last_period_are_cut_to_the_term() -> None:
    assert labels("quarter", date(2026, 5, 12), date(2026, 11, 15)) == [
        "12 May to 30 June 2026",
        "July to September 2026",
        "1 October to 15 November 2026",
    ]
    assert labels("financial_year", date(2026, 12, 20), date(2027, 3, 31)) == [
        "20 December 2026 to 31 March 2027"
    ]
    assert labels("quarter", date(2026, 5, 1), date(2026, 6, 30)) == ["May to June 2026"]


def test_february_has_29_days_in_a_leap_year() -> None:
    assert labels("month", date(2028, 2, 1), date(2028, 2, 29)) == ["February 2028"]
    assert labels("month", date(2028, 2, 1), date(2028, 2, 28)) == ["1 February to 28 February 2028"]
    assert labels("month", date(2027, 2, 1), date(2027, 2, 28)) == ["February 2027"]
    assert labels("month", date(2028, 2, 29), date(2028, 3, 1)) == ["29 February 2028", "1 March 2028"]


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "label"),
    [
        (date(1999, 4, 1), date(2000, 3, 31), "1999-00"),
        (date(2026, 4, 1), date(2028, 3, 31), "April 2026 to March 2028"),
        (date(2026, 5, 1), date(2026, 5, 1), "1 May 2026"),
        (date(2026, 5, 12), date(2027, 5, 11), "12 May 2026 to 11 May 2027"),
        (date(9999, 12, 1), date.max, "December 9999"),
    ],
)
def test_a_span_of_days_is_called_what_people_call_it(starts_on: date, ends_on: date, label: str) -> None:
    assert label_of(starts_on, ends_on) == label


@given(calendars, terms, st.booleans())
def test_periods_cover_the_term_without_gap_or_overlap(
    calendar: ReportingCalendar,
    term: tuple[date, date],
    ended_early: bool,  # noqa: FBT001
) -> None:
    periods = calendar.periods(*term, ended_early=ended_early)
    assert (periods[0].starts_on, periods[-1].ends_on) == term
    for earlier, later in pairwise(periods):
        assert later.starts_on == earlier.ends_on + timedelta(days=1)
        assert not earlier.overlaps(later)


@given(calendars, terms, st.booleans())
def test_no_two_periods_of_a_term_are_called_the_same(
    calendar: ReportingCalendar,
    term: tuple[date, date],
    ended_early: bool,  # noqa: FBT001
) -> None:
    called = [period.label for period in calendar.periods(*term, ended_early=ended_early)]
    assert len(set(called)) == len(called)


@given(calendars, terms, st.integers(1, 400))
def test_a_longer_term_leaves_all_periods_but_the_last_as_they_were(
    calendar: ReportingCalendar, term: tuple[date, date], more: int
) -> None:
    starts_on, ends_on = term
    before = calendar.periods(starts_on, ends_on)
    assert calendar.periods(starts_on, ends_on + timedelta(days=more))[: len(before) - 1] == before[:-1]


@given(of_months | st.just("academic_term"), terms)
def test_a_period_lies_within_one_whole_period_of_the_calendar(
    frequency: Frequency, term: tuple[date, date]
) -> None:
    calendar = ReportingCalendar(frequency=frequency)
    for period in calendar.periods(*term):
        whole = calendar.whole_period(period.starts_on)
        assert whole.starts_on <= period.starts_on
        assert period.ends_on <= whole.ends_on
        assert whole == calendar.whole_period(period.ends_on)
        assert calendar.periods(whole.starts_on, whole.ends_on) == (whole,)


def test_a_return_is_due_and_locks_so_many_days_after_its_period() -> None:
    calendar = ReportingCalendar(frequency="quarter", days_until_due=20, days_until_locked=60)
    period = Period(starts_on=date(2028, 1, 1), ends_on=date(2028, 2, 29), label="")
    assert calendar.due_on(period) == date(2028, 3, 20)
    assert calendar.locks_on(period) == date(2028, 4, 29)


@pytest.mark.parametrize(
    ("due", "locked", "field"),
    [
        (-1, 60, "days_until_due"),
        (30, 29, "days_until_locked"),
        (0, LONGEST_WAIT + 1, "days_until_locked"),
    ],
)
def test_a_calendar_that_makes_no_sense_is_refused(due: int, locked: int, field: str) -> None:
    with pytest.raises(Invalid) as refused:
        ReportingCalendar(frequency="quarter", days_until_due=due, days_until_locked=locked)
    assert refused.value.field == field
    assert_readable(refused.value)


def test_a_return_may_lock_on_the_day_it_is_due_and_a_hundred_years_later() -> None:
    ReportingCalendar(frequency="quarter", days_until_due=0, days_until_locked=0)
    ReportingCalendar(frequency="quarter", days_until_locked=LONGEST_WAIT)


def test_unless_agreed_otherwise_a_return_is_due_after_20_days_and_locks_after_60() -> None:
    calendar = ReportingCalendar(frequency="quarter")
    assert (calendar.days_until_due, calendar.days_until_locked) == (20, 60)


def test_a_term_that_ends_before_it_starts_has_no_periods() -> None:
    with pytest.raises(Invalid, match="before it starts") as refused:
        ReportingCalendar(frequency="quarter").periods(date(2026, 4, 1), date(2026, 3, 31))
    assert refused.value.field == "ends_on"
