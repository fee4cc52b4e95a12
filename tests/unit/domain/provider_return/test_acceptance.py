"""A submitted return is accepted, or sent back with the reason; a lock is lifted with one."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from domain.provider_return.commands import AcceptReturn, LiftLock, SendBackReturn
from domain.provider_return.events import LockLifted, ReturnAccepted, ReturnEvent, ReturnSentBack
from domain.shared.errors import Invalid, NotInState
from tests.unit.domain.examples import OPENED, RETURN
from tests.unit.domain.provider_return.decider import ACCEPTED, SUBMITTED, provider_return

SENT_BACK = (*SUBMITTED, ReturnSentBack(reason="Count again"))


def test_a_submitted_return_is_accepted() -> None:
    provider_return.given(*SUBMITTED).when(AcceptReturn(stream_id=RETURN, note="Thank you")).then(
        ReturnAccepted(note="Thank you")
    )


@pytest.mark.parametrize("past", [(OPENED,), SENT_BACK, ACCEPTED])
def test_no_other_return_is_accepted_or_sent_back(past: tuple[ReturnEvent, ...]) -> None:
    given = provider_return.given(*past)
    given.when(AcceptReturn(stream_id=RETURN)).then_refused(NotInState, "can be accepted")
    given.when(SendBackReturn(stream_id=RETURN, reason="?")).then_refused(NotInState, "can be sent back")


def test_a_return_is_sent_back_with_the_reason() -> None:
    given = provider_return.given(*SUBMITTED)
    given.when(SendBackReturn(stream_id=RETURN, reason=" Count again ")).then(
        ReturnSentBack(reason="Count again")
    )
    given.when(SendBackReturn(stream_id=RETURN, reason=" ")).then_refused(Invalid, "Say why", field="reason")


def test_a_return_sent_back_keeps_its_readings_until_it_is_sent_again() -> None:
    assert provider_return.after(*SENT_BACK).readings == provider_return.after(*SUBMITTED).readings


@pytest.mark.parametrize("past", [(OPENED,), SENT_BACK])
def test_a_lock_is_lifted_for_a_return_that_waits_with_the_reason(past: tuple[ReturnEvent, ...]) -> None:
    until = date(2026, 9, 10)
    given = provider_return.given(*past)
    given.when(LiftLock(stream_id=RETURN, reason="Illness", until=until)).then(
        LockLifted(reason="Illness", until=until)
    )
    given.when(LiftLock(stream_id=RETURN, reason="", until=until)).then_refused(
        Invalid, "Say why", field="reason"
    )


@pytest.mark.parametrize("past", [SUBMITTED, ACCEPTED])
def test_there_is_no_lock_to_lift_once_the_return_is_in(past: tuple[ReturnEvent, ...]) -> None:
    provider_return.given(*past).when(
        LiftLock(stream_id=RETURN, reason="Illness", until=date(2026, 9, 10))
    ).then_refused(NotInState, "no lock to lift")


def test_a_lock_is_lifted_until_today_in_london_or_later() -> None:
    lift = LiftLock(stream_id=RETURN, reason="Illness", until=date(2026, 8, 31))
    given = provider_return.given(OPENED)
    assert given.when(lift, at=datetime(2026, 8, 31, 22, 59, tzinfo=UTC)).decided()
    given.when(lift, at=datetime(2026, 8, 31, 23, 0, tzinfo=UTC)).then_refused(
        Invalid, "today or a day to come", field="until"
    )
