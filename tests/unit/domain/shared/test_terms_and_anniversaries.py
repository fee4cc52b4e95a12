"""Schools count in terms that begin on days of their own, some contracts in years from their first day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.shared.calendar import TERMS_BEGIN, DayOfYear, ReportingCalendar
from domain.shared.errors import Invalid
from domain.shared.values import Period
from tests.unit.domain.scenario import assert_readable

OWN = (DayOfYear(month=1, day=6), DayOfYear(month=4, day=21), DayOfYear(month=9, day=2))


def spans(periods: tuple[Period, ...]) -> list[tuple[date, date, str]]:
    return [(period.starts_on, period.ends_on, period.label) for period in periods]


def by_terms(starts_on: date, ends_on: date, **calendar: Any) -> list[tuple[date, date, str]]:
    return spans(ReportingCalendar(frequency="academic_term", **calendar).periods(starts_on, ends_on))


def by_anniversaries(starts_on: date, ends_on: date, **calendar: Any) -> list[tuple[date, date, str]]:
    return spans(ReportingCalendar(frequency="anniversary", **calendar).periods(starts_on, ends_on))


def test_an_academic_term_lasts_until_the_next_begins() -> None:
    assert by_terms(date(2026, 9, 1), date(2027, 8, 31)) == [
        (date(2026, 9, 1), date(2026, 12, 31), "Autumn term 2026"),
        (date(2027, 1, 1), date(2027, 3, 31), "Spring term 2027"),
        (date(2027, 4, 1), date(2027, 8, 31), "Summer term 2027"),
    ]


def test_terms_may_begin_on_days_of_their_own() -> None:
    assert by_terms(date(2026, 9, 2), date(2027, 9, 1), terms_begin=OWN) == [
        (date(2026, 9, 2), date(2027, 1, 5), "Autumn term 2026"),
        (date(2027, 1, 6), date(2027, 4, 20), "Spring term 2027"),
        (date(2027, 4, 21), date(2027, 9, 1), "Summer term 2027"),
    ]


def test_an_autumn_term_that_runs_past_new_year_is_named_after_the_year_in_which_it_began() -> None:
    calendar = ReportingCalendar(frequency="academic_term", terms_begin=OWN)
    assert calendar.whole_period(date(2027, 1, 3)).label == "Autumn term 2026"
    assert calendar.whole_period(date(2027, 1, 6)).label == "Spring term 2027"


def test_a_term_that_the_contract_cuts_is_called_by_its_days() -> None:
    assert by_terms(date(2026, 10, 5), date(2027, 2, 12)) == [
        (date(2026, 10, 5), date(2026, 12, 31), "5 October to 31 December 2026"),
        (date(2027, 1, 1), date(2027, 2, 12), "1 January to 12 February 2027"),
    ]


def test_a_term_cut_on_both_sides_is_one_period() -> None:
    assert by_terms(date(2027, 2, 1), date(2027, 2, 28)) == [
        (date(2027, 2, 1), date(2027, 2, 28), "February 2027")
    ]


@pytest.mark.parametrize(
    "begins",
    [
        (OWN[1], OWN[0], OWN[2]),
        (OWN[0], OWN[0], OWN[2]),
        (OWN[2], OWN[0], OWN[1]),
    ],
)
def test_terms_come_in_the_order_of_a_year(begins: tuple[DayOfYear, DayOfYear, DayOfYear]) -> None:
    with pytest.raises(Invalid, match="The terms would overlap") as refused:
        ReportingCalendar(frequency="academic_term", terms_begin=begins)
    assert refused.value.field == "terms_begin"
    assert_readable(refused.value)


@pytest.mark.parametrize(("month", "day"), [(2, 29), (2, 30), (4, 31), (0, 1), (13, 1), (1, 0), (1, 32)])
def test_a_term_begins_on_a_day_that_every_year_has(month: int, day: int) -> None:
    with pytest.raises(Invalid, match="that every year has") as refused:
        DayOfYear(month=month, day=day)
    assert_readable(refused.value)


@pytest.mark.parametrize(("month", "day"), [(2, 28), (1, 31), (12, 31), (1, 1)])
def test_the_ends_of_months_come_every_year(month: int, day: int) -> None:
    assert DayOfYear(month=month, day=day).in_year(2028) == date(2028, month, day)


def test_unless_agreed_otherwise_terms_begin_in_january_april_and_september() -> None:
    assert [begin.in_year(2027) for begin in TERMS_BEGIN] == [
        date(2027, 1, 1),
        date(2027, 4, 1),
        date(2027, 9, 1),
    ]


def test_years_may_be_counted_from_the_contracts_first_day() -> None:
    assert by_anniversaries(date(2026, 5, 12), date(2028, 5, 11)) == [
        (date(2026, 5, 12), date(2027, 5, 11), "Year 1: 12 May 2026 to 11 May 2027"),
        (date(2027, 5, 12), date(2028, 5, 11), "Year 2: 12 May 2027 to 11 May 2028"),
    ]


def test_a_first_year_is_always_whole_and_a_last_one_may_be_cut_or_joined() -> None:
    cut = by_anniversaries(date(2026, 5, 12), date(2027, 9, 30), first_broken="joined")
    assert cut[1] == (date(2027, 5, 12), date(2027, 9, 30), "Year 2: 12 May to 30 September 2027")
    assert by_anniversaries(date(2026, 5, 12), date(2027, 9, 30), last_broken="joined") == [
        (date(2026, 5, 12), date(2027, 9, 30), "Year 1: 12 May 2026 to 30 September 2027"),
    ]


def test_a_year_that_began_on_29_february_is_over_after_28_february() -> None:
    assert by_anniversaries(date(2024, 2, 29), date(2029, 2, 28)) == [
        (date(2024, 2, 29), date(2025, 2, 28), "Year 1: 29 February 2024 to 28 February 2025"),
        (date(2025, 3, 1), date(2026, 2, 28), "Year 2: March 2025 to February 2026"),
        (date(2026, 3, 1), date(2027, 2, 28), "Year 3: March 2026 to February 2027"),
        (date(2027, 3, 1), date(2028, 2, 28), "Year 4: 1 March 2027 to 28 February 2028"),
        (date(2028, 2, 29), date(2029, 2, 28), "Year 5: 29 February 2028 to 28 February 2029"),
    ]


def test_29_february_belongs_to_the_year_that_it_falls_in() -> None:
    assert by_anniversaries(date(2027, 3, 1), date(2028, 2, 29)) == [
        (date(2027, 3, 1), date(2028, 2, 29), "Year 1: March 2027 to February 2028")
    ]
    assert by_anniversaries(date(2023, 2, 28), date(2024, 2, 29))[0][1] == date(2024, 2, 27)


def test_29_february_is_passed_over_in_a_year_that_is_divided_by_100_alone() -> None:
    assert by_anniversaries(date(2096, 2, 29), date(2101, 2, 27))[3:] == [
        (date(2099, 3, 1), date(2100, 2, 28), "Year 4: March 2099 to February 2100"),
        (date(2100, 3, 1), date(2101, 2, 27), "Year 5: 1 March 2100 to 27 February 2101"),
    ]


def test_no_whole_contract_year_is_known_without_the_contract() -> None:
    with pytest.raises(Invalid, match="from the contract's first day") as refused:
        ReportingCalendar(frequency="anniversary").whole_period(date(2026, 5, 12))
    assert refused.value.field == "frequency"
    assert_readable(refused.value)


@given(st.dates(date(1900, 1, 1), date(2150, 12, 31)), st.integers(0, 30 * 365))
def test_contract_years_are_numbered_one_by_one_and_are_a_year_long(starts_on: date, length: int) -> None:
    periods = by_anniversaries(starts_on, starts_on + timedelta(days=length))
    assert [label.partition(":")[0] for *_, label in periods] == [
        f"Year {number}" for number in range(1, len(periods) + 1)
    ]
    assert all((last - first).days + 1 in (365, 366) for first, last, _ in periods[:-1])
    assert (periods[-1][1] - periods[-1][0]).days + 1 <= 366
