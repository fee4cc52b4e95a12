"""Due and lock days end at midnight in London, also on the two Sundays when its clocks change."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.provider_return.commands import LiftLock, OpenReturn, SubmitReturn
from domain.provider_return.events import ReturnOpened, ReturnSubmitted
from domain.provider_return.model import return_id
from domain.shared.calendar import ReportingCalendar
from domain.shared.days import local_day
from domain.shared.errors import NotInState
from domain.shared.values import Period
from tests.unit.domain.examples import CONTRACT, HALF_ARE_HOPEFUL, OPEN, SCORE_OF_24
from tests.unit.domain.provider_return.decider import provider_return

MARCH, OCTOBER = date(2026, 3, 29), date(2026, 10, 25)
"""Last Sundays: London's clocks go on from 1 am to 2 am, and back from 2 am to 1 am."""
LAST_MINUTE = {
    date(2026, 3, 28): datetime(2026, 3, 28, 23, 59, tzinfo=UTC),
    MARCH: datetime(2026, 3, 29, 22, 59, tzinfo=UTC),
    date(2026, 10, 24): datetime(2026, 10, 24, 22, 59, tzinfo=UTC),
    OCTOBER: datetime(2026, 10, 25, 23, 59, tzinfo=UTC),
}
"""The last minute of each day in London, as the server's clock shows it."""
MINUTE = timedelta(minutes=1)


def opened(last_day: date, *, due: int, locked: int) -> tuple[ReturnOpened, SubmitReturn]:
    """A return of a period that ends on a day, and its submission."""
    calendar = ReportingCalendar(frequency="month", days_until_due=due, days_until_locked=locked)
    period = Period(starts_on=last_day - timedelta(days=27), ends_on=last_day, label="Four weeks")
    stream_id = return_id(CONTRACT, period)
    (event,) = (
        provider_return.given()
        .when(
            OpenReturn(
                stream_id=stream_id,
                contract_id=CONTRACT,
                period=period,
                due_on=calendar.due_on(period),
                locks_on=calendar.locks_on(period),
                asked=OPEN.asked,
            )
        )
        .decided()
    )
    assert isinstance(event, ReturnOpened)
    return event, SubmitReturn(stream_id=stream_id, readings=(HALF_ARE_HOPEFUL, SCORE_OF_24))


@pytest.mark.parametrize(("day", "last_minute"), LAST_MINUTE.items())
def test_a_day_about_a_clock_change_ends_at_midnight_in_london(day: date, last_minute: datetime) -> None:
    assert local_day(last_minute) == day
    assert local_day(last_minute + MINUTE) == day + timedelta(days=1)


@pytest.mark.parametrize(("due_on", "last_minute"), LAST_MINUTE.items())
def test_a_return_is_on_time_to_the_last_minute_of_the_day_it_is_due(
    due_on: date, last_minute: datetime
) -> None:
    event, submit = opened(due_on - timedelta(days=20), due=20, locked=60)
    assert event.due_on == due_on
    for moment, late in ((last_minute, False), (last_minute + MINUTE, True)):
        *_, sent = provider_return.given(event).when(submit, at=moment).decided()
        assert isinstance(sent, ReturnSubmitted)
        assert sent.late is late


@pytest.mark.parametrize(("locks_on", "last_minute"), LAST_MINUTE.items())
def test_a_return_locks_after_the_last_minute_of_its_lock_day(locks_on: date, last_minute: datetime) -> None:
    event, submit = opened(locks_on - timedelta(days=60), due=20, locked=60)
    assert event.locks_on == locks_on
    waiting = provider_return.given(event)
    assert waiting.when(submit, at=last_minute).decided()
    waiting.when(submit, at=last_minute + MINUTE).then_refused(NotInState, "Ask the commissioner to lift")


@pytest.mark.parametrize(("until", "last_minute"), LAST_MINUTE.items())
def test_a_lifted_lock_holds_to_the_last_minute_of_its_day(until: date, last_minute: datetime) -> None:
    event, submit = opened(until - timedelta(days=90), due=20, locked=60)
    lift = LiftLock(stream_id=submit.stream_id, reason="Illness", until=until)
    lifted = provider_return.given(event).when(lift, at=last_minute).decided()
    waiting = provider_return.given(event, *lifted)
    assert waiting.when(submit, at=last_minute).decided()
    waiting.when(submit, at=last_minute + MINUTE).then_refused(NotInState, "Ask the commissioner to lift")


@pytest.mark.parametrize(("sunday", "hours"), [(MARCH, 23), (OCTOBER, 25)])
def test_the_day_of_a_clock_change_is_an_hour_short_or_long(sunday: date, hours: int) -> None:
    minutes = [
        datetime(sunday.year, sunday.month, sunday.day, tzinfo=UTC) + timedelta(minutes=minute)
        for minute in range(-120, 26 * 60)
    ]
    assert sum(local_day(moment) == sunday for moment in minutes) == hours * 60


@given(st.datetimes(datetime(1972, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001
def test_a_day_never_goes_back_as_time_goes_on(moment: datetime) -> None:
    assert local_day(moment) <= local_day(moment + MINUTE) <= local_day(moment) + timedelta(days=1)
