"""On which days people are reminded, worked out by hand, and rules that hold for any days."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.provider_return.milestones import Awaited, newest_milestone
from domain.shared.days import local_day

DUE = Awaited(due_on=date(2026, 4, 20), locks_on=date(2026, 5, 30))


def days_of(awaited: Awaited, first: date, last: date) -> list[date]:
    """The days on which somebody is reminded who is looked after each day."""
    found = [newest_milestone(awaited, first + timedelta(days=n)) for n in range((last - first).days + 1)]
    return sorted({day for day in found if day is not None})


def test_there_are_14_7_and_1_days_before_the_day_the_day_after_and_then_each_week_until_it_locks() -> None:
    assert days_of(DUE, date(2026, 3, 1), date(2026, 12, 31)) == [
        date(2026, 4, 6),
        date(2026, 4, 13),
        date(2026, 4, 19),
        date(2026, 4, 20),
        date(2026, 4, 21),
        date(2026, 4, 28),
        date(2026, 5, 5),
        date(2026, 5, 12),
        date(2026, 5, 19),
        date(2026, 5, 26),
    ]


def test_they_fall_on_leap_days_as_on_others() -> None:
    leaping = Awaited(due_on=date(2028, 3, 1), locks_on=date(2028, 3, 9))
    assert days_of(leaping, date(2028, 2, 1), date(2028, 4, 1)) == [
        date(2028, 2, 16),
        date(2028, 2, 23),
        date(2028, 2, 29),
        date(2028, 3, 1),
        date(2028, 3, 2),
        date(2028, 3, 9),
    ]


@pytest.mark.parametrize(
    ("moment", "reminded"),
    [
        # The night in which clocks go forward: midnight comes an hour earlier by UTC from the next day on.
        (datetime(2026, 3, 28, 23, 59, tzinfo=UTC), date(2026, 3, 28)),
        (datetime(2026, 3, 29, 0, 0, tzinfo=UTC), date(2026, 3, 29)),
        (datetime(2026, 3, 29, 22, 59, tzinfo=UTC), date(2026, 3, 29)),
        (datetime(2026, 3, 29, 23, 0, tzinfo=UTC), date(2026, 3, 30)),
    ],
)
def test_a_day_begins_at_midnight_in_the_united_kingdom(moment: datetime, reminded: date) -> None:
    awaited = Awaited(due_on=date(2026, 3, 29), locks_on=date(2026, 5, 1))
    assert newest_milestone(awaited, local_day(moment)) == reminded


def test_only_the_newest_day_counts_after_a_stop() -> None:
    assert newest_milestone(DUE, date(2026, 4, 18)) == date(2026, 4, 13)
    assert newest_milestone(DUE, date(2026, 5, 4)) == date(2026, 4, 28)


def test_a_return_that_is_locked_reminds_nobody() -> None:
    assert newest_milestone(DUE, date(2026, 5, 31)) is None


def test_a_lifted_lock_counts_until_its_day() -> None:
    lifted = msgspec.structs.replace(DUE, lifted_until=date(2026, 6, 10))
    assert newest_milestone(lifted, date(2026, 6, 10)) == date(2026, 6, 9)
    assert newest_milestone(lifted, date(2026, 6, 11)) is None


def test_a_return_that_was_sent_back_late_is_due_again_on_that_day() -> None:
    back = msgspec.structs.replace(DUE, sent_back_on=date(2026, 4, 29))
    assert days_of(back, date(2026, 4, 29), date(2026, 5, 16)) == [
        date(2026, 4, 29),
        date(2026, 4, 30),
        date(2026, 5, 7),
        date(2026, 5, 14),
    ]


def test_days_before_it_was_sent_back_count_for_nothing() -> None:
    back = msgspec.structs.replace(DUE, sent_back_on=date(2026, 4, 14))
    assert newest_milestone(back, date(2026, 4, 18)) is None
    assert newest_milestone(back, date(2026, 4, 19)) == date(2026, 4, 19)


A_DAY = st.dates(date(2023, 1, 1), date(2029, 12, 31))


@st.composite
def awaited_returns(draw: st.DrawFn) -> Awaited:
    due_on = draw(A_DAY)
    locks_on = due_on + timedelta(days=draw(st.integers(0, 120)))
    about = st.integers(-40, 150).map(lambda days: due_on + timedelta(days=days))
    return Awaited(
        due_on=due_on,
        locks_on=locks_on,
        sent_back_on=draw(st.none() | about),
        lifted_until=draw(st.none() | about),
    )


@given(awaited_returns(), st.integers(-60, 200))
def test_no_day_to_come_is_a_reason_and_none_counts_twice(awaited: Awaited, days: int) -> None:
    today = awaited.due_on + timedelta(days=days)
    milestone = newest_milestone(awaited, today)
    if milestone is None:
        return
    assert milestone <= today
    assert newest_milestone(awaited, milestone) in {milestone, None}
    assert awaited.last_day(today) is not None


@given(awaited_returns(), st.integers(-60, 200), st.integers(0, 60))
def test_what_is_newest_never_goes_back_while_days_pass(awaited: Awaited, days: int, later: int) -> None:
    today = awaited.due_on + timedelta(days=days)
    first, second = newest_milestone(awaited, today), newest_milestone(awaited, today + timedelta(days=later))
    assert first is None or second is None or first <= second
